import {
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateIntegrationCommand,
  type CreateIntegrationCommandInput,
  CreateIntegrationResponseCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteApiCommand,
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  GetApiCommand,
  GetDeploymentsCommand,
  GetIntegrationCommand,
  GetIntegrationResponsesCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStageCommand,
  UpdateApiCommand,
  UpdateAuthorizerCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
  UpdateRouteCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import { caught, type Running, running } from "./harness.js";

type Protocol = "HTTP" | "WEBSOCKET";
type Given = Omit<CreateIntegrationCommandInput, "ApiId">;

const LAMBDA =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";
const ROLE = "arn:aws:iam::123456789012:role/r";
const QUEUE = {
  IntegrationType: "AWS_PROXY",
  IntegrationSubtype: "SQS-SendMessage",
  CredentialsArn: ROLE,
  PayloadFormatVersion: "1.0",
  RequestParameters: { QueueUrl: "https://sqs.us-east-1.amazonaws.com/1/q", MessageBody: "$request.body" },
} as const;

async function api({ v2 }: Running, ProtocolType: Protocol): Promise<string> {
  const selection = ProtocolType === "HTTP" ? {} : { RouteSelectionExpression: "$request.body.action" };
  const made = await v2.send(new CreateApiCommand({ Name: "a", ProtocolType, ...selection }));
  return made.ApiId as string;
}

const create = async (here: Running, protocol: Protocol, given: Given) => {
  const ApiId = await api(here, protocol);
  const { $metadata: _, ...made } = await here.v2.send(new CreateIntegrationCommand({ ApiId, ...given }));
  return { ApiId, made };
};

const members = ({ $metadata: _, ...rest }: { $metadata: unknown }) => JSON.parse(JSON.stringify(rest));

describe("v2, through the SDK", () => {
  const here = running();

  it("makes, reads, changes and deletes an HTTP API", async () => {
    const ApiId = await api(here, "HTTP");
    const got = await here.v2.send(new GetApiCommand({ ApiId }));
    expect(got.CreatedDate).to.be.instanceOf(Date);
    expect(members(got)).to.deep.include({
      ApiId,
      Name: "a",
      ProtocolType: "HTTP",
      ApiEndpoint: `https://${ApiId}.execute-api.us-east-1.amazonaws.com`,
      RouteSelectionExpression: "$request.method $request.path",
      DisableExecuteApiEndpoint: false,
      Tags: {},
    });
    const CorsConfiguration = { AllowOrigins: ["*"], MaxAge: 60 };
    const changed = await here.v2.send(new UpdateApiCommand({ ApiId, Description: "d", CorsConfiguration }));
    expect(members(changed)).to.deep.include({ Description: "d", CorsConfiguration, Name: "a" });
    const cleared = await here.v2.send(new UpdateApiCommand({ ApiId, Description: "" }));
    expect(cleared.Description).to.equal(undefined);
    await here.v2.send(new DeleteApiCommand({ ApiId }));
    const gone = await caught(here.v2.send(new GetApiCommand({ ApiId })));
    expect([gone.name, gone.message]).to.deep.equal([
      "NotFoundException",
      `Invalid API identifier specified 123456789012:${ApiId}`,
    ]);
  });

  const FILLED: readonly (readonly [string, Protocol, Given, Record<string, unknown>])[] = [
    [
      "a proxy of an HTTP API",
      "HTTP",
      { IntegrationType: "HTTP_PROXY", IntegrationMethod: "ANY", IntegrationUri: "https://example.com" },
      {
        ConnectionType: "INTERNET",
        PayloadFormatVersion: "1.0",
        TimeoutInMillis: 30_000,
        IntegrationMethod: "ANY",
      },
    ],
    [
      "a function behind an HTTP API",
      "HTTP",
      { IntegrationType: "AWS_PROXY", IntegrationUri: LAMBDA, PayloadFormatVersion: "2.0" },
      { IntegrationMethod: "POST", PayloadFormatVersion: "2.0", TimeoutInMillis: 30_000 },
    ],
    [
      "a mock of a WebSocket API",
      "WEBSOCKET",
      { IntegrationType: "MOCK" },
      {
        IntegrationResponseSelectionExpression: "${integration.response.statuscode}",
        PassthroughBehavior: "WHEN_NO_MATCH",
        PayloadFormatVersion: "1.0",
        TimeoutInMillis: 29_000,
      },
    ],
    [
      "a function behind a WebSocket API",
      "WEBSOCKET",
      { IntegrationType: "AWS", IntegrationUri: LAMBDA },
      {
        IntegrationMethod: "POST",
        IntegrationResponseSelectionExpression: "${integration.response.body.errorMessage}",
      },
    ],
  ];
  for (const [what, protocol, given, filled] of FILLED) {
    it(`fills in what AWS does for ${what}`, async () => {
      const { made } = await create(here, protocol, given);
      expect(made).to.deep.include({ ...given, ...filled });
    });
  }

  it("answers no URI and no method for a service of its own, and drops TlsConfig outside a VPC link", async () => {
    const { made } = await create(here, "HTTP", QUEUE);
    expect(made).not.to.have.any.keys("IntegrationUri", "IntegrationMethod");
    const plain = await create(here, "HTTP", {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com",
      TlsConfig: { ServerNameToVerify: "example.com" },
    });
    expect(plain.made.TlsConfig).to.equal(undefined);
  });

  const PROXY: Given = {
    IntegrationType: "HTTP_PROXY",
    IntegrationMethod: "GET",
    IntegrationUri: "https://a.b",
  };
  const { QueueUrl: _url, ...withoutQueue } = QUEUE.RequestParameters;
  const REFUSED: readonly (readonly [string, Protocol, Given, RegExp])[] = [
    [
      "custom integrations",
      "HTTP",
      { ...PROXY, IntegrationType: "HTTP" },
      /may only be associated with proxy integrations/,
    ],
    ["mocks", "HTTP", { IntegrationType: "MOCK" }, /may only be associated with proxy integrations/],
    [
      "a function by another verb than POST",
      "HTTP",
      { IntegrationType: "AWS_PROXY", IntegrationUri: LAMBDA, IntegrationMethod: "GET" },
      /^HttpMethod must be POST for AWS_PROXY IntegrationType$/,
    ],
    [
      "a proxy without a URI",
      "HTTP",
      { IntegrationType: "HTTP_PROXY" },
      /^Invalid integration URI specified$/,
    ],
    ["31 s", "HTTP", { ...PROXY, TimeoutInMillis: 30_001 }, /between 50 ms and 30000 ms/],
    ["49 ms", "HTTP", { ...PROXY, TimeoutInMillis: 49 }, /between 50 ms and 30000 ms/],
    [
      "request templates",
      "HTTP",
      { ...PROXY, RequestTemplates: { "application/json": "{}" } },
      /^RequestTemplates is not supported for HTTP APIs$/,
    ],
    [
      "a reserved header",
      "HTTP",
      { ...PROXY, RequestParameters: { "overwrite:header.Authorization": "x" } },
      /Operations on header Authorization are restricted/,
    ],
    [
      "a key that is v1's",
      "HTTP",
      { ...PROXY, RequestParameters: { "integration.request.header.X": "x" } },
      /parameter specified: integration\.request\.header\.X/,
    ],
    [
      "a status that is none",
      "HTTP",
      { ...PROXY, ResponseParameters: { "42": { "overwrite:header.x": "y" } } },
      /^Invalid status code specified: 42$/,
    ],
    [
      "a VPC link without its id",
      "HTTP",
      { ...PROXY, ConnectionType: "VPC_LINK" },
      /^ConnectionId is required/,
    ],
    [
      "a function that is none",
      "HTTP",
      { IntegrationType: "AWS_PROXY", IntegrationUri: "https://a.b" },
      /^Invalid integration URI specified$/,
    ],
    [
      "a function, where a URL is needed",
      "HTTP",
      { ...PROXY, IntegrationUri: LAMBDA },
      /^Invalid integration URI specified$/,
    ],
    [
      "a service of AWS as a function",
      "WEBSOCKET",
      { IntegrationType: "AWS_PROXY", IntegrationUri: "arn:aws:apigateway:us-east-1:sqs:path/1/q" },
      /^Invalid integration URI specified$/,
    ],
    [
      "a listener, where a URL is needed",
      "WEBSOCKET",
      {
        ...PROXY,
        ...{ ConnectionType: "VPC_LINK", ConnectionId: "l" },
        IntegrationUri: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c",
      },
      /^Invalid integration URI specified$/,
    ],
    [
      "a URL behind a VPC link",
      "HTTP",
      { ...PROXY, ConnectionType: "VPC_LINK", ConnectionId: "l" },
      /^For VpcLink VPC_LINK, integration uri should be/,
    ],
    [
      "a load balancer behind a VPC link, where its listener is needed",
      "HTTP",
      {
        ...PROXY,
        ...{ ConnectionType: "VPC_LINK", ConnectionId: "l" },
        IntegrationUri: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b",
      },
      /^For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN\.$/,
    ],
    [
      "payload format 2.0 to anything but a function",
      "HTTP",
      { ...PROXY, PayloadFormatVersion: "2.0" },
      /^Invalid PayloadFormatVersion specified\. Valid options are 1\.0$/,
    ],
    [
      "payload format 2.0 to a service of AWS",
      "HTTP",
      { ...QUEUE, PayloadFormatVersion: "2.0" },
      /^Invalid PayloadFormatVersion specified\. Valid options are 1\.0$/,
    ],
    [
      "a subtype without a parameter that it needs",
      "HTTP",
      { ...QUEUE, RequestParameters: withoutQueue },
      /^QueueUrl is required for the integration subtype SQS-SendMessage$/,
    ],
    [
      "a subtype without a role",
      "HTTP",
      { ...QUEUE, CredentialsArn: undefined },
      /^CredentialsArn is required/,
    ],
    [
      "a subtype that is none",
      "HTTP",
      { ...QUEUE, IntegrationSubtype: "SNS-Publish" },
      /^Invalid integration subtype/,
    ],
    [
      "a mock with a URI",
      "WEBSOCKET",
      { IntegrationType: "MOCK", IntegrationUri: "https://a.b" },
      /^Integration URI is not supported for MOCK integrations$/,
    ],
    ["29 s and a bit", "WEBSOCKET", { ...PROXY, TimeoutInMillis: 29_001 }, /between 50 ms and 29000 ms/],
    [
      "response parameters by status",
      "WEBSOCKET",
      { ...PROXY, ResponseParameters: { "200": { "overwrite:header.x": "y" } } },
      /^ResponseParameters is not supported for WEBSOCKET APIs$/,
    ],
    ["a subtype", "WEBSOCKET", QUEUE, /^IntegrationSubtype is not supported for WEBSOCKET APIs$/],
    [
      "payload format 2.0",
      "WEBSOCKET",
      { ...PROXY, PayloadFormatVersion: "2.0" },
      /^Invalid PayloadFormatVersion/,
    ],
    [
      "an unquoted static value",
      "WEBSOCKET",
      { ...PROXY, RequestParameters: { "integration.request.header.X": "x" } },
      /mapping expression specified: x\]$/,
    ],
  ];
  for (const [what, protocol, given, message] of REFUSED) {
    it(`refuses ${what} on a ${protocol} API`, async () => {
      const error = await caught(create(here, protocol, given));
      expect(error.name).to.equal("BadRequestException");
      expect(error.message).to.match(message);
    });
  }

  it("takes each form of URI where it belongs, and for any a stage variable or a text of no known form", async () => {
    const link = { ConnectionType: "VPC_LINK", ConnectionId: "l" } as const;
    const taken: readonly (readonly [Protocol, Given])[] = [
      [
        "HTTP",
        { ...PROXY, ...link, IntegrationUri: "arn:aws:elasticloadbalancing:us-east-1:1:listener/net/a/b/c" },
      ],
      [
        "HTTP",
        { ...PROXY, ...link, IntegrationUri: "arn:aws:servicediscovery:us-east-1:1:service/srv-a?x=y" },
      ],
      ["HTTP", { ...PROXY, IntegrationUri: "${stageVariables.url}" }],
      ["HTTP", { ...PROXY, IntegrationUri: "http://${stageVariables.host}/{proxy}" }],
      ["HTTP", { ...PROXY, IntegrationUri: "${placeholder_of_a_template}" }],
      ["HTTP", { IntegrationType: "AWS_PROXY", IntegrationUri: LAMBDA, PayloadFormatVersion: "2.0" }],
      ["HTTP", { IntegrationType: "AWS_PROXY", IntegrationUri: "${stageVariables.function}" }],
      ["WEBSOCKET", { ...PROXY, ...link }],
      ["WEBSOCKET", { IntegrationType: "AWS", IntegrationUri: "arn:aws:apigateway:us-east-1:sqs:path/1/q" }],
    ];
    for (const [protocol, given] of taken) {
      const { made } = await create(here, protocol, given);
      expect(made.IntegrationUri).to.equal(given.IntegrationUri);
    }
  });

  it("merges an update of an integration, by applyUpdate, and holds the result to the same rules", async () => {
    const { ApiId, made } = await create(here, "HTTP", {
      ...PROXY,
      Description: "d",
      RequestParameters: { "append:header.a": "1", "append:header.b": "2" },
    });
    const { IntegrationId } = made;
    const at = { ApiId, IntegrationId };
    const changed = await here.v2.send(
      new UpdateIntegrationCommand({
        ...at,
        Description: "",
        RequestParameters: { "append:header.a": "", "append:header.c": "3" },
      }),
    );
    expect(changed.RequestParameters).to.deep.equal({ "append:header.b": "2", "append:header.c": "3" });
    expect([changed.Description, changed.IntegrationUri]).to.deep.equal([undefined, "https://a.b"]);
    const error = await caught(
      here.v2.send(new UpdateIntegrationCommand({ ...at, TimeoutInMillis: 60_000 })),
    );
    expect(error.message).to.match(/30000 ms/);
    const held = await here.v2.send(new GetIntegrationCommand(at));
    expect(held.TimeoutInMillis).to.equal(30_000);
  });

  it("refuses an update of a service integration that leaves out the subtype, or that takes a parameter away", async () => {
    const { ApiId, made } = await create(here, "HTTP", QUEUE);
    const at = { ApiId, IntegrationId: made.IntegrationId };
    const bare = await caught(here.v2.send(new UpdateIntegrationCommand({ ...at, Description: "x" })));
    expect(bare.message).to.equal("Invalid integration URI specified");
    const IntegrationSubtype = QUEUE.IntegrationSubtype;
    const RequestParameters = { MessageBody: "" };
    const tombstone = await caught(
      here.v2.send(new UpdateIntegrationCommand({ ...at, IntegrationSubtype, RequestParameters })),
    );
    expect(tombstone.message).to.match(/Mapping expression missing source or destination/);
    const whole = await here.v2.send(
      new UpdateIntegrationCommand({
        ...at,
        IntegrationSubtype,
        RequestParameters: QUEUE.RequestParameters,
        Description: "x",
      }),
    );
    expect(whole.Description).to.equal("x");
  });

  it("has routes of their own key, target and authorizer, and does not delete what they lead to", async () => {
    const { ApiId, made } = await create(here, "HTTP", PROXY);
    const Target = `integrations/${made.IntegrationId}`;
    const route = await here.v2.send(new CreateRouteCommand({ ApiId, RouteKey: "GET /pets/{id}", Target }));
    expect(members(route)).to.deep.include({ AuthorizationType: "NONE", ApiKeyRequired: false, Target });
    const errors: readonly (readonly [object, string, RegExp])[] = [
      [
        { RouteKey: "GET /pets/{id}" },
        "ConflictException",
        /^Route with key GET \/pets\/\{id\} already exists for this API$/,
      ],
      [
        { RouteKey: "GET /pets/{petId}/x" },
        "ConflictException",
        /has a conflicting variable on the same hierarchical level as "GET \/pets\/\{id\}"$/,
      ],
      [{ RouteKey: "pets" }, "BadRequestException", /not formatted properly/],
      [{ RouteKey: "GET /pets/{all+}/x" }, "BadRequestException", /A greedy variable stands at the end/],
      [
        { RouteKey: "GET /x", Target: "integrations/none" },
        "BadRequestException",
        /^Invalid target specified: integrations\/none$/,
      ],
      [
        { RouteKey: "GET /x", AuthorizationType: "JWT", AuthorizerId: "none" },
        "BadRequestException",
        /^Invalid authorizer ID specified$/,
      ],
      [
        { RouteKey: "GET /x", RequestParameters: { "route.request.header.x": { Required: true } } },
        "BadRequestException",
        /^RequestParameters is not supported for HTTP APIs$/,
      ],
    ];
    for (const [given, name, message] of errors) {
      const error = await caught(here.v2.send(new CreateRouteCommand({ ApiId, RouteKey: "", ...given })));
      expect([error.name, error.message]).to.satisfy(
        ([n, m]: [string, string]) => n === name && message.test(m),
        error.message,
      );
    }
    const authorizer = await here.v2.send(
      new CreateAuthorizerCommand({
        ApiId,
        Name: "jwt",
        AuthorizerType: "JWT",
        IdentitySource: ["$request.header.Authorization"],
        JwtConfiguration: { Audience: ["a"], Issuer: "https://issuer.example.com" },
      }),
    );
    const RouteId = route.RouteId;
    const guarded = await here.v2.send(
      new UpdateRouteCommand({
        ApiId,
        RouteId,
        AuthorizationType: "JWT",
        AuthorizerId: authorizer.AuthorizerId,
      }),
    );
    expect(members(guarded)).to.deep.include({ RouteKey: "GET /pets/{id}", AuthorizationType: "JWT" });
    const kept = await caught(
      here.v2.send(new DeleteIntegrationCommand({ ApiId, IntegrationId: made.IntegrationId })),
    );
    expect([kept.name, kept.message]).to.deep.equal([
      "ConflictException",
      `Cannot delete Integration because it is referenced by the following Routes with Ids: [${RouteId}]`,
    ]);
    await here.v2.send(new DeleteRouteCommand({ ApiId, RouteId }));
    await here.v2.send(new DeleteIntegrationCommand({ ApiId, IntegrationId: made.IntegrationId }));
    expect((await here.v2.send(new GetIntegrationsCommand({ ApiId }))).Items).to.deep.equal([]);
  });

  it("has the authorizers of its protocol, with what their type needs, also after an update", async () => {
    const jwt = {
      AuthorizerType: "JWT",
      JwtConfiguration: { Audience: ["a"], Issuer: "https://i.example.com" },
    } as const;
    const request = { AuthorizerType: "REQUEST", AuthorizerUri: LAMBDA } as const;
    const http = await create(here, "HTTP", PROXY);
    const socket = await create(here, "WEBSOCKET", PROXY);
    const make = (ApiId: string | undefined, given: object) =>
      here.v2.send(
        new CreateAuthorizerCommand({
          ...{ ApiId, Name: "a", AuthorizerType: "JWT", IdentitySource: ["$request.header.Authorization"] },
          ...given,
        }),
      );
    for (const [ApiId, given, message] of [
      [socket.ApiId, jwt, "Invalid authorizer type specified. Valid options are REQUEST"],
      [
        http.ApiId,
        { AuthorizerType: "TOKEN" },
        "Invalid authorizer type specified. Valid options are REQUEST,JWT",
      ],
      [http.ApiId, { AuthorizerType: "JWT" }, "JwtConfiguration is required for JWT authorizers"],
      [http.ApiId, { AuthorizerType: "REQUEST" }, "AuthorizerUri is required for REQUEST authorizers"],
    ] as const) {
      expect((await caught(make(ApiId, given))).message).to.equal(message);
    }
    const { AuthorizerId } = await make(http.ApiId, jwt);
    await make(socket.ApiId, request);
    const update = new UpdateAuthorizerCommand({
      ApiId: http.ApiId,
      AuthorizerId,
      AuthorizerType: "REQUEST",
    });
    expect((await caught(here.v2.send(update))).message).to.equal(
      "AuthorizerUri is required for REQUEST authorizers",
    );
  });

  it("has integration responses on WebSocket APIs only, one a key", async () => {
    const { ApiId, made } = await create(here, "WEBSOCKET", { IntegrationType: "MOCK" });
    const at = { ApiId, IntegrationId: made.IntegrationId };
    const response = await here.v2.send(
      new CreateIntegrationResponseCommand({
        ...at,
        IntegrationResponseKey: "$default",
        ResponseTemplates: { a: "1" },
      }),
    );
    const twice = await caught(
      here.v2.send(new CreateIntegrationResponseCommand({ ...at, IntegrationResponseKey: "$default" })),
    );
    expect(twice.name).to.equal("ConflictException");
    const changed = await here.v2.send(
      new UpdateIntegrationResponseCommand({
        ...at,
        IntegrationResponseId: response.IntegrationResponseId,
        IntegrationResponseKey: "/400/",
        ResponseTemplates: { b: "2" },
      }),
    );
    expect(members(changed)).to.deep.equal({
      IntegrationResponseId: response.IntegrationResponseId,
      IntegrationResponseKey: "/400/",
      ResponseTemplates: { a: "1", b: "2" },
    });
    const { Items } = await here.v2.send(new GetIntegrationResponsesCommand(at));
    expect(Items).to.have.length(1);
    const http = await create(here, "HTTP", PROXY);
    const refused = await caught(
      here.v2.send(
        new CreateIntegrationResponseCommand({
          ApiId: http.ApiId,
          IntegrationId: http.made.IntegrationId,
          IntegrationResponseKey: "$default",
        }),
      ),
    );
    expect(refused.message).to.match(/not supported for HTTP APIs/);
  });

  it("deploys to a stage, and by itself to a stage with AutoDeploy", async () => {
    const { ApiId, made } = await create(here, "HTTP", PROXY);
    await here.v2.send(
      new CreateStageCommand({ ApiId, StageName: "test", StageVariables: { a: "1", b: "2" } }),
    );
    const { DeploymentId } = await here.v2.send(new CreateDeploymentCommand({ ApiId, StageName: "test" }));
    const stage = await here.v2.send(
      new UpdateStageCommand({ ApiId, StageName: "test", StageVariables: { a: "", c: "3" } }),
    );
    expect(members(stage)).to.deep.include({
      DeploymentId,
      StageVariables: { b: "2", c: "3" },
      AutoDeploy: false,
    });
    await here.v2.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }));
    const first = await here.v2.send(new GetStageCommand({ ApiId, StageName: "$default" }));
    const Target = `integrations/${made.IntegrationId}`;
    await here.v2.send(new CreateRouteCommand({ ApiId, RouteKey: "$default", Target }));
    const second = await here.v2.send(new GetStageCommand({ ApiId, StageName: "$default" }));
    expect(second.DeploymentId).to.be.a("string").and.not.equal(first.DeploymentId);
    const { Items } = await here.v2.send(new GetDeploymentsCommand({ ApiId }));
    expect(Items?.map(({ AutoDeployed }) => AutoDeployed)).to.deep.equal([false, true]);
  });

  it("names stages by letters, digits, underscores and hyphens, or $default", async () => {
    const { ApiId } = await create(here, "HTTP", PROXY);
    for (const StageName of ["a-b_C9", "$default"])
      await here.v2.send(new CreateStageCommand({ ApiId, StageName }));
    for (const StageName of ["a b", "$other", "ü", "a".repeat(129)]) {
      const error = await caught(here.v2.send(new CreateStageCommand({ ApiId, StageName })));
      expect([error.name, error.message]).to.deep.equal([
        "BadRequestException",
        "Stage name only allows a-zA-Z0-9_-, or $default",
      ]);
    }
  });

  it("makes an API with its integration, route and stage in one call, or nothing where one of them is refused", async () => {
    const made = await here.v2.send(
      new CreateApiCommand({ Name: "quick", ProtocolType: "HTTP", Target: "https://example.com" }),
    );
    const ApiId = made.ApiId;
    const [integration] = (await here.v2.send(new GetIntegrationsCommand({ ApiId }))).Items ?? [];
    const [route] = (await here.v2.send(new GetRoutesCommand({ ApiId }))).Items ?? [];
    expect(members({ $metadata: 0, ...integration })).to.deep.include({
      IntegrationType: "HTTP_PROXY",
      ApiGatewayManaged: true,
    });
    expect(members({ $metadata: 0, ...route })).to.deep.include({
      RouteKey: "$default",
      Target: `integrations/${integration?.IntegrationId}`,
    });
    const refused = new CreateApiCommand({
      Name: "q",
      ProtocolType: "HTTP",
      Target: "https://a.b",
      RouteKey: "no key",
    });
    const before = here.emulator.carriedOut.apigatewayv2.CreateApi;
    expect((await caught(here.v2.send(refused))).name).to.equal("BadRequestException");
    expect(here.emulator.carriedOut.apigatewayv2.CreateApi).to.equal(before);
  });

  describe("under v2Templates=replace", () => {
    const other = running(() => ({ assume: { v2Templates: "replace" } }));

    it("replaces a map of templates, which is merged otherwise", async () => {
      for (const [where, expected] of [
        [here, { a: "1", b: "2" }],
        [other, { b: "2" }],
      ] as const) {
        const { ApiId, made } = await create(where, "WEBSOCKET", {
          IntegrationType: "MOCK",
          RequestTemplates: { a: "1" },
        });
        const at = { ApiId, IntegrationId: made.IntegrationId };
        const { RequestTemplates } = await where.v2.send(
          new UpdateIntegrationCommand({ ...at, RequestTemplates: { b: "2" } }),
        );
        expect(RequestTemplates).to.deep.equal(expected);
      }
    });
  });
});
