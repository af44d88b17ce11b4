import { expect } from "chai";
import { applies, checks, differs } from "./run.js";

const quiet = { operations: [], findings: [] };

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
