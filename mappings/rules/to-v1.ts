/** What every rule from API Gateway V2 to v1 works on. */
import type { Finding, FindingMaker, FindingValues } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import { catalogue, note } from "../findings.js";
import type { Members } from "../members.js";
import type { IntegrationType, ToV1Allowance, ToV1Options, V2Member, V2ResponseMember } from "../model.js";
import { readText } from "../read.js";
import type { UriForm } from "../uri.js";

/**
 * What becomes of an integration on v1. `lambda`: a Lambda proxy. `http`: an HTTP proxy. `http-custom`: an HTTP proxy
 * whose responses are changed. `service`: a subtype. `same`: WebSocket APIs have the same types. `none`: nothing, and a
 * finding says why.
 */
export type Plan = "lambda" | "http" | "http-custom" | "service" | "same" | "none";

export interface V2Response {
  readonly object: Members<V2ResponseMember>;
  /** A pointer to a member of it. */
  readonly at: (member: string) => string;
}

export interface ToV1State {
  readonly options: ToV1Options;
  /** As a person reads the protocol that the integration comes from. */
  readonly source: "HTTP" | "WebSocket";
  readonly v2: Members<V2Member>;
  readonly v2Responses: readonly V2Response[];
  /** A pointer to a member of the integration. */
  readonly at: (member: V2Member) => string;
  readonly type: IntegrationType;
  readonly uri: string | undefined;
  readonly form: UriForm | undefined;
  plan: Plan;
  readonly out: Dictionary;
  readonly findings: Finding[];
}

export type ToV1Rule = (state: ToV1State) => void;

export function allowsToV1(state: ToV1State, allowance: ToV1Allowance): boolean {
  return state.options.allow?.includes(allowance) ?? false;
}

/** Adds a finding on a member of the integration. */
export function tell(state: ToV1State, row: FindingMaker, member: V2Member, values?: FindingValues): void {
  note(state.findings, row, state.at(member), values);
}

/** A text member; `""` is absent, as AWS answers the URI of a subtype. */
export function textOf(state: ToV1State, member: V2Member): string | undefined {
  const value = readText(state.v2[member], state.at(member));
  return value === "" ? undefined : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** A rule for a member that the integration's own protocol does not have. */
export function wrongProtocol(member: V2Member, protocol: "HTTP" | "WebSocket"): ToV1Rule {
  return (state) => {
    if (!isEmpty(state.v2[member]))
      tell(state, catalogue["wrong-protocol-member"], member, { member, protocol });
  };
}

/** A rule for what the service assigns. */
export function assigned(member: V2Member): ToV1Rule {
  return (state) => {
    if (!isEmpty(state.v2[member])) tell(state, catalogue["identity-dropped"], member, { member });
  };
}
