/**
 * Numbers that JSON.parse does not keep: an id of 20 digits comes out as another. Where such a number is only passed
 * through it comes out as it was written; where the command would work with it, the line is refused.
 */
import { randomBytes } from "node:crypto";
import { InputError } from "../../common/errors.js";
import { formatPointer } from "../../common/pointer.js";

/** A number of 15 digits is always kept. */
const RUN = 16;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const BACKSLASH = 0x5c;

/** Digits and the dot between them; the slash that lies between those in ASCII does no harm to a suspicion. */
const isOfNumber = (code: number): boolean => code >= DOT && code <= NINE;

/**
 * May a number of many digits be in the text? Looks at one byte in 16: a run of as many covers one of them.
 *
 * @param bytes text in UTF-8
 */
export function hasLongNumber(bytes: Uint8Array): boolean {
  const { length } = bytes;
  for (let at = RUN - 1; at < length; at += RUN) {
    if (!isOfNumber(bytes[at] as number)) continue;
    let start = at;
    while (start > 0 && isOfNumber(bytes[start - 1] as number)) start--;
    let end = at + 1;
    while (end < length && end - start < RUN && isOfNumber(bytes[end] as number)) end++;
    if (end - start >= RUN) return true;
  }
  return false;
}

/** The same of one line, less what is within a text. */
const LONG_NUMBER = /(?:^|[\s[:,-])[\d.]{16}/;

/** Digits and exponent of a decimal number, however it is written. In time that grows with the length: it may be MiB. */
function decimal(text: string): string {
  const [mantissa = "", exponent = "0"] = text.split(/[eE]/);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = `${whole.replace("-", "")}${fraction}`;
  let start = 0;
  while (digits.charCodeAt(start) === ZERO) start++;
  let end = digits.length;
  while (end > start && digits.charCodeAt(end - 1) === ZERO) end--;
  if (start === end) return "0";
  return `${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

/** Does the number come out of JSON.parse and JSON.stringify as the same number? */
const isKept = (text: string): boolean => decimal(text) === decimal(String(Number(text)));

/** Keys whose values a command works with. */
const READ: ReadonlySet<unknown> = new Set([
  "integration",
  "responses",
  "current",
  "desired",
  "resource",
  "resourceId",
  "patchOperations",
  "patch",
  "input",
  "routeKey",
  "protocol",
  "protocolType",
]);

/** With one of these, other keys of a line are passed through; without, the line is the object itself. */
const ENVELOPE = ["integration", "current", "desired", "resource", "patchOperations", "patch", "input"];

/** Nobody who writes a line knows what stands for a number. */
const MARK = `patchway-number-${randomBytes(12).toString("hex")}:`;
const MARKED = new RegExp(`"${MARK}([^"]*)"`, "g");

export interface Found {
  /** Between these the number stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly path: readonly (string | number)[];
}

/** A number as messages show it. */
export const shortened = (written: string): string =>
  written.length > 40 ? `${written.slice(0, 40)}…` : written;

/** The numbers of a text that JSON.parse has taken, but would change. */
export function lostIn(text: string): Found[] {
  const lost: Found[] = [];
  /** For each open list the index, for each open object the key that its text has last. */
  const path: (string | number)[] = [];
  const isList: boolean[] = [];
  let key = "";
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const start = at++;
    if (code === QUOTE) {
      for (let inside = text.charCodeAt(at); inside !== QUOTE; inside = text.charCodeAt(at)) {
        at += inside === BACKSLASH ? 2 : 1;
      }
      at++;
      key = text.slice(start, at);
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      while (/[\d.eE+-]/.test(text.charAt(at))) at++;
      if (!isKept(text.slice(start, at))) lost.push({ start, end: at, path: [...path] });
    } else if (code === COMMA) {
      if (isList.at(-1) === true) path[path.length - 1] = (path.at(-1) as number) + 1;
    } else {
      const character = text.charAt(start);
      if (character === ":") path[path.length - 1] = JSON.parse(key);
      else if (character === "{" || character === "[") {
        isList.push(character === "[");
        path.push(character === "[" ? 0 : "");
      } else if (character === "}" || character === "]") {
        isList.pop();
        path.pop();
      }
    }
  }
  return lost;
}

/**
 * The value of a line with a text in the place of each number that JSON.parse would change.
 *
 * @param value what JSON.parse has made of the line
 * @throws InputError where the command would work with such a number; its pointer leads there
 */
export function parseExactly(text: string, value: unknown): unknown {
  if (!LONG_NUMBER.test(text)) return value;
  const lost = lostIn(text);
  if (lost.length === 0) return value;
  const isEnvelope =
    typeof value === "object" && value !== null && ENVELOPE.some((name) => Object.hasOwn(value, name));
  let marked = "";
  let end = 0;
  for (const number of lost) {
    const written = text.slice(number.start, number.end);
    if (!isEnvelope || READ.has(number.path[0])) {
      throw new InputError(
        `${shortened(written)} has more digits than a JSON number keeps here; write it as a text`,
        {
          pointer: formatPointer(number.path.map(String)),
        },
      );
    }
    marked += `${text.slice(end, number.start)}"${MARK}${written}"`;
    end = number.end;
  }
  return JSON.parse(marked + text.slice(end));
}

/** The JSON of a result with the numbers as they were written. */
export const withNumbers = (json: string): string => json.replace(MARKED, "$1");
