import { grammars, type Kind, type KindGrammar, type Row } from "../../lib/index.js";

/** A row, and the kind that has it. */
export interface Walked {
  readonly kind: Kind;
  readonly row: Row;
}

/** The rows below a row, whatever its shape calls them. */
function below(row: Row): Row[] {
  const { members = {}, each } = row as { members?: Readonly<Record<string, Row>>; each?: Row };
  return [...Object.values(members), ...(each === undefined ? [] : [each])];
}

function family(row: Row): Row[] {
  return [row, ...below(row).flatMap(family)];
}

export const ALL: readonly KindGrammar[] = Object.values(grammars) as unknown as KindGrammar[];

/** Every row of every kind, those of members of members and those without a member included. */
export const ROWS: readonly Walked[] = ALL.flatMap(({ kind, members, noMembers = [] }) =>
  [...(Object.values(members) as Row[]), ...noMembers].flatMap(family).map((row): Walked => ({ kind, row })),
);
