/** An HTTP API's Integration on v1: what it is, and its method. */
import type { V1Member } from "../../model.js";
import { methodFromHttp, subtypeFromHttp, typeFromHttp } from "../../rules/http-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { SourceRows } from "../../table.js";
import { QUEUE_URL } from "../bases.js";
import { DESIGNED, HTTP_TYPES, V1_ANSWERS } from "../sources.js";
import { VALUE_FROM_HTTP } from "../tells.js";

const AT_PARAMETERS = "/integration/RequestParameters";

export const typeRows: SourceRows<
  "IntegrationType" | "IntegrationSubtype" | "IntegrationMethod",
  V1Member,
  ToV1Rule
> = {
  IntegrationType: {
    to: ["type"],
    class: "conditional",
    rule: "AWS_PROXY and HTTP_PROXY stay, AWS_PROXY with a subtype is AWS. HTTP_PROXY is HTTP where its responses are changed and the caller accepts a custom integration.",
    evidence: HTTP_TYPES,
    findings: ["type-not-on-http", "proxy-as-custom"],
    examples: [
      { on: "http-proxy" },
      { on: "lambda" },
      { on: "queue" },
      {
        on: "http-proxy",
        given: { IntegrationType: "MOCK" },
        gives: { type: undefined, httpMethod: undefined, uri: undefined, timeoutInMillis: undefined },
        told: ["type-not-on-http /integration"],
      },
      {
        on: "http-proxy",
        given: { ResponseParameters: { "404": { "overwrite:statuscode": "400" } } },
        options: { allow: ["proxyResponsesAsCustom"] },
        gives: {
          type: "HTTP",
          integrationResponses: {
            "200": { statusCode: "200" },
            "400": { statusCode: "400", selectionPattern: "404" },
          },
        },
        told: [
          "proxy-as-custom /integration/IntegrationType",
          "other-statuses-change /integration/ResponseParameters",
        ],
      },
    ],
    apply: typeFromHttp,
  },
  IntegrationSubtype: {
    to: [
      "type",
      "uri",
      "httpMethod",
      "requestParameters",
      "requestTemplates",
      "passthroughBehavior",
      "integrationResponses",
    ],
    class: "lossy",
    rule: "Rebuilt as an AWS integration: the service's action in the URI, its request as a form, JSON template or path. The template takes JSON alone, so passthroughBehavior is NEVER.",
    evidence: DESIGNED,
    findings: [
      "subtype-rebuilt",
      "subtype-not-rebuilt",
      "subtype-unknown",
      "subtype-parameter-missing",
      "subtype-parameter-unknown",
      "subtype-parameter-lost",
      "region-unknown",
      "unmapped-member",
      ...VALUE_FROM_HTTP,
    ],
    examples: [
      { on: "queue" },
      {
        on: "queue",
        given: { IntegrationSubtype: "SQS-PurgeQueue", RequestParameters: { QueueUrl: QUEUE_URL } },
        gives: { requestTemplates: { "application/json": "Action=PurgeQueue" } },
      },
      {
        on: "http-proxy",
        given: { IntegrationSubtype: "SQS-PurgeQueue" },
        told: ["unmapped-member /integration/IntegrationSubtype"],
      },
      ...(
        [
          [{ IntegrationSubtype: "SNS-Publish" }, [`subtype-unknown ${AT_PARAMETERS}`]],
          [
            { RequestParameters: { QueueUrl: QUEUE_URL } },
            [`subtype-parameter-missing ${AT_PARAMETERS}/MessageBody`],
          ],
          [
            { RequestParameters: { QueueUrl: QUEUE_URL, MessageBody: "a", Colour: "red" } },
            [`subtype-parameter-unknown ${AT_PARAMETERS}/Colour`],
          ],
          [
            { RequestParameters: { QueueUrl: "$request.body.q", MessageBody: "a", Region: "us-east-1" } },
            [`subtype-parameter-lost ${AT_PARAMETERS}/QueueUrl`],
          ],
          [
            {
              IntegrationSubtype: "StepFunctions-StopExecution",
              RequestParameters: { ExecutionArn: "$request.body.a" },
            },
            [`region-unknown ${AT_PARAMETERS}`],
          ],
        ] as const
      ).map(([given, told]) => ({
        on: "queue",
        given,
        gives: {
          type: undefined,
          uri: undefined,
          httpMethod: undefined,
          credentials: undefined,
          requestParameters: undefined,
          requestTemplates: undefined,
          passthroughBehavior: undefined,
          timeoutInMillis: undefined,
          integrationResponses: undefined,
        },
        told: [
          ...told,
          "subtype-not-rebuilt /integration",
          // In place of the base's.
          "-subtype-rebuilt /integration/IntegrationSubtype",
        ],
      })),
    ],
    apply: subtypeFromHttp,
  },
  IntegrationMethod: {
    to: ["httpMethod"],
    class: "transformed",
    rule: "Copied. A function is invoked with POST, a service as its subtype says. v1 requires one: absent becomes ANY.",
    evidence: V1_ANSWERS,
    findings: ["lambda-method", "method-implied", "method-assumed"],
    examples: [
      { on: "http-proxy", given: { IntegrationMethod: "ANY" }, gives: { httpMethod: "ANY" } },
      { on: "lambda", given: { IntegrationMethod: undefined } },
      {
        on: "lambda",
        given: { IntegrationMethod: "GET" },
        told: ["lambda-method /integration/IntegrationMethod"],
      },
      { on: "queue", given: { IntegrationMethod: "" } },
      {
        on: "queue",
        given: { IntegrationMethod: "PUT" },
        told: ["method-implied /integration/IntegrationMethod"],
      },
      {
        on: "http-proxy",
        given: { IntegrationMethod: undefined },
        gives: { httpMethod: "ANY" },
        told: ["method-assumed /integration/IntegrationMethod"],
      },
    ],
    apply: methodFromHttp,
  },
};
