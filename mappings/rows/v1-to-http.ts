/** v1's Integration on an HTTP API, a row a member. */
import { documented, reported } from "../../common/evidence.js";
import type { V1Member, V2Member } from "../model.js";
import {
  contentHandlingToHttp,
  methodToHttp,
  passthroughToHttp,
  payloadToHttp,
  requestParametersToHttp,
  requestTemplatesToHttp,
} from "../rules/members-to-http.js";
import { connectionIdToHttp, integrationTargetToHttp } from "../rules/private-to-http.js";
import { responsesToHttp } from "../rules/responses-to-http.js";
import {
  cacheKeysToV2,
  cacheNamespaceToV2,
  connectionTypeToV2,
  credentialsToV2,
  timeoutToV2,
  tlsToV2,
  transferModeToV2,
} from "../rules/shared-to-v2.js";
import type { ToV2Rule } from "../rules/to-v2.js";
import { typeToHttp } from "../rules/type-to-http.js";
import { uriToHttp } from "../rules/uri-to-http.js";
import { type Row, rulesOf, type Table } from "../table.js";
import { BALANCER, CALLER, INVOKE, LISTENER, ROLE, STREAM, v1ToHttpBases } from "./bases.js";
import { responseToHttp } from "./response-to-http.js";
import {
  CREATE_V2,
  GET_V2,
  HTTP_BACKENDS,
  HTTP_LAMBDA,
  HTTP_MAPPING,
  HTTP_PRIVATE,
  HTTP_TYPES,
  REST_OR_HTTP,
} from "./sources.js";
import { RESPONSE_PARAMETER_TO_HTTP, VALUE_TO_HTTP } from "./tells.js";

const RESPONSE_RULES = rulesOf(responseToHttp);

/** A member that belongs to WebSocket APIs, or that nobody sets: no conversion to an HTTP API writes it. */
function unset(rule: string, isAssigned = false): Row<ToV2Rule> {
  return {
    class: isAssigned ? "assigned" : "none",
    rule,
    evidence: isAssigned ? GET_V2 : CREATE_V2,
    findings: [],
    examples: [{ on: "http-proxy" }],
  };
}

const PETS = { uri: "https://example.com/pets/{id}" };
const path = (value: string) => ({ requestParameters: { "integration.request.path.id": value } });
const AT_ID = "/requestParameters/integration.request.path.id";

