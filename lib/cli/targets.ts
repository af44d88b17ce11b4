import type { Kind } from "../../patch/grammar/resources.js";

/** How the tools that send patches address a resource of one kind. */
export interface Target {
  /** The command of `aws apigateway`. */
  readonly command: string;
  /** The members of its input that name the resource, besides `patchOperations`. */
  readonly members: readonly string[];
  /** The members without which AWS refuses the call; absent: all of them. */
  readonly required?: readonly string[];
  /** Cloud Custodian's resource and action, where it has them. */
  readonly custodian?: { readonly resource: string; readonly action: string; readonly filter?: string };
}

/**
 * Source: API Gateway service model 2015-07-09 (the Update requests); Cloud Custodian, c7n/resources/apigw.py.
 */
export const TARGETS = {
  Account: {
    command: "update-account",
    members: [],
    custodian: { resource: "rest-account", action: "update" },
  },
  ApiKey: { command: "update-api-key", members: ["apiKey"] },
  Authorizer: { command: "update-authorizer", members: ["restApiId", "authorizerId"] },
  BasePathMapping: {
    command: "update-base-path-mapping",
    members: ["domainName", "domainNameId", "basePath"],
    required: ["domainName", "basePath"],
  },
  ClientCertificate: { command: "update-client-certificate", members: ["clientCertificateId"] },
  Deployment: { command: "update-deployment", members: ["restApiId", "deploymentId"] },
  DocumentationPart: { command: "update-documentation-part", members: ["restApiId", "documentationPartId"] },
  DocumentationVersion: {
    command: "update-documentation-version",
    members: ["restApiId", "documentationVersion"],
  },
  DomainName: {
    command: "update-domain-name",
    members: ["domainName", "domainNameId"],
    required: ["domainName"],
  },
  GatewayResponse: { command: "update-gateway-response", members: ["restApiId", "responseType"] },
  Integration: {
    command: "update-integration",
    members: ["restApiId", "resourceId", "httpMethod"],
    custodian: { resource: "rest-resource", action: "update-integration", filter: "rest-integration" },
  },
  IntegrationResponse: {
    command: "update-integration-response",
    members: ["restApiId", "resourceId", "httpMethod", "statusCode"],
  },
  Method: {
    command: "update-method",
    members: ["restApiId", "resourceId", "httpMethod"],
    custodian: { resource: "rest-resource", action: "update-method", filter: "rest-method" },
  },
  MethodResponse: {
    command: "update-method-response",
    members: ["restApiId", "resourceId", "httpMethod", "statusCode"],
  },
  Model: { command: "update-model", members: ["restApiId", "modelName"] },
  RequestValidator: { command: "update-request-validator", members: ["restApiId", "requestValidatorId"] },
  Resource: { command: "update-resource", members: ["restApiId", "resourceId"] },
  RestApi: {
    command: "update-rest-api",
    members: ["restApiId"],
    custodian: { resource: "rest-api", action: "update" },
  },
  Stage: {
    command: "update-stage",
    members: ["restApiId", "stageName"],
    custodian: { resource: "rest-stage", action: "update" },
  },
  Usage: { command: "update-usage", members: ["usagePlanId", "keyId"] },
  UsagePlan: { command: "update-usage-plan", members: ["usagePlanId"] },
  VpcLink: { command: "update-vpc-link", members: ["vpcLinkId"] },
} as const satisfies Readonly<Record<Kind, Target>>;

/** `restApiId` -> `rest-api-id`: how the AWS CLI and this one spell a member as an option. */
export function optionName(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Every member that names a resource of some kind, once. */
export const PLACE_MEMBERS: readonly string[] = [
  ...new Set(Object.values(TARGETS).flatMap(({ members }) => members as readonly string[])),
];
