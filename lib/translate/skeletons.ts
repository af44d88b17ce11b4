import type { Dictionary } from "../../common/own.js";

/** A URI that an object may have, and what every spelling of it has in it. */
export interface Held {
  readonly uri: string;
  readonly has: string;
}

const invoking = (name: string): Held => ({
  uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`,
  has: `:function:${name}`,
});
const calling = (host: string): Held => ({ uri: `https://${host}/`, has: host });

export const FUNCTIONS = [invoking("f"), invoking("g")] as const;
export const BACKENDS = [calling("example.com"), calling("example.net")] as const;
const LAMBDA = FUNCTIONS[0].uri;
const ONE = BACKENDS[0].uri;
const OTHER = BACKENDS[1].uri;

export interface Skeleton {
  readonly name: string;
  readonly object: Readonly<Dictionary>;
}

/**
 * Integrations that a change may be for when nobody says which: what a change becomes for all of them, it becomes
 * whatever the object is. Each is as small as its type allows. There are two HTTP proxies, so that what a change takes
 * from the URI of one is not what it takes from the other's.
 */
export const V1_SKELETONS: readonly Skeleton[] = [
  { name: "an HTTP proxy", object: { type: "HTTP_PROXY", httpMethod: "GET", uri: ONE } },
  { name: "another HTTP proxy", object: { type: "HTTP_PROXY", httpMethod: "GET", uri: OTHER } },
  { name: "a Lambda proxy", object: { type: "AWS_PROXY", httpMethod: "POST", uri: LAMBDA } },
  { name: "a custom HTTP integration", object: { type: "HTTP", httpMethod: "GET", uri: ONE } },
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
        IntegrationUri: ONE,
        PayloadFormatVersion: "1.0",
      },
    },
    {
      name: "another HTTP proxy",
      object: {
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "GET",
        IntegrationUri: OTHER,
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
      object: { IntegrationType: "HTTP", IntegrationMethod: "POST", IntegrationUri: ONE },
    },
    {
      name: "an HTTP proxy",
      object: {
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "POST",
        IntegrationUri: OTHER,
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
