/** Status codes and the patterns that select responses by them. */
import { memo } from "../../common/memo.js";

const CODE = /^[1-5]\d\d$/;
/** A pattern that matches a class of codes: 2\d{2}, 4\d\d, 5.., 4[0-9]{2}, also with `.*` around it. */
const CLASS = /^(?:\.\*)?([1-5])(?:\\d\{2\}|\\d\\d|\.\.|\.\{2\}|\[0-9\]\{2\}|\[0-9\]\[0-9\])(?:\.\*)?$/;
const ANY_CODE = /(?<!\d)[1-5]\d\d(?!\d)/g;

/** Codes that are spelled out are chosen first, then classes of codes, the default, and what nothing tells. */
const TURNS = { exact: 0, class: 1, default: 2, untold: 3 } as const;

interface Derived {
  /** 0 where the pattern tells none. */
  readonly code: number;
  readonly turn: number;
}

const NOT_TOLD: Derived = { code: 0, turn: TURNS.untold };

const derive = memo((pattern): Derived => {
  if (CODE.test(pattern)) return { code: Number(pattern), turn: TURNS.exact };
  const digit = CLASS.exec(pattern)?.[1];
  if (digit !== undefined) return { code: Number(digit) * 100, turn: TURNS.class };
  const codes = pattern.match(ANY_CODE);
  return codes?.every((code) => code === codes[0]) ? { code: Number(codes[0]), turn: TURNS.exact } : NOT_TOLD;
});

export interface ChosenStatus {
  readonly status: string;
  /** The pattern says so. */
  readonly isTold: boolean;
}

/** The next code that nobody has, from a wanted one on. */
function freeFrom(wanted: number, taken: readonly number[]): number {
  let code = wanted;
  // 400 codes are more than the responses that an integration can have.
  while (taken.includes(code)) code = code === 599 ? 200 : code + 1;
  return code;
}

const DEFAULT: Derived = { code: 200, turn: TURNS.default };

/**
 * Chooses a status for each WebSocket response, as v1 names a response by its status: the code or class of codes that
 * the pattern spells, 200 for the default (500 where another response answers 200), otherwise the next free code.
 *
 * @param patterns v1 patterns, "" for the default.
 */
export function chooseStatuses(patterns: readonly string[]): readonly ChosenStatus[] {
  const taken: number[] = [];
  const chosen: ChosenStatus[] = [];
  const wishes = patterns.map((pattern) => (pattern === "" ? DEFAULT : derive(pattern)));
  const take = (index: number, code: number, isTold: boolean) => {
    taken.push(code);
    chosen[index] = { status: String(code), isTold };
  };
  for (let turn = 0; turn <= TURNS.untold; turn += 1) {
    for (let index = 0; index < patterns.length; index += 1) {
      const { code: wanted, turn: own } = wishes[index] as Derived;
      if (own !== turn) continue;
      if (turn === TURNS.default) {
        const code = freeFrom(taken.includes(200) ? 500 : 200, taken);
        take(index, code, code === 200 || code === 500);
      } else {
        const code = freeFrom(wanted || 500, taken);
        take(index, code, code === wanted);
      }
    }
  }
  return chosen;
}

/** What may stand in a pattern that is expanded: nothing in which Java and JavaScript differ, and nothing that is slow. */
const EXPANDABLE = /^(?:\\d|\[\^?(?:\d(?:-\d)?)+\]|\((?:\?:)?|\)|\||[\d.*+?]|\{[0-3](?:,[0-3]?)?\})*$/;
const LONGEST_PATTERN = 64;

/** Is this pattern the default, which matches what no other does? */
export function isDefaultPattern(pattern: string | undefined): boolean {
  return pattern === undefined || pattern === "" || pattern === ".*" || pattern === ".+";
}

interface Expansion {
  readonly codes?: readonly string[];
}

/** The codes from 200 to 599 that a pattern matches as a whole; `undefined` where that cannot be told. */
export function expandPattern(pattern: string): readonly string[] | undefined {
  return CODE.test(pattern) ? [pattern] : expansion(pattern).codes;
}

const expansion = memo((pattern): Expansion => {
  const codes = expand(pattern);
  return codes === undefined ? {} : { codes };
});

function expand(pattern: string): readonly string[] | undefined {
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
