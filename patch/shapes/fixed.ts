import { type Dictionary, get, isObject } from "../../common/own.js";
import { show } from "../../common/show.js";
import type { FixedRow } from "../grammar/types.js";
import { areAlike } from "./keys.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

/** Plain equality over JSON data, whatever the order of keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b);
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  }
  return isObject(a) && isObject(b) && (areAlike(a, b) || sameMembers(a, b));
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (!sameData(a[at], b[at])) return false;
  return true;
}

function sameMembers(a: Readonly<Dictionary>, b: Readonly<Dictionary>): boolean {
  const had = Object.keys(a);
  const has = Object.keys(b);
  let step = 0;
  for (; step < had.length && had[step] === has[step]; step += 1) {
    const key = had[step] as string;
    if (!sameData(a[key], b[key])) return false;
  }
  for (const key of had.slice(step)) if (!sameData(a[key], get(b, key))) return false;
  for (const key of has.slice(step)) if (!Object.hasOwn(a, key) && !isNothing(b[key])) return false;
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
  if (sameData(current, desired) || (isEmpty(current) && isEmpty(desired))) return true;
  if (row.moment !== true) return false;
  const at = moment(current);
  return at !== undefined && at === moment(desired);
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
