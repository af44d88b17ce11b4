/** An HTTP API's Integration on v1, a row a member. */
import type { V1Member, V2Member } from "../model.js";
import {
  connectionIdFromHttp,
  methodFromHttp,
  payloadFromHttp,
  requestParametersFromHttp,
  subtypeFromHttp,
  tlsFromHttp,
  typeFromHttp,
} from "../rules/http-to-v1.js";
import { responseParametersFromHttp } from "../rules/responses-from-http.js";
import {
  connectionTypeFromV2,
  credentialsFromV2,
  descriptionFromV2,
  managedFromV2,
  timeoutFromV2,
} from "../rules/shared-to-v1.js";
import { assigned, type ToV1Rule, wrongProtocol } from "../rules/to-v1.js";
import { uriFromHttp } from "../rules/uri-from-http.js";
import type { Row, SourceRow, Table } from "../table.js";
import { FUNCTION, httpToV1Bases, INVOKE, LISTENER, QUEUE_URL } from "./bases.js";
import {
  CREATE_V2,
  DESIGNED,
  GET_V2,
  HTTP_BACKENDS,
  HTTP_LAMBDA,
  HTTP_MAPPING,
  HTTP_PRIVATE,
  HTTP_TYPES,
  PUT_V1,
  V1_ANSWERS,
} from "./sources.js";
import { VALUE_FROM_HTTP } from "./tells.js";

/** A member that v1 fills in by itself, or that no integration of an HTTP API stands for. */
function unset(rule: string): Row<ToV1Rule> {
  return { class: "none", rule, evidence: V1_ANSWERS, findings: [], examples: [{ on: "http-proxy" }] };
}

/** A member of WebSocket APIs. */
function foreign(member: V2Member, value: unknown): SourceRow<V1Member, ToV1Rule> {
  return {
    to: [],
    class: "none",
    rule: "Not a member of an HTTP API's integration.",
    evidence: CREATE_V2,
    findings: ["wrong-protocol-member"],
    examples: [
      {
        on: "http-proxy",
        given: { [member]: value },
        told: [`wrong-protocol-member /integration/${member}`],
      },
    ],
    apply: wrongProtocol(member, "WebSocket"),
  };
}

function identity(member: V2Member): SourceRow<V1Member, ToV1Rule> {
  return {
    to: [],
    class: "assigned",
    rule: "Left out: v1 names an integration by its API, resource and method.",
    evidence: GET_V2,
    findings: ["identity-dropped"],
    examples: [
      { on: "http-proxy", given: { [member]: "abc123" }, told: [`identity-dropped /integration/${member}`] },
    ],
    apply: assigned(member),
  };
}

const AT_PARAMETERS = "/integration/RequestParameters";
const id = { "integration.request.path.id": "method.request.path.id" };

