import { expect } from "chai";
import fc from "fast-check";
import { changesTally, changesText } from "../../lib/report/changes.js";
import { cut, length, pad, wrap } from "../../lib/report/layout.js";
import { coloured, PLAIN_LAYOUT, plain } from "../../lib/report/style.js";
import { jsonText, safeJson, visible } from "../../lib/report/visible.js";
import type { Kind, PatchOperation } from "../../patch/grammar/resources.js";

describe("text made safe to show", () => {
  const SHOWN: readonly (readonly [string, string])[] = [
    ["plain text, ümläut, 漢字, 🎈", "plain text, ümläut, 漢字, 🎈"],
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u001b[2J\u0007\u0000", "\\u001b[2J\\u0007\\u0000"],
    ["\u007f\u009b", "\\u007f\\u009b"],
    ["\u202egnp\u2066", "\\u202egnp\\u2066"],
    ["\u200b\ufeff\u2028\u2029", "\\u200b\\ufeff\\u2028\\u2029"],
    ["\ud800x\udc00", "\\ud800x\\udc00"],
    ["\u{e0001}", "\\u{e0001}"],
  ];
  for (const [text, shown] of SHOWN) {
    it(`is ${JSON.stringify(shown)}`, () => {
      expect(visible(text)).to.equal(shown);
    });
  }

  it("is the same data where it is JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = safeJson(JSON.stringify(text));
        expect(JSON.parse(json)).to.equal(text);
        expect(json).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("is indented JSON with a newline at the end", () => {
    expect(jsonText({ a: [1, "\u{e0001}"] })).to.equal('{\n  "a": [\n    1,\n    "\\udb40\\udc01"\n  ]\n}\n');
  });
});

describe("layout", () => {
  it("counts and cuts by characters, not by UTF-16 units", () => {
    expect(length("🎈a")).to.equal(2);
    expect(pad("🎈", 3)).to.equal("🎈  ");
    expect(cut("🎈🎈🎈", 3)).to.equal("🎈🎈🎈");
    expect(cut("🎈🎈🎈🎈", 3)).to.equal("🎈🎈…");
    expect(cut("x".repeat(1_000_000), 4)).to.equal("xxx…");
  });

  it("wraps at spaces and leaves long words whole", () => {
    expect(wrap("aa bb cccccc d", 5)).to.deep.equal(["aa bb", "cccccc", "d"]);
    expect(wrap("", 5)).to.deep.equal([""]);
  });

  it("loses nothing when it wraps", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(wrap(text, width).join(" ")).to.equal(text);
      }),
    );
  });
});

