import type { Dictionary } from "../../../common/own.js";
import { type Call, textOf } from "../operation.js";
import { badRequest, guessed, heard, notFound, type RefusalRow, refuse } from "../refusals.js";
import type { Holder } from "../state/tree.js";

const missing = (what: string): RefusalRow =>
  notFound(
    `Invalid ${what} identifier specified {id}`,
    guessed("the wording for the API, which is reported"),
  );

/** What AWS says where an identifier names nothing. */
export const MISSING = {
  api: notFound("Invalid API identifier specified {account}:{id}", heard("anomalyco/sst#5059")),
  integration: missing("Integration"),
  integrationResponse: missing("IntegrationResponse"),
  route: missing("Route"),
  routeResponse: missing("RouteResponse"),
  deployment: missing("Deployment"),
  stage: missing("Stage"),
  authorizer: missing("Authorizer"),
} as const satisfies Readonly<Record<string, RefusalRow>>;

export type Missing = keyof typeof MISSING;

export function entry(call: Call, holder: Holder, collection: string, label: string, what: Missing): Holder {
  const id = textOf(call, label);
  const found = holder.collection(collection).get(id);
  return found ?? refuse(MISSING[what], { account: call.settings.accountId, id });
}

export const api = (call: Call): Holder => entry(call, call.account, "apis", "ApiId", "api");

export type Protocol = "HTTP" | "WEBSOCKET";

export const protocolOf = ({ value }: Holder): Protocol => value.ProtocolType as Protocol;

/** v2's dates are ISO 8601 without fractions. */
export const isoDate = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

const REQUIRED = badRequest("{member} is required", guessed("no recording"));

/** @throws ServiceError where a member without which there is no such resource is not there. */
export function requireMembers(value: Readonly<Dictionary>, members: readonly string[]): void {
  for (const member of members) {
    const found = value[member];
    if (found === undefined || found === "" || (Array.isArray(found) && found.length === 0)) {
      refuse(REQUIRED, { member });
    }
  }
}
