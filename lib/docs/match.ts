import { get, isObject } from "../../common/own.js";

/** The recorder's word for a volatile value: `<id:1>`, `<name:2>`. */
const PLACEHOLDER = /<[^<>]+>/;

function isAbsent(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function parts(expected: string): { names: readonly string[]; pattern: RegExp } {
  const texts = expected.split(PLACEHOLDER).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const names = expected.match(new RegExp(PLACEHOLDER, "g")) ?? [];
  return { names, pattern: new RegExp(`^${texts.join("(.+)")}$`, "s") };
}

/** Could a text with placeholders have been this one? */
export function couldBe(expected: unknown, actual: unknown): boolean {
  return typeof expected === "string" && typeof actual === "string" && parts(expected).pattern.test(actual);
}

/** Does a text fit one with placeholders, each standing for the same text everywhere, and for one that was sent? */
function fits(
  expected: string,
  actual: string,
  sent: readonly string[],
  bound: Map<string, string>,
): boolean {
  const { names, pattern } = parts(expected);
  if (names.length === 0) return false;
  const found = pattern.exec(actual);
  if (found === null) return false;
  return names.every((name, index) => {
    const text = found[index + 1] as string;
    if (text === name) return true;
    if ((bound.get(name) ?? text) !== text || !sent.some((value) => value.includes(text))) return false;
    bound.set(name, text);
    return true;
  });
}

/**
 * Is the answer the recorded one? Everything counts, but for two things: an empty map or list is an absent one (AWS
 * returns either), and a placeholder of the recorder stands for a text that the call sent.
 */
export function matches(
  expected: unknown,
  actual: unknown,
  sent: readonly string[],
  bound: Map<string, string> = new Map(),
): boolean {
  if (isAbsent(expected) && isAbsent(actual)) return true;
  if (typeof expected === "string" && typeof actual === "string") {
    return expected === actual || fits(expected, actual, sent, bound);
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return (
      expected.length === actual.length &&
      expected.every((item, index) => matches(item, actual[index], sent, bound))
    );
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].every((key) => matches(get(expected, key), get(actual, key), sent, bound));
  }
  return Object.is(expected, actual);
}
