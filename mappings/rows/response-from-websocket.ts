/** A WebSocket API's IntegrationResponse on v1, a row a member. */
import type { V1ResponseMember, V2ResponseMember } from "../model.js";
import {
  headersFromWebSocket,
  keyFromWebSocket,
  responseContentHandlingFromWebSocket,
  responseIdentity,
  responseTemplatesFromWebSocket,
  type V1ResponseRule,
} from "../rules/responses-from-websocket.js";
import type { SourceRow, Table } from "../table.js";
import { webSocketToV1Bases } from "./bases.js";
import { CREATE_RESPONSE_V2, SOCKET_BINARY, SOCKET_RESPONSES, SOCKET_TEMPLATES } from "./sources.js";
import { TEMPLATE_FROM_WEBSOCKET } from "./tells.js";

const DERIVED = "status-code-derived /responses/0/IntegrationResponseKey";

function identity(member: V2ResponseMember): SourceRow<V1ResponseMember, V1ResponseRule> {
  return {
    to: [],
    class: "assigned",
    rule: "Left out: v1 names a response by its status.",
    evidence: CREATE_RESPONSE_V2,
    findings: ["identity-dropped"],
    examples: [
      {
        on: "mock",
        givenResponses: [{ IntegrationResponseKey: "$default", [member]: "abc123" }],
        gives: { integrationResponses: { "200": { statusCode: "200" } } },
        told: [DERIVED, `identity-dropped /responses/0/${member}`],
      },
    ],
    apply: responseIdentity(member),
  };
}

export const responseFromWebSocket: Table<V2ResponseMember, V1ResponseMember, V1ResponseRule> = {
  object: "IntegrationResponse",
  protocol: "WEBSOCKET",
  direction: "toV1",
  bases: webSocketToV1Bases,
  source: {
    IntegrationResponseKey: {
      to: ["statusCode", "selectionPattern"],
      class: "transformed",
      rule: "$default becomes the default response, /P/ the pattern P, a key without slashes a pattern that matches it. The status is the one that the pattern spells, 200 for the default, or the next free one with a warning.",
      evidence: SOCKET_RESPONSES,
      findings: ["response-key-literal", "status-code-derived", "status-code-chosen"],
      examples: [
        {
          on: "mock",
          givenResponses: [
            { IntegrationResponseKey: "$default" },
            { IntegrationResponseKey: "/4\\d{2}/" },
            { IntegrationResponseKey: "404" },
            { IntegrationResponseKey: "/.*Error.*/" },
          ],
          gives: {
            integrationResponses: {
              "200": { statusCode: "200" },
              "400": { statusCode: "400", selectionPattern: "4\\d{2}" },
              "404": { statusCode: "404", selectionPattern: "404" },
              "500": { statusCode: "500", selectionPattern: ".*Error.*" },
            },
          },
          told: [
            DERIVED,
            "status-code-derived /responses/1/IntegrationResponseKey",
            "response-key-literal /responses/2/IntegrationResponseKey",
            "status-code-derived /responses/2/IntegrationResponseKey",
            "status-code-chosen /responses/3/IntegrationResponseKey",
          ],
        },
      ],
      apply: keyFromWebSocket,
    },
    ResponseParameters: {
      to: ["responseParameters"],
      class: "exact",
      rule: "Written alike on both. The method response must declare the headers.",
      evidence: CREATE_RESPONSE_V2,
      findings: [
        "parameter-key-invalid",
        "parameter-value-invalid",
        "context-missing",
        "header-may-be-remapped",
      ],
      examples: [
        {
          on: "mock",
          givenResponses: [
            {
              IntegrationResponseKey: "$default",
              ResponseParameters: {
                "method.response.header.a": "integration.response.header.b",
                "method.response.header.Date": "'1'",
                "method.response.header.c": "context.connectionId",
                "method.response.header.d": "1",
                e: "'1'",
              },
            },
          ],
          gives: {
            integrationResponses: {
              "200": {
                statusCode: "200",
                responseParameters: {
                  "method.response.header.a": "integration.response.header.b",
                  "method.response.header.Date": "'1'",
                },
              },
            },
          },
          told: [
            DERIVED,
            "header-may-be-remapped /responses/0/ResponseParameters/method.response.header.Date",
            "context-missing /responses/0/ResponseParameters/method.response.header.c",
            "parameter-value-invalid /responses/0/ResponseParameters/method.response.header.d",
            "parameter-key-invalid /responses/0/ResponseParameters/e",
          ],
        },
      ],
      apply: headersFromWebSocket,
    },
    ResponseTemplates: {
      to: ["responseTemplates"],
      class: "transformed",
      rule: "As for requests; a key that is a content type is kept.",
      evidence: SOCKET_TEMPLATES,
      findings: TEMPLATE_FROM_WEBSOCKET,
      examples: [
        {
          on: "mock",
          givenResponses: [
            {
              IntegrationResponseKey: "$default",
              ResponseTemplates: { $default: "{}" },
              TemplateSelectionExpression: "\\$default",
            },
          ],
          gives: {
            integrationResponses: {
              "200": { statusCode: "200", responseTemplates: { "application/json": "{}" } },
            },
          },
          told: [DERIVED],
        },
        {
          on: "mock",
          givenResponses: [{ IntegrationResponseKey: "$default", ResponseTemplates: { "text/html": "<p>" } }],
          gives: {
            integrationResponses: { "200": { statusCode: "200", responseTemplates: { "text/html": "<p>" } } },
          },
          told: [DERIVED, "template-key-changed /responses/0/ResponseTemplates/text~1html"],
        },
      ],
      apply: responseTemplatesFromWebSocket,
    },
    TemplateSelectionExpression: {
      to: ["responseTemplates"],
      class: "lossy",
      rule: "Consumed with the templates.",
      evidence: SOCKET_TEMPLATES,
      findings: ["template-selection-dropped"],
      examples: [
        {
          on: "mock",
          givenResponses: [{ IntegrationResponseKey: "$default", TemplateSelectionExpression: "\\$default" }],
          gives: { integrationResponses: { "200": { statusCode: "200" } } },
          told: [DERIVED, "template-selection-dropped /responses/0/TemplateSelectionExpression"],
        },
      ],
    },
    ContentHandlingStrategy: {
      to: ["contentHandling"],
      class: "exact",
      rule: "Copied.",
      evidence: SOCKET_BINARY,
      findings: [],
      examples: [
        {
          on: "mock",
          givenResponses: [
            { IntegrationResponseKey: "$default", ContentHandlingStrategy: "CONVERT_TO_TEXT" },
          ],
          gives: {
            integrationResponses: { "200": { statusCode: "200", contentHandling: "CONVERT_TO_TEXT" } },
          },
          told: [DERIVED],
        },
      ],
      apply: responseContentHandlingFromWebSocket,
    },
    ApiId: identity("ApiId"),
    IntegrationId: identity("IntegrationId"),
    IntegrationResponseId: identity("IntegrationResponseId"),
  },
  target: {
    statusCode: { filledBy: ["IntegrationResponseKey"] },
    selectionPattern: { filledBy: ["IntegrationResponseKey"] },
    responseParameters: { filledBy: ["ResponseParameters"] },
    responseTemplates: { filledBy: ["ResponseTemplates", "TemplateSelectionExpression"] },
    contentHandling: { filledBy: ["ContentHandlingStrategy"] },
  },
};
