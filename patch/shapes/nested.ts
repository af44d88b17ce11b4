import { byCodeUnit, type Dictionary, get, isObject } from "../../common/own.js";
import type { NestedRow } from "../grammar/types.js";
import { isSame } from "../normalise.js";
import { escapeToken } from "../pointer.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const entries = (value: unknown): Readonly<Dictionary> => (isObject(value) ? value : {});

/** The keys under which two maps of resources differ, or the first of them. */
function changed(row: NestedRow, current: unknown, desired: unknown, first?: "first"): string[] {
  const a = entries(current);
  const b = entries(desired);
  const keys: string[] = [];
  for (const key in a) {
    if (!Object.hasOwn(a, key) || sameResource(row, a[key], get(b, key))) continue;
    keys.push(key);
    if (first !== undefined) return keys;
  }
  for (const key in b) {
    if (Object.hasOwn(b, key) && !isNothing(b[key]) && !Object.hasOwn(a, key)) keys.push(key);
  }
  return keys.length < 2 ? keys : keys.sort(byCodeUnit);
}

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return isSame(row.kind, a, b);
}

/** A member that holds other resources: a difference is a finding that names the call to make instead. */
export const nested: Shape<NestedRow> = {
  deferred: true,
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) =>
    row.many ? changed(row, current, desired, "first").length === 0 : sameResource(row, current, desired),
  isAbsent: (row, value) =>
    isNothing(value) || (row.many && isObject(value) && Object.keys(value).length === 0),
  emit(row, current, desired, draft) {
    const { path, instead } = row;
    if (!row.many) {
      if (!sameResource(row, current, desired)) draft.say(row.notice, path, { path, instead });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    for (const key of changed(row, current, desired)) {
      if (keep && get(entries(desired), key) === undefined) continue;
      const at = `${path}/${escapeToken(key)}`;
      draft.say(row.notice, at, { path: at, status: key, instead });
    }
  },
  locate: () => undefined,
  apply: () => undefined,
};
