import { expect } from "chai";
import fc from "fast-check";
import { checkPatch, type Desired, diff, fromJsonPatch, type Kind, type Resources } from "../../lib/index.js";
import { pairs } from "../generate/pairs.js";
import { KINDS } from "../kinds.js";
import { isData, write } from "../oracle/data.js";
import { RUNS } from "../runs.js";

type Members = Record<string, unknown>;

const KEEP = { absent: "keep" } as const;

const kept = <K extends Kind>(kind: K, current: Members, desired: Members) =>
  diff(kind, current as Resources[K], desired as Desired<K>, KEEP);

const STAGE = {
  deploymentId: "d1",
  canarySettings: {
    deploymentId: "d2",
    percentTraffic: 5,
    useStageCache: false,
    stageVariableOverrides: { host: "a", level: "info" },
  },
  methodSettings: { "*/*": { loggingLevel: "INFO", metricsEnabled: true } },
  variables: { a: "1", b: "2" },
};

const PLAN = {
  id: "plan01",
  name: "gold",
  throttle: { burstLimit: 5, rateLimit: 10 },
  quota: { limit: 5, offset: 1, period: "DAY" },
  apiStages: [{ apiId: "a1", stage: "prod", throttle: { "/a/GET": { rateLimit: 1, burstLimit: 2 } } }],
};

const NOTHING = { patchOperations: [], findings: [] };

