import { isObject } from "../../common/own.js";
import type { NestedRow } from "../grammar/types.js";
import { isSame } from "../normalise.js";
import { pathBelow } from "../paths.js";
import { entries, firstUnlike, inOrder, type KeyDifference, withAnother } from "./keys.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const NONE: readonly KeyDifference[] = [];

/** The maps of a resource lie one level inside, and objects in those another one. */
const DEPTH = 2;

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (!isObject(a) || !isObject(b)) return false;
  const unlike = firstUnlike(a, b, DEPTH);
  return unlike === undefined || isSame(row.kind, a, b, unlike);
}

/**
 * Where two maps of resources differ, or `undefined`; a single resource has no keys to name. The keys of most are
 * numbers, which V8 lists sooner than it goes through them.
 */
function differences(
  row: NestedRow,
  current: unknown,
  desired: unknown,
): readonly KeyDifference[] | undefined {
  if (!row.many) return sameResource(row, current, desired) ? undefined : NONE;
  const a = entries(current);
  const b = entries(desired);
  const had = Object.keys(a);
  const has = Object.keys(b);
  let found: KeyDifference[] | undefined;
  for (let at = 0; at < has.length; at += 1) {
    const key = has[at] as string;
    const was = had[at] === key || had.includes(key) ? a[key] : undefined;
    const wanted = b[key];
    if (!sameResource(row, was, wanted)) found = withAnother(found, { key, was, wanted });
  }
  for (let at = 0; at < had.length; at += 1) {
    const key = had[at] as string;
    if (has[at] === key || has.includes(key) || isNothing(a[key])) continue;
    found = withAnother(found, { key, was: a[key], wanted: undefined });
  }
  return found;
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
      const at = pathBelow(path, key);
      draft.say(row.notice, at, { path: at, status: key, instead });
    }
  },
  locate: () => undefined,
  apply: () => undefined,
};
