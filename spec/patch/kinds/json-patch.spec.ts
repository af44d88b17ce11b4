import { expect } from "chai";
import { fromJsonPatch, type Kind, type Resources } from "../../../lib/index.js";
import { written } from "./run.js";

const read = (kind: Kind, current: object, list: readonly unknown[]) => {
  const { patchOperations, findings } = fromJsonPatch(kind, current as Resources[Kind], list);
  return { operations: patchOperations.map(written), findings: findings.map(({ id }) => id) };
};

describe("a generic JSON Patch for another kind than Integration", () => {
  it("Method: flags in a map may be text or booleans", () => {
    const list = [
      { op: "add", path: "/requestParameters", value: { "method.request.path.a": "true" } },
      { op: "add", path: "/requestParameters/method.request.path.b", value: false },
    ];
    expect(read("Method", {}, list)).to.deep.equal({
      operations: [
        "add /requestParameters/method.request.path.a true",
        "add /requestParameters/method.request.path.b false",
      ],
      findings: [],
    });
  });

  it("RestApi: indices of lists become names, an index of endpoint types the path that AWS has for it", () => {
    const current = {
      binaryMediaTypes: ["image/png", "audio/x~y"],
      endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" },
      minimumCompressionSize: 0,
    };
    const list = [
      { op: "remove", path: "/binaryMediaTypes/0" },
      { op: "add", path: "/binaryMediaTypes/-", value: "a/b" },
      { op: "replace", path: "/endpointConfiguration/types/0", value: "REGIONAL" },
      { op: "replace", path: "/minimumCompressionSize", value: "10" },
      { op: "test", path: "/endpointConfiguration/ipAddressType", value: "ipv4" },
    ];
    expect(read("RestApi", current, list)).to.deep.equal({
      operations: [
        "remove /binaryMediaTypes/image~1png",
        "replace /minimumCompressionSize 10",
        "replace /endpointConfiguration/types/0 REGIONAL",
        "add /binaryMediaTypes/a~1b",
      ],
      findings: [],
    });
  });

  it("ApiKey: a member has another path than its name", () => {
    const list = [{ op: "add", path: "/stageKeys/0", value: "x1/dev" }];
    expect(read("ApiKey", { stageKeys: [] }, list).operations).to.deep.equal(["add /stages/x1~1dev"]);
  });
});
