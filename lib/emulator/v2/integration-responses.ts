import type { Dictionary } from "../../../common/own.js";
import { applyUpdate } from "../../translate/apply-update.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, conflict, guessed, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection } from "./collection.js";
import { api, entry, protocolOf, requireMembers } from "./lookup.js";
import { RESPONSE, RESPONSE_BODY } from "./shapes.js";

const REFUSED = {
  protocol: badRequest(
    "Integration responses are not supported for HTTP APIs",
    guessed("documented; the text is not"),
  ),
  exists: conflict(
    "Integration response with key {key} already exists for this integration",
    guessed("the wording for routes, which is reported"),
  ),
} as const;

const integration = (call: Call): Holder =>
  entry(call, api(call), "integrations", "IntegrationId", "integration");

function refuseTaken(holder: Holder, value: Readonly<Dictionary>, own?: unknown): void {
  const key = value.IntegrationResponseKey;
  const same = (other: Dictionary): boolean =>
    other.IntegrationResponseKey === key && other.IntegrationResponseId !== own;
  if (holder.values("integrationResponses").some(same)) refuse(REFUSED.exists, { key: String(key) });
}

export const operations: readonly Operation[] = collection({
  name: "IntegrationResponse",
  path: "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses",
  label: "IntegrationResponseId",
  collection: "integrationResponses",
  missing: "integrationResponse",
  members: RESPONSE,
  createBody: RESPONSE_BODY,
  updateBody: RESPONSE_BODY,
  holder: integration,
  make: (call, holder) => {
    if (protocolOf(api(call)) === "HTTP") refuse(REFUSED.protocol);
    const value = pick(call.input, Object.keys(RESPONSE_BODY));
    requireMembers(value, ["IntegrationResponseKey"]);
    refuseTaken(holder, value);
    return { IntegrationResponseId: freshId(holder.collection("integrationResponses"), 7), ...value };
  },
  change: (call, holder, found) => {
    const update = pick(call.input, Object.keys(RESPONSE_BODY));
    const after = applyUpdate(found.value, update, {
      assume: call.settings.assume,
      kind: "IntegrationResponse",
    });
    requireMembers(after, ["IntegrationResponseKey"]);
    refuseTaken(holder, after, after.IntegrationResponseId);
    return after;
  },
  changed: (call) => autoDeploy(call, api(call)),
});
