import { expect } from "chai";
import { type Desired, diff, type Kind, type Resources } from "../../lib/index.js";

type Members = Record<string, unknown>;

const PLAN = {
  name: "gold",
  apiStages: [
    {
      apiId: "a1",
      stage: "prod",
      throttle: { "/a/GET": { burstLimit: 2, rateLimit: 1 }, "//GET": { rateLimit: 3 } },
    },
    { apiId: "b2", stage: "prod", throttle: { "/b/GET": { rateLimit: 4, burstLimit: 5 } } },
  ],
  throttle: { burstLimit: 20, rateLimit: 10 },
  quota: { limit: 100, offset: 0, period: "DAY" },
};

const CHANGED = {
  name: "gold",
  apiStages: [
    {
      apiId: "a1",
      stage: "prod",
      throttle: { "/a/GET": { burstLimit: 2, rateLimit: 7 }, "//GET": { rateLimit: 3 } },
    },
    {
      apiId: "b2",
      stage: "prod",
      throttle: { "/b/GET": { rateLimit: 4, burstLimit: 6 }, "/c/GET": { rateLimit: 1 } },
    },
  ],
  throttle: { burstLimit: 20, rateLimit: 11 },
  quota: { limit: 100, offset: 0, period: "WEEK" },
};

const reread = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The same data, every object with its members in the order of the other end. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

const between = (kind: Kind, current: unknown, desired: unknown) =>
  diff(kind, current as Resources[Kind], desired as Desired<Kind>);

const plan = (current: unknown, desired: unknown) => between("UsagePlan", current, desired);

const NOTHING = { patchOperations: [], findings: [] };

describe("the order of members", () => {
  it("says nothing, at any depth", () => {
    expect(plan(PLAN, reread(PLAN))).to.deep.equal(NOTHING);
    expect(plan(PLAN, turned(PLAN))).to.deep.equal(NOTHING);
    expect(plan(turned(PLAN), PLAN)).to.deep.equal(NOTHING);
  });

  it("changes nothing of what is written", () => {
    const list = plan(PLAN, CHANGED);
    expect(list).to.deep.equal({
      patchOperations: [
        { op: "replace", path: "/throttle/rateLimit", value: "11" },
        { op: "replace", path: "/quota/period", value: "WEEK" },
        { op: "replace", path: "/apiStages/a1:prod/throttle//a/GET/rateLimit", value: "7" },
        { op: "replace", path: "/apiStages/b2:prod/throttle//b/GET/burstLimit", value: "6" },
        { op: "replace", path: "/apiStages/b2:prod/throttle//c/GET/rateLimit", value: "1" },
      ],
      findings: [],
    });
    expect(plan(PLAN, turned(CHANGED))).to.deep.equal(list);
    expect(plan(turned(PLAN), CHANGED)).to.deep.equal(list);
    expect(plan(turned(PLAN), turned(CHANGED))).to.deep.equal(list);
  });

  it("of one entry may be another one than that of the next", () => {
    const entries = { "/a/GET": { burstLimit: 1, rateLimit: 2 }, "/b/GET": { rateLimit: 2, burstLimit: 1 } };
    const other = { "/a/GET": { rateLimit: 2, burstLimit: 1 }, "/b/GET": { burstLimit: 1, rateLimit: 2 } };
    const of = (throttle: Members) => ({ apiStages: [{ apiId: "a1", stage: "prod", throttle }] });
    for (let time = 0; time < 3; time += 1) expect(plan(of(entries), of(other))).to.deep.equal(NOTHING);
  });
});

describe("objects with the same members and one that is not theirs", () => {
  const stranger = (change: (plan: typeof PLAN) => Members): string[] => {
    const current = reread(PLAN);
    change(current).odd = 1;
    return plan(current, reread(current)).findings.map(({ id, path }) => `${id} ${path}`);
  };

  it("are not the same: it is said where it stands", () => {
    expect(stranger(({ throttle }) => throttle)).to.deep.equal(["unknown-member /throttle/odd"]);
    expect(stranger(({ apiStages }) => apiStages[1] as Members)).to.deep.equal([
      "unknown-member /apiStages/1/odd",
    ]);
    expect(stranger(({ apiStages }) => apiStages[0]?.throttle["//GET"] as Members)).to.deep.equal([
      "unknown-member /apiStages/0/throttle/~1~1GET/odd",
    ]);
  });
});

