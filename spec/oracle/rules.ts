/**
 * What counts as equal, kind by kind: the closed list of the design for integrations and their responses, and for the
 * other kinds what AWS was recorded to fill in. Nothing else is forgiven.
 */
import type { Kind } from "../kinds.js";
import { clone, type Data, isData, read } from "./data.js";
import { NEW_SETTING } from "./stage.js";

export type Rule =
  | { readonly as: "value"; readonly standard?: Standard; readonly emptyIsAbsent?: boolean }
  /** Compared by what it means: see `meaning`. */
  | { readonly as: "meaning"; readonly of: (value: unknown, owner: Data) => unknown }
  | { readonly as: "set" }
  /** A list whose members are known by a name. */
  | { readonly as: "named"; readonly name: (item: Data) => string; readonly each: Rule }
  /** `filledIn`: what AWS answers where none was given, so that a desired object without a map agrees with it. */
  | { readonly as: "map"; readonly each: Rule; readonly filledIn?: Data }
  /** `always`: absent is the same as an object with nothing in it. */
  | { readonly as: "object"; readonly members: Members; readonly always?: boolean }
  /** AWS's own, or what names the object: a desired object that does not say it agrees with any. */
  | { readonly as: "fixed" };

/** The value that stands for an absent member; it may depend on the object and on the objects around it. */
export type Standard = string | number | boolean | ((owner: Data, root: Data) => unknown);

export type Members = Readonly<Record<string, Rule>>;

const value: Rule = { as: "value" };
const text: Rule = { as: "value", emptyIsAbsent: true };
const set: Rule = { as: "set" };
const fixed: Rule = { as: "fixed" };
const standard = (it: Standard): Rule => ({ as: "value", standard: it });
const map = (each: Rule): Rule => ({ as: "map", each });
const object = (members: Members): Rule => ({ as: "object", members });
const always = (members: Members): Rule => ({ as: "object", members, always: true });
/** A template that is null is "". */
const templates = map({ as: "meaning", of: (it) => (it === null ? "" : it) });
const tags = map(value);

const integrationResponse: Members = {
  statusCode: fixed,
  // AWS keeps a "" that it was given, and nothing can be told from it that an absent one would not say.
  selectionPattern: text,
  responseParameters: map(value),
  responseTemplates: templates,
  contentHandling: text,
};

const buffered = (owner: Data) => (read(owner, "responseTransferMode") ?? "BUFFERED") === "BUFFERED";

const integration: Members = {
  type: value,
  httpMethod: value,
  uri: value,
  connectionType: standard("INTERNET"),
  connectionId: text,
  credentials: text,
  requestParameters: map(value),
  requestTemplates: templates,
  passthroughBehavior: standard("WHEN_NO_MATCH"),
  contentHandling: text,
  timeoutInMillis: standard((owner) => (buffered(owner) ? 29000 : undefined)),
  cacheNamespace: fixed,
  cacheKeyParameters: set,
  integrationResponses: map(object(integrationResponse)),
  tlsConfig: always({ insecureSkipVerification: standard(false) }),
  responseTransferMode: standard("BUFFERED"),
  integrationTarget: text,
};

const methodResponse: Members = {
  statusCode: fixed,
  responseParameters: map(value),
  responseModels: map(value),
};

/** The policy as it is meant: unescaped, parsed, its own API's ARN shortened, single-element lists as the element. */
function policy(it: unknown, owner: Data): unknown {
  if (typeof it !== "string" || it === "") return undefined;
  let parsed: unknown = it;
  for (const reading of [it, `"${it}"`]) {
    try {
      parsed = JSON.parse(reading);
      if (typeof parsed === "string") parsed = JSON.parse(parsed);
      break;
    } catch {
      parsed = it;
    }
  }
  const id = read(owner, "id");
  const plain = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.length === 1 ? plain(node[0]) : node.map(plain);
    if (isData(node))
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, plain(child)]));
    const full = /^arn:[^:]*:execute-api:[^:]*:[^:]*:([^/]*)(\/.*)$/s.exec(
      typeof node === "string" ? node : "",
    );
    return full !== null && full[1] === id ? `execute-api:${full[2]}` : node;
  };
  return clone(plain(parsed));
}

