import { type Dictionary, get } from "../../../common/own.js";
import { integrationUpdate, type UpdateRow } from "../../../mappings/update.js";
import { applyUpdate } from "../../translate/apply-update.js";
import type { Call, Operation } from "../operation.js";
import { conflict, heard, refuse } from "../refusals.js";
import { pick, without } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection } from "./collection.js";
import { refuseIntegration } from "./integration-rules.js";
import { type Protocol, protocolOf } from "./lookup.js";
import { INTEGRATION, INTEGRATION_BODY } from "./shapes.js";

const REFERENCED = conflict(
  "Cannot delete Integration because it is referenced by the following Routes with Ids: [{routes}]",
  heard("milliHQ/terraform-aws-next-js#247"),
);

/** How a WebSocket API picks a response, by the integration's type. Observed: terraform-provider-aws acceptance tests. */
const SELECTION: Readonly<Record<string, string>> = {
  MOCK: "${integration.response.statuscode}",
  HTTP: "${integration.response.statuscode}",
  AWS: "${integration.response.body.errorMessage}",
};

/** The function behind an AWS integration; for other services nobody knows the expression. */
const isLambda = (uri: unknown): boolean => typeof uri === "string" && uri.includes(":lambda:path/");

/** What the service makes of an integration, from the rows that a diff forgives. */
function settled(given: Readonly<Dictionary>, protocol: Protocol): Dictionary {
  const held: Dictionary = { ...given };
  for (const [member, row] of Object.entries(integrationUpdate as Readonly<Record<string, UpdateRow>>)) {
    const { depends, serverDefault } = row;
    if (depends?.when(given) === true) {
      if (depends.becomes === null) delete held[member];
      else held[member] ??= depends.becomes;
    } else if (serverDefault?.[protocol] !== undefined) held[member] ??= serverDefault[protocol];
  }
  return held;
}

function selection(value: Readonly<Dictionary>): string | undefined {
  const type = String(value.IntegrationType);
  return type === "AWS" && !isLambda(value.IntegrationUri) ? undefined : get(SELECTION, type);
}

/** An integration as the service holds it: defaults, and what depends on the type. */
export function filledIntegration(given: Readonly<Dictionary>, protocol: Protocol): Dictionary {
  const expression = protocol === "WEBSOCKET" ? selection(given) : undefined;
  return {
    ...settled(given, protocol),
    ...(expression === undefined ? {} : { IntegrationResponseSelectionExpression: expression }),
  };
}

export function makeIntegration(given: Readonly<Dictionary>, holder: Holder): Dictionary {
  const protocol = protocolOf(holder);
  refuseIntegration(given, protocol);
  return {
    IntegrationId: freshId(holder.collection("integrations"), 7),
    ...filledIntegration(given, protocol),
  };
}

/** UpdateIntegration: the merge of `applyUpdate`, then the rules of a create on what it leads to. */
function changeIntegration(call: Call, holder: Holder, found: Holder): Dictionary {
  const update = pick(call.input, Object.keys(INTEGRATION_BODY));
  const after = applyUpdate(found.value, update, { assume: call.settings.assume });
  const protocol = protocolOf(holder);
  refuseIntegration(after, protocol);
  return filledIntegration(without(after, ["IntegrationResponseSelectionExpression"]), protocol);
}

export const targetOf = (integrationId: unknown): string => `integrations/${String(integrationId)}`;

export const operations: readonly Operation[] = collection({
  name: "Integration",
  path: "/v2/apis/{ApiId}/integrations",
  label: "IntegrationId",
  collection: "integrations",
  missing: "integration",
  members: INTEGRATION,
  createBody: INTEGRATION_BODY,
  updateBody: INTEGRATION_BODY,
  make: (call, holder) => makeIntegration(pick(call.input, Object.keys(INTEGRATION_BODY)), holder),
  change: changeIntegration,
  changed: autoDeploy,
  remove: (_call, holder, { value }) => {
    const target = targetOf(value.IntegrationId);
    const routes = holder.values("routes").filter((route) => route.Target === target);
    if (routes.length > 0)
      refuse(REFERENCED, { routes: routes.map(({ RouteId }) => String(RouteId)).join(", ") });
  },
});
