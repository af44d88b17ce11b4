import type { Saying } from "../../common/findings.js";
import { isObject } from "../../common/own.js";
import type { NestedRow } from "../grammar/row-types.js";
import { isSame } from "../normalise.js";
import { writesOf } from "../writes.js";
import { differingListed, holdTheSame, inOrder, type KeyDifference } from "./keys.js";
import { isNothing, PHASE, type Shape, typeName } from "./shape.js";

const NONE: readonly KeyDifference[] = [];

/** The maps of a resource lie one level inside, and objects in those another one. */
const DEPTH = 2;

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (!isObject(a) || !isObject(b)) return a === b;
  return holdTheSame(a, b, DEPTH) || isSame(row.kind, a, b);
}

/** Where two maps of resources differ, or `undefined`; a single resource has no keys to name. */
function differences(
  row: NestedRow,
  current: unknown,
  desired: unknown,
): readonly KeyDifference[] | undefined {
  if (row.many) return differingListed(row, current, desired, sameResource);
  return sameResource(row, current, desired) ? undefined : NONE;
}

/** A member that holds other resources: a difference is a finding that names the call to make instead. */
export const nested: Shape<NestedRow> = {
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) => differences(row, current, desired) === undefined,
  under: (row) => (row.many ? sameResource : undefined),
  listed: true,
  isData: true,
  differences,
  isAbsent: (row, value) =>
    isNothing(value) || (row.many && isObject(value) && Object.keys(value).length === 0),
  emit(row, current, desired, draft, _phase, found = differences(row, current, desired)) {
    const { path, instead } = row;
    if (found === undefined) return;
    if (!row.many) {
      draft.say(row.notice, path, { path, instead });
      return;
    }
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", path, { path, expected: "map", found: typeName(desired) });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    const saying = writesOf(row).saying as (key: string) => Saying;
    for (const { key, wanted } of inOrder(found)) {
      if (keep && wanted === undefined) continue;
      draft.repeat(saying(key));
    }
  },
  locate: () => undefined,
  apply: () => undefined,
};
