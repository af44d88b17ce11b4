/** HTTP APIs have no integration responses: those of v1 come from the integration's ResponseParameters. */
import type { V1ResponseMember, V2ResponseMember } from "../model.js";
import { responsesOfHttp } from "../rules/responses-from-websocket.js";
import type { ToV1Rule } from "../rules/to-v1.js";
import type { Row, SourceRow, Table } from "../table.js";
import { httpToV1Bases } from "./bases.js";
import { CREATE_RESPONSE_V2, CREATE_V2, DESIGNED, HTTP_MAPPING } from "./sources.js";

/** Given all the same, every member is told of at once. */
const none = (): SourceRow<V1ResponseMember, ToV1Rule> => ({
  to: [],
  class: "none",
  rule: "HTTP APIs have no integration responses; they are left out together.",
  evidence: CREATE_RESPONSE_V2,
  findings: ["wrong-protocol-member"],
  examples: [
    {
      on: "http-proxy",
      givenResponses: [{ IntegrationResponseKey: "$default" }],
      told: ["wrong-protocol-member /responses"],
    },
  ],
});

const responses = (parameters: object, gives: object) => [
  {
    on: "http-proxy",
    given: { ResponseParameters: parameters },
    options: { allow: ["proxyResponsesAsCustom"] as const },
    gives: { type: "HTTP", integrationResponses: gives },
    told: [
      "proxy-as-custom /integration/IntegrationType",
      "other-statuses-change /integration/ResponseParameters",
    ],
  },
];

const made = (rule: string, examples: Row<ToV1Rule>["examples"]): Row<ToV1Rule> => ({
  class: "transformed",
  rule,
  evidence: HTTP_MAPPING,
  findings: [],
  examples,
});

const nothing = (rule: string): Row<ToV1Rule> => ({
  class: "none",
  rule,
  evidence: CREATE_V2,
  findings: [],
  examples: [{ on: "http-proxy" }],
});

export const responseFromHttp: Table<V2ResponseMember, V1ResponseMember, ToV1Rule> = {
  object: "IntegrationResponse",
  protocol: "HTTP",
  direction: "toV1",
  bases: httpToV1Bases,
  source: {
    ApiId: none(),
    ContentHandlingStrategy: none(),
    IntegrationId: none(),
    IntegrationResponseId: none(),
    IntegrationResponseKey: { ...none(), apply: responsesOfHttp },
    ResponseParameters: none(),
    ResponseTemplates: none(),
    TemplateSelectionExpression: none(),
  },
  target: {
    statusCode: made(
      "The status of ResponseParameters, or what overwrite:statuscode makes of it.",
      responses(
        { "404": { "overwrite:statuscode": "400" } },
        { "200": { statusCode: "200" }, "400": { statusCode: "400", selectionPattern: "404" } },
      ),
    ),
    selectionPattern: {
      ...made(
        "The backend status; several that answer the same are one pattern. A default for 200 is added where no other response answers it.",
        responses(
          { "200": { "overwrite:statuscode": "201" }, "202": { "overwrite:statuscode": "201" } },
          { "200": { statusCode: "200" }, "201": { statusCode: "201", selectionPattern: "(200|202)" } },
        ),
      ),
      evidence: DESIGNED,
    },
    responseParameters: made(
      "overwrite:header.N becomes method.response.header.N.",
      responses(
        { "200": { "overwrite:header.a": "$response.header.b" } },
        {
          "200": {
            statusCode: "200",
            selectionPattern: "200",
            responseParameters: { "method.response.header.a": "integration.response.header.b" },
          },
        },
      ),
    ),
    responseTemplates: nothing("HTTP APIs have no templates."),
    contentHandling: nothing("HTTP APIs do not convert bodies."),
  },
};
