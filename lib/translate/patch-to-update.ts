import type { Finding } from "../../common/findings.js";
import { type Dictionary, isObject, put } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import type { ToV2Options } from "../../mappings/model.js";
import { applyPatch, operationList } from "../../patch/apply.js";
import { readForm } from "../../patch/forms.js";
import { plain } from "../../patch/given.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { type Agreement, agree, carefully } from "./agree.js";
import type { SharedKind } from "./apply-update.js";
import { type Converted, checkArguments, forth, newFindings, obstacles } from "./between.js";
import { finding, whyNot } from "./findings.js";
import { otherThan, type Skeleton, V1_OTHERS, V1_RESPONSES, V1_SKELETONS } from "./skeletons.js";
import { byMember, changesNothing, silent } from "./untold.js";
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

/**
 * An object on which a list can be carried out and changes something: the keys that it removes or replaces are there,
 * and what it sets is something else.
 */
function otherwise(object: Readonly<Dictionary>, operations: readonly PatchOperation[]): Dictionary {
  const result: Dictionary = { ...object };
  for (const { op, path, value } of operations) {
    const [member, key] = parsePointer(path ?? "") ?? [];
    if (member === undefined) continue;
    if (key === undefined) {
      const other = otherThan(V1_OTHERS, member, value ?? "");
      const held = object[member];
      if (other !== undefined && (held === undefined || String(held) === value)) result[member] = other;
      continue;
    }
    if (op === "add") continue;
    if (member === "cacheKeyParameters") {
      result[member] = [...((result[member] as string[] | undefined) ?? []), key];
    } else if (member.endsWith("Parameters") || member.endsWith("Templates")) {
      const map: Dictionary = { ...(result[member] as Dictionary | undefined) };
      put(map, key, member.endsWith("Templates") ? "$input.body" : "'1'");
      result[member] = map;
    }
  }
  return result;
}

/** What a list becomes whichever object it is for. */
function forAny(
  kind: SharedKind,
  operations: readonly PatchOperation[],
  options: ToV2Options,
): Agreement<Omit<Update, "findings">> {
  const skeletons: readonly Skeleton[] = kind === "Integration" ? V1_SKELETONS : V1_RESPONSES;
  return agree(
    skeletons,
    (object) => {
      const whole = otherwise(object, operations);
      const before = forth(kind, whole, options);
      const { update, possible } = forObject(kind, whole, before, operations, options);
      const { findings, ...result } = update;
      return possible ? { result, findings } : undefined;
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

/**
 * A v1 list as the members of a v2 update.
 *
 * With `current`, the v1 object that the list is for, the update leads its v2 counterpart to where the list leads it.
 * Without it, an operation is translated where it says enough: where it becomes the same whichever object it is for.
 * What no v2 update does is named in `recreate`.
 *
 * @throws ServiceError where AWS would refuse the list for the current object.
 * @throws InputError where the list or an option has not the form that the call takes.
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
    const object = readForm(kind, plain(current, "the current object")).resource;
    const before = forth(kind, object, chosen);
    const { update, after, possible } = forObject(kind, object, before, operations, chosen);
    if (!possible) return update;
    const groups = byMember(operations);
    const idle = groups.filter((group) => {
      const alone = group.map(({ operation }) => operation);
      if (changesNothing(kind, object, alone)) return false;
      // Without the only group nothing is left of the update.
      if (groups.length === 1) return Object.keys(update.input).length === 0 && update.recreate === undefined;
      const others = operations.filter((operation) => !group.some((one) => one.operation === operation));
      // A part of a list may be refused where the whole is not.
      const rest = carefully(() => forObject(kind, object, before, others, chosen).update);
      if (rest === undefined) return false;
      return sameData(rest.input, update.input) && sameData(rest.recreate ?? [], update.recreate ?? []);
    });
    const untold = silent(idle.flat(), update.findings, chosen, { before, after });
    return { ...update, findings: [...update.findings, ...untold] };
  }
  return withoutObject(kind, operations, chosen);
}

/**
 * Translates member by member, and says of those that need the object: one that needs it does not stand in the way of
 * the others.
 */
function withoutObject(
  kind: SharedKind,
  operations: readonly PatchOperation[],
  options: ToV2Options,
): Update {
  const input: Dictionary = {};
  const recreate: string[] = [];
  const findings: Finding[] = [];
  for (const group of byMember(operations)) {
    const made = forAny(
      kind,
      group.map(({ operation }) => operation),
      options,
    );
    const of = (id: "needs-current" | "assumed-object", values: Dictionary<string>): void => {
      for (const { operation, index } of group) {
        const path = operation.path ?? "";
        findings.push(finding(id, path, { path, ...values }, { index }));
      }
    };
    if ("differs" in made) {
      of("needs-current", { reason: whyNot(made.differs) });
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