describe("the table of changes", () => {
  const OPERATIONS: PatchOperation[] = [
    { op: "replace", path: "/uri", value: `https://example.com/${"a/".repeat(60)}new` },
    { op: "replace", path: "/timeoutInMillis", value: "5000" },
    { op: "remove", path: "/requestTemplates/text~1plain" },
    { op: "add", path: "/cacheKeyParameters/method.request.path.id" },
    { op: "replace", path: "/contentHandling", value: "" },
  ];
  const CURRENT = {
    type: "HTTP",
    uri: `https://example.com/${"a/".repeat(60)}old`,
    requestTemplates: { "text/plain": null },
    contentHandling: "CONVERT_TO_TEXT",
  };

  it("has a line a change, cut so that the difference is in sight", () => {
    expect(changesText("Integration", OPERATIONS, CURRENT, PLAIN_LAYOUT)).to.equal(
      [
        "  /uri                                        …a/a/a/old       ->  …a/a/a/new  replace",
        "  /timeoutInMillis                            29000            ->  5000        replace",
        '  /requestTemplates/text~1plain               ""               ->  (absent)    remove',
        "  /cacheKeyParameters/method.request.path.id  (absent)         ->  (present)   add",
        "  /contentHandling                            CONVERT_TO_TEXT  ->  (absent)    replace",
        "",
      ].join("\n"),
    );
  });

  it("gives each change lines of its own where there is little room", () => {
    const text = changesText("Integration", OPERATIONS.slice(0, 2), CURRENT, { paint: plain, width: 40 });
    expect(text).to.equal(
      [
        "  replace  /uri",
        "           …a/a/a/old",
        "        -> …a/a/a/new",
        "  replace  /timeoutInMillis",
        "           29000  ->  5000",
        "",
      ].join("\n"),
    );
  });

  /** What a table says is there before each operation. */
  const there = (kind: Kind, current: object, ...operations: PatchOperation[]): string[] =>
    changesText(kind, operations, current, { paint: plain, width: 300 })
      .trimEnd()
      .split("\n")
      .map((line) => /^ +\S+ +(.*?) +-> /.exec(line)?.[1] as string);

  it("has what is there, whether anything could bring it back or not", () => {
    const replace = { op: "replace", path: "/cacheNamespace", value: "x" } as const;
    expect(there("Integration", { type: "HTTP" }, replace)).to.deep.equal(["(absent)"]);
    expect(there("Integration", { type: "HTTP", cacheNamespace: "y" }, replace)).to.deep.equal(["y"]);
    const beyond = { op: "replace", path: "/timeoutInMillis", value: "5000" } as const;
    expect(there("Integration", { type: "HTTP", timeoutInMillis: 5 }, beyond)).to.deep.equal(["5"]);
    expect(there("Integration", { type: "HTTP", timeoutInMillis: "5" }, beyond)).to.deep.equal(["5"]);
  });

  it("does not know what is there only where the path leads nowhere", () => {
    const nowhere = { op: "replace", path: "/colour", value: "RED" } as const;
    expect(there("Integration", { type: "HTTP", colour: "BLUE" }, nowhere)).to.deep.equal(["(unknown)"]);
  });

  it("tells the members of a list by their names", () => {
    const current = {
      apiStages: [{ apiId: "a1", stage: "dev", throttle: { "/pets/GET": { rateLimit: 2 } } }],
    };
    const operations: PatchOperation[] = [
      { op: "replace", path: "/apiStages/a1:dev/throttle//pets/GET/rateLimit", value: "3" },
      { op: "remove", path: "/apiStages", value: "a1:dev" },
      { op: "add", path: "/apiStages", value: "a1:prod" },
      { op: "replace", path: "/apiStages/a1:prod/throttle//pets/GET/rateLimit", value: "3" },
    ];
    expect(there("UsagePlan", current, ...operations)).to.deep.equal(["2", "a1:dev", "(absent)", "(absent)"]);
    const feature = { op: "add", path: "/features", value: "UsagePlans" } as const;
    expect(there("Account", {}, feature)).to.deep.equal(["(absent)"]);
    expect(there("Account", { features: ["UsagePlans"] }, feature)).to.deep.equal(["UsagePlans"]);
  });

  it("has an object whole where it goes whole, and what later operations find", () => {
    const throttle = { burstLimit: 100, rateLimit: 200 };
    const operations: PatchOperation[] = [
      { op: "remove", path: "/throttle" },
      { op: "replace", path: "/throttle/burstLimit", value: "100" },
    ];
    expect(there("UsagePlan", { throttle }, ...operations)).to.deep.equal([
      '{"burstLimit":100,"rateLimit":200}',
      "(absent)",
    ]);
  });

  it("has the first text of a list that holds one, and the number within a member", () => {
    const types = { op: "replace", path: "/endpointConfiguration/types/0", value: "REGIONAL" } as const;
    expect(there("RestApi", {}, types)).to.deep.equal(["EDGE"]);
    const endpointConfiguration = { types: ["PRIVATE"] };
    expect(there("RestApi", { endpointConfiguration }, types)).to.deep.equal(["PRIVATE"]);
    const remaining = { op: "replace", path: "/remaining", value: "9" } as const;
    const items = { key1: [[1, 20]] };
    const usage = { usagePlanId: "u1", startDate: "2024-01-31", endDate: "2024-01-31", items };
    expect(there("Usage", usage, remaining)).to.deep.equal(["20"]);
  });

  it("has the default of a member that AWS fills in", () => {
    const skip = { op: "replace", path: "/tlsConfig/insecureSkipVerification", value: "true" } as const;
    expect(there("Integration", { type: "HTTP" }, skip)).to.deep.equal(["false"]);
    const timeout = { op: "replace", path: "/timeoutInMillis", value: "100" } as const;
    expect(there("Integration", { type: "HTTP" }, timeout)).to.deep.equal(["29000"]);
  });

  it("has the map that a copy goes into", () => {
    const copy = { op: "copy", path: "/variables", from: "/canarySettings/stageVariableOverrides" } as const;
    expect(there("Stage", { variables: { a: "b" }, canarySettings: {} }, copy)).to.deep.equal(['{"a":"b"}']);
  });

  it("is nothing for no operations", () => {
    expect(changesText("Integration", [], [], PLAIN_LAYOUT)).to.equal("");
    expect(changesTally([])).to.equal("no changes");
    expect(changesTally(OPERATIONS)).to.equal("5 changes: 1 add, 1 remove, 3 replace");
  });

  it("colours the operations only", () => {
    const layout = { ...PLAIN_LAYOUT, paint: coloured };
    const plainText = changesText("Integration", OPERATIONS, CURRENT, PLAIN_LAYOUT);
    const colouredText = changesText("Integration", OPERATIONS, CURRENT, layout);
    expect(colouredText).to.contain("\u001b[32madd\u001b[0m\n");
    expect(colouredText.replaceAll(/\u001b\[\d+m/g, "")).to.equal(plainText);
  });
});
