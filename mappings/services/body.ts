/**
 * The two kinds of request body that AWS services take, read and written with references to the client's request in
 * them: a form (`Action=…&Name=value`) and JSON.
 */
import { isObject } from "../../common/own.js";
import type { Reference, TemplatePiece } from "../template.js";

/** A value: text and references in turn. */
export type Value = readonly TemplatePiece[];

export interface Field {
  readonly name: string;
  readonly value: Value;
}

/** What kept a body from being read, in words. */
export interface Obstacle {
  readonly obstacle: string;
}

export function isObstacle<T extends object>(found: T | Obstacle): found is Obstacle {
  return "obstacle" in found;
}

function decodeForm(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** Reads `a=1&b=$ref`. White space around the whole body is left out. */
export function readForm(pieces: readonly TemplatePiece[]): readonly Field[] | Obstacle {
  const fields: { name: string; value: TemplatePiece[] }[] = [];
  let name: string | undefined;
  let value: TemplatePiece[] = [];
  const close = () => {
    if (name !== undefined) fields.push({ name, value });
    name = undefined;
    value = [];
  };
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== "string") {
      if (name === undefined) return { obstacle: "a field whose name is not written out" };
      value.push(piece);
      continue;
    }
    let text = index === 0 ? piece.trimStart() : piece;
    if (index === pieces.length - 1) text = text.trimEnd();
    for (const [position, part] of text.split("&").entries()) {
      if (position > 0) close();
      if (part === "") continue;
      let rest = part;
      if (name === undefined) {
        const equals = part.indexOf("=");
        const decoded = equals < 0 ? undefined : decodeForm(part.slice(0, equals));
        if (decoded === undefined || decoded === "")
          return { obstacle: `the form field ${part.slice(0, 40)}` };
        name = decoded;
        rest = part.slice(equals + 1);
      }
      const decoded = decodeForm(rest);
      if (decoded === undefined) return { obstacle: `the form value ${rest.slice(0, 40)}` };
      if (decoded !== "") value.push(decoded);
    }
  }
  close();
  return fields;
}

/** A JSON value whose strings may hold references. */
export type Json =
  | Value
  | { readonly list: readonly Json[] }
  | { readonly members: ReadonlyMap<string, Json> };

// Marks the place of a reference while JSON.parse does the reading. A body that holds the marks itself is refused.
const OPEN = "\uE000";
const CLOSE = "\uE001";
/** No service action in the table nests deeper; reading recurses. */
const DEEPEST = 32;
const MARK = /\uE000(\d+)(b?)\uE001/;

/** Reads JSON with references inside its strings, or standing for a whole value. */
export function readJson(pieces: readonly TemplatePiece[]): Json | Obstacle {
  const references: Reference[] = [];
  let text = "";
  let inString = false;
  let depth = 0;
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      const mark = `${OPEN}${references.length}${inString ? "" : "b"}${CLOSE}`;
      text += inString ? mark : JSON.stringify(mark);
      references.push(piece);
      continue;
    }
    if (piece.includes(OPEN) || piece.includes(CLOSE))
      return { obstacle: "the characters U+E000 and U+E001" };
    for (let at = 0; at < piece.length; at += 1) {
      if (inString && piece[at] === "\\") at += 1;
      else if (piece[at] === '"') inString = !inString;
      else if (!inString && (piece[at] === "[" || piece[at] === "{")) depth += 1;
      else if (!inString && (piece[at] === "]" || piece[at] === "}")) depth -= 1;
      if (depth > DEEPEST) return { obstacle: `JSON that is nested deeper than ${DEEPEST}` };
    }
    text += piece;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { obstacle: "text that is not JSON" };
  }
  return convert(parsed, references);
}

