import { type Call, type Operation, textOf } from "../operation.js";
import { conflict, inCalls, type RefusalRow, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { choice, integer, list, required, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { refuseNamed } from "./references.js";

/** Recorded: an authorizer for an API that is not there is answered so. */
const NO_API: RefusalRow = conflict(
  "Unable to complete operation due to concurrent modification. Please try again later.",
  inCalls("CreateAuthorizer"),
);

const BODY = {
  name: required(text),
  type: required(choice("TOKEN", "REQUEST", "COGNITO_USER_POOLS")),
  providerARNs: list(text),
  authType: text,
  authorizerUri: text,
  authorizerCredentials: text,
  identitySource: text,
  identityValidationExpression: text,
  authorizerResultTtlInSeconds: integer,
};

/** What AWS fills in for `authType`: `custom` is recorded. */
const AUTH_TYPE: Readonly<Record<string, string>> = { COGNITO_USER_POOLS: "cognito_user_pools" };

/** An API by its id, or the refusal that a kind has of its own. */
export function apiOr(call: Call, row: RefusalRow): Holder {
  return call.account.collection("restApis").get(textOf(call, "restApiId")) ?? refuse(row);
}

export const operations: readonly Operation[] = collection({
  kind: "Authorizer",
  path: "/restapis/{restApiId}/authorizers",
  label: "authorizerId",
  collection: "authorizers",
  missing: "authorizer",
  remove: (_call, api, { value }) => refuseNamed(api, "authorizer", value),
  create: {
    body: BODY,
    make: (call) => {
      const api = apiOr(call, NO_API);
      const value = pick(call.input, Object.keys(BODY));
      const authType = AUTH_TYPE[String(value.type)] ?? "custom";
      return { id: freshId(api.collection("authorizers"), 6), authType, ...value };
    },
  },
});
