/** Whether edits keep every alias of a document in its meaning. */
import type { Edit } from "./edits.js";
import { lineStart, nextLine } from "./lines.js";
import type { SourceAlias, SourceDocument, SourceReal } from "./source/node.js";

/** The name of an anchor. */
function nameOf(text: string, alias: SourceAlias): string {
  return text.slice(alias.start + 1, alias.end);
}

/**
 * Is a line added behind the last one of a block collection that becomes a part of it? It is, where it is indented as
 * far as its members; further out it belongs to what the collection stands in.
 */
function isAppended({ text }: SourceDocument, node: SourceReal, { offset, length, content }: Edit): boolean {
  if (node.kind === "scalar" || node.flow || length > 0 || offset !== nextLine(text, node.end)) return false;
  const column = node.inner - lineStart(text, node.inner);
  return content.length - content.trimStart().length >= column;
}

/** Is an anchor named by an alias of a text? Not in quotes, nor within a word. */
function names(content: string, anchor: string): boolean {
  const alias = `*${anchor}`;
  for (let at = content.indexOf(alias); at >= 0; at = content.indexOf(alias, at + 1)) {
    const [before = " ", after = " "] = [content[at - 1], content[at + alias.length]];
    if (/[\s,[{:]/.test(before) && /[\s,\]}]/.test(after)) return true;
  }
  return false;
}

const covers = (edit: Edit, { start, end }: SourceAlias) =>
  edit.offset <= start && edit.offset + edit.length >= end;

/**
 * The anchor that an edit would break: it changes what an alias elsewhere stands for, or takes away an anchor that is
 * still named.
 *
 * @param followed aliases through which integrations were reached: what changes for them is meant to
 * @param all every edit of the document
 */
export function brokenAnchor(
  document: SourceDocument,
  followed: ReadonlySet<SourceAlias>,
  edit: Edit,
  all: readonly Edit[],
): string | undefined {
  for (const { node, aliases } of document.anchored) {
    const to = edit.offset + edit.length;
    const isInside = (edit.offset >= node.inner && to <= node.end) || isAppended(document, node, edit);
    const isAround = edit.offset <= node.start && to >= node.end && edit.length > 0;
    if (!isInside && !isAround) continue;
    const name = nameOf(document.text, aliases[0] as SourceAlias);
    // An alias that an edit takes away may be moved with what it stands in.
    const isWritten = all.some(({ content }) => names(content, name));
    const isLeft = (alias: SourceAlias) =>
      (isAround || !followed.has(alias)) && (isWritten || !all.some((other) => covers(other, alias)));
    if (aliases.some(isLeft)) return name;
  }
  return undefined;
}