function convert(value: unknown, references: readonly Reference[]): Json {
  if (Array.isArray(value)) return { list: value.map((item) => convert(item, references)) };
  if (isObject(value)) {
    const members = new Map<string, Json>();
    for (const key of Object.keys(value)) members.set(key, convert(value[key], references));
    return { members };
  }
  if (typeof value !== "string") return value === null ? [] : [String(value)];
  const result: TemplatePiece[] = [];
  value.split(MARK).forEach((piece, index) => {
    // Text, number of the reference and its flag come in turn.
    if (index % 3 === 0 && piece !== "") result.push(piece);
    if (index % 3 === 1) result.push(references[Number(piece)] as Reference);
  });
  return result;
}

export function isValue(json: Json): json is Value {
  return Array.isArray(json);
}

/** An SQS attribute: `{ DataType, StringValue }` by name. */
export type Attributes = ReadonlyMap<string, ReadonlyMap<string, Value>>;

/** The fields of attribute N in a form: `MessageAttribute.N.Name`, `.Value.StringValue`, `.Value.DataType`. */
export function readAttributes(fields: readonly Field[], prefix: string): Attributes | Obstacle {
  const byNumber = new Map<string, Map<string, Value>>();
  for (const { name, value } of fields) {
    const match = /^(\d+)\.(Name|Value\.(?:StringValue|DataType))$/.exec(name.slice(prefix.length + 1));
    if (match === null) return { obstacle: `the form field ${name}` };
    const [, number, part] = match as unknown as [string, string, string];
    const parts = byNumber.get(number) ?? new Map<string, Value>();
    parts.set(part.replace("Value.", ""), value);
    byNumber.set(number, parts);
  }
  const attributes = new Map<string, ReadonlyMap<string, Value>>();
  for (const [number, parts] of byNumber) {
    const name = parts.get("Name");
    const [text] = name ?? [];
    if (name?.length !== 1 || typeof text !== "string")
      return { obstacle: `${prefix}.${number} without a name` };
    parts.delete("Name");
    if (parts.size !== 2) return { obstacle: `${prefix}.${number} without a type or value` };
    attributes.set(text, parts);
  }
  return attributes;
}

/** The attributes as the JSON text that the HTTP API's parameter takes, references left in their places. */
export function attributesJson(attributes: Attributes): Value {
  const pieces: TemplatePiece[] = [];
  const push = (piece: TemplatePiece) => {
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  };
  let first = true;
  for (const [name, parts] of attributes) {
    push(`${first ? "{" : ","}${JSON.stringify(name)}:{`);
    first = false;
    ["DataType", "StringValue"].forEach((part, index) => {
      push(`${index === 0 ? "" : ","}"${part}":"`);
      for (const piece of parts.get(part) ?? []) {
        push(typeof piece === "string" ? JSON.stringify(piece).slice(1, -1) : piece);
      }
      push('"');
    });
    push("}");
  }
  push(first ? "{}" : "}");
  return pieces;
}

/** The inverse of `attributesJson`. */
export function readAttributesJson(value: Value): Attributes | Obstacle {
  const json = readJson(value);
  if (isObstacle(json)) return json;
  if (isValue(json) || !("members" in json)) return { obstacle: "attributes that are no JSON object" };
  const attributes = new Map<string, ReadonlyMap<string, Value>>();
  for (const [name, attribute] of json.members) {
    const parts = new Map<string, Value>();
    if (isValue(attribute) || !("members" in attribute)) return { obstacle: `the attribute ${name}` };
    for (const part of ["DataType", "StringValue"]) {
      const found = attribute.members.get(part);
      if (found === undefined || !isValue(found)) return { obstacle: `the attribute ${name}` };
      parts.set(part, found);
    }
    if (attribute.members.size !== 2) return { obstacle: `the attribute ${name}` };
    attributes.set(name, parts);
  }
  return attributes;
}

/** A static JSON list of strings, such as `["All"]`. */
export function readStaticList(text: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === "string")
      ? (list as string[])
      : undefined;
  } catch {
    return undefined;
  }
}
