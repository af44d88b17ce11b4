import { type Dictionary, get } from "../../../common/own.js";
import { VERBS } from "../../../common/routes.js";
import type { PatchOperation } from "../../../patch/grammar/resources.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, heard, inCalls, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { boolean, list, map, required, text } from "../wire/shape.js";
import { dropCacheKeys } from "./cache-keys.js";
import { below, method, methodsOf, resource, restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

const PATH = "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}";

const AUTHORIZATION = ["NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"];
/** Authorization that names an authorizer. */
const AUTHORIZED: ReadonlySet<unknown> = new Set(["CUSTOM", "COGNITO_USER_POOLS"]);

const PUT_METHOD = inCalls("PutMethod");
const REFUSED = {
  verb: badRequest(`Invalid HttpMethod specified. Valid options are ${VERBS.join(",")}`, PUT_METHOD),
  exists: conflict("Method already exists for this resource", heard("serverless/serverless#7231")),
  authorization: badRequest(
    `Invalid Authorization Type specified. Valid options are ${AUTHORIZATION.join(",")}`,
    guessed("the wording for a verb"),
  ),
  authorizer: badRequest(
    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
    PUT_METHOD,
  ),
  requestValidator: badRequest("Invalid Request Validator identifier specified", PUT_METHOD),
  model: badRequest("Invalid model identifier specified: {model}", PUT_METHOD),
  parameter: badRequest(
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {value}]",
    PUT_METHOD,
  ),
  twice: badRequest("Parameter names must be unique across querystring, header and path", PUT_METHOD),
} as const;

const PUT_BODY = {
  authorizationType: required(text),
  authorizerId: text,
  apiKeyRequired: boolean,
  operationName: text,
  requestParameters: map(boolean),
  requestModels: map(text),
  requestValidatorId: text,
  authorizationScopes: list(text),
};

const PARAMETER =
  /^method\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.(.+)$/s;

function refuseParameters(parameters: Readonly<Dictionary>): void {
  const names = new Set<string>();
  for (const key of Object.keys(parameters)) {
    const name = PARAMETER.exec(key)?.[1];
    if (name === undefined) refuse(REFUSED.parameter, { value: String(parameters[key]) });
    if (names.has(name)) refuse(REFUSED.twice);
    names.add(name);
  }
}

function refuseReferences(call: Call, value: Readonly<Dictionary>): void {
  const api = restApi(call, "resource");
  const known = (collection: string, id: unknown): boolean => api.collection(collection).has(String(id));
  if (AUTHORIZED.has(value.authorizationType) && !known("authorizers", value.authorizerId)) {
    refuse(REFUSED.authorizer);
  }
  if (value.requestValidatorId !== undefined && !known("requestValidators", value.requestValidatorId)) {
    refuse(REFUSED.requestValidator);
  }
  for (const model of Object.values(below(value, "requestModels") ?? {})) {
    if (!known("models", model)) refuse(REFUSED.model, { model: String(model) });
  }
}

function putMethod(call: Call): Dictionary {
  const holder = resource(call);
  const httpMethod = textOf(call, "httpMethod");
  if (!VERBS.some((verb) => verb === httpMethod)) refuse(REFUSED.verb);
  if (get(methodsOf(holder), httpMethod) !== undefined) refuse(REFUSED.exists);
  const authorizationType = textOf(call, "authorizationType").toUpperCase();
  if (!AUTHORIZATION.includes(authorizationType)) refuse(REFUSED.authorization);
  const value: Dictionary = {
    apiKeyRequired: false,
    ...pick(call.input, Object.keys(PUT_BODY)),
    httpMethod,
    authorizationType,
  };
  refuseReferences(call, value);
  refuseParameters(below(value, "requestParameters") ?? {});
  if (!AUTHORIZED.has(authorizationType)) delete value.authorizerId;
  methodsOf(holder, "create")[httpMethod] = value;
  return value;
}

const PARAMETERS = "/requestParameters/";

function updateMethod(call: Call): Dictionary {
  const { holder, method: before } = method(call);
  const api = restApi(call, "resource");
  const models = api.collection("models");
  const beyond = ({ op, path, value }: PatchOperation) =>
    op !== "remove" && path?.startsWith("/requestModels/") && value !== undefined && !models.has(value)
      ? ([REFUSED.model, { model: value }] as const)
      : undefined;
  let after = before;
  patch(call, "Method", before, {
    context: {
      authorizers: [...api.collection("authorizers").keys()],
      requestValidators: [...api.collection("requestValidators").keys()],
    },
    beyond,
    store: (held) => {
      after = held;
      const integration = below(held, "methodIntegration");
      if (integration !== undefined) {
        after = { ...held, methodIntegration: dropCacheKeys(call, before, integration, PARAMETERS) };
      }
      methodsOf(holder)[String(before.httpMethod)] = after;
    },
  });
  return after;
}

const service = "apigateway" as const;

export const operations: readonly Operation[] = [
  { service, name: "PutMethod", method: "PUT", path: PATH, status: 201, body: PUT_BODY, handle: putMethod },
  {
    service,
    name: "GetMethod",
    method: "GET",
    path: PATH,
    status: 200,
    handle: (call) => method(call).method,
  },
  {
    service,
    name: "UpdateMethod",
    method: "PATCH",
    path: PATH,
    status: 200,
    body: PATCH_BODY,
    handle: updateMethod,
  },
  {
    service,
    name: "DeleteMethod",
    method: "DELETE",
    path: PATH,
    status: 204,
    handle: (call) => {
      const { holder } = method(call);
      delete methodsOf(holder)[textOf(call, "httpMethod")];
      if (Object.keys(methodsOf(holder)).length === 0) delete holder.value.resourceMethods;
      return undefined;
    },
  },
];
