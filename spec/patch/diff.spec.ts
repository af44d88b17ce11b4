import { expect } from "chai";
import { shortly } from "../../common/findings.js";
import {
  type Desired,
  type DiffOptions,
  diff,
  type Finding,
  InputError,
  type Resources,
} from "../../lib/index.js";

type Integration = Resources["Integration"];

const run = (current: object, desired: object, options?: DiffOptions) =>
  diff("Integration", current as Integration, desired as Desired<"Integration">, options);
const operations = (current: object, desired: object, options?: DiffOptions): string[] =>
  run(current, desired, options).patchOperations.map(({ op, path, value }) =>
    value === undefined ? `${op} ${path}` : `${op} ${path} ${value}`,
  );
const said = (current: object, desired: object, options?: DiffOptions): string[] =>
  run(current, desired, options).findings.map(({ id, severity, path }) => `${severity} ${id} ${path}`);

describe("diff of an Integration", () => {
  describe("orders a list", () => {
    it("credentials, cache keys away, scalars, parameters, templates, cache keys in; keys by code unit", () => {
      const current = {
        type: "AWS",
        cacheKeyParameters: ["method.request.path.b", "method.request.path.a"],
        requestTemplates: { "text/plain": "1" },
      };
      const desired = {
        requestTemplates: { "application/xml": "3", "application/json": "2" },
        requestParameters: {
          "integration.request.header.b": "'1'",
          "integration.request.header.B": "'2'",
        },
        timeoutInMillis: 50,
        cacheKeyParameters: ["method.request.path.d", "method.request.path.c"],
        credentials: "arn:aws:iam::123456789012:role/r",
        type: "AWS",
      };
      expect(operations(current, desired)).to.deep.equal([
        "replace /credentials arn:aws:iam::123456789012:role/r",
        "remove /cacheKeyParameters/method.request.path.a",
        "remove /cacheKeyParameters/method.request.path.b",
        "replace /timeoutInMillis 50",
        "add /requestParameters/integration.request.header.B '2'",
        "add /requestParameters/integration.request.header.b '1'",
        "add /requestTemplates/application~1json 2",
        "add /requestTemplates/application~1xml 3",
        "remove /requestTemplates/text~1plain",
        "add /cacheKeyParameters/method.request.path.c",
        "add /cacheKeyParameters/method.request.path.d",
      ]);
    });
  });

  describe("converts values to text", () => {
    it("numbers and booleans", () => {
      const desired = { timeoutInMillis: 1000, tlsConfig: { insecureSkipVerification: true } };
      expect(operations({}, desired)).to.deep.equal([
        "replace /tlsConfig/insecureSkipVerification true",
        "replace /timeoutInMillis 1000",
      ]);
    });

    it("and says so where a value has another type than the member", () => {
      expect(said({}, { timeoutInMillis: "1000" })).to.deep.equal(["error wrong-type /timeoutInMillis"]);
      expect(said({}, { cacheKeyParameters: "a" })).to.deep.equal(["error wrong-type /cacheKeyParameters"]);
      expect(said({}, { requestTemplates: ["a"] })).to.deep.equal(["error wrong-type /requestTemplates"]);
      expect(said({}, { integrationResponses: "200" })).to.deep.equal([
        "error wrong-type /integrationResponses",
      ]);
      expect(said({}, { tlsConfig: true })).to.deep.equal(["error wrong-type /tlsConfig"]);
      expect(said({}, { requestParameters: { "integration.request.header.a": 1 } })).to.deep.equal([
        "error wrong-type /requestParameters/integration.request.header.a",
      ]);
    });
  });

  describe("clears", () => {
    const current = {
      type: "HTTP_PROXY",
      contentHandling: "CONVERT_TO_TEXT",
      credentials: "arn:aws:iam::123456789012:role/r",
      connectionId: "vl1",
      integrationTarget: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c",
    };

    it("by an empty text where that is only reported, and says so", () => {
      const desired = { type: "HTTP_PROXY" };
      expect(operations(current, desired)).to.deep.equal([
        "replace /credentials ",
        "replace /connectionId ",
        "replace /integrationTarget ",
        "replace /contentHandling ",
      ]);
      expect(said(current, desired)).to.deep.equal([
        "info credentials-undocumented /credentials",
        "info clear-reported /credentials",
        "info clear-reported /connectionId",
        "info clear-reported /integrationTarget",
        "info clear-reported /contentHandling",
      ]);
    });

    it("by the default where there is one", () => {
      const settings = { passthroughBehavior: "NEVER", timeoutInMillis: 50, connectionType: "VPC_LINK" };
      expect(operations(settings, {})).to.deep.equal([
        "replace /connectionType INTERNET",
        "replace /timeoutInMillis 29000",
        "replace /passthroughBehavior WHEN_NO_MATCH",
      ]);
    });

    it("nothing of what no operation takes away", () => {
      const http = { type: "HTTP", uri: "https://a", httpMethod: "GET" };
      expect(operations(http, { type: "HTTP" })).to.deep.equal([]);
      expect(said(http, { type: "HTTP" })).to.deep.equal([
        "error cannot-clear /httpMethod",
        "error cannot-clear /uri",
      ]);
    });

    it("not the timeout of a stream, whose default is not known", () => {
      const stream = { type: "HTTP_PROXY", responseTransferMode: "STREAM" };
      expect(said({ ...stream, timeoutInMillis: 60_000 }, stream)).to.deep.equal([
        "warning default-unknown /timeoutInMillis",
      ]);
    });
  });

  describe("sees own members only", () => {
    const inheriting = (own: object): object => Object.assign(Object.create({ "text/html": "<p/>" }), own);

    it("in a map whose keys both objects inherit", () => {
      const current = { requestTemplates: inheriting({ "text/plain": "1" }) };
      const desired = { requestTemplates: inheriting({ "text/plain": "1", "text/xml": "2" }) };
      expect(operations(current, desired)).to.deep.equal(["add /requestTemplates/text~1xml 2"]);
    });

    it("in a map that inherits what the other one has", () => {
      const owning = { requestTemplates: { "text/html": "<p/>" } };
      expect(operations({ requestTemplates: inheriting({}) }, owning)).to.deep.equal([
        "add /requestTemplates/text~1html <p/>",
      ]);
      expect(operations(owning, { requestTemplates: inheriting({}) })).to.deep.equal([
        "remove /requestTemplates/text~1html",
      ]);
    });

    it("in the objects themselves, whatever they inherit it from", () => {
      const base = { type: "HTTP", uri: "https://a", timeoutInMillis: 5000 };
      const born = Object.assign(Object.create(base) as object, { type: "HTTP" });
      class Answer {
        readonly type = "HTTP";
        get uri(): string {
          return "https://a";
        }
      }
      for (const object of [born, new Answer()]) {
        expect(operations(object, base)).to.deep.equal(operations({ type: "HTTP" }, base));
        expect(run(base, object)).to.deep.equal(run(base, { type: "HTTP" }));
        expect(run(object, object)).to.deep.equal({ patchOperations: [], findings: [] });
      }
    });
  });

  describe("of a response with a member that the tables do not know", () => {
    const response = { statusCode: "200", newMember: { a: ["1"] } };
    const holding = (other: object): object => ({ type: "HTTP", integrationResponses: { "200": other } });

    it("says nothing where both objects have it alike, since nothing is to change", () => {
      const reread = JSON.parse(JSON.stringify(response)) as object;
      expect(said(holding(response), holding(reread))).to.deep.equal([]);
      expect(said(holding(response), holding({ newMember: { a: "1" }, statusCode: "200" }))).to.deep.equal([
        "warning responses-need-plan /integrationResponses/200",
      ]);
    });

    it("takes no __proto__ for a member that the other one has", () => {
      const hostile = JSON.parse('{ "statusCode": "200", "__proto__": {} }') as object;
      expect(said(holding({ statusCode: "200", selectionPattern: "5.." }), holding(hostile))).to.deep.equal([
        "warning responses-need-plan /integrationResponses/200",
      ]);
    });

    it("makes a finding of its own each time, short ones among long ones", () => {
      const find = () => run(holding({ statusCode: "200" }), holding(response)).findings[0] as Finding;
      const before = find();
      const message = "integration response 200 differs; UpdateIntegration does not reach it";
      expect(before.message).to.equal(message);
      Object.assign(before, { message: "another" });
      expect(shortly(find)).to.deep.equal({
        id: "responses-need-plan",
        severity: "warning",
        path: "/integrationResponses/200",
        values: { status: "200" },
      });
      expect(find().message).to.equal(message);
    });

    it("says that the response differs where only the desired one has it", () => {
      expect(said(holding({ statusCode: "200" }), holding(response))).to.deep.equal([
        "warning responses-need-plan /integrationResponses/200",
      ]);
    });
  });

  describe("under absent: keep", () => {
    const current = {
      type: "HTTP",
      contentHandling: "CONVERT_TO_TEXT",
      requestTemplates: { "text/plain": "1", "text/xml": "2" },
      cacheKeyParameters: ["method.request.path.a"],
      integrationResponses: { "200": { statusCode: "200" } },
    };

    it("keeps members, keys and responses that the desired object lacks", () => {
      const desired = { requestTemplates: { "text/xml": "3" }, integrationResponses: {} };
      expect(operations(current, desired, { absent: "keep" })).to.deep.equal([
        "replace /requestTemplates/text~1xml 3",
      ]);
      expect(said(current, desired, { absent: "keep" })).to.deep.equal([]);
    });

    it("still clears what is null, at any depth", () => {
      const desired = {
        contentHandling: null,
        cacheKeyParameters: null,
        integrationResponses: { "200": null },
      };
      expect(operations(current, desired, { absent: "keep" })).to.deep.equal([
        "remove /cacheKeyParameters/method.request.path.a",
        "replace /contentHandling ",
      ]);
      expect(said(current, desired, { absent: "keep" })).to.include(
        "warning responses-need-plan /integrationResponses/200",
      );
      expect(operations(current, { requestTemplates: null }, { absent: "keep" })).to.deep.equal([
        "remove /requestTemplates/text~1plain",
        "remove /requestTemplates/text~1xml",
      ]);
    });

    it("judges values by the members that are kept", () => {
      const lambda = {
        type: "AWS_PROXY",
        uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations",
      };
      expect(said(lambda, { httpMethod: "GET" }, { absent: "keep" })).to.deep.equal([
        "error lambda-needs-post /httpMethod",
      ]);
      const undecided = { type: undefined, uri: undefined, httpMethod: "GET" };
      expect(said(lambda, undecided, { absent: "keep" })).to.deep.equal([
        "error lambda-needs-post /httpMethod",
      ]);
    });
  });

  describe("leaves to other calls", () => {
    it("the type, beside the operations that it has", () => {
      const result = run({ type: "HTTP", uri: "https://a" }, { type: "HTTP_PROXY", uri: "https://b" });
      expect(result.patchOperations).to.deep.equal([{ op: "replace", path: "/uri", value: "https://b" }]);
      expect(result.findings.map(({ id, severity, path }) => [id, severity, path])).to.deep.equal([
        ["type-needs-put", "error", "/type"],
      ]);
    });

    it("values that are for the new type, since AWS checks them against the one that is there", () => {
      const mock = { type: "MOCK" };
      const http = { type: "HTTP", uri: "https://a", httpMethod: "GET" };
      const aws = { type: "AWS", uri: "arn:aws:apigateway:us-east-1:s3:path/b/k", httpMethod: "GET" };
      expect(operations(mock, http)).to.deep.equal([]);
      expect(said(mock, http)).to.have.members([
        "error type-needs-put /type",
        "error needs-type-first /httpMethod",
        "error needs-type-first /uri",
      ]);
      expect(said(http, aws)).to.have.members(["error type-needs-put /type", "error needs-type-first /uri"]);
    });

    it("each changed response, by its status code", () => {
      const current = {
        integrationResponses: { "200": { statusCode: "200" }, "404": { statusCode: "404" } },
      };
      const desired = {
        integrationResponses: {
          "200": { statusCode: "200", selectionPattern: "" },
          "404": { statusCode: "404", selectionPattern: "404" },
          "500": { statusCode: "500" },
        },
      };
      expect(said(current, desired)).to.deep.equal([
        "warning responses-need-plan /integrationResponses/404",
        "warning responses-need-plan /integrationResponses/500",
      ]);
    });

    it("credentials, where only documented operations are asked for", () => {
      const desired = { credentials: "arn:aws:iam::123456789012:role/r", timeoutInMillis: 60 };
      expect(operations({}, desired, { documentedOnly: true })).to.deep.equal([
        "replace /timeoutInMillis 60",
      ]);
      expect(said({}, desired, { documentedOnly: true })).to.deep.equal([
        "warning left-out-undocumented /credentials",
      ]);
    });
  });

  describe("finds before anything is sent", () => {
    const lambda =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations";
    const bad: [string, object, object, string][] = [
      ["a timeout below 50 ms", {}, { timeoutInMillis: 49 }, "timeout-out-of-range /timeoutInMillis"],
      ["a timeout above 29 s", {}, { timeoutInMillis: 29_001 }, "timeout-out-of-range /timeoutInMillis"],
      [
        "a timeout that is no whole number",
        {},
        { timeoutInMillis: 50.5 },
        "timeout-out-of-range /timeoutInMillis",
      ],
      [
        "an unknown passthrough",
        {},
        { passthroughBehavior: "SOMETIMES" },
        "value-not-allowed /passthroughBehavior",
      ],
      ["an unknown content handling", {}, { contentHandling: "X" }, "value-not-allowed /contentHandling"],
      ["an unknown connection type", {}, { connectionType: "VPN" }, "value-not-allowed /connectionType"],
      [
        "a VPC link without its id",
        {},
        { connectionType: "VPC_LINK" },
        "vpc-link-needs-connection /connectionType",
      ],
      [
        "a stream of a custom integration",
        { type: "HTTP" },
        { type: "HTTP", responseTransferMode: "STREAM" },
        "stream-needs-proxy /responseTransferMode",
      ],
      [
        "a verb that is none",
        { type: "HTTP" },
        { type: "HTTP", httpMethod: "FETCH" },
        "value-not-allowed /httpMethod",
      ],
      [
        "another verb than POST for Lambda",
        { type: "AWS_PROXY", uri: lambda, httpMethod: "POST" },
        { type: "AWS_PROXY", uri: lambda, httpMethod: "GET" },
        "lambda-needs-post /httpMethod",
      ],
      ["a URL that is none", { type: "HTTP" }, { type: "HTTP", uri: "example.com" }, "uri-not-http /uri"],
      [
        "a function ARN for an invocation",
        { type: "AWS_PROXY" },
        { type: "AWS_PROXY", uri: "arn:aws:lambda:us-east-1:1:function:f" },
        "uri-not-arn /uri",
      ],
      [
        "a service that a proxy cannot call",
        { type: "AWS_PROXY" },
        { type: "AWS_PROXY", uri: "arn:aws:apigateway:us-east-1:s3:path/b/k" },
        "uri-not-arn /uri",
      ],
      [
        "a static value without quotes",
        {},
        { requestParameters: { "integration.request.header.a": "true" } },
        "mapping-expression-invalid /requestParameters/integration.request.header.a",
      ],
      [
        "an unknown location",
        {},
        { requestParameters: { "integration.request.header.a": "method.request.cookie.b" } },
        "mapping-expression-invalid /requestParameters/integration.request.header.a",
      ],
      [
        "a parameter that no mapping sets",
        {},
        { requestParameters: { "integration.request.body.a": "'1'" } },
        "parameter-name-invalid /requestParameters/integration.request.body.a",
      ],
      [
        "a template under no content type",
        {},
        { requestTemplates: { json: "{}" } },
        "content-type-invalid /requestTemplates/json",
      ],
    ];
    for (const [name, current, desired, finding] of bad) {
      it(name, () => {
        expect(said(current, desired)).to.deep.equal([`error ${finding}`]);
        expect(operations(current, desired)).to.deep.equal([]);
      });
    }

    it("and takes what the account allows", () => {
      expect(operations({}, { timeoutInMillis: 60_000 }, { maxTimeoutMillis: 60_000 })).to.deep.equal([
        "replace /timeoutInMillis 60000",
      ]);
      // An object with such a timeout shows that the quota was raised.
      expect(operations({ timeoutInMillis: 60_000 }, { timeoutInMillis: 50_000 })).to.deep.equal([
        "replace /timeoutInMillis 50000",
      ]);
      const stream = { type: "HTTP_PROXY", responseTransferMode: "STREAM", timeoutInMillis: 900_000 };
      expect(said({ type: "HTTP_PROXY" }, stream)).to.deep.equal([]);
    });

    it("but judges only values that an operation carries", () => {
      const held = { timeoutInMillis: 5, requestParameters: { x: "y" }, requestTemplates: { z: "" } };
      expect(said(held, structuredClone(held))).to.deep.equal([]);
      expect(operations(held, { timeoutInMillis: 5 })).to.deep.equal([
        "remove /requestParameters/x",
        "remove /requestTemplates/z",
      ]);
    });

    it("that a switch to STREAM may drop a timeout, and a changed parameter the cache key that names it", () => {
      const current = { type: "HTTP_PROXY", timeoutInMillis: 5000 };
      expect(said(current, { ...current, responseTransferMode: "STREAM" })).to.deep.equal([
        "warning stream-timeout /timeoutInMillis",
      ]);
      const cached = {
        requestParameters: { "integration.request.path.id": "method.request.path.id" },
        cacheKeyParameters: ["method.request.path.id"],
      };
      const changed = {
        ...cached,
        requestParameters: { "integration.request.path.id": "context.requestId" },
      };
      expect(said(cached, changed)).to.deep.equal([
        "warning cache-key-may-drop /cacheKeyParameters/method.request.path.id",
      ]);
    });
  });

  describe("reads every form that people hold an integration in", () => {
    const model = {
      type: "HTTP",
      httpMethod: "POST",
      uri: "https://a",
      integrationResponses: { "200": { statusCode: "200" } },
    };

    it("answers with the metadata of an SDK", () => {
      const answer = { $metadata: { httpStatusCode: 200 }, ResponseMetadata: {}, ...model };
      expect(run(answer, model)).to.deep.equal({ patchOperations: [], findings: [] });
    });

    it("raw answers with links and embedded responses, one or several", () => {
      const { integrationResponses: _, ...rest } = model;
      const raw = {
        ...rest,
        _links: { self: { href: "/" } },
        _embedded: { "integration:responses": { statusCode: "200", _links: {} } },
      };
      const list = { ...rest, _embedded: { "integration:responses": [{ statusCode: "200" }] } };
      expect(run(raw, model)).to.deep.equal({ patchOperations: [], findings: [] });
      expect(run(model, list)).to.deep.equal({ patchOperations: [], findings: [] });
    });

    it("the input of PutIntegration, where httpMethod is the method's verb", () => {
      const put = {
        restApiId: "a",
        resourceId: "b",
        httpMethod: "GET",
        integrationHttpMethod: "POST",
        type: "HTTP",
        uri: "https://a",
      };
      expect(run(model, put)).to.deep.equal({ patchOperations: [], findings: [] });
      expect(operations(model, { ...put, integrationHttpMethod: "PUT" })).to.deep.equal([
        "replace /httpMethod PUT",
      ]);
    });
  });

  it("says of members that it does not know, louder where they are wanted", () => {
    expect(said({ newMember: 1 }, {})).to.deep.equal(["info unknown-member /newMember"]);
    expect(said({}, { "a/b": 1 })).to.deep.equal(["warning unknown-member /a~1b"]);
    expect(said({}, { newMember: null, other: undefined })).to.deep.equal([]);
    expect(said({ newMember: 1 }, { newMember: null })).to.deep.equal(["warning unknown-member /newMember"]);
  });

  it("refuses what is no object, and kinds that are none", () => {
    for (const value of [undefined, null, [], "x", 5]) {
      expect(() => run(value as never, {})).to.throw(InputError, "the current object is an object");
      expect(() => run({}, value as never)).to.throw(InputError, "the desired object is an object");
    }
    expect(() => diff("Nothing" as "Integration", {}, {})).to.throw(InputError, "there is no kind Nothing");
    expect(() => diff("constructor" as "Integration", {}, {})).to.throw(
      InputError,
      "there is no kind constructor",
    );
  });

  it("takes keys for data, whatever they are called", () => {
    const templates = JSON.parse('{"__proto__/x":"1","constructor/y":"2"}') as object;
    expect(operations({}, { requestTemplates: templates })).to.deep.equal([
      "add /requestTemplates/__proto__~1x 1",
      "add /requestTemplates/constructor~1y 2",
    ]);
    const held = { requestTemplates: JSON.parse('{"__proto__":"1","toString":"2","":"3"}') as object };
    expect(operations(held, {})).to.deep.equal([
      "remove /requestTemplates/",
      "remove /requestTemplates/__proto__",
      "remove /requestTemplates/toString",
    ]);
  });

  it("sees no member that an object inherits, be it of the integration or one that a rule looks at", () => {
    const mock = Object.create({ type: "MOCK", timeoutInMillis: 50 }) as object;
    expect(operations({ type: "HTTP" }, Object.assign(mock, { uri: "https://example.com/b" }))).to.deep.equal(
      ["replace /uri https://example.com/b"],
    );
    const equal = () => Object.assign(Object.create({ credentials: "x" }), { httpMethod: "GET" }) as object;
    expect(run(equal(), equal())).to.deep.equal({ patchOperations: [], findings: [] });
  });

  it("is not confused by a diff that a getter of its objects makes, or by one that throws", () => {
    const inner = (): string[] =>
      operations({ timeoutInMillis: 50 }, { timeoutInMillis: 60, credentials: "a" });
    const found: string[][] = [];
    const desired = {
      type: "HTTP",
      get uri() {
        found.push(inner());
        return "https://example.com/b";
      },
      timeoutInMillis: 5000,
    };
    const expected = ["replace /uri https://example.com/b", "replace /timeoutInMillis 5000"];
    expect(operations({ type: "HTTP" }, desired)).to.deep.equal(expected);
    expect(found.length).to.be.above(0);
    for (const each of found)
      expect(each).to.deep.equal(["replace /credentials a", "replace /timeoutInMillis 60"]);
    const broken = {
      credentials: "b",
      get requestTemplates(): object {
        throw new Error("no templates");
      },
    };
    expect(() => run({}, broken)).to.throw("no templates");
    expect(operations({}, { credentials: "c" })).to.deep.equal(["replace /credentials c"]);
  });

  it("finds what differs in maps whose keys are in another order, some of them gone and some new", () => {
    const templates = (...keys: readonly string[]) => ({
      requestTemplates: Object.fromEntries(keys.map((key) => [`text/${key}`, key])),
    });
    const current = templates("a", "b", "c", "d", "e");
    expect(operations(current, templates("e", "d", "c", "b", "a"))).to.deep.equal([]);
    expect(operations(current, templates("c", "a", "x", "e", "d"))).to.deep.equal([
      "remove /requestTemplates/text~1b",
      "add /requestTemplates/text~1x x",
    ]);
    expect(operations(current, templates("d", "e"))).to.deep.equal([
      "remove /requestTemplates/text~1a",
      "remove /requestTemplates/text~1b",
      "remove /requestTemplates/text~1c",
    ]);
  });
});
