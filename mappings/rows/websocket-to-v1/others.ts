/** A WebSocket API's Integration on v1: what v1 has no place for. */
import type { V1Member } from "../../model.js";
import { managedFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { payloadFromWebSocket } from "../../rules/websocket-to-v1.js";
import type { SourceRows } from "../../table.js";
import { foreignTo, identityOn } from "../no-counterpart.js";
import { GET_V2, V2_ANSWERS } from "../sources.js";

const foreign = foreignTo("WEBSOCKET", "mock");
const identity = identityOn("mock");

export const othersRows: SourceRows<
  | "ApiGatewayManaged"
  | "PayloadFormatVersion"
  | "ApiId"
  | "IntegrationId"
  | "IntegrationSubtype"
  | "ResponseParameters"
  | "TlsConfig",
  V1Member,
  ToV1Rule
> = {
  ApiGatewayManaged: {
    to: [],
    class: "assigned",
    rule: "Left out: true for integrations that quick create made.",
    evidence: GET_V2,
    findings: ["managed-integration"],
    examples: [
      {
        on: "mock",
        given: { ApiGatewayManaged: true },
        told: ["managed-integration /integration/ApiGatewayManaged"],
      },
    ],
    apply: managedFromV2,
  },
  PayloadFormatVersion: {
    to: [],
    class: "assigned",
    rule: "Left out: WebSocket APIs answer 1.0 and take no other.",
    evidence: V2_ANSWERS,
    findings: ["wrong-protocol-member"],
    examples: [
      { on: "mock", given: { PayloadFormatVersion: "1.0" } },
      {
        on: "mock",
        given: { PayloadFormatVersion: "2.0" },
        told: ["wrong-protocol-member /integration/PayloadFormatVersion"],
      },
    ],
    apply: payloadFromWebSocket,
  },
  ApiId: identity("ApiId"),
  IntegrationId: identity("IntegrationId"),
  IntegrationSubtype: foreign("IntegrationSubtype", "SQS-SendMessage"),
  ResponseParameters: foreign("ResponseParameters", { "404": { "overwrite:statuscode": "400" } }),
  TlsConfig: foreign("TlsConfig", { ServerNameToVerify: "example.com" }),
};
