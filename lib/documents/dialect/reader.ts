/** Reads the values of an integration in the shapes that its members have. */
import { type Dictionary, put } from "../../../common/own.js";
import { DocumentError } from "../errors.js";
import { isIntrinsic, type Marks } from "../intrinsics.js";
import { objectOf, real, type SourceMember, type SourceNode, type SourceObject } from "../source/node.js";
import { RESPONSE_MEMBERS } from "./members.js";

export type Api = "rest" | "http";

/** Two patterns of `responses` that answer the same status. */
export interface SameStatus {
  readonly first: string;
  readonly second: string;
  readonly status: string;
}

/** YAML 1.1, and with it the parsers that AWS is likely to use, has more words for these. */
const TRUE = /^(?:true|yes|on|y)$/i;
const FALSE = /^(?:false|no|off|n)$/i;

/** Aliases may stand for aliases; nothing that an API takes has as many values. */
const MOST_VALUES = 100_000;

export const isMerge = ({ key, keyStyle }: SourceMember) => key === "<<" && keyStyle === "plain";

export class Reader {
  moved: Map<string, SourceNode> | undefined;
  patterns: Map<string, string> | undefined;
  readonly sameStatus: SameStatus[] = [];
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

  /** A number however it is written (`29000`, `29000.0`, `2.9e4`), or its digits as a text. */
  number(node: SourceNode): unknown {
    const text = this.text(node);
    const value = real(node);
    if (value?.kind === "scalar" && value.tag === undefined && typeof value.value === "number") {
      return value.value;
    }
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
