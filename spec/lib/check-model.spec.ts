import { expect } from "chai";
import { checkModel, InputError, schemas } from "../../lib/index.js";

const check = (model: object, options = {}): string[] =>
  checkModel("Integration", model, options).map(({ id, severity, path }) => `${severity} ${id} ${path}`);

describe("checkModel", () => {
  it("has nothing to say of an integration that AWS takes", () => {
    const model = {
      type: "HTTP_PROXY",
      httpMethod: "ANY",
      uri: "https://example.com/{id}",
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
      requestTemplates: { "application/json": null },
      cacheKeyParameters: ["method.request.path.id"],
      timeoutInMillis: 29_000,
      tlsConfig: { insecureSkipVerification: false },
      integrationResponses: { "200": { statusCode: "200", selectionPattern: "2\\d{2}" } },
    };
    expect(check(model)).to.deep.equal([]);
  });

  it("finds members that it does not know, and types that are others, at any depth", () => {
    const model = {
      type: "HTTP",
      colour: "red",
      timeoutInMillis: "29000",
      tlsConfig: { trust: true },
      cacheKeyParameters: { a: 1 },
      requestParameters: { "integration.request.header.a": 1 },
      integrationResponses: { "200": { statusCode: "200", selectionPattern: 5, other: 1 } },
    };
    expect(check(model)).to.have.members([
      "warning unknown-member /colour",
      "warning unknown-member /tlsConfig/trust",
      "warning unknown-member /integrationResponses/200/other",
      "error wrong-type /timeoutInMillis",
      "error wrong-type /cacheKeyParameters",
      "error wrong-type /requestParameters/integration.request.header.a",
      "error wrong-type /integrationResponses/200/selectionPattern",
    ]);
  });

  it("finds ranges, enumerations and expressions that AWS would refuse", () => {
    const model = {
      type: "AWS_PROXY",
      uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations",
      httpMethod: "GET",
      timeoutInMillis: 49,
      passthroughBehavior: "MAYBE",
      requestParameters: { "integration.request.header.a": "plain" },
      requestTemplates: { json: "{}" },
      integrationResponses: { "200": { responseParameters: { "method.response.body": "'x'" } } },
    };
    expect(check(model)).to.have.members([
      "error lambda-needs-post /httpMethod",
      "error timeout-out-of-range /timeoutInMillis",
      "error value-not-allowed /passthroughBehavior",
      "error mapping-expression-invalid /requestParameters/integration.request.header.a",
      "error content-type-invalid /requestTemplates/json",
      "error parameter-name-invalid /integrationResponses/200/responseParameters/method.response.body",
    ]);
    expect(check({ type: "HTTP", timeoutInMillis: 60_000 }, { maxTimeoutMillis: 60_000 })).to.deep.equal([]);
  });

  it("asks for a type", () => {
    expect(check({ uri: "https://a" })).to.deep.equal(["error member-missing /type"]);
  });

  it("reads an answer and the input of a put", () => {
    const put = {
      restApiId: "a",
      resourceId: "b",
      httpMethod: "GET",
      integrationHttpMethod: "POST",
      type: "HTTP",
      uri: "https://a",
    };
    expect(check(put)).to.deep.equal([]);
    expect(check({ $metadata: {}, type: "MOCK" })).to.deep.equal([]);
  });

  it("does not take what is no object", () => {
    expect(() => checkModel("Integration", [])).to.throw(
      InputError,
      "the Integration is an object, not a list",
    );
  });

  it("exports a JSON Schema for each kind, with ranges and enumerations", () => {
    expect(schemas.Integration).to.nested.include({
      "properties.timeoutInMillis.anyOf[1].minimum": 50,
      "properties.timeoutInMillis.anyOf[1].maximum": 900_000,
      "properties.passthroughBehavior.anyOf[1].enum[0]": "WHEN_NO_MATCH",
      additionalProperties: false,
    });
  });
});
