/** What a batch does with one line: the parts that every command has. */
import { InputError } from "../../../common/errors.js";
import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import { describe } from "../../../common/show.js";

/**
 * What became of a line. `blocked`: findings of severity `error` stand against it. `refused`: API Gateway would answer
 * with an error. `rejected`: it would refuse the list, as far as a check can tell.
 */
export type Outcome =
  | "converted"
  | "changed"
  | "translated"
  | "accepted"
  | "unchanged"
  | "blocked"
  | "refused"
  | "rejected";

export interface Answer {
  /** What the line of the result holds. */
  readonly result: Dictionary;
  readonly outcome: Outcome;
}

/**
 * Answers one line.
 *
 * @param value what the line holds
 * @param isOurs nobody else holds the value: it may become the result
 * @throws InputError where the line is not what the command takes; its pointer leads into the line
 */
export type LineWork = (value: unknown, isOurs: boolean) => Answer;

/** Carries out a call on a part of a line: pointers of its InputErrors begin where the part stands. */
export function inside<T>(pointer: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof InputError ? outside(pointer, error) : error;
  }
}

export function outside(pointer: string, error: InputError): InputError {
  return pointer === "" ? error : new InputError(error.message, { pointer: `${pointer}${error.pointer}` });
}

/** The keys of a line but for those that the command has used up, as a new object. */
export function withoutKeys(line: Readonly<Dictionary>, used: readonly string[]): Dictionary {
  const result: Dictionary = {};
  for (const key of Object.keys(line)) if (!used.includes(key)) put(result, key, line[key]);
  return result;
}

/** A text that a line may have beside its object. */
export function textOf(line: Readonly<Dictionary>, key: string): string | undefined {
  const value = get(line, key);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new InputError(`a string is expected, not ${describe(value)}`, { pointer: `/${key}` });
}

/** The member of a line that has to be an object. */
export function objectOf(line: Readonly<Dictionary>, key: string): Dictionary {
  const value = get(line, key);
  if (isObject(value)) return value;
  if (value === undefined) throw new InputError(`the line has no ${key}`, { pointer: "" });
  const message = `an object is expected, such as the SDK answers it, not ${describe(value)}`;
  throw new InputError(message, { pointer: `/${key}` });
}

/** The keys under which a line holds the object that its operations are for. */
export const HELD = ["resource", "current"] as const;

/** The key of a line's own object; nothing where it has none. */
export function heldBy(line: Readonly<Dictionary>): (typeof HELD)[number] | undefined {
  return HELD.find((key) => get(line, key) !== undefined && get(line, key) !== null);
}
