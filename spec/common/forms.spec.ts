import { expect } from "chai";
import { InputError } from "../../common/errors.js";
import { readV1Integration } from "../../common/forms.js";

describe("the forms of a v1 integration", () => {
  it("takes the model as it is, without a copy", () => {
    const input = { type: "MOCK", integrationResponses: { "200": { statusCode: "200" } } };
    const read = readV1Integration(input);
    expect(read.integration).to.equal(input);
    expect(read.ignored).to.deep.equal([]);
    expect(read.place).to.deep.equal({});
  });

  it("sets an SDK's and the CLI's metadata aside, and says so", () => {
    const input = {
      $metadata: { httpStatusCode: 200 },
      ResponseMetadata: {},
      type: "MOCK",
      httpMethod: "GET",
    };
    expect(readV1Integration(input)).to.deep.equal({
      integration: { type: "MOCK", httpMethod: "GET" },
      ignored: ["/$metadata", "/ResponseMetadata"],
      place: {},
    });
    expect(Object.keys(input)).to.have.length(4);
  });

  it("folds one embedded response in", () => {
    const input = {
      _links: { self: { href: "/x" } },
      type: "AWS",
      _embedded: { "integration:responses": { _links: {}, statusCode: "200", selectionPattern: "" } },
    };
    const before = structuredClone(input);
    expect(readV1Integration(input)).to.deep.equal({
      integration: {
        type: "AWS",
        integrationResponses: { "200": { statusCode: "200", selectionPattern: "" } },
      },
      ignored: ["/_links", "/_embedded/integration:responses/_links"],
      place: {},
    });
    expect(input).to.deep.equal(before);
  });

  it("folds a list of embedded responses in", () => {
    const input = {
      type: "AWS",
      _embedded: { "integration:responses": [{ statusCode: "200" }, { statusCode: "404", _links: {} }] },
    };
    const read = readV1Integration(input);
    expect(read.integration).to.deep.equal({
      type: "AWS",
      integrationResponses: { "200": { statusCode: "200" }, "404": { statusCode: "404" } },
    });
    expect(read.ignored).to.deep.equal(["/_embedded/integration:responses/1/_links"]);
  });

  it("keeps what else is embedded, for whoever looks for unknown members", () => {
    expect(readV1Integration({ type: "AWS", _embedded: { other: 1 } }).integration).to.deep.equal({
      type: "AWS",
      _embedded: { other: 1 },
    });
  });

  it("tells PutIntegration's input by each of its own members, and reads the two verbs apart", () => {
    expect(
      readV1Integration({
        restApiId: "a1",
        resourceId: "r1",
        httpMethod: "GET",
        integrationHttpMethod: "POST",
        type: "AWS_PROXY",
      }),
    ).to.deep.equal({
      integration: { httpMethod: "POST", type: "AWS_PROXY" },
      ignored: [],
      place: { restApiId: "a1", resourceId: "r1", httpMethod: "GET" },
    });
    expect(
      readV1Integration({ httpMethod: "GET", resourceId: "r1", type: "MOCK" }).integration,
    ).to.deep.equal({
      type: "MOCK",
    });
    expect(readV1Integration({ httpMethod: "GET", restApiId: "a1", type: "MOCK" }).place).to.deep.equal({
      restApiId: "a1",
      httpMethod: "GET",
    });
    expect(readV1Integration({ integrationHttpMethod: "PUT", type: "HTTP" }).integration).to.deep.equal({
      httpMethod: "PUT",
      type: "HTTP",
    });
  });

  it("takes an own __proto__ as data", () => {
    const input = JSON.parse('{"$metadata":{},"__proto__":{"type":"MOCK"}}');
    const { integration } = readV1Integration(input);
    expect(Object.keys(integration)).to.deep.equal(["__proto__"]);
    expect(Object.getPrototypeOf(integration)).to.equal(Object.prototype);
  });

  for (const [what, input, pointer] of [
    ["text", "{}", ""],
    ["a list", [], ""],
    ["null", null, ""],
    ["_embedded that is a list", { _embedded: [] }, "/_embedded"],
    [
      "an embedded response that is text",
      { _embedded: { "integration:responses": ["200"] } },
      "/_embedded/integration:responses/0",
    ],
    [
      "an embedded response without a status",
      { _embedded: { "integration:responses": {} } },
      "/_embedded/integration:responses/statusCode",
    ],
    [
      "a status twice",
      { _embedded: { "integration:responses": [{ statusCode: "200" }, { statusCode: "200" }] } },
      "/_embedded/integration:responses/1/statusCode",
    ],
    [
      "responses in two places",
      { integrationResponses: { "200": {} }, _embedded: { "integration:responses": [] } },
      "/_embedded/integration:responses",
    ],
    ["a resourceId that is a number", { resourceId: 5 }, "/resourceId"],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => readV1Integration(input))
        .to.throw(InputError)
        .with.property("pointer", pointer);
    });
  }
});
