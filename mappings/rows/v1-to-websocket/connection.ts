/** v1's Integration on a WebSocket API: how it gets there, and as whom. */
import type { V2Member } from "../../model.js";
import { connectionTypeToV2, credentialsToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { connectionIdToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { CALLER } from "../bases.js";
import { CREATE_V2, SOCKET_LINK } from "../sources.js";

export const connectionRows: SourceRows<
  "connectionType" | "connectionId" | "credentials",
  V2Member,
  ToV2Rule
> = {
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
    rule: "The id of a v1 link, or the stage variable that holds it, is copied: WebSocket APIs use v1's links. A V2 link, which goes with integrationTarget, is refused.",
    evidence: SOCKET_LINK,
    findings: ["vpc-link-v2-websocket", "private-member-inert", "too-long"],
    examples: [
      { on: "private" },
      {
        on: "private",
        given: { connectionId: "${stageVariables.link}" },
        gives: { ConnectionId: "${stageVariables.link}" },
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
    apply: connectionIdToWebSocket,
  },
  credentials: {
    to: ["CredentialsArn"],
    class: "exact",
    rule: "Copied, the marker for the caller's identity included; its misprints are not. Empty means resource policies and is left out.",
    evidence: CREATE_V2,
    findings: ["credentials-misprint"],
    examples: [
      { on: "table", given: { credentials: CALLER }, gives: { CredentialsArn: CALLER } },
      { on: "table", given: { credentials: null }, gives: { CredentialsArn: undefined } },
      {
        on: "table",
        given: { credentials: "arn:aws:iam:::user/" },
        gives: { CredentialsArn: undefined },
        told: ["credentials-misprint /credentials"],
      },
    ],
    apply: credentialsToV2,
  },
};
