/** A WebSocket API's Integration on v1, a row a member. */
import type { V1Member, V2Member } from "../model.js";
import { responsesFromWebSocket } from "../rules/responses-from-websocket.js";
import {
  connectionTypeFromV2,
  credentialsFromV2,
  descriptionFromV2,
  managedFromV2,
  timeoutFromV2,
} from "../rules/shared-to-v1.js";
import { requestTemplatesFromWebSocket } from "../rules/templates-from-websocket.js";
import { assigned, type ToV1Rule, wrongProtocol } from "../rules/to-v1.js";
import {
  connectionIdFromWebSocket,
  contentHandlingFromWebSocket,
  methodFromWebSocket,
  passthroughFromWebSocket,
  payloadFromWebSocket,
  requestParametersFromWebSocket,
  selectionFromWebSocket,
  typeFromWebSocket,
  uriFromWebSocket,
} from "../rules/websocket-to-v1.js";
import { type Row, rulesOf, type SourceRow, type Table } from "../table.js";
import { CALLER, DYNAMODB, FUNCTION, INVOKE, webSocketToV1Bases } from "./bases.js";
import { responseFromWebSocket } from "./response-from-websocket.js";
import {
  CREATE_V2,
  GET_V2,
  PUT_V1,
  SOCKET_BINARY,
  SOCKET_LINK,
  SOCKET_MAPPING,
  SOCKET_RESPONSES,
  SOCKET_TEMPLATES,
  V1_ANSWERS,
  V2_ANSWERS,
} from "./sources.js";
import { TEMPLATE_FROM_WEBSOCKET } from "./tells.js";

const RESPONSE_RULES = rulesOf(responseFromWebSocket);

function unset(rule: string): Row<ToV1Rule> {
  return { class: "none", rule, evidence: V1_ANSWERS, findings: [], examples: [{ on: "mock" }] };
}

/** A member of HTTP APIs. */
function foreign(member: V2Member, value: unknown): SourceRow<V1Member, ToV1Rule> {
  return {
    to: [],
    class: "none",
    rule: "Not a member of a WebSocket API's integration.",
    evidence: CREATE_V2,
    findings: ["wrong-protocol-member"],
    examples: [
      { on: "mock", given: { [member]: value }, told: [`wrong-protocol-member /integration/${member}`] },
    ],
    apply: wrongProtocol(member, "HTTP"),
  };
}

function identity(member: V2Member): SourceRow<V1Member, ToV1Rule> {
  return {
    to: [],
    class: "assigned",
    rule: "Left out: v1 names an integration by its API, resource and method.",
    evidence: GET_V2,
    findings: ["identity-dropped"],
    examples: [
      { on: "mock", given: { [member]: "abc123" }, told: [`identity-dropped /integration/${member}`] },
    ],
    apply: assigned(member),
  };
}

const HEADER = "integration.request.header.a";
const AT_PARAMETERS = "/integration/RequestParameters";
const AT_TEMPLATES = "/integration/RequestTemplates";
const AT_SELECTION = "/integration/TemplateSelectionExpression";
const JSON_TEMPLATE = { requestTemplates: { "application/json": "{}" } };

