/** Reads an integration of a document into the object that the mappings take. */
import type { Dictionary } from "../../../common/own.js";
import type { Marks } from "../intrinsics.js";
import { objectOf, real, type SourceMember, type SourceNode, type SourceObject } from "../source/node.js";
import { MEMBER_NAMES, MEMBERS, type MemberName, type MemberRow, memberRow } from "./members.js";
import { type Api, isMerge, Reader, type SameStatus } from "./reader.js";

export type { Api } from "./reader.js";

export interface Reading {
  /** v1's integration, or that of an HTTP API in PascalCase. */
  readonly model: Dictionary;
  /** Members that the extension does not have, or the other API alone. */
  readonly others: readonly SourceMember[];
  /** The pattern under which each status stands in `responses`. */
  readonly patterns: ReadonlyMap<string, string>;
  readonly sameStatus: readonly SameStatus[];
  /** What each intrinsic function is read as. */
  readonly moved: ReadonlyMap<string, SourceNode>;
  /** Something in it is not known. */
  readonly hasMarks: boolean;
  /** An object that merges members from elsewhere. */
  readonly merged: SourceMember | undefined;
}

const NOTHING_MOVED: ReadonlyMap<string, SourceNode> = new Map();
const NO_PATTERNS: ReadonlyMap<string, string> = new Map();

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

/** Merged objects may merge others, and aliases of aliases make very many of a few lines. */
const MOST_MERGES = 3;

function isForHttpNode(node: SourceNode, depth: number): boolean {
  const object = objectOf(node);
  return object !== undefined && isForHttp(object, depth);
}

const ONLY_HTTP: ReadonlySet<string> = new Set(
  MEMBER_NAMES.filter((name) => memberRow(name).rest === undefined),
);
const HTTP_KEY = /^(?:append|overwrite|remove):/;

/**
 * Is the integration written for HTTP APIs? Their integrations have members, and keys of mappings, that those of REST
 * APIs cannot have; `payloadFormatVersion` is required of them.
 */
export function isForHttp(object: SourceObject, depth = 0): boolean {
  for (const member of object.members) {
    const { key } = member;
    if (ONLY_HTTP.has(key)) return true;
    if (key === "<<" && isMerge(member) && depth < MOST_MERGES) {
      const merged = real(member.value);
      const sources = merged?.kind === "list" ? merged.items : [member.value];
      if (sources.some((source) => isForHttpNode(source, depth + 1))) return true;
    }
    if (key !== "requestParameters" && key !== "tlsConfig") continue;
    const map = objectOf(member.value);
    if (map?.members.some((inner) => HTTP_KEY.test(inner.key) || inner.key === "serverNameToVerify"))
      return true;
  }
  return false;
}
