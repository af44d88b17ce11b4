/** v1's Integration on a WebSocket API: what becomes of the request. */
import type { V2Member } from "../../model.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { requestParametersToWebSocket, requestTemplatesToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { SOCKET_MAPPING, SOCKET_TEMPLATES } from "../sources.js";
import { TEMPLATE_TO_WEBSOCKET } from "../tells.js";

const HEADER = "integration.request.header.a";
const AT_HEADER = `/requestParameters/${HEADER}`;

export const requestRows: SourceRows<"requestParameters" | "requestTemplates", V2Member, ToV2Rule> = {
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
};
