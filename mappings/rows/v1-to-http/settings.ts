/** v1's Integration on an HTTP API: bodies, time and cache. */
import type { V2Member } from "../../model.js";
import { contentHandlingToHttp, passthroughToHttp } from "../../rules/members-to-http.js";
import { cacheKeysToV2, cacheNamespaceToV2, timeoutToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { SourceRows } from "../../table.js";
import { CREATE_V2, REST_OR_HTTP } from "../sources.js";

export const settingsRows: SourceRows<
  "passthroughBehavior" | "contentHandling" | "timeoutInMillis" | "cacheNamespace" | "cacheKeyParameters",
  V2Member,
  ToV2Rule
> = {
  passthroughBehavior: {
    to: [],
    class: "none",
    rule: "Left out: an HTTP API takes bodies of every content type. Where v1 refused some, that is told.",
    evidence: CREATE_V2,
    findings: ["passthrough-inert", "passthrough-lost"],
    examples: [
      { on: "http-custom", given: { passthroughBehavior: "WHEN_NO_MATCH" } },
      {
        on: "lambda",
        given: { passthroughBehavior: "NEVER" },
        told: ["passthrough-inert /passthroughBehavior"],
      },
      {
        on: "http-custom",
        given: { passthroughBehavior: "NEVER" },
        told: ["passthrough-lost /passthroughBehavior"],
      },
    ],
    apply: passthroughToHttp,
  },
  contentHandling: {
    to: [],
    class: "none",
    rule: "Left out: HTTP APIs do not convert bodies. A function is given binary bodies as text anyway.",
    evidence: CREATE_V2,
    findings: ["content-handling-inert", "content-handling-lost"],
    examples: [
      {
        on: "lambda",
        given: { contentHandling: "CONVERT_TO_TEXT" },
        told: ["content-handling-inert /contentHandling"],
      },
      {
        on: "lambda",
        given: { contentHandling: "CONVERT_TO_BINARY" },
        told: ["content-handling-lost /contentHandling"],
      },
      {
        on: "http-proxy",
        given: { contentHandling: "CONVERT_TO_TEXT" },
        told: ["content-handling-lost /contentHandling"],
      },
    ],
    apply: contentHandlingToHttp,
  },
  timeoutInMillis: {
    to: ["TimeoutInMillis"],
    always: true,
    class: "conditional",
    rule: "Copied from 50 to 30000. More is cut to 30000. Absent becomes 29000, v1's default, since an HTTP API's own is 30000.",
    evidence: CREATE_V2,
    findings: ["timeout-clamped", "timeout-too-short"],
    examples: [
      { on: "http-proxy", given: { timeoutInMillis: 50 }, gives: { TimeoutInMillis: 50 } },
      { on: "http-proxy", given: { timeoutInMillis: 30_000 }, gives: { TimeoutInMillis: 30_000 } },
      {
        on: "http-proxy",
        given: { timeoutInMillis: 60_000 },
        gives: { TimeoutInMillis: 30_000 },
        told: ["timeout-clamped /timeoutInMillis"],
      },
      {
        on: "http-proxy",
        given: { timeoutInMillis: 49 },
        gives: { TimeoutInMillis: undefined },
        told: ["timeout-too-short /timeoutInMillis"],
      },
    ],
    apply: timeoutToV2,
  },
  cacheNamespace: {
    to: [],
    class: "none",
    rule: "Left out: HTTP APIs do not cache. REST APIs always answer one, the resource id.",
    evidence: REST_OR_HTTP,
    findings: ["cache-dropped"],
    examples: [
      { on: "http-proxy", given: { cacheNamespace: "abc123" }, told: ["cache-dropped /cacheNamespace"] },
    ],
    apply: cacheNamespaceToV2,
  },
  cacheKeyParameters: {
    to: [],
    class: "lossy",
    rule: "Lost: HTTP APIs do not cache.",
    evidence: REST_OR_HTTP,
    findings: ["cache-keys-lost"],
    examples: [
      { on: "http-proxy", given: { cacheKeyParameters: [] } },
      {
        on: "http-proxy",
        given: { cacheKeyParameters: ["method.request.path.id"] },
        told: ["cache-keys-lost /cacheKeyParameters"],
      },
    ],
    apply: cacheKeysToV2,
  },
};
