/** Lists of operations that nobody's diff made: plausible ones, wrong ones, and ones that are no lists of operations. */
import fc from "fast-check";
import type { Kind } from "../kinds.js";
import { type Data, isData, read, toToken } from "../oracle/data.js";
import { oracleApply } from "../oracle/index.js";
import { type Arb, contentType, name, WEIRD_KEYS, weirdKey } from "./text.js";

/** Paths that a kind takes, or might be thought to take; `{key}` stands for some key. */
const PATHS: Readonly<Record<Kind, readonly string[]>> = {
  Account: ["/cloudwatchRoleArn", "/features", "/throttleSettings/rateLimit"],
  ApiKey: ["/name", "/description", "/enabled", "/customerId", "/id", "/stages/{key}"],
  Authorizer: [
    "/name",
    "/type",
    "/providerARNs",
    "/identitySource",
    "/authorizerResultTtlInSeconds",
    "/authorizerUri",
  ],
  BasePathMapping: ["/basePath", "/restapiId", "/stage"],
  ClientCertificate: ["/description", "/description", "/pemEncodedCertificate"],
  Deployment: ["/description", "/description", "/apiSummary"],
  DocumentationPart: ["/properties", "/location"],
  DocumentationVersion: ["/description", "/version"],
  DomainName: [
    "/certificateArn",
    "/regionalCertificateName",
    "/endpointConfiguration/types",
    "/endpointConfiguration/ipAddressType",
    "/securityPolicy",
    "/mutualTlsAuthentication/truststoreUri",
  ],
  GatewayResponse: [
    "/statusCode",
    "/responseParameters/{key}",
    "/responseTemplates/{key}",
    "/responseType",
    "/responseParameters",
  ],
  Integration: [
    "/requestParameters/integration.request.header.{key}",
    "/requestParameters/{key}",
    "/requestTemplates/{key}",
    "/cacheKeyParameters/{key}",
    "/cacheNamespace",
    "/connectionId",
    "/connectionType",
    "/contentHandling",
    "/credentials",
    "/httpMethod",
    "/integrationTarget",
    "/passthroughBehavior",
    "/responseTransferMode",
    "/timeoutInMillis",
    "/tlsConfig/insecureSkipVerification",
    "/tlsConfig",
    "/type",
    "/uri",
    "/requestTemplates",
    "/integrationResponses/200/selectionPattern",
  ],
  IntegrationResponse: [
    "/responseParameters/method.response.header.{key}",
    "/responseParameters/{key}",
    "/responseTemplates/{key}",
    "/selectionPattern",
    "/contentHandling",
    "/statusCode",
    "/responseParameters",
  ],
  Method: [
    "/requestParameters/{key}",
    "/requestModels/{key}",
    "/apiKeyRequired",
    "/authorizationType",
    "/authorizerId",
    "/operationName",
    "/requestValidatorId",
    "/httpMethod",
    "/requestModels",
  ],
  MethodResponse: ["/responseParameters/{key}", "/responseModels/{key}", "/statusCode", "/responseModels"],
  Model: ["/schema", "/description", "/name"],
  RequestValidator: ["/name", "/validateRequestBody", "/validateRequestParameters", "/id"],
  Resource: ["/pathPart", "/parentId", "/path"],
  RestApi: [
    "/binaryMediaTypes/{key}",
    "/binaryMediaTypes",
    "/description",
    "/endpointConfiguration/types/0",
    "/endpointConfiguration/ipAddressType",
    "/minimumCompressionSize",
    "/name",
    "/apiKeySource",
    "/disableExecuteApiEndpoint",
    "/policy",
    "/tags/{key}",
  ],
  Stage: [
    "/variables/{key}",
    "/description",
    "/deploymentId",
    "/tracingEnabled",
    "/cacheClusterEnabled",
    "/*/*/throttling/burstLimit",
    "/~1pets/GET/caching/enabled",
    "/~1pets/GET/logging/loglevel",
    "/~1pets/GET",
    "/accessLogSettings",
    "/accessLogSettings/format",
    "/accessLogSettings/destinationArn",
    "/canarySettings",
    "/canarySettings/percentTraffic",
    "/canarySettings/deploymentId",
    "/canarySettings/stageVariableOverrides/{key}",
    "/tags/team",
  ],
  Usage: ["/remaining", "/remaining", "/items"],
  UsagePlan: [
    "/name",
    "/description",
    "/apiStages",
    "/throttle",
    "/throttle/rateLimit",
    "/throttle/burstLimit",
    "/quota",
    "/quota/limit",
    "/quota/period",
    "/productCode",
  ],
  VpcLink: ["/name", "/description", "/description", "/targetArns"],
};

const VALUES = [
  "",
  "true",
  "false",
  "whatever",
  "29000",
  "100",
  "0.0",
  "0",
  "12",
  "300",
  "3600",
  "-1",
  "INTERNET",
  "NEVER",
  "STREAM",
  "CONVERT_TO_TEXT",
  "NONE",
  "REGIONAL",
  "PRIVATE",
  "dualstack",
  "'static'",
  "method.request.header.X",
  "a1b2c3",
  "x1y2z3:dev",
  '{"type":"object"}',
  "MONTH",
];

