/** v1's IntegrationResponse on a WebSocket API, a row a member. */
import type { V1ResponseMember, V2ResponseMember } from "../model.js";
import {
  headersToWebSocket,
  patternToWebSocket,
  responseContentHandlingToWebSocket,
  responseTemplatesToWebSocket,
  statusToWebSocket,
  type WebSocketResponseRule,
} from "../rules/responses-to-websocket.js";
import type { Row, Table } from "../table.js";
import { v1ToWebSocketBases } from "./bases.js";
import { CREATE_RESPONSE_V2, SOCKET_BINARY, SOCKET_RESPONSES, SOCKET_TEMPLATES } from "./sources.js";
import { RESPONSE_PARAMETER_TO_WEBSOCKET, TEMPLATE_TO_WEBSOCKET } from "./tells.js";

const assigned = (rule: string): Row<WebSocketResponseRule> => ({
  class: "assigned",
  rule,
  evidence: CREATE_RESPONSE_V2,
  findings: [],
  examples: [{ on: "mock" }],
});

const AT = "/integrationResponses/200";
const IMPLIED = `status-code-implied ${AT}/statusCode`;
const respond = (members: object) => ({ integrationResponses: { "200": { statusCode: "200", ...members } } });
const header = { responseParameters: { "method.response.header.a": "integration.response.header.b" } };

export const responseToWebSocket: Table<V1ResponseMember, V2ResponseMember, WebSocketResponseRule> = {
  object: "IntegrationResponse",
  protocol: "WEBSOCKET",
  direction: "toV2",
  bases: v1ToWebSocketBases,
  source: {
    statusCode: {
      to: [],
      always: true,
      class: "lossy",
      rule: "WebSocket responses have no status. Where the pattern tells it, or the default is 200, the way back chooses it again.",
      evidence: CREATE_RESPONSE_V2,
      findings: ["status-code-implied", "status-code-lost"],
      examples: [
        {
          on: "mock",
          given: respond({}),
          givesResponses: [{ IntegrationResponseKey: "$default" }],
          told: [IMPLIED],
        },
        {
          on: "mock",
          given: { integrationResponses: { "201": { statusCode: "201" } } },
          givesResponses: [{ IntegrationResponseKey: "$default" }],
          told: ["status-code-lost /integrationResponses/201/statusCode"],
        },
      ],
      apply: statusToWebSocket,
    },
    selectionPattern: {
      to: ["IntegrationResponseKey"],
      always: true,
      class: "transformed",
      rule: "Absent or empty becomes $default, a pattern is written between slashes. Where no response is the default, a $default is added.",
      evidence: SOCKET_RESPONSES,
      findings: ["pattern-slash"],
      examples: [
        {
          on: "mock",
          given: {
            integrationResponses: {
              "200": { statusCode: "200", selectionPattern: "" },
              "404": { statusCode: "404", selectionPattern: "404" },
              "500": { statusCode: "500", selectionPattern: "a/b" },
            },
          },
          givesResponses: [
            { IntegrationResponseKey: "$default" },
            { IntegrationResponseKey: "/404/" },
            { IntegrationResponseKey: "/a/b/" },
          ],
          told: [
            IMPLIED,
            "status-code-implied /integrationResponses/404/statusCode",
            "status-code-implied /integrationResponses/500/statusCode",
            "pattern-slash /integrationResponses/500/selectionPattern",
          ],
        },
      ],
      apply: patternToWebSocket,
    },
    responseParameters: {
      to: ["ResponseParameters"],
      class: "conditional",
      rule: "Written alike on both, and copied for the $connect route, whose answer has headers. Other routes answer messages.",
      evidence: CREATE_RESPONSE_V2,
      findings: RESPONSE_PARAMETER_TO_WEBSOCKET,
      examples: [
        {
          on: "mock",
          given: respond(header),
          options: { routeKey: "$connect" },
          givesResponses: [
            {
              IntegrationResponseKey: "$default",
              ResponseParameters: { "method.response.header.a": "integration.response.header.b" },
            },
          ],
          told: [IMPLIED],
        },
        {
          on: "mock",
          given: respond(header),
          options: { routeKey: "send" },
          givesResponses: [{ IntegrationResponseKey: "$default" }],
          told: [IMPLIED, `response-headers-connect-only ${AT}/responseParameters`],
        },
        {
          on: "mock",
          given: respond({
            responseParameters: {
              a: "'1'",
              "method.response.header.b": "1",
              "method.response.header.c": "context.resourcePath",
              "method.response.header.d": `'${"x".repeat(513)}'`,
              "method.response.header.e": "'1'",
            },
          }),
          givesResponses: [
            { IntegrationResponseKey: "$default", ResponseParameters: { "method.response.header.e": "'1'" } },
          ],
          told: [
            IMPLIED,
            `response-headers-connect-only info ${AT}/responseParameters`,
            `parameter-key-invalid ${AT}/responseParameters/a`,
            `parameter-value-invalid ${AT}/responseParameters/method.response.header.b`,
            `context-missing ${AT}/responseParameters/method.response.header.c`,
            `value-too-long ${AT}/responseParameters/method.response.header.d`,
          ],
        },
      ],
      apply: headersToWebSocket,
    },
    responseTemplates: {
      to: ["ResponseTemplates", "TemplateSelectionExpression"],
      class: "transformed",
      rule: "As for requests: the template for application/json, or the only one, goes to $default with the expression \\$default.",
      evidence: SOCKET_TEMPLATES,
      findings: TEMPLATE_TO_WEBSOCKET,
      examples: [
        {
          on: "mock",
          given: respond({ responseTemplates: { "application/json": "{}" } }),
          givesResponses: [
            {
              IntegrationResponseKey: "$default",
              ResponseTemplates: { $default: "{}" },
              TemplateSelectionExpression: "\\$default",
            },
          ],
          told: [IMPLIED],
        },
        {
          on: "mock",
          given: respond({ responseTemplates: { "text/html": "<p>" } }),
          givesResponses: [
            {
              IntegrationResponseKey: "$default",
              ResponseTemplates: { $default: "<p>" },
              TemplateSelectionExpression: "\\$default",
            },
          ],
          told: [IMPLIED, `template-for-all ${AT}/responseTemplates/text~1html`],
        },
      ],
      apply: responseTemplatesToWebSocket,
    },
    contentHandling: {
      to: ["ContentHandlingStrategy"],
      class: "exact",
      rule: "Copied.",
      evidence: SOCKET_BINARY,
      findings: [],
      examples: [
        {
          on: "mock",
          given: respond({ contentHandling: "CONVERT_TO_TEXT" }),
          givesResponses: [
            { IntegrationResponseKey: "$default", ContentHandlingStrategy: "CONVERT_TO_TEXT" },
          ],
          told: [IMPLIED],
        },
      ],
      apply: responseContentHandlingToWebSocket,
    },
  },
  target: {
    ApiId: assigned("Named by the call, not by the response."),
    ContentHandlingStrategy: { filledBy: ["contentHandling"] },
    IntegrationId: assigned("Named by the call, not by the response."),
    IntegrationResponseId: assigned("Assigned by the service."),
    IntegrationResponseKey: { filledBy: ["selectionPattern"] },
    ResponseParameters: { filledBy: ["responseParameters"] },
    ResponseTemplates: { filledBy: ["responseTemplates"] },
    TemplateSelectionExpression: { filledBy: ["responseTemplates"] },
  },
};
