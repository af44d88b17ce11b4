/** Reads an integration of a document into the object that the mappings take. */
import { type Dictionary, put } from "../../../common/own.js";
import { DocumentError } from "../errors.js";
import { isIntrinsic, type Marks } from "../intrinsics.js";
import {
  objectOf,
  real,
  type SourceMember,
  type SourceNode,
  type SourceObject,
  textOf,
} from "../source/node.js";
import {
  MEMBER_NAMES,
  MEMBERS,
  type MemberName,
  type MemberRow,
  memberRow,
  RESPONSE_MEMBERS,
} from "./members.js";

export type Api = "rest" | "http";

export interface Reading {
  /** v1's integration, or that of an HTTP API in PascalCase. */
  readonly model: Dictionary;
  /** Members that the extension does not have, or the other API alone. */
  readonly others: readonly SourceMember[];
  /** The pattern under which each status stands in `responses`. */
  readonly patterns: ReadonlyMap<string, string>;
  readonly sameStatus: readonly {
    readonly first: string;
    readonly second: string;
    readonly status: string;
  }[];
  /** What each intrinsic function is read as. */
  readonly moved: ReadonlyMap<string, SourceNode>;
  /** Something in it is not known. */
  readonly hasMarks: boolean;
  /** An object that merges members from elsewhere. */
  readonly merged: SourceMember | undefined;
}

/** YAML 1.1, and with it the parsers that AWS is likely to use, has more words for these. */
const TRUE = /^(?:true|yes|on|y)$/i;
const FALSE = /^(?:false|no|off|n)$/i;

const NOTHING_MOVED: ReadonlyMap<string, SourceNode> = new Map();
const NO_PATTERNS: ReadonlyMap<string, string> = new Map();

/** Aliases may stand for aliases; nothing that an API takes has as many values. */
const MOST_VALUES = 100_000;

export const isMerge = ({ key, keyStyle }: SourceMember) => key === "<<" && keyStyle === "plain";

class Reader {
  moved: Map<string, SourceNode> | undefined;
  patterns: Map<string, string> | undefined;
  readonly sameStatus: { first: string; second: string; status: string }[] = [];
  merged: SourceMember | undefined;
  #values = 0;

  constructor(
    readonly api: Api,
    readonly marks: Marks,
    readonly place: (offset: number) => { readonly line: number; readonly column: number },
  ) {}

  /** Remembers what stands for a text that is not known. */
  move(reading: string, node: SourceNode): string {
    this.moved ??= new Map();
    this.moved.set(reading, node);
    return reading;
  }