const ipAddressType = (owner: Data) =>
  (read(owner, "types") as unknown[] | undefined)?.includes("PRIVATE") ? "dualstack" : "ipv4";

const methodSetting: Members = {
  ...Object.fromEntries(
    Object.entries(NEW_SETTING).map(([name, it]) => [name, standard(it as string | number | boolean)]),
  ),
  loggingLevel: value,
};

const limits: Members = { burstLimit: value, rateLimit: value };

/** The status codes of the responses that name none, as the developer guide lists them. */
const STATUS_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["400", "BAD_REQUEST_BODY BAD_REQUEST_PARAMETERS"],
    ["401", "UNAUTHORIZED"],
    [
      "403",
      "ACCESS_DENIED EXPIRED_TOKEN INVALID_API_KEY INVALID_SIGNATURE MISSING_AUTHENTICATION_TOKEN WAF_FILTERED",
    ],
    ["404", "RESOURCE_NOT_FOUND"],
    ["413", "REQUEST_TOO_LARGE"],
    ["415", "UNSUPPORTED_MEDIA_TYPE"],
    ["429", "QUOTA_EXCEEDED THROTTLED"],
    ["500", "API_CONFIGURATION_ERROR AUTHORIZER_CONFIGURATION_ERROR AUTHORIZER_FAILURE"],
    ["504", "INTEGRATION_FAILURE INTEGRATION_TIMEOUT"],
  ].flatMap(([code = "", types = ""]) => types.split(" ").map((type) => [type, code])),
);

