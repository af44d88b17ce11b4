import { isObject } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { NestedRow } from "../grammar/types.js";
import { isSame } from "../normalise.js";
import { differingKeys, inOrder, type KeyDifference } from "./keys.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return isSame(row.kind, a, b);
}

/** Where two maps of resources differ, or `undefined`; a single resource has no keys to name. */
function differences(
  row: NestedRow,
  current: unknown,
  desired: unknown,
): readonly KeyDifference[] | undefined {
  if (!row.many) return sameResource(row, current, desired) ? undefined : [];
  const found = differingKeys(row, current, desired, sameResource);
  return found.length === 0 ? undefined : found;
}

/** A member that holds other resources: a difference is a finding that names the call to make instead. */
export const nested: Shape<NestedRow> = {
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) => differences(row, current, desired) === undefined,
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
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    for (const { key, wanted } of inOrder(found)) {
      if (keep && wanted === undefined) continue;
      const at = `${path}/${escapeToken(key)}`;
      draft.say(row.notice, at, { path: at, status: key, instead });
    }
  },
  locate: () => undefined,
  apply: () => undefined,
};
