import { byCodeUnit, get, isObject } from "../../common/own.js";
import type { NestedRow } from "../grammar/types.js";
import { isSame } from "../normalise.js";
import { escapeToken } from "../pointer.js";
import { differingKeys, entries } from "./keys.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return isSame(row.kind, a, b);
}

/** The keys under which two maps of resources differ, or `undefined`; a single resource has none to name. */
function changedKeys(row: NestedRow, current: unknown, desired: unknown): readonly string[] | undefined {
  if (!row.many) return sameResource(row, current, desired) ? undefined : [];
  const keys = differingKeys(row, current, desired, sameResource);
  return keys.length === 0 ? undefined : keys;
}

/** A member that holds other resources: a difference is a finding that names the call to make instead. */
export const nested: Shape<NestedRow> = {
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) => changedKeys(row, current, desired) === undefined,
  changedKeys,
  isAbsent: (row, value) =>
    isNothing(value) || (row.many && isObject(value) && Object.keys(value).length === 0),
  emit(row, current, desired, draft, _phase, keys = changedKeys(row, current, desired)) {
    const { path, instead } = row;
    if (keys === undefined) return;
    if (!row.many) {
      draft.say(row.notice, path, { path, instead });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    for (const key of keys.length < 2 ? keys : keys.toSorted(byCodeUnit)) {
      if (keep && get(entries(desired), key) === undefined) continue;
      const at = `${path}/${escapeToken(key)}`;
      draft.say(row.notice, at, { path: at, status: key, instead });
    }
  },
  locate: () => undefined,
  apply: () => undefined,
};
