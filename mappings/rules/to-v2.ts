/** What every rule from v1 to API Gateway V2 works on. */

import type { Finding, FindingExtras, FindingMaker, FindingValues } from "../../common/findings.js";
import type { V1Place } from "../../common/forms.js";
import { type Dictionary, put } from "../../common/own.js";
import { note } from "../findings.js";
import type { V1Members } from "../members.js";
import type { IntegrationType, Protocol, ToHttpOptions, ToV2Allowance } from "../model.js";
import type { SubtypeRow } from "../services.js";
import type { UriForm } from "../uri.js";

/**
 * What becomes of an integration on the other side. `lambda`: a Lambda proxy. `lambda-custom`: a Lambda function with
 * templates, taken for a proxy. `http`: an HTTP proxy. `http-custom`: a custom HTTP integration, taken for a proxy.
 * `service`: a subtype. `same`: WebSocket APIs have the same types. `none`: nothing, and a finding says why.
 */
export type Plan = "lambda" | "lambda-custom" | "http" | "http-custom" | "service" | "same" | "none";

export interface ToV2State {
  readonly options: Omit<ToHttpOptions, "protocol"> & { readonly protocol: Protocol };
  /** As a person reads the protocol. */
  readonly target: "HTTP" | "WebSocket";
  readonly v1: V1Members;
  readonly place: V1Place;
  readonly type: IntegrationType;
  readonly uri: string | undefined;
  readonly form: UriForm | undefined;
  plan: Plan;
  /** The subtype, where the plan is `service`. */
  service?: SubtypeRow;
  readonly out: Dictionary;
  responses: Dictionary[];
  readonly findings: Finding[];
}

export type ToV2Rule = (state: ToV2State) => void;

export function allows(state: ToV2State, allowance: ToV2Allowance): boolean {
  return state.options.allow?.includes(allowance) ?? false;
}

/** Tells of a lossy conversion: an error, or a warning where the caller accepts it. */
export function tellAllowed(
  state: ToV2State,
  allowance: ToV2Allowance,
  row: FindingMaker,
  path: string,
  values?: FindingValues,
): boolean {
  const isAllowed = allows(state, allowance);
  note(state.findings, row, path, values, isAllowed ? WARNING : undefined);
  return isAllowed;
}

const WARNING: FindingExtras = { severity: "warning", remedy: "nothing to do: it is allowed" };

/** Adds to a map of the output, which is made with its first entry. */
export function putIn(out: Dictionary, member: string, key: string, value: unknown): void {
  out[member] ??= {};
  put(out[member] as Dictionary, key, value);
}

/** Is the integration a Lambda proxy, or will it be one? */
export function isLambda({ plan }: ToV2State): boolean {
  return plan === "lambda" || plan === "lambda-custom";
}
