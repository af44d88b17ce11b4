import { documented, type Evidence, inferred, recorded } from "../common/evidence.js";
import type { Dictionary } from "../common/own.js";
import { agree } from "./compare.js";
import { compiledFor } from "./compile.js";
import type { Kind } from "./grammar/resources.js";
import type { Row, ServerDefault } from "./grammar/row-types.js";
import { RECORDED } from "./grammar/sources.js";

/** A difference that does not count, and how that is known. */
export interface Equality {
  /** The path that it speaks of; absent where it holds for every member of the shape. */
  readonly path?: string;
  readonly rule: string;
  readonly evidence: Evidence;
}

/** What holds for every kind, by the shape of a member. Nothing else is forgiven but what the rows say. */
export const GENERAL_EQUALITIES: readonly Equality[] = [
  {
    rule: "undefined, null and absent are equal",
    evidence: documented("the SDK's answers have undefined where AWS's JSON has no member"),
  },
  {
    rule: "an empty map, list or object is absent",
    evidence: recorded(`${RECORDED}: a map sent as {} is answered as {}, and an emptied one is left out`),
  },
  {
    rule: "a set has no order and each member once",
    evidence: inferred("members are added and removed by name, never by position"),
  },
];

function ofRow(row: Row): Equality[] {
  const { path } = row;
  if (row.shape === "object") return Object.values(row.members).flatMap(ofRow);
  if (row.shape === "map") {
    const found: Equality[] = [];
    if (row.nullIsEmpty !== undefined) found.push({ path, rule: 'null is ""', evidence: row.nullIsEmpty });
    if (row.filledIn !== undefined) {
      const { value, evidence } = row.filledIn;
      const rule = `absent in the desired object agrees with ${JSON.stringify(value)}`;
      found.push({ path, rule, evidence });
    }
    return found;
  }
  if (row.shape === "set" && row.serverDefault !== undefined) {
    const { value, evidence } = row.serverDefault;
    return [{ path, rule: `absent is [${value.join(", ")}]`, evidence }];
  }
  if (row.shape === "single") {
    const { value, evidence } = row.serverDefault;
    return [{ path, rule: `absent is [${value}]`, evidence }];
  }
  if (row.shape !== "scalar") return [];
  const found: Equality[] = [];
  for (const { value, holds, evidence } of [row.serverDefault ?? []].flat() as ServerDefault[]) {
    found.push({
      path,
      rule: `absent is ${value}${holds === undefined ? "" : ", where that is the default"}`,
      evidence,
    });
  }
  if (row.emptyIsAbsent !== undefined)
    found.push({ path, rule: '"" is absent', evidence: row.emptyIsAbsent });
  if (row.ignored !== undefined) {
    found.push({ path, rule: "does not count where AWS drops it", evidence: row.ignored.evidence });
  }
  if (row.absentKeeps !== undefined) {
    found.push({ path, rule: "absent in the desired object means keep", evidence: row.absentKeeps.evidence });
  }
  if (row.equality !== undefined) {
    found.push({ path, rule: row.equality.rule, evidence: row.equality.evidence });
  }
  return found;
}

/** What counts as equal in a kind beyond the general rules: a closed list, read from its rows. */
export function equalities(kind: Kind): Equality[] {
  return compiledFor(kind).rows.flatMap(({ row }) => ofRow(row));
}

/** Would AWS hold two objects of a kind for the same? Members that the second one lacks may be the server's to fill in. */
export function isSame(kind: Kind, current: Readonly<Dictionary>, desired: Readonly<Dictionary>): boolean {
  return agree(compiledFor(kind), current, desired);
}
