/**
 * Rows of one form. The engines read rows of many shapes and kinds in one place, and V8 reads a member several times as
 * fast where all objects that come there have the same members, in one order, be they `undefined`.
 */
import type { Dictionary } from "../common/own.js";
import { grammars } from "./grammar/index.js";
import type { KindGrammar, Row } from "./grammar/types.js";

/** The rows right below a row. */
function below(row: Row): Row[] {
  if (row.shape === "entries") return [row.each];
  return row.shape === "object" || row.shape === "named" ? Object.values(row.members) : [];
}

function addMembers(rows: readonly Row[], found: Set<string>): Set<string> {
  for (const row of rows) {
    for (const member of Object.keys(row)) found.add(member);
    addMembers(below(row), found);
  }
  return found;
}

/** What a diff reads stands together: a row is longer than what a processor fetches at once. */
const READ_OFTEN: readonly string[] = [
  ...[
    "shape",
    "path",
    "pointer",
    "operations",
    "value",
    "checks",
    "keyChecks",
    "notices",
    "ignored",
    "clear",
  ],
  ...[
    "emptyIsAbsent",
    "serverDefault",
    "equality",
    "absentKeeps",
    "nullIsEmpty",
    "filledIn",
    "creates",
    "parts",
  ],
];

let known: readonly string[] | undefined;

/** Every member that a row of some kind has. */
function members(): readonly string[] {
  known ??= [
    ...addMembers(
      (Object.values(grammars) as unknown as KindGrammar[]).flatMap((grammar) => [
        ...(Object.values(grammar.members) as Row[]),
        ...(grammar.noMembers ?? []),
      ]),
      new Set(READ_OFTEN),
    ),
  ];
  return known;
}

/** The row with every member that a row may have, and the rows below it likewise. */
export function alike(row: Row): Row {
  const given = row as unknown as Readonly<Dictionary>;
  const made: Dictionary = Object.fromEntries(members().map((member) => [member, given[member]]));
  if (row.shape === "entries") made.each = alike(row.each);
  else if (row.shape === "object" || row.shape === "named") {
    made.members = Object.fromEntries(Object.entries(row.members).map(([name, rule]) => [name, alike(rule)]));
  }
  return made as unknown as Row;
}