describe("objects that differ in values alone", () => {
  const STAGE = {
    stageName: "prod",
    methodSettings: {
      "a/GET": {
        ...{ metricsEnabled: false, loggingLevel: "INFO", dataTraceEnabled: false, throttlingBurstLimit: 1 },
        ...{ throttlingRateLimit: 2, cachingEnabled: false, cacheTtlInSeconds: 3, cacheDataEncrypted: false },
      },
    },
  };
  const settings = (given: Members): Members =>
    (given.methodSettings as typeof STAGE.methodSettings)["a/GET"];

  it("are written in the order of the rows, whatever theirs is, and however many members they have", () => {
    const desired = reread(STAGE) as Members;
    Object.assign(settings(desired), {
      cacheDataEncrypted: true,
      throttlingRateLimit: 4,
      metricsEnabled: true,
    });
    const list = between("Stage", STAGE, desired);
    expect(list).to.deep.equal({
      patchOperations: [
        { op: "replace", path: "/a/GET/metrics/enabled", value: "true" },
        { op: "replace", path: "/a/GET/throttling/rateLimit", value: "4" },
        { op: "replace", path: "/a/GET/caching/dataEncrypted", value: "true" },
      ],
      findings: [],
    });
    expect(between("Stage", turned(STAGE), turned(desired))).to.deep.equal(list);
    expect(between("Stage", turned(STAGE), desired)).to.deep.equal(list);
  });

  it("are told of by key, be it what no path names or what has another type", () => {
    const of = (first: unknown, second: unknown, named: unknown) => ({
      apiStages: [
        {
          apiId: "a1",
          stage: "prod",
          throttle: {
            "/a/GET": { rateLimit: first },
            "/b/GET": { rateLimit: second },
            named: { rateLimit: named },
          },
        },
      ],
    });
    const { patchOperations, findings } = plan(of(1, 2, 3), of("fast", 5, 6));
    expect(patchOperations).to.deep.equal([
      { op: "replace", path: "/apiStages/a1:prod/throttle//b/GET/rateLimit", value: "5" },
    ]);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "wrong-type /apiStages/0/throttle/~1a~1GET/rateLimit",
      "entry-key-invalid /apiStages/0/throttle/named",
    ]);
  });

  it("are no objects where they have no members", () => {
    const limits = (throttle: unknown) => ({ name: "gold", throttle });
    expect(plan(limits({}), limits({}))).to.deep.equal(NOTHING);
    expect(plan(limits(5), limits(5))).to.deep.equal(NOTHING);
    expect(plan(limits({}), limits(null))).to.deep.equal(NOTHING);
    for (const odd of [5, "", "text", true, []])
      expect(plan(limits({}), limits(odd)).findings.map(({ id }) => id)).to.deep.equal(["wrong-type"]);
  });

  it("are not told apart by name beside what has none", () => {
    const list = (odd: unknown, rateLimit: number) => ({
      apiStages: [odd, { apiId: "a1", stage: "prod", throttle: { "/a/GET": { rateLimit } } }],
    });
    const ids = (current: unknown, desired: unknown) => plan(current, desired).findings.map(({ id }) => id);
    for (const odd of [null, "text", 5, []]) {
      expect(plan(list(odd, 1), list(odd, 1))).to.deep.equal(NOTHING);
      expect(ids(list(odd, 1), list(odd, 2))).to.deep.equal(["wrong-type"]);
    }
    expect(ids(list(null, 1), list("text", 1))).to.deep.equal(["wrong-type"]);
  });

  it("have what is absent filled in before they are compared", () => {
    const quota = (offset: unknown) => ({ name: "gold", quota: { limit: 5, offset, period: "DAY" } });
    expect(plan(quota(0), quota(null))).to.deep.equal(NOTHING);
    expect(plan(quota(null), quota(3)).patchOperations).to.deep.equal([
      { op: "replace", path: "/quota/offset", value: "3" },
    ]);
  });
});

