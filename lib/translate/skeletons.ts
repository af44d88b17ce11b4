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

const ROLES = ["arn:aws:iam::123456789012:role/one", "arn:aws:iam::123456789012:role/other"] as const;
const TIMEOUTS = [5000, 6000] as const;
const METHODS = ["PUT", "PATCH"] as const;
const HANDLINGS = ["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"] as const;
const BEHAVIOURS = ["NEVER", "WHEN_NO_TEMPLATES"] as const;

type Others = Readonly<Record<string, readonly [string | number, (string | number)?]>>;

/**
 * Values for a member that a change sets, so that the change is one: on an object that has the value already, or by
 * default, it would come to nothing and seem to have no counterpart.
 */
export const V1_OTHERS: Others = {
  timeoutInMillis: TIMEOUTS,
  credentials: ROLES,
  httpMethod: METHODS,
  contentHandling: HANDLINGS,
  passthroughBehavior: BEHAVIOURS,
  connectionType: ["VPC_LINK"],
};

const V2_SHARED: Others = {
  TimeoutInMillis: TIMEOUTS,
  CredentialsArn: ROLES,
  IntegrationMethod: METHODS,
  ConnectionType: ["VPC_LINK"],
};

export const V2_OTHERS: Readonly<Record<"HTTP" | "WEBSOCKET", Others>> = {
  HTTP: V2_SHARED,
  WEBSOCKET: { ...V2_SHARED, ContentHandlingStrategy: HANDLINGS, PassthroughBehavior: BEHAVIOURS },
};

/** A value for the member that is another than this one. */
export function otherThan(others: Others, member: string, value: unknown): string | number | undefined {
  return Object.hasOwn(others, member)
    ? others[member]?.find((other) => other !== undefined && String(other) !== String(value))
    : undefined;
}
