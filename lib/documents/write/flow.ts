/** Changes of objects and lists between braces and brackets: JSON, and the flow style of YAML. */
import type { Edit } from "../edits.js";
import { lineEnd } from "../lines.js";
import type { SourceList, SourceMember, SourceObject } from "../source/node.js";
import type { Desired } from "./desired.js";
import { removeMembers } from "./flow-remove.js";
import { endOf, isSpace, type Separator, separatorOf } from "./gaps.js";
import { type FlowLayout, type Printing, printFlow, printKey } from "./print.js";
import { LayoutError, type Reshape } from "./reshape.js";
import { indentOf, keyQuotesIn, quotesIn, type Style } from "./style.js";

/** A comment at the end of the line belongs to what it stands behind, with a comma between them or none. */
const COMMENT = /^[ \t]*(,?)[ \t]+#/;
const OPEN = 0x7b;

/** The layout of an object's members. */
function layoutOf({ text, lineBreak, unit }: Style, object: SourceObject): FlowLayout {
  const first = object.members[0];
  if (first === undefined) {
    const indent = indentOf(text, object.start);
    return indent === undefined
      ? { before: "", after: "", colon: ": " }
      : { before: `${lineBreak}${indent}${unit}`, after: `${lineBreak}${indent}`, colon: ": " };
  }
  const before = text.slice(object.inner + 1, first.keyStart);
  const last = object.members.at(-1) as SourceMember;
  const after = text.slice(last.value.end, object.end - 1);
  const colon = text.slice(first.keyEnd, first.value.start);
  return {
    before: isSpace(before) ? before : " ",
    after: isSpace(after) ? after : "",
    colon: /^\s*:[ \t]*$/.test(colon) ? colon : ": ",
  };
}

/** New members behind the last one that stays. */
interface Insertion {
  readonly edits: readonly Edit[];
  /** Do they follow a comma that is there? */
  readonly isAfterComma: boolean;
}

function insert(text: string, at: number, printed: readonly string[], gap: Separator): Insertion {
  const comma = `${gap.before},${gap.after}`;
  const end = lineEnd(text, at);
  const comment = comma.includes("\n") ? COMMENT.exec(text.slice(at, end)) : null;
  const put = (offset: number, content: string): Edit => ({ offset, length: 0, content });
  if (comment === null) return { edits: [put(at, comma + printed.join(comma))], isAfterComma: false };
  if (comment[1] === ",") {
    return { edits: [put(end, gap.before + gap.after + printed.join(comma))], isAfterComma: true };
  }
  const edits = gap.before.includes("\n")
    ? [put(end, comma + printed.join(comma))]
    : [put(at, ","), put(end, gap.after + printed.join(comma))];
  return { edits, isAfterComma: false };
}

const NOTHING: Insertion = { edits: [], isAfterComma: false };

/** @throws LayoutError where the members do not stand between braces, or not between commas and comments alone */
export function reshapeFlow(style: Style, { object, removed, added }: Reshape): readonly Edit[] {
  const { text } = style;
  // In a list a member may stand without them: `[a: b]`.
  if (text.charCodeAt(object.inner) !== OPEN) throw new LayoutError("the member stands without braces");
  const anchor = object.members.findLast((member) => !removed.has(member));
  const printing: Printing = { style, quotes: quotesIn(object), keyQuotes: keyQuotesIn(object) };
  const layout = layoutOf(style, object);
  const printed = added.map(
    ([key, value]) => `${printKey(printing, key, true)}${layout.colon}${printFlow(printing, value, layout)}`,
  );
  const gap = separatorOf(text, object) ?? { before: "", after: layout.before === "" ? " " : layout.before };
  if (anchor === undefined) {
    const comma = `${gap.before},${gap.after}`;
    const body = printed.length === 0 ? "" : `${layout.before}${printed.join(comma)}${layout.after}`;
    return [{ offset: object.inner, length: object.end - object.inner, content: `{${body}}` }];
  }
  const { edits, isAfterComma } =
    printed.length === 0 ? NOTHING : insert(text, endOf(text, anchor), printed, gap);
  const gone = removed.size === 0 ? [] : removeMembers(text, object, removed, isAfterComma);
  return [...gone, ...edits];
}

/** Adds items to the end of a list. */
export function appendFlow(style: Style, list: SourceList, items: readonly Desired[]): readonly Edit[] {
  const { text } = style;
  const [first] = list.items;
  const last = list.items.at(-1);
  if (first === undefined || last === undefined) {
    const printing: Printing = { style, quotes: "plain", keyQuotes: "plain" };
    const content = printFlow(printing, items, { before: "", after: "", colon: ": " });
    return [{ offset: list.inner, length: list.end - list.inner, content }];
  }
  const before = text.slice(list.inner + 1, first.start);
  const gap = isSpace(before) && before !== "" ? before : " ";
  const wanted = first.kind === "scalar" ? first.style : "plain";
  const printing: Printing = { style, quotes: wanted === "block" ? "plain" : wanted, keyQuotes: "plain" };
  const layout: FlowLayout = { before: gap.includes("\n") ? gap : "", after: "", colon: ": " };
  const content = items.map((item) => `,${gap}${printFlow(printing, item, layout)}`).join("");
  return [{ offset: last.end, length: 0, content }];
}