describe("keep, inside objects", () => {
  it("takes away what is null, and nothing that stands beside it", () => {
    expect(
      kept("Stage", STAGE, { canarySettings: { stageVariableOverrides: { host: null } } }),
    ).to.deep.equal({
      patchOperations: [{ op: "remove", path: "/canarySettings/stageVariableOverrides/host" }],
      findings: [],
    });
    expect(kept("UsagePlan", PLAN, { quota: { offset: null } }).patchOperations).to.deep.equal([
      { op: "replace", path: "/quota/offset", value: "0" },
    ]);
  });

  it("makes anew, with the rest, what goes only as a whole", () => {
    expect(kept("UsagePlan", PLAN, { throttle: { burstLimit: null } })).to.deep.equal({
      patchOperations: [
        { op: "remove", path: "/throttle" },
        { op: "replace", path: "/throttle/rateLimit", value: "10" },
      ],
      findings: [],
    });
    const route = (limits: unknown) => ({
      apiStages: [{ apiId: "a1", stage: "prod", throttle: { "/a/GET": limits } }],
    });
    expect(kept("UsagePlan", PLAN, route({ rateLimit: null })).patchOperations).to.deep.equal([
      { op: "remove", path: "/apiStages/a1:prod/throttle//a/GET" },
      { op: "replace", path: "/apiStages/a1:prod/throttle//a/GET/burstLimit", value: "2" },
    ]);
    expect(
      kept("Stage", STAGE, { methodSettings: { "*/*": { loggingLevel: null } } }).patchOperations,
    ).to.deep.equal([
      { op: "remove", path: "/*/*" },
      { op: "replace", path: "/*/*/metrics/enabled", value: "true" },
    ]);
  });

  it("takes the object away where all of it is null, or it is null itself", () => {
    for (const throttle of [null, { burstLimit: null, rateLimit: null }])
      expect(kept("UsagePlan", PLAN, { throttle }).patchOperations).to.deep.equal([
        { op: "remove", path: "/throttle" },
      ]);
  });

  it("keeps what an empty object, or one of absent members, does not mention", () => {
    for (const empty of [{}, { burstLimit: undefined }])
      expect(kept("UsagePlan", PLAN, { throttle: empty }), JSON.stringify(empty)).to.deep.equal(NOTHING);
    expect(kept("Stage", STAGE, { methodSettings: { "*/*": {} } })).to.deep.equal(NOTHING);
    expect(kept("Stage", STAGE, { variables: { a: undefined, b: "2" } })).to.deep.equal(NOTHING);
    expect(kept("Stage", STAGE, { variables: { a: null } }).patchOperations).to.deep.equal([
      { op: "remove", path: "/variables/a" },
    ]);
  });

  it("says nothing of what members that no operation reaches leave out", () => {
    const part = {
      id: "part01",
      location: { type: "METHOD", path: "/p", method: "GET" },
      properties: "{}",
    };
    expect(kept("DocumentationPart", part, { location: { path: "/p" } })).to.deep.equal(NOTHING);
    expect(kept("DocumentationPart", part, { location: { path: "/q" } }).findings).to.have.length(1);
    expect(kept("Stage", { ...STAGE, tags: { a: "1", b: "2" } }, { tags: { a: "1" } })).to.deep.equal(
      NOTHING,
    );
    const responses = {
      200: { statusCode: "200", responseTemplates: { "a/b": "b" } },
      404: { statusCode: "404" },
    };
    const integration = { type: "HTTP", integrationResponses: responses };
    const wanted = (response: Members) => ({ integrationResponses: { 200: response } });
    expect(kept("Integration", integration, wanted({ statusCode: "200" }))).to.deep.equal(NOTHING);
    expect(
      kept("Integration", integration, wanted({ selectionPattern: "2.." })).findings.map(({ path }) => path),
    ).to.include("/integrationResponses/200");
  });

  const PRIVATE = {
    id: "api01",
    name: "shop",
    endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "dualstack", vpcEndpointIds: ["vpce-1"] },
  };

  it("lets rules look at what is kept, at any depth", () => {
    const api = (endpointConfiguration: Members) => kept("RestApi", PRIVATE, { endpointConfiguration });
    expect(api({ ipAddressType: "ipv4" }).findings.map(({ id }) => id)).to.deep.equal([
      "private-needs-dualstack",
    ]);
    expect(api({ ipAddressType: "ipv4" }).patchOperations).to.deep.equal([]);
    expect(api({ vpcEndpointIds: ["vpce-1", "vpce-2"] })).to.deep.equal({
      patchOperations: [{ op: "add", path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-2" }],
      findings: [],
    });
    const method = { authorizationType: "NONE", requestParameters: { "method.request.header.id": true } };
    const moved = { requestParameters: { "method.request.querystring.id": false } };
    expect(kept("Method", method, moved).findings.map(({ id }) => id)).to.deep.equal([
      "parameter-name-taken",
    ]);
  });
});

describe("a key that is undefined", () => {
  const moves = (kind: Kind, member: string, was: Members, wanted: Members) =>
    diff(kind, { [member]: was } as Resources[Kind], { [member]: wanted } as Desired<Kind>).patchOperations;

  it("is removed once, as any other that is absent", () => {
    expect(moves("Stage", "variables", { a: "1", b: "2" }, { a: undefined })).to.deep.equal([
      { op: "remove", path: "/variables/a" },
      { op: "remove", path: "/variables/b" },
    ]);
    const settings = { metricsEnabled: true };
    expect(
      moves(
        "Stage",
        "methodSettings",
        { "a/GET": settings, "b/GET": settings },
        { "a/GET": undefined, "b/GET": settings },
      ),
    ).to.deep.equal([{ op: "remove", path: "/a/GET" }]);
  });

  it("of a map of other resources is told of once", () => {
    const responses = { 200: { statusCode: "200" }, 404: { statusCode: "404" } };
    const { findings } = diff(
      "Integration",
      { type: "HTTP", integrationResponses: responses } as Resources["Integration"],
      {
        type: "HTTP",
        integrationResponses: { 200: undefined, 404: responses[404] },
      } as unknown as Desired<"Integration">,
    );
    expect(findings.map(({ path }) => path)).to.deep.equal(["/integrationResponses/200"]);
  });
});

describe("a generic list under keep", () => {
  const from = (kind: Kind, current: Members, path: string) =>
    fromJsonPatch(kind, current as Resources[Kind], [{ op: "remove", path }], KEEP).patchOperations;

  it("takes away what it removes, at any depth", () => {
    expect(from("Stage", STAGE, "/variables/a")).to.deep.equal([{ op: "remove", path: "/variables/a" }]);
    expect(from("UsagePlan", PLAN, "/apiStages/0")).to.deep.equal([
      { op: "remove", path: "/apiStages", value: "a1:prod" },
    ]);
    expect(from("UsagePlan", PLAN, "/throttle/rateLimit")).to.deep.equal([
      { op: "remove", path: "/throttle" },
      { op: "replace", path: "/throttle/burstLimit", value: "5" },
    ]);
  });
});

describe("what a diff and a check foresee", () => {
  it("is that a parameter may take the name of one that is null", () => {
    const parameters = (requestParameters: Members) =>
      ({ authorizationType: "NONE", requestParameters }) as unknown as Resources["Method"];
    expect(
      diff(
        "Method",
        parameters({ "method.request.header.id": true }),
        parameters({
          "method.request.header.id": null,
          "method.request.querystring.id": false,
        }) as Desired<"Method">,
      ),
    ).to.deep.equal({
      patchOperations: [
        { op: "remove", path: "/requestParameters/method.request.header.id" },
        { op: "add", path: "/requestParameters/method.request.querystring.id", value: "false" },
      ],
      findings: [],
    });
  });

  it("is that a resource is the root or not by what it is, whatever path is wanted", () => {
    const ids = (current: Members, desired: Members) =>
      diff("Resource", current as Resources["Resource"], desired as Desired<"Resource">).findings.map(
        ({ id }) => id,
      );
    expect(ids({ id: "r", path: "/" }, { id: "r", path: "/x", pathPart: "x" })).to.include("root-resource");
    const child = { id: "c", path: "/z", pathPart: "z", parentId: "p" };
    const moved = diff("Resource", child, { ...child, path: "/", pathPart: "y" });
    expect(moved.patchOperations).to.deep.equal([{ op: "replace", path: "/pathPart", value: "y" }]);
    expect(moved.findings.map(({ id }) => id)).to.deep.equal(["read-only-member"]);
  });

  it("is that the root moves nowhere, whatever the desired object leaves out", () => {
    for (const desired of [
      { id: "r", parentId: "b" },
      { id: "r", path: "/", parentId: "b" },
      { id: "r", pathPart: "b" },
    ]) {
      const { patchOperations, findings } = diff("Resource", { id: "r", path: "/" }, desired);
      expect(patchOperations).to.deep.equal([]);
      expect(findings.map(({ id }) => id)).to.deep.equal(["root-resource"]);
    }
  });

  it("is that certificates are not added and removed in one list", () => {
    const list = [
      { op: "add", path: "/certificateArn", value: "x" },
      { op: "remove", path: "/certificateName" },
    ] as const;
    expect(checkPatch("DomainName", [...list])).to.have.length(1);
    expect(checkPatch("DomainName", [...list])[0]).to.include({
      id: "operation-refused",
      severity: "error",
      index: 1,
    });
    expect(checkPatch("DomainName", [list[0]])).to.deep.equal([]);
    expect(checkPatch("DomainName", [list[1]])).to.deep.equal([]);
  });

  it("is that a feature stays, and that it has to be named", () => {
    const [named] = checkPatch("Account", [{ op: "remove", path: "/features", value: "UsagePlans" }]);
    expect(named).to.include({ id: "feature-stays", severity: "error" });
    const [unnamed] = checkPatch("Account", [{ op: "remove", path: "/features" }]);
    expect(unnamed).to.include({ id: "operation-refused", severity: "error" });
    expect(unnamed?.message).to.contain("Invalid feature specified");
  });
});

/** What is left of an object where some members, at any depth, are left out, undefined or null. */
function thinned(value: Members, next: () => number): Members {
  const left: Members = {};
  for (const [member, held] of Object.entries(value)) {
    const whim = next();
    if (whim < 35) continue;
    const kept = isData(held) ? thinned(held, next) : held;
    write(left, member, whim < 42 ? undefined : whim < 52 ? null : kept);
  }
  return left;
}

const nameOf = (item: unknown): string => {
  const { apiId, stage } = item as Members;
  return `${apiId}:${stage}`;
};

/** One object laid over another: the stages of a usage plan by name, other lists as a whole. */
function over(was: unknown, wanted: unknown, member: string): unknown {
  if (member === "apiStages" && Array.isArray(was) && Array.isArray(wanted)) {
    const rest = was.filter((item) => !wanted.some((other) => nameOf(other) === nameOf(item)));
    const laid = wanted.map((item) =>
      over(
        was.find((other) => nameOf(other) === nameOf(item)),
        item,
        "",
      ),
    );
    return [...rest, ...laid];
  }
  if (!isData(was) || !isData(wanted)) return wanted;
  const laid = new Map(Object.entries(was));
  for (const [name, value] of Object.entries(wanted))
    if (value !== undefined) laid.set(name, over(laid.get(name), value, name));
  return Object.fromEntries(laid);
}

/** A new entry starts from the template of a stage, and keeps what it has from there. */
function withoutNewEntries(current: Members, desired: Members): Members {
  if (!isData(desired.methodSettings)) return desired;
  const had = isData(current.methodSettings) ? current.methodSettings : {};
  const entries = Object.entries(desired.methodSettings).filter(([key]) => Object.hasOwn(had, key));
  return { ...desired, methodSettings: Object.fromEntries(entries) };
}

describe("a diff under keep", () => {
  for (const kind of KINDS) {
    it(`writes what a diff to the whole object writes: ${kind}`, () =>
      fc.assert(
        fc.property(
          pairs(kind),
          fc.array(fc.nat(99), { minLength: 20, maxLength: 60 }),
          ({ current, desired }, whims) => {
            let at = 0;
            const part = thinned(
              withoutNewEntries(current, desired),
              () => whims[at++ % whims.length] as number,
            );
            const whole = over(current, part, "") as Members;
            const { patchOperations, findings } = diff(
              kind,
              current as Resources[Kind],
              whole as Desired<Kind>,
            );
            // What cannot be cleared is there, or is not, according to how it was asked for.
            if (findings.some(({ severity }) => severity === "error")) return;
            expect(kept(kind, current, part).patchOperations).to.deep.equal(patchOperations);
          },
        ),
        { numRuns: RUNS },
      ));
  }
});
