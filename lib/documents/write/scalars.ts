/** Scalars and keys as text, in the quotes of their neighbours where these will do. */
import type { ScalarStyle, ScalarValue } from "../source/node.js";

/** How a value is written at its place. */
export interface Place {
  readonly format: "json" | "yaml";
  /** Inside braces or brackets. */
  readonly flow: boolean;
}

/** Read alike by YAML 1.1 and 1.2, in every context, without quotes. */
const PLAIN = /^[A-Za-z$/_][\w$/.+*=@%^~()-]*(?:[ :][\w$/.+*=@%^~()-]+)*$/;
/** What one of the YAML versions takes for something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
const FLOW_PLAIN = /^[A-Za-z$/_][\w$/.+*=@%^~()-]*$/;

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

const double = (text: string): string =>
  // JSON leaves these as they are; YAML would take them for line breaks or refuse them.
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
const single = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** @param style the quotes that are wanted; `block` stands for none */
export function textScalar(text: string, style: ScalarStyle, { format, flow }: Place): string {
  if (format === "json") return JSON.stringify(text);
  if (CONTROL.test(text)) return double(text);
  const isPlain = (flow ? FLOW_PLAIN : PLAIN).test(text) && !WORDS.test(text);
  if (style === "double") return double(text);
  if (style === "single" || !isPlain) return single(text);
  return text;
}

export function scalarText(value: ScalarValue, style: ScalarStyle, place: Place): string {
  return typeof value === "string" ? textScalar(value, style, place) : String(value);
}
