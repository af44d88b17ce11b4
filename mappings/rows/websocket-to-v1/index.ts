/** A WebSocket API's Integration on v1, a row a member. */
import type { V1Member, V2Member } from "../../model.js";
import { responsesFromWebSocket } from "../../rules/responses-from-websocket.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { rulesOf, type Table } from "../../table.js";
import { webSocketToV1Bases } from "../bases.js";
import { unsetInV1 } from "../no-counterpart.js";
import { responseFromWebSocket } from "../response-from-websocket.js";
import { SOCKET_RESPONSES } from "../sources.js";
import { TEMPLATE_FROM_WEBSOCKET } from "../tells.js";
import { connectionRows } from "./connection.js";
import { othersRows } from "./others.js";
import { requestRows } from "./request.js";
import { settingsRows } from "./settings.js";
import { typeRows } from "./type.js";

const RESPONSE_RULES = rulesOf(responseFromWebSocket);
const unset = unsetInV1("mock");

export const webSocketToV1: Table<V2Member, V1Member, ToV1Rule> = {
  object: "Integration",
  protocol: "WEBSOCKET",
  direction: "toV1",
  bases: webSocketToV1Bases,
  source: {
    ...typeRows,
    ...connectionRows,
    ...requestRows,
    ...settingsRows,
    ...othersRows,
  },
  target: {
    type: { filledBy: ["IntegrationType"] },
    httpMethod: { filledBy: ["IntegrationMethod"] },
    uri: { filledBy: ["IntegrationUri"] },
    connectionType: { filledBy: ["ConnectionType"] },
    connectionId: { filledBy: ["ConnectionId"] },
    credentials: { filledBy: ["CredentialsArn"] },
    requestParameters: { filledBy: ["RequestParameters"] },
    requestTemplates: { filledBy: ["RequestTemplates", "TemplateSelectionExpression"] },
    passthroughBehavior: { filledBy: ["PassthroughBehavior"] },
    contentHandling: { filledBy: ["ContentHandlingStrategy"] },
    timeoutInMillis: { filledBy: ["TimeoutInMillis"] },
    cacheNamespace: unset("Left to its default, the resource id: WebSocket APIs do not cache."),
    cacheKeyParameters: unset("Left empty: WebSocket APIs do not cache."),
    integrationResponses: {
      class: "transformed",
      rule: "The integration responses of the WebSocket API, each named by a status; see the rows of IntegrationResponse. A proxy has none.",
      evidence: SOCKET_RESPONSES,
      findings: [
        "responses-inert",
        "unmapped-member",
        "identity-dropped",
        "response-key-literal",
        "status-code-derived",
        "status-code-chosen",
        "parameter-key-invalid",
        "parameter-value-invalid",
        "context-missing",
        "header-may-be-remapped",
        ...TEMPLATE_FROM_WEBSOCKET,
      ],
      examples: [
        {
          on: "mock",
          givenResponses: [{ IntegrationResponseKey: "$default", Colour: "red" }],
          gives: { integrationResponses: { "200": { statusCode: "200" } } },
          told: [
            "unmapped-member /responses/0/Colour",
            "status-code-derived /responses/0/IntegrationResponseKey",
          ],
        },
        {
          on: "lambda",
          givenResponses: [{ IntegrationResponseKey: "$default" }],
          told: ["responses-inert /responses"],
        },
      ],
      apply: (state) => responsesFromWebSocket(state, RESPONSE_RULES),
    },
    tlsConfig: unset("Left to its default: WebSocket APIs verify certificates."),
    responseTransferMode: unset("Left to its default, BUFFERED, the only mode of WebSocket APIs."),
    integrationTarget: unset(
      "Left out: it goes with VPC links of API Gateway V2, which WebSocket APIs do not use.",
    ),
  },
};
