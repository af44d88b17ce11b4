import type { Finding } from "../../common/findings.js";
import { type Dictionary, isObject } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import type { ToV2Options } from "../../mappings/model.js";
import { applyPatch, operationList } from "../../patch/apply.js";
import { readForm } from "../../patch/forms.js";
import { plain } from "../../patch/given.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { type Agreement, agree, carefully } from "./agree.js";
import type { SharedKind } from "./apply-update.js";
import {
  type Converted,
  checkArguments,
  forth,
  newFindings,
  obstacles,
  ofCurrent,
  refuses,
} from "./between.js";
import { finding, whyNot } from "./findings.js";
import { v1Otherwise } from "./otherwise.js";
import { candidates, type Part, partsOf, V1_NAMES } from "./parts.js";
import { type Skeleton, V1_RESPONSES, V1_SKELETONS } from "./skeletons.js";
import { byMember, changesNothing, isTold, type Numbered, silent } from "./untold.js";
import { type Update, updateBetween } from "./v2-diff.js";

export type TranslatePatchOptions = ToV2Options & {
  /** The v1 object that the list is for. Without it, what depends on other members is a finding. */
  readonly current?: object;
};

const EMPTY: Update = { input: {}, findings: [] };

/** What a list becomes for one v1 object, whose counterpart is `before`. */
function forObject(
  kind: SharedKind,
  object: Readonly<Dictionary>,
  before: Converted,
  operations: readonly PatchOperation[],
  options: ToV2Options,
): { update: Update; after: Converted; possible: boolean } {
  const changed = applyPatch(kind, object as Resources["Integration"], operations) as Dictionary;
  const after = forth(kind, changed, options);
  const errors = obstacles(before, after);
  if (errors !== undefined) return { update: { input: {}, findings: errors }, after, possible: false };
  const findings = newFindings(before.findings, after.findings);
  const update = updateBetween(kind, before.object, after.object, options.protocol);
  return { update: { ...update, findings: [...findings, ...update.findings] }, after, possible: true };
}

/** What a list becomes whichever of the objects it is for. */
function forAny(
  kind: SharedKind,
  skeletons: readonly Skeleton[],
  operations: readonly PatchOperation[],
  options: ToV2Options,
): Agreement<Omit<Update, "findings">> {
  return agree(
    skeletons,
    (object) => {
      const whole = v1Otherwise(object, operations);
      const before = forth(kind, whole, options);
      if (refuses(before)) return undefined;
      const { update, possible } = forObject(kind, whole, before, operations, options);
      const { findings, ...result } = update;
      return possible ? { result, findings } : "refused";
    },
    ({ input, recreate }) => Object.keys(input).length === 0 && recreate === undefined,
  );
}

/** Adds an update to another: members of maps go along with each other. */
function merge(into: Dictionary, from: Readonly<Dictionary>): void {
  for (const [member, value] of Object.entries(from)) {
    const held = into[member];
    into[member] = isObject(held) && isObject(value) ? { ...held, ...value } : value;
  }
}

/** Does an update do something, and is all of it done by another one as well? */
function isIn(part: Update, whole: Update): boolean {
  const recreated = part.recreate ?? [];
  const members = Object.keys(part.input);
  if (members.length + recreated.length === 0) return false;
  return (
    recreated.every((path) => whole.recreate?.includes(path)) &&
    members.every((member) => sameData(part.input[member], whole.input[member]))
  );
}

/**
 * A v1 list as the members of a v2 update.
 *
 * With `current`, the v1 object that the list is for, the update leads its v2 counterpart to where the list leads it.
 * Without it, an operation is translated where it says enough: where it becomes the same whichever object it is for.
 * What no v2 update does is named in `recreate`.
 *
 * @throws ServiceError where AWS would refuse the list for the current object.
 * @throws InputError where the list or an option has not the form that the call takes; its pointer leads into the list,
 * or, where it begins with `/current`, into `options.current`.
 */
