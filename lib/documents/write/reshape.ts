import type { SourceMember, SourceObject } from "../source/node.js";
import type { Desired } from "./desired.js";

/** What becomes of an object: members that go, and members that come. Others are changed in themselves. */
export interface Reshape {
  readonly object: SourceObject;
  readonly removed: ReadonlySet<SourceMember>;
  readonly added: readonly (readonly [string, Desired])[];
}

/** The text is laid out in a way in which this cannot be changed without touching what should stay. */
export class LayoutError extends Error {}
