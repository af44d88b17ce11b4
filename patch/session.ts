import type { Refusal } from "../common/errors.js";
import { type FindingValues, fillWhole } from "../common/findings.js";
import { copy, type Dictionary } from "../common/own.js";
import { type Assumptions, assumptions } from "./assumptions.js";
import { TIMEOUT_MAX_RAISED } from "./grammar/checks.js";
import type { PatchOperation } from "./grammar/resources.js";
import type { Existence } from "./grammar/row-types.js";
import type { Check, ErrorFamily, KindGrammar, RefusalRow } from "./grammar/types.js";
import { firstBroken, refusing, timeoutCeiling } from "./judge.js";

/** What exists outside the object. A list that is absent is not checked. */
export interface Context {
  readonly authorizers?: readonly string[];
  readonly requestValidators?: readonly string[];
  readonly deployments?: readonly string[];
  /** Siblings and parents, as GetResources returns them. */
  readonly resources?: readonly Readonly<{
    id?: string;
    parentId?: string;
    path?: string;
    pathPart?: string;
  }>[];
  readonly accountId?: string;
  readonly region?: string;
  readonly partition?: string;
  /** The account's ceiling of buffered timeouts, in milliseconds: 29,000, or more where its quota was raised. */
  readonly maxTimeoutMillis?: number;
}

/** One run of the interpreter over one object. */
export interface Session {
  readonly grammar: KindGrammar;
  readonly errors: ErrorFamily;
  readonly assume: Assumptions;
  readonly context: Context;
  /** The ceiling of buffered timeouts, in milliseconds, for the object as it was. */
  readonly maxTimeoutMillis: number;
  /** The object as it is after the operations so far. */
  readonly state: Dictionary;
}

/** A refusal in AWS's words. */
export function refuse(row: RefusalRow, values: FindingValues): Refusal {
  return { name: row.name, message: fillWhole(row.message, values) };
}

/** What AWS's texts say of an operation. */
export function told(operation: PatchOperation): FindingValues {
  const path = pathOf(operation);
  return {
    op: operation.op,
    path,
    from: operation.from ?? "null",
    setting: path.startsWith("/") ? path.slice(1) : path,
  };
}

export function pathOf(operation: PatchOperation): string {
  return operation.path ?? "null";
}

/** AWS's refusal of a value, where a check has one. */
export function refuseValue(
  session: Session,
  rules: readonly Check[] | undefined,
  text: string,
  key?: string,
): Refusal | undefined {
  if (rules === undefined) return undefined;
  const broken = firstBroken(refusing(rules), text, {
    resource: session.state,
    maxTimeoutMillis: session.maxTimeoutMillis,
    ...(key === undefined ? {} : { key }),
  });
  if (broken?.check.refusal === undefined) return undefined;
  return refuse(broken.check.refusal, { text, ...broken.values, ...(key === undefined ? {} : { key }) });
}

/** AWS's refusal of a name of nothing, where the context says what there is. */
export function refuseUnknown(
  session: Session,
  existence: Existence | undefined,
  text: string,
): Refusal | undefined {
  if (existence === undefined) return undefined;
  const { list, refusal } = existence;
  const there = list === "resources" ? session.context.resources?.map(({ id }) => id) : session.context[list];
  return there === undefined || there.includes(text) ? undefined : refuse(refusal, { text });
}

/** A run over a copy of an object. */
export function begin(
  grammar: KindGrammar,
  resource: Readonly<Dictionary>,
  assume: Partial<Assumptions> | undefined,
  context: Context,
): Session {
  return {
    grammar,
    errors: grammar.errors,
    assume: assumptions(assume),
    context,
    maxTimeoutMillis:
      context.maxTimeoutMillis === undefined
        ? TIMEOUT_MAX_RAISED
        : timeoutCeiling(resource, context.maxTimeoutMillis),
    state: copy(resource) as Dictionary,
  };
}
