/** How a document is laid out, as far as new text has to follow it. */
import { lineBreak, lineStart } from "../lines.js";
import type { ScalarStyle, SourceDocument, SourceObject } from "../source/node.js";
import { objectOf, real } from "../source/node.js";

export interface Style {
  readonly text: string;
  readonly format: "json" | "yaml";
  readonly lineBreak: string;
  /** What one level is indented by. */
  readonly unit: string;
  /** The quotes that texts have where they need some. */
  readonly quotes: "single" | "double";
}

/** The space before a text on its line; `undefined` where something else stands there. */
export function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset).replace(/^\ufeff/, "");
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** The first object inside another that begins a level of its own. */
function unitOf(text: string, object: SourceObject): string | undefined {
  for (const { keyStart, value } of object.members) {
    const child = objectOf(value);
    const first = child?.members[0];
    if (first === undefined) continue;
    const outer = indentOf(text, keyStart);
    const inner = indentOf(text, first.keyStart);
    if (
      outer !== undefined &&
      inner !== undefined &&
      inner.length > outer.length &&
      inner.startsWith(outer)
    ) {
      return inner.slice(outer.length);
    }
  }
  return undefined;
}

/** The first text in quotes that is a member's value. */
const FIRST_QUOTE = /:[ \t]+(?:![^\s'"]+[ \t]+)?(['"])/;

export function styleOf(document: SourceDocument): Style {
  const { text, format } = document;
  const root = objectOf(document.root);
  return {
    text,
    format,
    lineBreak: lineBreak(text),
    unit: (root === undefined ? undefined : unitOf(text, root)) ?? "  ",
    quotes: FIRST_QUOTE.exec(text)?.[1] === '"' ? "double" : "single",
  };
}

/** The quotes of the texts of an object: those of the first, and where these have none, the document's where needed. */
export function quotesIn(object: SourceObject): ScalarStyle {
  for (const { value } of object.members) {
    const node = real(value);
    if (node?.kind === "scalar" && typeof node.value === "string" && node.tag === undefined) {
      if (node.style === "single" || node.style === "double") return node.style;
      return "plain";
    }
  }
  return "plain";
}

export function keyQuotesIn(object: SourceObject): ScalarStyle {
  return object.members[0]?.keyStyle ?? "plain";
}
