import { type Dictionary, get, put } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { conflict, guessed, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { boolean, map, text } from "../wire/shape.js";
import { STATUS } from "./integration-responses.js";
import { below, MISSING, method } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

const PATH = "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}";

const EXISTS = conflict(
  "Response already exists for this resource",
  guessed("the wording for methods, which is reported"),
);

const PUT_BODY = { responseParameters: map(boolean), responseModels: map(text) };

function putMethodResponse(call: Call): Dictionary {
  const { method: found } = method(call);
  const statusCode = textOf(call, "statusCode");
  const responses = below(found, "methodResponses") ?? {};
  if (get(responses, statusCode) !== undefined) refuse(EXISTS);
  const value = pick(call.input, ["statusCode", ...Object.keys(PUT_BODY)]);
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
