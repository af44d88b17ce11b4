import { expect } from "chai";
import { inferred } from "../../common/evidence.js";
import { type Catalogue, maker, shortly } from "../../common/findings.js";

const evidence = inferred("for the test");
const catalogue = {
  greeting: {
    severity: "warning",
    message: "{who} greets {whom}, {who} does",
    remedy: "tell {whom} why",
    evidence,
    why: "politeness",
  },
  silence: { severity: "info", message: "nothing is said", remedy: "wait", evidence, why: "sleep" },
} satisfies Catalogue;

const make = maker(catalogue);

describe("short findings", () => {
  it("hold the values that fill the texts, and neither texts nor evidence", () => {
    expect(shortly(() => make("greeting", "/a", { who: "Ann", whom: 7, unused: "x" }))).to.deep.equal({
      id: "greeting",
      severity: "warning",
      path: "/a",
      values: { who: "Ann", whom: 7 },
    });
  });

  it("have no values where the texts have no places, and keep severity, index and a remedy of their own", () => {
    expect(shortly(() => make("silence", "/a"))).to.deep.equal({
      id: "silence",
      severity: "info",
      path: "/a",
    });
    const extras = { severity: "error", index: 3, remedy: "say nothing", evidence } as const;
    expect(shortly(() => make("greeting", "/b", { who: "Ann", whom: "Bob" }, extras))).to.deep.equal({
      id: "greeting",
      severity: "error",
      path: "/b",
      index: 3,
      values: { who: "Ann", whom: "Bob" },
      remedy: "say nothing",
    });
    expect(shortly(() => make("silence", "/a", {}, { remedy: "speak" }))).to.have.property("remedy", "speak");
  });

  it("cut a long value as a message does, and take names as data", () => {
    const { values } = shortly(() => make("greeting", "/a", { who: "x".repeat(300), whom: true })) as {
      values?: Record<string, unknown>;
    };
    expect(values).to.deep.equal({ who: `${"x".repeat(200)}…`, whom: true });
    expect(shortly(() => make("greeting", "/a", Object.create({ who: "inherited" })))).not.to.have.property(
      "values",
    );
  });

  it("are made in the call only, also where it throws", () => {
    expect(() =>
      shortly(() => {
        throw new Error("no");
      }),
    ).to.throw("no");
    expect(make("greeting", "/a", { who: "Ann", whom: "Bob" })).to.deep.equal({
      id: "greeting",
      severity: "warning",
      path: "/a",
      message: "Ann greets Bob, Ann does",
      remedy: "tell Bob why",
      evidence,
    });
  });
});
