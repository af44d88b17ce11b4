import { expect } from "chai";
import { checkPatch, type Desired, diff, fromJsonPatch, type Kind, type Resources } from "../../lib/index.js";

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
