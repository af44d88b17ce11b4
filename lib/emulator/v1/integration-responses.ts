import { type Dictionary, get, put } from "../../../common/own.js";
import { parsePointer } from "../../../common/pointer.js";
import type { PatchOperation } from "../../../patch/grammar/resources.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { refuse } from "../refusals.js";
import { fillTemplates, pick } from "../shared.js";
import { choice, map, matching, templates, text } from "../wire/shape.js";
import { undeclaredResponse } from "./declared.js";
import { integration } from "./integrations.js";
import { below, MISSING } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";
import { refuseValues } from "./values.js";

const PATH =
  "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}";

/** Recorded: a status code of another form is refused with the pattern. */
export const STATUS = { statusCode: matching("[1-5]\\d\\d") };

const PUT_BODY = {
  selectionPattern: text,
  responseParameters: map(text),
  responseTemplates: templates,
  contentHandling: choice("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
};

function putIntegrationResponse(call: Call): Dictionary {
  const { method, integration: found } = integration(call);
  const statusCode = textOf(call, "statusCode");
  const value = pick(call.input, ["statusCode", ...Object.keys(PUT_BODY)]);
  refuseValues(call, "IntegrationResponse", value);
  const refused = undeclaredResponse(method, statusCode, get(value, "responseParameters"));
  if (refused !== undefined) refuse(...refused);
  fillTemplates(value, "responseTemplates");
  const responses = below(found, "integrationResponses") ?? {};
  put(responses, statusCode, value);
  found.integrationResponses = responses;
  return value;
}

interface Found {
  readonly method: Dictionary;
  readonly integration: Dictionary;
  readonly responses: Dictionary<Dictionary>;
  readonly response: Dictionary;
  readonly statusCode: string;
}

function response(call: Call): Found {
  const found = integration(call);
  const statusCode = textOf(call, "statusCode");
  const responses = below(found.integration, "integrationResponses") ?? {};
  return {
    ...found,
    responses,
    statusCode,
    response: get(responses, statusCode) ?? refuse(MISSING.response),
  };
}

const PARAMETERS = "/responseParameters/";

function updateIntegrationResponse(call: Call): Dictionary {
  const { method, responses, response: before, statusCode } = response(call);
  const beyond = ({ op, path }: PatchOperation) => {
    if (op === "remove" || path === undefined || !path.startsWith(PARAMETERS)) return undefined;
    const key = parsePointer(path)?.[1];
    return key === undefined ? undefined : undeclaredResponse(method, statusCode, { [key]: "" });
  };
  return patch(call, "IntegrationResponse", before, {
    beyond,
    store: (after) => put(responses, statusCode, after),
  });
}

function deleteIntegrationResponse(call: Call): undefined {
  const { integration: found, responses, statusCode } = response(call);
  delete responses[statusCode];
  if (Object.keys(responses).length === 0) delete found.integrationResponses;
}

const service = "apigateway" as const;
const labels = STATUS;

export const operations: readonly Operation[] = [
  {
    service,
    name: "PutIntegrationResponse",
    method: "PUT",
    path: PATH,
    status: 201,
    labels,
    body: PUT_BODY,
    handle: putIntegrationResponse,
  },
  {
    service,
    name: "GetIntegrationResponse",
    method: "GET",
    path: PATH,
    status: 200,
    labels,
    handle: (call) => response(call).response,
  },
  {
    service,
    name: "UpdateIntegrationResponse",
    method: "PATCH",
    path: PATH,
    status: 200,
    labels,
    body: PATCH_BODY,
    handle: updateIntegrationResponse,
  },
  {
    service,
    name: "DeleteIntegrationResponse",
    method: "DELETE",
    path: PATH,
    status: 204,
    labels,
    handle: deleteIntegrationResponse,
  },
];
