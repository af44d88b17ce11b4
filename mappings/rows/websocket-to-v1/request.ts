/** A WebSocket API's Integration on v1: what becomes of the request. */
import type { V1Member } from "../../model.js";
import { requestTemplatesFromWebSocket } from "../../rules/templates-from-websocket.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { requestParametersFromWebSocket } from "../../rules/websocket-to-v1.js";
import type { SourceRows } from "../../table.js";
import { SOCKET_MAPPING, SOCKET_TEMPLATES } from "../sources.js";
import { TEMPLATE_FROM_WEBSOCKET } from "../tells.js";

const HEADER = "integration.request.header.a";
const AT_PARAMETERS = "/integration/RequestParameters";
const AT_TEMPLATES = "/integration/RequestTemplates";
const AT_SELECTION = "/integration/TemplateSelectionExpression";
const JSON_TEMPLATE = { requestTemplates: { "application/json": "{}" } };

export const requestRows: SourceRows<
  "RequestParameters" | "RequestTemplates" | "TemplateSelectionExpression",
  V1Member,
  ToV1Rule
> = {
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
        told: [`template-selection-single ${AT_SELECTION}`, `template-selection-single ${AT_TEMPLATES}/send`],
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
};
