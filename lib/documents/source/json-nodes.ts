/** The nodes of JSON: the members of an object are found when somebody asks, or on the way to an integration. */
import { DocumentError } from "../errors.js";
import { Lines } from "../lines.js";
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  plainString,
  QUOTE,
  skipSpace,
  skipString,
  skipValue,
} from "./json-scan.js";
import type {
  ScalarValue,
  SourceList,
  SourceMember,
  SourceNode,
  SourceObject,
  SourceScalar,
} from "./node.js";

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

export function rootOf(json: string, start: number): JsonNode {
  if (json.charCodeAt(start) !== OPEN_OBJECT) return node(json, start, skipValue(json, start));
  const root = new JsonObject(json, start, 0, undefined);
  root.scan(ROOT);
  return root;
}
