import type { Dictionary } from "../../../common/own.js";
import type { SourceNode } from "../source/node.js";

/** A value that stays as the document has it: an intrinsic function, wherever it is moved to. */
export class Moved {
  constructor(
    /** What it is read as. */
    readonly reading: string,
    readonly node: SourceNode,
  ) {}
}

/** What a place of a document should hold. */
export type Desired = string | number | boolean | readonly Desired[] | Moved | DesiredObject;
export interface DesiredObject extends Dictionary<Desired> {}

export function isDesiredObject(value: Desired): value is DesiredObject {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Moved);
}
