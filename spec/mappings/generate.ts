/** Integrations of either API for the laws: mostly what people write, now and then what nobody should. */
import fc from "fast-check";

type Plain = Record<string, unknown>;

const name = fc.oneof(
  { arbitrary: fc.constantFrom("id", "X-Id", "proxy", "a.b", "q", "tenant"), weight: 8 },
  { arbitrary: fc.constantFrom("a/b~c", "$filter", "__proto__", "constructor", "é"), weight: 1 },
);
const PREFIXES = ["arn:aws", "arn:aws-cn", "arn:aws-us-gov"];
const functionArn = fc
  .tuple(
    fc.constantFrom(...PREFIXES),
    fc.constantFrom("orders", "orders:live", "orders:7", "${stageVariables.fn}"),
  )
  .map(([prefix, fn]) => `${prefix}:lambda:us-east-1:123456789012:function:${fn}`);
const invoke = fc
  .tuple(functionArn, fc.constantFrom("path/", "path//"))
  .map(
    ([arn, path]) =>
      `${arn.split(":lambda")[0]}:apigateway:us-east-1:lambda:${path}2015-03-31/functions/${arn}/invocations`,
  );
const STREAM =
  "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/arn:aws:lambda:us-east-1:123456789012:function:f/response-streaming-invocations";
const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c";
const BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b";

const url = fc.constantFrom(
  "https://example.com",
  "https://example.com/",
  "http://example.com:8080/orders?limit=5",
  "https://example.com/{id}",
  "https://example.com/a/{proxy}",
  "https://example.com/{id}/x/{q}",
  "https://{tenant}.example.com/{id}",
  "https://${stageVariables.host}/v1/{id}?v=${stageVariables.v}",
  "${uri}/{id}",
);
const service = fc.constantFrom(
  "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
  "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders",
  "arn:aws:apigateway:us-east-1:sqs:action/SendMessage",
  "arn:aws:apigateway:us-east-1:states:action/StartExecution",
  "arn:aws:apigateway:us-east-1:kinesis:action/PutRecord",
  "arn:aws:apigateway:us-east-1:events:action/PutEvents",
  "arn:aws:apigateway:us-east-1:s3:path/{id}",
  "arn:aws:apigateway:us-east-1:appconfig:path/applications/{id}/environments/e/configurations/c",
);

const context = fc.constantFrom(
  "requestId",
  "identity.sourceIp",
  "stage",
  "authorizer.tenant",
  "httpMethod",
  "resourcePath",
  "extendedRequestId",
  "unheard.of",
);
const requestValue = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("header", "querystring", "path", "multivalueheader", "multivaluequerystring"),
      name,
    )
    .map(([location, one]) => `method.request.${location}.${one}`),
  fc.constantFrom(
    "method.request.body",
    "method.request.body.a.b",
    "method.request.body.a..b",
    "stageVariables.v",
  ),
  context.map((one) => `context.${one}`),
  fc.constantFrom(
    "'1'",
    "'a b/c'",
    "''",
    "'$x'",
    "'${context.stage}'",
    "'it''s'",
    "'é\ud800'",
    `'${"v".repeat(510)}'`,
  ),
  fc.constantFrom("true", "", `'${"v".repeat(520)}'`),
);
const header = fc.oneof(
  { arbitrary: name, weight: 6 },
  {
    arbitrary: fc.constantFrom(
      "Authorization",
      "X-Amz-Tenant-Id",
      "Content-Length",
      "Access-Control-Allow-Origin",
    ),
    weight: 1,
  },
);
const requestKey = fc.oneof(
  { arbitrary: header.map((one) => `integration.request.header.${one}`), weight: 5 },
  { arbitrary: name.map((one) => `integration.request.querystring.${one}`), weight: 3 },
  { arbitrary: name.map((one) => `integration.request.path.${one}`), weight: 4 },
  { arbitrary: fc.constantFrom("other", "method.request.header.x"), weight: 1 },
);
const template = fc.constantFrom(
  "",
  null,
  "{}",
  "$input.body",
  "$input.json('$')",
  '{"statusCode": 200}',
  "#set($x = 1)",
  "$input.params('id')",
  "$context.resourcePath $context.requestId",
  '{"stateMachineArn":"arn:aws:states:us-east-1:1:stateMachine:m","input":"$util.escapeJavaScript($input.body)"}',
  "Action=SendMessage&MessageBody=$util.urlEncode($input.path('$.m'))",
  '{"StreamName":"s","Data":"$util.base64Encode($input.body)","PartitionKey":"$context.requestId"}',
  "x".repeat(33_000),
);
const contentType = fc.oneof(
  { arbitrary: fc.constant("application/json"), weight: 6 },
  { arbitrary: fc.constantFrom("text/html", "application/xml", "$default"), weight: 1 },
);
const templates = fc.dictionary(contentType, template, { maxKeys: 2 });
const contentHandling = fc.constantFrom("CONVERT_TO_TEXT", "CONVERT_TO_BINARY", "");

