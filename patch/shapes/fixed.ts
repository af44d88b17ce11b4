import { type Dictionary, isObject } from "../../common/own.js";
import { show } from "../../common/show.js";
import { plainly } from "../given.js";
import type { FixedRow } from "../grammar/row-types.js";
import { held, size } from "./keys.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const isOwn = Object.prototype.hasOwnProperty;

/** Plain equality over JSON data, whatever the order of keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return isNothing(a) && isNothing(b);
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b);
  if (Array.isArray(b)) return false;
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  }
  return sameMembers(a as Dictionary, b as Dictionary);
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  const { length } = a;
  if (length !== b.length) return false;
  for (let at = 0; at < length; at += 1) {
    const was = a[at];
    const wanted = b[at];
    // Lists of numbers in a list come in quantities, as the days of a usage.
    if (Array.isArray(was) && Array.isArray(wanted)) {
      if (was !== wanted && !sameInner(was, wanted)) return false;
    } else if (was !== wanted && !sameData(was, wanted)) return false;
  }
  return true;
}

function sameInner(a: readonly unknown[], b: readonly unknown[]): boolean {
  const { length } = a;
  if (length !== b.length) return false;
  for (let at = 0; at < length; at += 1) {
    const was = a[at];
    const wanted = b[at];
    // Numbers by themselves: V8 compares at once what a place has seen one type of, and calls a function for others.
    if (typeof was === "number" ? was !== wanted : was !== wanted && !sameData(was, wanted)) return false;
  }
  return true;
}

function sameMembers(given: Readonly<Dictionary>, b: Readonly<Dictionary>): boolean {
  const count = size(given);
  const a = count < 0 ? plainly(given) : given;
  let shared = 0;
  for (const key in b) {
    if (!isOwn.call(b, key)) continue;
    const wanted = b[key];
    const was = held(a, key);
    if (was !== wanted && !sameData(was, wanted)) return false;
    if (was !== undefined) shared += 1;
  }
  return shared === count || lacksNothing(a, b);
}

/** Does the first object say nothing under keys that only it has? What both have is not gone into again. */
function lacksNothing(a: Readonly<Dictionary>, b: Readonly<Dictionary>): boolean {
  for (const key of Object.keys(a)) if (!isNothing(a[key]) && !Object.hasOwn(b, key)) return false;
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
  return (
    isObject(value) && !(value instanceof Date) && Object.values(value).every((held) => held === undefined)
  );
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
  isData: true,
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
