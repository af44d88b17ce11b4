import fc from "fast-check";
import type { Kind } from "../kinds.js";
import { type Data, isData, read } from "../oracle/data.js";
import { always, fixed, map, object, type Shape, type Shapes, set, value } from "./shape.js";
import { type Arb, arn, contentType, identifier, moment, tags, weirdKey, words } from "./text.js";

const id = always(fixed(identifier));
const tagged: Shape = { ...fixed(tags), often: 4 };

const API = "x1y2z3";
const policyOf = (resource: unknown, effect: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: effect, Principal: "*", Action: "execute-api:Invoke", Resource: resource }],
  });
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const rewritten = policyOf(`arn:aws:execute-api:eu-west-1:123456789012:${API}/*`, "Allow");

const policy: Arb<string> = fc.constantFrom(
  policyOf(["execute-api:/*"], "Allow"),
  policyOf("execute-api:/*", "Allow"),
  policyOf("execute-api:/prod/GET/pets", "Deny"),
  rewritten,
  escaped(rewritten),
);

const restApi: Shapes = {
  id: always(fixed(fc.constant(API))),
  name: always(value(words)),
  description: value(words),
  createdDate: fixed(moment),
  binaryMediaTypes: set(fc.oneof({ arbitrary: contentType, weight: 8 }, { arbitrary: weirdKey, weight: 1 })),
  minimumCompressionSize: value(fc.constantFrom(0, 10, 10485760), 4),
  apiKeySource: always(value(fc.constantFrom("HEADER", "AUTHORIZER"))),
  endpointConfiguration: always(
    object({
      types: always({ is: "value", value: fc.constantFrom(["EDGE"], ["REGIONAL"], ["PRIVATE"]) }),
      vpcEndpointIds: set(fc.constantFrom("vpce-1", "vpce-2"), 2),
    }),
  ),
  policy: value(policy, 4),
  tags: tagged,
  disableExecuteApiEndpoint: always(value(fc.boolean())),
  rootResourceId: fixed(identifier),
  securityPolicy: value(fc.constantFrom("TLS_1_0", "TLS_1_2"), 3),
  endpointAccessMode: value(fc.constantFrom("BASIC", "STRICT"), 3),
};

/** Members that hang together, so that a state is one that AWS could hold. `either` chooses where both could be. */
export function settled(kind: Kind, resource: Data, either: boolean): Data {
  switch (kind) {
    case "RestApi": {
      // A private API has dual-stack addresses, and no other.
      const configuration = read(resource, "endpointConfiguration");
      if (!isData(configuration)) return resource;
      const types = read(configuration, "types");
      const isPrivate = Array.isArray(types) && types.includes("PRIVATE");
      const ipAddressType = isPrivate || either ? "dualstack" : "ipv4";
      return { ...resource, endpointConfiguration: { ...configuration, ipAddressType } };
    }
    case "Resource": {
      // The path ends with the resource's own part.
      const part = read(resource, "pathPart");
      if (read(resource, "path") === undefined || typeof part !== "string") return resource;
      return { ...resource, path: `${either ? "/shop" : ""}/${part}` };
    }
    case "Method": {
      // An authorizer goes with the types that have one, and with no other.
      const { authorizerId, ...rest } = resource;
      const authorized = ["CUSTOM", "COGNITO_USER_POOLS"].includes(
        String(read(resource, "authorizationType")),
      );
      return authorized ? { ...rest, authorizerId: authorizerId ?? "a1b2c3" } : rest;
    }
    default:
      return resource;
  }
}

const limit = fc.constantFrom(0, 1, 100, 5000);
const rate = fc.constantFrom(0, 12.5, 200);
const throttle: Shape = object({ burstLimit: always(value(limit)), rateLimit: always(value(rate)) });

const stageName = (item: unknown) =>
  `${(item as Data | undefined)?.apiId}:${(item as Data | undefined)?.stage}`;

const usagePlan: Shapes = {
  id,
  name: always(value(words)),
  description: value(words),
  apiStages: {
    is: "list",
    name: stageName,
    often: 7,
    each: object({
      apiId: always(fixed(identifier)),
      stage: always(fixed(fc.constantFrom("dev", "prod"))),
      throttle: { ...map(fc.constantFrom("/pets/GET", "/a~1/b/POST", "/pets/{id}/PUT"), throttle), often: 4 },
    }),
  },
  throttle,
  quota: object({
    limit: always(value(limit)),
    offset: always(value(fc.constantFrom(0, 1, 5))),
    period: always(value(fc.constantFrom("DAY", "WEEK", "MONTH"))),
  }),
  productCode: value(fc.constantFrom("p1", "p2"), 3),
  tags: tagged,
};