const pattern = fc.constantFrom(
  "",
  "200",
  "404",
  "4\\d{2}",
  "5\\d{2}",
  "(400|404)",
  ".*Error.*",
  ".*",
  "a/b",
  "2..",
);
const responseValue = fc.constantFrom(
  "'1'",
  "integration.response.header.b",
  "integration.response.multivalueheader.b",
  "integration.response.body.a",
  "context.requestId",
  "context.httpMethod",
  "bare",
);
const response = fc.record(
  {
    selectionPattern: pattern,
    responseParameters: fc.dictionary(
      header.map((one) => `method.response.header.${one}`),
      responseValue,
      { maxKeys: 2 },
    ),
    responseTemplates: templates,
    contentHandling,
  },
  { requiredKeys: [] },
);
const responses = fc
  .dictionary(fc.constantFrom("200", "201", "400", "404", "500", "502"), response, { maxKeys: 3 })
  .map((map) => {
    for (const [status, one] of Object.entries(map)) (one as Plain).statusCode = status;
    return map;
  });

const credentials = fc.constantFrom(
  "arn:aws:iam::123456789012:role/gateway",
  "arn:aws:iam::*:user/*",
  "arn:aws:iam:::user/",
  "",
);
const rare = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const common = {
  requestParameters: rare(fc.dictionary(requestKey, requestValue, { maxKeys: 4 })),
  requestTemplates: rare(templates),
  passthroughBehavior: rare(fc.constantFrom("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER")),
  contentHandling: rare(contentHandling),
  timeoutInMillis: rare(fc.constantFrom(50, 5000, 29_000, 29_500, 30_000, 60_000, 10)),
  cacheNamespace: rare(fc.constantFrom("abc", "")),
  cacheKeyParameters: rare(
    fc.uniqueArray(fc.constantFrom("method.request.path.id", "method.request.header.X")),
  ),
  integrationResponses: rare(responses),
  tlsConfig: rare(
    fc.constantFrom({}, { insecureSkipVerification: false }, { insecureSkipVerification: true }),
  ),
  credentials: rare(credentials),
  responseTransferMode: rare(fc.constantFrom("BUFFERED", "BUFFERED", "STREAM")),
  unknownMember: fc.option(fc.constant(1), { nil: undefined, freq: 20 }),
};
const verb = fc.constantFrom("GET", "POST", "ANY");

