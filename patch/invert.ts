import type { Dictionary } from "../common/own.js";
import { applyPatch } from "./apply.js";
import { compiledFor } from "./compile.js";
import { type DiffResult, diff } from "./diff.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import type { Desired, Kind, PatchOperation, Resources } from "./grammar/resources.js";
import { timeoutCeiling } from "./judge.js";

/**
 * The list that undoes a list: after `patchOperations`, applying it gives the object as it was. What no operation
 * restores is a finding.
 *
 * @throws ServiceError where AWS would refuse `patchOperations`: there is nothing to undo then.
 */
export function invertPatch<K extends Kind>(
  kind: K,
  resource: Resources[K],
  patchOperations: readonly PatchOperation[],
): DiffResult {
  const before = readForm(kind, plain(resource, `the ${kind}`)).resource;
  const after = applyPatch(kind, before as Resources[K], patchOperations);
  const maxTimeoutMillis = timeoutCeiling(before);
  return diff(kind, after, whole(kind, before) as Desired<K>, { maxTimeoutMillis });
}

/** The object as a desired one: what a diff would keep where it is absent is to be absent again. */
function whole(kind: Kind, before: Readonly<Dictionary>): Readonly<Dictionary> {
  const result: Dictionary = { ...before };
  for (const [member, { row }] of compiledFor(kind).byMember) {
    if (row.shape === "scalar" && row.absentKeeps !== undefined) result[member] ??= null;
  }
  return result;
}
