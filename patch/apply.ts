import { InputError, type Refusal, ServiceError } from "../common/errors.js";
import { copy, type Dictionary, isObject } from "../common/own.js";
import { apartRules } from "./apart.js";
import type { Assumptions } from "./assumptions.js";
import { type Compiled, compiledFor } from "./compile.js";
import { copyInto } from "./copy.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import type { Kind, PatchOperation, Resources } from "./grammar/resources.js";
import { refuseNames, resolve } from "./resolve.js";
import { begin, type Context, type Session } from "./session.js";
import { shapeOf } from "./shapes/index.js";

export type { Context } from "./session.js";

export interface ApplyOptions {
  readonly context?: Context;
  readonly assume?: Partial<Assumptions>;
}

const MEMBERS = ["op", "path", "value", "from"] as const;

/**
 * A list of operations, each with text members.
 *
 * @throws InputError at the first that is not: the SDK would not send it.
 */
export function operationList(operations: unknown): readonly PatchOperation[] {
  if (!Array.isArray(operations)) throw new InputError("patchOperations is a list of operations");
  for (let index = 0; index < operations.length; index += 1) {
    const operation: unknown = operations[index];
    if (!isObject(operation)) throw new InputError("an operation is an object", { pointer: `/${index}` });
    for (const member of MEMBERS) {
      const value = Object.hasOwn(operation, member) ? operation[member] : undefined;
      if (value === null && member !== "op") continue;
      if (value === undefined ? member === "op" : typeof value !== "string") {
        throw new InputError(`${member} of an operation is a text`, { pointer: `/${index}/${member}` });
      }
    }
  }
  return operations.map(own);
}

/** The four members, own ones only; `null` is an absent one. */
function own(operation: Dictionary): PatchOperation {
  const result: Dictionary = {};
  for (const member of MEMBERS) {
    if (Object.hasOwn(operation, member) && typeof operation[member] === "string")
      result[member] = operation[member];
  }
  return result as unknown as PatchOperation;
}

/** Carries out one operation on the session's state, or says how AWS refuses it. */
export function step(compiled: Compiled, session: Session, operation: PatchOperation): Refusal | undefined {
  let place = resolve(compiled, operation, session.assume);
  if ("refusal" in place) return place.refusal;
  let holder = session.state;
  for (const parent of place.parents) {
    const opened = shapeOf(parent.row).open?.(parent.row, parent, holder, operation, session);
    if (opened === undefined) continue;
    if ("refusal" in opened) return opened.refusal;
    holder = opened.holder;
    if (opened.fresh === true) place = { ...place, fresh: true };
  }
  const refusal =
    operation.op === "copy"
      ? copyInto(place, holder, operation, session)
      : shapeOf(place.row).apply(place, place.row, holder, operation, session);
  if (refusal !== undefined) return refusal;
  for (const { run } of compiled.grammar.effects ?? []) {
    const consequence = run(session, place);
    if (consequence !== undefined) return consequence;
  }
  return undefined;
}

/**
 * What AWS would hold after an update: the interpreter of patch lists.
 *
 * Operations are carried out in order; the names of all of them are checked first, rules over several members last, as
 * AWS was recorded to do. What exists outside the object is checked only where `context` says what that is.
 *
 * @returns the resource after the list; the one given is not changed.
 * @throws ServiceError AWS's refusal, with the operation's index and what AWS then holds.
 * @throws InputError where the list or the resource has not the form that the SDK takes.
 */
export function applyPatch<K extends Kind>(
  kind: K,
  resource: Resources[K],
  patchOperations: readonly PatchOperation[],
  options: ApplyOptions = {},
): Resources[K] {
  const compiled = compiledFor(kind);
  const operations = operationList(patchOperations);
  const before = readForm(kind, plain(resource, `the ${kind}`)).resource;
  const session = begin(compiled.grammar, before, options.assume, options.context ?? {});
  const names = refuseNames(compiled, operations);
  if (names !== undefined) throw new ServiceError(names, -1, copy(before));
  operations.forEach((operation, index) => {
    // An operation may open an object before it is refused below it: what AWS then holds is what was there before it.
    const earlier = session.assume.atomic ? before : copy(session.state);
    const refusal = step(compiled, session, operation);
    if (refusal !== undefined) throw new ServiceError(refusal, index, copy(earlier));
  });
  const last = [...(compiled.grammar.combined ?? []), ...apartRules(compiled.grammar)];
  const carriedOut = session.assume.atomic || last.length === 0 ? before : copy(session.state);
  for (const rule of last) {
    const refusal = rule(session, before, operations);
    if (refusal !== undefined) throw new ServiceError(refusal, -1, copy(carriedOut));
  }
  return session.state as Resources[K];
}
