/** An HTTP API's Integration on v1: where it leads. */
import type { V1Member } from "../../model.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { uriFromHttp } from "../../rules/uri-from-http.js";
import type { SourceRows } from "../../table.js";
import { FUNCTION, INVOKE, LISTENER } from "../bases.js";
import { HTTP_BACKENDS } from "../sources.js";

const AT_PARAMETERS = "/integration/RequestParameters";
const id = { "integration.request.path.id": "method.request.path.id" };

export const uriRows: SourceRows<"IntegrationUri", V1Member, ToV1Rule> = {
  IntegrationUri: {
    to: ["uri", "requestParameters", "integrationTarget"],
    class: "conditional",
    rule: "A function's plain ARN is wrapped into the invocation ARN, which is copied. An HTTP URL is copied, and each placeholder is mapped from the route's parameter of its name. A listener is the integrationTarget; the URI's host is the name on the certificate or one of hosts, its path that of overwrite:path or of the route. The text of overwrite:path is percent-encoded where a URL asks for it.",
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
      "path-overwritten",
      "path-encoded",
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
          `path-overwritten ${AT_PARAMETERS}/overwrite:path`,
        ],
      },
      {
        on: "http-proxy",
        given: {
          IntegrationUri: "https://example.com",
          RequestParameters: { "overwrite:path": "/v2" },
        },
        gives: { uri: "https://example.com/v2" },
        told: [`path-overwritten ${AT_PARAMETERS}/overwrite:path`],
      },
      {
        on: "http-proxy",
        given: {
          IntegrationUri: "https://example.com",
          RequestParameters: { "overwrite:path": "/a b/%C3%A9/é" },
        },
        gives: { uri: "https://example.com/a%20b/%C3%A9/%C3%A9" },
        told: [
          `path-encoded ${AT_PARAMETERS}/overwrite:path`,
          `path-overwritten ${AT_PARAMETERS}/overwrite:path`,
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
          `path-overwritten ${AT_PARAMETERS}/overwrite:path`,
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
          `path-overwritten ${AT_PARAMETERS}/overwrite:path`,
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
        given: { RequestParameters: { "overwrite:path": "/new orders" } },
        gives: { uri: "https://orders.example.com/new%20orders" },
        told: [`path-encoded ${AT_PARAMETERS}/overwrite:path`],
      },
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
};
