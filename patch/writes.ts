import type { Saying } from "../common/findings.js";
import { memo } from "../common/memo.js";
import { escapeToken } from "../common/pointer.js";
import { saying } from "./findings.js";
import type { NestedRow, Row } from "./grammar/row-types.js";
import type { OperationRow } from "./grammar/types.js";

/** What is said of a key that differs in a map of other resources. */
function sayingOf({ notice, instead }: NestedRow, pathTo: Writes["pathTo"]): (key: string) => Saying {
  return memo((key) => {
    const path = pathTo(key);
    return saying(notice, path, { path, status: key, instead });
  });
}

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
  /** What is said of a key that differs; a row of other resources has it, since nothing is written there. */
  readonly saying: ((key: string) => Saying) | undefined;

  constructor(row: Row) {
    const { operations, path, pointer } = row;
    this.add = operations.add;
    this.replace = operations.replace;
    this.remove = operations.remove;
    this.pathTo = memo((key) => `${path}/${escapeToken(key)}`);
    this.saying = row.shape === "nested" ? sayingOf(row, this.pathTo) : undefined;
    this.pointerTo = pointer === undefined ? this.pathTo : memo((key) => `${pointer}/${escapeToken(key)}`);
  }
}

/** What a diff writes of a row, which the row of an engine has at hand. */
export function writesOf(row: Row): Writes {
  return (row.writes as Writes | undefined) ?? new Writes(row);
}
