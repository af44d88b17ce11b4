import fc from "fast-check";
import { always, fixed, map, object, type Shapes, set, value } from "./shape.js";
import { type Arb, arn, contentType, identifier, prefixed, template, weirdKey, words } from "./text.js";

const LONG = `'${"v".repeat(510)}'`;

export const requestParameter: Arb<string> = fc.oneof(
  {
    arbitrary: prefixed(
      "integration.request.header.",
      "integration.request.querystring.",
      "integration.request.path.",
    ),
    weight: 12,
  },
  { arbitrary: weirdKey, weight: 1 },
);

const requestMapping: Arb<string> = fc.oneof(
  {
    arbitrary: fc.oneof(
      prefixed("method.request.header.", "method.request.querystring.", "method.request.path."),
      fc.constantFrom(
        "'static'",
        "'a/b~c'",
        "context.requestId",
        "stageVariables.host",
        "method.request.body",
        LONG,
      ),
      fc.constantFrom(
        "method.request.multivalueheader.X-Id",
        "method.request.body.user.id",
        "context.identity.sourceIp",
      ),
    ),
    weight: 12,
  },
  { arbitrary: fc.constantFrom("unquoted", "", "method.request.cookie.x", "\ud800"), weight: 1 },
);

const cacheKey: Arb<string> = prefixed(
  "method.request.path.",
  "method.request.querystring.",
  "integration.request.header.",
  "integration.request.querystring.",
);

export const responseParameter: Arb<string> = fc.oneof(
  { arbitrary: prefixed("method.response.header."), weight: 12 },
  { arbitrary: weirdKey, weight: 1 },
);

const responseMapping: Arb<string> = fc.oneof(
  {
    arbitrary: fc.oneof(
      prefixed("integration.response.header."),
      fc.constantFrom(
        "'*'",
        "'a/b~c'",
        "integration.response.body.id",
        "context.requestId",
        "stageVariables.v",
        LONG,
      ),
    ),
    weight: 12,
  },
  { arbitrary: fc.constantFrom("*", "integration.response.trailer.x"), weight: 1 },
);

const handling = fc.constantFrom("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
/** AWS answers with null for an empty template. */
const templates = map(
  contentType,
  fc.oneof({ arbitrary: template, weight: 6 }, { arbitrary: fc.constant(null), weight: 1 }),
);

const pattern = fc.oneof(fc.constantFrom("", "4\\d{2}", ".*Error.*", "-"), words);

export const integrationResponse: Shapes = {
  statusCode: always(fixed(fc.constantFrom("200", "404", "500"))),
  selectionPattern: value(pattern),
  responseParameters: map(responseParameter, responseMapping),
  responseTemplates: templates,
  contentHandling: value(handling, 4),
};

const status = fc.constantFrom("200", "404", "500");

const responses = fc
  .tuple(status, fc.record({ selectionPattern: pattern }, { requiredKeys: [] }))
  .map(([statusCode, rest]) => ({ [statusCode]: { statusCode, ...rest } }));

const LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function";
const invocations = (functionName: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${LAMBDA}:${functionName}/invocations`;

type Type = "AWS" | "AWS_PROXY" | "HTTP" | "HTTP_PROXY" | "MOCK";

const http = fc.constantFrom(
  "https://example.com/pets",
  "https://example.com/a~1/b%20c",
  "http://${stageVariables.host}/{proxy}",
);
const lambda = fc.constantFrom("pets", "orders").map(invocations);

const URI: Readonly<Record<Type, Arb<string>>> = {
  HTTP: http,
  HTTP_PROXY: http,
  AWS: fc.constantFrom(
    invocations("pets"),
    "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue",
    "arn:aws:apigateway:eu-west-1:s3:path/bucket/{key}",
  ),
  AWS_PROXY: lambda,
  MOCK: http,
};

const verb = fc.constantFrom("GET", "POST", "PUT", "ANY");

/** 30000 takes a raised quota. */
const timeout = fc.constantFrom(29000, 50, 5000, 12345, 30000);
const wrongTimeout = fc.constantFrom(49, 1.5, 900001, -1);

function shapes(type: Type): Shapes {
  const mock = type === "MOCK";
  const overHttp = type === "HTTP" || type === "HTTP_PROXY";
  const proxy = type === "HTTP_PROXY" || type === "AWS_PROXY";
  return {
    type: always(
      fixed(fc.oneof({ arbitrary: fc.constant(type), weight: 50 }, fc.constantFrom("MOCK", "HTTP"))),
    ),
    httpMethod: { ...value(type === "AWS_PROXY" ? fc.constant("POST") : verb), often: mock ? 1 : 10 },
    uri: { ...value(URI[type]), often: mock ? 1 : 10 },
    requestParameters: map(requestParameter, requestMapping, 7),
    requestTemplates: templates,
    passthroughBehavior: value(
      fc.constantFrom("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
      8,
      fc.constantFrom("ALWAYS", ""),
    ),
    contentHandling: value(handling, 3, fc.constantFrom("CONVERT", "")),
    timeoutInMillis: value(timeout, 8, wrongTimeout),
    cacheNamespace: value(identifier, 9),
    cacheKeyParameters: set(cacheKey, 8),
    credentials: value(arn("iam", ":role/a", ":role/b"), 3),
    tlsConfig: object({ insecureSkipVerification: value(fc.boolean(), 8) }, 2),
    integrationResponses: { ...fixed(responses), often: 4 },
    ...(overHttp
      ? {
          connectionType: value(fc.constantFrom("INTERNET", "VPC_LINK"), 8),
          connectionId: value(fc.constantFrom("vl1234", "${stageVariables.vpcLinkId}"), 3),
          integrationTarget: value(
            arn("elasticloadbalancing", "loadbalancer/app/a/1", "loadbalancer/app/b/2"),
            2,
          ),
        }
      : {}),
    ...(proxy ? { responseTransferMode: value(fc.constantFrom("BUFFERED", "STREAM"), 3) } : {}),
  };
}

export const INTEGRATIONS: readonly Shapes[] = (
  ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"] as const
).map(shapes);
