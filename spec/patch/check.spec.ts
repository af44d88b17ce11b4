import { expect } from "chai";
import { checkPatch, type Kind, type PatchOperation, type Resources } from "../../lib/index.js";

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

describe("what checkPatch says to do instead of a refused operation", () => {
  const remedy = (kind: Kind, op: PatchOperation["op"], path: string): string | undefined =>
    checkPatch(kind, [{ op, path, value: "x" }]).find(({ id }) => id === "operation-refused")?.remedy;

  const CASES: readonly (readonly [Kind, PatchOperation["op"], string, string])[] = [
    [
      "Integration",
      "add",
      "/cacheKeyParameters",
      "/cacheKeyParameters as a whole is no path: name a key, /cacheKeyParameters/{parameterName}.",
    ],
    [
      "Integration",
      "replace",
      "/type",
      "No operation reaches /type: only a put of the whole object changes it. Use PutIntegration, then the integration responses again; a plan does both (planIntegration, patchway plan).",
    ],
    [
      "Integration",
      "add",
      "/requestTemplates/application/json",
      "Write the slash in the key as ~1: /requestTemplates/application~1json.",
    ],
    [
      "Integration",
      "replace",
      "/requestparameters/x",
      "Did you mean /requestParameters/{integration.request.location.name}?",
    ],
    [
      "Integration",
      "replace",
      "/foo",
      "The paths of Integration are /credentials, /httpMethod, /uri, /connectionType, /connectionId, /integrationTarget, /tlsConfig, /responseTransferMode, /timeoutInMillis, /passthroughBehavior, /contentHandling, /cacheNamespace, /requestParameters/{integration.request.location.name}, /requestTemplates/{contentType}, /cacheKeyParameters/{parameterName}.",
    ],
    ["Integration", "add", "uri", "A path begins with a slash: /uri."],
    ["Integration", "add", "/uri", "/uri takes replace."],
    ["Integration", "remove", "/uri", "/uri takes replace. No operation is known to take it away."],
    [
      "Integration",
      "remove",
      "/contentHandling",
      '/contentHandling takes replace. To clear it, replace with "".',
    ],
    [
      "Integration",
      "replace",
      "/timeoutInMillis/x",
      "/timeoutInMillis has nothing below it: write /timeoutInMillis.",
    ],
    [
      "Integration",
      "replace",
      "/tlsConfig",
      "/tlsConfig as a whole is no path: name /tlsConfig/insecureSkipVerification.",
    ],
    [
      "UsagePlan",
      "replace",
      "/throttle/x",
      "/throttle has no member x: name one of /throttle/burstLimit, /throttle/rateLimit.",
    ],
    [
      "UsagePlan",
      "replace",
      "/throttle",
      "/throttle takes remove. Its members are at /throttle/burstLimit, /throttle/rateLimit.",
    ],
    [
      "UsagePlan",
      "remove",
      "/apiStages/a1:dev",
      "The item's name stands in the value, at /apiStages; what it holds is at /apiStages/{apiId:stage}/throttle.",
    ],
    [
      "UsagePlan",
      "add",
      "/tags/a",
      "No operation reaches /tags: another call changes it. Use TagResource and UntagResource.",
    ],
    ["RestApi", "replace", "/endpointConfiguration/types", "The path is /endpointConfiguration/types/0."],
    ["RestApi", "add", "/endpointConfiguration/types/0", "/endpointConfiguration/types/0 takes replace."],
    [
      "Account",
      "add",
      "/features/UsagePlans/x",
      "The member stands in the value, not in the path: /features.",
    ],
  ];
  for (const [kind, op, path, expected] of CASES) {
    it(`${op} ${path} of ${kind}`, () => {
      expect(remedy(kind, op, path)).to.equal(expected);
    });
  }

  it("names the settings of methods, whose paths begin with a key", () => {
    expect(remedy("Stage", "remove", "/a~1b/GET/logging/loglevel")).to.match(
      /^\/\{resourcePath\}\/\{httpMethod\}\/logging\/loglevel takes replace\. /,
    );
    expect(remedy("Stage", "replace", "/a~1b/GET/logging/loglevl")).to.contain(
      " /{resourcePath}/{httpMethod}/logging/loglevel,",
    );
  });

  it("has no place for a long path", () => {
    const long = `/requestTemplates/${"a/".repeat(100_000)}`;
    expect(remedy("Integration", "add", long)?.length).to.be.below(500);
    expect(remedy("Integration", "add", `/${"a".repeat(100_000)}`)?.length).to.be.below(500);
  });
});