describe("data that no operation reaches", () => {
  const tags = (value: unknown) => ({ id: "plan01", tags: value });
  const ids = (current: unknown, desired: unknown) =>
    plan(tags(current), tags(desired)).findings.map(({ id }) => id);

  it("differs by own members alone", () => {
    const proto = JSON.parse('{"__proto__": {}, "a": "1"}') as unknown;
    expect(ids(proto, { a: "1" })).to.deep.equal(["changed-elsewhere"]);
    expect(ids({ b: "2", a: "1" }, proto)).to.deep.equal(["changed-elsewhere"]);
    expect(ids(proto, JSON.parse('{"a": "1", "__proto__": {}}'))).to.deep.equal([]);
    expect(ids({ toString: undefined, a: "1" }, { a: "1" })).to.deep.equal([]);
  });

  it("is the same where only what is absent is spelled out, wherever that stands", () => {
    expect(ids({ a: "1", b: null }, { a: "1" })).to.deep.equal([]);
    expect(ids({ a: "1" }, { b: undefined, a: "1" })).to.deep.equal([]);
    expect(ids({ a: "1", b: "2" }, { a: "1", c: "2" })).to.deep.equal(["changed-elsewhere"]);
    expect(ids({ a: "1", b: "2" }, { a: "1" })).to.deep.equal(["changed-elsewhere"]);
  });

  it("is gone through once, however deep the members stand in another order", () => {
    // To compare again what is known to be the same, a level each, would double the time with every level.
    let [one, other]: [unknown, unknown] = [{ end: 1 }, { end: 1 }];
    for (let level = 0; level < 60; level += 1) {
      one = { first: one, a: 1, b: 2 };
      other = { first: other, b: 2, a: 1 };
    }
    expect(ids(one, other)).to.deep.equal([]);
  });

  it("is gone through once, however deep one says what is absent and the other does not", () => {
    let [one, other]: [unknown, unknown] = [{ end: 1 }, { end: 1 }];
    for (let level = 0; level < 60; level += 1) [one, other] = [{ first: one, a: null }, { first: other }];
    expect(ids(one, other)).to.deep.equal([]);
    expect(ids(other, one)).to.deep.equal([]);
  });

  it("is its own, whatever its prototype holds", () => {
    const heir = (own: object) => Object.assign(Object.create({ a: "1" }), own) as unknown;
    expect(ids(heir({ b: "2" }), { a: "1", b: "2" })).to.deep.equal(["changed-elsewhere"]);
    expect(ids({ a: "1", b: "2" }, heir({ b: "2" }))).to.deep.equal(["changed-elsewhere"]);
    expect(ids(heir({ b: "2" }), { b: "2" })).to.deep.equal([]);
    expect(ids({ b: "2" }, heir({ b: "2" }))).to.deep.equal([]);
  });

  it("as the days of a usage differs by each number", () => {
    const days = (last: unknown) => ({ items: { k1: [[1, 2], [3, 4], last] } });
    const found = (one: unknown, other: unknown) => between("Usage", days(one), days(other));
    expect(found([5, 6], [5, 6])).to.deep.equal(NOTHING);
    expect(found([5, 6], [5, 7]).patchOperations).to.have.length(1);
    for (const other of [[5, "6"], [4, 6], [5], [5, 6, 7], [[5], 6], "5", null]) {
      expect(found([5, 6], other).findings.map(({ id }) => id)).to.deep.equal(["read-only-member"]);
    }
  });
});

describe("a getter that compares objects of the same kind", () => {
  it("disturbs nothing", () => {
    const current = reread(PLAN);
    const spy = { called: 0 };
    Object.defineProperty(current.throttle, "burstLimit", {
      enumerable: true,
      get() {
        spy.called += 1;
        expect(plan(PLAN, CHANGED).patchOperations).to.have.length(5);
        return 20;
      },
    });
    expect(plan(current, CHANGED)).to.deep.equal(plan(PLAN, CHANGED));
    expect(spy.called).to.be.greaterThan(0);
  });

  it("disturbs nothing that comes after it where it throws", () => {
    const current = reread(PLAN);
    Object.defineProperty(current.apiStages[0] as Members, "stage", {
      enumerable: true,
      get() {
        throw new RangeError("no stage");
      },
    });
    expect(() => plan(current, CHANGED)).to.throw(RangeError, "no stage");
    expect(plan(PLAN, reread(PLAN))).to.deep.equal(NOTHING);
    expect(plan(PLAN, CHANGED).patchOperations).to.have.length(5);
  });
});
