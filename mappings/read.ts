/** Reading members of an input: `null` and `undefined` are absent, and anything of another shape is one clear error. */
import { InputError } from "../common/errors.js";
import { type Dictionary, get, isObject } from "../common/own.js";

type Input = Readonly<Dictionary>;

function wrong(pointer: string, expected: string): never {
  throw new InputError(`${pointer === "" ? "the input" : pointer} is ${expected}`, { pointer });
}

/** Text, where it is there. */
export function readText(input: Input, member: string, pointer: string): string | undefined {
  const value = get(input, member);
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : wrong(pointer, "a string");
}

/** One of a few words, where it is there; `""` is absent. */
export function readWord<W extends string>(
  input: Input,
  member: string,
  pointer: string,
  words: readonly W[],
): W | undefined {
  const value = readText(input, member, pointer);
  if (value === undefined || value === "") return undefined;
  return (words as readonly string[]).includes(value)
    ? (value as W)
    : wrong(pointer, `one of ${words.join(", ")}, not ${JSON.stringify(value.slice(0, 40))}`);
}

export function readNumber(input: Input, member: string, pointer: string): number | undefined {
  const value = get(input, member);
  if (value === undefined || value === null) return undefined;
  return typeof value === "number" && Number.isSafeInteger(value) ? value : wrong(pointer, "a whole number");
}

export function readFlag(input: Input, member: string, pointer: string): boolean | undefined {
  const value = get(input, member);
  if (value === undefined || value === null) return undefined;
  return typeof value === "boolean" ? value : wrong(pointer, "true or false");
}

/** An object, where it is there. */
export function readObject(input: Input, member: string, pointer: string): Input | undefined {
  const value = get(input, member);
  if (value === undefined || value === null) return undefined;
  return isObject(value) ? value : wrong(pointer, "an object");
}

export function readTexts(input: Input, member: string, pointer: string): readonly string[] {
  const value = get(input, member);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return wrong(pointer, "a list");
  value.forEach((item, index) => {
    if (typeof item !== "string") wrong(`${pointer}/${index}`, "a string");
  });
  return value as string[];
}

/** The value of a map's key: `null` is absent. */
export function readEntry(map: Input, key: string, pointer: string): string | undefined {
  const value = get(map, key);
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : wrong(pointer, "a string");
}

/** A template: AWS answers an empty one as `null`. */
export function readTemplate(map: Input, key: string, pointer: string): string {
  return readEntry(map, key, pointer) ?? "";
}
