/** The members of v2's resources: what a create or update takes, and what an answer has besides. */
import {
  boolean,
  integer,
  list,
  type Members,
  map,
  named,
  number,
  struct,
  templates,
  text,
} from "../wire/shape.js";

const TAGS = { Tags: map(text) };

const CORS = struct({
  AllowCredentials: boolean,
  AllowHeaders: list(text),
  AllowMethods: list(text),
  AllowOrigins: list(text),
  ExposeHeaders: list(text),
  MaxAge: integer,
});

/** What an update of an API takes as well; `Target` and its companions are quick create's. */
export const API_UPDATE: Members = {
  Name: text,
  ApiKeySelectionExpression: text,
  CorsConfiguration: CORS,
  CredentialsArn: text,
  Description: text,
  DisableSchemaValidation: boolean,
  DisableExecuteApiEndpoint: boolean,
  IpAddressType: text,
  RouteKey: text,
  RouteSelectionExpression: text,
  Target: text,
  Version: text,
};
export const API_CREATE: Members = { ...API_UPDATE, ProtocolType: text, ...TAGS };
const { CredentialsArn: _role, RouteKey: _key, Target: _target, ...API_HELD } = API_CREATE;
/** Quick create's members are not answered. */
export const API: Members = {
  ...API_HELD,
  ApiId: text,
  ApiEndpoint: text,
  ApiGatewayManaged: boolean,
  CreatedDate: text,
  ImportInfo: list(text),
  Warnings: list(text),
};

const PARAMETERS = map(text);

export const INTEGRATION_BODY: Members = {
  IntegrationType: text,
  ConnectionId: text,
  ConnectionType: text,
  ContentHandlingStrategy: text,
  CredentialsArn: text,
  Description: text,
  IntegrationMethod: text,
  IntegrationSubtype: text,
  IntegrationUri: text,
  PassthroughBehavior: text,
  PayloadFormatVersion: text,
  RequestParameters: PARAMETERS,
  RequestTemplates: templates,
  ResponseParameters: map(PARAMETERS),
  TemplateSelectionExpression: text,
  TimeoutInMillis: integer,
  TlsConfig: struct({ ServerNameToVerify: text }),
};
export const INTEGRATION: Members = {
  ...INTEGRATION_BODY,
  ApiGatewayManaged: boolean,
  IntegrationId: text,
  IntegrationResponseSelectionExpression: text,
};

export const RESPONSE_BODY: Members = {
  IntegrationResponseKey: text,
  ContentHandlingStrategy: text,
  ResponseParameters: PARAMETERS,
  ResponseTemplates: templates,
  TemplateSelectionExpression: text,
};
export const RESPONSE: Members = { ...RESPONSE_BODY, IntegrationResponseId: text };

const CONSTRAINTS = map(struct({ Required: boolean }));

export const ROUTE_BODY: Members = {
  RouteKey: text,
  ApiKeyRequired: boolean,
  AuthorizationScopes: list(text),
  AuthorizationType: text,
  AuthorizerId: text,
  ModelSelectionExpression: text,
  OperationName: text,
  RequestModels: map(text),
  RequestParameters: CONSTRAINTS,
  RouteResponseSelectionExpression: text,
  Target: text,
};
export const ROUTE: Members = { ...ROUTE_BODY, RouteId: text, ApiGatewayManaged: boolean };

export const ROUTE_RESPONSE_BODY: Members = {
  RouteResponseKey: text,
  ModelSelectionExpression: text,
  ResponseModels: map(text),
  ResponseParameters: CONSTRAINTS,
};
export const ROUTE_RESPONSE: Members = { ...ROUTE_RESPONSE_BODY, RouteResponseId: text };

export const DEPLOYMENT_UPDATE: Members = { Description: text };
export const DEPLOYMENT_CREATE: Members = { ...DEPLOYMENT_UPDATE, StageName: text };
export const DEPLOYMENT: Members = {
  ...DEPLOYMENT_UPDATE,
  AutoDeployed: boolean,
  CreatedDate: text,
  DeploymentId: text,
  DeploymentStatus: text,
  DeploymentStatusMessage: text,
};

const ROUTE_SETTINGS = struct({
  DataTraceEnabled: boolean,
  DetailedMetricsEnabled: boolean,
  LoggingLevel: text,
  ThrottlingBurstLimit: integer,
  ThrottlingRateLimit: number,
});

export const STAGE_UPDATE: Members = {
  AccessLogSettings: struct({ DestinationArn: text, Format: text }),
  AutoDeploy: boolean,
  ClientCertificateId: text,
  DefaultRouteSettings: ROUTE_SETTINGS,
  DeploymentId: text,
  Description: text,
  RouteSettings: map(ROUTE_SETTINGS),
  StageVariables: map(text),
};
export const STAGE_CREATE: Members = { ...STAGE_UPDATE, StageName: text, ...TAGS };
export const STAGE: Members = {
  ...STAGE_CREATE,
  ApiGatewayManaged: boolean,
  CreatedDate: text,
  LastDeploymentStatusMessage: text,
  LastUpdatedDate: text,
};

export const AUTHORIZER_BODY: Members = {
  AuthorizerType: text,
  IdentitySource: list(text),
  Name: text,
  AuthorizerCredentialsArn: text,
  AuthorizerPayloadFormatVersion: text,
  AuthorizerResultTtlInSeconds: integer,
  AuthorizerUri: text,
  EnableSimpleResponses: boolean,
  IdentityValidationExpression: text,
  JwtConfiguration: struct({ Audience: list(text), Issuer: text }),
};
export const AUTHORIZER: Members = { ...AUTHORIZER_BODY, AuthorizerId: text };

/** The query of every list of v2. */
export const PAGE_QUERY: Members = { MaxResults: text, NextToken: named("nextToken", text) };

/** A list of one kind, as it is answered. */
export const listOf = (members: Members): Members => ({ Items: list(struct(members)), NextToken: text });