  #count(node: SourceNode): void {
    this.#values++;
    if (this.#values > MOST_VALUES) {
      throw new DocumentError(
        `the aliases of this integration stand for more than ${MOST_VALUES} values`,
        this.place(node.start),
      );
    }
  }

  members(object: SourceObject): readonly SourceMember[] {
    const { members } = object;
    for (const member of members) if (member.key === "<<" && isMerge(member)) this.merged ??= member;
    return members;
  }

  /** A scalar as text; anything else as it is, so that the mappings refuse it. */
  text(node: SourceNode): unknown {
    this.#count(node);
    if (isIntrinsic(node)) {
      return this.move(this.marks.read(node), node);
    }
    const value = real(node);
    if (value === undefined) return null;
    if (value.kind !== "scalar") return value.kind === "object" ? {} : [];
    if (value.value === null) return null;
    const text = this.marks.text(value.text);
    return text === value.text ? text : this.move(text, node);
  }

  word(node: SourceNode): unknown {
    const text = this.text(node);
    return typeof text === "string" && !this.marks.isIn(text) ? text.toUpperCase() : text;
  }

  number(node: SourceNode): unknown {
    const text = this.text(node);
    return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : text;
  }

  flag(node: SourceNode): unknown {
    const text = this.text(node);
    if (typeof text !== "string") return text;
    return TRUE.test(text) ? true : FALSE.test(text) ? false : text;
  }

  map(node: SourceNode): unknown {
    const object = objectOf(node);
    if (object === undefined || isIntrinsic(node)) return this.text(node);
    const map: Dictionary = {};
    for (const { key, value } of this.members(object)) put(map, key, this.text(value));
    return map;
  }

  list(node: SourceNode): unknown {
    const list = real(node);
    if (list?.kind !== "list" || isIntrinsic(node)) return this.text(node);
    return list.items.map((item) => this.text(item));
  }

  tls(node: SourceNode): unknown {
    const object = objectOf(node);
    if (object === undefined || isIntrinsic(node)) return this.text(node);
    const tls: Dictionary = {};
    for (const { key, value } of this.members(object)) {
      if (key === "insecureSkipVerification") tls.insecureSkipVerification = this.flag(value);
      else if (key === "serverNameToVerify" && this.api === "http") tls.ServerNameToVerify = this.text(value);
      else put(tls, key, this.text(value));
    }
    return tls;
  }

  /** `responses` by pattern become responses by status. */
  responses(node: SourceNode): unknown {
    const object = objectOf(node);
    if (object === undefined || isIntrinsic(node)) return this.text(node);
    const responses: Dictionary = {};
    for (const { key: pattern, value } of this.members(object)) {
      const members = objectOf(value);
      if (members === undefined) {
        put(responses, pattern, this.text(value));
        continue;
      }
      const response: Dictionary = {};
      if (pattern !== "default") response.selectionPattern = pattern;
      for (const { key, value: inner } of this.members(members)) {
        const shape = Object.hasOwn(RESPONSE_MEMBERS, key)
          ? RESPONSE_MEMBERS[key as keyof typeof RESPONSE_MEMBERS]
          : "text";
        put(response, key, shape === "map" ? this.map(inner) : this[shape](inner));
      }
      const status = String(response.statusCode ?? pattern);
      this.patterns ??= new Map();
      const first = this.patterns.get(status);
      if (first !== undefined) this.sameStatus.push({ first, second: pattern, status });
      this.patterns.set(status, pattern);
      put(responses, status, response);
    }
    return responses;
  }

  /** HTTP APIs: mappings by the backend's status. */
  mappings(node: SourceNode): unknown {
    const object = objectOf(node);
    if (object === undefined || isIntrinsic(node)) return this.text(node);
    const mappings: Dictionary = {};
    for (const { key, value } of this.members(object)) put(mappings, key, this.map(value));
    return mappings;
  }
}

export function readIntegration(
  object: SourceObject,
  api: Api,
  marks: Marks,
  place: (offset: number) => { readonly line: number; readonly column: number },
): Reading {
  const reader = new Reader(api, marks, place);
  const model: Dictionary = {};
  const others: SourceMember[] = [];
  for (const member of reader.members(object)) {
    const row: MemberRow | undefined = Object.hasOwn(MEMBERS, member.key)
      ? memberRow(member.key as MemberName)
      : undefined;
    const name = row?.[api];
    if (row === undefined || name === undefined) {
      others.push(member);
      continue;
    }
    const value = reader[row.shape](member.value);
    if (value !== null) model[name] = value;
  }
  const { patterns = NO_PATTERNS, sameStatus, moved, merged } = reader;
  return {
    model,
    others,
    patterns,
    sameStatus,
    moved: moved ?? NOTHING_MOVED,
    hasMarks: moved !== undefined,
    merged,
  };
}

const ONLY_HTTP: ReadonlySet<string> = new Set(
  MEMBER_NAMES.filter((name) => memberRow(name).rest === undefined),
);
const HTTP_KEY = /^(?:append|overwrite|remove):/;

/**
 * Is the integration written for HTTP APIs? Their integrations have members, and keys of mappings, that those of REST
 * APIs cannot have; `payloadFormatVersion` is required of them.
 */
export function isForHttp(object: SourceObject): boolean {
  for (const member of object.members) {
    const { key } = member;
    if (ONLY_HTTP.has(key)) return true;
    if (key !== "requestParameters" && key !== "tlsConfig") continue;
    const map = objectOf(member.value);
    if (map?.members.some((inner) => HTTP_KEY.test(inner.key) || inner.key === "serverNameToVerify"))
      return true;
  }
  return false;
}

export function typeOf(object: SourceObject): string | undefined {
  return textOf(object.members.find(({ key }) => key === "type")?.value);
}
