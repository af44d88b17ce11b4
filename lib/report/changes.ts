import { step } from "../../patch/apply.js";
import { assumptions } from "../../patch/assumptions.js";
import { compiledFor } from "../../patch/compile.js";
import { readForm } from "../../patch/forms.js";
import { plain } from "../../patch/given.js";
import type { Kind, PatchOperation } from "../../patch/grammar/resources.js";
import { resolve } from "../../patch/resolve.js";
import { begin } from "../../patch/session.js";
import { ABSENT, type Held, held, PRESENT } from "./held.js";
import { count, cut, length, pad } from "./layout.js";
import type { Layout, Style } from "./style.js";
import { visible } from "./visible.js";

/** One row of the table: a path, what is there, what will be there, and the operation between the two. */
interface Change {
  readonly op: PatchOperation["op"];
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const UNKNOWN = "(unknown)";

function shown(value: Held): string {
  if (value === ABSENT) return "(absent)";
  if (value === PRESENT) return "(present)";
  return value === "" ? '""' : visible(value);
}

/** An empty text that clears: the member is absent afterwards. */
function clears(kind: Kind, operation: PatchOperation): boolean {
  if (operation.op !== "replace" || operation.value !== "") return false;
  const place = resolve(compiledFor(kind), operation, assumptions());
  return (
    "row" in place &&
    place.row.shape === "scalar" &&
    place.row.clear.by === "replace" &&
    place.row.clear.value === ""
  );
}

/** What an operation leaves at its path. */
function left(kind: Kind, operation: PatchOperation): string {
  const { op, value, from } = operation;
  if (op === "remove" || clears(kind, operation)) return shown(ABSENT);
  return op === "copy" || op === "move" ? `(${op} of ${visible(from ?? "")})` : shown(value ?? PRESENT);
}

/** Carries out the operations one by one: a later one finds what the earlier ones have left. */
function changes(kind: Kind, operations: readonly PatchOperation[], current: object): Change[] {
  const compiled = compiledFor(kind);
  const { resource } = readForm(kind, plain(current, `the ${kind}`));
  const session = begin(compiled.grammar, resource, undefined, {});
  return operations.map((operation) => {
    const before = held(kind, session.state, operation);
    step(compiled, session, operation);
    return {
      op: operation.op,
      path: visible(operation.path),
      before: before === undefined ? UNKNOWN : shown(before),
      after: left(kind, operation),
    };
  });
}

/** How much of two equal beginnings is left in front of the first difference. */
const LEAD = 6;

/** Cuts two texts to a width so that the first place where they differ is in sight. */
function cutPair(before: string, after: string, width: number): [string, string] {
  if (length(before) <= width && length(after) <= width) return [before, after];
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  const from = same > width - LEAD ? same - LEAD : 0;
  const part = (text: string) => cut(from === 0 ? text : `…${text.slice(from)}`, width);
  return [part(before), part(after)];
}

const OPERATION_STYLE: Readonly<Record<PatchOperation["op"], Style>> = {
  add: "add",
  remove: "remove",
  replace: "replace",
  copy: "replace",
  move: "replace",
  test: "info",
};

const ARROW = "  ->  ";
const GAP = "  ";
const LONGEST_OPERATION = "replace".length;
/** Below this a value says too little, and each change gets lines of its own. */
const NARROWEST_VALUE = 20;

const longest = (texts: readonly string[]): number => Math.max(...texts.map(length));

/** One line a change: path, current -> desired, operation. */
function table(rows: readonly Change[], value: number, { paint }: Layout): string {
  const path = longest(rows.map((row) => row.path));
  const cells = rows.map(({ before, after }) => cutPair(before, after, value));
  const [left, right] = [longest(cells.map(([cell]) => cell)), longest(cells.map(([, cell]) => cell))];
  return rows
    .map(({ op, path: at }, index) => {
      const [before, after] = cells[index] as [string, string];
      const values = `${pad(before, left)}${ARROW}${pad(after, right)}`;
      return `${GAP}${pad(at, path)}${GAP}${values}${GAP}${paint(OPERATION_STYLE[op], op)}\n`;
    })
    .join("");
}

/** For narrow terminals and long paths: operation and path, and the values below them. */
function stacked(rows: readonly Change[], { paint, width }: Layout): string {
  const margin = " ".repeat(GAP.length + LONGEST_OPERATION + GAP.length);
  const room = width - margin.length;
  return rows
    .map(({ op, path, before, after }) => {
      const head = `${GAP}${paint(OPERATION_STYLE[op], pad(op, LONGEST_OPERATION))}${GAP}${paint("heading", path)}\n`;
      if (length(before) + ARROW.length + length(after) <= room) {
        return `${head}${margin}${before}${ARROW}${after}\n`;
      }
      const [was, is] = cutPair(before, after, room);
      return `${head}${margin}${was}\n${margin.slice(3)}-> ${is}\n`;
    })
    .join("");
}

/**
 * A list of operations as a table for people: member path, current -> desired, operation.
 *
 * @param current the object that the list is for, in any form
 */
export function changesText(
  kind: Kind,
  operations: readonly PatchOperation[],
  current: object,
  layout: Layout,
): string {
  if (operations.length === 0) return "";
  const rows = changes(kind, operations, current);
  const taken = 3 * GAP.length + longest(rows.map(({ path }) => path)) + ARROW.length + LONGEST_OPERATION;
  const value = Math.floor((layout.width - taken) / 2);
  return value < NARROWEST_VALUE ? stacked(rows, layout) : table(rows, value, layout);
}

/** `3 changes: 1 add, 1 remove, 1 replace`. */
export function changesTally(operations: readonly PatchOperation[]): string {
  if (operations.length === 0) return "no changes";
  const names = ["add", "remove", "replace", "copy", "move", "test"] as const;
  const parts = names
    .map((name) => [operations.filter(({ op }) => op === name).length, name] as const)
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`);
  return `${count(operations.length, "change")}: ${parts.join(", ")}`;
}
