/** v1's Integration on an HTTP API: what becomes of the answer, and what v1 got later. */
import { documented } from "../../../common/evidence.js";
import { V1_RESPONSE_BITS } from "../../members.js";
import type { V2Member } from "../../model.js";
import { integrationTargetToHttp } from "../../rules/private-to-http.js";
import { responsesToHttp } from "../../rules/responses-to-http.js";
import { tlsToV2, transferModeToV2 } from "../../rules/shared-to-v2.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import type { SourceRows } from "../../table.js";
import { stepsOf } from "../../table.js";
import { BALANCER, LISTENER } from "../bases.js";
import { responseToHttp } from "../response-to-http.js";
import { CREATE_V2, HTTP_MAPPING, HTTP_PRIVATE } from "../sources.js";
import { RESPONSE_PARAMETER_TO_HTTP } from "../tells.js";

const RESPONSE_STEPS = stepsOf(responseToHttp, V1_RESPONSE_BITS);

export const responseRows: SourceRows<
  "integrationResponses" | "tlsConfig" | "responseTransferMode" | "integrationTarget",
  V2Member,
  ToV2Rule
> = {
  integrationResponses: {
    to: ["ResponseParameters"],
    class: "conditional",
    rule: "A proxy ignores them. Those of a custom integration or service become mappings by the backend's status; see the rows of IntegrationResponse.",
    evidence: HTTP_MAPPING,
    findings: [
      "responses-inert",
      "responses-lost",
      "unmapped-member",
      "response-unchanged",
      "response-expanded",
      "pattern-not-expandable",
      "pattern-overlap",
      "default-response-partial",
      "response-status-outside",
      ...RESPONSE_PARAMETER_TO_HTTP,
      "template-identity",
      "template-empty",
      "template-unsupported",
      "content-handling-lost",
    ],
    examples: [
      {
        on: "http-proxy",
        given: { integrationResponses: { "200": { statusCode: "200" } } },
        told: ["responses-inert /integrationResponses"],
      },
      {
        on: "lambda-custom",
        given: { integrationResponses: { "200": { statusCode: "200" } } },
        told: ["responses-lost /integrationResponses/200"],
      },
      {
        on: "http-custom",
        given: {
          integrationResponses: { "404": { statusCode: "404", selectionPattern: "404", colour: "red" } },
        },
        told: [
          "unmapped-member /integrationResponses/404/colour",
          "response-unchanged /integrationResponses/404",
        ],
      },
      {
        on: "http-custom",
        given: {
          integrationResponses: {
            "400": { statusCode: "400", selectionPattern: "4[0-1]4" },
            "404": { statusCode: "404", selectionPattern: "404" },
          },
        },
        gives: {
          ResponseParameters: {
            "404": { "overwrite:statuscode": "400" },
            "414": { "overwrite:statuscode": "400" },
          },
        },
        told: [
          "response-expanded /integrationResponses/400/selectionPattern",
          "pattern-overlap /integrationResponses/404/selectionPattern",
          "response-unchanged /integrationResponses/404",
        ],
      },
    ],
    apply: (state) => responsesToHttp(state, RESPONSE_STEPS),
  },
  tlsConfig: {
    to: [],
    class: "lossy",
    rule: "insecureSkipVerification has no counterpart; false is what HTTP APIs do.",
    evidence: CREATE_V2,
    findings: ["tls-verification-lost", "unmapped-member"],
    examples: [
      { on: "http-proxy", given: { tlsConfig: { insecureSkipVerification: false } } },
      {
        on: "http-proxy",
        given: { tlsConfig: { insecureSkipVerification: true, other: 1 } },
        told: [
          "tls-verification-lost /tlsConfig/insecureSkipVerification",
          "unmapped-member /tlsConfig/other",
        ],
      },
    ],
    apply: tlsToV2,
  },
  responseTransferMode: {
    to: [],
    class: "conditional",
    rule: "BUFFERED is the only mode of HTTP APIs. STREAM is refused, unless the caller accepts whole answers.",
    evidence: documented("developer guide: response streaming (REST APIs alone)"),
    findings: ["stream-buffered"],
    examples: [
      { on: "http-proxy", given: { responseTransferMode: "BUFFERED" } },
      {
        on: "http-proxy",
        given: { responseTransferMode: "STREAM" },
        told: ["stream-buffered /responseTransferMode"],
      },
      {
        on: "http-proxy",
        given: { responseTransferMode: "STREAM" },
        options: { allow: ["streamAsBuffered"] },
        told: ["stream-buffered warning /responseTransferMode"],
      },
    ],
    apply: transferModeToV2,
  },
  integrationTarget: {
    to: ["IntegrationUri"],
    class: "conditional",
    rule: "A listener's ARN is the IntegrationUri. For a load balancer's ARN the listener is looked up in listeners, by ARN and port.",
    evidence: HTTP_PRIVATE,
    findings: ["private-member-inert"],
    examples: [
      { on: "private" },
      {
        on: "private",
        given: { integrationTarget: BALANCER },
        options: { listeners: { [BALANCER]: LISTENER } },
        told: ["listener-found /integrationTarget"],
      },
      {
        on: "private",
        given: { integrationTarget: BALANCER },
        gives: { IntegrationUri: undefined },
        told: ["listener-unknown /integrationTarget"],
      },
      {
        on: "http-proxy",
        given: { integrationTarget: LISTENER },
        told: ["private-member-inert /integrationTarget"],
      },
    ],
    apply: integrationTargetToHttp,
  },
};
