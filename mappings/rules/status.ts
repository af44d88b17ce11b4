/** Status codes and the patterns that select responses by them. */

const CODE = /^[1-5]\d\d$/;
/** A pattern that matches a class of codes: 2\d{2}, 4\d\d, 5.., 4[0-9]{2}, also with `.*` around it. */
const CLASS = /^(?:\.\*)?([1-5])(?:\\d\{2\}|\\d\\d|\.\.|\.\{2\}|\[0-9\]\{2\}|\[0-9\]\[0-9\])(?:\.\*)?$/;
const ANY_CODE = /(?<!\d)[1-5]\d\d(?!\d)/g;

interface Derived {
  readonly code: number;
  /** The pattern names the code itself, not its class. */
  readonly isExact: boolean;
}

function derive(pattern: string): Derived | undefined {
  if (CODE.test(pattern)) return { code: Number(pattern), isExact: true };
  const digit = CLASS.exec(pattern)?.[1];
  if (digit !== undefined) return { code: Number(digit) * 100, isExact: false };
  const codes = new Set(pattern.match(ANY_CODE));
  const [only] = codes;
  return codes.size === 1 ? { code: Number(only), isExact: true } : undefined;
}

/**
 * Chooses a status for each WebSocket response, as v1 names a response by its status: the code or class of codes that
 * the pattern spells, 200 for the default (500 where another response answers 200), otherwise the next free code.
 *
 * @param patterns v1 patterns, "" for the default.
 * @returns a status for each, and whether the pattern says so.
 */
export function chooseStatuses(
  patterns: readonly string[],
): readonly { readonly status: string; readonly isTold: boolean }[] {
  const taken = new Set<number>();
  const chosen: { status: string; isTold: boolean }[] = [];
  const free = (from: number) => {
    let code = from;
    // 400 codes are more than the responses that an integration can have.
    while (taken.has(code)) code = code === 599 ? 200 : code + 1;
    return code;
  };
  const take = (index: number, code: number, isTold: boolean) => {
    taken.add(code);
    chosen[index] = { status: String(code), isTold };
  };
  const derived = patterns.map((pattern) => (pattern === "" ? undefined : derive(pattern)));
  for (const wanted of [true, false]) {
    derived.forEach((found, index) => {
      if (found?.isExact !== wanted) return;
      const code = free(found.code);
      take(index, code, code === found.code);
    });
  }
  patterns.forEach((pattern, index) => {
    if (pattern !== "" || chosen[index] !== undefined) return;
    const code = free(taken.has(200) ? 500 : 200);
    take(index, code, code === 200 || code === 500);
  });
  patterns.forEach((_, index) => {
    if (chosen[index] === undefined) take(index, free(500), false);
  });
  return chosen;
}

/** What may stand in a pattern that is expanded: nothing in which Java and JavaScript differ, and nothing that is slow. */
const EXPANDABLE = /^(?:\\d|\[\^?(?:\d(?:-\d)?)+\]|\((?:\?:)?|\)|\||[\d.*+?]|\{[0-3](?:,[0-3]?)?\})*$/;
const LONGEST_PATTERN = 64;

/** Is this pattern the default, which matches what no other does? */
export function isDefaultPattern(pattern: string | undefined): boolean {
  return pattern === undefined || pattern === "" || pattern === ".*" || pattern === ".+";
}

/** The codes from 200 to 599 that a pattern matches as a whole; `undefined` where that cannot be told. */
export function expandPattern(pattern: string): readonly string[] | undefined {
  if (CODE.test(pattern)) return [pattern];
  if (pattern.length > LONGEST_PATTERN || !EXPANDABLE.test(pattern)) return undefined;
  let whole: RegExp;
  try {
    whole = new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
  const codes: string[] = [];
  for (let code = 200; code < 600; code += 1) if (whole.test(String(code))) codes.push(String(code));
  return codes;
}
