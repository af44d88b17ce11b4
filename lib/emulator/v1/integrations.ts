import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import type { PatchOperation } from "../../../patch/grammar/resources.js";
import type { Call, Operation } from "../operation.js";
import { refuse } from "../refusals.js";
import { fillTemplates, without } from "../shared.js";
import {
  boolean,
  choice,
  integer,
  list,
  map,
  named,
  required,
  struct,
  templates,
  text,
} from "../wire/shape.js";
import { dropCacheKeys } from "./cache-keys.js";
import { undeclaredRequest } from "./declared.js";
import { below, MISSING, method } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";
import { refuseValues } from "./values.js";

const PATH = "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration";

const PUT_BODY = {
  type: required(choice("HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS")),
  integrationHttpMethod: named("httpMethod", text),
  uri: text,
  connectionType: choice("INTERNET", "VPC_LINK"),
  connectionId: text,
  credentials: text,
  requestParameters: map(text),
  requestTemplates: templates,
  passthroughBehavior: text,
  cacheNamespace: text,
  cacheKeyParameters: list(text),
  contentHandling: choice("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
  timeoutInMillis: integer,
  tlsConfig: struct({ insecureSkipVerification: boolean }),
  responseTransferMode: choice("BUFFERED", "STREAM"),
  integrationTarget: text,
} as const;

/** AWS looks at the verb before the URI, and at these before the rest (recorded). */
const FIRST = ["httpMethod", "uri"];

/** Types that AWS answers a connection type for where none was sent (recorded). */
const CONNECTED: ReadonlySet<unknown> = new Set(["HTTP", "HTTP_PROXY"]);

/** Members that an empty text leaves out. */
const NOT_EMPTY = ["credentials", "connectionId", "integrationTarget"];

/** The integration that a put sends, as GetIntegration names its members. */
function sent(call: Call): Dictionary {
  const value: Dictionary = {};
  for (const member of Object.keys(PUT_BODY)) {
    const given = get(call.input, member);
    if (given !== undefined) put(value, member === "integrationHttpMethod" ? "httpMethod" : member, given);
  }
  return without(
    value,
    NOT_EMPTY.filter((member) => value[member] === ""),
  );
}

/** What AWS fills in, and what it drops (recorded). */
function filled(value: Dictionary, resourceId: unknown): Dictionary {
  const mock = value.type === "MOCK";
  const made: Dictionary = {
    passthroughBehavior: "WHEN_NO_MATCH",
    timeoutInMillis: 29_000,
    cacheNamespace: resourceId,
    cacheKeyParameters: [],
    ...(CONNECTED.has(value.type) ? { connectionType: "INTERNET" } : {}),
    ...(mock ? without(value, ["uri", "httpMethod"]) : value),
  };
  fillTemplates(made, "requestTemplates");
  return made;
}

/** A verb and a URI that were not sent are refused like empty ones (recorded for the verb). */
const NEEDED: Dictionary = { httpMethod: "", uri: "" };

function putIntegration(call: Call): Dictionary {
  const { holder, method: found } = method(call);
  const value = sent(call);
  refuseValues(call, "Integration", value.type === "MOCK" ? value : { ...NEEDED, ...value }, FIRST);
  const refused = undeclaredRequest(found, get(value, "requestParameters"));
  if (refused !== undefined) refuse(...refused);
  const responses = below(integrationOf(found) ?? {}, "integrationResponses");
  const made = filled(value, holder.value.id);
  if (call.settings.assume.putKeepsResponses && responses !== undefined)
    made.integrationResponses = responses;
  found.methodIntegration = made;
  return made;
}

const integrationOf = (found: Dictionary): Dictionary | undefined => {
  const value = get(found, "methodIntegration");
  return isObject(value) ? value : undefined;
};

/** The integration of the method that the path names. */
export function integration(call: Call): { readonly method: Dictionary; readonly integration: Dictionary } {
  const { method: found } = method(call);
  return { method: found, integration: integrationOf(found) ?? refuse(MISSING.integration) };
}

const PARAMETERS = "/requestParameters/";

function updateIntegration(call: Call): Dictionary {
  const { method: found, integration: before } = integration(call);
  const beyond = ({ op, path, value }: PatchOperation) =>
    op === "remove" || path === undefined || !path.startsWith(PARAMETERS) || value === undefined
      ? undefined
      : undeclaredRequest(found, { [path]: value });
  let after = before;
  patch(call, "Integration", before, {
    beyond,
    store: (held) => {
      after = dropCacheKeys(call, before, held, PARAMETERS);
      found.methodIntegration = after;
    },
  });
  return after;
}

const service = "apigateway" as const;

export const operations: readonly Operation[] = [
  {
    service,
    name: "PutIntegration",
    method: "PUT",
    path: PATH,
    status: 201,
    body: PUT_BODY,
    handle: putIntegration,
  },
  {
    service,
    name: "GetIntegration",
    method: "GET",
    path: PATH,
    status: 200,
    handle: (call) => integration(call).integration,
  },
  {
    service,
    name: "UpdateIntegration",
    method: "PATCH",
    path: PATH,
    status: 200,
    body: PATCH_BODY,
    handle: updateIntegration,
  },
  {
    service,
    name: "DeleteIntegration",
    method: "DELETE",
    path: PATH,
    status: 204,
    handle: (call) => {
      delete integration(call).method.methodIntegration;
      return undefined;
    },
  },
];
