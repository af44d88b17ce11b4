import { type Dictionary, get, put } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { boolean, map, text } from "../wire/shape.js";
import { STATUS } from "./integration-responses.js";
import { below, MISSING, method, restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

const PATH = "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}";

const REFUSED = {
  exists: conflict(
    "Response already exists for this resource",
    guessed("the wording for methods, which is reported"),
  ),
  parameter: badRequest(
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {value}]",
    guessed("the wording of PutMethod, which is recorded"),
  ),
  model: badRequest(
    "Invalid model identifier specified: {model}",
    guessed("the wording of PutMethod, which is recorded"),
  ),
} as const;

const PUT_BODY = { responseParameters: map(boolean), responseModels: map(text) };

const PARAMETER = /^method\.response\.header\.[^.].*$/s;

/** A response names headers, and models that are there. */
function refuseContent(call: Call, value: Readonly<Dictionary>): void {
  for (const [name, declared] of Object.entries(below(value, "responseParameters") ?? {})) {
    if (!PARAMETER.test(name)) refuse(REFUSED.parameter, { value: String(declared) });
  }
  const models = restApi(call, "resource").collection("models");
  for (const model of Object.values(below(value, "responseModels") ?? {})) {
    if (!models.has(String(model))) refuse(REFUSED.model, { model: String(model) });
  }
}

function putMethodResponse(call: Call): Dictionary {
  const { method: found } = method(call);
  const statusCode = textOf(call, "statusCode");
  const responses = below(found, "methodResponses") ?? {};
  if (get(responses, statusCode) !== undefined) refuse(REFUSED.exists);
  const value = pick(call.input, ["statusCode", ...Object.keys(PUT_BODY)]);
  refuseContent(call, value);
  put(responses, statusCode, value);
  found.methodResponses = responses;
  return value;
}

function response(call: Call) {
  const { method: found } = method(call);
  const statusCode = textOf(call, "statusCode");
  const responses = below(found, "methodResponses") ?? {};
  return { found, responses, statusCode, response: get(responses, statusCode) ?? refuse(MISSING.response) };
}

function deleteMethodResponse(call: Call): undefined {
  const { found, responses, statusCode } = response(call);
  delete responses[statusCode];
  if (Object.keys(responses).length === 0) delete found.methodResponses;
}

const service = "apigateway" as const;
const labels = STATUS;

export const operations: readonly Operation[] = [
  {
    service,
    name: "PutMethodResponse",
    method: "PUT",
    path: PATH,
    status: 201,
    labels,
    body: PUT_BODY,
    handle: putMethodResponse,
  },
  {
    service,
    name: "GetMethodResponse",
    method: "GET",
    path: PATH,
    status: 200,
    labels,
    handle: (call) => response(call).response,
  },
  {
    service,
    name: "UpdateMethodResponse",
    method: "PATCH",
    path: PATH,
    // Recorded: the one update that does not answer 200.
    status: 201,
    labels,
    body: PATCH_BODY,
    handle: (call) => {
      const { responses, response: before, statusCode } = response(call);
      return patch(call, "MethodResponse", before, { store: (after) => put(responses, statusCode, after) });
    },
  },
  {
    service,
    name: "DeleteMethodResponse",
    method: "DELETE",
    path: PATH,
    status: 204,
    labels,
    handle: deleteMethodResponse,
  },
];
