import { expect } from "chai";
import type { Finding } from "../../common/findings.js";
import { serviceFromHttp } from "../../mappings/services/from-http.js";
import { serviceToHttp } from "../../mappings/services/to-http.js";
import { findAction, findSubtype, partitionOf, regionOf, subtypes } from "../../mappings/services.js";
import { readServiceUri, type ServiceUri } from "../../mappings/uri.js";

const QUEUE_URI = "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders";
const QUEUE_URL = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";
const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
const action = (service: string, name: string) => `arn:aws:apigateway:us-east-1:${service}:action/${name}`;

interface Request {
  readonly uri: string;
  readonly parameters?: Record<string, string>;
  readonly template?: string;
  readonly routeKey?: string;
}

function recognise({ uri, parameters, template, routeKey }: Request) {
  const findings: Finding[] = [];
  const result = serviceToHttp(
    {
      uri: readServiceUri(uri) as ServiceUri,
      requestParameters: parameters ?? {},
      requestTemplates: template === undefined ? {} : { "application/json": template },
      ...(routeKey === undefined ? {} : { routeKey }),
    },
    findings,
  );
  return { result, findings, told: findings.map(({ id, path }) => `${id} ${path}`) };
}

describe("the subtypes of HTTP APIs", () => {
  it("are the ten that the developer guide lists, with their required and optional parameters", () => {
    const listed = subtypes.map(({ subtype, parameters }) => [
      subtype,
      parameters.filter(({ required }) => required).map(({ name }) => name),
      parameters.filter(({ required }) => !required).map(({ name }) => name),
    ]);
    expect(listed).to.have.deep.members([
      [
        "EventBridge-PutEvents",
        ["Source", "DetailType", "Detail"],
        ["EventBusName", "Time", "Resources", "TraceHeader"],
      ],
      [
        "SQS-SendMessage",
        ["QueueUrl", "MessageBody"],
        [
          "DelaySeconds",
          "MessageGroupId",
          "MessageDeduplicationId",
          "MessageAttributes",
          "MessageSystemAttributes",
        ],
      ],
      [
        "SQS-ReceiveMessage",
        ["QueueUrl"],
        [
          "MaxNumberOfMessages",
          "VisibilityTimeout",
          "WaitTimeSeconds",
          "ReceiveRequestAttemptId",
          "AttributeNames",
          "MessageAttributeNames",
        ],
      ],
      ["SQS-DeleteMessage", ["QueueUrl", "ReceiptHandle"], []],
      ["SQS-PurgeQueue", ["QueueUrl"], []],
      [
        "AppConfig-GetConfiguration",
        ["Application", "Environment", "Configuration", "ClientId"],
        ["ClientConfigurationVersion"],
      ],
      [
        "Kinesis-PutRecord",
        ["StreamName", "Data", "PartitionKey"],
        ["ExplicitHashKey", "SequenceNumberForOrdering"],
      ],
      ["StepFunctions-StartExecution", ["StateMachineArn"], ["Input", "Name"]],
      ["StepFunctions-StartSyncExecution", ["StateMachineArn"], ["Input", "Name", "TraceHeader"]],
      ["StepFunctions-StopExecution", ["ExecutionArn"], ["Cause", "Error"]],
    ]);
  });

  it("are found by name and by action", () => {
    expect(findSubtype("SQS-SendMessage")?.action).to.equal("SendMessage");
    expect(findAction("states", "StartExecution")?.subtype).to.equal("StepFunctions-StartExecution");
    expect(findSubtype("__proto__")).to.equal(undefined);
    expect(findAction("sns", "Publish")).to.equal(undefined);
  });

  it("know the region of a queue or ARN, and the partition of a region", () => {
    expect(regionOf(QUEUE_URL)).to.equal("us-east-1");
    expect(regionOf("https://sqs.cn-north-1.amazonaws.com.cn/1/q")).to.equal("cn-north-1");
    expect(regionOf(MACHINE)).to.equal("us-east-1");
    expect(regionOf("$request.body.url")).to.equal(undefined);
    expect(
      ["us-east-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1"].map(partitionOf),
    ).to.deep.equal(["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b"]);
  });
});

