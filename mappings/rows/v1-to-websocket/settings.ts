/** v1's Integration on a WebSocket API: bodies, time and cache. */
import type { V2Member } from "../../model.js";
import { cacheKeysToV2, cacheNamespaceToV2, timeoutToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { contentHandlingToWebSocket, passthroughToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { CREATE_V2, REST_OR_HTTP, SOCKET_BINARY } from "../sources.js";

export const settingsRows: SourceRows<
  "passthroughBehavior" | "contentHandling" | "timeoutInMillis" | "cacheNamespace" | "cacheKeyParameters",
  V2Member,
  ToV2Rule
> = {
  passthroughBehavior: {
    to: ["PassthroughBehavior"],
    class: "exact",
    rule: "Copied.",
    evidence: CREATE_V2,
    findings: [],
    examples: [
      { on: "table", given: { passthroughBehavior: "NEVER" }, gives: { PassthroughBehavior: "NEVER" } },
    ],
    apply: passthroughToWebSocket,
  },
  contentHandling: {
    to: ["ContentHandlingStrategy"],
    class: "exact",
    rule: "Copied; it converts the request's body on both. (The API reference of v2 speaks of the response's.)",
    evidence: SOCKET_BINARY,
    findings: [],
    examples: [
      {
        on: "table",
        given: { contentHandling: "CONVERT_TO_BINARY" },
        gives: { ContentHandlingStrategy: "CONVERT_TO_BINARY" },
      },
      { on: "table", given: { contentHandling: "" } },
    ],
    apply: contentHandlingToWebSocket,
  },
  timeoutInMillis: {
    to: ["TimeoutInMillis"],
    class: "conditional",
    rule: "Copied from 50 to 29000, more is cut to 29000. Absent stays absent: both defaults are 29000.",
    evidence: CREATE_V2,
    findings: ["timeout-clamped", "timeout-too-short"],
    examples: [
      { on: "mock", given: { timeoutInMillis: 29_000 }, gives: { TimeoutInMillis: 29_000 } },
      {
        on: "mock",
        given: { timeoutInMillis: 29_001 },
        gives: { TimeoutInMillis: 29_000 },
        told: ["timeout-clamped /timeoutInMillis"],
      },
      { on: "mock", given: { timeoutInMillis: 0 }, told: ["timeout-too-short /timeoutInMillis"] },
    ],
    apply: timeoutToV2,
  },
  cacheNamespace: {
    to: [],
    class: "none",
    rule: "Left out: WebSocket APIs do not cache. REST APIs always answer one, the resource id.",
    evidence: REST_OR_HTTP,
    findings: ["cache-dropped"],
    examples: [{ on: "mock", given: { cacheNamespace: "abc123" }, told: ["cache-dropped /cacheNamespace"] }],
    apply: cacheNamespaceToV2,
  },
  cacheKeyParameters: {
    to: [],
    class: "lossy",
    rule: "Lost: WebSocket APIs do not cache.",
    evidence: REST_OR_HTTP,
    findings: ["cache-keys-lost"],
    examples: [
      {
        on: "mock",
        given: { cacheKeyParameters: ["method.request.path.id"] },
        told: ["cache-keys-lost /cacheKeyParameters"],
      },
    ],
    apply: cacheKeysToV2,
  },
};
