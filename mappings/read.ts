/** Reading members of an input: `null` and `undefined` are absent, and anything of another shape is one clear error. */
import { InputError } from "../common/errors.js";
import { type Dictionary, isObject } from "../common/own.js";
import { describe } from "../common/show.js";
import { under } from "./findings.js";

/**
 * `base` is a pointer to the value, or, with `member`, to the object that holds it: pointers are put together where
 * something is wrong, and not for every value of a batch.
 */
function wrong(value: unknown, base: string, member: string | undefined, expected: string): never {
  const pointer = member === undefined ? base : under(base, member);
  throw new InputError(`${expected} is expected, not ${describe(value)}`, { pointer });
}

/** A text that is none of the words that its member may have. */
function unknownWord(value: string, pointer: string, words: readonly string[]): never {
  const given = JSON.stringify(value.slice(0, 40));
  throw new InputError(`one of ${words.join(", ")} is expected, not ${given}`, { pointer });
}

/** Text, where it is there. */
export function readText(value: unknown, base: string, member?: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : wrong(value, base, member, "a string");
}

/** One of a few words, where it is there; `""` is absent. */
export function readWord<W extends string>(
  given: unknown,
  pointer: string,
  words: readonly W[],
): W | undefined {
  const value = readText(given, pointer);
  if (value === undefined || value === "") return undefined;
  return (words as readonly string[]).includes(value) ? (value as W) : unknownWord(value, pointer, words);
}

export function readNumber(value: unknown, base: string, member?: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "number" && Number.isSafeInteger(value)
    ? value
    : wrong(value, base, member, "a whole number");
}

export function readFlag(value: unknown, base: string, member?: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "boolean" ? value : wrong(value, base, member, "true or false");
}

/** An object, where it is there. */
export function readObject(value: unknown, base: string, member?: string): Readonly<Dictionary> | undefined {
  if (value === undefined || value === null) return undefined;
  return isObject(value) ? value : wrong(value, base, member, "an object");
}

export function readTexts(value: unknown, base: string, member?: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return wrong(value, base, member, "a list");
  value.forEach((item, index) => {
    if (typeof item !== "string")
      wrong(item, member === undefined ? base : under(base, member), String(index), "a string");
  });
  return value as string[];
}

/** The value of a map's key: `null` is absent. */
export function readEntry(value: unknown, base: string, member?: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : wrong(value, base, member, "a string");
}

/** A template: AWS answers an empty one as `null`. */
export function readTemplate(value: unknown, base: string, member?: string): string {
  return readEntry(value, base, member) ?? "";
}
