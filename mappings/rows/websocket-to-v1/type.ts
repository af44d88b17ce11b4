/** A WebSocket API's Integration on v1: what it is, and where it leads. */
import type { V1Member } from "../../model.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import { methodFromWebSocket, typeFromWebSocket, uriFromWebSocket } from "../../rules/websocket-to-v1.js";
import type { SourceRows } from "../../table.js";
import { DYNAMODB, FUNCTION, INVOKE } from "../bases.js";
import { PUT_V1, V1_ANSWERS } from "../sources.js";

export const typeRows: SourceRows<
  "IntegrationType" | "IntegrationMethod" | "IntegrationUri",
  V1Member,
  ToV1Rule
> = {
  IntegrationType: {
    to: ["type"],
    class: "exact",
    rule: "All five types are copied.",
    evidence: PUT_V1,
    findings: [],
    examples: [{ on: "mock" }, { on: "http-proxy" }, { on: "lambda" }, { on: "table" }],
    apply: typeFromWebSocket,
  },
  IntegrationMethod: {
    to: ["httpMethod"],
    class: "transformed",
    rule: "Copied. A function is invoked with POST, named or not. MOCK has none; v1 requires one for the others.",
    evidence: V1_ANSWERS,
    findings: ["lambda-method", "method-missing"],
    examples: [
      { on: "table" },
      { on: "mock", given: { IntegrationMethod: "POST" } },
      { on: "lambda", given: { IntegrationMethod: undefined } },
      {
        on: "lambda",
        given: { IntegrationMethod: "GET" },
        told: ["lambda-method /integration/IntegrationMethod"],
      },
      {
        on: "table",
        given: { IntegrationMethod: undefined },
        gives: { httpMethod: undefined },
        told: ["method-missing /integration/IntegrationMethod"],
      },
    ],
    apply: methodFromWebSocket,
  },
  IntegrationUri: {
    to: ["uri"],
    class: "exact",
    rule: "Copied; a function's plain ARN is wrapped into the invocation ARN. MOCK has none.",
    evidence: V1_ANSWERS,
    findings: ["uri-missing", "uri-unrecognised", "lambda-permission"],
    examples: [
      { on: "table", given: { IntegrationUri: DYNAMODB } },
      { on: "mock", given: { IntegrationUri: "https://example.com" } },
      { on: "lambda", given: { IntegrationUri: FUNCTION }, gives: { uri: INVOKE } },
      {
        on: "lambda",
        given: { CredentialsArn: undefined },
        gives: { credentials: undefined },
        told: ["lambda-permission /integration/IntegrationUri"],
      },
      {
        on: "table",
        given: { IntegrationUri: undefined },
        gives: { uri: undefined },
        told: ["uri-missing /integration/IntegrationUri"],
      },
      {
        on: "table",
        given: { IntegrationUri: "${uri}" },
        gives: { uri: "${uri}" },
        told: ["uri-unrecognised /integration/IntegrationUri"],
      },
    ],
    apply: uriFromWebSocket,
  },
};
