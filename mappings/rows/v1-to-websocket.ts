/** v1's Integration on a WebSocket API, a row a member. */
import { documented } from "../../common/evidence.js";
import type { V1Member, V2Member } from "../model.js";
import { responsesToWebSocket } from "../rules/responses-to-websocket.js";
import {
  cacheKeysToV2,
  cacheNamespaceToV2,
  connectionTypeToV2,
  credentialsToV2,
  timeoutToV2,
  tlsToV2,
  transferModeToV2,
} from "../rules/shared-to-v2.js";
import type { ToV2Rule } from "../rules/to-v2.js";
import {
  connectionIdToWebSocket,
  contentHandlingToWebSocket,
  integrationTargetToWebSocket,
  methodToWebSocket,
  passthroughToWebSocket,
  requestParametersToWebSocket,
  requestTemplatesToWebSocket,
  typeToWebSocket,
  uriToWebSocket,
} from "../rules/v1-to-websocket.js";
import { type Row, rulesOf, type Table } from "../table.js";
import { CALLER, INVOKE, LISTENER, STREAM, v1ToWebSocketBases } from "./bases.js";
import { responseToWebSocket } from "./response-to-websocket.js";
import {
  CREATE_V2,
  GET_V2,
  REST_OR_HTTP,
  SOCKET_BINARY,
  SOCKET_LINK,
  SOCKET_MAPPING,
  SOCKET_RESPONSES,
  SOCKET_TEMPLATES,
  V2_ANSWERS,
} from "./sources.js";
import { RESPONSE_PARAMETER_TO_WEBSOCKET, TEMPLATE_TO_WEBSOCKET } from "./tells.js";

const RESPONSE_RULES = rulesOf(responseToWebSocket);

function unset(rule: string, isAssigned = false): Row<ToV2Rule> {
  return {
    class: isAssigned ? "assigned" : "none",
    rule,
    evidence: isAssigned ? GET_V2 : CREATE_V2,
    findings: [],
    examples: [{ on: "mock" }],
  };
}

const HEADER = "integration.request.header.a";
const AT_HEADER = `/requestParameters/${HEADER}`;

