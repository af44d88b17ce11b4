/**
 * A document as its text has it: values with the places where they stand. JSON and YAML give the same nodes, so that
 * nothing but reading and writing knows which of them it is.
 */
export type ScalarValue = string | number | boolean | null;

interface Base {
  /** Where the value begins, its tag and anchor included. */
  readonly start: number;
  /** Where it begins without them. */
  readonly inner: number;
  /** Where it ends, without what follows on its line. */
  readonly end: number;
  /** A tag as written: `!Sub`. Tags of YAML's own schema are left out. */
  readonly tag?: string | undefined;
}

export type ScalarStyle = "plain" | "single" | "double" | "block";

export interface SourceScalar extends Base {
  readonly kind: "scalar";
  readonly value: ScalarValue;
  /** A text's value; what is written for other scalars: `1.0` is not `1`. */
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface SourceMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly keyStyle: ScalarStyle;
  readonly value: SourceNode;
}

export interface SourceObject extends Base {
  readonly kind: "object";
  /** Between braces; otherwise a member a line, as YAML has it. */
  readonly flow: boolean;
  readonly members: readonly SourceMember[];
}

export interface SourceList extends Base {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly SourceNode[];
}

/** `*name`; without a target where no anchor of that name goes before it. */
export interface SourceAlias extends Base {
  readonly kind: "alias";
  readonly target: SourceReal | undefined;
}

export type SourceReal = SourceScalar | SourceObject | SourceList;
export type SourceNode = SourceReal | SourceAlias;

/** An anchor that aliases name. */
export interface Anchored {
  readonly node: SourceReal;
  readonly aliases: readonly SourceAlias[];
}

/** One document of a text; a YAML text may have several. */
export interface SourceDocument {
  readonly text: string;
  readonly format: "json" | "yaml";
  readonly root: SourceNode | undefined;
  /** Those that have aliases, in their order. */
  readonly anchored: readonly Anchored[];
}

/** The value that a node stands for. */
export function real(node: SourceNode | undefined): SourceReal | undefined {
  return node?.kind === "alias" ? node.target : node;
}

export function objectOf(node: SourceNode | undefined): SourceObject | undefined {
  const value = real(node);
  return value?.kind === "object" && value.tag === undefined ? value : undefined;
}

/** A member as written in the object itself. */
export function ownMember(object: SourceObject, key: string): SourceMember | undefined {
  for (const member of object.members) if (member.key === key) return member;
  return undefined;
}

/** The text of a scalar without a tag. */
export function textOf(node: SourceNode | undefined): string | undefined {
  const value = real(node);
  return value?.kind === "scalar" && value.tag === undefined ? value.text : undefined;
}
