/** Changes of objects and lists between braces and brackets: JSON, and the flow style of YAML. */
import type { Edit } from "../edits.js";
import { lineEnd } from "../lines.js";
import type { SourceList, SourceMember, SourceObject } from "../source/node.js";
import type { Desired } from "./desired.js";
import { type FlowLayout, type Printing, printFlow, printKey } from "./print.js";
import type { Reshape } from "./reshape.js";
import { indentOf, keyQuotesIn, quotesIn, type Style } from "./style.js";

const COMMENT = /^[ \t]+#.*$/;

function isSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}

/** Is there nothing but a comma and space? */
function isComma(text: string): boolean {
  const comma = text.indexOf(",");
  return comma >= 0 && isSpace(text.slice(0, comma)) && isSpace(text.slice(comma + 1));
}

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

/** What parts two members, without the comma. */
function between({ text }: Style, object: SourceObject, layout: FlowLayout): string {
  const [first, second] = object.members;
  if (first !== undefined && second !== undefined) {
    const gap = text.slice(first.value.end, second.keyStart);
    const comma = gap.indexOf(",");
    const after = gap.slice(comma + 1);
    if (comma >= 0 && isSpace(after)) return after;
  }
  return layout.before === "" ? " " : layout.before;
}

function remove(style: Style, object: SourceObject, removed: ReadonlySet<SourceMember>): Edit[] {
  const { text } = style;
  const { members } = object;
  if (members.every((member) => removed.has(member))) {
    return [{ offset: object.inner, length: object.end - object.inner, content: "{}" }];
  }
  const firstKept = members.findIndex((member) => !removed.has(member));
  const edits: Edit[] = [];
  for (const [index, member] of members.entries()) {
    if (!removed.has(member)) continue;
    const isLeading = index < firstKept;
    const next = members[index + 1];
    const from = isLeading ? member.keyStart : (members[index - 1] as SourceMember).value.end;
    const to = isLeading ? (next as SourceMember).keyStart : member.value.end;
    const gap = isLeading ? text.slice(member.value.end, to) : text.slice(from, member.keyStart);
    if (isComma(gap)) edits.push({ offset: from, length: to - from, content: "" });
    else {
      // A comment stands between: it stays, and the comma behind the member goes with it.
      const comma = /^\s*,/.exec(text.slice(member.value.end, object.end));
      const end = member.value.end + (comma?.[0].length ?? 0);
      edits.push({ offset: member.keyStart, length: end - member.keyStart, content: "" });
    }
  }
  return edits;
}

export function reshapeFlow(style: Style, { object, removed, added }: Reshape): readonly Edit[] {
  const kept = object.members.filter((member) => !removed.has(member));
  const printing: Printing = { style, quotes: quotesIn(object), keyQuotes: keyQuotesIn(object) };
  const layout = layoutOf(style, object);
  const printed = added.map(
    ([key, value]) => `${printKey(printing, key, true)}${layout.colon}${printFlow(printing, value, layout)}`,
  );
  const anchor = kept.at(-1);
  if (anchor === undefined) {
    const gap = between(style, object, layout);
    const body = printed.length === 0 ? "" : `${layout.before}${printed.join(`,${gap}`)}${layout.after}`;
    return [{ offset: object.inner, length: object.end - object.inner, content: `{${body}}` }];
  }
  const edits = removed.size === 0 ? [] : remove(style, object, removed);
  if (printed.length > 0) {
    const gap = between(style, object, layout);
    const at = anchor.value.end;
    const content = printed.join(`,${gap}`);
    const comment = gap.includes("\n") ? COMMENT.exec(style.text.slice(at, lineEnd(style.text, at))) : null;
    // A comment at the end of the line belongs to what it stands behind.
    if (comment === null) edits.push({ offset: at, length: 0, content: `,${gap}${content}` });
    else {
      edits.push({ offset: at, length: 0, content: "," });
      edits.push({ offset: at + comment[0].length, length: 0, content: `${gap}${content}` });
    }
  }
  return edits;
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
