/** Changes of one value or key at its place. */
import type { Edit } from "../edits.js";
import type { ScalarStyle, SourceMember, SourceObject } from "../source/node.js";
import type { Desired } from "./desired.js";
import { type Printing, printBlockValue, printFlow, printKey } from "./print.js";
import { LayoutError } from "./reshape.js";
import { quotesIn, type Style } from "./style.js";

const COLON = 0x3a;

function quotesOf(member: SourceMember, object: SourceObject): ScalarStyle {
  const { value } = member;
  if (value.kind === "scalar" && typeof value.value === "string" && value.tag === undefined) {
    return value.style === "block" ? "plain" : value.style;
  }
  return quotesIn(object);
}

/** Another value in the place of a member's; a text keeps its quotes. */
export function replaceValue(style: Style, object: SourceObject, member: SourceMember, value: Desired): Edit {
  const { text, format } = style;
  const { start, end } = member.value;
  const printing: Printing = {
    style,
    quotes: quotesOf(member, object),
    keyQuotes: member.keyStyle,
  };
  if (format === "json" || object.flow) {
    const content = printFlow(printing, value, { before: "", after: "", colon: ": " });
    const space = start === end && text.charCodeAt(start - 1) === COLON ? " " : "";
    return { offset: start, length: end - start, content: space + content };
  }
  const isLine = typeof value !== "object" && member.value.kind === "scalar" && start !== end;
  const indent = " ".repeat(member.keyStart - (text.lastIndexOf("\n", member.keyStart - 1) + 1));
  const content = printBlockValue(printing, value, indent);
  // Behind the colon, so that a value of several lines can begin on the next one.
  if (isLine) return { offset: start, length: end - start, content: content.slice(1) };
  const from = text.slice(0, start).trimEnd().length;
  if (text.charCodeAt(from - 1) !== COLON) throw new LayoutError("a comment stands before the value");
  return { offset: from, length: Math.max(end, from) - from, content };
}

export function renameKey(style: Style, object: SourceObject, member: SourceMember, key: string): Edit {
  const printing: Printing = { style, quotes: "plain", keyQuotes: member.keyStyle };
  return {
    offset: member.keyStart,
    length: member.keyEnd - member.keyStart,
    content: printKey(printing, key, object.flow),
  };
}
