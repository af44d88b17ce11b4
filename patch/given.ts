/** What callers give: an object, whatever its prototype, or one error. */
import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import { describe } from "../common/show.js";

/** An object, whatever its prototype. */
export function anObject(value: unknown, what: string): Readonly<Dictionary> {
  if (!isObject(value)) throw new InputError(`${what} is an object, not ${describe(value)}`);
  return value;
}

/** An object with its own members only. */
export function plain(given: unknown, what: string): Readonly<Dictionary> {
  // Nearly every one is, and needs no more questions.
  if (typeof given === "object" && given !== null && Object.getPrototypeOf(given) === Object.prototype)
    return given as Readonly<Dictionary>;
  return plainly(anObject(given, what));
}

/** The same of what is known to be an object: data from JSON and the SDK is plain already. */
export function plainly(value: Readonly<Dictionary>): Readonly<Dictionary> {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  const own: Dictionary = {};
  for (const member of Object.keys(value)) put(own, member, value[member]);
  return own;
}
