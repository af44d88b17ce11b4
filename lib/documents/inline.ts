/** Writes a shared integration out where it is used, for REST APIs, whose import follows no `$ref` to one. */
import type { Edit } from "./edits.js";
import type { Integration, Use } from "./found.js";
import { lineEnd, lineStart } from "./lines.js";
import { partOf } from "./part.js";
import { real, type SourceNode, type SourceObject } from "./source/node.js";
import { endsInBlockScalar } from "./write/block.js";
import { LayoutError } from "./write/reshape.js";
import { indentOf, type Style } from "./write/style.js";

const COLON = 0x3a;

/** An alias means an anchor before it, and an anchor can stand in one place. */
function isPlain(node: SourceNode): boolean {
  if (node.kind === "alias" || (node.start < node.inner && node.tag === undefined)) return false;
  if (node.kind === "scalar") return true;
  return node.kind === "list"
    ? node.items.every(isPlain)
    : node.members.every((member) => isPlain(member.value));
}

/** The text of a node with its edits made, from its first member or brace. */
function textOf({ text }: Style, node: SourceObject, edits: readonly Edit[]): string {
  const part = partOf(text, node, edits);
  if (part === undefined) throw new LayoutError("its members do not stand apart from what is around it");
  const indent = indentOf(text, node.inner) ?? "";
  const body = !node.flow && part.startsWith(indent) ? part.slice(indent.length) : part.trimStart();
  return body.replace(/(?:\r?\n[ \t]*)+$/, "");
}

/** Lines behind the first keep their distance to it. */
function indented(body: string, from: string, to: string): string {
  return body.replaceAll(/(?<=\n)([ \t]*)/g, (space) =>
    space.startsWith(from) ? to + space.slice(from.length) : space,
  );
}

const lineIndent = (text: string, offset: number) =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";

/** @param target what is in the place of the integration now: an object with its `$ref` alone */
function writeOut(
  style: Style,
  { member, holder }: Use,
  target: SourceObject,
  from: SourceObject,
  body: string,
): Edit {
  const { text, lineBreak, unit } = style;
  const { start, end } = target;
  const there = from.flow ? lineIndent(text, from.start) : (indentOf(text, from.inner) ?? "");
  const here = lineIndent(text, target.flow ? member.keyStart : target.inner);
  if (from.flow || !target.flow) {
    return { offset: start, length: end - start, content: indented(body, there, here) };
  }
  if (holder.flow)
    throw new LayoutError("its members have lines of their own, and stand between braces here");
  const space = text.slice(0, start).trimEnd().length;
  if (text.charCodeAt(space - 1) !== COLON) throw new LayoutError("a comment stands before the reference");
  const inner = here + unit;
  const content = `${lineBreak}${inner}${indented(body, there, inner)}`;
  return { offset: space, length: end - space, content };
}

/**
 * @param edits those that the integration itself undergoes
 * @throws LayoutError where its text cannot stand in another place
 */
export function writeOutReferences(
  style: Style,
  { node, uses }: Integration,
  edits: readonly Edit[],
): readonly Edit[] {
  const places = uses.filter(({ reference }) => reference !== undefined);
  if (places.length === 0) return [];
  if (node.members.some(({ value }) => !isPlain(value))) {
    throw new LayoutError("an anchor or alias would stand in two places");
  }
  const body = textOf(style, node, edits);
  // Which member is the last one changes with the edits.
  const mayBeOpen = !node.flow && node.members.some(({ value }) => endsInBlockScalar(value));
  return places.map((use) => {
    const value = real(use.member.value);
    if (use.member.value.kind === "alias" || value?.kind !== "object" || value.members.length > 1) {
      throw new LayoutError("the reference does not stand alone in its object");
    }
    const rest = style.text.slice(value.end, lineEnd(style.text, value.end));
    if (mayBeOpen && rest.trim() !== "") {
      throw new LayoutError("the integration has a block scalar, to which what follows would be added");
    }
    return writeOut(style, use, value, node, body);
  });
}
