/** v1's IntegrationResponse on an HTTP API, which has no such resource: mappings by the backend's status take its place. */
import type { V1ResponseMember, V2ResponseMember } from "../model.js";
import {
  type HttpResponseRule,
  headersToHttp,
  patternToHttp,
  responseContentHandlingToHttp,
  statusToHttp,
  templatesToHttp,
} from "../rules/responses-to-http.js";
import type { Row, Table } from "../table.js";
import { v1ToHttpBases } from "./bases.js";
import { CREATE_RESPONSE_V2, CREATE_V2, DESIGNED, HTTP_MAPPING } from "./sources.js";
import { RESPONSE_PARAMETER_TO_HTTP } from "./tells.js";

const none = (): Row<HttpResponseRule> => ({
  class: "none",
  rule: "HTTP APIs have no integration responses.",
  evidence: CREATE_RESPONSE_V2,
  findings: [],
  examples: [{ on: "http-proxy" }],
});

const respond = (responses: object) => ({ integrationResponses: responses });

/** The target members are those of the integration's ResponseParameters, or none. */
export const responseToHttp: Table<V1ResponseMember, V2ResponseMember, HttpResponseRule> = {
  object: "IntegrationResponse",
  protocol: "HTTP",
  direction: "toV2",
  bases: v1ToHttpBases,
  source: {
    statusCode: {
      to: ["ResponseParameters"],
      always: true,
      class: "transformed",
      rule: "overwrite:statuscode for every backend status that selects the response and is another.",
      evidence: HTTP_MAPPING,
      findings: ["response-status-outside"],
      examples: [
        {
          on: "http-custom",
          given: respond({ "400": { statusCode: "400", selectionPattern: "404" } }),
          gives: { ResponseParameters: { "404": { "overwrite:statuscode": "400" } } },
        },
        {
          on: "http-custom",
          given: respond({ "100": { statusCode: "100", selectionPattern: "404" } }),
          told: [
            "response-status-outside /integrationResponses/100/statusCode",
            "response-unchanged /integrationResponses/100",
          ],
        },
      ],
      apply: statusToHttp,
    },
    selectionPattern: {
      to: ["ResponseParameters"],
      always: true,
      class: "transformed",
      rule: "Expanded to the statuses from 200 to 599 that it matches as a whole. The default (absent, empty or .*) is for statusCodes, and for its own status where it maps headers.",
      evidence: DESIGNED,
      findings: ["response-expanded", "pattern-not-expandable"],
      examples: [
        {
          on: "http-custom",
          given: respond({ "502": { statusCode: "502", selectionPattern: "50[34]" } }),
          gives: {
            ResponseParameters: {
              "503": { "overwrite:statuscode": "502" },
              "504": { "overwrite:statuscode": "502" },
            },
          },
          told: ["response-expanded /integrationResponses/502/selectionPattern"],
        },
        {
          on: "http-custom",
          given: respond({ "500": { statusCode: "500", selectionPattern: ".*Error.*" } }),
          told: ["pattern-not-expandable /integrationResponses/500"],
        },
        {
          on: "http-custom",
          given: respond({ "200": { statusCode: "200" } }),
          told: ["default-response-partial /integrationResponses/200"],
        },
        {
          on: "http-custom",
          given: respond({ "200": { statusCode: "200", selectionPattern: "" } }),
          options: { statusCodes: [201] },
          gives: { ResponseParameters: { "201": { "overwrite:statuscode": "200" } } },
          told: ["default-response-partial info /integrationResponses/200"],
        },
      ],
      apply: patternToHttp,
    },
    responseParameters: {
      to: ["ResponseParameters"],
      class: "transformed",
      rule: "method.response.header.N becomes overwrite:header.N; integration.response.header and .body become $response.header and $response.body. CORS headers are the API's CorsConfiguration.",
      evidence: HTTP_MAPPING,
      findings: RESPONSE_PARAMETER_TO_HTTP,
      examples: [
        {
          on: "http-custom",
          given: respond({
            "404": {
              statusCode: "404",
              selectionPattern: "404",
              responseParameters: {
                "method.response.header.X-Id": "integration.response.header.id",
                "method.response.header.Access-Control-Allow-Origin": "'*'",
              },
            },
          }),
          gives: { ResponseParameters: { "404": { "overwrite:header.X-Id": "$response.header.id" } } },
          told: [
            "cors-header /integrationResponses/404/responseParameters/method.response.header.Access-Control-Allow-Origin",
          ],
        },
        {
          on: "http-custom",
          given: respond({
            "200": { statusCode: "200", responseParameters: { "method.response.header.a": "'1'" } },
          }),
          gives: { ResponseParameters: { "200": { "overwrite:header.a": "1" } } },
          told: ["default-response-partial /integrationResponses/200"],
        },
      ],
      apply: headersToHttp,
    },
    responseTemplates: {
      to: [],
      class: "none",
      rule: "HTTP APIs have no templates: one that passes the body on needs no counterpart, any other cannot be kept.",
      evidence: CREATE_V2,
      findings: ["template-identity", "template-empty", "template-unsupported"],
      examples: [
        {
          on: "http-custom",
          given: respond({
            "404": {
              statusCode: "404",
              selectionPattern: "404",
              responseTemplates: { "application/json": "$input.body", "text/html": "", "text/plain": "gone" },
            },
          }),
          told: [
            "response-unchanged /integrationResponses/404",
            "template-identity /integrationResponses/404/responseTemplates/application~1json",
            "template-empty /integrationResponses/404/responseTemplates/text~1html",
            "template-unsupported /integrationResponses/404/responseTemplates/text~1plain",
          ],
        },
      ],
      apply: templatesToHttp,
    },
    contentHandling: {
      to: [],
      class: "lossy",
      rule: "Lost: HTTP APIs do not convert bodies.",
      evidence: CREATE_V2,
      findings: ["content-handling-lost"],
      examples: [
        {
          on: "http-custom",
          given: respond({
            "404": { statusCode: "404", selectionPattern: "404", contentHandling: "CONVERT_TO_TEXT" },
          }),
          told: [
            "content-handling-lost /integrationResponses/404/contentHandling",
            "response-unchanged /integrationResponses/404",
          ],
        },
      ],
      apply: responseContentHandlingToHttp,
    },
  },
  target: {
    ApiId: none(),
    ContentHandlingStrategy: none(),
    IntegrationId: none(),
    IntegrationResponseId: none(),
    IntegrationResponseKey: none(),
    ResponseParameters: { filledBy: ["statusCode", "selectionPattern", "responseParameters"] },
    ResponseTemplates: none(),
    TemplateSelectionExpression: none(),
  },
};