export const RULES: Readonly<Record<Kind, Members>> = {
  Integration: integration,
  IntegrationResponse: integrationResponse,
  Method: {
    httpMethod: fixed,
    authorizationType: standard("NONE"),
    authorizerId: text,
    apiKeyRequired: standard(false),
    requestValidatorId: text,
    operationName: text,
    requestParameters: map(value),
    requestModels: map(value),
    methodResponses: map(object(methodResponse)),
    methodIntegration: object(integration),
    authorizationScopes: set,
  },
  MethodResponse: methodResponse,
  GatewayResponse: {
    responseType: fixed,
    statusCode: {
      as: "value",
      emptyIsAbsent: true,
      standard: (owner) => STATUS_CODES[String(read(owner, "responseType"))],
    },
    responseParameters: map(value),
    // Recorded: PutGatewayResponse without templates answers with this one.
    responseTemplates: {
      ...map(value),
      filledIn: { "application/json": '{"message":$context.error.messageString}' },
    } as Rule,
    defaultResponse: fixed,
  },
  Resource: { id: fixed, parentId: value, pathPart: value, path: fixed, resourceMethods: map(value) },
  RestApi: {
    id: fixed,
    name: value,
    description: text,
    createdDate: fixed,
    version: fixed,
    warnings: fixed,
    binaryMediaTypes: set,
    minimumCompressionSize: value,
    apiKeySource: standard("HEADER"),
    endpointConfiguration: always({
      types: { as: "meaning", of: (it) => (Array.isArray(it) && it.length > 0 ? [...it].sort() : ["EDGE"]) },
      ipAddressType: standard(ipAddressType),
      vpcEndpointIds: set,
    }),
    policy: { as: "meaning", of: policy },
    tags,
    disableExecuteApiEndpoint: standard(false),
    rootResourceId: fixed,
    securityPolicy: value,
    endpointAccessMode: value,
    apiStatus: fixed,
    apiStatusMessage: fixed,
  },
  Stage: {
    deploymentId: value,
    clientCertificateId: text,
    stageName: fixed,
    description: text,
    cacheClusterEnabled: standard(false),
    cacheClusterSize: value,
    cacheClusterStatus: fixed,
    methodSettings: map(object(methodSetting)),
    variables: map(value),
    documentationVersion: text,
    accessLogSettings: object({ format: value, destinationArn: value }),
    canarySettings: object({
      percentTraffic: standard(0),
      deploymentId: standard((_owner, root) => read(root, "deploymentId")),
      stageVariableOverrides: map(value),
      useStageCache: standard(false),
    }),
    tracingEnabled: standard(false),
    webAclArn: value,
    tags,
    createdDate: fixed,
    lastUpdatedDate: fixed,
  },
  Deployment: { id: fixed, description: text, createdDate: fixed, apiSummary: fixed },
  RequestValidator: {
    id: fixed,
    name: value,
    validateRequestBody: standard(false),
    validateRequestParameters: standard(false),
  },
  Model: { id: fixed, name: fixed, description: text, schema: value, contentType: fixed },
  DocumentationPart: { id: fixed, location: fixed, properties: value },
  DocumentationVersion: { version: fixed, createdDate: fixed, description: text },
  ClientCertificate: {
    clientCertificateId: fixed,
    description: text,
    pemEncodedCertificate: fixed,
    createdDate: fixed,
    expirationDate: fixed,
    tags,
  },
  VpcLink: {
    id: fixed,
    name: value,
    description: text,
    targetArns: fixed,
    status: fixed,
    statusMessage: fixed,
    tags,
  },
  ApiKey: {
    id: fixed,
    value: fixed,
    name: text,
    customerId: text,
    description: text,
    enabled: standard(false),
    createdDate: fixed,
    lastUpdatedDate: fixed,
    stageKeys: set,
    tags,
  },
  Account: { cloudwatchRoleArn: text, throttleSettings: fixed, features: set, apiKeyVersion: fixed },
  Authorizer: {
    id: fixed,
    name: value,
    type: value,
    providerARNs: set,
    // CreateAuthorizer fills it in: recorded for a TOKEN, documented for Cognito by an example of the AWS CLI.
    authType: {
      as: "value",
      emptyIsAbsent: true,
      standard: (owner) => (read(owner, "type") === "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom"),
    },
    authorizerUri: text,
    authorizerCredentials: text,
    identitySource: text,
    identityValidationExpression: text,
    // The service model: 300 where it is not set.
    authorizerResultTtlInSeconds: standard(300),
  },
  // The service model: "(none)" stands for no base path, and for a stage that callers name.
  BasePathMapping: {
    basePath: { as: "value", emptyIsAbsent: true, standard: "(none)" },
    restApiId: value,
    stage: { as: "value", emptyIsAbsent: true, standard: "(none)" },
  },
  DomainName: {
    domainName: fixed,
    domainNameId: fixed,
    domainNameArn: fixed,
    certificateName: text,
    certificateArn: text,
    certificateUploadDate: fixed,
    regionalDomainName: fixed,
    regionalHostedZoneId: fixed,
    regionalCertificateName: text,
    regionalCertificateArn: text,
    distributionDomainName: fixed,
    distributionHostedZoneId: fixed,
    endpointConfiguration: always({ types: set, ipAddressType: value, vpcEndpointIds: set }),
    domainNameStatus: fixed,
    domainNameStatusMessage: fixed,
    securityPolicy: value,
    endpointAccessMode: value,
    tags,
    mutualTlsAuthentication: always({
      truststoreUri: text,
      truststoreVersion: text,
      truststoreWarnings: fixed,
    }),
    ownershipVerificationCertificateArn: text,
    managementPolicy: text,
    policy: { as: "meaning", of: policy },
    // The developer guide: the mode of every domain name that was given none.
    routingMode: standard("BASE_PATH_MAPPING_ONLY"),
  },
  UsagePlan: {
    id: fixed,
    name: value,
    description: text,
    apiStages: {
      as: "named",
      name: (item) => `${String(read(item, "apiId"))}:${String(read(item, "stage"))}`,
      each: object({ apiId: value, stage: value, throttle: map(object(limits)) }),
    },
    throttle: object(limits),
    quota: object({ limit: value, offset: standard(0), period: value }),
    productCode: text,
    tags,
  },
  Usage: { usagePlanId: fixed, startDate: fixed, endDate: fixed, items: map(value), position: fixed },
};
