import type { DiffResult } from "../patch/diff.js";
import type { PatchFindingId } from "../patch/findings.js";

/** Findings that stand for a difference which the operations do not carry: there is something to change all the same. */
const NOT_CARRIED: ReadonlySet<string> = new Set<PatchFindingId>([
  "type-needs-put",
  "needs-type-first",
  "responses-need-plan",
  "left-out-undocumented",
  "identity-differs",
  "changed-elsewhere",
  "cannot-clear",
  "cache-namespace-reset",
  "default-unknown",
  "unknown-member",
]);

/** Is there anything to change, even where only a plan could? */
export function hasChanges({ patchOperations, findings }: DiffResult): boolean {
  return patchOperations.length > 0 || findings.some(({ id }) => NOT_CARRIED.has(id));
}
