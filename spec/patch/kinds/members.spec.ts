import { expect } from "chai";
import { applies, checks, differs } from "./run.js";

const quiet = { operations: [], findings: [] };

describe("members that hold JSON as text", () => {
  const plain =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":["execute-api:/prod/*"]}]}';
  const full = "arn:aws:execute-api:eu-west-1:123456789012:x1/prod/*";
  const rewritten = `{"Statement":[{"Resource":"${full}","Effect":"Allow"}],"Version":"2012-10-17"}`;
  const answered = JSON.stringify(rewritten).slice(1, -1).replaceAll("/", "\\/");
  const context = { accountId: "123456789012", region: "eu-west-1" };

  it("RestApi: a policy is the same as AWS rewrites and escapes it", () => {
    expect(differs("RestApi", { id: "x1", policy: answered }, { id: "x1", policy: plain })).to.deep.equal(
      quiet,
    );
    expect(differs("RestApi", { id: "x1", policy: plain }, { policy: answered })).to.deep.equal(quiet);
  });

  it("RestApi: a policy for another API is another one", () => {
    expect(
      differs("RestApi", { id: "x2", policy: answered }, { id: "x2", policy: plain }).operations,
    ).to.deep.equal([`replace /policy ${plain}`]);
  });

  it("RestApi: an escaped policy is sent as the JSON that AWS takes", () => {
    expect(differs("RestApi", { id: "x1" }, { id: "x1", policy: answered }).operations).to.deep.equal([
      `replace /policy ${rewritten}`,
    ]);
  });

  it("RestApi: the stored policy has the API's ARN, where the context says whose it is", () => {
    const { policy } = applies("RestApi", { id: "x1" }, [`replace /policy ${plain}`], {
      context: { ...context, partition: "aws-cn" },
    }) as { policy: string };
    const held = JSON.parse(JSON.parse(`"${policy}"`));
    expect(held.Statement[0].Resource).to.equal("arn:aws-cn:execute-api:eu-west-1:123456789012:x1/prod/*");
  });

  it("RestApi: no JSON is no policy", () => {
    expect(differs("RestApi", {}, { policy: "{" })).to.deep.equal({
      operations: [],
      findings: ["error not-json /policy"],
    });
  });

  it("Model and DocumentationPart: spaces and the order of keys do not count", () => {
    const one = '{"type":"object","title":"a"}';
    const other = '{ "title": "a",\n "type": "object" }';
    expect(differs("Model", { schema: one }, { schema: other })).to.deep.equal(quiet);
    expect(differs("DocumentationPart", { properties: one }, { properties: other })).to.deep.equal(quiet);
    expect(differs("Model", { schema: one }, { schema: '{"type":"array"}' }).operations).to.deep.equal([
      'replace /schema {"type":"array"}',
    ]);
  });

  it("Model: what is not of the content type JSON is any text", () => {
    const xml = { contentType: "application/xml", schema: "<a/>" };
    expect(differs("Model", xml, { ...xml, schema: "<b/>" }).operations).to.deep.equal([
      "replace /schema <b/>",
    ]);
    expect(differs("Model", { schema: "{}" }, { schema: "<b/>" }).findings).to.deep.equal([
      "error not-json /schema",
    ]);
  });

  it("documents deeper than the stack are other documents, and nothing breaks", () => {
    const deep = (inner: string) => `${"[".repeat(200_000)}${inner}${"]".repeat(200_000)}`;
    expect(differs("RestApi", { policy: deep("1") }, { policy: deep("2") }).operations).to.have.length(1);
    expect(differs("Model", { schema: deep("1") }, { schema: deep("2") }).operations).to.have.length(1);
  });
});

describe("moments", () => {
  it("are the same as a Date, as text in any zone, and in seconds", () => {
    const date = new Date(Date.UTC(2024, 5, 1, 12));
    for (const said of ["2024-06-01T12:00:00Z", "2024-06-01T14:00:00+02:00", date.getTime() / 1000, date]) {
      expect(differs("Deployment", { createdDate: date }, { createdDate: said })).to.deep.equal(quiet);
      expect(differs("Deployment", { createdDate: said }, { createdDate: date })).to.deep.equal(quiet);
    }
  });

  it("are AWS's: another one is not sent, and said", () => {
    const [a, b] = [new Date(0), new Date(1)];
    expect(differs("Deployment", { createdDate: a }, { createdDate: b })).to.deep.equal({
      operations: [],
      findings: ["warning read-only-member /createdDate"],
    });
    expect(differs("Deployment", { createdDate: a }, {})).to.deep.equal(quiet);
  });

  it("no date is no date, and no object either", () => {
    expect(differs("Deployment", { createdDate: new Date(0) }, { createdDate: {} }).findings).to.have.length(
      1,
    );
    expect(
      differs("Deployment", { createdDate: new Date(Number.NaN) }, { createdDate: "soon" }).findings,
    ).to.have.length(1);
  });
});

describe("members that another call changes, and other resources", () => {
  it("tags that are left out would be removed by UntagResource, and not by this call", () => {
    expect(differs("RestApi", { tags: { a: "b" } }, {})).to.deep.equal({
      operations: [],
      findings: ["warning changed-elsewhere /tags"],
    });
    expect(differs("RestApi", { tags: {} }, {})).to.deep.equal(quiet);
  });

  it("methods of a resource, responses and the integration of a method", () => {
    const before = {
      httpMethod: "GET",
      methodIntegration: { type: "MOCK", passthroughBehavior: "WHEN_NO_MATCH", cacheKeyParameters: [] },
      methodResponses: { "200": { statusCode: "200" }, "404": { statusCode: "404" } },
    };
    const after = {
      httpMethod: "GET",
      methodIntegration: { type: "MOCK" },
      methodResponses: { "200": { statusCode: "200", responseModels: { "a/b": "Empty" } } },
    };
    const changes = [
      "warning changed-elsewhere /methodResponses/200",
      "warning changed-elsewhere /methodResponses/404",
    ];
    expect(differs("Method", before, after)).to.deep.equal({ operations: [], findings: changes });
    const tree = (GET: object) => ({ resourceMethods: { GET } });
    expect(differs("Resource", tree(before), tree(before))).to.deep.equal(quiet);
    expect(differs("Resource", tree(before), tree(after)).findings).to.deep.equal([
      "warning changed-elsewhere /resourceMethods/GET",
    ]);
  });
});

describe("lists of texts", () => {
  it("Authorizer: new providers are added before old ones go, and one always stays", () => {
    const before = { providerARNs: ["arn:b", "arn:a"] };
    expect(differs("Authorizer", before, { providerARNs: ["arn:d", "arn:c"] }).operations).to.deep.equal([
      "add /providerARNs arn:c",
      "add /providerARNs arn:d",
      "remove /providerARNs arn:a",
      "remove /providerARNs arn:b",
    ]);
    expect(differs("Authorizer", before, {})).to.deep.equal({
      operations: [],
      findings: ["error set-never-empty /providerARNs"],
    });
  });

  it("ApiKey: a stage is sent as /stages, and stands in stageKeys", () => {
    const before = { stageKeys: ["x1/dev", "x1/a~b"] };
    expect(differs("ApiKey", before, { stageKeys: ["x1/dev"] }).operations).to.deep.equal([
      "remove /stages/x1~1a~0b",
    ]);
    expect(differs("ApiKey", before, { stageKeys: "x1/dev" }).findings).to.deep.equal([
      "error wrong-type /stageKeys",
    ]);
    expect(applies("ApiKey", before, ["add /stages/y~1z"])).to.deep.equal({
      stageKeys: ["x1/dev", "x1/a~b", "y/z"],
    });
  });

  it("Method: a scope is taken in the value and in the path", () => {
    expect(
      applies("Method", {}, ["add /authorizationScopes a/b", "add /authorizationScopes/c~1d"]),
    ).to.deep.equal({ authorizationScopes: ["a/b", "c/d"] });
  });

  it("RestApi: a replaced media type goes to the end, and - is a media type", () => {
    const before = { binaryMediaTypes: ["image/png", "audio/x~y"] };
    expect(
      applies("RestApi", before, ["replace /binaryMediaTypes/image~1png a/b", "add /binaryMediaTypes/-"]),
    ).to.deep.equal({ binaryMediaTypes: ["audio/x~y", "a/b", "-"] });
  });

  it("Account: a feature that is on stays on", () => {
    expect(differs("Account", { features: ["UsagePlans"] }, {})).to.deep.equal({
      operations: [],
      findings: ["warning feature-stays /features/UsagePlans"],
    });
    expect(checks("Account", ["remove /features UsagePlans"])).to.deep.equal(["warning feature-stays /0"]);
  });

  it("RestApi: an API has one endpoint type", () => {
    expect(
      differs("RestApi", {}, { endpointConfiguration: { types: ["EDGE", "REGIONAL"] } }).findings,
    ).to.deep.equal(["error wrong-type /endpointConfiguration/types"]);
  });
});

describe("members of one kind alone", () => {
  it("BasePathMapping: paths as the table and clients spell them, (none) for none", () => {
    const before = { basePath: "v1", restApiId: "a", stage: "dev" };
    expect(differs("BasePathMapping", before, { restApiId: "b" }).operations).to.deep.equal([
      "replace /basePath (none)",
      "replace /restapiId b",
      "replace /stage (none)",
    ]);
    expect(differs("BasePathMapping", { basePath: "(none)" }, { basePath: "" })).to.deep.equal(quiet);
    expect(applies("BasePathMapping", before, ["replace /basepath v2"])).to.deep.include({ basePath: "v2" });
  });

  it("Authorizer: what AWS fills in may be left out", () => {
    const token = { type: "TOKEN", authType: "custom", authorizerResultTtlInSeconds: 300 };
    expect(differs("Authorizer", token, { type: "TOKEN" })).to.deep.equal(quiet);
    const pool = { type: "COGNITO_USER_POOLS", authType: "cognito_user_pools" };
    expect(differs("Authorizer", pool, { type: "COGNITO_USER_POOLS" })).to.deep.equal(quiet);
    expect(differs("Authorizer", pool, { type: "TOKEN" })).to.deep.equal({
      operations: ["replace /type TOKEN", "replace /authType custom"],
      findings: ["warning authorizer-type-changes /type"],
    });
  });

  it("Usage: the last remaining number of the only key can be replaced, and nothing else", () => {
    const of = (remaining: number, used = 10) => ({
      items: {
        k1: [
          [0, 100],
          [used, remaining],
        ],
      },
    });
    expect(differs("Usage", of(90), of(500))).to.deep.equal({
      operations: ["replace /remaining 500"],
      findings: ["info usage-extension /items"],
    });
    expect(differs("Usage", of(90), of(500, 0)).findings).to.deep.equal(["warning read-only-member /items"]);
    const two = { items: { k1: [[1, 2]], k2: [[3, 4]] } };
    expect(differs("Usage", two, { items: { ...two.items, k2: [[3, 5]] } }).operations).to.deep.equal([]);
    expect(applies("Usage", two, ["replace /remaining 5"])).to.deep.equal(two);
  });

  it("Method: a parameter's name stands once, whatever its place", () => {
    const before = { requestParameters: { "method.request.path.id": true } };
    const after = { requestParameters: { ...before.requestParameters, "method.request.header.id": false } };
    expect(differs("Method", before, after)).to.deep.equal({
      operations: [],
      findings: ["error parameter-name-taken /requestParameters/method.request.header.id"],
    });
  });

  it("ApiKey: what the table lists and no resource has is taken, and said to be unproven", () => {
    expect(applies("ApiKey", { name: "a" }, ["add /labels x"])).to.deep.equal({ name: "a" });
    expect(checks("ApiKey", ["add /labels x"])).to.deep.equal(["warning operation-unproven /0/path"]);
  });
});

describe("the forms in which people hold other kinds", () => {
  it("an answer with its metadata, and what a put takes", () => {
    const answer = { $metadata: { httpStatusCode: 200 }, httpMethod: "GET", apiKeyRequired: true };
    const put = { restApiId: "a", resourceId: "b", httpMethod: "GET", authorizationType: "AWS_IAM" };
    expect(differs("Method", answer, put)).to.deep.equal({
      operations: ["replace /authorizationType AWS_IAM", "replace /apiKeyRequired false"],
      findings: [],
    });
    expect(applies("Method", answer, [])).to.deep.equal({ httpMethod: "GET", apiKeyRequired: true });
  });

  it("a member that only names another kind's address is a member where the kind has it", () => {
    expect(applies("BasePathMapping", { restApiId: "a" }, ["replace /stage s"])).to.deep.equal({
      restApiId: "a",
      stage: "s",
    });
  });

  it("embedded resources of a raw answer are not passed over", () => {
    const raw = { httpMethod: "GET", _embedded: { "method:integration": {} } };
    expect(differs("Method", { httpMethod: "GET" }, raw).findings).to.deep.equal([
      "warning unknown-member /_embedded",
    ]);
  });
});
