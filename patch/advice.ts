/** What to write instead of an operation that no row takes. */
import { get } from "../common/own.js";
import { escapeToken, parsePointer } from "../common/pointer.js";
import { nearest } from "../common/suggest.js";
import type { Compiled } from "./compile.js";
import type { PatchOperation } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";
import { pathPattern, rowsBelow } from "./places.js";
import { becauseText, clearText, insteadText, pathsBelow } from "./row-texts.js";

const unreached = (row: Row): boolean => row.shape === "fixed" || row.shape === "nested";

/** A path of which only the beginning is a row's: what is missing, or too much. */
function shorten(row: Row): string {
  return `${row.path} has nothing below it: write ${row.path}.`;
}

const named = (paths: readonly string[]): string => (paths.length === 1 ? "" : "one of ") + paths.join(", ");

type Correction<R extends Row> = (row: R, below: string) => string | undefined;

/** By shape: what is wrong with a path that begins as the row's; `below` is what stands behind that, and its slash. */
const CORRECTIONS: { readonly [S in Row["shape"]]?: Correction<Extract<Row, { shape: S }>> } = {
  fixed: noOperation,
  nested: noOperation,
  map: keyed,
  set: (row, below) =>
    row.addressed === "path"
      ? keyed(row, below)
      : below === ""
        ? undefined
        : `The member stands in the value, not in the path: ${row.path}.`,
  single: (row, below) => (row.at.includes(below) ? undefined : `The path is ${pathPattern(row)}.`),
  scalar: (row, below) => (below === "" ? undefined : shorten(row)),
  lens: (row, below) => (below === "" ? undefined : shorten(row)),
  object: members,
  entries: members,
  named: (row, below) =>
    below === ""
      ? undefined
      : `The item's name stands in the value, at ${row.path}; what it holds is at ${named(pathsBelow(row))}.`,
};

function noOperation(row: Row): string {
  return `No operation reaches ${row.path}: ${becauseText(row)}. ${insteadText(row) ?? ""}`.trim();
}

function keyed(row: Row, below: string): string | undefined {
  if (below === "") return `${row.path} as a whole is no path: name a key, ${pathPattern(row)}.`;
  return below.includes("/")
    ? `Write the slash in the key as ~1: ${row.path}/${escapeToken(below)}.`
    : undefined;
}

function members(row: Row, below: string): string | undefined {
  if (below === "" && Object.keys(row.operations).length > 0) return undefined;
  const paths = pathsBelow(row);
  const said =
    below === "" ? `${row.path} as a whole is no path` : `${row.path} has no member ${below.split("/")[0]}`;
  return paths.length === 0 ? undefined : `${said}: name ${named(paths)}.`;
}

/** What is wrong with a path that API Gateway refused, and how it is written; `undefined` where it is a good one. */
export function correction(path: string, row: Row): string | undefined {
  const correct = CORRECTIONS[row.shape] as Correction<Row> | undefined;
  return correct?.(row, path.slice(row.path.length + 1));
}

/** The row that a path leads to, or the last one on its way. */
function rowOn(compiled: Compiled, tokens: readonly string[]): Row | undefined {
  let row = compiled.byToken.get(tokens[0] as string)?.row;
  for (const token of tokens.slice(1)) {
    const child: Row | undefined =
      row?.shape === "object" ? get(row.members as Record<string, Row>, token) : undefined;
    if (child === undefined) break;
    row = child;
  }
  return row;
}

/** The row that a path leads to which begins with a key, in its place. */
function rowOfFallback({ fallback }: Compiled, path: string): Row | undefined {
  const found = fallback?.shape.locate(fallback.row, fallback.member, path.slice(1).split("/"), []);
  if (fallback === undefined || found === undefined) return undefined;
  const [[, entry] = []] = rowsBelow(fallback.row);
  return entry === undefined || found.parents.length === 1
    ? entry
    : rowsBelow(entry).find(([member]) => member === found.member)?.[1];
}

/** What takes a member away, where an operation on its path does. */
function clearing(row: Row): string {
  const known = row.shape === "scalar" && row.clear.by === "nothing" ? undefined : clearText(row);
  return known === undefined ? "No operation is known to take it away." : `To clear it, ${known}.`;
}

/** A good path with an operation that it does not take. */
function otherOperation(row: Row, op: string): string {
  const takes = `${pathPattern(row)} takes ${Object.keys(row.operations).join(", ")}.`;
  if (op === "remove") return `${takes} ${clearing(row)}`;
  const paths = pathsBelow(row);
  return paths.length === 0 ? takes : `${takes} Its members are at ${paths.join(", ")}.`;
}

/** The first token of a path is none that the kind has. */
function otherPath({ rows, grammar: { kind }, fallback }: Compiled, tokens: readonly string[]): string {
  const known = rows.map(({ row }) => row);
  const names = known.map(({ path }) => path.slice(1));
  const [near] = nearest(tokens[0] ?? "", names);
  const meant = known.find(({ path }) => path === `/${near}`);
  if (meant !== undefined) return `Did you mean ${pathPattern(meant)}?`;
  // So many tokens only the paths have that begin with a key.
  const paths =
    fallback !== undefined && tokens.length > 2
      ? pathsBelow(fallback.row)
      : known.filter((row) => !unreached(row)).map(pathPattern);
  return paths.length === 0
    ? `No operation reaches a member of ${kind}.`
    : `The paths of ${kind} are ${paths.join(", ")}.`;
}

/** Longer paths are cut: what is wrong with them stands in their beginning. */
const LONGEST = 200;

/** What to write instead of an operation that a kind does not take: one or two sentences. */
export function advice(compiled: Compiled, { op, path = "" }: PatchOperation): string {
  const tokens = parsePointer(path);
  const shown = path.length > LONGEST ? `${path.slice(0, LONGEST)}…` : path;
  if (tokens === undefined) return `A path begins with a slash: /${shown}.`;
  const row = rowOn(compiled, tokens);
  if (row !== undefined) return correction(shown, row) ?? otherOperation(row, op);
  const entry = rowOfFallback(compiled, path);
  return entry === undefined ? otherPath(compiled, tokens) : otherOperation(entry, op);
}
