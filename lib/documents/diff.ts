/** A unified diff, made from edits: which lines differ is known, and nothing has to be compared. */
import type { Paint } from "../report/style.js";
import { plain } from "../report/style.js";
import { applyEdits, type Edit } from "./edits.js";
import { lineAt, lineStarts } from "./lines.js";
import { headerName } from "./names.js";

export interface DiffOptions {
  /** Unchanged lines around each change. */
  readonly context?: number;
  readonly paint?: Paint;
  /** What a line of the file is shown as; a terminal must not be given what acts on it. */
  readonly show?: (line: string) => string;
}

/** Lines of the old text from `start`, and what takes their place. A line has its line break. */
interface Change {
  readonly start: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Every line with its break; a text that ends in one has no further line. */
function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(text: string, edits: readonly Edit[]): Change[] {
  const starts = lineStarts(text);
  const changes: Change[] = [];
  for (let index = 0; index < edits.length; ) {
    const first = edits[index] as Edit;
    const from = lineAt(starts, first.offset);
    let to = lineAt(starts, first.offset + first.length);
    const group = [first];
    index++;
    for (; index < edits.length; index++) {
      const next = edits[index] as Edit;
      if (lineAt(starts, next.offset) > to) break;
      group.push(next);
      to = Math.max(to, lineAt(starts, next.offset + next.length));
    }
    const start = starts[from] as number;
    const end = starts[to + 1] ?? text.length;
    const old = split(text.slice(start, end));
    const moved = group.map((edit) => ({ ...edit, offset: edit.offset - start }));
    const now = split(applyEdits(text.slice(start, end), moved));
    let head = 0;
    while (head < old.length && head < now.length && old[head] === now[head]) head++;
    let tail = 0;
    while (
      tail < old.length - head &&
      tail < now.length - head &&
      old[old.length - 1 - tail] === now[now.length - 1 - tail]
    )
      tail++;
    const removed = old.slice(head, old.length - tail);
    const added = now.slice(head, now.length - tail);
    if (removed.length > 0 || added.length > 0) changes.push({ start: from + head, removed, added });
  }
  return changes;
}

/** Changes whose surroundings meet belong into one hunk. */
function hunksOf(changes: readonly Change[], context: number): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (
      last !== undefined &&
      before !== undefined &&
      change.start - (before.start + before.removed.length) <= 2 * context
    ) {
      last.push(change);
    } else hunks.push([change]);
  }
  return hunks;
}

const NO_END = "\\ No newline at end of file\n";

/** @returns "" where there are no edits */
export function unifiedDiff(
  file: string,
  text: string,
  edits: readonly Edit[],
  { context = 3, paint = plain, show = (line) => line }: DiffOptions = {},
): string {
  const changes = changesOf(text, edits);
  if (changes.length === 0) return "";
  const lines = split(text);
  const [before, after] = [headerName(`a/${file}`), headerName(`b/${file}`)];
  const out = [paint("heading", `--- ${before}`), "\n", paint("heading", `+++ ${after}`), "\n"];
  const line = (sign: string, content: string, style?: "add" | "remove") => {
    const isWhole = content.endsWith("\n");
    const body = `${sign}${show(isWhole ? content.slice(0, -1) : content)}`;
    out.push(style === undefined ? body : paint(style, body), "\n");
    if (!isWhole) out.push(NO_END);
  };
  let shift = 0;
  for (const hunk of hunksOf(changes, context)) {
    const first = hunk[0] as Change;
    const last = hunk.at(-1) as Change;
    const start = Math.max(0, first.start - context);
    const end = Math.min(lines.length, last.start + last.removed.length + context);
    const grown = hunk.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
    const span = (from: number, count: number) => `${count === 0 ? from : from + 1},${count}`;
    const head = `@@ -${span(start, end - start)} +${span(start + shift, end - start + grown)} @@`;
    out.push(paint("info", head), "\n");
    let at = start;
    for (const { start: from, removed, added } of hunk) {
      for (; at < from; at++) line(" ", lines[at] as string);
      for (const content of removed) line("-", content, "remove");
      for (const content of added) line("+", content, "add");
      at += removed.length;
    }
    for (; at < end; at++) line(" ", lines[at] as string);
    shift += grown;
  }
  return out.join("");
}
