import { get, isObject } from "../../common/own.js";
import { show } from "../../common/show.js";
import type { FixedRow } from "../grammar/types.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

/** Plain equality over JSON data, whatever the order of keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((member, index) => sameData(member, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  for (const key of Object.keys(a)) if (!sameData(a[key], get(b, key))) return false;
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key) && !isNothing(b[key])) return false;
  return true;
}

const MILLIS = 1000;

/** A moment in milliseconds: the SDK has it as a Date, AWS's JSON in seconds, the AWS CLI as text. */
function moment(value: unknown): number | undefined {
  const millis =
    value instanceof Date
      ? value.getTime()
      : typeof value === "number"
        ? value * MILLIS
        : typeof value === "string"
          ? Date.parse(value)
          : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis;
}

/** An empty map or list is an absent one. */
export function isEmpty(value: unknown): boolean {
  if (isNothing(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && !(value instanceof Date) && Object.keys(value).length === 0;
}

function sameFixed(row: FixedRow, current: unknown, desired: unknown): boolean {
  if (isEmpty(current) && isEmpty(desired)) return true;
  if (row.moment === true) {
    const [a, b] = [moment(current), moment(desired)];
    if (a !== undefined && a === b) return true;
  }
  return sameData(current, desired);
}

/** Does it say nothing that the desired object leaves the member out? */
const mayBeLeftOut = ({ because }: FixedRow): boolean => because !== "put" && because !== "call";

/** A member that no operation reaches: a difference is a finding. What AWS made, a desired object may leave out. */
export const fixed: Shape<FixedRow> = {
  // What follows from the rest of the list is known when that is written.
  phases: (row) => [row.follows === undefined ? PHASE.SCALARS : PHASE.LAST],
  same: (row, current, desired) =>
    (isNothing(desired) && mayBeLeftOut(row)) || sameFixed(row, current, desired),
  isAbsent: (_row, value) => isEmpty(value),
  emit(row, current, desired, draft) {
    const { path } = row;
    if (isNothing(desired) && row.because === "put") {
      draft.say("type-absent", path, { current: show(current) });
      return;
    }
    const { follows } = row;
    if (follows !== undefined) {
      const changes = draft.patchOperations.length > 0;
      const expected = follows.value(draft.current, draft.desired, changes);
      if (expected !== undefined && sameFixed(row, expected, desired)) return;
      if (expected === undefined && follows.elsewhere !== undefined) {
        draft.say(follows.elsewhere, path, { path }, { evidence: follows.evidence });
        return;
      }
    }
    const values = {
      path,
      kind: path.slice(1),
      current: isNothing(current) ? "absent" : show(current),
      desired: isNothing(desired) ? "absent" : show(desired),
      instead: row.instead,
    };
    draft.say(row.notice, path, values, { evidence: row.evidence });
  },
  locate: (row, member, tokens, parents) =>
    tokens.length === 0 && Object.keys(row.operations).length > 0
      ? { row, operations: row.operations, member, parents }
      : undefined,
  apply: () => undefined,
};
