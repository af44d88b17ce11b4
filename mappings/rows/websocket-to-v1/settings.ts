/** A WebSocket API's Integration on v1: bodies, time, selection and words. */
import type { V1Member } from "../../model.js";
import { descriptionFromV2, timeoutFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import {
  contentHandlingFromWebSocket,
  passthroughFromWebSocket,
  selectionFromWebSocket,
} from "../../rules/websocket-to-v1.js";
import type { SourceRows } from "../../table.js";
import { PUT_V1, SOCKET_BINARY, V2_ANSWERS } from "../sources.js";

export const settingsRows: SourceRows<
  | "PassthroughBehavior"
  | "ContentHandlingStrategy"
  | "TimeoutInMillis"
  | "IntegrationResponseSelectionExpression"
  | "Description",
  V1Member,
  ToV1Rule
> = {
  PassthroughBehavior: {
    to: ["passthroughBehavior"],
    class: "exact",
    rule: "Copied.",
    evidence: PUT_V1,
    findings: [],
    examples: [
      { on: "table", given: { PassthroughBehavior: "NEVER" }, gives: { passthroughBehavior: "NEVER" } },
    ],
    apply: passthroughFromWebSocket,
  },
  ContentHandlingStrategy: {
    to: ["contentHandling"],
    class: "exact",
    rule: "Copied; it converts the request's body on both.",
    evidence: SOCKET_BINARY,
    findings: [],
    examples: [
      {
        on: "table",
        given: { ContentHandlingStrategy: "CONVERT_TO_TEXT" },
        gives: { contentHandling: "CONVERT_TO_TEXT" },
      },
    ],
    apply: contentHandlingFromWebSocket,
  },
  TimeoutInMillis: {
    to: ["timeoutInMillis"],
    class: "exact",
    rule: "Copied from 50 to 29000; absent stays absent, both defaults are 29000.",
    evidence: PUT_V1,
    findings: ["timeout-clamped", "timeout-too-short"],
    examples: [
      { on: "mock", given: { TimeoutInMillis: 29_000 }, gives: { timeoutInMillis: 29_000 } },
      {
        on: "mock",
        given: { TimeoutInMillis: 30_000 },
        gives: { timeoutInMillis: 29_000 },
        told: ["timeout-clamped /integration/TimeoutInMillis"],
      },
      {
        on: "mock",
        given: { TimeoutInMillis: 1 },
        told: ["timeout-too-short /integration/TimeoutInMillis"],
      },
    ],
    apply: timeoutFromV2,
  },
  IntegrationResponseSelectionExpression: {
    to: ["integrationResponses"],
    class: "assigned",
    rule: "Left out: the service chooses it by type, and v1 selects alike.",
    evidence: V2_ANSWERS,
    findings: ["identity-dropped"],
    examples: [
      {
        on: "mock",
        given: { IntegrationResponseSelectionExpression: "${integration.response.statuscode}" },
      },
      {
        on: "table",
        given: { IntegrationResponseSelectionExpression: "${integration.response.statuscode}" },
        told: ["identity-dropped /integration/IntegrationResponseSelectionExpression"],
      },
    ],
    apply: selectionFromWebSocket,
  },
  Description: {
    to: [],
    class: "none",
    rule: "Left out: v1 integrations have none.",
    evidence: PUT_V1,
    findings: ["description-dropped"],
    examples: [
      {
        on: "mock",
        given: { Description: "orders" },
        told: ["description-dropped /integration/Description"],
      },
    ],
    apply: descriptionFromV2,
  },
};
