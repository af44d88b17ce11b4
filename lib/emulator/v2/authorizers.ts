import type { Operation } from "../operation.js";
import { badRequest, conflict, guessed, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection } from "./collection.js";
import { requireMembers } from "./lookup.js";
import { AUTHORIZER, AUTHORIZER_BODY } from "./shapes.js";

const REFUSED = {
  type: badRequest(
    "Invalid authorizer type specified. Valid options are REQUEST,JWT",
    guessed("no recording"),
  ),
  referenced: conflict(
    "Cannot delete Authorizer because it is referenced by the following Routes with Ids: [{routes}]",
    guessed("the wording for integrations, which is reported"),
  ),
} as const;

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
    if (value.AuthorizerType !== "REQUEST" && value.AuthorizerType !== "JWT") refuse(REFUSED.type);
    return { AuthorizerId: freshId(api.collection("authorizers"), 6), ...value };
  },
  changed: autoDeploy,
  remove: (_call, api, { value }) => {
    const routes = api.values("routes").filter(({ AuthorizerId }) => AuthorizerId === value.AuthorizerId);
    if (routes.length > 0) {
      refuse(REFUSED.referenced, { routes: routes.map(({ RouteId }) => String(RouteId)).join(", ") });
    }
  },
});