describe("a v1 service integration as a subtype", () => {
  const cases: readonly (readonly [
    what: string,
    Request,
    subtype: string,
    Record<string, string>,
    told: readonly string[],
  ])[] = [
    [
      "SQS with an encoded form",
      {
        uri: QUEUE_URI,
        parameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
        template:
          "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&DelaySeconds=5&Version=2012-11-05",
      },
      "SQS-SendMessage",
      { QueueUrl: QUEUE_URL, MessageBody: "$request.body", DelaySeconds: "5" },
      [],
    ],
    [
      "SQS with an unencoded form",
      { uri: QUEUE_URI, template: "Action=SendMessage&MessageBody=$input.body\n" },
      "SQS-SendMessage",
      { QueueUrl: QUEUE_URL, MessageBody: "$request.body" },
      ["service-approximated /requestTemplates/application~1json"],
    ],
    [
      "SQS attributes",
      {
        uri: QUEUE_URI,
        template:
          "Action=SendMessage&MessageBody=a%20%26b+c&MessageAttribute.1.Name=id&MessageAttribute.1.Value.StringValue=$util.urlEncode($context.requestId)&MessageAttribute.1.Value.DataType=String",
      },
      "SQS-SendMessage",
      {
        QueueUrl: QUEUE_URL,
        MessageBody: "a &b c",
        MessageAttributes: '{"id":{"DataType":"String","StringValue":"${context.requestId}"}}',
      },
      [],
    ],
    [
      "SQS through the query string",
      {
        uri: QUEUE_URI,
        parameters: {
          "integration.request.querystring.Action": "'ReceiveMessage'",
          "integration.request.querystring.MaxNumberOfMessages": "method.request.querystring.n",
        },
      },
      "SQS-ReceiveMessage",
      { QueueUrl: QUEUE_URL, MaxNumberOfMessages: "$request.querystring.n" },
      [],
    ],
    [
      "SQS with a queue from the path and a stage variable",
      {
        uri: "arn:aws:apigateway:us-east-1:sqs:path/${stageVariables.account}/{q}",
        parameters: { "integration.request.path.q": "method.request.path.queue" },
        template: "Action=PurgeQueue",
      },
      "SQS-PurgeQueue",
      { QueueUrl: "https://sqs.us-east-1.amazonaws.com/${stageVariables.account}/${request.path.queue}" },
      [],
    ],
    [
      "SQS as an action",
      {
        uri: action("sqs", "DeleteMessage"),
        template: `QueueUrl=${encodeURIComponent(QUEUE_URL)}&ReceiptHandle=$util.urlEncode($input.params().header.get('X-Receipt'))`,
      },
      "SQS-DeleteMessage",
      { QueueUrl: QUEUE_URL, ReceiptHandle: "$request.header.X-Receipt" },
      [],
    ],
    [
      "Step Functions",
      {
        uri: action("states", "StartExecution"),
        template: `{"stateMachineArn": "${MACHINE}", "input": "$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")", "name": "$context.requestId"}`,
      },
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Input: "$request.body", Name: "$context.requestId" },
      [],
    ],
    [
      "Step Functions in a region that nothing else names",
      { uri: action("states", "StopExecution"), template: '{"executionArn":"$input.path(\'$.arn\')"}' },
      "StepFunctions-StopExecution",
      { ExecutionArn: "$request.body.arn", Region: "us-east-1" },
      ["body-truncated /requestTemplates/application~1json"],
    ],
    [
      "Kinesis",
      {
        uri: action("kinesis", "PutRecord"),
        parameters: { "integration.request.header.Content-Type": "'application/x-amz-json-1.1'" },
        template:
          '{"StreamName":"$input.params(\'stream\')","Data":"$util.base64Encode($input.body)","PartitionKey":"$input.params().querystring.key"}',
        routeKey: "POST /streams/{stream}",
      },
      "Kinesis-PutRecord",
      {
        StreamName: "$request.path.stream",
        Data: "$request.body",
        PartitionKey: "$request.querystring.key",
        Region: "us-east-1",
      },
      [],
    ],
    [
      "EventBridge with one entry",
      {
        uri: action("events", "PutEvents"),
        parameters: { "integration.request.header.X-Amz-Target": "'AWSEvents.PutEvents'" },
        template:
          '{"Entries":[{"Source":"my.$stageVariables.app","DetailType":"order","Detail":"$util.escapeJavaScript($input.json(\'$.detail\'))"}]}',
      },
      "EventBridge-PutEvents",
      {
        Source: "my.${stageVariables.app}",
        DetailType: "order",
        Detail: "$request.body.detail",
        Region: "us-east-1",
      },
      [
        "service-approximated /requestTemplates/application~1json",
        "body-truncated /requestTemplates/application~1json",
      ],
    ],
    [
      "AppConfig",
      {
        uri: "arn:aws:apigateway:eu-west-1:appconfig:path/applications/{a}/environments/prod/configurations/c",
        parameters: {
          "integration.request.path.a": "method.request.path.app",
          "integration.request.querystring.client_id": "context.requestId",
        },
      },
      "AppConfig-GetConfiguration",
      {
        Application: "$request.path.app",
        Environment: "prod",
        Configuration: "c",
        ClientId: "$context.requestId",
        Region: "eu-west-1",
      },
      [],
    ],
  ];
  for (const [what, request, subtype, parameters, told] of cases) {
    it(`recognises ${what}`, () => {
      const recognised = recognise(request);
      expect(recognised.told).to.deep.equal(told);
      expect(recognised.result?.row.subtype).to.equal(subtype);
      expect(recognised.result?.parameters).to.deep.equal(parameters);
    });
  }

  const TEMPLATE = "/requestTemplates/application~1json";
  const states = (template: string): Request => ({ uri: action("states", "StartExecution"), template });
  for (const [what, request, path, word] of [
    ["a directive", states(`#set($a = 1){"stateMachineArn":"${MACHINE}"}`), TEMPLATE, "#set"],
    ["a comment", states(`## x\n{"stateMachineArn":"${MACHINE}"}`), TEMPLATE, "##"],
    [
      "another $util function",
      states('{"stateMachineArn":"$util.parseJson($input.body)"}'),
      TEMPLATE,
      "$util.parseJson",
    ],
    ["a call on a value", states('{"stateMachineArn":"$input.body.substring(1)"}'), TEMPLATE, "$input.body"],
    ["a filter", states('{"stateMachineArn":"$input.path(\'$.a[?(@.b)]\')"}'), TEMPLATE, "JSON path"],
    [
      "a parameter of some place",
      states('{"stateMachineArn":"$input.params(\'a\')"}'),
      TEMPLATE,
      "$input.params('a')",
    ],
    [
      "a context variable that HTTP APIs lack",
      states('{"stateMachineArn":"$context.resourcePath"}'),
      TEMPLATE,
      "resourcePath",
    ],
    [
      "a member that the subtype lacks",
      states(`{"stateMachineArn":"${MACHINE}","x":"1"}`),
      TEMPLATE,
      "the member x",
    ],
    ["an object", states(`{"stateMachineArn":"${MACHINE}","input":{}}`), TEMPLATE, "input"],
    ["text that is not JSON", states("{"), TEMPLATE, "not JSON"],
    ["JSON nested without end", states("[".repeat(100_000)), TEMPLATE, "nested deeper"],
    ["a list", states("[]"), TEMPLATE, "no JSON object"],
    [
      "text that would be evaluated",
      states(`{"stateMachineArn":"${MACHINE}","input":"$ 5"}`),
      TEMPLATE,
      "$ 5",
    ],
    ["an empty value", states('{"stateMachineArn":""}'), TEMPLATE, "an empty value"],
    ["a long value", states(`{"stateMachineArn":"${"x".repeat(513)}"}`), TEMPLATE, "512"],
    ["an escaped reference", states('{"stateMachineArn":"\\$input.body"}'), TEMPLATE, "escape"],
    [
      "the form's encoding in JSON",
      states('{"stateMachineArn":"$util.urlEncode($input.body)"}'),
      TEMPLATE,
      "encoding",
    ],
    ["a required member that is missing", states('{"name":"a"}'), "", "stateMachineArn"],
    ["no template", { uri: action("states", "StartExecution") }, "/requestTemplates", "without a template"],
    ["an empty template", states(" "), TEMPLATE, "an empty template"],
    [
      "another target",
      {
        ...states("{}"),
        parameters: { "integration.request.header.X-Amz-Target": "'AWSStepFunctions.Other'" },
      },
      "/requestParameters",
      "AWSStepFunctions.Other",
    ],
    [
      "a header of the client's",
      { ...states("{}"), parameters: { "integration.request.header.X-Custom": "'a'" } },
      "/requestParameters/integration.request.header.X-Custom",
      "the header x-custom",
    ],
    [
      "a query parameter before a JSON service",
      { ...states("{}"), parameters: { "integration.request.querystring.a": "'a'" } },
      "/requestParameters/integration.request.querystring.a",
      "a query parameter",
    ],
    [
      "two events",
      { uri: action("events", "PutEvents"), template: '{"Entries":[{},{}]}' },
      TEMPLATE,
      "one entry",
    ],
    [
      "a list of resources",
      { uri: action("events", "PutEvents"), template: '{"Entries":[{"Resources":["a"]}]}' },
      TEMPLATE,
      "the list Resources",
    ],
    [
      "Kinesis data that is not encoded",
      { uri: action("kinesis", "PutRecord"), template: '{"Data":"$input.body"}' },
      TEMPLATE,
      "base64Encode",
    ],
    [
      "a form field that SQS lacks",
      { uri: QUEUE_URI, template: "Action=PurgeQueue&x=1" },
      TEMPLATE,
      "the form field x",
    ],
    ["a form field twice", { uri: QUEUE_URI, template: "Action=PurgeQueue&Action=a" }, TEMPLATE, "twice"],
    [
      "a list field",
      { uri: QUEUE_URI, template: "Action=ReceiveMessage&AttributeName.1=All" },
      TEMPLATE,
      "AttributeName.1",
    ],
    ["a bad encoding", { uri: QUEUE_URI, template: "Action=SendMessage&MessageBody=%zz" }, TEMPLATE, "%zz"],
    ["another action", { uri: QUEUE_URI, template: "Action=CreateQueue" }, TEMPLATE, "CreateQueue"],
    ["no action", { uri: QUEUE_URI, template: "MessageBody=a" }, TEMPLATE, "static Action"],
    ["no form at all", { uri: QUEUE_URI }, "/requestTemplates", "static Action"],
    [
      "half a queue",
      { uri: QUEUE_URI.replace("/orders", ""), template: "Action=PurgeQueue" },
      "/uri",
      "account and queue",
    ],
    [
      "a placeholder that nothing fills",
      { uri: QUEUE_URI.replace("orders", "{q}"), template: "Action=PurgeQueue" },
      "/uri",
      "{q}",
    ],
    [
      "a mapping that v1 refuses",
      { uri: QUEUE_URI, template: "Action=PurgeQueue", parameters: { x: "'a'" } },
      "/requestParameters/x",
      "refuse",
    ],
    [
      "a path of another AppConfig call",
      { uri: "arn:aws:apigateway:us-east-1:appconfig:path/applications" },
      "/uri",
      "GetConfiguration",
    ],
    [
      "a template before AppConfig",
      {
        uri: "arn:aws:apigateway:us-east-1:appconfig:path/applications/a/environments/b/configurations/c",
        template: "{}",
      },
      TEMPLATE,
      "a template",
    ],
  ] as const satisfies readonly (readonly [string, Request, string, string])[]) {
    it(`names what stands in the way: ${what}`, () => {
      const { result, findings } = recognise(request);
      expect(result).to.equal(undefined);
      const last = findings.at(-1);
      expect(last?.severity).to.equal("error");
      expect(last?.path).to.equal(path);
      expect(last?.message).to.include(word);
    });
  }

  it("does not take two templates that differ", () => {
    const findings: Finding[] = [];
    const result = serviceToHttp(
      {
        uri: readServiceUri(QUEUE_URI) as ServiceUri,
        requestParameters: {},
        requestTemplates: { "application/json": "Action=PurgeQueue", "text/plain": "Action=SendMessage" },
      },
      findings,
    );
    expect(result).to.equal(undefined);
    expect(findings.map(({ path }) => path)).to.deep.equal(["/requestTemplates/text~1plain"]);
  });
});