function typed(type: string, rest: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Plain> {
  return fc.record({ type: fc.constant(type), ...common, ...rest }).map(tidy);
}

/** Leaves out what is undefined: an object as JSON has it. */
function tidy(value: Plain): Plain {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

const link = fc.oneof(
  fc.constant({}),
  fc.record({ connectionType: fc.constant("INTERNET") }),
  fc.record({
    connectionType: fc.constant("VPC_LINK"),
    connectionId: fc.constantFrom("vl1", "${stageVariables.link}"),
  }),
  fc.record({
    connectionType: fc.constant("VPC_LINK"),
    connectionId: fc.constantFrom("vl2", "${stageVariables.link}"),
    integrationTarget: fc.constantFrom(LISTENER, BALANCER),
  }),
);

const withLink = (arbitrary: fc.Arbitrary<Plain>) =>
  fc.tuple(arbitrary, link).map(([one, other]) => ({ ...one, ...other }));

export const v1Integration: fc.Arbitrary<Plain> = fc.oneof(
  typed("AWS_PROXY", {
    httpMethod: fc.constantFrom("POST", "POST", "GET"),
    uri: fc.oneof(
      { arbitrary: invoke, weight: 8 },
      { arbitrary: fc.constantFrom(STREAM, "${fn}"), weight: 1 },
    ),
  }),
  withLink(typed("HTTP_PROXY", { httpMethod: verb, uri: url })),
  withLink(typed("HTTP", { httpMethod: verb, uri: url })),
  typed("AWS", { httpMethod: verb, uri: fc.oneof(service, service, invoke) }),
  typed("MOCK", { uri: rare(url), httpMethod: rare(verb) }),
);

export const routeKey = fc.constantFrom(
  undefined,
  "$connect",
  "sendMessage",
  "GET /a/{id}/{proxy+}",
  "ANY /{q}",
);

const httpSelection = fc.oneof(
  fc
    .tuple(fc.constantFrom("header", "querystring", "path"), name)
    .map(([location, one]) => `request.${location}.${one}`),
  fc.constantFrom(
    "request.body",
    "request.body.a",
    "request.path",
    "stageVariables.v",
    "context.stage",
    "context.routeKey",
  ),
);
const httpValue = fc.oneof(
  httpSelection.map((one) => `$${one}`),
  httpSelection.map((one) => `\${${one}}`),
  fc.constantFrom("1", "a b", "it's", "a.$request.path.b", "$nothing", "x ${context.stage}", "5$"),
);
const httpKey = fc.oneof(
  fc
    .tuple(fc.constantFrom("append", "overwrite", "remove"), fc.constantFrom("header", "querystring"), header)
    .map(([action, location, one]) => `${action}:${location}.${one}`),
  fc.constantFrom("overwrite:path", "other"),
);
const httpParameters = rare(fc.dictionary(httpKey, httpValue, { maxKeys: 4 }));
const httpResponses = rare(
  fc.dictionary(
    fc.constantFrom("200", "404", "500", "503"),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          "overwrite:statuscode",
          "overwrite:header.a",
          "append:header.b",
          "remove:header.c",
          "overwrite:header.Date",
        ),
        fc.constant("other"),
      ),
      fc.constantFrom("400", "404", "$response.header.x", "$response.body.a", "1"),
      { maxKeys: 2 },
    ),
    { maxKeys: 3 },
  ),
);
const v2Common = {
  TimeoutInMillis: rare(fc.constantFrom(50, 5000, 29_000, 29_500, 30_000)),
  Description: rare(fc.constantFrom("", "orders")),
  CredentialsArn: rare(credentials),
  ConnectionType: rare(fc.constant("INTERNET")),
  IntegrationId: rare(fc.constant("abc123")),
  ApiGatewayManaged: rare(fc.boolean()),
  Unknown: fc.option(fc.constant(1), { nil: undefined, freq: 20 }),
};

