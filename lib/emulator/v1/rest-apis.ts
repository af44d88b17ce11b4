import { type Dictionary, get, isObject } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, guessed, inCalls, refuse } from "../refusals.js";
import { pick, seconds } from "../shared.js";
import { freshId } from "../state/tree.js";
import { boolean, choice, integer, list, map, required, struct, text } from "../wire/shape.js";
import { listing, PAGE_QUERY } from "./listing.js";
import { restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";
import { refuseMapped } from "./references.js";

const PATH = "/restapis";
const ONE = `${PATH}/{restApiId}`;

const CREATE = inCalls("CreateRestApi");
const REFUSED = {
  description: badRequest("Description cannot be an empty string", CREATE),
  compression: badRequest("Invalid minimum compression size, must be between 0 and 10485760", CREATE),
  noTypes: badRequest("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.", CREATE),
  twoTypes: badRequest("Cannot create an api with multiple Endpoint Types.", CREATE),
  privateIpv4: badRequest("Only dualstack ipAddressType is supported for Private APIs.", CREATE),
  cloneFrom: badRequest("cloneFrom is not served by this emulator", guessed("the emulator's own words")),
} as const;

const LARGEST = 10_485_760;

const ENDPOINT = struct({
  types: list(choice("PRIVATE", "EDGE", "REGIONAL")),
  ipAddressType: choice("ipv4", "dualstack"),
  vpcEndpointIds: list(text),
});

const CREATE_BODY = {
  name: required(text),
  description: text,
  version: text,
  cloneFrom: text,
  binaryMediaTypes: list(text),
  minimumCompressionSize: integer,
  apiKeySource: choice("HEADER", "AUTHORIZER"),
  endpointConfiguration: ENDPOINT,
  policy: text,
  tags: map(text),
  disableExecuteApiEndpoint: boolean,
  securityPolicy: text,
  endpointAccessMode: text,
} as const;

function endpoint(given: unknown): Dictionary {
  const value = isObject(given) ? given : {};
  const types = (get(value, "types") as string[] | undefined) ?? ["EDGE"];
  if (types.length === 0) refuse(REFUSED.noTypes);
  if (types.length > 1) refuse(REFUSED.twoTypes);
  const isPrivate = types[0] === "PRIVATE";
  if (isPrivate && value.ipAddressType === "ipv4") refuse(REFUSED.privateIpv4);
  return { ipAddressType: isPrivate ? "dualstack" : "ipv4", ...value, types };
}

const schema = (title: string, rest: string): string =>
  `{\n  "$schema" : "http://json-schema.org/draft-04/schema#",\n  "title" : "${title}",\n  "type" : "object"${rest}\n}`;

/** The models that AWS makes with every REST API (recorded). */
const DEFAULT_MODELS = [
  {
    name: "Empty",
    description: "This is a default empty schema model",
    contentType: "application/json",
    schema: schema("Empty Schema", ""),
  },
  {
    name: "Error",
    description: "This is a default error schema model",
    contentType: "application/json",
    schema: schema("Error Schema", ',\n  "properties" : {\n    "message" : { "type" : "string" }\n  }'),
  },
];

function createRestApi(call: Call): Dictionary {
  const { input, account } = call;
  const value = pick(input, Object.keys(CREATE_BODY));
  if (value.description === "") refuse(REFUSED.description);
  const size = value.minimumCompressionSize;
  if (typeof size === "number" && (size < 0 || size > LARGEST)) refuse(REFUSED.compression);
  if (value.cloneFrom !== undefined) refuse(REFUSED.cloneFrom);
  if (Array.isArray(value.binaryMediaTypes) && value.binaryMediaTypes.length === 0)
    delete value.binaryMediaTypes;
  const apis = account.collection("restApis");
  const id = freshId(apis, 10);
  const rootResourceId = freshId(new Map(), 10);
  const made: Dictionary = {
    id,
    apiKeySource: "HEADER",
    disableExecuteApiEndpoint: false,
    createdDate: seconds(call.now),
    rootResourceId,
    ...value,
    endpointConfiguration: endpoint(value.endpointConfiguration),
  };
  const holder = account.add("restApis", made);
  holder.add("resources", { id: rootResourceId, path: "/" });
  for (const model of DEFAULT_MODELS) {
    holder.add("models", { id: freshId(holder.collection("models"), 6), ...model });
  }
  return made;
}

/** The answers of create come without tags where there are none, all others with (recorded). */
const shown = (value: Dictionary): Dictionary => ({ tags: {}, ...value });

const service = "apigateway" as const;

export const operations: readonly Operation[] = [
  {
    service,
    name: "GetRestApis",
    method: "GET",
    path: PATH,
    status: 200,
    query: PAGE_QUERY,
    handle: (call) =>
      listing(call, "restApis", call.account.values("restApis").map(shown), ({ id }) => String(id)),
  },
  {
    service,
    name: "CreateRestApi",
    method: "POST",
    path: PATH,
    status: 201,
    body: CREATE_BODY,
    handle: createRestApi,
  },
  {
    service,
    name: "GetRestApi",
    method: "GET",
    path: ONE,
    status: 200,
    handle: (call) => shown(restApi(call).value),
  },
  {
    service,
    name: "UpdateRestApi",
    method: "PATCH",
    path: ONE,
    status: 200,
    body: PATCH_BODY,
    handle: (call) => {
      const holder = restApi(call);
      patch(call, "RestApi", holder.value, {
        store: (after) => {
          holder.value = after;
        },
      });
      return shown(holder.value);
    },
  },
  {
    service,
    name: "DeleteRestApi",
    method: "DELETE",
    path: ONE,
    status: 202,
    handle: (call) => {
      refuseMapped(call, restApi(call).value.id);
      call.account.collection("restApis").delete(textOf(call, "restApiId"));
      return undefined;
    },
  },
];
