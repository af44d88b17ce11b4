/** An object of every kind, as AWS answers it, and what is changed of it. */
import type { Kind } from "patchway";

export type Members = Record<string, unknown>;

/** Where an edit goes, and what stands there afterwards. */
export type Edit = readonly [way: readonly string[], value: unknown];

export interface Sample {
  readonly object: Members;
  readonly edits: readonly Edit[];
}

const CREATED = "2026-03-01T08:30:00Z";
export const ROLE = "arn:aws:iam::123456789012:role/api-gateway";
const TAGS = { team: "pets", stage: "production", "cost-centre": "4711" };
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\n${"MIIC6TCCAdGgAwIBAgIIQ0Hd5jBZ".repeat(24)}\n-----END CERTIFICATE-----`;
const lambda = (name: string): string =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;
const schema = (title: string): string =>
  JSON.stringify({
    $schema: "http://json-schema.org/draft-04/schema#",
    title,
    type: "object",
    required: ["id"],
  });
const settings = (metricsEnabled: boolean, throttlingRateLimit: number): Members => ({
  ...{ metricsEnabled, loggingLevel: "ERROR", dataTraceEnabled: false, throttlingBurstLimit: 200 },
  ...{ throttlingRateLimit, cachingEnabled: false, cacheTtlInSeconds: 300, cacheDataEncrypted: false },
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
});

export const SAMPLES: { readonly [K in Kind]: Sample } = {
  Account: {
    object: {
      cloudwatchRoleArn: ROLE,
      throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
      features: ["UsagePlans"],
      apiKeyVersion: "4",
    },
    edits: [[["cloudwatchRoleArn"], `${ROLE}-logs`]],
  },
  ApiKey: {
    object: {
      ...{
        id: "k1a2b3c4d5",
        name: "shop",
        description: "the shop's key",
        enabled: true,
        createdDate: CREATED,
      },
      ...{ lastUpdatedDate: CREATED, stageKeys: ["a1b2c3d4e5/prod", "f6g7h8i9j0/prod"], tags: TAGS },
    },
    edits: [
      [["description"], "the old shop's key"],
      [["enabled"], false],
    ],
  },
  Authorizer: {
    object: {
      ...{ id: "auth01", name: "tokens", type: "TOKEN", authType: "custom", authorizerUri: lambda("tokens") },
      ...{ authorizerCredentials: ROLE, identitySource: "method.request.header.Authorization" },
      ...{ identityValidationExpression: "^Bearer .+$", authorizerResultTtlInSeconds: 300 },
    },
    edits: [
      [["authorizerResultTtlInSeconds"], 60],
      [["identitySource"], "method.request.header.X-Token"],
    ],
  },
  BasePathMapping: {
    object: { basePath: "orders", restApiId: "a1b2c3d4e5", stage: "production" },
    edits: [[["stage"], "canary"]],
  },
  ClientCertificate: {
    object: {
      ...{ clientCertificateId: "cert01", description: "to the backend", pemEncodedCertificate: CERTIFICATE },
      ...{ createdDate: CREATED, expirationDate: "2027-03-01T08:30:00Z", tags: TAGS },
    },
    edits: [[["description"], "to the new backend"]],
  },
  Deployment: {
    object: { id: "dep001", description: "release 41", createdDate: CREATED },
    edits: [[["description"], "release 42"]],
  },
  DocumentationPart: {
    object: {
      id: "part01",
      location: { type: "METHOD", path: "/orders/{id}", method: "GET" },
      properties: JSON.stringify({ description: "Reads an order.", summary: "an order", tags: ["orders"] }),
    },
    edits: [[["properties"], JSON.stringify({ description: "Reads one order.", summary: "order" })]],
  },
  DocumentationVersion: {
    object: { version: "1.4", createdDate: CREATED, description: "the fourth one" },
    edits: [[["description"], "the fifth one"]],
  },
  DomainName: {
    object: {
      ...{
        domainName: "api.example.com",
        certificateUploadDate: CREATED,
        regionalHostedZoneId: "Z1UJRXOUMOOFQ8",
      },
      regionalDomainName: "d-a1b2c3.execute-api.eu-west-1.amazonaws.com",
      regionalCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d",
      endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "ipv4" },
      ...{ domainNameStatus: "AVAILABLE", securityPolicy: "TLS_1_2", tags: TAGS },
    },
    edits: [
      [["regionalCertificateArn"], "arn:aws:acm:eu-west-1:123456789012:certificate/4e5f6a7b"],
      [["endpointConfiguration", "ipAddressType"], "dualstack"],
    ],
  },
  GatewayResponse: {
    object: {
      responseType: "UNAUTHORIZED",
      statusCode: "401",
      responseParameters: {
        "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
        "gatewayresponse.header.Access-Control-Allow-Headers": "'*'",
      },
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
      defaultResponse: false,
    },
    edits: [
      [["statusCode"], "403"],
      [["responseParameters", "gatewayresponse.header.Access-Control-Allow-Origin"], "'https://example.com'"],
    ],
  },
  Integration: {
    object: {
      ...{ type: "AWS", httpMethod: "POST", uri: lambda("orders"), credentials: ROLE },
      requestParameters: {
        "integration.request.header.X-Trace": "method.request.header.X-Trace",
        "integration.request.querystring.page": "method.request.querystring.page",
      },
      requestTemplates: { "application/json": '{"id": "$input.params(\'id\')"}' },
      ...{ passthroughBehavior: "NEVER", timeoutInMillis: 29000, cacheNamespace: "res001" },
      cacheKeyParameters: [],
      integrationResponses: {
        200: { statusCode: "200", responseTemplates: { "application/json": "" } },
        404: { statusCode: "404", selectionPattern: "not found.*" },
      },
    },
    edits: [
      [["timeoutInMillis"], 5000],
      [["requestParameters", "integration.request.header.X-Trace"], "'none'"],
    ],
  },
  IntegrationResponse: {
    object: {
      statusCode: "200",
      selectionPattern: "2\\d{2}",
      responseParameters: {
        "method.response.header.Location": "integration.response.header.Location",
        "method.response.header.Access-Control-Allow-Origin": "'*'",
      },
      responseTemplates: { "application/json": "$input.json('$.body')" },
    },
    edits: [
      [["selectionPattern"], "20\\d"],
      [["responseTemplates", "application/json"], "$input.json('$')"],
    ],
  },
  Method: {
    object: {
      ...{ httpMethod: "GET", authorizationType: "CUSTOM", authorizerId: "auth01", apiKeyRequired: false },
      ...{ requestValidatorId: "val001", operationName: "getOrder" },
      requestParameters: { "method.request.path.id": true, "method.request.querystring.page": false },
      requestModels: { "application/json": "Order" },
      methodResponses: {
        200: { statusCode: "200", responseModels: { "application/json": "Order" } },
        404: { statusCode: "404", responseModels: { "application/json": "Error" } },
      },
      methodIntegration: {
        type: "AWS_PROXY",
        httpMethod: "POST",
        uri: lambda("orders"),
        timeoutInMillis: 29000,
      },
      authorizationScopes: ["orders/read"],
    },
    edits: [
      [["operationName"], "readOrder"],
      [["requestParameters", "method.request.querystring.page"], true],
    ],
  },
  MethodResponse: {
    object: {
      statusCode: "200",
      responseParameters: {
        "method.response.header.Location": false,
        "method.response.header.Access-Control-Allow-Origin": true,
      },
      responseModels: { "application/json": "Order", "application/xml": "Order" },
    },
    edits: [
      [["responseParameters", "method.response.header.Location"], true],
      [["responseModels", "application/xml"], "Empty"],
    ],
  },
  Model: {
    object: {
      ...{ id: "mod001", name: "Order", description: "an order", schema: schema("Order") },
      contentType: "application/json",
    },
    edits: [
      [["description"], "an order of the shop"],
      [["schema"], schema("ShopOrder")],
    ],
  },
  RequestValidator: {
    object: { id: "val001", name: "all", validateRequestBody: true, validateRequestParameters: true },
    edits: [
      [["name"], "body"],
      [["validateRequestParameters"], false],
    ],
  },
  Resource: {
    object: {
      ...{ id: "res001", parentId: "root01", pathPart: "orders", path: "/orders" },
      resourceMethods: {
        GET: { httpMethod: "GET", authorizationType: "NONE", apiKeyRequired: false },
        POST: { httpMethod: "POST", authorizationType: "AWS_IAM", apiKeyRequired: false },
      },
    },
    edits: [[["parentId"], "root02"]],
  },
  RestApi: {
    object: {
      ...{ id: "a1b2c3d4e5", name: "shop", description: "the shop", createdDate: CREATED, version: "7" },
      ...{
        binaryMediaTypes: ["image/png", "image/jpeg"],
        minimumCompressionSize: 1024,
        apiKeySource: "HEADER",
      },
      endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "ipv4" },
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" }],
      }),
      ...{ tags: TAGS, disableExecuteApiEndpoint: false, rootResourceId: "root01" },
    },
    edits: [
      [["description"], "the new shop"],
      [["minimumCompressionSize"], 2048],
    ],
  },
  Stage: {
    object: {
      ...{ deploymentId: "dep001", stageName: "production", description: "what customers see" },
      ...{ cacheClusterEnabled: false, cacheClusterStatus: "NOT_AVAILABLE" },
      methodSettings: {
        "*/*": settings(true, 100),
        "orders/GET": settings(true, 500),
        "orders/POST": settings(false, 50),
      },
      variables: { backend: "orders.example.com", table: "orders", level: "info" },
      ...{ documentationVersion: "1.4", tracingEnabled: true, tags: TAGS },
      accessLogSettings: {
        format: "$context.requestId $context.status",
        destinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:api",
      },
      ...{ createdDate: CREATED, lastUpdatedDate: CREATED },
    },
    edits: [
      [["variables", "level"], "debug"],
      [["methodSettings", "orders/GET", "throttlingRateLimit"], 800],
    ],
  },
  Usage: {
    object: {
      ...{ usagePlanId: "plan01", startDate: "2026-03-01", endDate: "2026-03-03" },
      items: {
        k1a2b3c4d5: [
          [10, 990],
          [20, 970],
          [5, 965],
        ],
        k6f7g8h9i0: [
          [1, 999],
          [0, 999],
          [0, 999],
        ],
      },
    },
    edits: [[["items", "k1a2b3c4d5", "2", "1"], 2000]],
  },
  UsagePlan: {
    object: {
      ...{ id: "plan01", name: "gold", description: "for partners" },
      apiStages: [
        {
          apiId: "a1b2c3d4e5",
          stage: "production",
          throttle: {
            "/orders/GET": { burstLimit: 20, rateLimit: 10 },
            "/orders/POST": { burstLimit: 10, rateLimit: 5 },
          },
        },
        {
          apiId: "f6g7h8i9j0",
          stage: "production",
          throttle: { "/pets/GET": { burstLimit: 8, rateLimit: 4 } },
        },
      ],
      throttle: { burstLimit: 200, rateLimit: 100 },
      quota: { limit: 100000, offset: 0, period: "MONTH" },
      tags: TAGS,
    },
    edits: [
      [["throttle", "rateLimit"], 150],
      [["apiStages", "0", "throttle", "/orders/GET", "rateLimit"], 12],
    ],
  },
  VpcLink: {
    object: {
      ...{ id: "link01", name: "inside", description: "to the cluster", status: "AVAILABLE", tags: TAGS },
      targetArns: [
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/inside/50dc6c495c0c9188",
      ],
    },
    edits: [
      [["name"], "cluster"],
      [["description"], "to the new cluster"],
    ],
  },
};
