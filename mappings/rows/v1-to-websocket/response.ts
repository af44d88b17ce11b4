/** v1's Integration on a WebSocket API: what becomes of the answer, and what v1 got later. */
import { documented } from "../../../common/evidence.js";
import { V1_RESPONSE_BITS } from "../../members.js";
import type { V2Member } from "../../model.js";
import { responsesToWebSocket } from "../../rules/responses-to-websocket.js";
import { tlsToV2, transferModeToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { integrationTargetToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { stepsOf } from "../../table.js";
import { LISTENER } from "../bases.js";
import { responseToWebSocket } from "../response-to-websocket.js";
import { CREATE_V2, SOCKET_RESPONSES } from "../sources.js";
import { RESPONSE_PARAMETER_TO_WEBSOCKET, TEMPLATE_TO_WEBSOCKET } from "../tells.js";

const RESPONSE_STEPS = stepsOf(responseToWebSocket, V1_RESPONSE_BITS);

export const responseRows: SourceRows<
  "integrationResponses" | "tlsConfig" | "responseTransferMode" | "integrationTarget",
  V2Member,
  ToV2Rule
> = {
  integrationResponses: {
    to: ["IntegrationResponseSelectionExpression"],
    class: "transformed",
    rule: "One integration response each; see the rows of IntegrationResponse. A proxy has none. The service chooses what a pattern is matched against, as v1 does: the status, or a function's error message.",
    evidence: SOCKET_RESPONSES,
    findings: [
      "responses-inert",
      "unmapped-member",
      "response-key-twice",
      "default-response-added",
      "pattern-slash",
      "status-code-implied",
      "status-code-lost",
      ...RESPONSE_PARAMETER_TO_WEBSOCKET,
      ...TEMPLATE_TO_WEBSOCKET,
    ],
    examples: [
      {
        on: "mock",
        given: { integrationResponses: { "200": { statusCode: "200", colour: "red" } } },
        givesResponses: [{ IntegrationResponseKey: "$default" }],
        told: [
          "unmapped-member /integrationResponses/200/colour",
          "status-code-implied /integrationResponses/200/statusCode",
        ],
      },
      {
        on: "mock",
        given: { integrationResponses: { "400": { statusCode: "400", selectionPattern: "4\\d{2}" } } },
        givesResponses: [{ IntegrationResponseKey: "/4\\d{2}/" }, { IntegrationResponseKey: "$default" }],
        told: [
          "status-code-implied /integrationResponses/400/statusCode",
          "default-response-added /integrationResponses",
        ],
      },
      {
        on: "mock",
        given: { integrationResponses: { "200": { statusCode: "200" }, "500": { statusCode: "500" } } },
        givesResponses: [{ IntegrationResponseKey: "$default" }],
        told: [
          "response-key-twice /integrationResponses/500",
          "status-code-implied /integrationResponses/200/statusCode",
        ],
      },
      {
        on: "lambda",
        given: { integrationResponses: { "200": { statusCode: "200" } } },
        told: ["responses-inert /integrationResponses"],
      },
    ],
    apply: (state) => responsesToWebSocket(state, RESPONSE_STEPS),
  },
  tlsConfig: {
    to: [],
    class: "lossy",
    rule: "insecureSkipVerification has no counterpart; TlsConfig is for HTTP APIs.",
    evidence: CREATE_V2,
    findings: ["tls-verification-lost", "unmapped-member"],
    examples: [
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
    rule: "BUFFERED is the only mode of WebSocket APIs. STREAM is refused, unless the caller accepts whole answers.",
    evidence: documented("developer guide: response streaming (REST APIs alone)"),
    findings: ["stream-buffered"],
    examples: [
      {
        on: "http-proxy",
        given: { responseTransferMode: "STREAM" },
        told: ["stream-buffered /responseTransferMode"],
      },
    ],
    apply: transferModeToV2,
  },
  integrationTarget: {
    to: [],
    class: "none",
    rule: "Refused: it goes with a VPC link of API Gateway V2, which WebSocket APIs are not documented to take.",
    evidence: CREATE_V2,
    findings: ["vpc-link-v2-websocket", "private-member-inert"],
    examples: [
      {
        on: "private",
        given: { integrationTarget: LISTENER },
        gives: { ConnectionId: undefined },
        told: ["vpc-link-v2-websocket /connectionId", "vpc-link-v2-websocket /integrationTarget"],
      },
      {
        on: "http-proxy",
        given: { integrationTarget: LISTENER },
        told: ["private-member-inert /integrationTarget"],
      },
    ],
    apply: integrationTargetToWebSocket,
  },
};
