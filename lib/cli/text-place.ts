import { length } from "../report/layout.js";
import { visible } from "../report/visible.js";
import type { ReadErrorPlace } from "./errors.js";

/** How much of a line is shown before and after the place of an error. */
const SHOWN = { before: 40, after: 40 };

/** The line, column and surroundings of an offset. */
export function placeOf(text: string, at: number): Omit<ReadErrorPlace, "file"> {
  // What is missing at the end is missing behind the last thing that is there, not on an empty last line.
  const offset = Math.min(at, text.trimEnd().length);
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  const from = Math.max(start, offset - SHOWN.before);
  const lineEnd = text.indexOf("\n", offset);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, offset + SHOWN.after);
  const before = `${from > start ? "…" : ""}${visible(text.slice(from, offset))}`;
  const after = visible(text.slice(offset, to).replace(/\r$/, ""));
  return {
    line,
    column: offset - start + 1,
    excerpt: { text: `${before}${after}`, mark: length(before) },
  };
}
