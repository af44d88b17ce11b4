/**
 * JSON with places. JSON.parse decides what is JSON; after it, a scan finds where the members of an object stand, one
 * object at a time and only where somebody asks: everything else is passed over.
 */
import { jsonFault } from "../../cli/json-fault.js";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import type {
  SourceDocument,
  SourceList,
  SourceMember,
  SourceNode,
  SourceObject,
  SourceScalar,
} from "./node.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** @param from the offset behind the opening quote */
function skipString(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  for (;;) {
    let before = quote;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((quote - before) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
}

function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return skipString(text, from + 1);
  let at = from + 1;
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
    for (;;) {
      const unit = text.charCodeAt(at);
      if (!(unit > 0x20) || unit === COMMA || unit === CLOSE_OBJECT || unit === CLOSE_LIST) return at;
      at++;
    }
  }
  for (let depth = 1; depth > 0; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = skipString(text, at + 1) - 1;
    else if (unit === OPEN_OBJECT || unit === OPEN_LIST) depth++;
    else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) depth--;
  }
  return at;
}

function plainString(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : inner;
}

class JsonObject implements SourceObject {
  readonly kind = "object";
  readonly flow = true;
  #members: readonly SourceMember[] | undefined;
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
  ) {}

  get inner(): number {
    return this.start;
  }

  get members(): readonly SourceMember[] {
    this.#members ??= this.#scan();
    return this.#members;
  }

  #scan(): readonly SourceMember[] {
    const { text } = this;
    const members: SourceMember[] = [];
    const known = new Set<string>();
    let at = skipSpace(text, this.start + 1);
    while (text.charCodeAt(at) !== CLOSE_OBJECT) {
      const keyEnd = skipString(text, at + 1);
      const key = plainString(text, at, keyEnd);
      if (known.has(key)) {
        throw new DocumentError(
          `the member ${JSON.stringify(key)} is there twice`,
          new Lines(text).place(at),
        );
      }
      known.add(key);
      const value = node(text, skipSpace(text, skipSpace(text, keyEnd) + 1));
      members.push({ key, keyStart: at, keyEnd, keyStyle: "double", value });
      at = skipSpace(text, value.end);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
    return members;
  }
}

class JsonList implements SourceList {
  readonly kind = "list";
  readonly flow = true;
  #items: readonly SourceNode[] | undefined;
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
  ) {}

  get inner(): number {
    return this.start;
  }

  get items(): readonly SourceNode[] {
    if (this.#items === undefined) {
      const { text } = this;
      const items: SourceNode[] = [];
      let at = skipSpace(text, this.start + 1);
      while (text.charCodeAt(at) !== CLOSE_LIST) {
        const item = node(text, at);
        items.push(item);
        at = skipSpace(text, item.end);
        if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
      }
      this.#items = items;
    }
    return this.#items;
  }
}

function node(text: string, start: number): JsonObject | JsonList | SourceScalar {
  const end = skipValue(text, start);
  const first = text.charCodeAt(start);
  if (first === OPEN_OBJECT) return new JsonObject(text, start, end);
  if (first === OPEN_LIST) return new JsonList(text, start, end);
  const place = { kind: "scalar", start, inner: start, end } as const;
  if (first === QUOTE) {
    const value = plainString(text, start, end);
    return { ...place, value, text: value, style: "double" };
  }
  const written = text.slice(start, end);
  return { ...place, value: JSON.parse(written) as number | boolean | null, text: written, style: "plain" };
}

const hasMark = (text: string) => text.charCodeAt(0) === 0xfeff;

/** @throws DocumentError where the text is not JSON, or an object that is looked at has a member twice. */
export function readJson(text: string): SourceDocument {
  const from = hasMark(text) ? 1 : 0;
  const json = from === 0 ? text : text.slice(1);
  try {
    JSON.parse(json);
  } catch (error) {
    const fault = jsonFault(json);
    if (fault === undefined) throw new DocumentError((error as Error).message);
    const at = Math.min(fault.offset, json.trimEnd().length);
    throw new DocumentError(`not JSON: ${fault.message}`, new Lines(json).place(at));
  }
  return { text, format: "json", root: node(text, skipSpace(text, from)), anchored: [] };
}
