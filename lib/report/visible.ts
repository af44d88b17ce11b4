/**
 * Text that came from input, made safe to show. A key, a template or an answer of a server may hold escape sequences
 * that move the cursor, change the title of a terminal or write over what was printed; characters that a terminal or a
 * reader acts upon instead of showing are printed as escapes.
 */

/** Controls, format characters (bidirectional marks, zero-width ones), lone surrogates, line and paragraph separators. */
const ACTS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const PLAIN = /^[\x20-\x7e]*$/;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** One line of text in which every character that acts is an escape: `\n`, `\u001b`. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(ACTS, (character) => SHORT[character] ?? escaped(character));
}

/** What JSON.stringify leaves as it is although a terminal, or YAML 1.1, does not. */
const LEFT_BY_JSON = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes what acts inside text that JSON.stringify made: the same data, and safe to show. */
export function safeJson(json: string): string {
  return json.replace(LEFT_BY_JSON, (character) =>
    Array.from({ length: character.length }, (_, unit) => escaped(character.charAt(unit))).join(""),
  );
}

/** JSON as every command prints it: indented by two, a newline at its end. */
export function jsonText(value: unknown): string {
  return `${safeJson(JSON.stringify(value, null, 2))}\n`;
}
