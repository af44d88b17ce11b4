/** v1's Integration on an HTTP API: how it gets there, and as whom. */
import type { V2Member } from "../../model.js";
import { connectionIdToHttp } from "../../rules/private-to-http.js";
import { connectionTypeToV2, credentialsToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { SourceRows } from "../../table.js";
import { CALLER } from "../bases.js";
import { CREATE_V2, HTTP_PRIVATE } from "../sources.js";

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
    rule: "With integrationTarget it is the id of a V2 link, and is copied. Otherwise it is that of a v1 link, which an HTTP API cannot use: vpcLinks says what takes its place.",
    evidence: HTTP_PRIVATE,
    findings: [
      "vpc-link-v1",
      "vpc-link-replaced",
      "vpc-link-stage-variable",
      "private-member-inert",
      "too-long",
    ],
    examples: [
      { on: "private" },
      {
        on: "private",
        given: { connectionId: "${stageVariables.link}" },
        gives: { ConnectionId: "${stageVariables.link}" },
        told: ["vpc-link-stage-variable /connectionId"],
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
    apply: connectionIdToHttp,
  },
  credentials: {
    to: ["CredentialsArn"],
    always: true,
    class: "conditional",
    rule: "A role is copied, stage variables included; empty means resource policies and is left out. The marker for the caller's identity is copied with a warning, its misprints are not. A subtype needs a role.",
    evidence: CREATE_V2,
    findings: ["credentials-misprint", "credentials-caller", "credentials-role-required"],
    examples: [
      { on: "lambda" },
      { on: "http-proxy", given: { credentials: "" } },
      {
        on: "http-proxy",
        given: { credentials: CALLER },
        gives: { CredentialsArn: CALLER },
        told: ["credentials-caller /credentials"],
      },
      {
        on: "http-proxy",
        given: { credentials: "arn:aws:iam:::user/" },
        told: ["credentials-misprint /credentials"],
      },
      {
        on: "http-proxy",
        given: { credentials: "arn:aws:iam::\\*:user/\\*" },
        told: ["credentials-misprint /credentials"],
      },
      {
        on: "queue",
        given: { credentials: undefined },
        gives: { CredentialsArn: undefined },
        told: ["credentials-role-required /credentials"],
      },
      {
        on: "queue",
        given: { credentials: CALLER },
        gives: { CredentialsArn: undefined },
        told: ["credentials-role-required /credentials"],
      },
    ],
    apply: credentialsToV2,
  },
};
