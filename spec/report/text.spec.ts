import { expect } from "chai";
import fc from "fast-check";
import { changesTally, changesText } from "../../lib/report/changes.js";
import { cut, length, pad, wrap } from "../../lib/report/layout.js";
import { coloured, PLAIN_LAYOUT, plain } from "../../lib/report/style.js";
import { jsonText, safeJson, visible } from "../../lib/report/visible.js";
import type { PatchOperation } from "../../patch/grammar/types.js";

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
  const UNDO: PatchOperation[] = [
    { op: "replace", path: "/uri", value: `https://example.com/${"a/".repeat(60)}old` },
    { op: "replace", path: "/timeoutInMillis", value: "29000" },
    { op: "add", path: "/requestTemplates/text~1plain", value: "" },
    { op: "remove", path: "/cacheKeyParameters/method.request.path.id" },
    { op: "replace", path: "/contentHandling", value: "CONVERT_TO_TEXT" },
  ];

  it("has a line a change, cut so that the difference is in sight", () => {
    expect(changesText("Integration", OPERATIONS, UNDO, PLAIN_LAYOUT)).to.equal(
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
    const text = changesText("Integration", OPERATIONS.slice(0, 2), UNDO, { paint: plain, width: 40 });
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

  it("says that it does not know what is there where nothing undoes an operation", () => {
    const line = changesText("Integration", OPERATIONS.slice(1, 2), [], PLAIN_LAYOUT);
    expect(line).to.equal("  /timeoutInMillis  (unknown)  ->  5000  replace\n");
  });

  it("is nothing for no operations", () => {
    expect(changesText("Integration", [], [], PLAIN_LAYOUT)).to.equal("");
    expect(changesTally([])).to.equal("no changes");
    expect(changesTally(OPERATIONS)).to.equal("5 changes: 1 add, 1 remove, 3 replace");
  });

  it("colours the operations only", () => {
    const layout = { ...PLAIN_LAYOUT, paint: coloured };
    const plainText = changesText("Integration", OPERATIONS, UNDO, PLAIN_LAYOUT);
    const colouredText = changesText("Integration", OPERATIONS, UNDO, layout);
    expect(colouredText).to.contain("\u001b[32madd\u001b[0m\n");
    expect(colouredText.replaceAll(/\u001b\[\d+m/g, "")).to.equal(plainText);
  });
});
