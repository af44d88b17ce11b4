/**
 * The JSON Schemas (draft 2020-12) of API Gateway V2's integrations and their responses, as plain data: shapes,
 * enumerations, lengths and ranges. Those of v1 are made from the patch grammar.
 *
 * Source: the API reference of CreateIntegration and CreateIntegrationResponse.
 */
import {
  CONNECTION_TYPES,
  CONTENT_HANDLING,
  INTEGRATION_TYPES,
  PASSTHROUGH,
  type V2Member,
  type V2ResponseMember,
} from "./model.js";

type Schema = Readonly<Record<string, unknown>>;

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

const text = (description: string, maxLength?: number, minLength?: number): Schema => ({
  description,
  type: "string",
  ...(minLength === undefined ? {} : { minLength }),
  ...(maxLength === undefined ? {} : { maxLength }),
});
const word = (description: string, words: readonly string[]): Schema => ({ description, enum: [...words] });
const map = (description: string, value: Schema, keys?: Schema): Schema => ({
  description,
  type: "object",
  additionalProperties: value,
  ...(keys === undefined ? {} : { propertyNames: keys }),
});

const PARAMETER: Schema = { type: "string", minLength: 1, maxLength: 512 };
const TEMPLATE: Schema = { type: "string", maxLength: 32_768 };
/** A backend's status, 200 to 599. */
const STATUS: Schema = { pattern: "^[2-5][0-9]{2}$" };

const integration: Readonly<Record<V2Member, Schema>> = {
  ApiGatewayManaged: { description: "True where quick create made the integration.", type: "boolean" },
  ApiId: text("The API's id."),
  ConnectionId: text("The id of a VPC link.", 1024, 1),
  ConnectionType: word("How the backend is reached. Default: INTERNET.", CONNECTION_TYPES),
  ContentHandlingStrategy: word("WebSocket: how bodies are converted.", CONTENT_HANDLING),
  CredentialsArn: text("A role, or arn:aws:iam::*:user/* for the caller's identity."),
  Description: text("For people.", 1024),
  IntegrationId: text("The integration's id."),
  IntegrationMethod: text("The verb that the backend is called with.", 64),
  IntegrationResponseSelectionExpression: text("WebSocket: what response keys are matched against."),
  IntegrationSubtype: text("HTTP: the AWS service action to invoke.", 128, 1),
  IntegrationType: word("HTTP APIs take AWS_PROXY and HTTP_PROXY alone.", INTEGRATION_TYPES),
  IntegrationUri: text("A function, URL, listener or Cloud Map service.", 2048),
  PassthroughBehavior: word("WebSocket: what becomes of bodies without a template.", PASSTHROUGH),
  PayloadFormatVersion: text("HTTP: 1.0, or 2.0 for a function.", 64, 1),
  RequestParameters: map("Mappings of request parameters, or a subtype's parameters.", PARAMETER),
  RequestTemplates: map("WebSocket: Velocity templates.", TEMPLATE),
  ResponseParameters: map(
    "HTTP: mappings of responses by the backend's status.",
    map("Mappings.", PARAMETER),
    STATUS,
  ),
  TemplateSelectionExpression: text("WebSocket: chooses a template."),
  TimeoutInMillis: {
    description: "HTTP: up to 30000, the default. WebSocket: up to 29000, the default.",
    type: "integer",
    minimum: 50,
    maximum: 30_000,
  },
  TlsConfig: {
    description: "HTTP: the certificate of a private backend.",
    type: "object",
    properties: { ServerNameToVerify: text("The name that the certificate is for.", 512, 1) },
    additionalProperties: false,
  },
};

const response: Readonly<Record<V2ResponseMember, Schema>> = {
  ApiId: text("The API's id."),
  ContentHandlingStrategy: word("How the body is converted.", CONTENT_HANDLING),
  IntegrationId: text("The integration's id."),
  IntegrationResponseId: text("The response's id."),
  IntegrationResponseKey: text("$default, or a pattern between slashes.", undefined, 1),
  ResponseParameters: map("Mappings of headers.", PARAMETER),
  ResponseTemplates: map("Velocity templates.", TEMPLATE),
  TemplateSelectionExpression: text("Chooses a template."),
};

/** The schemas by resource. */
export const v2Schemas: Readonly<Record<"Integration" | "IntegrationResponse", Schema>> = {
  Integration: {
    $schema: DRAFT,
    title: "API Gateway V2 Integration",
    type: "object",
    properties: integration,
    required: ["IntegrationType"],
    additionalProperties: false,
  },
  IntegrationResponse: {
    $schema: DRAFT,
    title: "API Gateway V2 IntegrationResponse",
    type: "object",
    properties: response,
    required: ["IntegrationResponseKey"],
    additionalProperties: false,
  },
};
