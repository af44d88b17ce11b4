import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import type { Compiled } from "./compile.js";
import { isNothing } from "./shapes/shape.js";

/** What a walk over two objects found. */
export interface Comparison {
  /** The bits of the rows that differ. */
  readonly marks: number;
  /** The desired object, with what it inherits of the current one for rules that look at other members. */
  readonly resource: Readonly<Dictionary>;
  /** Members without a row, and whether the desired object has them. */
  readonly strangers: readonly { readonly member: string; readonly desired: boolean }[] | undefined;
  /** One of the objects is not in the model's own form, and must be read first. */
  readonly foreign: boolean;
}

/** An object with its own members only: data from JSON and the SDK is that already. */
export function plain(value: unknown, what: string): Readonly<Dictionary> {
  if (!isObject(value)) throw new InputError(`${what} is an object, not ${describe(value)}`);
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  const own: Dictionary = {};
  for (const member of Object.keys(value)) put(own, member, value[member]);
  return own;
}

function describe(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}

/**
 * The object that rules look at. A desired object without a type has the current one's: no operation changes it. Under
 * `keep` every member that it lacks is the current one's.
 */
function context(
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Readonly<Dictionary> {
  if (keep) return { ...current, ...desired };
  const { type } = current;
  return isNothing(desired.type) && !isNothing(type) ? { ...desired, type } : desired;
}

/**
 * Walks the members that are present and marks what differs. Asking every row of both objects would be slower: most
 * members are absent, and reading an absent member of objects of many shapes is what costs.
 */
export function compare(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Comparison {
  const { byMember } = compiled;
  const resource = context(current, desired, keep);
  let marks = 0;
  let strangers: { member: string; desired: boolean }[] | undefined;
  for (const member in desired) {
    const after = desired[member];
    const row = byMember.get(member);
    if (row === undefined) {
      if (after === undefined || after === null || !Object.hasOwn(desired, member)) continue;
      if (compiled.isEnvelope(member)) return { marks: 0, resource, strangers: undefined, foreign: true };
      strangers ??= [];
      strangers.push({ member, desired: true });
      continue;
    }
    if (after === undefined) continue;
    const before = current[member];
    if (before !== after && !row.shape.same(row.row, before, after, resource)) marks |= row.bit;
  }
  for (const member in current) {
    const before = current[member];
    if (before === undefined || before === null) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (!Object.hasOwn(current, member)) continue;
      if (compiled.isEnvelope(member)) return { marks: 0, resource, strangers: undefined, foreign: true };
      if (Object.hasOwn(desired, member)) continue;
      strangers ??= [];
      strangers.push({ member, desired: false });
      continue;
    }
    if (keep || desired[member] !== undefined) continue;
    if (row.row.shape === "scalar" && row.row.absentKeeps !== undefined) continue;
    if (!row.shape.same(row.row, before, undefined, resource)) marks |= row.bit;
  }
  return { marks, resource, strangers, foreign: false };
}
