/** A change of a text: `length` UTF-16 code units from `offset` give way to `content`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Edits by offset, those that touch made into one. An edit inside another that deletes its surroundings goes with them.
 * Insertions at one place stay in the order in which they were made, before a deletion that starts there.
 */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.offset - b.edit.offset || rank(a.edit) - rank(b.edit) || a.index - b.index);
  const result: Edit[] = [];
  for (const { edit } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && edit.offset < last.offset + last.length) continue;
    if (last !== undefined && edit.offset === last.offset + last.length) {
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
