/** Changes of YAML's block objects and lists, in which every member has lines of its own. */
import type { Edit } from "../edits.js";
import { lineStart, nextLine } from "../lines.js";
import type { SourceList, SourceMember, SourceNode } from "../source/node.js";
import type { Desired } from "./desired.js";
import { type Printing, printBlockMember, printBlockValue } from "./print.js";
import { LayoutError, type Reshape } from "./reshape.js";
import { indentOf, keyQuotesIn, quotesIn, type Style } from "./style.js";

const COLON = 0x3a;

/** Does the text of a value end in a block scalar, to which a line behind it could be added? */
export function endsInBlockScalar(node: SourceNode): boolean {
  if (node.kind === "scalar") return node.style === "block";
  if (node.kind === "alias" || node.flow) return false;
  const last = node.kind === "object" ? node.members.at(-1)?.value : node.items.at(-1);
  return last !== undefined && endsInBlockScalar(last);
}

function columnOf(text: string, offset: number): string {
  return " ".repeat(offset - lineStart(text, offset));
}

/** Every line of a text that is written to has its break: `convertDocument` sees to it. */
function removeLines({ text }: Style, member: SourceMember): Edit {
  if (indentOf(text, member.keyStart) === undefined) {
    throw new LayoutError("the member does not begin a line of its own");
  }
  const first = lineStart(text, member.keyStart);
  const start = first === 0 && text.charCodeAt(0) === 0xfeff ? 1 : first;
  return { offset: start, length: nextLine(text, member.value.end) - start, content: "" };
}

export function reshapeBlock(style: Style, { object, removed, added }: Reshape): readonly Edit[] {
  const { text, lineBreak } = style;
  const { members } = object;
  const kept = members.filter((member) => !removed.has(member));
  const printing: Printing = { style, quotes: quotesIn(object), keyQuotes: keyQuotesIn(object) };
  const first = kept[0] ?? members[0];
  if (first === undefined) throw new LayoutError("the object has no members");
  const indent = indentOf(text, first.keyStart) ?? columnOf(text, first.keyStart);
  const printed = added.map(([key, value]) => printBlockMember(printing, key, value, indent));
  if (kept.length === 0) {
    if (printed.length > 0) {
      const content = printed.join(`${lineBreak}${indent}`);
      return [{ offset: first.keyStart, length: object.end - first.keyStart, content }];
    }
    // Behind the colon, where a value of one line begins.
    const from = text.slice(0, object.start).trimEnd().length;
    if (text.charCodeAt(from - 1) !== COLON) throw new LayoutError("a comment stands before the value");
    return [{ offset: from, length: object.end - from, content: " {}" }];
  }
  const edits = members.filter((member) => removed.has(member)).map((member) => removeLines(style, member));
  if (added.length === 0) return edits;
  const anchor = kept.findLast(({ value }) => !endsInBlockScalar(value));
  if (anchor === undefined) {
    const content = printed.map((member) => `${member}${lineBreak}${indent}`).join("");
    return [...edits, { offset: first.keyStart, length: 0, content }];
  }
  const content = printed.map((member) => `${indent}${member}${lineBreak}`).join("");
  return [...edits, { offset: nextLine(text, anchor.value.end), length: 0, content }];
}

/** Adds items to the end of a list. */
export function appendBlock(style: Style, list: SourceList, items: readonly Desired[]): readonly Edit[] {
  const { text, lineBreak } = style;
  const last = list.items.at(-1);
  if (last === undefined || endsInBlockScalar(last)) {
    throw new LayoutError("the list has no item that another could follow");
  }
  const wanted = last.kind === "scalar" ? last.style : "plain";
  const printing: Printing = { style, quotes: wanted === "block" ? "plain" : wanted, keyQuotes: "plain" };
  const indent = columnOf(text, list.inner);
  const content = items
    .map((item) => `${indent}-${printBlockValue(printing, item, indent)}${lineBreak}`)
    .join("");
  return [{ offset: nextLine(text, last.end), length: 0, content }];
}
