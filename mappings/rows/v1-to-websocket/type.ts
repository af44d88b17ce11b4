/** v1's Integration on a WebSocket API: what it is, and its method. */
import type { V2Member } from "../../model.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { methodToWebSocket, typeToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { CREATE_V2, V2_ANSWERS } from "../sources.js";

export const typeRows: SourceRows<"type" | "httpMethod", V2Member, ToV2Rule> = {
  type: {
    to: ["IntegrationType"],
    always: true,
    class: "exact",
    rule: "All five types are copied.",
    evidence: CREATE_V2,
    findings: [],
    examples: [{ on: "mock" }, { on: "http-proxy" }, { on: "lambda" }, { on: "table" }],
    apply: typeToWebSocket,
  },
  httpMethod: {
    to: ["IntegrationMethod"],
    always: true,
    class: "transformed",
    rule: "Copied. A function is invoked with POST. MOCK has none. What ANY does with a message is unknown.",
    evidence: V2_ANSWERS,
    findings: ["lambda-method", "method-missing", "method-any-websocket", "too-long"],
    examples: [
      { on: "table" },
      { on: "mock", given: { httpMethod: "GET" } },
      { on: "lambda", given: { httpMethod: "GET" }, told: ["lambda-method /httpMethod"] },
      {
        on: "http-proxy",
        given: { httpMethod: "ANY" },
        gives: { IntegrationMethod: "ANY" },
        told: ["method-any-websocket /httpMethod"],
      },
      {
        on: "http-proxy",
        given: { httpMethod: "" },
        gives: { IntegrationMethod: undefined },
        told: ["method-missing /httpMethod"],
      },
      {
        on: "http-proxy",
        given: { httpMethod: "M".repeat(65) },
        gives: { IntegrationMethod: undefined },
        told: ["too-long /httpMethod"],
      },
    ],
    apply: methodToWebSocket,
  },
};
