import { isObject } from "../../common/own.js";
import { show } from "../../common/show.js";
import type { FixedRow } from "../grammar/types.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

/** Plain equality over JSON data, whatever the order of keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((member, index) => sameData(member, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const [x, y] = [Object.hasOwn(a, key) ? a[key] : undefined, Object.hasOwn(b, key) ? b[key] : undefined];
    if (!sameData(x, y)) return false;
  }
  return true;
}

/** A member that no operation reaches: a difference is a finding. What the desired object leaves out is kept. */
export const fixed: Shape<FixedRow> = {
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) =>
    isNothing(desired) ? row.because !== "put" || isNothing(current) : sameData(current, desired),
  isAbsent: (_row, value) => isNothing(value),
  emit(row, current, desired, draft) {
    const { path } = row;
    if (isNothing(desired)) {
      if (!isNothing(current)) draft.say("type-absent", path, { current: show(current) });
      return;
    }
    const values = {
      path,
      kind: path.slice(1),
      current: isNothing(current) ? "absent" : show(current),
      desired: show(desired),
      instead: row.instead,
    };
    draft.say(row.notice, path, values, { evidence: row.evidence });
  },
  locate: () => undefined,
  apply: () => undefined,
};
