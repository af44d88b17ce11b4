import type { CompiledRow } from "./compile.js";

/** Where a walk lays down what is wanted: to make lists for that anew would cost as much as the walk. */
export class Desk {
  /** The rows of the desired object's members, in the order of those. */
  readonly rows: CompiledRow[];
  /** What is wanted of each; cleared when it was looked at, so that nothing of an object is held on to. */
  readonly wishes: unknown[];

  constructor(rows: readonly CompiledRow[]) {
    this.rows = [...rows];
    this.wishes = rows.map(() => undefined);
  }
}
