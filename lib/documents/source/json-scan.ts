/** Passing over JSON that JSON.parse has taken: nothing is checked again. */
export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** @param from the offset behind the opening quote */
export function skipString(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  for (;;) {
    let before = quote;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((quote - before) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
}

/** Passes over a value. */
export function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return skipString(text, from + 1);
  let at = from + 1;
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
    for (;;) {
      const unit = text.charCodeAt(at);
      if (!(unit > 0x20) || unit === COMMA || unit === CLOSE_OBJECT || unit === CLOSE_LIST) return at;
      at++;
    }
  }
  // What is most frequent is asked for first: space, strings without escapes at their end, then brackets.
  for (let depth = 1; depth > 0; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20) continue;
    if (unit === QUOTE) {
      at = text.indexOf('"', at + 1);
      if (text.charCodeAt(at - 1) === BACKSLASH) at = skipString(text, at) - 1;
    } else if (unit >= OPEN_LIST) {
      if (unit === OPEN_OBJECT || unit === OPEN_LIST) depth++;
      else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) depth--;
    }
  }
  return at;
}

export function plainString(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : inner;
}
