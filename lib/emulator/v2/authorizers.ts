import type { Dictionary } from "../../../common/own.js";
import type { Operation } from "../operation.js";
import { badRequest, conflict, guessed, heard, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection, isGiven, merged } from "./collection.js";
import { type Protocol, protocolOf, requireMembers } from "./lookup.js";
import { AUTHORIZER, AUTHORIZER_BODY } from "./shapes.js";

const REFUSED = {
  type: badRequest(
    "Invalid authorizer type specified. Valid options are {types}",
    guessed("the types of each protocol are documented; the text is not"),
  ),
  needs: badRequest(
    "{member} is required for {type} authorizers",
    guessed("the service model says what is required; the text is not recorded"),
  ),
  referenced: conflict(
    "Cannot delete authorizer '{name}', is referenced in route: {route}",
    heard("anomalyco/sst#5586"),
  ),
} as const;

const TYPES: Readonly<Record<Protocol, readonly string[]>> = {
  HTTP: ["REQUEST", "JWT"],
  WEBSOCKET: ["REQUEST"],
};
const NEEDED: Readonly<Record<string, string>> = { REQUEST: "AuthorizerUri", JWT: "JwtConfiguration" };

function refuseAuthorizer(value: Readonly<Dictionary>, protocol: Protocol): void {
  const type = String(value.AuthorizerType);
  const types = TYPES[protocol];
  if (!types.includes(type)) refuse(REFUSED.type, { types: types.join(",") });
  const member = NEEDED[type] as string;
  if (!isGiven(value[member])) refuse(REFUSED.needs, { member, type });
}

const row = { updateBody: AUTHORIZER_BODY };

export const operations: readonly Operation[] = collection({
  name: "Authorizer",
  path: "/v2/apis/{ApiId}/authorizers",
  label: "AuthorizerId",
  collection: "authorizers",
  missing: "authorizer",
  members: AUTHORIZER,
  createBody: AUTHORIZER_BODY,
  updateBody: AUTHORIZER_BODY,
  make: (call, api) => {
    const value = pick(call.input, Object.keys(AUTHORIZER_BODY));
    requireMembers(value, ["Name", "AuthorizerType", "IdentitySource"]);
    refuseAuthorizer(value, protocolOf(api));
    return { AuthorizerId: freshId(api.collection("authorizers"), 6), ...value };
  },
  change: (call, api, found) => {
    const after = merged(call, row, found);
    requireMembers(after, ["Name"]);
    refuseAuthorizer(after, protocolOf(api));
    return after;
  },
  changed: autoDeploy,
  remove: (_call, api, { value }) => {
    const route = api.values("routes").find(({ AuthorizerId }) => AuthorizerId === value.AuthorizerId);
    if (route === undefined) return;
    refuse(REFUSED.referenced, { name: String(value.Name), route: String(route.RouteKey) });
  },
});
