/** v1's Integration on a WebSocket API, a row a member. */
import type { V1Member, V2Member } from "../../model.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { Table } from "../../table.js";
import { v1ToWebSocketBases } from "../bases.js";
import { unsetInV2 } from "../no-counterpart.js";
import { V2_ANSWERS } from "../sources.js";
import { connectionRows } from "./connection.js";
import { requestRows } from "./request.js";
import { responseRows } from "./response.js";
import { settingsRows } from "./settings.js";
import { typeRows } from "./type.js";
import { uriRows } from "./uri.js";

const unset = unsetInV2("mock");

export const v1ToWebSocket: Table<V1Member, V2Member, ToV2Rule> = {
  object: "Integration",
  protocol: "WEBSOCKET",
  direction: "toV2",
  bases: v1ToWebSocketBases,
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
    ContentHandlingStrategy: { filledBy: ["contentHandling"] },
    CredentialsArn: { filledBy: ["credentials"] },
    Description: unset("v1 has none, and none is made up."),
    IntegrationId: unset("Assigned by the service; routes name it as integrations/ID.", true),
    IntegrationMethod: { filledBy: ["httpMethod"] },
    IntegrationResponseSelectionExpression: {
      class: "assigned",
      rule: "Chosen by the service: ${integration.response.statuscode} for HTTP and MOCK, ${integration.response.body.errorMessage} for a function without proxy. v1 selects alike.",
      evidence: V2_ANSWERS,
      findings: [],
      examples: [{ on: "mock" }],
    },
    IntegrationSubtype: unset("For HTTP APIs alone."),
    IntegrationType: { filledBy: ["type"] },
    IntegrationUri: { filledBy: ["uri"] },
    PassthroughBehavior: { filledBy: ["passthroughBehavior"] },
    PayloadFormatVersion: {
      class: "assigned",
      rule: "Not sent; the service answers 1.0.",
      evidence: V2_ANSWERS,
      findings: [],
      examples: [{ on: "lambda" }],
    },
    RequestParameters: { filledBy: ["requestParameters"] },
    RequestTemplates: { filledBy: ["requestTemplates"] },
    ResponseParameters: unset("For HTTP APIs alone."),
    TemplateSelectionExpression: { filledBy: ["requestTemplates"] },
    TimeoutInMillis: { filledBy: ["timeoutInMillis"] },
    TlsConfig: unset("For HTTP APIs alone."),
  },
};
