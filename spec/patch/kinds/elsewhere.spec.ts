import { expect } from "chai";
import { applies, differs } from "./run.js";

const quiet = { operations: [], findings: [] };

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
