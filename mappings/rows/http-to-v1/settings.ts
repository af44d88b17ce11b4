/** An HTTP API's Integration on v1: time, TLS, events and words. */
import type { V1Member } from "../../model.js";
import { payloadFromHttp, tlsFromHttp } from "../../rules/http-to-v1.js";
import { descriptionFromV2, timeoutFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { SourceRows } from "../../table.js";
import { HTTP_LAMBDA, HTTP_PRIVATE, PUT_V1 } from "../sources.js";

export const settingsRows: SourceRows<
  "TimeoutInMillis" | "TlsConfig" | "PayloadFormatVersion" | "Description",
  V1Member,
  ToV1Rule
> = {
  TimeoutInMillis: {
    to: ["timeoutInMillis"],
    class: "conditional",
    rule: "Copied from 50 to 29000. Absent or 30000, the default, becomes 29000, v1's default; what lies between is cut to 29000 with a warning.",
    evidence: PUT_V1,
    findings: ["timeout-default", "timeout-clamped", "timeout-too-short"],
    examples: [
      { on: "http-proxy", given: { TimeoutInMillis: 29_000 }, gives: { timeoutInMillis: 29_000 } },
      {
        on: "http-proxy",
        given: { TimeoutInMillis: 30_000 },
        gives: { timeoutInMillis: 29_000 },
        told: ["timeout-default /integration/TimeoutInMillis"],
      },
      {
        on: "http-proxy",
        given: { TimeoutInMillis: undefined },
        gives: { timeoutInMillis: 29_000 },
        told: ["timeout-default /integration/TimeoutInMillis"],
      },
      {
        on: "http-proxy",
        given: { TimeoutInMillis: 29_001 },
        gives: { timeoutInMillis: 29_000 },
        told: ["timeout-clamped /integration/TimeoutInMillis"],
      },
      {
        on: "http-proxy",
        given: { TimeoutInMillis: 49 },
        gives: { timeoutInMillis: undefined },
        told: ["timeout-too-short /integration/TimeoutInMillis"],
      },
    ],
    apply: timeoutFromV2,
  },
  TlsConfig: {
    to: ["uri"],
    class: "conditional",
    rule: "ServerNameToVerify is the host of a private integration's https URI. It has no effect on others.",
    evidence: HTTP_PRIVATE,
    findings: ["tls-server-name-inert", "unmapped-member"],
    examples: [
      { on: "private" },
      {
        on: "http-proxy",
        given: { TlsConfig: { ServerNameToVerify: "example.com", other: 1 } },
        told: [
          "tls-server-name-inert /integration/TlsConfig/ServerNameToVerify",
          "unmapped-member /integration/TlsConfig/other",
        ],
      },
    ],
    apply: tlsFromHttp,
  },
  PayloadFormatVersion: {
    to: [],
    class: "conditional",
    rule: "1.0 is what v1 sends to a function. 2.0 is refused, unless the caller accepts that the function sees another event.",
    evidence: HTTP_LAMBDA,
    findings: ["payload-version-2", "payload-version-missing"],
    examples: [
      { on: "lambda" },
      {
        on: "lambda",
        given: { PayloadFormatVersion: "2.0" },
        told: ["payload-version-2 /integration/PayloadFormatVersion"],
      },
      {
        on: "lambda",
        given: { PayloadFormatVersion: "2.0" },
        options: { allow: ["payload2AsProxyEvent"] },
        told: ["payload-version-2 warning /integration/PayloadFormatVersion"],
      },
      {
        on: "lambda",
        given: { PayloadFormatVersion: undefined },
        told: ["payload-version-missing /integration/PayloadFormatVersion"],
      },
    ],
    apply: payloadFromHttp,
  },
  Description: {
    to: [],
    class: "none",
    rule: "Left out: v1 integrations have none.",
    evidence: PUT_V1,
    findings: ["description-dropped"],
    examples: [
      { on: "http-proxy", given: { Description: "" } },
      {
        on: "http-proxy",
        given: { Description: "orders" },
        told: ["description-dropped /integration/Description"],
      },
    ],
    apply: descriptionFromV2,
  },
};