export const v1ToHttp: Table<V1Member, V2Member, ToV2Rule> = {
  object: "Integration",
  protocol: "HTTP",
  direction: "toV2",
  bases: v1ToHttpBases,
  source: {
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
      evidence: reported(
        "terraform-provider-aws#42391: HttpMethod must be POST for AWS_PROXY IntegrationType",
      ),
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
    uri: {
      to: ["IntegrationUri", "RequestParameters", "TlsConfig"],
      always: true,
      class: "conditional",
      rule: "A function's invocation ARN is copied, in every partition, with qualifiers and stage variables. An HTTP URL is copied; its placeholders become the route's parameters of the names that v1 maps into them, static values and stage variables are filled in, and other sources build the path with overwrite:path. A private URL gives scheme (TlsConfig), path (overwrite:path) and the key under which its listener is looked up.",
      evidence: HTTP_BACKENDS,
      findings: [
        "uri-missing",
        "uri-unrecognised",
        "streaming-uri",
        "lambda-permission",
        "placeholder-unmapped",
        "placeholder-renamed",
        "placeholder-filled",
        "placeholder-not-in-path",
        "placeholder-not-in-route",
        "path-overwritten",
        "path-parameter-unused",
        "uri-part-lost",
        "private-uri-unreadable",
        "path-slash-added",
        "private-host-lost",
        "private-port-implied",
        "private-query-lost",
        "listener-unknown",
        "listener-found",
        "too-long",
        ...VALUE_TO_HTTP,
      ],
      examples: [
        {
          on: "lambda",
          given: { credentials: undefined },
          gives: { CredentialsArn: undefined },
          told: ["lambda-permission /uri"],
        },
        {
          on: "lambda",
          given: { uri: "${function_uri}" },
          gives: { IntegrationUri: "${function_uri}" },
          told: ["uri-unrecognised /uri"],
        },
        {
          on: "lambda",
          given: { uri: undefined },
          gives: { IntegrationUri: undefined },
          told: ["uri-missing /uri"],
        },
        {
          on: "lambda",
          given: { uri: STREAM },
          gives: { IntegrationUri: undefined },
          told: ["streaming-uri /uri"],
        },
        {
          on: "lambda",
          given: { uri: STREAM },
          options: { allow: ["streamAsBuffered"] },
          gives: { IntegrationUri: INVOKE },
          told: ["streaming-uri warning /uri"],
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("method.request.path.id") },
          gives: { IntegrationUri: "https://example.com/pets/{id}" },
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("method.request.path.petId") },
          options: { routeKey: "GET /pets/{petId}" },
          gives: { IntegrationUri: "https://example.com/pets/{petId}" },
          told: [`placeholder-renamed ${AT_ID}`, "placeholder-renamed /uri"],
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("method.request.path.petId") },
          options: { routeKey: "GET /pets/{id}" },
          gives: { IntegrationUri: undefined },
          told: [`placeholder-not-in-route ${AT_ID}`],
        },
        {
          on: "http-proxy",
          given: PETS,
          gives: { IntegrationUri: "https://example.com/pets/{id}" },
          told: ["placeholder-unmapped /uri"],
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("'rex 1'") },
          gives: { IntegrationUri: "https://example.com/pets/rex%201" },
          told: [`placeholder-filled ${AT_ID}`, "placeholder-filled /uri"],
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("stageVariables.pet") },
          gives: { IntegrationUri: "https://example.com/pets/${stageVariables.pet}" },
          told: [`placeholder-filled ${AT_ID}`, "placeholder-filled /uri"],
        },
        {
          on: "http-proxy",
          given: { ...PETS, ...path("method.request.querystring.pet") },
          gives: {
            IntegrationUri: "https://example.com",
            RequestParameters: { "overwrite:path": "/pets/${request.querystring.pet}" },
          },
          told: [`path-overwritten ${AT_ID}`, "path-overwritten /uri"],
        },
        {
          on: "http-proxy",
          given: { uri: "https://{id}.example.com", ...path("method.request.header.host") },
          gives: { IntegrationUri: undefined },
          told: [`placeholder-not-in-path ${AT_ID}`, "placeholder-not-in-path /uri"],
        },
        { on: "http-proxy", given: path("method.request.path.id"), told: [`path-parameter-unused ${AT_ID}`] },
        {
          on: "http-proxy",
          given: { uri: `https://example.com/${"x".repeat(2048)}` },
          gives: { IntegrationUri: undefined },
          told: ["too-long /uri"],
        },
        { on: "private" },
        {
          on: "private",
          given: { uri: "http://orders.example.com:8080/{id}", ...path("method.request.path.id") },
          gives: { TlsConfig: undefined, RequestParameters: { "overwrite:path": "/${request.path.id}" } },
          told: ["private-host-lost /uri", "private-port-implied /uri"],
        },
        {
          on: "private",
          given: { uri: "https://orders.example.com?x=1" },
          gives: { RequestParameters: { "overwrite:path": "/" } },
          told: ["private-query-lost /uri", "path-slash-added /uri"],
        },
        {
          on: "private",
          given: { uri: "https://{id}.example.com/orders", ...path("method.request.path.id") },
          gives: { TlsConfig: undefined },
          told: ["placeholder-not-in-path /uri", `uri-part-lost ${AT_ID}`],
        },
        {
          on: "http-proxy",
          given: {
            uri: "https://example.com/{id}/{key}",
            requestParameters: {
              "integration.request.path.id": "method.request.path.id",
              "integration.request.path.key": "context.resourcePath",
            },
          },
          gives: { IntegrationUri: undefined },
          told: ["context-missing /requestParameters/integration.request.path.key", `uri-part-lost ${AT_ID}`],
        },
        {
          on: "private",
          given: { uri: "orders.example.com" },
          gives: { IntegrationUri: undefined, TlsConfig: undefined, RequestParameters: undefined },
          told: ["private-uri-unreadable /uri"],
        },
        {
          on: "private",
          given: { integrationTarget: undefined },
          options: { listeners: { "orders.example.com:443": LISTENER }, vpcLinks: { vl0a1b2c: "v2link" } },
          gives: { ConnectionId: "v2link" },
          told: ["listener-found /uri", "vpc-link-replaced /connectionId"],
        },
        {
          on: "private",
          given: { integrationTarget: undefined },
          gives: { IntegrationUri: undefined, ConnectionId: undefined },
          told: ["listener-unknown /uri", "vpc-link-v1 /connectionId"],
        },
      ],
      apply: uriToHttp,
    },
    connectionType: {
      to: ["ConnectionType"],
      class: "exact",
      rule: "Copied; absent is INTERNET on both.",
      evidence: CREATE_V2,
      findings: [],
      examples: [
        { on: "http-proxy", given: { connectionType: "INTERNET" }, gives: { ConnectionType: "INTERNET" } },
      ],
      apply: connectionTypeToV2,
    },
    connectionId: {
      to: ["ConnectionId"],
      class: "conditional",
      rule: "With integrationTarget it is the id of a V2 link, and is copied. Otherwise it is that of a v1 link, which an HTTP API cannot use: vpcLinks says what takes its place.",
      evidence: HTTP_PRIVATE,
      findings: [
        "vpc-link-v1",
        "vpc-link-replaced",
        "vpc-link-stage-variable",
        "private-member-inert",
        "too-long",
      ],
      examples: [
        { on: "private" },
        {
          on: "private",
          given: { connectionId: "${stageVariables.link}" },
          gives: { ConnectionId: "${stageVariables.link}" },
          told: ["vpc-link-stage-variable /connectionId"],
        },
        {
          on: "private",
          given: { connectionId: "c".repeat(1025) },
          gives: { ConnectionId: undefined },
          told: ["too-long /connectionId"],
        },
        {
          on: "http-proxy",
          given: { connectionId: "vl0a1b2c" },
          told: ["private-member-inert /connectionId"],
        },
      ],
      apply: connectionIdToHttp,
    },
    credentials: {
      to: ["CredentialsArn"],
      always: true,
      class: "conditional",
      rule: "A role is copied, stage variables included; empty means resource policies and is left out. The marker for the caller's identity is copied with a warning, its misprints are not. A subtype needs a role.",
      evidence: CREATE_V2,
      findings: ["credentials-misprint", "credentials-caller", "credentials-role-required"],
      examples: [
        { on: "lambda" },
        { on: "http-proxy", given: { credentials: "" } },
        {
          on: "http-proxy",
          given: { credentials: CALLER },
          gives: { CredentialsArn: CALLER },
          told: ["credentials-caller /credentials"],
        },
        {
          on: "http-proxy",
          given: { credentials: "arn:aws:iam:::user/" },
          told: ["credentials-misprint /credentials"],
        },
        {
          on: "http-proxy",
          given: { credentials: "arn:aws:iam::\\*:user/\\*" },
          told: ["credentials-misprint /credentials"],
        },
        {
          on: "queue",
          given: { credentials: undefined },
          gives: { CredentialsArn: undefined },
          told: ["credentials-role-required /credentials"],
        },
        {
          on: "queue",
          given: { credentials: CALLER },
          gives: { CredentialsArn: undefined },
          told: ["credentials-role-required /credentials"],
        },
      ],
      apply: credentialsToV2,
    },
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
    passthroughBehavior: {
      to: [],
      class: "none",
      rule: "Left out: an HTTP API takes bodies of every content type. Where v1 refused some, that is told.",
      evidence: CREATE_V2,
      findings: ["passthrough-inert", "passthrough-lost"],
      examples: [
        { on: "http-custom", given: { passthroughBehavior: "WHEN_NO_MATCH" } },
        {
          on: "lambda",
          given: { passthroughBehavior: "NEVER" },
          told: ["passthrough-inert /passthroughBehavior"],
        },
        {
          on: "http-custom",
          given: { passthroughBehavior: "NEVER" },
          told: ["passthrough-lost /passthroughBehavior"],
        },
      ],
      apply: passthroughToHttp,
    },
    contentHandling: {
      to: [],
      class: "none",
      rule: "Left out: HTTP APIs do not convert bodies. A function is given binary bodies as text anyway.",
      evidence: CREATE_V2,
      findings: ["content-handling-inert", "content-handling-lost"],
      examples: [
        {
          on: "lambda",
          given: { contentHandling: "CONVERT_TO_TEXT" },
          told: ["content-handling-inert /contentHandling"],
        },
        {
          on: "lambda",
          given: { contentHandling: "CONVERT_TO_BINARY" },
          told: ["content-handling-lost /contentHandling"],
        },
        {
          on: "http-proxy",
          given: { contentHandling: "CONVERT_TO_TEXT" },
          told: ["content-handling-lost /contentHandling"],
        },
      ],
      apply: contentHandlingToHttp,
    },
    timeoutInMillis: {
      to: ["TimeoutInMillis"],
      always: true,
      class: "conditional",
      rule: "Copied from 50 to 30000. More is cut to 30000. Absent becomes 29000, v1's default, since an HTTP API's own is 30000.",
      evidence: CREATE_V2,
      findings: ["timeout-clamped", "timeout-too-short"],
      examples: [
        { on: "http-proxy", given: { timeoutInMillis: 50 }, gives: { TimeoutInMillis: 50 } },
        { on: "http-proxy", given: { timeoutInMillis: 30_000 }, gives: { TimeoutInMillis: 30_000 } },
        {
          on: "http-proxy",
          given: { timeoutInMillis: 60_000 },
          gives: { TimeoutInMillis: 30_000 },
          told: ["timeout-clamped /timeoutInMillis"],
        },
        {
          on: "http-proxy",
          given: { timeoutInMillis: 49 },
          gives: { TimeoutInMillis: undefined },
          told: ["timeout-too-short /timeoutInMillis"],
        },
      ],
      apply: timeoutToV2,
    },
    cacheNamespace: {
      to: [],
      class: "none",
      rule: "Left out: HTTP APIs do not cache. REST APIs always answer one, the resource id.",
      evidence: REST_OR_HTTP,
      findings: ["cache-dropped"],
      examples: [
        { on: "http-proxy", given: { cacheNamespace: "abc123" }, told: ["cache-dropped /cacheNamespace"] },
      ],
      apply: cacheNamespaceToV2,
    },
    cacheKeyParameters: {
      to: [],
      class: "lossy",
      rule: "Lost: HTTP APIs do not cache.",
      evidence: REST_OR_HTTP,
      findings: ["cache-keys-lost"],
      examples: [
        { on: "http-proxy", given: { cacheKeyParameters: [] } },
        {
          on: "http-proxy",
          given: { cacheKeyParameters: ["method.request.path.id"] },
          told: ["cache-keys-lost /cacheKeyParameters"],
        },
      ],
      apply: cacheKeysToV2,
    },
    integrationResponses: {
      to: ["ResponseParameters"],
      class: "conditional",
      rule: "A proxy ignores them. Those of a custom integration or service become mappings by the backend's status; see the rows of IntegrationResponse.",
      evidence: HTTP_MAPPING,
      findings: [
        "responses-inert",
        "responses-lost",
        "unmapped-member",
        "response-unchanged",
        "response-expanded",
        "pattern-not-expandable",
        "pattern-overlap",
        "default-response-partial",
        "response-status-outside",
        ...RESPONSE_PARAMETER_TO_HTTP,
        "template-identity",
        "template-empty",
        "template-unsupported",
        "content-handling-lost",
      ],
      examples: [
        {
          on: "http-proxy",
          given: { integrationResponses: { "200": { statusCode: "200" } } },
          told: ["responses-inert /integrationResponses"],
        },
        {
          on: "lambda-custom",
          given: { integrationResponses: { "200": { statusCode: "200" } } },
          told: ["responses-lost /integrationResponses/200"],
        },
        {
          on: "http-custom",
          given: {
            integrationResponses: { "404": { statusCode: "404", selectionPattern: "404", colour: "red" } },
          },
          told: [
            "unmapped-member /integrationResponses/404/colour",
            "response-unchanged /integrationResponses/404",
          ],
        },
        {
          on: "http-custom",
          given: {
            integrationResponses: {
              "400": { statusCode: "400", selectionPattern: "4[0-1]4" },
              "404": { statusCode: "404", selectionPattern: "404" },
            },
          },
          gives: {
            ResponseParameters: {
              "404": { "overwrite:statuscode": "400" },
              "414": { "overwrite:statuscode": "400" },
            },
          },
          told: [
            "response-expanded /integrationResponses/400/selectionPattern",
            "pattern-overlap /integrationResponses/404/selectionPattern",
            "response-unchanged /integrationResponses/404",
          ],
        },
      ],
      apply: (state) => responsesToHttp(state, RESPONSE_RULES),
    },
    tlsConfig: {
      to: [],
      class: "lossy",
      rule: "insecureSkipVerification has no counterpart; false is what HTTP APIs do.",
      evidence: CREATE_V2,
      findings: ["tls-verification-lost", "unmapped-member"],
      examples: [
        { on: "http-proxy", given: { tlsConfig: { insecureSkipVerification: false } } },
        {
          on: "http-proxy",
          given: { tlsConfig: { insecureSkipVerification: true, other: 1 } },
          told: [
            "tls-verification-lost /tlsConfig/insecureSkipVerification",
            "unmapped-member /tlsConfig/other",
          ],
        },
      ],
      apply: tlsToV2,
    },
    responseTransferMode: {
      to: [],
      class: "conditional",
      rule: "BUFFERED is the only mode of HTTP APIs. STREAM is refused, unless the caller accepts whole answers.",
      evidence: documented("developer guide: response streaming (REST APIs alone)"),
      findings: ["stream-buffered"],
      examples: [
        { on: "http-proxy", given: { responseTransferMode: "BUFFERED" } },
        {
          on: "http-proxy",
          given: { responseTransferMode: "STREAM" },
          told: ["stream-buffered /responseTransferMode"],
        },
        {
          on: "http-proxy",
          given: { responseTransferMode: "STREAM" },
          options: { allow: ["streamAsBuffered"] },
          told: ["stream-buffered warning /responseTransferMode"],
        },
      ],
      apply: transferModeToV2,
    },
    integrationTarget: {
      to: ["IntegrationUri"],
      class: "conditional",
      rule: "A listener's ARN is the IntegrationUri. For a load balancer's ARN the listener is looked up in listeners, by ARN and port.",
      evidence: HTTP_PRIVATE,
      findings: ["private-member-inert"],
      examples: [
        { on: "private" },
        {
          on: "private",
          given: { integrationTarget: BALANCER },
          options: { listeners: { [BALANCER]: LISTENER } },
          told: ["listener-found /integrationTarget"],
        },
        {
          on: "private",
          given: { integrationTarget: BALANCER },
          gives: { IntegrationUri: undefined },
          told: ["listener-unknown /integrationTarget"],
        },
        {
          on: "http-proxy",
          given: { integrationTarget: LISTENER },
          told: ["private-member-inert /integrationTarget"],
        },
      ],
      apply: integrationTargetToHttp,
    },
  },
  target: {
    ApiGatewayManaged: unset("Answered for integrations that quick create made.", true),
    ApiId: unset("Named by the call, not by the integration.", true),
    ConnectionId: { filledBy: ["connectionId"] },
    ConnectionType: { filledBy: ["connectionType"] },
    ContentHandlingStrategy: unset("For WebSocket APIs alone."),
    CredentialsArn: { filledBy: ["credentials"] },
    Description: unset("v1 has none, and none is made up."),
    IntegrationId: unset("Assigned by the service; routes name it as integrations/ID.", true),
    IntegrationMethod: { filledBy: ["httpMethod"] },
    IntegrationResponseSelectionExpression: unset("Answered for WebSocket APIs.", true),
    IntegrationSubtype: { filledBy: ["type"] },
    IntegrationType: { filledBy: ["type"] },
    IntegrationUri: { filledBy: ["uri", "integrationTarget"] },
    PassthroughBehavior: unset("For WebSocket APIs alone."),
    PayloadFormatVersion: {
      class: "constant",
      rule: "1.0: for a function the event of REST proxies, and the only version for everything else. Its event differs in small things: it has a version member, and header names may be spelled otherwise.",
      evidence: HTTP_LAMBDA,
      findings: [],
      examples: [{ on: "lambda" }, { on: "http-proxy" }],
      apply: payloadToHttp,
    },
    RequestParameters: { filledBy: ["requestParameters", "uri", "type"] },
    RequestTemplates: unset("For WebSocket APIs alone."),
    ResponseParameters: { filledBy: ["integrationResponses"] },
    TemplateSelectionExpression: unset("For WebSocket APIs alone."),
    TimeoutInMillis: { filledBy: ["timeoutInMillis"] },
    TlsConfig: { filledBy: ["uri"] },
  },
};