/** A Usage takes nothing but a number. */
const valuesOf = (kind: Kind) => (kind === "Usage" ? ["0", "12", "300", "-1", "", "x"] : VALUES);

/** The pointers of a state, down to the third token. */
function pointers(state: Data, prefix = "", depth = 3): string[] {
  if (depth === 0) return [];
  return Object.keys(state).flatMap((key) => {
    const path = `${prefix}/${toToken(key)}`;
    const child = read(state, key);
    return [path, ...(isData(child) ? pointers(child, path, depth - 1) : [])];
  });
}

const key = fc.oneof(contentType, name, weirdKey).map(toToken);

function pathOf(kind: Kind, state: Data): Arb<string> {
  const known = fc.tuple(fc.constantFrom(...PATHS[kind]), key).map(([path, it]) => {
    return path.replace("{key}", () => it);
  });
  const there = pointers(state);
  return fc.oneof(
    { arbitrary: known, weight: 16 },
    { arbitrary: there.length > 0 ? fc.constantFrom(...there) : known, weight: 6 },
    {
      arbitrary: fc.constantFrom("/unknown", "/unknown/a~1b", "/", "/__proto__", "/constructor/prototype"),
      weight: 1,
    },
  );
}

export interface Sent {
  op: string;
  path: string;
  value?: string;
}

/** Well-formed operations, one by one: few of them AWS would take. */
function candidate(kind: Kind, state: Data): Arb<Sent> {
  return fc.record(
    {
      op: fc.oneof(
        { arbitrary: fc.constantFrom("add", "replace", "replace", "remove"), weight: 30 },
        { arbitrary: fc.constantFrom("move", "copy", "test", "wrong", "Replace"), weight: 1 },
      ),
      path: pathOf(kind, state),
      value: fc.constantFrom(...valuesOf(kind)),
    },
    { requiredKeys: ["op", "path"], noNullPrototype: true },
  );
}

/** Leaves out, of a list, what the oracle knows that AWS refuses, and what nobody knows. */
function acceptable(kind: Kind, state: Data, candidates: readonly Sent[], maxLength: number): Sent[] {
  const list: Sent[] = [];
  for (const operation of candidates) {
    if (list.length === maxLength) break;
    const { error, doubts } = oracleApply(kind, state, [...list, operation]);
    // Of a Usage nothing that AWS takes is known for sure.
    if (error === undefined && (doubts.length === 0 || kind === "Usage")) list.push(operation);
  }
  return list;
}

/** Lists of well-formed operations on a state: two in three AWS takes, and most of the others it refuses. */
export function plausibleOperations(kind: Kind, state: Data, maxLength = 4): Arb<Sent[]> {
  const operation = candidate(kind, state);
  const taken = fc
    .array(operation, { minLength: 4, maxLength: 12 })
    .map((candidates) => acceptable(kind, state, candidates, maxLength));
  return fc.oneof(
    { arbitrary: taken, weight: 2 },
    { arbitrary: fc.array(operation, { maxLength }), weight: 1 },
  );
}

/** Anything at all: objects of all sorts, deep, with weird keys, with holes. */
export const anything: Arb<unknown> = fc.anything({
  key: weirdKey,
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withUnicodeString: true,
});

const part: Arb<unknown> = fc.oneof(
  {
    arbitrary: fc.constantFrom<unknown>(
      ...WEIRD_KEYS,
      ...VALUES,
      "/uri",
      "uri",
      "/a~2b",
      "/~",
      "add",
      "remove",
    ),
    weight: 6,
  },
  { arbitrary: fc.constantFrom<unknown>(null, undefined, 0, 29000, true, [], {}, Number.NaN), weight: 3 },
  { arbitrary: anything, weight: 1 },
);

/** Lists that are meant to hurt: members that are no text, missing, or no operations at all. */
export function hostileOperations(kind: Kind): Arb<unknown> {
  const path = fc.oneof({ arbitrary: pathOf(kind, {}), weight: 3 }, { arbitrary: part, weight: 1 });
  const op = fc.oneof({ arbitrary: fc.constantFrom("add", "replace", "remove", "copy"), weight: 4 }, part);
  const operation = fc.record({ op, path, value: part, from: part }, { requiredKeys: [] });
  const list = fc.oneof(
    { arbitrary: fc.array(operation, { maxLength: 4 }), weight: 6 },
    { arbitrary: fc.sparseArray(operation, { maxNumElements: 3, maxLength: 6 }), weight: 1 },
    { arbitrary: fc.array(anything, { maxLength: 3 }), weight: 1 },
  );
  return fc.oneof({ arbitrary: list, weight: 8 }, { arbitrary: anything, weight: 1 });
}
