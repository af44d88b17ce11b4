import type { Dictionary } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { pick } from "../shared.js";
import type { Holder } from "../state/tree.js";
import { choice, map, text } from "../wire/shape.js";
import { listing, PAGE_QUERY } from "./listing.js";
import { restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

const PATH = "/restapis/{restApiId}/gatewayresponses";
const ONE = `${PATH}/{responseType}`;

/** What AWS answers for each type that nobody has customised (recorded: GetGatewayResponses). */
const STATUS: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: "403",
  API_CONFIGURATION_ERROR: "500",
  AUTHORIZER_CONFIGURATION_ERROR: "500",
  AUTHORIZER_FAILURE: "500",
  BAD_REQUEST_BODY: "400",
  BAD_REQUEST_PARAMETERS: "400",
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: "403",
  INTEGRATION_FAILURE: "504",
  INTEGRATION_TIMEOUT: "504",
  INVALID_API_KEY: "403",
  INVALID_SIGNATURE: "403",
  MISSING_AUTHENTICATION_TOKEN: "403",
  QUOTA_EXCEEDED: "429",
  REQUEST_TOO_LARGE: "413",
  RESOURCE_NOT_FOUND: "404",
  THROTTLED: "429",
  UNAUTHORIZED: "401",
  UNSUPPORTED_MEDIA_TYPE: "415",
  WAF_FILTERED: "403",
};

/** In the order in which AWS's refusal of another type lists them (recorded). */
const labels = {
  responseType: choice(
    "REQUEST_TOO_LARGE",
    "RESOURCE_NOT_FOUND",
    "AUTHORIZER_CONFIGURATION_ERROR",
    "MISSING_AUTHENTICATION_TOKEN",
    "BAD_REQUEST_BODY",
    "INVALID_SIGNATURE",
    "INVALID_API_KEY",
    "BAD_REQUEST_PARAMETERS",
    "AUTHORIZER_FAILURE",
    "UNAUTHORIZED",
    "INTEGRATION_TIMEOUT",
    "ACCESS_DENIED",
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "WAF_FILTERED",
    "QUOTA_EXCEEDED",
    "THROTTLED",
    "API_CONFIGURATION_ERROR",
    "UNSUPPORTED_MEDIA_TYPE",
    "INTEGRATION_FAILURE",
    "EXPIRED_TOKEN",
  ),
};

const TEMPLATE = { "application/json": '{"message":$context.error.messageString}' };

/** The type that stands for all of a class of statuses. That a custom 5XX shows through is recorded, 4XX is inferred. */
function shownThrough(api: Holder, status: string | undefined): Dictionary | undefined {
  if (status === undefined) return undefined;
  return api.collection("gatewayResponses").get(`DEFAULT_${status.charAt(0)}XX`)?.value;
}

/** A response as AWS answers it where the type has none of its own. */
function standard(api: Holder, responseType: string): Dictionary {
  const statusCode = STATUS[responseType];
  return {
    responseParameters: {},
    responseTemplates: TEMPLATE,
    ...(statusCode === undefined ? {} : { statusCode }),
    ...shownThrough(api, statusCode),
    defaultResponse: true,
    responseType,
  };
}

function response(api: Holder, responseType: string): Dictionary {
  return api.collection("gatewayResponses").get(responseType)?.value ?? standard(api, responseType);
}

const BODY = { statusCode: text, responseParameters: map(text), responseTemplates: map(text) };

/** What is not sent is the type's own default, whatever shows through (recorded). */
function putGatewayResponse(call: Call): Dictionary {
  const api = restApi(call);
  const responseType = textOf(call, "responseType");
  const statusCode = STATUS[responseType];
  return api.add("gatewayResponses", {
    responseParameters: {},
    responseTemplates: TEMPLATE,
    ...(statusCode === undefined ? {} : { statusCode }),
    ...pick(call.input, Object.keys(BODY)),
    defaultResponse: false,
    responseType,
  }).value;
}

const service = "apigateway" as const;

export const operations: readonly Operation[] = [
  {
    service,
    name: "GetGatewayResponses",
    method: "GET",
    path: PATH,
    status: 200,
    query: PAGE_QUERY,
    handle: (call) => {
      const api = restApi(call);
      const all = Object.keys(STATUS).map((type) => response(api, type));
      // AWS answers all of them unless it is asked for fewer (recorded).
      const input = { limit: all.length, ...call.input };
      const scope = `gatewayResponses of ${String(api.value.id)}`;
      return listing({ ...call, input }, scope, all, ({ responseType }) => String(responseType));
    },
  },
  {
    service,
    name: "GetGatewayResponse",
    method: "GET",
    path: ONE,
    status: 200,
    labels,
    handle: (call) => response(restApi(call), textOf(call, "responseType")),
  },
  {
    service,
    name: "PutGatewayResponse",
    method: "PUT",
    path: ONE,
    status: 201,
    labels,
    body: BODY,
    handle: putGatewayResponse,
  },
  {
    service,
    name: "UpdateGatewayResponse",
    method: "PATCH",
    path: ONE,
    status: 200,
    labels,
    body: PATCH_BODY,
    handle: (call) => {
      const api = restApi(call);
      const before = response(api, textOf(call, "responseType"));
      const store = (after: Dictionary) =>
        void api.add("gatewayResponses", { ...after, defaultResponse: false });
      patch(call, "GatewayResponse", before, { store });
      return response(api, textOf(call, "responseType"));
    },
  },
  {
    service,
    name: "DeleteGatewayResponse",
    method: "DELETE",
    path: ONE,
    status: 202,
    labels,
    handle: (call) => {
      restApi(call).collection("gatewayResponses").delete(textOf(call, "responseType"));
      return undefined;
    },
  },
];
