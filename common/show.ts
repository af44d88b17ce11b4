import { byCodeUnit, type Dictionary, isObject, put } from "./own.js";

/** Keys by code unit, so that the same data is shown as the same text. */
function inOrder(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length < 2) return value;
  const result: Dictionary = {};
  for (const key of keys.sort(byCodeUnit)) put(result, key, value[key]);
  return result;
}

/** A value as a line of text for a message. Whatever the value: nothing is thrown, and no `toString` of it is called. */
export function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return typeof value === "symbol" ? "a symbol" : `${value}`;
  try {
    return JSON.stringify(value, (_key, member: unknown) => inOrder(member));
  } catch {
    return Array.isArray(value) ? "a list" : "an object";
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a string",
  object: "an object",
  undefined: "nothing",
  function: "a function",
  symbol: "a symbol",
};

/** What a value is, for a message that says what it should be. */
export function describe(value: unknown): string {
  return Array.isArray(value) ? "a list" : value === null ? "null" : (KINDS[typeof value] ?? String(value));
}
