import type { Dictionary } from "../../../common/own.js";
import { brokenHttpKeyRule } from "../../../common/routes.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, conflict, guessed, heard, inCalls, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection, isGiven, merged } from "./collection.js";
import { api, entry, type Protocol, protocolOf, requireMembers } from "./lookup.js";
import { ROUTE, ROUTE_BODY, ROUTE_RESPONSE, ROUTE_RESPONSE_BODY } from "./shapes.js";

const REFUSED = {
  key: badRequest(
    'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
    guessed("documented; the text is from memory"),
  ),
  greedy: badRequest(
    "The provided route key is not formatted properly: {key}. A greedy variable stands at the end of the path",
    guessed("documented; the text is not"),
  ),
  exists: conflict("Route with key {key} already exists for this API", heard("anomalyco/sst#5031")),
  variable: conflict(
    'The provided route key "{key}" has a conflicting variable on the same hierarchical level as "{other}"',
    heard("plutomi/plutomi#271"),
  ),
  target: badRequest("Invalid target specified: {target}", guessed("no recording")),
  authorization: badRequest(
    "Invalid authorization type specified. Valid options are {options}",
    guessed("no recording"),
  ),
  authorizer: badRequest("Invalid authorizer ID specified", guessed("the wording of v1's PutMethod")),
  member: badRequest("{member} is not supported for {protocol} APIs", guessed("documented; the text is not")),
  parameters: badRequest(
    "Request parameters are only supported for the $connect route in WEBSOCKET APIs",
    inCalls("the texts that LocalStack validates"),
  ),
} as const;

const AUTHORIZATION: Readonly<Record<Protocol, readonly string[]>> = {
  HTTP: ["NONE", "AWS_IAM", "CUSTOM", "JWT"],
  WEBSOCKET: ["NONE", "AWS_IAM", "CUSTOM"],
};

/** Documented as supported for WebSocket APIs only. */
const WEBSOCKET_ONLY = [
  "ApiKeyRequired",
  "ModelSelectionExpression",
  "RequestModels",
  "RequestParameters",
  "RouteResponseSelectionExpression",
];

function refuseKey(key: string, others: readonly string[], protocol: Protocol): void {
  if (protocol !== "HTTP") {
    if (others.includes(key)) refuse(REFUSED.exists, { key });
    return;
  }
  const broken = brokenHttpKeyRule(key, others);
  if (broken !== undefined) refuse(REFUSED[broken.rule], { key, other: broken.other });
}

function refuseRoute(holder: Holder, value: Readonly<Dictionary>): void {
  const protocol = protocolOf(holder);
  requireMembers(value, ["RouteKey"]);
  const key = String(value.RouteKey);
  const others = holder.values("routes").filter(({ RouteId }) => RouteId !== value.RouteId);
  refuseKey(
    key,
    others.map(({ RouteKey }) => String(RouteKey)),
    protocol,
  );
  if (protocol === "HTTP") {
    const member = WEBSOCKET_ONLY.find((one) => isGiven(value[one]));
    if (member !== undefined) refuse(REFUSED.member, { member, protocol });
  } else if (isGiven(value.RequestParameters) && key !== "$connect") {
    refuse(REFUSED.parameters);
  }
  const type = String(value.AuthorizationType);
  const options = AUTHORIZATION[protocol];
  if (!options.includes(type)) refuse(REFUSED.authorization, { options: options.join(",") });
  const named = type === "CUSTOM" || type === "JWT";
  if (named && !holder.collection("authorizers").has(String(value.AuthorizerId))) refuse(REFUSED.authorizer);
  const target = value.Target;
  const [, id] = /^integrations\/(.+)$/.exec(String(target)) ?? [];
  if (isGiven(target) && !holder.collection("integrations").has(String(id))) {
    refuse(REFUSED.target, { target: String(target) });
  }
}

export function makeRoute(given: Readonly<Dictionary>, holder: Holder): Dictionary {
  const value = { AuthorizationType: "NONE", ApiKeyRequired: false, ...given };
  refuseRoute(holder, value);
  return { RouteId: freshId(holder.collection("routes"), 7), ...value };
}

const row = { updateBody: ROUTE_BODY };

function changeRoute(call: Call, holder: Holder, found: Holder): Dictionary {
  const after: Dictionary = { AuthorizationType: "NONE", ...merged(call, row, found) };
  refuseRoute(holder, after);
  return after;
}

const routes = collection({
  name: "Route",
  path: "/v2/apis/{ApiId}/routes",
  label: "RouteId",
  collection: "routes",
  missing: "route",
  members: ROUTE,
  createBody: ROUTE_BODY,
  updateBody: ROUTE_BODY,
  make: (call, holder) => makeRoute(pick(call.input, Object.keys(ROUTE_BODY)), holder),
  change: changeRoute,
  changed: autoDeploy,
});

const responses = collection({
  name: "RouteResponse",
  path: "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses",
  label: "RouteResponseId",
  collection: "routeResponses",
  missing: "routeResponse",
  members: ROUTE_RESPONSE,
  createBody: ROUTE_RESPONSE_BODY,
  updateBody: ROUTE_RESPONSE_BODY,
  holder: (call) => entry(call, api(call), "routes", "RouteId", "route"),
  make: (call, holder) => {
    const value = pick(call.input, Object.keys(ROUTE_RESPONSE_BODY));
    requireMembers(value, ["RouteResponseKey"]);
    return { RouteResponseId: freshId(holder.collection("routeResponses"), 7), ...value };
  },
});

export const operations: readonly Operation[] = [...routes, ...responses];
