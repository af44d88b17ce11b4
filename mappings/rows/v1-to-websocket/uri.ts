/** v1's Integration on a WebSocket API: where it leads. */
import type { V2Member } from "../../model.js";
import type { ToV2Rule } from "../../rules/to-v2.js";
import { uriToWebSocket } from "../../rules/v1-to-websocket.js";
import type { SourceRows } from "../../table.js";
import { INVOKE, STREAM } from "../bases.js";
import { V2_ANSWERS } from "../sources.js";

export const uriRows: SourceRows<"uri", V2Member, ToV2Rule> = {
  uri: {
    to: ["IntegrationUri"],
    always: true,
    class: "exact",
    rule: "Copied in every form, a function as its invocation ARN (the plain ARN makes trouble on WebSocket APIs). Placeholders stay, as the path parameters that fill them do. MOCK has none.",
    evidence: V2_ANSWERS,
    findings: [
      "uri-missing",
      "uri-unrecognised",
      "streaming-uri",
      "lambda-permission",
      "aws-proxy-websocket",
      "too-long",
    ],
    examples: [
      { on: "mock", given: { uri: "https://example.com" } },
      {
        on: "lambda",
        given: { credentials: undefined },
        gives: { CredentialsArn: undefined },
        told: ["lambda-permission /uri"],
      },
      {
        on: "lambda",
        given: { uri: STREAM },
        gives: { IntegrationUri: undefined },
        told: ["streaming-uri /uri"],
      },
      {
        on: "lambda",
        given: { uri: STREAM },
        options: { allow: ["streamAsBuffered"] },
        gives: { IntegrationUri: INVOKE },
        told: ["streaming-uri warning /uri"],
      },
      {
        on: "lambda",
        given: { uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" },
        gives: { IntegrationUri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" },
        told: ["aws-proxy-websocket /uri"],
      },
      {
        on: "http-proxy",
        given: { uri: "${uri}/{id}", requestParameters: { "integration.request.path.id": "'1'" } },
        gives: {
          IntegrationUri: "${uri}/{id}",
          RequestParameters: { "integration.request.path.id": "'1'" },
        },
        told: ["uri-unrecognised /uri"],
      },
      {
        on: "http-proxy",
        given: { uri: null },
        gives: { IntegrationUri: undefined },
        told: ["uri-missing /uri"],
      },
      {
        on: "http-proxy",
        given: { uri: `https://example.com/${"x".repeat(2048)}` },
        gives: { IntegrationUri: undefined },
        told: ["too-long /uri"],
      },
    ],
    apply: uriToWebSocket,
  },
};