export const v1ToWebSocket: Table<V1Member, V2Member, ToV2Rule> = {
  object: "Integration",
  protocol: "WEBSOCKET",
  direction: "toV2",
  bases: v1ToWebSocketBases,
  source: {
    type: {
      to: ["IntegrationType"],
      always: true,
      class: "exact",
      rule: "All five types are copied.",
      evidence: CREATE_V2,
      findings: [],
      examples: [{ on: "mock" }, { on: "http-proxy" }, { on: "lambda" }, { on: "table" }],
      apply: typeToWebSocket,
    },
    httpMethod: {
      to: ["IntegrationMethod"],
      always: true,
      class: "transformed",
      rule: "Copied. A function is invoked with POST. MOCK has none. What ANY does with a message is unknown.",
      evidence: V2_ANSWERS,
      findings: ["lambda-method", "method-missing", "method-any-websocket", "too-long"],
      examples: [
        { on: "table" },
        { on: "mock", given: { httpMethod: "GET" } },
        { on: "lambda", given: { httpMethod: "GET" }, told: ["lambda-method /httpMethod"] },
        {
          on: "http-proxy",
          given: { httpMethod: "ANY" },
          gives: { IntegrationMethod: "ANY" },
          told: ["method-any-websocket /httpMethod"],
        },
        {
          on: "http-proxy",
          given: { httpMethod: "" },
          gives: { IntegrationMethod: undefined },
          told: ["method-missing /httpMethod"],
        },
        {
          on: "http-proxy",
          given: { httpMethod: "M".repeat(65) },
          gives: { IntegrationMethod: undefined },
          told: ["too-long /httpMethod"],
        },
      ],
      apply: methodToWebSocket,
    },
    uri: {
      to: ["IntegrationUri"],
      always: true,
      class: "exact",
      rule: "Copied in every form, a function as its invocation ARN (the plain ARN makes trouble on WebSocket APIs). Placeholders stay, as the path parameters that fill them do. MOCK has none.",
      evidence: V2_ANSWERS,
      findings: [
        "uri-missing",
        "uri-unrecognised",
        "streaming-uri",
        "lambda-permission",
        "aws-proxy-websocket",
        "too-long",
      ],
      examples: [
        { on: "mock", given: { uri: "https://example.com" } },
        {
          on: "lambda",
          given: { credentials: undefined },
          gives: { CredentialsArn: undefined },
          told: ["lambda-permission /uri"],
        },
        {
          on: "lambda",
          given: { uri: STREAM },
          gives: { IntegrationUri: undefined },
          told: ["streaming-uri /uri"],
        },
        {
          on: "lambda",
          given: { uri: STREAM },
          options: { allow: ["streamAsBuffered"] },
          gives: { IntegrationUri: INVOKE },
          told: ["streaming-uri warning /uri"],
        },
        {
          on: "lambda",
          given: { uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" },
          gives: { IntegrationUri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" },
          told: ["aws-proxy-websocket /uri"],
        },
        {
          on: "http-proxy",
          given: { uri: "${uri}/{id}", requestParameters: { "integration.request.path.id": "'1'" } },
          gives: {
            IntegrationUri: "${uri}/{id}",
            RequestParameters: { "integration.request.path.id": "'1'" },
          },
          told: ["uri-unrecognised /uri"],
        },
        {
          on: "http-proxy",
          given: { uri: null },
          gives: { IntegrationUri: undefined },
          told: ["uri-missing /uri"],
        },
        {
          on: "http-proxy",
          given: { uri: `https://example.com/${"x".repeat(2048)}` },
          gives: { IntegrationUri: undefined },
          told: ["too-long /uri"],
        },
      ],
      apply: uriToWebSocket,
    },
    connectionType: {
      to: ["ConnectionType"],
      class: "exact",
      rule: "Copied; absent is INTERNET on both.",
      evidence: CREATE_V2,
      findings: [],
      examples: [
        { on: "http-proxy", given: { connectionType: "INTERNET" }, gives: { ConnectionType: "INTERNET" } },
      ],
      apply: connectionTypeToV2,
    },
    connectionId: {
      to: ["ConnectionId"],
      class: "conditional",
      rule: "The id of a v1 link, or the stage variable that holds it, is copied: WebSocket APIs use v1's links. A V2 link, which goes with integrationTarget, is refused.",
      evidence: SOCKET_LINK,
      findings: ["vpc-link-v2-websocket", "private-member-inert", "too-long"],
      examples: [
        { on: "private" },
        {
          on: "private",
          given: { connectionId: "${stageVariables.link}" },
          gives: { ConnectionId: "${stageVariables.link}" },
        },
        {
          on: "private",
          given: { connectionId: "c".repeat(1025) },
          gives: { ConnectionId: undefined },
          told: ["too-long /connectionId"],
        },
        {
          on: "http-proxy",
          given: { connectionId: "vl0a1b2c" },
          told: ["private-member-inert /connectionId"],
        },
      ],
      apply: connectionIdToWebSocket,
    },
    credentials: {
      to: ["CredentialsArn"],
      class: "exact",
      rule: "Copied, the marker for the caller's identity included; its misprints are not. Empty means resource policies and is left out.",
      evidence: CREATE_V2,
      findings: ["credentials-misprint"],
      examples: [
        { on: "table", given: { credentials: CALLER }, gives: { CredentialsArn: CALLER } },
        { on: "table", given: { credentials: null }, gives: { CredentialsArn: undefined } },
        {
          on: "table",
          given: { credentials: "arn:aws:iam:::user/" },
          gives: { CredentialsArn: undefined },
          told: ["credentials-misprint /credentials"],
        },
      ],
      apply: credentialsToV2,
    },
    requestParameters: {
      to: ["RequestParameters"],
      class: "transformed",
      rule: "Keys stay. method.request becomes route.request: header and query parameters can be read on the $connect route alone, path parameters nowhere. Texts, stage variables and the context variables that WebSocket APIs have stay.",
      evidence: SOCKET_MAPPING,
      findings: [
        "parameter-key-invalid",
        "parameter-value-invalid",
        "connect-only",
        "connect-only-unchecked",
        "declare-route-parameter",
        "path-parameter-websocket",
        "whole-body-websocket",
        "context-missing",
        "context-differs",
        "value-too-long",
      ],
      examples: [
        {
          on: "table",
          given: {
            requestParameters: { [HEADER]: "'1'", "integration.request.path.b": "method.request.body.b" },
          },
          gives: {
            RequestParameters: { [HEADER]: "'1'", "integration.request.path.b": "route.request.body.b" },
          },
        },
        {
          on: "table",
          given: { requestParameters: { [HEADER]: "method.request.header.b" } },
          options: { routeKey: "$connect" },
          gives: { RequestParameters: { [HEADER]: "route.request.header.b" } },
          told: [`declare-route-parameter ${AT_HEADER}`],
        },
        {
          on: "table",
          given: { requestParameters: { [HEADER]: "method.request.header.b" } },
          gives: { RequestParameters: { [HEADER]: "route.request.header.b" } },
          told: [`connect-only-unchecked ${AT_HEADER}`],
        },
        {
          on: "table",
          given: { requestParameters: { [HEADER]: "method.request.header.b" } },
          options: { routeKey: "send" },
          told: [`connect-only ${AT_HEADER}`],
        },
        {
          on: "table",
          given: {
            requestParameters: {
              [HEADER]: "method.request.path.b",
              "integration.request.header.b": "method.request.body",
              "integration.request.header.c": "context.resourcePath",
              "integration.request.header.d": "context.extendedRequestId",
              "integration.request.header.e": "true",
              "integration.request.header.f": `'${"x".repeat(513)}'`,
              other: "'1'",
            },
          },
          gives: {
            RequestParameters: {
              "integration.request.header.b": "route.request.body",
              "integration.request.header.d": "context.extendedRequestId",
            },
          },
          told: [
            `path-parameter-websocket ${AT_HEADER}`,
            "whole-body-websocket /requestParameters/integration.request.header.b",
            "context-missing /requestParameters/integration.request.header.c",
            "context-differs /requestParameters/integration.request.header.d",
            "parameter-value-invalid /requestParameters/integration.request.header.e",
            "value-too-long /requestParameters/integration.request.header.f",
            "parameter-key-invalid /requestParameters/other",
          ],
        },
      ],
      apply: requestParametersToWebSocket,
    },
    requestTemplates: {
      to: ["RequestTemplates", "TemplateSelectionExpression"],
      class: "transformed",
      rule: "The template for application/json, or the only one, goes to the key $default with the expression \\$default, so that it runs for every message. A proxy ignores templates, and they are left out.",
      evidence: SOCKET_TEMPLATES,
      findings: ["template-inert", ...TEMPLATE_TO_WEBSOCKET],
      examples: [
        {
          on: "table",
          given: { requestTemplates: { "application/json": "{}" } },
          gives: { RequestTemplates: { $default: "{}" }, TemplateSelectionExpression: "\\$default" },
        },
        {
          on: "table",
          given: { requestTemplates: { "text/plain": null } },
          gives: { RequestTemplates: { $default: "" }, TemplateSelectionExpression: "\\$default" },
          told: ["template-for-all /requestTemplates/text~1plain"],
        },
        {
          on: "table",
          given: { requestTemplates: { "application/json": "{}", "text/plain": "x" } },
          gives: { RequestTemplates: { $default: "{}" }, TemplateSelectionExpression: "\\$default" },
          told: ["template-content-type /requestTemplates/text~1plain"],
        },
        {
          on: "table",
          given: { requestTemplates: { "application/xml": "{}", "text/plain": "x" } },
          told: ["template-choice-unclear /requestTemplates"],
        },
        {
          on: "table",
          given: { requestTemplates: { "application/json": "$input.params('a') $context.resourcePath" } },
          gives: {
            RequestTemplates: { $default: "$input.params('a') $context.resourcePath" },
            TemplateSelectionExpression: "\\$default",
          },
          told: [
            "template-reads-request info /requestTemplates/application~1json",
            "template-reads-context /requestTemplates/application~1json",
          ],
        },
        {
          on: "table",
          given: { requestTemplates: { "application/json": "x".repeat(32_769) } },
          told: ["too-long /requestTemplates/application~1json"],
        },
        {
          on: "table",
          given: { requestTemplates: { "application/json": "$input.params('a')" } },
          options: { routeKey: "send" },
          gives: {
            RequestTemplates: { $default: "$input.params('a')" },
            TemplateSelectionExpression: "\\$default",
          },
          told: ["template-reads-request /requestTemplates/application~1json"],
        },
        {
          on: "lambda",
          given: { requestTemplates: { "application/json": "{}" } },
          told: ["template-inert /requestTemplates/application~1json"],
        },
      ],
      apply: requestTemplatesToWebSocket,
    },
    passthroughBehavior: {
      to: ["PassthroughBehavior"],
      class: "exact",
      rule: "Copied.",
      evidence: CREATE_V2,
      findings: [],
      examples: [
        { on: "table", given: { passthroughBehavior: "NEVER" }, gives: { PassthroughBehavior: "NEVER" } },
      ],
      apply: passthroughToWebSocket,
    },
    contentHandling: {
      to: ["ContentHandlingStrategy"],
      class: "exact",
      rule: "Copied; it converts the request's body on both. (The API reference of v2 speaks of the response's.)",
      evidence: SOCKET_BINARY,
      findings: [],
      examples: [
        {
          on: "table",
          given: { contentHandling: "CONVERT_TO_BINARY" },
          gives: { ContentHandlingStrategy: "CONVERT_TO_BINARY" },
        },
        { on: "table", given: { contentHandling: "" } },
      ],
      apply: contentHandlingToWebSocket,
    },
    timeoutInMillis: {
      to: ["TimeoutInMillis"],
      class: "conditional",
      rule: "Copied from 50 to 29000, more is cut to 29000. Absent stays absent: both defaults are 29000.",
      evidence: CREATE_V2,
      findings: ["timeout-clamped", "timeout-too-short"],
      examples: [
        { on: "mock", given: { timeoutInMillis: 29_000 }, gives: { TimeoutInMillis: 29_000 } },
        {
          on: "mock",
          given: { timeoutInMillis: 29_001 },
          gives: { TimeoutInMillis: 29_000 },
          told: ["timeout-clamped /timeoutInMillis"],
        },
        { on: "mock", given: { timeoutInMillis: 0 }, told: ["timeout-too-short /timeoutInMillis"] },
      ],
      apply: timeoutToV2,
    },
    cacheNamespace: {
      to: [],
      class: "none",
      rule: "Left out: WebSocket APIs do not cache. REST APIs always answer one, the resource id.",
      evidence: REST_OR_HTTP,
      findings: ["cache-dropped"],
      examples: [
        { on: "mock", given: { cacheNamespace: "abc123" }, told: ["cache-dropped /cacheNamespace"] },
      ],
      apply: cacheNamespaceToV2,
    },
    cacheKeyParameters: {
      to: [],
      class: "lossy",
      rule: "Lost: WebSocket APIs do not cache.",
      evidence: REST_OR_HTTP,
      findings: ["cache-keys-lost"],
      examples: [
        {
          on: "mock",
          given: { cacheKeyParameters: ["method.request.path.id"] },
          told: ["cache-keys-lost /cacheKeyParameters"],
        },
      ],
      apply: cacheKeysToV2,
    },
    integrationResponses: {
      to: ["IntegrationResponseSelectionExpression"],
      class: "transformed",
      rule: "One integration response each; see the rows of IntegrationResponse. A proxy has none. The service chooses what a pattern is matched against, as v1 does: the status, or a function's error message.",
      evidence: SOCKET_RESPONSES,
      findings: [
        "responses-inert",
        "unmapped-member",
        "response-key-twice",
        "default-response-added",
        "pattern-slash",
        "status-code-implied",
        "status-code-lost",
        ...RESPONSE_PARAMETER_TO_WEBSOCKET,
        ...TEMPLATE_TO_WEBSOCKET,
      ],
      examples: [
        {
          on: "mock",
          given: { integrationResponses: { "200": { statusCode: "200", colour: "red" } } },
          givesResponses: [{ IntegrationResponseKey: "$default" }],
          told: [
            "unmapped-member /integrationResponses/200/colour",
            "status-code-implied /integrationResponses/200/statusCode",
          ],
        },
        {
          on: "mock",
          given: { integrationResponses: { "400": { statusCode: "400", selectionPattern: "4\\d{2}" } } },
          givesResponses: [{ IntegrationResponseKey: "/4\\d{2}/" }, { IntegrationResponseKey: "$default" }],
          told: [
            "status-code-implied /integrationResponses/400/statusCode",
            "default-response-added /integrationResponses",
          ],
        },
        {
          on: "mock",
          given: { integrationResponses: { "200": { statusCode: "200" }, "500": { statusCode: "500" } } },
          givesResponses: [{ IntegrationResponseKey: "$default" }],
          told: [
            "response-key-twice /integrationResponses/500",
            "status-code-implied /integrationResponses/200/statusCode",
          ],
        },
        {
          on: "lambda",
          given: { integrationResponses: { "200": { statusCode: "200" } } },
          told: ["responses-inert /integrationResponses"],
        },
      ],
      apply: (state) => responsesToWebSocket(state, RESPONSE_RULES),
    },
    tlsConfig: {
      to: [],
      class: "lossy",
      rule: "insecureSkipVerification has no counterpart; TlsConfig is for HTTP APIs.",
      evidence: CREATE_V2,
      findings: ["tls-verification-lost", "unmapped-member"],
      examples: [
        {
          on: "http-proxy",
          given: { tlsConfig: { insecureSkipVerification: true, other: 1 } },
          told: [
            "tls-verification-lost /tlsConfig/insecureSkipVerification",
            "unmapped-member /tlsConfig/other",
          ],
        },
      ],
      apply: tlsToV2,
    },
    responseTransferMode: {
      to: [],
      class: "conditional",
      rule: "BUFFERED is the only mode of WebSocket APIs. STREAM is refused, unless the caller accepts whole answers.",
      evidence: documented("developer guide: response streaming (REST APIs alone)"),
      findings: ["stream-buffered"],
      examples: [
        {
          on: "http-proxy",
          given: { responseTransferMode: "STREAM" },
          told: ["stream-buffered /responseTransferMode"],
        },
      ],
      apply: transferModeToV2,
    },
    integrationTarget: {
      to: [],
      class: "none",
      rule: "Refused: it goes with a VPC link of API Gateway V2, which WebSocket APIs are not documented to take.",
      evidence: CREATE_V2,
      findings: ["vpc-link-v2-websocket", "private-member-inert"],
      examples: [
        {
          on: "private",
          given: { integrationTarget: LISTENER },
          gives: { ConnectionId: undefined },
          told: ["vpc-link-v2-websocket /connectionId", "vpc-link-v2-websocket /integrationTarget"],
        },
        {
          on: "http-proxy",
          given: { integrationTarget: LISTENER },
          told: ["private-member-inert /integrationTarget"],
        },
      ],
      apply: integrationTargetToWebSocket,
    },
  },
  target: {
    ApiGatewayManaged: unset("Answered for integrations that quick create made.", true),
    ApiId: unset("Named by the call, not by the integration.", true),
    ConnectionId: { filledBy: ["connectionId"] },
    ConnectionType: { filledBy: ["connectionType"] },
    ContentHandlingStrategy: { filledBy: ["contentHandling"] },
    CredentialsArn: { filledBy: ["credentials"] },
    Description: unset("v1 has none, and none is made up."),
    IntegrationId: unset("Assigned by the service; routes name it as integrations/ID.", true),
    IntegrationMethod: { filledBy: ["httpMethod"] },
    IntegrationResponseSelectionExpression: {
      class: "assigned",
      rule: "Chosen by the service: ${integration.response.statuscode} for HTTP and MOCK, ${integration.response.body.errorMessage} for a function without proxy. v1 selects alike.",
      evidence: V2_ANSWERS,
      findings: [],
      examples: [{ on: "mock" }],
    },
    IntegrationSubtype: unset("For HTTP APIs alone."),
    IntegrationType: { filledBy: ["type"] },
    IntegrationUri: { filledBy: ["uri"] },
    PassthroughBehavior: { filledBy: ["passthroughBehavior"] },
    PayloadFormatVersion: {
      class: "assigned",
      rule: "Not sent; the service answers 1.0.",
      evidence: V2_ANSWERS,
      findings: [],
      examples: [{ on: "lambda" }],
    },
    RequestParameters: { filledBy: ["requestParameters"] },
    RequestTemplates: { filledBy: ["requestTemplates"] },
    ResponseParameters: unset("For HTTP APIs alone."),
    TemplateSelectionExpression: { filledBy: ["requestTemplates"] },
    TimeoutInMillis: { filledBy: ["timeoutInMillis"] },
    TlsConfig: unset("For HTTP APIs alone."),
  },
};
