/** Whether edits keep every alias of a document in its meaning. */
import type { Edit } from "./edits.js";
import type { SourceAlias, SourceDocument } from "./source/node.js";

/** The name of an anchor. */
function nameOf(text: string, alias: SourceAlias): string {
  return text.slice(alias.start + 1, alias.end);
}

const covers = (edit: Edit, start: number, end: number) =>
  edit.content === "" && edit.offset <= start && edit.offset + edit.length >= end;

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
    const isInside = edit.offset >= node.inner && to <= node.end;
    const isAround = edit.offset <= node.start && to >= node.end && edit.length > 0;
    if (!isInside && !isAround) continue;
    const left = aliases.find((alias) => {
      if (!isAround && followed.has(alias)) return false;
      return !all.some((other) => covers(other, alias.start, alias.end));
    });
    if (left !== undefined) return nameOf(document.text, left);
  }
  return undefined;
}
