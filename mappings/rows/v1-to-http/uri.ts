/** v1's Integration on an HTTP API: where it leads. */
import type { V2Member } from "../../model.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { uriToHttp } from "../../rules/uri-to-http.js";
import type { SourceRows } from "../../table.js";
import { INVOKE, LISTENER, STREAM } from "../bases.js";
import { HTTP_BACKENDS } from "../sources.js";
import { VALUE_TO_HTTP } from "../tells.js";

const PETS = { uri: "https://example.com/pets/{id}" };
const path = (value: string) => ({ requestParameters: { "integration.request.path.id": value } });
const AT_ID = "/requestParameters/integration.request.path.id";

export const uriRows: SourceRows<"uri", V2Member, ToV2Rule> = {
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
};
