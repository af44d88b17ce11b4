/** An object of a document as a text of its own. */
import { applyEdits, type Edit, inOrder } from "./edits.js";
import { lineStart, nextLine } from "./lines.js";
import type { SourceObject } from "./source/node.js";
import { indentOf } from "./write/style.js";

/** Where the lines of a block end, those included that may belong to a text at its end. */
function blockEnd(text: string, { end }: SourceObject): number {
  let at = nextLine(text, end);
  for (let next = nextLine(text, at); at < text.length; at = next, next = nextLine(text, at)) {
    if (text.slice(at, next).trim() !== "") break;
  }
  return at;
}

/**
 * The object with its edits made: from brace to brace, or whole lines, of which the first is indented as it was.
 *
 * @returns `undefined` where the edits overlap or lead out of it
 */
export function partOf(text: string, node: SourceObject, edits: readonly Edit[]): string | undefined {
  const { flow, inner } = node;
  // A first member that goes takes the space before it along.
  const isLine = !flow && indentOf(text, inner) !== undefined;
  const start = isLine ? lineStart(text, inner) : inner;
  const end = flow ? node.end : blockEnd(text, node);
  const moved = inOrder(edits.map((edit) => ({ ...edit, offset: edit.offset - start })));
  const [first] = moved ?? [];
  const last = moved?.at(-1);
  if (moved === undefined) return undefined;
  if (first !== undefined && first.offset < 0) return undefined;
  if (last !== undefined && last.offset + last.length > end - start) return undefined;
  const space = flow ? "" : " ".repeat(start - lineStart(text, start));
  return space + applyEdits(text.slice(start, end), moved);
}
