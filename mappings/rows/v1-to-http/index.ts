/** v1's Integration on an HTTP API, a row a member. */
import type { V1Member, V2Member } from "../../model.js";
import { payloadToHttp } from "../../rules/members-to-http.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { Table } from "../../table.js";
import { v1ToHttpBases } from "../bases.js";
import { unsetInV2 } from "../no-counterpart.js";
import { HTTP_LAMBDA } from "../sources.js";
import { connectionRows } from "./connection.js";
import { requestRows } from "./request.js";
import { responseRows } from "./response.js";
import { settingsRows } from "./settings.js";
import { typeRows } from "./type.js";
import { uriRows } from "./uri.js";

const unset = unsetInV2("http-proxy");

export const v1ToHttp: Table<V1Member, V2Member, ToV2Rule> = {
  object: "Integration",
  protocol: "HTTP",
  direction: "toV2",
  bases: v1ToHttpBases,
  source: {
    ...typeRows,
    ...uriRows,
    ...connectionRows,
    ...requestRows,
    ...settingsRows,
    ...responseRows,
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
