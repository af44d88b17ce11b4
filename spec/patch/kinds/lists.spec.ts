import { expect } from "chai";
import { applies, checks, differs } from "./run.js";

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
    expect(checks("Account", ["remove /features UsagePlans"])).to.deep.equal(["error feature-stays /0"]);
  });

  it("RestApi: an API has one endpoint type", () => {
    expect(
      differs("RestApi", {}, { endpointConfiguration: { types: ["EDGE", "REGIONAL"] } }).findings,
    ).to.deep.equal(["error wrong-type /endpointConfiguration/types"]);
  });
});
