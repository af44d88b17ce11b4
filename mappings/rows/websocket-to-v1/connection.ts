/** A WebSocket API's Integration on v1: how it gets there, and as whom. */
import type { V1Member } from "../../model.js";
import { connectionTypeFromV2, credentialsFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { connectionIdFromWebSocket } from "../../rules/websocket-to-v1.js";
import type { SourceRows } from "../../table.js";
import { CALLER } from "../bases.js";
import { PUT_V1, SOCKET_LINK } from "../sources.js";

export const connectionRows: SourceRows<
  "ConnectionType" | "ConnectionId" | "CredentialsArn",
  V1Member,
  ToV1Rule
> = {
  ConnectionType: {
    to: ["connectionType"],
    class: "exact",
    rule: "Copied; absent is INTERNET on both.",
    evidence: PUT_V1,
    findings: [],
    examples: [{ on: "private" }],
    apply: connectionTypeFromV2,
  },
  ConnectionId: {
    to: ["connectionId"],
    class: "exact",
    rule: "Copied: WebSocket APIs use v1's links.",
    evidence: SOCKET_LINK,
    findings: ["private-member-inert"],
    examples: [
      { on: "private" },
      {
        on: "http-proxy",
        given: { ConnectionId: "vl0a1b2c" },
        told: ["private-member-inert /integration/ConnectionId"],
      },
    ],
    apply: connectionIdFromWebSocket,
  },
  CredentialsArn: {
    to: ["credentials"],
    class: "exact",
    rule: "Copied, the marker for the caller's identity included; its misprints are not. Empty is left out.",
    evidence: PUT_V1,
    findings: ["credentials-misprint"],
    examples: [
      { on: "table", given: { CredentialsArn: CALLER }, gives: { credentials: CALLER } },
      {
        on: "table",
        given: { CredentialsArn: "arn:aws:iam::\\*:user/\\*" },
        gives: { credentials: undefined },
        told: ["credentials-misprint /integration/CredentialsArn"],
      },
    ],
    apply: credentialsFromV2,
  },
};
