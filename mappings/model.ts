/**
 * The objects that the mappings read and write, from the SDKs' own types. The model is v1's Integration as GetIntegration
 * answers it; its JSON Schema is made from the patch grammar, those of API Gateway V2 are in `schemas.ts`.
 */
import type * as V1 from "@aws-sdk/client-api-gateway";
import type * as V2 from "@aws-sdk/client-apigatewayv2";
import type { Finding } from "../common/findings.js";

export type Protocol = "HTTP" | "WEBSOCKET";
export type Direction = "toV2" | "toV1";

export const INTEGRATION_TYPES = ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"] as const;
export type IntegrationType = (typeof INTEGRATION_TYPES)[number];

export const CONNECTION_TYPES = ["INTERNET", "VPC_LINK"] as const;
export const CONTENT_HANDLING = ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"] as const;
export const PASSTHROUGH = ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"] as const;
export const TRANSFER_MODES = ["BUFFERED", "STREAM"] as const;

/** `null` and `undefined` stand for an absent member, at any depth. */
export type Nullable<T> = T extends (infer E)[]
  ? Nullable<E>[] | null | undefined
  : T extends object
    ? { [K in keyof T]?: Nullable<T[K]> | null | undefined }
    : T | null | undefined;

export type V1Integration = V1.Integration;
/** A v1 integration in any of the forms that are read: GetIntegration's answer or PutIntegration's input. */
export type V1IntegrationInput = Nullable<V1.Integration> | Nullable<V1.PutIntegrationRequest>;

/** What CreateIntegrationCommand takes, without the API's id. */
export type CreateIntegration = Omit<V2.CreateIntegrationRequest, "ApiId">;
/** What CreateIntegrationResponseCommand takes, without the ids of API and integration. */
export type CreateIntegrationResponse = Omit<V2.CreateIntegrationResponseRequest, "ApiId" | "IntegrationId">;

/** A v2 integration in any of the forms that are read: an answer or the input of a create or update. */
export type V2IntegrationInput = Nullable<V2.Integration> | Nullable<V2.CreateIntegrationRequest>;
export type V2IntegrationResponseInput =
  | Nullable<V2.IntegrationResponse>
  | Nullable<V2.CreateIntegrationResponseRequest>;

export type V1Member = keyof V1.Integration;
export type V1ResponseMember = keyof V1.IntegrationResponse;
export type V2Member = keyof V2.Integration | keyof V2.CreateIntegrationRequest;
export type V2ResponseMember = keyof V2.IntegrationResponse | keyof V2.CreateIntegrationResponseRequest;

/** Lossy conversions to API Gateway V2 that a caller may accept. */
export const TO_V2_ALLOWANCES = ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"] as const;
export type ToV2Allowance = (typeof TO_V2_ALLOWANCES)[number];

/** Lossy conversions to v1 that a caller may accept. */
export const TO_V1_ALLOWANCES = ["payload2AsProxyEvent", "proxyResponsesAsCustom"] as const;
export type ToV1Allowance = (typeof TO_V1_ALLOWANCES)[number];

interface BothToV2Options {
  /** The route that will lead to the integration: `GET /pets/{id}`, `$connect`, `sendMessage`. */
  readonly routeKey?: string;
  readonly allow?: readonly ToV2Allowance[];
}

export interface ToHttpOptions extends BothToV2Options {
  readonly protocol: "HTTP";
  /** The id of the V2 link that takes the place of each v1 link. */
  readonly vpcLinks?: Readonly<Record<string, string>>;
  /**
   * The ARN of the listener behind a load balancer. The key is the load balancer's ARN, or the host of v1's URI; either
   * may go on with `:PORT`, which is looked up first.
   */
  readonly listeners?: Readonly<Record<string, string>>;
  /** Statuses that the backend gives and that the default integration response is meant for. */
  readonly statusCodes?: readonly number[];
}

export interface ToWebSocketOptions extends BothToV2Options {
  readonly protocol: "WEBSOCKET";
}

export type ToV2Options = ToHttpOptions | ToWebSocketOptions;

export interface ToV1Options {
  readonly protocol: Protocol;
  /** The route that leads to the integration. */
  readonly routeKey?: string;
  /** The region of the API: services are called there where nothing else names one. */
  readonly region?: string;
  /** HTTP: scheme, host and port of a private backend, by listener ARN: `http://name.elb.amazonaws.com:8080`. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly allow?: readonly ToV1Allowance[];
}

/** The members that an HTTP API's integration has. */
export type CreateHttpIntegration = Omit<
  CreateIntegration,
  "ContentHandlingStrategy" | "PassthroughBehavior" | "RequestTemplates" | "TemplateSelectionExpression"
>;

/** The members that a WebSocket API's integration has. */
export type CreateWebSocketIntegration = Omit<
  CreateIntegration,
  "IntegrationSubtype" | "PayloadFormatVersion" | "ResponseParameters" | "TlsConfig"
>;

/** What a conversion to API Gateway V2 gives. */
export type ToV2Result<I = CreateIntegration, R = CreateIntegrationResponse> =
  | {
      /** No finding is an error: AWS should take the result, and it should behave as the warnings say. */
      readonly convertible: true;
      readonly integration: I;
      /** WebSocket: one for each CreateIntegrationResponseCommand. */
      readonly responses: readonly R[];
      readonly findings: readonly Finding[];
    }
  | {
      readonly convertible: false;
      /** The members that could be converted. */
      readonly integration: Partial<I>;
      readonly responses: readonly R[];
      readonly findings: readonly Finding[];
    };

/** HTTP APIs have no integration responses. */
export type ToHttpResult = ToV2Result<CreateHttpIntegration, never>;
export type ToWebSocketResult = ToV2Result<CreateWebSocketIntegration>;

/** What a conversion to v1 gives: the model, `integrationResponses` included. */
export interface ToV1Result {
  /** No finding is an error: AWS should take the result, and it should behave as the warnings say. */
  readonly convertible: boolean;
  /** All members, or those that could be converted. */
  readonly integration: V1Integration;
  readonly findings: readonly Finding[];
}
