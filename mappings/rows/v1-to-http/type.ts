/** v1's Integration on an HTTP API: what it is, and its method. */
import { reported } from "../../../common/evidence.js";
import type { V2Member } from "../../model.js";
import { methodToHttp } from "../../rules/members-to-http.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { typeToHttp } from "../../rules/type-to-http.js";
import type { SourceRows } from "../../table.js";
import { ROLE } from "../bases.js";
import { HTTP_TYPES } from "../sources.js";
import { VALUE_TO_HTTP } from "../tells.js";

export const typeRows: SourceRows<"type" | "httpMethod", V2Member, ToV2Rule> = {
  type: {
    to: ["IntegrationType", "IntegrationSubtype", "RequestParameters"],
    always: true,
    class: "conditional",
    rule: "AWS_PROXY with a function and HTTP_PROXY stay. HTTP becomes HTTP_PROXY, and AWS with a function AWS_PROXY, where the caller accepts it. AWS with a service becomes AWS_PROXY with a subtype where the request is recognised. MOCK has no counterpart; one that answers CORS preflight is the API's CorsConfiguration.",
    evidence: HTTP_TYPES,
    findings: [
      "http-custom-as-proxy",
      "lambda-custom-as-proxy",
      "mock-on-http",
      "cors-preflight",
      "aws-proxy-not-lambda",
      "aws-action-unsupported",
      "aws-not-convertible",
      "service-obstacle",
      "service-approximated",
      "service-as-subtype",
      "kinesis-data",
      ...VALUE_TO_HTTP,
    ],
    examples: [
      { on: "http-proxy" },
      { on: "lambda" },
      { on: "queue" },
      { on: "mock" },
      { on: "http-custom" },
      {
        on: "http-custom",
        options: { allow: ["httpAsProxy"] },
        gives: { IntegrationType: "HTTP_PROXY" },
        told: ["http-custom-as-proxy warning /type"],
      },
      {
        on: "lambda-custom",
        options: { allow: ["lambdaCustomAsProxy"] },
        gives: { IntegrationType: "AWS_PROXY" },
        told: ["lambda-custom-as-proxy warning /type"],
      },
      {
        on: "mock",
        given: {
          integrationResponses: {
            "200": {
              statusCode: "200",
              responseParameters: { "method.response.header.Access-Control-Allow-Origin": "'*'" },
            },
          },
        },
        told: ["-mock-on-http ", "cors-preflight "],
      },
      {
        on: "lambda",
        given: { uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" },
        gives: {
          IntegrationType: undefined,
          IntegrationMethod: undefined,
          IntegrationUri: undefined,
          CredentialsArn: undefined,
          TimeoutInMillis: undefined,
          PayloadFormatVersion: undefined,
        },
        told: ["aws-proxy-not-lambda "],
      },
      {
        on: "mock",
        given: { type: "AWS", uri: "arn:aws:apigateway:us-east-1:sns:action/Publish" },
        told: ["-mock-on-http ", "aws-action-unsupported "],
      },
      {
        on: "mock",
        given: {
          type: "AWS",
          uri: "arn:aws:apigateway:us-east-1:states:action/StartExecution",
          requestTemplates: { "application/json": "#set($x = 1){}" },
        },
        told: [
          "-mock-on-http ",
          "service-obstacle /requestTemplates/application~1json",
          "aws-not-convertible ",
        ],
      },
      {
        on: "mock",
        given: {
          type: "AWS",
          credentials: ROLE,
          uri: "arn:aws:apigateway:us-east-1:kinesis:action/PutRecord",
          requestTemplates: {
            "application/json":
              '{"StreamName":"s","Data":"$util.base64Encode($input.json(\'$.data\'))","PartitionKey":"$context.extendedRequestId"}',
          },
        },
        gives: {
          IntegrationType: "AWS_PROXY",
          IntegrationSubtype: "Kinesis-PutRecord",
          RequestParameters: {
            StreamName: "s",
            Data: "$request.body.data",
            PartitionKey: "$context.extendedRequestId",
            Region: "us-east-1",
          },
          CredentialsArn: ROLE,
          TimeoutInMillis: 29_000,
          PayloadFormatVersion: "1.0",
        },
        told: [
          "-mock-on-http ",
          "service-approximated /requestTemplates/application~1json",
          "body-truncated /requestTemplates/application~1json",
          "context-differs /requestTemplates/application~1json",
          "service-as-subtype /type",
          "kinesis-data /type",
          "service-template-replaced /requestTemplates/application~1json",
        ],
      },
    ],
    apply: typeToHttp,
  },
  httpMethod: {
    to: ["IntegrationMethod"],
    always: true,
    class: "transformed",
    rule: "Copied, ANY included. A function is invoked with POST, whatever v1 says. With a subtype there is none.",
    evidence: reported("terraform-provider-aws#42391: HttpMethod must be POST for AWS_PROXY IntegrationType"),
    findings: ["lambda-method", "method-implied", "method-missing", "too-long"],
    examples: [
      { on: "http-proxy", given: { httpMethod: "ANY" }, gives: { IntegrationMethod: "ANY" } },
      { on: "lambda", given: { httpMethod: "GET" }, told: ["lambda-method /httpMethod"] },
      { on: "queue", given: { httpMethod: "GET" }, told: ["method-implied /httpMethod"] },
      {
        on: "http-proxy",
        given: { httpMethod: undefined },
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
    apply: methodToHttp,
  },
};
