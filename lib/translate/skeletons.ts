import type { Dictionary } from "../../common/own.js";

/**
 * Integrations that a change may be for when nobody says which: what a change becomes for all of them, it becomes
 * whatever the object is. Each is as small as its type allows.
 */
const LAMBDA =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";

export interface Skeleton {
  readonly name: string;
  readonly object: Readonly<Dictionary>;
}

export const V1_SKELETONS: readonly Skeleton[] = [
  { name: "an HTTP proxy", object: { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/" } },
  { name: "a Lambda proxy", object: { type: "AWS_PROXY", httpMethod: "POST", uri: LAMBDA } },
  {
    name: "a custom HTTP integration",
    object: { type: "HTTP", httpMethod: "GET", uri: "https://example.com/" },
  },
  { name: "a custom Lambda integration", object: { type: "AWS", httpMethod: "POST", uri: LAMBDA } },
  { name: "a mock", object: { type: "MOCK" } },
];

export const V2_SKELETONS: Readonly<Record<"HTTP" | "WEBSOCKET", readonly Skeleton[]>> = {
  HTTP: [
    {
      name: "an HTTP proxy",
      object: {
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "GET",
        IntegrationUri: "https://example.com/",
        PayloadFormatVersion: "1.0",
      },
    },
    {
      name: "a Lambda proxy",
      object: {
        IntegrationType: "AWS_PROXY",
        IntegrationMethod: "POST",
        IntegrationUri: LAMBDA,
        PayloadFormatVersion: "1.0",
      },
    },
  ],
  WEBSOCKET: [
    {
      name: "a custom HTTP integration",
      object: { IntegrationType: "HTTP", IntegrationMethod: "POST", IntegrationUri: "https://example.com/" },
    },
    {
      name: "an HTTP proxy",
      object: {
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "POST",
        IntegrationUri: "https://example.com/",
      },
    },
    {
      name: "a Lambda proxy",
      object: { IntegrationType: "AWS_PROXY", IntegrationMethod: "POST", IntegrationUri: LAMBDA },
    },
    {
      name: "a custom Lambda integration",
      object: { IntegrationType: "AWS", IntegrationMethod: "POST", IntegrationUri: LAMBDA },
    },
    { name: "a mock", object: { IntegrationType: "MOCK" } },
  ],
};

/** The responses that a change of a response may be for. */
export const V1_RESPONSES: readonly Skeleton[] = [
  { name: "the default response", object: { statusCode: "200" } },
  { name: "a response with a pattern", object: { statusCode: "404", selectionPattern: "404" } },
];

export const V2_RESPONSES: readonly Skeleton[] = [
  { name: "the default response", object: { IntegrationResponseKey: "$default" } },
  { name: "a response with a pattern", object: { IntegrationResponseKey: "/404/" } },
];
