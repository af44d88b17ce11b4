/**
 * What the members of a request may be, and how they are named on the wire. One table serves the reading of requests,
 * the writing of answers and the check against the SDKs' own schemas.
 */

export interface TextShape {
  readonly type: "text";
  /** The values that the service model admits, in the order in which AWS lists them in its refusal. */
  readonly oneOf?: readonly string[];
  /** As AWS prints it; the whole text has to match. */
  readonly pattern?: string;
}

export interface ListShape {
  readonly type: "list";
  readonly of: Shape;
}

export interface MapShape {
  readonly type: "map";
  readonly of: Shape;
  /** A `null` value is a value (a template without text), where others are dropped. */
  readonly sparse?: true;
}

export interface StructShape {
  readonly type: "struct";
  readonly members: Members;
}

export type Shape =
  | TextShape
  | { readonly type: "integer" | "number" | "boolean" }
  | ListShape
  | MapShape
  | StructShape;

export interface MemberRow {
  readonly shape: Shape;
  /** The name on the wire, where it is not the member's. */
  readonly wire?: string;
  readonly required?: true;
}

/** Members by the name that the SDKs give them. */
export type Members = Readonly<Record<string, Shape | MemberRow>>;

export const text: Shape = { type: "text" };
export const integer: Shape = { type: "integer" };
export const number: Shape = { type: "number" };
export const boolean: Shape = { type: "boolean" };

export const choice = (...oneOf: readonly string[]): TextShape => ({ type: "text", oneOf });
export const matching = (pattern: string): TextShape => ({ type: "text", pattern });
export const list = (of: Shape): ListShape => ({ type: "list", of });
export const map = (of: Shape): MapShape => ({ type: "map", of });
/** A map of templates, whose values may be `null`. */
export const templates: MapShape = { type: "map", of: text, sparse: true };
export const struct = (members: Members): StructShape => ({ type: "struct", members });

export const required = (shape: Shape): MemberRow => ({ shape, required: true });
export const named = (wire: string, shape: Shape): MemberRow => ({ shape, wire });

export const rowOf = (member: Shape | MemberRow): MemberRow =>
  "shape" in member ? member : { shape: member };

/** How the members of a service are spelled in its JSON, where a row does not say so. */
export type Naming = (member: string) => string;

/** v1 spells members on the wire as the SDK does. */
export const asItIs: Naming = (member) => member;

/** v2's members begin with a capital in the SDK, and with a small letter on the wire. */
export const lowerFirst: Naming = (member) => member.charAt(0).toLowerCase() + member.slice(1);

export const wireName = (member: string, row: MemberRow, naming: Naming): string =>
  row.wire ?? naming(member);
