import { byCodeUnit, type Dictionary, get, isObject } from "../../common/own.js";
import { differs } from "../diff.js";
import type { NestedRow } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const entries = (value: unknown): Readonly<Dictionary> => (isObject(value) ? value : {});

/** The keys under which two maps of resources differ. */
function changed(row: NestedRow, current: unknown, desired: unknown): string[] {
  const a = entries(current);
  const b = entries(desired);
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].filter((key) => !sameResource(row, get(a, key), get(b, key))).sort(byCodeUnit);
}

function sameResource(row: NestedRow, a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return !differs(row.kind, a, b);
}

/** A member that holds other resources: a difference is a finding that names the call to make instead. */
export const nested: Shape<NestedRow> = {
  phases: () => [PHASE.SCALARS],
  same: (row, current, desired) =>
    row.many ? changed(row, current, desired).length === 0 : sameResource(row, current, desired),
  isAbsent: (row, value) =>
    isNothing(value) || (row.many && isObject(value) && Object.keys(value).length === 0),
  emit(row, current, desired, draft) {
    const { path, instead } = row;
    if (!row.many) {
      draft.say(row.notice, path, { path, instead });
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
