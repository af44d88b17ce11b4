/** What is found in an OpenAPI definition. */
import type { SourceAlias, SourceMember, SourceObject } from "./source/node.js";

/** A place from which an integration is used. */
export interface Use {
  readonly routeKey: string;
  /** The tokens of a pointer to it. */
  readonly tokens: readonly string[];
  readonly pathItem: SourceObject;
  readonly operation: SourceMember;
  /** The member that holds the integration or its reference, and the object that it is a member of. */
  readonly member: SourceMember;
  readonly holder: SourceObject;
  /** What the integration is named by; absent where it stands here. */
  readonly reference?: string;
}

/** An integration: its text stands in the document once, however many places use it. */
export interface Integration {
  readonly node: SourceObject;
  /** The tokens of a pointer to it. */
  readonly tokens: readonly string[];
  /** Where its name stands. */
  readonly offset: number;
  readonly uses: Use[];
}

/** A use that leads to no integration. */
export interface Loose {
  readonly tokens: readonly string[];
  readonly offset: number;
  readonly problem: LooseProblem;
  /** The reference, or the intrinsic function. */
  readonly reference: string;
}

export type LooseProblem =
  | "reference-unresolved"
  | "reference-external"
  | "reference-cyclic"
  | "intrinsic-inside"
  | "no-object";

/** A part of the definition that comes from elsewhere. */
export interface Part {
  readonly tokens: readonly string[];
  readonly offset: number;
  readonly value: string;
}

export interface Found {
  readonly integrations: readonly Integration[];
  readonly loose: readonly Loose[];
  readonly parts: readonly Part[];
  /** Aliases that were followed on the way. */
  readonly followed: ReadonlySet<SourceAlias>;
}