describe("a subtype as a v1 service integration", () => {
  const form = { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" };
  const cases: readonly (readonly [string, Record<string, string>, object, readonly string[]])[] = [
    [
      "SQS-SendMessage",
      { QueueUrl: QUEUE_URL, MessageBody: "$request.body", MessageGroupId: "a&b ${context.requestId}" },
      {
        uri: QUEUE_URI,
        httpMethod: "POST",
        requestParameters: form,
        requestTemplates: {
          "application/json":
            "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageGroupId=a%26b%20$util.urlEncode($context.requestId)",
        },
      },
      [],
    ],
    [
      "SQS-SendMessage",
      {
        QueueUrl: QUEUE_URL,
        MessageBody: "$request.body.m",
        MessageAttributes: '{"id":{"DataType":"String","StringValue":"${request.header.x}"}}',
      },
      {
        uri: QUEUE_URI,
        httpMethod: "POST",
        requestParameters: form,
        requestTemplates: {
          "application/json":
            "Action=SendMessage&MessageBody=$util.urlEncode($input.path('$.m'))&MessageAttribute.1.Name=id&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=$util.urlEncode($input.params().header.get('x'))",
        },
      },
      [],
    ],
    [
      "SQS-ReceiveMessage",
      { QueueUrl: QUEUE_URL, AttributeNames: '["All","b c"]' },
      {
        uri: QUEUE_URI,
        httpMethod: "POST",
        requestParameters: form,
        requestTemplates: {
          "application/json": "Action=ReceiveMessage&AttributeName.1=All&AttributeName.2=b%20c",
        },
      },
      [],
    ],
    [
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Input: "$request.body" },
      {
        uri: action("states", "StartExecution"),
        httpMethod: "POST",
        requestParameters: {},
        requestTemplates: {
          "application/json": `{"stateMachineArn":"${MACHINE}","input":"$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")"}`,
        },
      },
      [],
    ],
    [
      "EventBridge-PutEvents",
      {
        Source: 'a"b',
        DetailType: "$request.path.type",
        Detail: "$request.body",
        Region: "cn-north-1",
        Resources: '["r"]',
      },
      {
        uri: "arn:aws-cn:apigateway:cn-north-1:events:action/PutEvents",
        httpMethod: "POST",
        requestParameters: {
          "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
          "integration.request.header.X-Amz-Target": "'AWSEvents.PutEvents'",
        },
        requestTemplates: {
          "application/json": `{"Entries":[{"Source":"a\\"b","DetailType":"$util.escapeJavaScript($input.params().path.get('type')).replaceAll("\\\\'","'")","Detail":"$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")","Resources":["r"]}]}`,
        },
      },
      [],
    ],
    [
      "Kinesis-PutRecord",
      { StreamName: "s", Data: "$request.body", PartitionKey: "k" },
      {
        uri: action("kinesis", "PutRecord"),
        httpMethod: "POST",
        requestParameters: { "integration.request.header.Content-Type": "'application/x-amz-json-1.1'" },
        requestTemplates: {
          "application/json":
            '{"StreamName":"s","Data":"$util.base64Encode($input.body)","PartitionKey":"k"}',
        },
      },
      [],
    ],
    [
      "AppConfig-GetConfiguration",
      {
        Application: "$request.path.app",
        Environment: "p q",
        Configuration: "$stageVariables.c",
        ClientId: "$request.header.id",
      },
      {
        uri: "arn:aws:apigateway:us-east-1:appconfig:path/applications/{application}/environments/p%20q/configurations/${stageVariables.c}",
        httpMethod: "GET",
        requestParameters: {
          "integration.request.path.application": "method.request.path.app",
          "integration.request.querystring.client_id": "method.request.header.id",
        },
        requestTemplates: {},
      },
      ["declare-method-parameter /p/Application", "declare-method-parameter /p/ClientId"],
    ],
  ];
  for (const [subtype, parameters, request, told] of cases) {
    it(`rewrites ${subtype} with ${Object.keys(parameters).join(", ")}`, () => {
      const findings: Finding[] = [];
      const region = subtype.startsWith("SQS") || subtype.includes("Start") ? undefined : "us-east-1";
      expect(serviceFromHttp(subtype, parameters, region, "/p", findings)).to.deep.equal(request);
      expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal(told);
    });
  }

  for (const [what, subtype, parameters, told] of [
    ["an unknown subtype", "SNS-Publish", {}, ["subtype-unknown /p"]],
    [
      "a missing parameter",
      "SQS-PurgeQueue",
      {},
      ["subtype-parameter-missing /p/QueueUrl", "region-unknown /p"],
    ],
    [
      "an unknown parameter",
      "SQS-PurgeQueue",
      { QueueUrl: QUEUE_URL, "a/b": "1" },
      ["subtype-parameter-unknown /p/a~1b"],
    ],
    [
      "a queue from the request",
      "SQS-PurgeQueue",
      { QueueUrl: "$request.body.q", Region: "us-east-1" },
      ["subtype-parameter-lost /p/QueueUrl"],
    ],
    [
      "no region",
      "Kinesis-PutRecord",
      { StreamName: "s", Data: "$request.body", PartitionKey: "k" },
      ["region-unknown /p"],
    ],
    [
      "a region from the request",
      "SQS-PurgeQueue",
      { QueueUrl: QUEUE_URL, Region: "$request.body.r" },
      ["subtype-parameter-lost /p/Region"],
    ],
    [
      "text that Velocity would run",
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Name: "#1" },
      ["subtype-parameter-lost /p/Name"],
    ],
    [
      "a value that cannot be told",
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Name: "a.$request.path.b" },
      ["parameter-value-unclear /p/Name"],
    ],
    [
      "a context variable that v1 lacks",
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Name: "$context.routeKey" },
      ["context-missing /p/Name"],
    ],
    [
      "the whole path",
      "StepFunctions-StartExecution",
      { StateMachineArn: MACHINE, Name: "$request.path" },
      ["request-path-unavailable /p/Name"],
    ],
    [
      "data of two pieces",
      "Kinesis-PutRecord",
      { StreamName: "s", Data: "a${request.body.b}", PartitionKey: "k", Region: "us-east-1" },
      ["subtype-parameter-lost /p/Data"],
    ],
    [
      "a list that is none",
      "SQS-ReceiveMessage",
      { QueueUrl: QUEUE_URL, AttributeNames: "All" },
      ["subtype-parameter-lost /p/AttributeNames"],
    ],
    [
      "attributes that are none",
      "SQS-SendMessage",
      { QueueUrl: QUEUE_URL, MessageBody: "a", MessageAttributes: "x" },
      ["subtype-parameter-lost /p/MessageAttributes"],
    ],
    [
      "a lone surrogate in a form",
      "SQS-SendMessage",
      { QueueUrl: QUEUE_URL, MessageBody: "\ud800" },
      ["subtype-parameter-lost /p/MessageBody"],
    ],
    [
      "two pieces in a path",
      "AppConfig-GetConfiguration",
      {
        Application: "a${context.stage}",
        Environment: "e",
        Configuration: "c",
        ClientId: "i",
        Region: "us-east-1",
      },
      ["subtype-parameter-lost /p/Application"],
    ],
  ] as const) {
    it(`names ${what}`, () => {
      const findings: Finding[] = [];
      expect(serviceFromHttp(subtype, parameters, undefined, "/p", findings)).to.equal(undefined);
      expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal(told);
      for (const { severity } of findings) expect(severity).to.equal("error");
    });
  }
});
