/** New values as text: between braces, or a member a line as YAML has it. */
import { lineStart } from "../lines.js";
import type { ScalarStyle } from "../source/node.js";
import { type Desired, type DesiredObject, isDesiredObject, Moved } from "./desired.js";
import { scalarText, textScalar } from "./scalars.js";
import { indentOf, type Style } from "./style.js";

export interface Printing {
  readonly style: Style;
  readonly quotes: ScalarStyle;
  readonly keyQuotes: ScalarStyle;
}

/** The layout of a flow collection: what stands between members, and around them. */
export interface FlowLayout {
  /** A line break and the members' indentation, or nothing, or a space. */
  readonly before: string;
  /** What goes before the closing brace. */
  readonly after: string;
  readonly colon: string;
}

function quotes({ style, quotes: wanted }: Printing, text: string, flow: boolean): string {
  const place = { format: style.format, flow };
  const plain = textScalar(text, wanted, place);
  // Quotes that the text needs are the document's own kind.
  if (wanted !== "plain" || !plain.startsWith("'")) return plain;
  // `"'static'"` is what people write, not `'''static'''`.
  const isEasier = text.includes("'") && !/["\\]/.test(text);
  return textScalar(text, isEasier ? "double" : style.quotes, place);
}

export function printKey(printing: Printing, key: string, flow: boolean): string {
  return quotes({ ...printing, quotes: printing.keyQuotes }, key, flow);
}

function printScalar(printing: Printing, value: string | number | boolean, flow: boolean): string {
  if (typeof value === "string") return quotes(printing, value, flow);
  return scalarText(value, "plain", { format: printing.style.format, flow });
}

/** Text that moves to another place: its further lines keep their distance to the first. */
function moved({ style }: Printing, { node }: Moved, indent: string): string {
  const text = style.text.slice(node.start, node.end);
  if (!text.includes("\n")) return text;
  const old = /^[ \t]*/.exec(style.text.slice(lineStart(style.text, node.start)))?.[0] ?? "";
  return text.replaceAll(/(?<=\n)([ \t]*)/g, (space) =>
    space.startsWith(old) ? indent + space.slice(old.length) : space,
  );
}

export function printFlow(printing: Printing, value: Desired, layout: FlowLayout): string {
  if (value instanceof Moved) return moved(printing, value, layout.before.replace(/^\r?\n/, ""));
  if (typeof value !== "object") return printScalar(printing, value, true);
  const isBroken = layout.before.includes("\n");
  const inner: FlowLayout = isBroken
    ? { ...layout, before: layout.before + printing.style.unit, after: layout.before }
    : layout;
  const parts = isDesiredObject(value)
    ? Object.keys(value).map(
        (key) =>
          `${printKey(printing, key, true)}${layout.colon}${printFlow(printing, value[key] as Desired, inner)}`,
      )
    : (value as readonly Desired[]).map((item) => printFlow(printing, item, inner));
  const [open, close] = isDesiredObject(value) ? ["{", "}"] : ["[", "]"];
  if (parts.length === 0) return `${open}${close}`;
  const between = isBroken ? inner.before : " ";
  return `${open}${inner.before}${parts.join(`,${between}`)}${inner.after}${close}`;
}

/** `key: value`, further lines indented below `indent`; without the indentation of the first line. */
export function printBlockMember(printing: Printing, key: string, value: Desired, indent: string): string {
  return `${printKey(printing, key, false)}:${printBlockValue(printing, value, indent)}`;
}

/** What goes behind a colon, the space included. */
export function printBlockValue(printing: Printing, value: Desired, indent: string): string {
  const { style } = printing;
  if (value instanceof Moved) return printMoved(printing, value, indent);
  if (typeof value !== "object") return ` ${printScalar(printing, value, false)}`;
  const inner = indent + style.unit;
  const lines = isDesiredObject(value)
    ? Object.keys(value).map((key) =>
        printBlockMember(printing, key, (value as DesiredObject)[key] as Desired, inner),
      )
    : (value as readonly Desired[]).map((item) => `-${printBlockValue(printing, item, inner)}`);
  if (lines.length === 0) return isDesiredObject(value) ? " {}" : " []";
  return lines.map((line) => `${style.lineBreak}${inner}${line}`).join("");
}

/** A block collection begins on a line of its own, and goes on where its indentation says. */
function printMoved(printing: Printing, value: Moved, indent: string): string {
  const { style } = printing;
  const { node } = value;
  const { text } = style;
  const isBlock = (node.kind === "object" || node.kind === "list") && !node.flow;
  const head = text.slice(node.start, isBlock ? node.inner : node.start).trimEnd();
  if (!isBlock) return ` ${moved(printing, value, indent)}`;
  const old = indentOf(text, node.inner) ?? "";
  const inner = indent + style.unit;
  const body = text
    .slice(node.inner, node.end)
    .replaceAll(/(?<=\n)([ \t]*)/g, (space) =>
      space.startsWith(old) ? inner + space.slice(old.length) : space,
    );
  return `${head === "" ? "" : ` ${head}`}${style.lineBreak}${inner}${body}`;
}
