import type { Refusal } from "../common/errors.js";
import type { Finding } from "../common/findings.js";
import { type Dictionary, get, isObject } from "../common/own.js";
import { advice } from "./advice.js";
import { partings } from "./apart.js";
import { step } from "./apply.js";
import { type Compiled, compiledFor } from "./compile.js";
import { finding } from "./findings.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import { TIMEOUT_MAX } from "./grammar/checks.js";
import { OPERATION_NAMES } from "./grammar/families.js";
import type { Kind, PatchOperation, Resources } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";
import type { Check, KindGrammar } from "./grammar/types.js";
import { firstBroken } from "./judge.js";
import { malformed } from "./malformed.js";
import { refuseNames, resolve } from "./resolve.js";
import { begin, refuse, type Session, told } from "./session.js";
import { isClearedBy } from "./shapes/scalar.js";
import type { Place } from "./shapes/shape.js";

export interface CheckOptions<K extends Kind> {
  /** The object that the list is for: with it, keys that are missing or there already are found as well. */
  readonly current?: Resources[K];
  /** The ceiling of buffered timeouts after a quota increase, in milliseconds. */
  readonly maxTimeoutMillis?: number;
}

/** The checks of a value at a place, those that AWS has no refusal for included. */
function checksOf(place: Place): { rules: readonly Check[]; keys: readonly Check[] } {
  const { row } = place;
  const valued =
    row.shape === "scalar" || row.shape === "map" || row.shape === "single" || row.shape === "lens";
  const rules = valued ? (row.checks ?? []) : [];
  const keys = row.shape === "map" || row.shape === "set" ? (row.keyChecks ?? []) : [];
  return { rules, keys };
}

/** Does the value of an operation name what it adds or removes? */
function isByValue(row: Row): boolean {
  return row.shape === "named" || (row.shape === "set" && row.addressed === "value");
}

/** The checks of what an operation takes away: a member of a set, or the value of a member. */
function removalChecks({ row }: Place, operation: PatchOperation): readonly Check[] {
  if (row.shape === "named") return row.nameChecks;
  if (row.shape === "set") return operation.op === "remove" ? (row.removalChecks ?? []) : [];
  if (row.shape !== "scalar") return [];
  const goes = operation.op === "remove" || isClearedBy(row, operation.value ?? "");
  return goes ? (row.clearChecks ?? []) : [];
}

/** What may be said of an operation that AWS takes. */
function remarks(place: Place, operation: PatchOperation, index: number, resource: Dictionary): Finding[] {
  const { op, path, value } = operation;
  const at = `/${index}`;
  const known = place.operations[op];
  const found: Finding[] = [];
  if (known?.listed === false && place.row.shape === "scalar") {
    for (const id of place.row.notices ?? []) found.push(finding(id, `${at}/path`, { path }, { index }));
  } else if (known?.level === "unknown") {
    const { operations } = place;
    const wayOut =
      op === "replace" && operations.add !== undefined && operations.remove !== undefined
        ? "Use add and remove, whose effect is known."
        : "Read the resource back after the update.";
    found.push(
      finding("operation-unproven", `${at}/path`, { op, path, advice: wayOut }, { index, evidence: known }),
    );
  }
  if (op === "remove" && value !== undefined && !isByValue(place.row)) {
    found.push(finding("value-ignored", `${at}/value`, { op, path }, { index }));
  }
  const wantsValue =
    op === "replace" || (op === "add" && place.row.shape !== "set" && place.row.shape !== "named");
  if (wantsValue && value === undefined) {
    const stored =
      place.row.shape === "scalar" && place.row.value.type === "boolean" ? "false" : "an empty value";
    found.push(finding("value-missing", at, { op, path, stored }, { index }));
  }
  if (place.row.shape === "scalar" && place.row.ignored?.where(resource) === true) {
    const id = place.row.ignored.notice ?? "mock-ignores";
    found.push(finding(id, `${at}/path`, { member: place.member, path }, { index }));
  }
  return found;
}

/** Findings for the values that one operation carries. */
function values(
  place: Place,
  operation: PatchOperation,
  index: number,
  resource: Dictionary,
  { ceiling, exists }: { ceiling: number; exists: boolean },
): Finding[] {
  if (operation.op === "copy") return [];
  const { rules, keys } = checksOf(place);
  const text = operation.value ?? "";
  const clears = operation.op === "remove" || (place.row.shape === "scalar" && isClearedBy(place.row, text));
  const context = {
    resource,
    maxTimeoutMillis: ceiling,
    ...(place.key === undefined ? {} : { key: place.key }),
  };
  const key = place.key ?? (isByValue(place.row) ? text : undefined);
  const adds = operation.op !== "remove";
  const broken =
    firstBroken(removalChecks(place, operation), key ?? "", context) ??
    // A key that is there is one that AWS took.
    (key === undefined || exists || !adds ? undefined : firstBroken(keys, key, context)) ??
    (clears ? undefined : firstBroken(rules, text, context));
  if (broken === undefined) return [];
  const { path } = operation;
  // What AWS refuses is an error in a list, also where a diff leaves it out with a warning.
  const extras = broken.check.refusal === undefined ? { index } : { index, severity: "error" as const };
  return [finding(broken.check.finding, `/${index}`, { path, text, ...broken.values }, extras)];
}

