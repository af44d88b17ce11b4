import { expect } from "chai";
import { checkPatch, type PatchOperation, type Resources } from "../../lib/index.js";

type Integration = Resources["Integration"];

const check = (operations: unknown, current?: object): string[] =>
  checkPatch(
    "Integration",
    operations as PatchOperation[],
    current === undefined ? {} : { current: current as Integration },
  ).map(({ id, severity, path }) => `${severity} ${id} ${path}`);

describe("checkPatch on an Integration", () => {
  it("has nothing to say of a list that AWS takes", () => {
    const list = [
      { op: "replace", path: "/uri", value: "https://a" },
      { op: "add", path: "/requestTemplates/application~1json", value: "{}" },
      { op: "remove", path: "/cacheKeyParameters/method.request.path.id" },
    ];
    expect(check(list)).to.deep.equal([]);
  });

  it("points at each operation that AWS would refuse", () => {
    const list = [
      { op: "wrong", path: "/uri" },
      { op: "replace", path: "/requestParameters", value: "{}" },
      { op: "add", path: "/requestTemplates/application/json", value: "{}" },
      { op: "remove", path: "/uri" },
      { op: "replace", path: "/type", value: "MOCK" },
      { op: "replace", path: "/timeoutInMillis", value: "29001" },
      { op: "add", path: "/requestParameters/integration.request.header.a", value: "true" },
    ];
    expect(check(list)).to.deep.equal([
      "error operation-refused /0",
      "error operation-refused /1",
      "error operation-refused /2",
      "error operation-refused /3",
      "error operation-refused /4",
      "error timeout-out-of-range /5",
      "error mapping-expression-invalid /6",
    ]);
    const [first] = checkPatch("Integration", [{ op: "remove", path: "/uri" }]);
    expect(first).to.include({
      index: 0,
      message: "AWS would answer BadRequestException: Invalid patch path /uri",
    });
  });

  it("points at what is not text", () => {
    expect(check([{ op: "replace", path: "/timeoutInMillis", value: 5000 }])).to.deep.equal([
      "error malformed-operation /0/value",
    ]);
    expect(check([{ op: "replace" }, 5, { op: "add", path: "/uri", extra: "1" }])).to.deep.equal([
      "error malformed-operation /0",
      "error malformed-operation /1",
      "error malformed-operation /2/extra",
    ]);
    expect(check({})).to.deep.equal(["error malformed-operation "]);
  });

  it("finds missing keys only where it knows the object", () => {
    const list = [{ op: "remove", path: "/requestTemplates/a~1b" }];
    expect(check(list)).to.deep.equal([]);
    expect(check(list, {})).to.deep.equal(["error operation-refused /0"]);
    expect(check(list, { requestTemplates: { "a/b": "" } })).to.deep.equal([]);
  });

  it("judges a value by what the whole list leads to", () => {
    const list = [
      { op: "replace", path: "/connectionType", value: "VPC_LINK" },
      { op: "replace", path: "/connectionId", value: "vl1" },
    ];
    expect(check(list, { type: "HTTP" })).to.deep.equal([]);
    expect(check(list.slice(0, 1), { type: "HTTP" })).to.deep.equal(["error vpc-link-needs-connection /0"]);
  });

  it("remarks on what AWS takes and people may not mean", () => {
    expect(check([{ op: "replace", path: "/credentials", value: "x" }])).to.deep.equal([
      "info credentials-undocumented /0/path",
    ]);
    expect(check([{ op: "replace", path: "/cacheKeyParameters/a", value: "b" }])).to.deep.equal([
      "warning operation-unproven /0/path",
    ]);
    expect(check([{ op: "remove", path: "/requestTemplates/a~1b", value: "x" }])).to.deep.equal([
      "info value-ignored /0/value",
    ]);
    expect(check([{ op: "replace", path: "/tlsConfig/insecureSkipVerification" }])).to.deep.equal([
      "warning value-missing /0",
    ]);
    expect(check([{ op: "replace", path: "/uri", value: "https://a" }], { type: "MOCK" })).to.deep.equal([
      "warning mock-ignores /0/path",
    ]);
  });
});
