/** An HTTP API's Integration on v1: what becomes of the request and of the answer. */
import type { V1Member } from "../../model.js";
import { requestParametersFromHttp } from "../../rules/http-to-v1.js";
import { responseParametersFromHttp } from "../../rules/responses-from-http.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { SourceRows } from "../../table.js";
import { HTTP_MAPPING } from "../sources.js";
import { VALUE_FROM_HTTP } from "../tells.js";

const AT_PARAMETERS = "/integration/RequestParameters";

export const parametersRows: SourceRows<"RequestParameters" | "ResponseParameters", V1Member, ToV1Rule> = {
  RequestParameters: {
    to: ["requestParameters", "uri"],
    class: "conditional",
    rule: "overwrite:header.N and append:querystring.N are what v1's keys do. append:header.N and overwrite:querystring.N nearly so, with a warning; remove has no counterpart on a proxy. overwrite:path is folded into the URI. A Lambda proxy of v1 ignores mappings.",
    evidence: HTTP_MAPPING,
    findings: [
      "parameter-key-invalid",
      "lambda-parameters-lost",
      "remove-lost",
      "remove-implied",
      "header-refused-on-v1",
      "append-becomes-replace",
      "append-is-all",
      "overwrite-becomes-append",
      "same-target-twice",
      ...VALUE_FROM_HTTP,
    ],
    examples: [
      {
        on: "http-proxy",
        given: {
          RequestParameters: { "overwrite:header.a": "1", "append:querystring.b": "$stageVariables.b" },
        },
        gives: {
          requestParameters: {
            "integration.request.header.a": "'1'",
            "integration.request.querystring.b": "stageVariables.b",
          },
        },
      },
      {
        on: "http-proxy",
        given: {
          RequestParameters: {
            "append:header.a": "$request.header.b",
            "overwrite:header.a": "2",
            "overwrite:querystring.c": "3",
            "remove:header.d": "''",
            "overwrite:header.Content-Length": "1",
            "overwrite:header.e": "a ${context.stage}",
            "overwrite:header.f": "$request.path",
            "overwrite:header.g": "$context.routeKey",
            "overwrite:header.h": "$nothing",
            other: "1",
          },
        },
        gives: {
          requestParameters: {
            "integration.request.header.a": "method.request.header.b",
            "integration.request.querystring.c": "'3'",
          },
        },
        told: [
          `declare-method-parameter ${AT_PARAMETERS}/append:header.a`,
          `append-becomes-replace ${AT_PARAMETERS}/append:header.a`,
          `same-target-twice ${AT_PARAMETERS}/overwrite:header.a`,
          `overwrite-becomes-append ${AT_PARAMETERS}/overwrite:querystring.c`,
          `remove-lost ${AT_PARAMETERS}/remove:header.d`,
          `header-refused-on-v1 ${AT_PARAMETERS}/overwrite:header.Content-Length`,
          `composite-value ${AT_PARAMETERS}/overwrite:header.e`,
          `request-path-unavailable ${AT_PARAMETERS}/overwrite:header.f`,
          `context-missing ${AT_PARAMETERS}/overwrite:header.g`,
          `parameter-value-unclear ${AT_PARAMETERS}/overwrite:header.h`,
          `parameter-key-invalid ${AT_PARAMETERS}/other`,
        ],
      },
      {
        on: "http-proxy",
        given: {
          RequestParameters: { "append:querystring.a": "1", "remove:header.b": "''" },
          ResponseParameters: { "404": { "overwrite:header.c": "1" } },
        },
        options: { allow: ["proxyResponsesAsCustom"] },
        gives: {
          type: "HTTP",
          requestParameters: { "integration.request.querystring.a": "'1'" },
          integrationResponses: {
            "200": { statusCode: "200" },
            "404": {
              statusCode: "404",
              selectionPattern: "404",
              responseParameters: { "method.response.header.c": "'1'" },
            },
          },
        },
        told: [
          "proxy-as-custom /integration/IntegrationType",
          "other-statuses-change /integration/ResponseParameters",
          `append-is-all ${AT_PARAMETERS}/append:querystring.a`,
          `remove-implied ${AT_PARAMETERS}/remove:header.b`,
        ],
      },
      {
        on: "lambda",
        given: { RequestParameters: { "overwrite:header.a": "1" } },
        told: [`lambda-parameters-lost ${AT_PARAMETERS}/overwrite:header.a`],
      },
    ],
    apply: requestParametersFromHttp,
  },
  ResponseParameters: {
    to: ["integrationResponses"],
    class: "conditional",
    rule: "v1 proxies change no responses. Where the caller accepts a custom integration, and for a service, each status becomes a response with that pattern, statuses with the same answer one response; 200 is the default where no other response answers it.",
    evidence: HTTP_MAPPING,
    findings: [
      "proxy-responses-lost",
      "other-statuses-change",
      "responses-not-merged",
      "response-action-lost",
      "header-may-be-remapped",
      "parameter-key-invalid",
      "parameter-value-invalid",
      "parameter-value-unclear",
      "composite-value",
      "context-missing",
    ],
    examples: [
      {
        on: "http-proxy",
        given: { ResponseParameters: { "404": { "overwrite:header.a": "1" } } },
        told: ["proxy-responses-lost /integration/ResponseParameters/404"],
      },
      {
        on: "lambda",
        given: { ResponseParameters: { "404": { "overwrite:header.a": "1" } } },
        told: ["proxy-responses-lost /integration/ResponseParameters/404"],
      },
      {
        on: "queue",
        given: {
          ResponseParameters: {
            "400": { "overwrite:statuscode": "500" },
            "403": { "overwrite:statuscode": "500" },
            "404": { "overwrite:statuscode": "500", "overwrite:header.Date": "1" },
            "429": {
              "overwrite:statuscode": "many",
              "append:header.a": "1",
              "overwrite:header.b": "$nothing",
              "overwrite:header.c": "a${context.stage}",
              "overwrite:header.d": "$context.routeKey",
              e: "1",
            },
          },
        },
        gives: {
          integrationResponses: {
            "200": { statusCode: "200" },
            "429": { statusCode: "429", selectionPattern: "429" },
            "500": { statusCode: "500", selectionPattern: "(400|403)" },
          },
        },
        told: [
          "other-statuses-change /integration/ResponseParameters",
          "header-may-be-remapped /integration/ResponseParameters/404/overwrite:header.Date",
          "responses-not-merged /integration/ResponseParameters/404",
          "parameter-value-invalid /integration/ResponseParameters/429/overwrite:statuscode",
          "response-action-lost /integration/ResponseParameters/429/append:header.a",
          "parameter-value-unclear /integration/ResponseParameters/429/overwrite:header.b",
          "composite-value /integration/ResponseParameters/429/overwrite:header.c",
          "context-missing /integration/ResponseParameters/429/overwrite:header.d",
          "parameter-key-invalid /integration/ResponseParameters/429/e",
        ],
      },
    ],
    apply: responseParametersFromHttp,
  },
};
