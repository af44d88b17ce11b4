import { memo } from "../common/memo.js";
import { escapeToken } from "../common/pointer.js";
import type { OperationRow, Row } from "./grammar/types.js";

/**
 * What a diff writes of a row: its operations by name, and the paths of its keys, which in a batch come again and again.
 * A class, so that those of all rows are of one form: V8 reads a member of such objects several times as fast.
 */
export class Writes {
  readonly add: OperationRow | undefined;
  readonly replace: OperationRow | undefined;
  readonly remove: OperationRow | undefined;
  /** The path of a key below the row's. */
  readonly pathTo: (key: string) => string;
  /** Where the key stands in the object: what findings name. */
  readonly pointerTo: (key: string) => string;

  constructor({ operations, path, pointer }: Row) {
    this.add = operations.add;
    this.replace = operations.replace;
    this.remove = operations.remove;
    this.pathTo = memo((key) => `${path}/${escapeToken(key)}`);
    this.pointerTo = pointer === undefined ? this.pathTo : memo((key) => `${pointer}/${escapeToken(key)}`);
  }
}

/** What a diff writes of a row, which the row of an engine has at hand. */
export function writesOf(row: Row): Writes {
  return (row.writes as Writes | undefined) ?? new Writes(row);
}