export const httpIntegration: fc.Arbitrary<Plain> = fc
  .oneof(
    fc.record({
      IntegrationType: fc.constant("AWS_PROXY"),
      IntegrationUri: fc.oneof(functionArn, invoke),
      IntegrationMethod: rare(fc.constantFrom("POST", "GET")),
      PayloadFormatVersion: fc.constantFrom("1.0", "1.0", "2.0"),
      RequestParameters: httpParameters,
      ResponseParameters: httpResponses,
      ...v2Common,
    }),
    fc.record({
      IntegrationType: fc.constant("HTTP_PROXY"),
      IntegrationUri: url,
      IntegrationMethod: rare(verb),
      PayloadFormatVersion: fc.constant("1.0"),
      RequestParameters: httpParameters,
      ResponseParameters: httpResponses,
      ...v2Common,
    }),
    fc.record({
      IntegrationType: fc.constant("HTTP_PROXY"),
      IntegrationUri: fc.constantFrom(
        LISTENER,
        "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1",
      ),
      IntegrationMethod: verb,
      PayloadFormatVersion: fc.constant("1.0"),
      RequestParameters: httpParameters,
      ...v2Common,
      ConnectionType: fc.constant("VPC_LINK"),
      ConnectionId: fc.constantFrom("v2link", "${stageVariables.link}"),
      TlsConfig: rare(fc.constantFrom({}, { ServerNameToVerify: "example.com" })),
    }),
    fc
      .constantFrom(
        [
          "SQS-SendMessage",
          { QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/q", MessageBody: "$request.body" },
        ],
        ["SQS-SendMessage", { QueueUrl: "$request.body.q", MessageBody: "a" }],
        [
          "StepFunctions-StartExecution",
          { StateMachineArn: "arn:aws:states:us-east-1:1:stateMachine:m", Input: "$request.body" },
        ],
        [
          "EventBridge-PutEvents",
          { Source: "a.${request.path.s}", DetailType: "t", Detail: "$request.body", Region: "us-east-1" },
        ],
        ["Kinesis-PutRecord", { StreamName: "s", Data: "$request.body", PartitionKey: "$context.requestId" }],
      )
      .chain(([subtype, parameters]) =>
        fc.record({
          IntegrationType: fc.constant("AWS_PROXY"),
          IntegrationSubtype: fc.constant(subtype),
          RequestParameters: fc.constant(parameters),
          PayloadFormatVersion: fc.constant("1.0"),
          ResponseParameters: httpResponses,
          ...v2Common,
          CredentialsArn: fc.constant("arn:aws:iam::123456789012:role/gateway"),
        }),
      ),
  )
  .map((one) => tidy(one as Plain));

const selection = fc.constantFrom(
  undefined,
  "\\$default",
  "\\$default",
  "\\$default",
  "200",
  "${request.body.action}",
);
const socketTemplates = rare(
  fc.dictionary(fc.constantFrom("$default", "$default", "200", "application/json"), template, { maxKeys: 2 }),
);
const socketValue = fc.oneof(
  fc
    .tuple(fc.constantFrom("route", "route", "method"), fc.constantFrom("header", "querystring"), name)
    .map(([from, location, one]) => `${from}.request.${location}.${one}`),
  fc.constantFrom(
    "route.request.body.a",
    "stageVariables.v",
    "context.connectionId",
    "context.requestId",
    "'1'",
    "bare",
  ),
);
export const webSocketIntegration: fc.Arbitrary<Plain> = fc
  .oneof(
    fc.record({
      IntegrationType: fc.constant("MOCK"),
      RequestTemplates: socketTemplates,
      TemplateSelectionExpression: selection,
      ...v2Common,
    }),
    fc.record({
      IntegrationType: fc.constantFrom("AWS_PROXY", "AWS"),
      IntegrationUri: fc.oneof(invoke, functionArn),
      IntegrationMethod: rare(fc.constant("POST")),
      RequestTemplates: socketTemplates,
      TemplateSelectionExpression: selection,
      ContentHandlingStrategy: rare(fc.constant("CONVERT_TO_TEXT")),
      ...v2Common,
    }),
    fc.record({
      IntegrationType: fc.constantFrom("HTTP", "HTTP_PROXY"),
      IntegrationUri: url,
      IntegrationMethod: verb,
      PassthroughBehavior: rare(fc.constantFrom("WHEN_NO_MATCH", "NEVER")),
      RequestParameters: rare(fc.dictionary(requestKey, socketValue, { maxKeys: 3 })),
      RequestTemplates: socketTemplates,
      TemplateSelectionExpression: selection,
      ...v2Common,
    }),
  )
  .map((one) => tidy(one as Plain));

export const webSocketResponses: fc.Arbitrary<Plain[]> = fc.uniqueArray(
  fc
    .record({
      IntegrationResponseKey: fc.constantFrom("$default", "/200/", "/4\\d{2}/", "404", "/.*Error.*/"),
      ResponseTemplates: socketTemplates,
      TemplateSelectionExpression: selection,
      ResponseParameters: rare(
        fc.constantFrom({ "method.response.header.a": "integration.response.header.b" }, { x: "'1'" }),
      ),
      ContentHandlingStrategy: rare(fc.constant("CONVERT_TO_TEXT")),
      IntegrationResponseId: rare(fc.constant("r1")),
    })
    .map((one) => tidy(one as Plain)),
  { maxLength: 3, selector: (one) => one.IntegrationResponseKey },
);
