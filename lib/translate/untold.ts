/** Operations of which an update carries nothing: which they are, and why. */
import type { Finding } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import type { ToV2Options } from "../../mappings/model.js";
import { applyPatch } from "../../patch/apply.js";
import { diff } from "../../patch/diff.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { carefully } from "./agree.js";
import type { SharedKind } from "./apply-update.js";
import { type Converted, newFindings } from "./between.js";
import { finding } from "./findings.js";

/** An operation and its place in the list. */
export interface Numbered {
  readonly operation: PatchOperation;
  readonly index: number;
}

const memberOf = ({ path }: PatchOperation): string => parsePointer(path ?? "")?.[0] ?? "";

/** The operations by the member that they change, in the order of the list. */
export function byMember(operations: readonly PatchOperation[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  operations.forEach((operation, index) => {
    const group = groups.get(memberOf(operation)) ?? [];
    group.push({ operation, index });
    groups.set(memberOf(operation), group);
  });
  return [...groups.values()];
}

/** Is a finding about what an operation changes: its member, a part of it, or what it is a part of? */
function isAbout({ path }: Finding, { operation }: Numbered): boolean {
  const changed = operation.path ?? "";
  return (
    path === changed || path.startsWith(`${changed}/`) || (path !== "" && changed.startsWith(`${path}/`))
  );
}

/** Is something said of what an operation changes? */
export function isTold(one: Numbered, findings: readonly Finding[]): boolean {
  return findings.some((found) => isAbout(found, one));
}

/**
 * Why an operation comes to nothing for an object: what its conversion says of the member, changed or, where it had no
 * effect, as it was.
 */
function reasons(one: Numbered, before: Converted, after: Converted): Finding[] {
  const about = (found: Finding): boolean => isAbout(found, one);
  const now = after.findings.filter(about);
  return now.length > 0 ? now : before.findings.filter((found) => found.severity === "info" && about(found));
}

/**
 * What is said of operations that came to nothing, and of which nothing was said.
 *
 * @param conversions of the object without the list and with it, where the object is known
 */
export function silent(
  operations: readonly Numbered[],
  findings: readonly Finding[],
  { protocol }: ToV2Options,
  conversions?: { readonly before: Converted; readonly after: Converted },
): Finding[] {
  return operations.flatMap((one) => {
    const { operation, index } = one;
    const path = operation.path ?? "";
    if (isTold(one, findings)) return [];
    const said = conversions === undefined ? [] : reasons(one, conversions.before, conversions.after);
    return said.length > 0
      ? said.map((found) => ({ ...found, index }))
      : [finding("not-in-update", path, { path, protocol }, { index })];
  });
}

/** Does AWS hold the same v1 object after operations, defaults as what they stand for? Then there is nothing to tell. */
export function changesNothing(
  kind: SharedKind,
  object: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
): boolean {
  const whole = object as Resources["Integration"];
  const changed = carefully(() => applyPatch(kind, whole, operations));
  if (changed === undefined) return false;
  const { patchOperations, findings } = diff(kind, whole, changed);
  return (
    patchOperations.length === 0 && newFindings(diff(kind, whole, whole).findings, findings).length === 0
  );
}