export function translatePatch(
  kind: SharedKind,
  patchOperations: readonly PatchOperation[],
  options: TranslatePatchOptions,
): Update {
  checkArguments(kind, options);
  const operations = operationList(patchOperations);
  const { current, ...chosen } = options;
  if (kind === "IntegrationResponse" && options.protocol === "HTTP") {
    const values = { protocol: "HTTP", object: "integration responses" };
    return { ...EMPTY, findings: [finding("no-counterpart-object", "", values)] };
  }
  if (current !== undefined) {
    const object = ofCurrent(() => readForm(kind, plain(current, "the current object")).resource);
    const before = ofCurrent(() => forth(kind, object, chosen));
    const { update, after, possible } = forObject(kind, object, before, operations, chosen);
    if (!possible) return update;
    const groups = byMember(operations);
    const idle = groups.filter((group) => {
      if (group.every((one) => isTold(one, update.findings))) return false;
      const alone = group.map(({ operation }) => operation);
      if (changesNothing(kind, object, alone)) return false;
      // Without the only group nothing is left of the update.
      if (groups.length === 1) return Object.keys(update.input).length === 0 && update.recreate === undefined;
      const others = operations.filter((operation) => !group.some((one) => one.operation === operation));
      // A part of a list may be refused where the whole is not.
      const rest = carefully(() => forObject(kind, object, before, others, chosen).update);
      if (rest === undefined) return false;
      const isLeft =
        sameData(rest.input, update.input) && sameData(rest.recreate ?? [], update.recreate ?? []);
      if (!isLeft) return false;
      // Two operations may come to the same, and one may be possible with the other alone.
      const own = carefully(() => forObject(kind, object, before, alone, chosen));
      return own === undefined || (own.possible && !isIn(own.update, update));
    });
    const untold = silent(idle.flat(), update.findings, chosen, { before, after });
    return { ...update, findings: [...update.findings, ...untold] };
  }
  return withoutObject(kind, operations, chosen);
}

/** The parts of a list, each of which is translated as a whole. */
function partsOfList(
  kind: SharedKind,
  operations: readonly PatchOperation[],
  { protocol }: ToV2Options,
): Part<Numbered>[] {
  const pieces = operations.map((operation, index) => {
    const [member = "", key] = parsePointer(operation.path ?? "") ?? [];
    const item: Numbered = { operation, index };
    const { op, value } = operation;
    return { item, member, ...(key === undefined ? {} : { key }), value, isNew: op === "add" };
  });
  return partsOf(kind, pieces, V1_NAMES, protocol);
}

/**
 * Translates part by part, and says of those that need the object: one that needs it does not stand in the way of the
 * others.
 */
function withoutObject(
  kind: SharedKind,
  operations: readonly PatchOperation[],
  options: ToV2Options,
): Update {
  const input: Dictionary = {};
  const recreate: string[] = [];
  const findings: Finding[] = [];
  const skeletons = kind === "Integration" ? V1_SKELETONS : V1_RESPONSES;
  for (const part of partsOfList(kind, operations, options)) {
    const { items: group, open } = part;
    const of = (id: "needs-current" | "assumed-object", values: Dictionary<string>): void => {
      for (const { operation, index } of group) {
        const path = operation.path ?? "";
        findings.push(finding(id, path, { path, ...values }, { index }));
      }
    };
    const made = forAny(
      kind,
      candidates(skeletons, V1_NAMES, part),
      group.map(({ operation }) => operation),
      options,
    );
    if (open !== undefined || "differs" in made) {
      of("needs-current", { reason: open ?? whyNot("differs" in made ? made.differs : []) });
      continue;
    }
    merge(input, made.result.input);
    recreate.push(...(made.result.recreate ?? []));
    findings.push(...made.findings);
    if (made.assumed !== undefined) of("assumed-object", made.assumed);
    const idle = Object.keys(made.result.input).length === 0 && made.result.recreate === undefined;
    if (idle) findings.push(...silent(group, made.findings, options));
  }
  return { input, ...(recreate.length === 0 ? {} : { recreate }), findings };
}
