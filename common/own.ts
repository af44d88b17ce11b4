/**
 * Members as data: a key such as `__proto__` or `constructor` is read, written and copied like any other, and nothing
 * inherited is ever seen.
 */

import { InputError } from "./errors.js";

export type Dictionary<T = unknown> = Record<string, T>;

export function isObject(value: unknown): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function get<T>(object: Readonly<Dictionary<T>> | undefined | null, key: string): T | undefined {
  return object !== undefined && object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

export function put<T>(object: Dictionary<T>, key: string, value: T): void {
  if (key === "__proto__") {
    // Plain assignment would set the prototype.
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

/** No resource of API Gateway, and no definition of one, is nested as deeply. */
export const DEEPEST = 200;

/**
 * A deep copy of plain data: own members only, and none that is `undefined`, which is as absent as what is not there.
 *
 * @throws InputError where the data is nested more than `DEEPEST` levels deep: a walk over it could exhaust the stack.
 */
export function copy<T>(value: T, depth = 0): T {
  if (depth > DEEPEST) throw new InputError(`the input is nested more than ${DEEPEST} levels deep`);
  if (Array.isArray(value)) return value.map((member) => copy(member, depth + 1)) as T;
  if (!isObject(value) || value instanceof Date || value instanceof Uint8Array) return value;
  const result: Dictionary = {};
  for (const key of Object.keys(value))
    if (value[key] !== undefined) put(result, key, copy(value[key], depth + 1));
  return result as T;
}

/** By UTF-16 code unit, the same on every machine; `localeCompare` is not. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
