import { expect } from "chai";
import {
  applyPatch,
  checkPatch,
  type Desired,
  diff,
  fromJsonPatch,
  invertPatch,
  type PatchOperation,
  type Resources,
  ServiceError,
} from "../../lib/index.js";

type UsagePlan = Resources["UsagePlan"];

const replace = (path: string, value: string): PatchOperation => ({ op: "replace", path, value });

function refusal(plan: UsagePlan, operations: PatchOperation[]): string {
  try {
    applyPatch("UsagePlan", plan, operations);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return `${error.name} ${error.status}: ${error.message}`;
  }
  return "accepted";
}

/** The operations of a diff, which lead there and whose inverse leads back. */
function operations(current: UsagePlan, desired: Desired<"UsagePlan">): PatchOperation[] {
  const { patchOperations, findings } = diff("UsagePlan", current, desired);
  expect(findings).to.deep.equal([]);
  const after = applyPatch("UsagePlan", current, patchOperations);
  expect(diff("UsagePlan", after, desired)).to.deep.equal({ patchOperations: [], findings: [] });
  const undo = invertPatch("UsagePlan", current, patchOperations);
  expect(undo.findings).to.deep.equal([]);
  const back = applyPatch("UsagePlan", after, undo.patchOperations);
  expect(diff("UsagePlan", back, current as Desired<"UsagePlan">).patchOperations).to.deep.equal([]);
  return patchOperations;
}

describe("the limits of a usage plan", () => {
  it("come into being with one replace; a quota gets the offset 0", () => {
    const after = applyPatch("UsagePlan", {}, [
      replace("/throttle/rateLimit", "200"),
      replace("/quota/period", "MONTH"),
    ]);
    expect(after).to.deep.equal({ throttle: { rateLimit: 200 }, quota: { offset: 0, period: "MONTH" } });
  });

  it("are written against that", () => {
    expect(operations({}, { quota: { limit: 5000, offset: 0, period: "MONTH" } })).to.deep.equal([
      replace("/quota/limit", "5000"),
      replace("/quota/period", "MONTH"),
    ]);
    expect(operations({}, { quota: { limit: 5000, period: "WEEK" } })).to.have.length(2);
  });

  it("go as a whole, and so what a patch created is taken away again", () => {
    const list = [replace("/quota/limit", "10"), replace("/throttle/burstLimit", "1")];
    expect(invertPatch("UsagePlan", {}, list)).to.deep.equal({
      patchOperations: [
        { op: "remove", path: "/throttle" },
        { op: "remove", path: "/quota" },
      ],
      findings: [],
    });
  });

  it("are made anew where one of them goes", () => {
    const current = {
      throttle: { burstLimit: 1, rateLimit: 2 },
      quota: { limit: 3, offset: 1, period: "DAY" },
    } as const;
    const desired = { throttle: { rateLimit: 2 }, quota: { offset: 1, period: "DAY" } } as const;
    expect(operations(current, desired)).to.deep.equal([
      { op: "remove", path: "/throttle" },
      { op: "remove", path: "/quota" },
      replace("/throttle/rateLimit", "2"),
      replace("/quota/offset", "1"),
      replace("/quota/period", "DAY"),
    ]);
  });

  it("are numbers, and a period of three", () => {
    const desired = {
      throttle: { burstLimit: 1.5 },
      quota: { period: "YEAR" },
    } as unknown as Desired<"UsagePlan">;
    const { findings } = diff("UsagePlan", {}, desired);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "not-a-number /throttle/burstLimit",
      "value-not-allowed /quota/period",
    ]);
    expect(refusal({}, [replace("/quota/limit", "")])).to.match(/^BadRequestException/);
  });
});

