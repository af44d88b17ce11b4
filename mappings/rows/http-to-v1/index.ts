/** An HTTP API's Integration on v1, a row a member. */
import type { V1Member, V2Member } from "../../model.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { Table } from "../../table.js";
import { httpToV1Bases } from "../bases.js";
import { unsetInV1 } from "../no-counterpart.js";
import { connectionRows } from "./connection.js";
import { othersRows } from "./others.js";
import { parametersRows } from "./parameters.js";
import { settingsRows } from "./settings.js";
import { typeRows } from "./type.js";
import { uriRows } from "./uri.js";

const unset = unsetInV1("http-proxy");

export const httpToV1: Table<V2Member, V1Member, ToV1Rule> = {
  object: "Integration",
  protocol: "HTTP",
  direction: "toV1",
  bases: httpToV1Bases,
  source: {
    ...typeRows,
    ...uriRows,
    ...connectionRows,
    ...parametersRows,
    ...settingsRows,
    ...othersRows,
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