const domainName: Shapes = {
  domainName: always(fixed(fc.constantFrom("api.example.com", "xn--pets-1.example.com"))),
  certificateName: value(words, 2),
  certificateArn: value(arn("acm", "certificate/1", "certificate/2"), 4),
  certificateUploadDate: { ...fixed(moment), often: 2 },
  regionalDomainName: { ...fixed(fc.constant("d-1.execute-api.eu-west-1.amazonaws.com")), often: 5 },
  regionalCertificateName: value(words, 2),
  regionalCertificateArn: value(arn("acm", "certificate/3", "certificate/4"), 4),
  endpointConfiguration: always(
    object({
      types: set(fc.constantFrom("EDGE", "REGIONAL"), 9),
      ipAddressType: value(fc.constantFrom("ipv4", "dualstack"), 8),
    }),
  ),
  domainNameStatus: always(fixed(fc.constant("AVAILABLE"))),
  securityPolicy: value(fc.constantFrom("TLS_1_0", "TLS_1_2"), 8),
  endpointAccessMode: value(fc.constantFrom("BASIC", "STRICT"), 3),
  mutualTlsAuthentication: object(
    {
      truststoreUri: value(fc.constantFrom("s3://bucket/a.pem", "s3://bucket/b~c.pem"), 9),
      truststoreVersion: value(fc.constantFrom("1", "abc"), 4),
    },
    4,
  ),
  ownershipVerificationCertificateArn: value(arn("acm", "certificate/5"), 3),
  managementPolicy: value(fc.constant(policyOf("*", "Allow")), 2),
  policy: value(policy, 2),
  routingMode: value(fc.constantFrom("BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY"), 4),
  tags: tagged,
};

const schema = fc.constantFrom(
  '{"type":"object"}',
  '{"type": "array", "items": {}}',
  '{"title":"a/b~c","type":"object"}',
);

const days = fc
  .array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 2 })
  .map((each) => each.map((day) => [...day]));

export const OTHERS: Readonly<Partial<Record<Kind, Shapes>>> = {
  RestApi: restApi,
  UsagePlan: usagePlan,
  DomainName: domainName,
  Resource: {
    id,
    parentId: always(value(identifier)),
    pathPart: always(value(fc.constantFrom("pets", "{id}", "{proxy+}", "a.b-c"))),
    path: { ...fixed(fc.constantFrom("/pets", "/shop/{id}")), often: 5 },
  },
  Model: {
    id,
    name: always(fixed(words)),
    description: value(words),
    schema: always(value(schema)),
    contentType: always(fixed(fc.constant("application/json"))),
  },
  RequestValidator: {
    id,
    name: always(value(words)),
    validateRequestBody: always(value(fc.boolean())),
    validateRequestParameters: always(value(fc.boolean())),
  },
  DocumentationPart: {
    id,
    location: always(
      fixed(fc.constantFrom({ type: "API" }, { type: "METHOD", path: "/pets", method: "GET" })),
    ),
    properties: always(value(fc.constantFrom('{"description":"a"}', '{ "description": "b/c~d" }', "{}"))),
  },
  DocumentationVersion: {
    version: always(fixed(words)),
    createdDate: fixed(moment),
    description: value(words),
  },
  Deployment: { id, createdDate: fixed(moment), description: value(words) },
  ClientCertificate: {
    clientCertificateId: id,
    description: value(words),
    pemEncodedCertificate: fixed(fc.constant("-----BEGIN CERTIFICATE-----")),
    createdDate: fixed(moment),
    expirationDate: fixed(moment),
    tags: tagged,
  },
  VpcLink: {
    id,
    name: always(value(words)),
    description: value(words),
    targetArns: always(
      fixed(fc.constant(["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/1"])),
    ),
    status: always(fixed(fc.constant("AVAILABLE"))),
    tags: tagged,
  },
  ApiKey: {
    id,
    name: value(words, 9),
    customerId: value(words, 3),
    description: value(words),
    enabled: always(value(fc.boolean())),
    createdDate: fixed(moment),
    lastUpdatedDate: fixed(moment),
    stageKeys: set(fc.constantFrom("x1y2z3/dev", "x1y2z3/prod", "a~b/c"), 4),
    tags: tagged,
  },
  Account: {
    cloudwatchRoleArn: value(arn("iam", ":role/a", ":role/b")),
    throttleSettings: always(fixed(fc.constant({ burstLimit: 5000, rateLimit: 10000 }))),
    features: set(fc.constantFrom("UsagePlans"), 5),
    apiKeyVersion: always(fixed(fc.constant("4"))),
  },
  Authorizer: {
    id,
    name: always(value(words)),
    type: always(value(fc.constantFrom("TOKEN", "REQUEST", "COGNITO_USER_POOLS"))),
    providerARNs: set(arn("cognito-idp", "userpool/a", "userpool/b", "userpool/c"), 4),
    authType: value(fc.constantFrom("custom", "cognito_user_pools"), 8),
    authorizerUri: value(
      fc.constantFrom("arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations"),
    ),
    authorizerCredentials: value(arn("iam", ":role/a"), 3),
    identitySource: value(
      fc.constantFrom("method.request.header.Authorization", "context.identity.sourceIp"),
      8,
    ),
    identityValidationExpression: value(fc.constantFrom("^Bearer .*$", "a/b~c"), 3),
    authorizerResultTtlInSeconds: value(fc.constantFrom(0, 300, 3600), 8),
  },
  BasePathMapping: {
    basePath: always(value(fc.constantFrom("pets", "v1", "a-b"))),
    restApiId: always(value(identifier)),
    stage: value(fc.constantFrom("dev", "prod"), 7),
  },
  Usage: {
    usagePlanId: id,
    startDate: always(fixed(fc.constant("2024-06-01"))),
    endDate: always(fixed(fc.constant("2024-06-02"))),
    // Mostly one key whose last remaining number changes, which is all that an update reaches.
    items: always(
      value(
        fc.oneof(
          {
            arbitrary: fc.constantFrom(0, 5, 12, 80, 300).map((left) => ({
              k1: [
                [10, 90],
                [7, left],
              ],
            })),
            weight: 9,
          },
          { arbitrary: fc.dictionary(identifier, days, { maxKeys: 3, noNullPrototype: true }), weight: 1 },
        ),
      ),
    ),
  },
};