/**
 * Would AWS take this list? Findings for every operation that it would refuse, and for those whose effect is not what
 * the list seems to say. Paths point into the list: `/0/value`.
 *
 * With `current` the list is tried on the object, so that keys that are missing or there already are found; a refused
 * operation is passed over and the rest is still tried.
 */
export function checkPatch<K extends Kind>(
  kind: K,
  patchOperations: readonly PatchOperation[],
  options: CheckOptions<K> = {},
): Finding[] {
  const compiled = compiledFor(kind);
  const list: unknown = patchOperations;
  if (!Array.isArray(list)) {
    return [finding("malformed-operation", "", { problem: "patchOperations is a list of operations" })];
  }
  const current =
    options.current === undefined
      ? undefined
      : readForm(kind, plain(options.current, "the current object")).resource;
  const context = { maxTimeoutMillis: options.maxTimeoutMillis ?? TIMEOUT_MAX };
  const session = begin(compiled.grammar, current ?? {}, undefined, context);
  const forms = Array.from(list as unknown[], malformed);
  // Rules that look at several members look at what the whole list leads to.
  const result = begin(compiled.grammar, current ?? {}, undefined, context);
  forms.forEach((form, index) => {
    if (form.length === 0) lenientStep(compiled, result, list[index] as PatchOperation);
  });
  const found = forms.flatMap((form, index) =>
    form.length > 0
      ? form
      : checkOperation(compiled, session, list[index] as PatchOperation, index, {
          tried: current !== undefined,
          resource: result.state,
        }),
  );
  const operations = forms.map((form, index) =>
    form.length > 0 ? undefined : (list[index] as PatchOperation),
  );
  return [...found, ...checkApart(compiled.grammar, operations)];
}

/** What AWS refuses once the whole list is carried out: the removals are for a list of their own. */
function checkApart(grammar: KindGrammar, operations: readonly (PatchOperation | undefined)[]): Finding[] {
  return partings(grammar, operations).map(({ apart, index }) =>
    finding(
      "operation-refused",
      `/${index}`,
      { name: apart.refusal.name, text: apart.refusal.message },
      { index, remedy: "Send what is removed in a second list." },
    ),
  );
}

/** Carries out what can be carried out, for a look at the result. */
function lenientStep(compiled: Compiled, session: Session, operation: PatchOperation): void {
  if (refuseNames(compiled, [operation]) === undefined) step(compiled, session, operation);
}

/** AWS's refusal of an operation on a set that names no member of it. */
function refuseUnnamed({ row, key }: Place, operation: PatchOperation): Refusal | undefined {
  if (row.shape !== "set" || row.noMember === undefined) return undefined;
  return key === undefined && operation.value === undefined
    ? refuse(row.noMember, told(operation))
    : undefined;
}

/** The map that a place is a key of. */
function entriesAt(state: Dictionary, place: Place): Dictionary | undefined {
  let holder: unknown = state;
  for (const { member } of place.parents) holder = isObject(holder) ? get(holder, member) : undefined;
  const map = isObject(holder) ? get(holder, place.member) : undefined;
  return isObject(map) ? map : undefined;
}

function checkOperation(
  compiled: Compiled,
  session: Session,
  operation: PatchOperation,
  index: number,
  { tried, resource }: { tried: boolean; resource: Dictionary },
): Finding[] {
  const refused = (name: string, text: string, remedy: string): Finding =>
    finding("operation-refused", `/${index}`, { name, text }, { index, remedy });
  const names = refuseNames(compiled, [operation]);
  if (names !== undefined) {
    return [refused(names.name, names.message, `op is one of ${OPERATION_NAMES.join(", ")}.`)];
  }
  const place = resolve(compiled, operation, session.assume);
  if ("refusal" in place) {
    const { name, message } = place.refusal;
    return [refused(name, message, advice(compiled, operation))];
  }
  const unnamed = refuseUnnamed(place, operation);
  if (unnamed !== undefined) return [refused(unnamed.name, unnamed.message, "Name the member in the value.")];
  const found = values(place, operation, index, resource, {
    ceiling: session.maxTimeoutMillis,
    exists: place.key !== undefined && get(entriesAt(session.state, place), place.key) !== undefined,
  });
  if (found.length === 0 && tried) {
    const refusal = step(compiled, session, operation);
    if (refusal !== undefined) found.push(refused(refusal.name, refusal.message, "Read the object again."));
  }
  found.push(...remarks(place, operation, index, resource));
  return found;
}
