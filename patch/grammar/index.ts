import { account } from "./account.js";
import { apiKey } from "./api-key.js";
import { authorizer } from "./authorizer.js";
import { basePathMapping } from "./base-path-mapping.js";
import { clientCertificate } from "./client-certificate.js";
import { deployment } from "./deployment.js";
import { documentationPart } from "./documentation-part.js";
import { documentationVersion } from "./documentation-version.js";
import { domainName } from "./domain-name.js";
import { gatewayResponse } from "./gateway-response.js";
import { integration } from "./integration.js";
import { integrationResponse } from "./integration-response.js";
import { method } from "./method.js";
import { methodResponse } from "./method-response.js";
import { model } from "./model.js";
import { requestValidator } from "./request-validator.js";
import { resource } from "./resource.js";
import type { Kind } from "./resources.js";
import { restApi } from "./rest-api.js";
import { stage } from "./stage.js";
import type { KindGrammar } from "./types.js";
import { usage } from "./usage.js";
import { usagePlan } from "./usage-plan.js";
import { vpcLink } from "./vpc-link.js";

/** The grammar of each kind: what API Gateway v1 takes in its PATCH. Read-only. */
export const grammars: { readonly [K in Kind]: KindGrammar<K> } = {
  Account: account,
  ApiKey: apiKey,
  Authorizer: authorizer,
  BasePathMapping: basePathMapping,
  ClientCertificate: clientCertificate,
  Deployment: deployment,
  DocumentationPart: documentationPart,
  DocumentationVersion: documentationVersion,
  DomainName: domainName,
  GatewayResponse: gatewayResponse,
  Integration: integration,
  IntegrationResponse: integrationResponse,
  Method: method,
  MethodResponse: methodResponse,
  Model: model,
  RequestValidator: requestValidator,
  Resource: resource,
  RestApi: restApi,
  Stage: stage,
  Usage: usage,
  UsagePlan: usagePlan,
  VpcLink: vpcLink,
};