describe("the stages of a usage plan", () => {
  const dev = { apiId: "a1", stage: "dev" };
  const prod = { apiId: "a1", stage: "prod" };

  it("are added and removed by the value apiId:stage", () => {
    expect(operations({ apiStages: [dev] }, { apiStages: [prod] })).to.deep.equal([
      { op: "remove", path: "/apiStages", value: "a1:dev" },
      { op: "add", path: "/apiStages", value: "a1:prod" },
    ]);
  });

  it("have no order", () => {
    expect(operations({ apiStages: [dev, prod] }, { apiStages: [prod, dev] })).to.deep.equal([]);
  });

  it("are refused in AWS's words: no value, no stage, not attached", () => {
    const plan = { id: "u1", apiStages: [dev] };
    const gone = (value?: string): PatchOperation[] => [
      { op: "remove", path: "/apiStages", ...(value === undefined ? {} : { value }) },
    ];
    expect(refusal(plan, gone())).to.equal("BadRequestException 400: Invalid API Stage specified");
    expect(refusal(plan, gone("audio"))).to.equal("BadRequestException 400: Invalid API Stage specified");
    expect(refusal(plan, gone("x~y/z:dev"))).to.equal(
      "NotFoundException 404: Invalid API Stage {api: x~y/z, stage: dev} specified for usageplan u1",
    );
    expect(refusal(plan, gone("a1:test"))).to.equal(
      "NotFoundException 404: Invalid API Stage {api: a1, stage: test} specified for usageplan u1",
    );
    expect(refusal(plan, gone("a1:dev"))).to.equal("accepted");
  });

  it("are checked without the plan as well", () => {
    const found = checkPatch("UsagePlan", [
      { op: "add", path: "/apiStages" },
      { op: "remove", path: "/apiStages", value: "a1" },
      { op: "add", path: "/apiStages", value: "a1:dev" },
    ]);
    expect(found.map(({ id, index }) => `${id} ${index}`)).to.deep.equal([
      "item-name-invalid 0",
      "item-name-invalid 1",
    ]);
  });

  it("have throttles by path and method, written one limit at a time", () => {
    const current = { apiStages: [{ ...dev, throttle: { "/pets/GET": { burstLimit: 1, rateLimit: 2 } } }] };
    const desired = {
      apiStages: [
        {
          ...dev,
          throttle: {
            "/pets/GET": { burstLimit: 1, rateLimit: 3 },
            "/pets/{id}/PUT": { rateLimit: 0.5 },
            "//GET": { burstLimit: 4 },
          },
        },
      ],
    };
    expect(operations(current, desired)).to.deep.equal([
      replace("/apiStages/a1:dev/throttle///GET/burstLimit", "4"),
      replace("/apiStages/a1:dev/throttle//pets/GET/rateLimit", "3"),
      replace("/apiStages/a1:dev/throttle//pets/{id}/PUT/rateLimit", "0.5"),
    ]);
  });

  it("lose a throttle by its path and method, all of them at once, and half of one with the whole", () => {
    const both = { "/a/GET": { burstLimit: 1, rateLimit: 2 }, "/b/GET": { rateLimit: 3 } };
    const current = { apiStages: [{ ...dev, throttle: both }] };
    const only = { apiStages: [{ ...dev, throttle: { "/b/GET": { rateLimit: 3 } } }] };
    expect(operations(current, only)).to.deep.equal([
      { op: "remove", path: "/apiStages/a1:dev/throttle//a/GET" },
    ]);
    expect(operations(current, { apiStages: [dev] })).to.deep.equal([
      { op: "remove", path: "/apiStages/a1:dev/throttle" },
    ]);
    const half = { apiStages: [{ ...dev, throttle: { ...both, "/a/GET": { rateLimit: 2 } } }] };
    expect(operations(current, half)).to.deep.equal([
      { op: "remove", path: "/apiStages/a1:dev/throttle//a/GET" },
      replace("/apiStages/a1:dev/throttle//a/GET/rateLimit", "2"),
    ]);
  });

  it("take throttles as one JSON text, and paths with the slashes escaped", () => {
    const after = applyPatch("UsagePlan", { apiStages: [dev] }, [
      replace("/apiStages/a1:dev/throttle", '{"/pets/GET":{"rateLimit":1.5,"burstLimit":"2"}}'),
      replace("/apiStages/a1:dev/throttle/~1shops~1{id}/PUT/rateLimit", "7"),
    ]);
    expect(after.apiStages?.[0]?.throttle).to.deep.equal({
      "/pets/GET": { rateLimit: 1.5, burstLimit: 2 },
      "/shops/{id}/PUT": { rateLimit: 7 },
    });
    for (const text of ["", "[]", "{", '{"/a/GET":3}', '{"/a/GET":{"rate":1}}'])
      expect(refusal({ apiStages: [dev] }, [replace("/apiStages/a1:dev/throttle", text)])).to.match(
        /^BadRequest/,
      );
  });

  it("are led by a generic JSON Patch", () => {
    const { patchOperations } = fromJsonPatch("UsagePlan", { apiStages: [dev] }, [
      { op: "add", path: "/apiStages/-", value: { ...prod, throttle: { "/a/GET": { rateLimit: "2" } } } },
      { op: "remove", path: "/apiStages/0" },
    ]);
    expect(patchOperations).to.deep.equal([
      { op: "remove", path: "/apiStages", value: "a1:dev" },
      { op: "add", path: "/apiStages", value: "a1:prod" },
      replace("/apiStages/a1:prod/throttle//a/GET/rateLimit", "2"),
    ]);
  });

  it("are refused a throttle where they are not attached", () => {
    expect(refusal({ id: "u1" }, [replace("/apiStages/a1:dev/throttle//a/GET/rateLimit", "1")])).to.equal(
      "NotFoundException 404: Invalid API Stage {api: a1, stage: dev} specified for usageplan u1",
    );
  });

  it("are found at fault where one has no name, or two have the same", () => {
    for (const apiStages of [[{ apiId: "a1" }], [dev, { ...dev }], "a1:dev"]) {
      const { patchOperations, findings } = diff("UsagePlan", { apiStages: [prod] }, {
        apiStages,
      } as unknown as Desired<"UsagePlan">);
      expect(patchOperations).to.deep.equal([]);
      expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal(["wrong-type /apiStages"]);
    }
  });
});

describe("the rest of a usage plan", () => {
  it("adds a product code, replaces it and takes it away", () => {
    expect(operations({}, { productCode: "p" })).to.deep.equal([
      { op: "add", path: "/productCode", value: "p" },
    ]);
    expect(operations({ productCode: "p" }, { productCode: "q" })).to.deep.equal([
      replace("/productCode", "q"),
    ]);
    expect(operations({ productCode: "p" }, {})).to.deep.equal([{ op: "remove", path: "/productCode" }]);
  });

  it("cannot lose its name, and says so; an id and tags are others' to change", () => {
    const { patchOperations, findings } = diff(
      "UsagePlan",
      { id: "u1", name: "n", tags: { a: "1" } },
      { id: "u2", name: null, tags: { a: "2" } },
    );
    expect(patchOperations).to.deep.equal([]);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.have.members([
      "identity-differs /id",
      "cannot-clear /name",
      "changed-elsewhere /tags",
    ]);
  });
});
