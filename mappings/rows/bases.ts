/** Whole conversions, written by hand, that the examples of the rows change. */
import type { Base } from "../table.js";

export const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders";
export const INVOKE = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
export const STREAM = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FUNCTION}/response-streaming-invocations`;
export const ROLE = "arn:aws:iam::123456789012:role/gateway";
export const CALLER = "arn:aws:iam::*:user/*";
export const QUEUE_URI = "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders";
export const QUEUE_URL = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";
export const DYNAMODB = "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem";
export const LISTENER =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c49/0467ef3c";
export const BALANCER =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/orders/50dc6c49";
const SEND = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";
const FORM = { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" };

/** v1 to an HTTP API. */
export const v1ToHttpBases = {
  "http-proxy": {
    given: { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/orders" },
    gives: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/orders",
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
  },
  lambda: {
    given: { type: "AWS_PROXY", httpMethod: "POST", uri: INVOKE, credentials: ROLE },
    gives: {
      IntegrationType: "AWS_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: INVOKE,
      CredentialsArn: ROLE,
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
  },
  "http-custom": {
    given: { type: "HTTP", httpMethod: "GET", uri: "https://example.com/orders" },
    gives: {
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/orders",
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
    told: ["http-custom-as-proxy /type"],
  },
  "lambda-custom": {
    given: { type: "AWS", httpMethod: "POST", uri: INVOKE, credentials: ROLE },
    gives: {
      IntegrationMethod: "POST",
      IntegrationUri: INVOKE,
      CredentialsArn: ROLE,
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
    told: ["lambda-custom-as-proxy /type"],
  },
  queue: {
    given: {
      type: "AWS",
      httpMethod: "POST",
      uri: QUEUE_URI,
      credentials: ROLE,
      requestParameters: FORM,
      requestTemplates: { "application/json": SEND },
    },
    gives: {
      IntegrationType: "AWS_PROXY",
      IntegrationSubtype: "SQS-SendMessage",
      RequestParameters: { QueueUrl: QUEUE_URL, MessageBody: "$request.body" },
      CredentialsArn: ROLE,
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
    told: [
      "service-as-subtype /type",
      "service-template-replaced /requestParameters/integration.request.header.Content-Type",
      "service-template-replaced /requestTemplates/application~1json",
    ],
  },
  private: {
    given: {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://orders.example.com/orders",
      connectionType: "VPC_LINK",
      connectionId: "vl0a1b2c",
      integrationTarget: LISTENER,
    },
    gives: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: LISTENER,
      ConnectionType: "VPC_LINK",
      ConnectionId: "vl0a1b2c",
      TlsConfig: { ServerNameToVerify: "orders.example.com" },
      RequestParameters: { "overwrite:path": "/orders" },
      TimeoutInMillis: 29_000,
      PayloadFormatVersion: "1.0",
    },
  },
  mock: { given: { type: "MOCK" }, gives: {}, told: ["mock-on-http "] },
} as const satisfies Record<string, Base>;

/** v1 to a WebSocket API. */
export const v1ToWebSocketBases = {
  mock: { given: { type: "MOCK" }, gives: { IntegrationType: "MOCK" } },
  "http-proxy": {
    given: { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/orders" },
    gives: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/orders",
    },
  },
  lambda: {
    given: { type: "AWS_PROXY", httpMethod: "POST", uri: INVOKE, credentials: ROLE },
    gives: {
      IntegrationType: "AWS_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: INVOKE,
      CredentialsArn: ROLE,
    },
  },
  table: {
    given: { type: "AWS", httpMethod: "POST", uri: DYNAMODB, credentials: ROLE },
    gives: {
      IntegrationType: "AWS",
      IntegrationMethod: "POST",
      IntegrationUri: DYNAMODB,
      CredentialsArn: ROLE,
    },
  },
  private: {
    given: {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "http://orders.example.com/orders",
      connectionType: "VPC_LINK",
      connectionId: "vl0a1b2c",
    },
    gives: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "http://orders.example.com/orders",
      ConnectionType: "VPC_LINK",
      ConnectionId: "vl0a1b2c",
    },
  },
} as const satisfies Record<string, Base>;

/** An HTTP API to v1. */
export const httpToV1Bases = {
  "http-proxy": {
    given: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/orders",
      TimeoutInMillis: 5000,
      PayloadFormatVersion: "1.0",
    },
    gives: {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/orders",
      timeoutInMillis: 5000,
    },
  },
  lambda: {
    given: {
      IntegrationType: "AWS_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: INVOKE,
      CredentialsArn: ROLE,
      TimeoutInMillis: 5000,
      PayloadFormatVersion: "1.0",
    },
    gives: { type: "AWS_PROXY", httpMethod: "POST", uri: INVOKE, credentials: ROLE, timeoutInMillis: 5000 },
  },
  queue: {
    given: {
      IntegrationType: "AWS_PROXY",
      IntegrationSubtype: "SQS-SendMessage",
      RequestParameters: { QueueUrl: QUEUE_URL, MessageBody: "$request.body" },
      CredentialsArn: ROLE,
      TimeoutInMillis: 5000,
      PayloadFormatVersion: "1.0",
    },
    gives: {
      type: "AWS",
      httpMethod: "POST",
      uri: QUEUE_URI,
      credentials: ROLE,
      requestParameters: FORM,
      requestTemplates: { "application/json": SEND },
      passthroughBehavior: "NEVER",
      timeoutInMillis: 5000,
      integrationResponses: { "200": { statusCode: "200" } },
    },
    told: ["subtype-rebuilt /integration/IntegrationSubtype"],
  },
  private: {
    given: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: LISTENER,
      ConnectionType: "VPC_LINK",
      ConnectionId: "vl0a1b2c",
      TlsConfig: { ServerNameToVerify: "orders.example.com" },
      RequestParameters: { "overwrite:path": "/orders" },
      TimeoutInMillis: 5000,
      PayloadFormatVersion: "1.0",
    },
    gives: {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://orders.example.com/orders",
      connectionType: "VPC_LINK",
      connectionId: "vl0a1b2c",
      integrationTarget: LISTENER,
      timeoutInMillis: 5000,
    },
  },
} as const satisfies Record<string, Base>;

/** A WebSocket API to v1. */
export const webSocketToV1Bases = {
  mock: { given: { IntegrationType: "MOCK" }, gives: { type: "MOCK" } },
  "http-proxy": {
    given: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/orders",
    },
    gives: { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/orders" },
  },
  lambda: {
    given: {
      IntegrationType: "AWS_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: INVOKE,
      CredentialsArn: ROLE,
    },
    gives: { type: "AWS_PROXY", httpMethod: "POST", uri: INVOKE, credentials: ROLE },
  },
  table: {
    given: {
      IntegrationType: "AWS",
      IntegrationMethod: "POST",
      IntegrationUri: DYNAMODB,
      CredentialsArn: ROLE,
    },
    gives: { type: "AWS", httpMethod: "POST", uri: DYNAMODB, credentials: ROLE },
  },
  private: {
    given: {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "http://orders.example.com/orders",
      ConnectionType: "VPC_LINK",
      ConnectionId: "vl0a1b2c",
    },
    gives: {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "http://orders.example.com/orders",
      connectionType: "VPC_LINK",
      connectionId: "vl0a1b2c",
    },
  },
} as const satisfies Record<string, Base>;
