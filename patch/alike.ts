/**
 * Rows of one form. The engines read rows of many shapes and kinds in one place, and V8 reads a member several times as
 * fast where all objects that come there have the same members, in one order, be they `undefined`.
 */
import type { Dictionary } from "../common/own.js";
import { grammars } from "./grammar/index.js";
import type { Row } from "./grammar/row-types.js";
import type { Check, KindGrammar } from "./grammar/types.js";
import { Writes } from "./writes.js";

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
  ...["writes", "value", "checks", "path", "pointer", "ignored", "emptyIsAbsent", "nullIsEmpty", "notices"],
  ...["serverDefault", "equality", "keyChecks", "clear", "parts", "creates", "shape", "notice", "instead"],
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

/** The rules of a row that a diff asks. */
const CHECKS = ["checks", "keyChecks", "removalChecks", "clearChecks", "nameChecks"] as const;

/** A rule with every member that a rule may have. */
const checkAlike = ({ finding, refusal, schema, parts, broken }: Check): Check =>
  ({ finding, refusal, schema, parts, broken }) as Check;

/** The row with every member that a row may have, and the rows below it likewise. */
export function alike(row: Row): Row {
  const given = row as unknown as Readonly<Dictionary>;
  const made: Dictionary = Object.fromEntries(members().map((member) => [member, given[member]]));
  made.writes = new Writes(row);
  for (const rules of CHECKS) made[rules] = (given[rules] as readonly Check[] | undefined)?.map(checkAlike);
  if (row.shape === "entries") made.each = alike(row.each);
  else if (row.shape === "object" || row.shape === "named") {
    made.members = Object.fromEntries(Object.entries(row.members).map(([name, rule]) => [name, alike(rule)]));
  }
  return made as unknown as Row;
}
