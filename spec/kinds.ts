import type * as sdk from "@aws-sdk/client-api-gateway";

/** The 22 resource types of API Gateway v1 that take patchOperations, in the SDK's shapes. */
export interface Resources {
  Account: sdk.Account;
  ApiKey: sdk.ApiKey;
  Authorizer: sdk.Authorizer;
  BasePathMapping: sdk.BasePathMapping;
  ClientCertificate: sdk.ClientCertificate;
  Deployment: sdk.Deployment;
  DocumentationPart: sdk.DocumentationPart;
  DocumentationVersion: sdk.DocumentationVersion;
  DomainName: sdk.DomainName;
  GatewayResponse: sdk.GatewayResponse;
  Integration: sdk.Integration;
  IntegrationResponse: sdk.IntegrationResponse;
  Method: sdk.Method;
  MethodResponse: sdk.MethodResponse;
  Model: sdk.Model;
  RequestValidator: sdk.RequestValidator;
  Resource: sdk.Resource;
  RestApi: sdk.RestApi;
  Stage: sdk.Stage;
  Usage: sdk.Usage;
  UsagePlan: sdk.UsagePlan;
  VpcLink: sdk.VpcLink;
}

export type Kind = keyof Resources;

const EVERY: Readonly<Record<Kind, true>> = {
  Account: true,
  ApiKey: true,
  Authorizer: true,
  BasePathMapping: true,
  ClientCertificate: true,
  Deployment: true,
  DocumentationPart: true,
  DocumentationVersion: true,
  DomainName: true,
  GatewayResponse: true,
  Integration: true,
  IntegrationResponse: true,
  Method: true,
  MethodResponse: true,
  Model: true,
  RequestValidator: true,
  Resource: true,
  RestApi: true,
  Stage: true,
  Usage: true,
  UsagePlan: true,
  VpcLink: true,
};

export const KINDS = Object.keys(EVERY) as readonly Kind[];
