/**
 * JSON with places. JSON.parse decides what is JSON; after it, a scan finds where the members of an object stand, one
 * object at a time and only where somebody asks: everything else is passed over.
 */
import { jsonFault } from "../../cli/json-fault.js";
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import type {
  ScalarValue,
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

/** Passes over a value. */
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

class JsonMember implements SourceMember {
  readonly keyStyle = "double";
  constructor(
    readonly json: string,
    readonly key: string,
    readonly keyStart: number,
    readonly keyEnd: number,
    readonly valueStart: number,
    readonly valueEnd: number,
    public made: JsonNode | undefined,
  ) {}

  get value(): JsonNode {
    this.made ??= node(this.json, this.valueStart, this.valueEnd);
    return this.made;
  }
}

/** Objects with fewer members are searched as they are; a set would take longer to make. */
const FEW = 12;

class Keys {
  #all: Set<string> | undefined;

  isKnown(members: readonly JsonMember[], key: string): boolean {
    if (members.length < FEW) {
      for (const member of members) if (member.key === key) return true;
      return false;
    }
    this.#all ??= new Set(members.map((member) => member.key));
    if (this.#all.has(key)) return true;
    this.#all.add(key);
    return false;
  }
}

/** Tells of a key whether the object that it names will be looked into, and what of that. */
type Interest = (key: string) => Interest | undefined;

const NOTHING: Interest = () => undefined;
const RESPONSE: Interest = () => NOTHING;
const RESPONSES: Interest = () => RESPONSE;
const INTEGRATION: Interest = (key) => (key === "responses" ? RESPONSES : NOTHING);
const OPERATION: Interest = (key) => (key === "x-amazon-apigateway-integration" ? INTEGRATION : undefined);
const PATH_ITEM: Interest = () => OPERATION;
const PATHS: Interest = () => PATH_ITEM;
/** The way to the integrations of a definition. Everything else is passed over, and looked into when it is asked for. */
const SHARED: Interest = () => INTEGRATION;
const COMPONENTS: Interest = (key) => (key === "x-amazon-apigateway-integrations" ? SHARED : undefined);
const ROOTS: ReadonlyMap<string, Interest> = new Map([
  ["paths", PATHS],
  ["components", COMPONENTS],
]);
const ROOT: Interest = (key) => ROOTS.get(key);

class JsonObject implements SourceObject {
  readonly kind = "object";
  readonly flow = true;
  constructor(
    readonly json: string,
    readonly start: number,
    public end: number,
    public found: JsonMember[] | undefined,
  ) {}

  get inner(): number {
    return this.start;
  }

  get members(): readonly JsonMember[] {
    return this.found ?? this.scan(undefined);
  }

  /** Finds the members, and the end. What will be asked for is looked into on the way, so that it is passed only once. */
  scan(interest: Interest | undefined): readonly JsonMember[] {
    const { json } = this;
    const members: JsonMember[] = [];
    const keys = new Keys();
    let at = skipSpace(json, this.start + 1);
    while (json.charCodeAt(at) !== CLOSE_OBJECT) {
      const keyEnd = skipString(json, at + 1);
      const key = plainString(json, at, keyEnd);
      if (keys.isKnown(members, key)) {
        throw new DocumentError(
          `the member ${JSON.stringify(key)} is there twice`,
          new Lines(json).place(at),
        );
      }
      const start = skipSpace(json, skipSpace(json, keyEnd) + 1);
      const inner = json.charCodeAt(start) === OPEN_OBJECT ? interest?.(key) : undefined;
      let made: JsonObject | undefined;
      if (inner !== undefined) {
        made = new JsonObject(json, start, 0, undefined);
        made.scan(inner);
      }
      const end = made === undefined ? skipValue(json, start) : made.end;
      members.push(new JsonMember(json, key, at, keyEnd, start, end, made));
      at = skipSpace(json, end);
      if (json.charCodeAt(at) === COMMA) at = skipSpace(json, at + 1);
    }
    this.end = at + 1;
    this.found = members;
    return members;
  }
}

class JsonList implements SourceList {
  readonly kind = "list";
  readonly flow = true;
  #items: readonly SourceNode[] | undefined;
  constructor(
    readonly json: string,
    readonly start: number,
    readonly end: number,
  ) {}

  get inner(): number {
    return this.start;
  }

  get items(): readonly SourceNode[] {
    if (this.#items === undefined) {
      const { json } = this;
      const items: SourceNode[] = [];
      let at = skipSpace(json, this.start + 1);
      while (json.charCodeAt(at) !== CLOSE_LIST) {
        const item = node(json, at, skipValue(json, at));
        items.push(item);
        at = skipSpace(json, item.end);
        if (json.charCodeAt(at) === COMMA) at = skipSpace(json, at + 1);
      }
      this.#items = items;
    }
    return this.#items;
  }
}

class JsonScalar implements SourceScalar {
  readonly kind = "scalar";
  readonly style: "double" | "plain";
  readonly text: string;
  constructor(
    json: string,
    readonly start: number,
    readonly end: number,
  ) {
    const isText = json.charCodeAt(start) === QUOTE;
    this.style = isText ? "double" : "plain";
    this.text = isText ? plainString(json, start, end) : json.slice(start, end);
  }

  get inner(): number {
    return this.start;
  }

  get value(): ScalarValue {
    return this.style === "double" ? this.text : (JSON.parse(this.text) as ScalarValue);
  }
}

type JsonNode = JsonObject | JsonList | JsonScalar;

function node(json: string, start: number, end: number): JsonNode {
  const first = json.charCodeAt(start);
  if (first === OPEN_OBJECT) return new JsonObject(json, start, end, undefined);
  if (first === OPEN_LIST) return new JsonList(json, start, end);
  return new JsonScalar(json, start, end);
}

function rootOf(json: string, start: number): JsonNode {
  if (json.charCodeAt(start) !== OPEN_OBJECT) return node(json, start, skipValue(json, start));
  const root = new JsonObject(json, start, 0, undefined);
  root.scan(ROOT);
  return root;
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
  return { text, format: "json", root: rootOf(text, skipSpace(text, from)), anchored: [] };
}
