import { escapeToken } from "../common/pointer.js";
import { grammars } from "./grammar/index.js";
import type { Kind } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";
import type { KindGrammar } from "./grammar/types.js";
import { below, pointerOf } from "./shapes/shape.js";

/** A row of the grammar, and where it stands: what is below an entry or an item has the whole path. */
export interface Place {
  readonly kind: Kind;
  readonly member: string;
  readonly row: Row;
  /** The row that this one is right below. */
  readonly parent?: Row;
}

function entryRow(row: Extract<Row, { shape: "entries" }>): Row {
  const path = `${row.fallback === undefined ? row.path : ""}/${row.key}`;
  const pointer = `${pointerOf(row)}/${escapeToken(row.key)}`;
  const members = Object.entries(row.each.members).map(([name, rule]) => [name, below(rule, path, pointer)]);
  return { ...below(row.each, path, pointer), members: Object.fromEntries(members) };
}

/** The rows right below a row, by the names of their members. */
export function rowsBelow(row: Row): (readonly [member: string, row: Row])[] {
  switch (row.shape) {
    case "object":
      return Object.entries(row.members);
    case "entries":
      return [[row.key, entryRow(row)]];
    case "named": {
      const item = `/{${row.key}}`;
      return Object.entries(row.members).map(([member, rule]) => [
        member,
        below(rule, row.path + item, pointerOf(row) + item),
      ]);
    }
    default:
      return [];
  }
}

function placesIn(kind: Kind, rows: Iterable<readonly [string, Row]>, parent?: Row): Place[] {
  return [...rows].flatMap(([member, row]) => [
    { kind, member, row, ...(parent === undefined ? {} : { parent }) },
    ...placesIn(kind, rowsBelow(row), row),
  ]);
}

/** Every row of a kind, each before those below it. */
export function placesOfKind(kind: Kind): Place[] {
  const { members, noMembers = [] } = grammars[kind] as unknown as KindGrammar;
  return [
    ...placesIn(kind, Object.entries(members as Readonly<Record<string, Row>>)),
    ...noMembers.map((row) => ({ kind, member: row.path.slice(1), row })),
  ];
}

/** `/requestTemplates/{contentType}`: the path that operations on the row name, its key as a placeholder. */
export function pathPattern(row: Row): string {
  if (row.shape === "single") return `${row.path}/${row.at[0]}`;
  if (row.shape === "entries" && row.fallback !== undefined) return `/${row.key}`;
  const keyed = row.shape === "map" || (row.shape === "set" && row.addressed === "path");
  return keyed ? `${row.path}/{${row.key}}` : row.path;
}