export const webSocketToV1: Table<V2Member, V1Member, ToV1Rule> = {
  object: "Integration",
  protocol: "WEBSOCKET",
  direction: "toV1",
  bases: webSocketToV1Bases,
  source: {
    IntegrationType: {
      to: ["type"],
      class: "exact",
      rule: "All five types are copied.",
      evidence: PUT_V1,
      findings: [],
      examples: [{ on: "mock" }, { on: "http-proxy" }, { on: "lambda" }, { on: "table" }],
      apply: typeFromWebSocket,
    },
    IntegrationMethod: {
      to: ["httpMethod"],
      class: "transformed",
      rule: "Copied. A function is invoked with POST, named or not. MOCK has none; v1 requires one for the others.",
      evidence: V1_ANSWERS,
      findings: ["lambda-method", "method-missing"],
      examples: [
        { on: "table" },
        { on: "mock", given: { IntegrationMethod: "POST" } },
        { on: "lambda", given: { IntegrationMethod: undefined } },
        {
          on: "lambda",
          given: { IntegrationMethod: "GET" },
          told: ["lambda-method /integration/IntegrationMethod"],
        },
        {
          on: "table",
          given: { IntegrationMethod: undefined },
          gives: { httpMethod: undefined },
          told: ["method-missing /integration/IntegrationMethod"],
        },
      ],
      apply: methodFromWebSocket,
    },
    IntegrationUri: {
      to: ["uri"],
      class: "exact",
      rule: "Copied; a function's plain ARN is wrapped into the invocation ARN. MOCK has none.",
      evidence: V1_ANSWERS,
      findings: ["uri-missing", "uri-unrecognised", "lambda-permission"],
      examples: [
        { on: "table", given: { IntegrationUri: DYNAMODB } },
        { on: "mock", given: { IntegrationUri: "https://example.com" } },
        { on: "lambda", given: { IntegrationUri: FUNCTION }, gives: { uri: INVOKE } },
        {
          on: "lambda",
          given: { CredentialsArn: undefined },
          gives: { credentials: undefined },
          told: ["lambda-permission /integration/IntegrationUri"],
        },
        {
          on: "table",
          given: { IntegrationUri: undefined },
          gives: { uri: undefined },
          told: ["uri-missing /integration/IntegrationUri"],
        },
        {
          on: "table",
          given: { IntegrationUri: "${uri}" },
          gives: { uri: "${uri}" },
          told: ["uri-unrecognised /integration/IntegrationUri"],
        },
      ],
      apply: uriFromWebSocket,
    },
    ConnectionType: {
      to: ["connectionType"],
      class: "exact",
      rule: "Copied; absent is INTERNET on both.",
      evidence: PUT_V1,
      findings: [],
      examples: [{ on: "private" }],
      apply: connectionTypeFromV2,
    },
    ConnectionId: {
      to: ["connectionId"],
      class: "exact",
      rule: "Copied: WebSocket APIs use v1's links.",
      evidence: SOCKET_LINK,
      findings: ["private-member-inert"],
      examples: [
        { on: "private" },
        {
          on: "http-proxy",
          given: { ConnectionId: "vl0a1b2c" },
          told: ["private-member-inert /integration/ConnectionId"],
        },
      ],
      apply: connectionIdFromWebSocket,
    },
    CredentialsArn: {
      to: ["credentials"],
      class: "exact",
      rule: "Copied, the marker for the caller's identity included; its misprints are not. Empty is left out.",
      evidence: PUT_V1,
      findings: ["credentials-misprint"],
      examples: [
        { on: "table", given: { CredentialsArn: CALLER }, gives: { credentials: CALLER } },
        {
          on: "table",
          given: { CredentialsArn: "arn:aws:iam::\\*:user/\\*" },
          gives: { credentials: undefined },
          told: ["credentials-misprint /integration/CredentialsArn"],
        },
      ],
      apply: credentialsFromV2,
    },
    RequestParameters: {
      to: ["requestParameters"],
      class: "transformed",
      rule: "Keys stay, route.request becomes method.request, and the method must declare what is read. Context variables of connections and messages have no counterpart.",
      evidence: SOCKET_MAPPING,
      findings: [
        "parameter-key-invalid",
        "parameter-value-invalid",
        "header-refused-on-v1",
        "context-missing",
        "method-spelling",
        "declare-method-parameter",
      ],
      examples: [
        {
          on: "table",
          given: { RequestParameters: { [HEADER]: "route.request.body.b" } },
          gives: { requestParameters: { [HEADER]: "method.request.body.b" } },
        },
        {
          on: "table",
          given: {
            RequestParameters: {
              [HEADER]: "method.request.header.b",
              "integration.request.header.b": "context.connectionId",
              "integration.request.header.c": "1",
              "integration.request.header.Content-Length": "'1'",
              other: "'1'",
            },
          },
          gives: { requestParameters: { [HEADER]: "method.request.header.b" } },
          told: [
            `method-spelling ${AT_PARAMETERS}/${HEADER}`,
            `declare-method-parameter ${AT_PARAMETERS}/${HEADER}`,
            `context-missing ${AT_PARAMETERS}/integration.request.header.b`,
            `parameter-value-invalid ${AT_PARAMETERS}/integration.request.header.c`,
            `header-refused-on-v1 ${AT_PARAMETERS}/integration.request.header.Content-Length`,
            `parameter-key-invalid ${AT_PARAMETERS}/other`,
          ],
        },
      ],
      apply: requestParametersFromWebSocket,
    },
    RequestTemplates: {
      to: ["requestTemplates"],
      class: "transformed",
      rule: "The template that TemplateSelectionExpression always selects, or the only one, is kept for application/json. A choice at run time cannot be kept.",
      evidence: SOCKET_TEMPLATES,
      findings: ["template-inert", ...TEMPLATE_FROM_WEBSOCKET],
      examples: [
        {
          on: "table",
          given: { RequestTemplates: { $default: "{}" }, TemplateSelectionExpression: "\\$default" },
          gives: JSON_TEMPLATE,
        },
        {
          on: "table",
          given: { RequestTemplates: { "application/json": "{}" } },
          gives: JSON_TEMPLATE,
          told: [`template-key-changed ${AT_TEMPLATES}/application~1json`],
        },
        {
          on: "table",
          given: { RequestTemplates: { "200": "{}", other: "x" }, TemplateSelectionExpression: "200" },
          gives: JSON_TEMPLATE,
          told: [
            `template-unselected ${AT_TEMPLATES}/other`,
            `template-key-changed ${AT_TEMPLATES}/200`,
            `template-selection-dropped ${AT_SELECTION}`,
          ],
        },
        {
          on: "table",
          given: { RequestTemplates: { send: "{}" }, TemplateSelectionExpression: "${request.body.action}" },
          gives: JSON_TEMPLATE,
          told: [
            `template-selection-single ${AT_SELECTION}`,
            `template-selection-single ${AT_TEMPLATES}/send`,
          ],
        },
        {
          on: "table",
          given: {
            RequestTemplates: { send: "{}", $default: "x" },
            TemplateSelectionExpression: "${request.body.action}",
          },
          told: [`template-selection-lost ${AT_SELECTION}`, `template-selection-lost ${AT_TEMPLATES}`],
        },
        {
          on: "table",
          given: { RequestTemplates: { send: "{}" }, TemplateSelectionExpression: "other" },
          told: [`template-unselected ${AT_TEMPLATES}/send`, `template-selection-dropped ${AT_SELECTION}`],
        },
        {
          on: "table",
          given: {
            RequestTemplates: { $default: "$context.connectionId" },
            TemplateSelectionExpression: "\\$default",
          },
          gives: { requestTemplates: { "application/json": "$context.connectionId" } },
          told: [`template-reads-context ${AT_TEMPLATES}/$default`],
        },
        {
          on: "lambda",
          given: { RequestTemplates: { $default: "{}" } },
          told: [`template-inert ${AT_TEMPLATES}/$default`],
        },
      ],
      apply: requestTemplatesFromWebSocket,
    },
    TemplateSelectionExpression: {
      to: ["requestTemplates"],
      class: "lossy",
      rule: "Consumed with the templates: text selects its own key, \\$default the key $default, a variable is known at run time alone.",
      evidence: SOCKET_TEMPLATES,
      findings: ["template-selection-dropped"],
      examples: [
        {
          on: "table",
          given: {
            RequestTemplates: { $default: "{}" },
            TemplateSelectionExpression: "${request.body.action}",
          },
          gives: JSON_TEMPLATE,
          told: [`template-selection-dropped ${AT_SELECTION}`],
        },
        {
          on: "table",
          given: { TemplateSelectionExpression: "\\$default" },
          told: [`template-selection-dropped ${AT_SELECTION}`],
        },
      ],
    },
    PassthroughBehavior: {
      to: ["passthroughBehavior"],
      class: "exact",
      rule: "Copied.",
      evidence: PUT_V1,
      findings: [],
      examples: [
        { on: "table", given: { PassthroughBehavior: "NEVER" }, gives: { passthroughBehavior: "NEVER" } },
      ],
      apply: passthroughFromWebSocket,
    },
    ContentHandlingStrategy: {
      to: ["contentHandling"],
      class: "exact",
      rule: "Copied; it converts the request's body on both.",
      evidence: SOCKET_BINARY,
      findings: [],
      examples: [
        {
          on: "table",
          given: { ContentHandlingStrategy: "CONVERT_TO_TEXT" },
          gives: { contentHandling: "CONVERT_TO_TEXT" },
        },
      ],
      apply: contentHandlingFromWebSocket,
    },
    TimeoutInMillis: {
      to: ["timeoutInMillis"],
      class: "exact",
      rule: "Copied from 50 to 29000; absent stays absent, both defaults are 29000.",
      evidence: PUT_V1,
      findings: ["timeout-clamped", "timeout-too-short"],
      examples: [
        { on: "mock", given: { TimeoutInMillis: 29_000 }, gives: { timeoutInMillis: 29_000 } },
        {
          on: "mock",
          given: { TimeoutInMillis: 30_000 },
          gives: { timeoutInMillis: 29_000 },
          told: ["timeout-clamped /integration/TimeoutInMillis"],
        },
        {
          on: "mock",
          given: { TimeoutInMillis: 1 },
          told: ["timeout-too-short /integration/TimeoutInMillis"],
        },
      ],
      apply: timeoutFromV2,
    },
    IntegrationResponseSelectionExpression: {
      to: ["integrationResponses"],
      class: "assigned",
      rule: "Left out: the service chooses it by type, and v1 selects alike.",
      evidence: V2_ANSWERS,
      findings: ["identity-dropped"],
      examples: [
        {
          on: "mock",
          given: { IntegrationResponseSelectionExpression: "${integration.response.statuscode}" },
        },
        {
          on: "table",
          given: { IntegrationResponseSelectionExpression: "${integration.response.statuscode}" },
          told: ["identity-dropped /integration/IntegrationResponseSelectionExpression"],
        },
      ],
      apply: selectionFromWebSocket,
    },
    Description: {
      to: [],
      class: "none",
      rule: "Left out: v1 integrations have none.",
      evidence: PUT_V1,
      findings: ["description-dropped"],
      examples: [
        {
          on: "mock",
          given: { Description: "orders" },
          told: ["description-dropped /integration/Description"],
        },
      ],
      apply: descriptionFromV2,
    },
    ApiGatewayManaged: {
      to: [],
      class: "assigned",
      rule: "Left out: true for integrations that quick create made.",
      evidence: GET_V2,
      findings: ["managed-integration"],
      examples: [
        {
          on: "mock",
          given: { ApiGatewayManaged: true },
          told: ["managed-integration /integration/ApiGatewayManaged"],
        },
      ],
      apply: managedFromV2,
    },
    PayloadFormatVersion: {
      to: [],
      class: "assigned",
      rule: "Left out: WebSocket APIs answer 1.0 and take no other.",
      evidence: V2_ANSWERS,
      findings: ["wrong-protocol-member"],
      examples: [
        { on: "mock", given: { PayloadFormatVersion: "1.0" } },
        {
          on: "mock",
          given: { PayloadFormatVersion: "2.0" },
          told: ["wrong-protocol-member /integration/PayloadFormatVersion"],
        },
      ],
      apply: payloadFromWebSocket,
    },
    ApiId: identity("ApiId"),
    IntegrationId: identity("IntegrationId"),
    IntegrationSubtype: foreign("IntegrationSubtype", "SQS-SendMessage"),
    ResponseParameters: foreign("ResponseParameters", { "404": { "overwrite:statuscode": "400" } }),
    TlsConfig: foreign("TlsConfig", { ServerNameToVerify: "example.com" }),
  },
  target: {
    type: { filledBy: ["IntegrationType"] },
    httpMethod: { filledBy: ["IntegrationMethod"] },
    uri: { filledBy: ["IntegrationUri"] },
    connectionType: { filledBy: ["ConnectionType"] },
    connectionId: { filledBy: ["ConnectionId"] },
    credentials: { filledBy: ["CredentialsArn"] },
    requestParameters: { filledBy: ["RequestParameters"] },
    requestTemplates: { filledBy: ["RequestTemplates", "TemplateSelectionExpression"] },
    passthroughBehavior: { filledBy: ["PassthroughBehavior"] },
    contentHandling: { filledBy: ["ContentHandlingStrategy"] },
    timeoutInMillis: { filledBy: ["TimeoutInMillis"] },
    cacheNamespace: unset("Left to its default, the resource id: WebSocket APIs do not cache."),
    cacheKeyParameters: unset("Left empty: WebSocket APIs do not cache."),
    integrationResponses: {
      class: "transformed",
      rule: "The integration responses of the WebSocket API, each named by a status; see the rows of IntegrationResponse. A proxy has none.",
      evidence: SOCKET_RESPONSES,
      findings: [
        "responses-inert",
        "unmapped-member",
        "identity-dropped",
        "response-key-literal",
        "status-code-derived",
        "status-code-chosen",
        "parameter-key-invalid",
        "parameter-value-invalid",
        "context-missing",
        "header-may-be-remapped",
        ...TEMPLATE_FROM_WEBSOCKET,
      ],
      examples: [
        {
          on: "mock",
          givenResponses: [{ IntegrationResponseKey: "$default", Colour: "red" }],
          gives: { integrationResponses: { "200": { statusCode: "200" } } },
          told: [
            "unmapped-member /responses/0/Colour",
            "status-code-derived /responses/0/IntegrationResponseKey",
          ],
        },
        {
          on: "lambda",
          givenResponses: [{ IntegrationResponseKey: "$default" }],
          told: ["responses-inert /responses"],
        },
      ],
      apply: (state) => responsesFromWebSocket(state, RESPONSE_RULES),
    },
    tlsConfig: unset("Left to its default: WebSocket APIs verify certificates."),
    responseTransferMode: unset("Left to its default, BUFFERED, the only mode of WebSocket APIs."),
    integrationTarget: unset(
      "Left out: it goes with VPC links of API Gateway V2, which WebSocket APIs do not use.",
    ),
  },
};