export const httpToV1: Table<V2Member, V1Member, ToV1Rule> = {
  object: "Integration",
  protocol: "HTTP",
  direction: "toV1",
  bases: httpToV1Bases,
  source: {
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
    IntegrationUri: {
      to: ["uri", "requestParameters", "integrationTarget"],
      class: "conditional",
      rule: "A function's plain ARN is wrapped into the invocation ARN, which is copied. An HTTP URL is copied, and each placeholder is mapped from the route's parameter of its name. A listener is the integrationTarget; the URI's host is the name on the certificate or one of hosts, its path that of overwrite:path or of the route.",
      evidence: HTTP_BACKENDS,
      findings: [
        "uri-missing",
        "uri-unrecognised",
        "lambda-permission",
        "declare-method-parameter",
        "cloud-map-target",
        "uri-part-lost",
        "private-host-unknown",
        "private-name-verified",
        "private-path-unknown",
        "private-stage-path",
        "parameter-value-unclear",
        "route-path-needed",
        "path-slash-added",
        "route-path-written",
        "placeholder-chosen",
        "path-overwrite-lost",
        "context-missing",
        "unmapped-member",
      ],
      examples: [
        { on: "lambda", given: { IntegrationUri: FUNCTION } },
        {
          on: "lambda",
          given: { IntegrationUri: `${FUNCTION}:live` },
          gives: { uri: INVOKE.replace("orders", "orders:live") },
        },
        {
          on: "lambda",
          given: { CredentialsArn: undefined },
          gives: { credentials: undefined },
          told: ["lambda-permission /integration/IntegrationUri"],
        },
        {
          on: "lambda",
          given: { IntegrationUri: "${uri}" },
          gives: { uri: "${uri}" },
          told: ["uri-unrecognised /integration/IntegrationUri"],
        },
        {
          on: "lambda",
          given: { IntegrationUri: undefined },
          gives: { uri: undefined },
          told: ["uri-missing /integration/IntegrationUri"],
        },
        {
          on: "queue",
          given: { IntegrationUri: INVOKE },
          told: ["unmapped-member /integration/IntegrationUri"],
        },
        {
          on: "http-proxy",
          given: { IntegrationUri: "https://example.com/pets/{id}" },
          gives: { uri: "https://example.com/pets/{id}", requestParameters: id },
          told: ["declare-method-parameter /integration/IntegrationUri"],
        },
        {
          on: "http-proxy",
          given: {
            IntegrationUri: "https://example.com",
            RequestParameters: {
              "overwrite:path": "/${request.path.id}/${stageVariables.v}/${request.header.key}",
            },
          },
          gives: {
            uri: "https://example.com/{id}/${stageVariables.v}/{key}",
            requestParameters: { ...id, "integration.request.path.key": "method.request.header.key" },
          },
          told: [
            `declare-method-parameter ${AT_PARAMETERS}/overwrite:path`,
            `placeholder-chosen ${AT_PARAMETERS}/overwrite:path`,
            `declare-method-parameter ${AT_PARAMETERS}/overwrite:path`,
          ],
        },
        {
          on: "http-proxy",
          given: {
            IntegrationUri: "https://example.com",
            RequestParameters: { "overwrite:path": "$request.path" },
          },
          options: { routeKey: "GET /pets/{id}" },
          gives: { uri: "https://example.com/pets/{id}", requestParameters: id },
          told: [
            `route-path-written ${AT_PARAMETERS}/overwrite:path`,
            `declare-method-parameter ${AT_PARAMETERS}/overwrite:path`,
          ],
        },
        {
          on: "http-proxy",
          given: {
            IntegrationUri: "https://example.com",
            RequestParameters: { "overwrite:path": "$request.path" },
          },
          gives: { uri: undefined },
          told: [
            `route-path-needed ${AT_PARAMETERS}/overwrite:path`,
            "uri-part-lost /integration/IntegrationUri",
          ],
        },
        {
          on: "http-proxy",
          given: {
            IntegrationUri: "https://example.com",
            RequestParameters: { "overwrite:path": "$request.path.id" },
          },
          gives: { uri: "https://example.com/{id}", requestParameters: id },
          told: [
            `declare-method-parameter ${AT_PARAMETERS}/overwrite:path`,
            `path-slash-added ${AT_PARAMETERS}/overwrite:path`,
          ],
        },
        ...(
          [
            [{ "overwrite:path": "/x" }, "path-overwrite-lost", undefined],
            [{ "overwrite:path": "/{x}" }, "path-overwrite-lost", "https://example.com"],
            [{ "overwrite:path": "$unknown" }, "parameter-value-unclear", "https://example.com"],
            [{ "overwrite:path": "/${context.routeKey}" }, "context-missing", "https://example.com"],
          ] as const
        ).map(([parameters, finding, uri]) => ({
          on: "http-proxy",
          given: { RequestParameters: parameters, ...(uri === undefined ? {} : { IntegrationUri: uri }) },
          gives: { uri: undefined },
          told: [`${finding} ${AT_PARAMETERS}/overwrite:path`, "uri-part-lost /integration/IntegrationUri"],
        })),
        { on: "private" },
        {
          on: "private",
          given: { TlsConfig: undefined },
          options: { hosts: { [LISTENER]: "http://orders.example.com:8080" } },
          gives: { uri: "http://orders.example.com:8080/orders" },
        },
        {
          on: "private",
          given: { TlsConfig: {} },
          options: { hosts: { [LISTENER]: "http://orders.example.com" } },
          told: ["private-name-verified /integration/TlsConfig"],
        },
        {
          on: "private",
          given: { TlsConfig: undefined },
          gives: { uri: undefined },
          told: [
            "private-host-unknown /integration/IntegrationUri",
            `uri-part-lost ${AT_PARAMETERS}/overwrite:path`,
          ],
        },
        {
          on: "private",
          given: { RequestParameters: undefined },
          gives: { uri: undefined },
          told: ["private-path-unknown /integration/IntegrationUri", "uri-part-lost /integration/TlsConfig"],
        },
        {
          on: "private",
          given: { RequestParameters: undefined },
          options: { routeKey: "GET /orders" },
          told: ["private-stage-path /integration/IntegrationUri"],
        },
        {
          on: "private",
          given: { IntegrationUri: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1" },
          gives: { uri: undefined, integrationTarget: undefined },
          told: [
            "cloud-map-target /integration/IntegrationUri",
            `uri-part-lost ${AT_PARAMETERS}/overwrite:path`,
            "uri-part-lost /integration/TlsConfig",
          ],
        },
      ],
      apply: uriFromHttp,
    },
    ConnectionType: {
      to: ["connectionType"],
      class: "exact",
      rule: "Copied; absent is INTERNET on both.",
      evidence: PUT_V1,
      findings: [],
      examples: [
        { on: "http-proxy", given: { ConnectionType: "INTERNET" }, gives: { connectionType: "INTERNET" } },
      ],
      apply: connectionTypeFromV2,
    },
    ConnectionId: {
      to: ["connectionId"],
      class: "exact",
      rule: "The id of a V2 link is copied; v1 takes one together with integrationTarget.",
      evidence: PUT_V1,
      findings: ["private-member-inert"],
      examples: [
        { on: "private" },
        {
          on: "http-proxy",
          given: { ConnectionId: "v2link" },
          told: ["private-member-inert /integration/ConnectionId"],
        },
      ],
      apply: connectionIdFromHttp,
    },
    CredentialsArn: {
      to: ["credentials"],
      class: "exact",
      rule: "Copied; empty is left out. Misprints of the marker for the caller's identity are not copied.",
      evidence: PUT_V1,
      findings: ["credentials-misprint"],
      examples: [
        { on: "lambda" },
        { on: "http-proxy", given: { CredentialsArn: "" } },
        {
          on: "http-proxy",
          given: { CredentialsArn: "arn:aws:iam:::user/" },
          told: ["credentials-misprint /integration/CredentialsArn"],
        },
      ],
      apply: credentialsFromV2,
    },
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
    TimeoutInMillis: {
      to: ["timeoutInMillis"],
      class: "conditional",
      rule: "Copied from 50 to 29000. Absent or 30000, the default, becomes 29000, v1's default; what lies between is cut to 29000 with a warning.",
      evidence: PUT_V1,
      findings: ["timeout-default", "timeout-clamped", "timeout-too-short"],
      examples: [
        { on: "http-proxy", given: { TimeoutInMillis: 29_000 }, gives: { timeoutInMillis: 29_000 } },
        {
          on: "http-proxy",
          given: { TimeoutInMillis: 30_000 },
          gives: { timeoutInMillis: 29_000 },
          told: ["timeout-default /integration/TimeoutInMillis"],
        },
        {
          on: "http-proxy",
          given: { TimeoutInMillis: undefined },
          gives: { timeoutInMillis: 29_000 },
          told: ["timeout-default /integration/TimeoutInMillis"],
        },
        {
          on: "http-proxy",
          given: { TimeoutInMillis: 29_001 },
          gives: { timeoutInMillis: 29_000 },
          told: ["timeout-clamped /integration/TimeoutInMillis"],
        },
        {
          on: "http-proxy",
          given: { TimeoutInMillis: 49 },
          gives: { timeoutInMillis: undefined },
          told: ["timeout-too-short /integration/TimeoutInMillis"],
        },
      ],
      apply: timeoutFromV2,
    },
    TlsConfig: {
      to: ["uri"],
      class: "conditional",
      rule: "ServerNameToVerify is the host of a private integration's https URI. It has no effect on others.",
      evidence: HTTP_PRIVATE,
      findings: ["tls-server-name-inert", "unmapped-member"],
      examples: [
        { on: "private" },
        {
          on: "http-proxy",
          given: { TlsConfig: { ServerNameToVerify: "example.com", other: 1 } },
          told: [
            "tls-server-name-inert /integration/TlsConfig/ServerNameToVerify",
            "unmapped-member /integration/TlsConfig/other",
          ],
        },
      ],
      apply: tlsFromHttp,
    },
    PayloadFormatVersion: {
      to: [],
      class: "conditional",
      rule: "1.0 is what v1 sends to a function. 2.0 is refused, unless the caller accepts that the function sees another event.",
      evidence: HTTP_LAMBDA,
      findings: ["payload-version-2", "payload-version-missing"],
      examples: [
        { on: "lambda" },
        {
          on: "lambda",
          given: { PayloadFormatVersion: "2.0" },
          told: ["payload-version-2 /integration/PayloadFormatVersion"],
        },
        {
          on: "lambda",
          given: { PayloadFormatVersion: "2.0" },
          options: { allow: ["payload2AsProxyEvent"] },
          told: ["payload-version-2 warning /integration/PayloadFormatVersion"],
        },
        {
          on: "lambda",
          given: { PayloadFormatVersion: undefined },
          told: ["payload-version-missing /integration/PayloadFormatVersion"],
        },
      ],
      apply: payloadFromHttp,
    },
    Description: {
      to: [],
      class: "none",
      rule: "Left out: v1 integrations have none.",
      evidence: PUT_V1,
      findings: ["description-dropped"],
      examples: [
        { on: "http-proxy", given: { Description: "" } },
        {
          on: "http-proxy",
          given: { Description: "orders" },
          told: ["description-dropped /integration/Description"],
        },
      ],
      apply: descriptionFromV2,
    },
    ApiGatewayManaged: {
      to: [],
      class: "assigned",
      rule: "Left out: true for integrations that quick create made.",
      evidence: GET_V2,
      findings: ["managed-integration"],
      examples: [
        { on: "http-proxy", given: { ApiGatewayManaged: false } },
        {
          on: "http-proxy",
          given: { ApiGatewayManaged: true },
          told: ["managed-integration /integration/ApiGatewayManaged"],
        },
      ],
      apply: managedFromV2,
    },
    ApiId: identity("ApiId"),
    IntegrationId: identity("IntegrationId"),
    ContentHandlingStrategy: foreign("ContentHandlingStrategy", "CONVERT_TO_TEXT"),
    IntegrationResponseSelectionExpression: foreign(
      "IntegrationResponseSelectionExpression",
      "${integration.response.statuscode}",
    ),
    PassthroughBehavior: foreign("PassthroughBehavior", "NEVER"),
    RequestTemplates: foreign("RequestTemplates", { $default: "{}" }),
    TemplateSelectionExpression: foreign("TemplateSelectionExpression", "\\$default"),
  },
  target: {
    type: { filledBy: ["IntegrationType", "IntegrationSubtype"] },
    httpMethod: { filledBy: ["IntegrationMethod", "IntegrationSubtype"] },
    uri: { filledBy: ["IntegrationUri", "RequestParameters", "TlsConfig", "IntegrationSubtype"] },
    connectionType: { filledBy: ["ConnectionType"] },
    connectionId: { filledBy: ["ConnectionId"] },
    credentials: { filledBy: ["CredentialsArn"] },
    requestParameters: { filledBy: ["RequestParameters", "IntegrationUri", "IntegrationSubtype"] },
    requestTemplates: { filledBy: ["IntegrationSubtype"] },
    passthroughBehavior: { filledBy: ["IntegrationSubtype"] },
    contentHandling: unset("Left to its default, no conversion, as on HTTP APIs."),
    timeoutInMillis: { filledBy: ["TimeoutInMillis"] },
    cacheNamespace: unset("Left to its default, the resource id: HTTP APIs do not cache."),
    cacheKeyParameters: unset("Left empty: HTTP APIs do not cache."),
    integrationResponses: { filledBy: ["ResponseParameters", "IntegrationSubtype"] },
    tlsConfig: unset("Left to its default: HTTP APIs verify certificates."),
    responseTransferMode: unset("Left to its default, BUFFERED, the only mode of HTTP APIs."),
    integrationTarget: { filledBy: ["IntegrationUri"] },
  },
};
