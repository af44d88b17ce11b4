import { ServiceError } from "../../../common/errors.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { compiledFor } from "../../../patch/compile.js";
import type { Kind } from "../../../patch/grammar/resources.js";
import type { Row, Scalar } from "../../../patch/grammar/row-types.js";
import type { Check, CheckContext } from "../../../patch/grammar/types.js";
import { firstBroken, refusing, timeoutCeiling } from "../../../patch/judge.js";
import { refuse } from "../../../patch/session.js";
import type { Call } from "../operation.js";

/**
 * The values of an object that is put whole, judged by the rows that judge patches: the texts of PutIntegration and
 * PutIntegrationResponse were recorded, and the rows have them.
 */

function refuseText(rules: readonly Check[] | undefined, text: string, context: CheckContext): void {
  const broken = firstBroken(refusing(rules ?? []), text, context);
  if (broken?.check.refusal === undefined) return;
  const key = context.key === undefined ? {} : { key: context.key };
  throw new ServiceError(refuse(broken.check.refusal, { text, ...broken.values, ...key }), -1);
}

function refuseRow(row: Row, value: unknown, context: CheckContext): void {
  if (row.shape === "scalar") {
    if (value === undefined || row.ignored?.where(context.resource) === true) return;
    if (value !== "" || row.emptyIsAbsent === undefined) {
      refuseText(row.checks, row.value.encode(value as Scalar), context);
    }
  } else if (row.shape === "map" && isObject(value)) {
    for (const key of Object.keys(value)) {
      refuseText(row.keyChecks, key, { ...context, key });
      const entry = value[key];
      if (entry !== null) refuseText(row.checks, row.value.encode(entry as Scalar), { ...context, key });
    }
  } else if (row.shape === "set" && Array.isArray(value)) {
    for (const key of value) refuseText(row.keyChecks, key as string, { ...context, key: key as string });
  }
}

/** @throws ServiceError AWS's refusal of the first value that it does not take, in the order of `first`, then of the rows. */
export function refuseValues(
  { settings }: Call,
  kind: Kind,
  value: Readonly<Dictionary>,
  first: readonly string[] = [],
): void {
  const { byMember } = compiledFor(kind);
  const context = { resource: value, maxTimeoutMillis: timeoutCeiling({}, settings.maxTimeoutMillis) };
  for (const member of new Set([...first, ...byMember.keys()])) {
    const row = byMember.get(member)?.row;
    if (row !== undefined) refuseRow(row, get(value, member), context);
  }
}
