/** An HTTP API's Integration on v1: how it gets there, and as whom. */
import type { V1Member } from "../../model.js";
import { connectionIdFromHttp } from "../../rules/http-to-v1.js";
import { connectionTypeFromV2, credentialsFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { SourceRows } from "../../table.js";
import { PUT_V1 } from "../sources.js";

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
    examples: [
      { on: "http-proxy", given: { ConnectionType: "INTERNET" }, gives: { connectionType: "INTERNET" } },
    ],
    apply: connectionTypeFromV2,
  },
  ConnectionId: {
    to: ["connectionId"],
    class: "exact",
    rule: "The id of a V2 link is copied; v1 takes one together with integrationTarget.",
    evidence: PUT_V1,
    findings: ["private-member-inert"],
    examples: [
      { on: "private" },
      {
        on: "http-proxy",
        given: { ConnectionId: "v2link" },
        told: ["private-member-inert /integration/ConnectionId"],
      },
    ],
    apply: connectionIdFromHttp,
  },
  CredentialsArn: {
    to: ["credentials"],
    class: "exact",
    rule: "Copied; empty is left out. Misprints of the marker for the caller's identity are not copied.",
    evidence: PUT_V1,
    findings: ["credentials-misprint"],
    examples: [
      { on: "lambda" },
      { on: "http-proxy", given: { CredentialsArn: "" } },
      {
        on: "http-proxy",
        given: { CredentialsArn: "arn:aws:iam:::user/" },
        told: ["credentials-misprint /integration/CredentialsArn"],
      },
    ],
    apply: credentialsFromV2,
  },
};
