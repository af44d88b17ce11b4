/** A change of a text: `length` UTF-16 code units from `offset` give way to `content`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Edits by offset, those that touch made into one. Insertions at one place stay in the order in which they were made,
 * before a deletion that starts there.
 *
 * @returns `undefined` where one begins inside another
 */
export function inOrder(edits: readonly Edit[]): readonly Edit[] | undefined {
  // The order of equals stays, as sorting does.
  const sorted = [...edits].sort((a, b) => a.offset - b.offset || rank(a) - rank(b));
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    const end = last === undefined ? -1 : last.offset + last.length;
    if (edit.offset < end) return undefined;
    if (last !== undefined && edit.offset === end) {
      result[result.length - 1] = {
        offset: last.offset,
        length: last.length + edit.length,
        content: last.content + edit.content,
      };
    } else result.push(edit);
  }
  return result;
}

const rank = (edit: Edit) => (edit.length === 0 ? 0 : 1);

/** The text with edits made that are in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { offset, length, content } of edits) {
    result += text.slice(at, offset) + content;
    at = offset + length;
  }
  return result + text.slice(at);
}

/**
 * Edits of a text that ends in a line break, as edits of the same text without it, which then has none at its end.
 *
 * @param length the length of the text without the line break
 */
export function withoutLastBreak(edits: readonly Edit[], length: number, lineBreak: string): readonly Edit[] {
  const last = edits.at(-1);
  if (last === undefined || last.offset + last.length <= length) return edits;
  return [...edits.slice(0, -1), cutBreak(last, length, lineBreak)];
}

/** @param edit one that reaches behind the line break */
function cutBreak({ offset, content }: Edit, length: number, lineBreak: string): Edit {
  const isBroken = content.endsWith(lineBreak);
  const kept = isBroken ? content.slice(0, -lineBreak.length) : content;
  if (offset > length) return { offset: length, length: 0, content: lineBreak + kept };
  // Where nothing is left of the last line, the break before it goes.
  const from = isBroken ? offset : offset - lineBreak.length;
  return { offset: from, length: length - from, content: kept };
}
