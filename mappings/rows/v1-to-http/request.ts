/** v1's Integration on an HTTP API: what becomes of the request. */
import type { V2Member } from "../../model.js";
import { requestParametersToHttp, requestTemplatesToHttp } from "../../rules/members-to-http.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { SourceRows } from "../../table.js";
import { CREATE_V2, HTTP_MAPPING } from "../sources.js";
import { VALUE_TO_HTTP } from "../tells.js";

export const requestRows: SourceRows<"requestParameters" | "requestTemplates", V2Member, ToV2Rule> = {
  requestParameters: {
    to: ["RequestParameters", "IntegrationUri"],
    class: "transformed",
    rule: "integration.request.header.N becomes overwrite:header.N; integration.request.querystring.N becomes append:querystring.N for HTTP_PROXY, which appends, and overwrite:querystring.N for HTTP; path parameters are part of the URI. Values are rewritten as HTTP APIs spell them. A Lambda proxy ignores them; a subtype's are its request.",
    evidence: HTTP_MAPPING,
    findings: [
      "parameter-key-invalid",
      "lambda-parameter-inert",
      "lambda-custom-parameter-lost",
      "lambda-invoke-header",
      "service-template-replaced",
      "reserved-header",
      "cors-header",
      ...VALUE_TO_HTTP,
    ],
    examples: [
      {
        on: "http-proxy",
        given: {
          requestParameters: {
            "integration.request.header.X-Trace": "method.request.header.trace",
            "integration.request.querystring.q": "'all'",
          },
        },
        gives: {
          RequestParameters: {
            "overwrite:header.X-Trace": "$request.header.trace",
            "append:querystring.q": "all",
          },
        },
      },
      {
        on: "http-custom",
        given: { requestParameters: { "integration.request.querystring.q": "stageVariables.q" } },
        gives: { RequestParameters: { "overwrite:querystring.q": "$stageVariables.q" } },
      },
      {
        on: "lambda",
        given: {
          requestParameters: {
            "integration.request.header.a": "'1'",
            "integration.request.header.x-amz-tenant-id": "method.request.header.tenant",
          },
        },
        told: [
          "lambda-parameter-inert /requestParameters/integration.request.header.a",
          "lambda-invoke-header /requestParameters/integration.request.header.x-amz-tenant-id",
        ],
      },
      {
        on: "lambda-custom",
        given: { requestParameters: { "integration.request.header.X-Amz-Invocation-Type": "'Event'" } },
        told: [
          "lambda-custom-parameter-lost /requestParameters/integration.request.header.X-Amz-Invocation-Type",
        ],
      },
      {
        on: "http-proxy",
        given: {
          requestParameters: {
            "header.a": "'1'",
            "integration.request.header.b": "1",
            "integration.request.header.Authorization": "'1'",
            "integration.request.header.Access-Control-Allow-Origin": "'1'",
            "integration.request.header.c": "'$1'",
            "integration.request.header.d": "''",
            "integration.request.header.e": "method.request.body.a..b",
            "integration.request.header.f": "context.resourcePath",
            "integration.request.header.g": `'${"x".repeat(513)}'`,
          },
        },
        told: [
          "parameter-key-invalid /requestParameters/header.a",
          "parameter-value-invalid /requestParameters/integration.request.header.b",
          "reserved-header /requestParameters/integration.request.header.Authorization",
          "cors-header /requestParameters/integration.request.header.Access-Control-Allow-Origin",
          "static-evaluated /requestParameters/integration.request.header.c",
          "static-empty /requestParameters/integration.request.header.d",
          "body-path-unsupported /requestParameters/integration.request.header.e",
          "context-missing /requestParameters/integration.request.header.f",
          "value-too-long /requestParameters/integration.request.header.g",
        ],
      },
      {
        on: "http-proxy",
        given: {
          requestParameters: {
            "integration.request.header.a": "method.request.multivalueheader.a",
            "integration.request.header.b": "method.request.body.b",
            "integration.request.header.c": "context.extendedRequestId",
            "integration.request.header.d": "method.request.querystring.$filter",
          },
        },
        gives: {
          RequestParameters: {
            "overwrite:header.a": "$request.header.a",
            "overwrite:header.b": "$request.body.b",
            "overwrite:header.c": "$context.extendedRequestId",
            "overwrite:header.d": "$request.querystring.$filter",
          },
        },
        told: [
          "multi-value-joined /requestParameters/integration.request.header.a",
          "body-truncated /requestParameters/integration.request.header.b",
          "context-differs /requestParameters/integration.request.header.c",
          "name-unproven /requestParameters/integration.request.header.d",
        ],
      },
    ],
    apply: requestParametersToHttp,
  },
  requestTemplates: {
    to: ["RequestParameters"],
    class: "none",
    rule: "HTTP APIs have no templates. A proxy ignores them, one that passes the body on needs no counterpart, and one that spells a service's request becomes the subtype's parameters; any other cannot be kept.",
    evidence: CREATE_V2,
    findings: [
      "template-inert",
      "template-identity",
      "template-empty",
      "template-lost",
      "template-unsupported",
      "service-template-replaced",
    ],
    examples: [
      {
        on: "lambda",
        given: { requestTemplates: { "application/json": "{}" } },
        told: ["template-inert /requestTemplates/application~1json"],
      },
      {
        on: "http-custom",
        given: {
          requestTemplates: {
            "application/json": "$input.json('$')",
            "application/xml": null,
            "text/plain": "#set($a=1)",
          },
        },
        told: [
          "template-identity /requestTemplates/application~1json",
          "template-empty /requestTemplates/application~1xml",
          "template-unsupported /requestTemplates/text~1plain",
        ],
      },
      {
        on: "lambda-custom",
        given: { requestTemplates: { "application/json": "{}" } },
        told: ["template-lost /requestTemplates/application~1json"],
      },
      { on: "queue" },
    ],
    apply: requestTemplatesToHttp,
  },
};
