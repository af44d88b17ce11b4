import { expect } from "chai";
import fc from "fast-check";
import type { Finding } from "../../common/findings.js";
import {
  type Located,
  REPORT_EXTENSIONS,
  REPORTERS,
  type ReportContext,
  reportFor,
} from "../../lib/report/index.js";
import { patchFindings } from "../../patch/findings.js";

const CONTEXT: ReportContext = { version: "1.2.3", failOn: "error", catalogue: patchFindings };

const ERROR: Finding = {
  id: "type-needs-put",
  severity: "error",
  path: "/type",
  message: "type cannot be patched (HTTP -> MOCK)",
  remedy: "Use planIntegration.",
};
const WARNING: Finding = {
  id: "made-up",
  severity: "warning",
  path: "/a|b",
  message: "50% of <b>it</b>, `all`",
  index: 1,
};
const INFO: Finding = {
  id: "value-ignored",
  severity: "info",
  path: "/0/value",
  message: "remove ignores its value",
};

const LOCATED: readonly Located[] = [
  { file: "api/orders.json", line: 3, column: 7, finding: ERROR },
  { file: "api/orders.json", finding: WARNING },
  { finding: INFO },
];

const HOSTILE =
  "\u001b[31m\r\n::error::x\u202e]]><script>alert('1')</script>|`[click](https://evil.example)@all\ud800\uffff";
const hostile: readonly Located[] = [
  {
    file: HOSTILE,
    line: 1,
    column: 1,
    finding: { ...ERROR, path: `/${HOSTILE}`, message: HOSTILE, remedy: HOSTILE },
  },
];

describe("the text report", () => {
  it("has the most severe first, where each stands, and what to do", () => {
    expect(REPORTERS.text(LOCATED, CONTEXT)).to.equal(
      [
        "error    api/orders.json:3:7: /type  (type-needs-put)",
        "         type cannot be patched (HTTP -> MOCK)",
        "         -> Use planIntegration.",
        "warning  api/orders.json: operation 2: /a|b  (made-up)",
        "         50% of <b>it</b>, `all`",
        "info     /0/value  (value-ignored)",
        "         remove ignores its value",
        "",
      ].join("\n"),
    );
  });
});

describe("the JSON report", () => {
  it("has the findings as they are, with their places, and how many there are of each severity", () => {
    expect(JSON.parse(REPORTERS.json(LOCATED, CONTEXT))).to.deep.equal({
      summary: { error: 1, warning: 1, info: 1 },
      findings: [
        { file: "api/orders.json", line: 3, column: 7, ...ERROR },
        { file: "api/orders.json", ...WARNING },
        INFO,
      ],
    });
  });

  it("keeps hostile text as data", () => {
    const { findings } = JSON.parse(REPORTERS.json(hostile, CONTEXT));
    expect(findings[0].message).to.equal(HOSTILE);
  });
});

describe("the Markdown report", () => {
  it("is a page with a table a file", () => {
    expect(REPORTERS.markdown(LOCATED, CONTEXT)).to.equal(
      [
        "# Findings",
        "",
        "1 error, 1 warning, 1 info.",
        "",
        "## api/orders.json",
        "",
        "| severity | line | path | finding | what to do | id |",
        "| --- | --- | --- | --- | --- | --- |",
        "| error | 3:7 | `/type` | type cannot be patched (HTTP -&gt; MOCK) | Use planIntegration. | `type-needs-put` |",
        "| warning |  | operation 2, `/a\\|b` | 50% of &lt;b&gt;it&lt;/b&gt;, \\`all\\` |  | `made-up` |",
        "",
        "| severity | line | path | finding | what to do | id |",
        "| --- | --- | --- | --- | --- | --- |",
        "| info |  | `/0/value` | remove ignores its value |  | `value-ignored` |",
        "",
      ].join("\n"),
    );
  });

  it("says that there are none", () => {
    expect(REPORTERS.markdown([], CONTEXT)).to.equal("# Findings\n\nNone.\n");
  });

  it("shows hostile text as text: no HTML, no link, no mention, one line a row", () => {
    const page = REPORTERS.markdown(hostile, CONTEXT);
    expect(page.split("\n").filter((line) => line.startsWith("| error"))).to.have.length(1);
    const outside = page.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
    expect(outside).not.to.match(/<script|https:\/\/|@all|[^\\]\[click/);
  });
});

describe("the SARIF report", () => {
  const report = (located: readonly Located[]) => JSON.parse(REPORTERS.sarif(located, CONTEXT));

  it("has the structure of SARIF 2.1.0", () => {
    const log = report(LOCATED);
    expect(Object.keys(log)).to.deep.equal(["$schema", "version", "runs"]);
    expect(log.version).to.equal("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver).to.include({ name: "patchway", semanticVersion: "1.2.3" });
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).to.deep.equal([
      "made-up",
      "type-needs-put",
      "value-ignored",
    ]);
    expect(run.tool.driver.rules[1]).to.deep.equal({
      id: "type-needs-put",
      shortDescription: { text: "type cannot be patched (… -> …)" },
      fullDescription: { text: patchFindings["type-needs-put"].why },
      help: { text: patchFindings["type-needs-put"].remedy },
      defaultConfiguration: { level: "error" },
    });
    expect(run.results).to.deep.equal([
      {
        ruleId: "type-needs-put",
        ruleIndex: 1,
        level: "error",
        message: { text: "type cannot be patched (HTTP -> MOCK). Use planIntegration." },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "api/orders.json" },
              region: { startLine: 3, startColumn: 7 },
            },
            logicalLocations: [{ fullyQualifiedName: "/type", kind: "member" }],
          },
        ],
      },
      {
        ruleId: "made-up",
        ruleIndex: 0,
        level: "warning",
        message: { text: "50% of <b>it</b>, `all`" },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: "api/orders.json" } },
            logicalLocations: [{ fullyQualifiedName: "/a|b", kind: "member" }],
          },
        ],
      },
      {
        ruleId: "value-ignored",
        ruleIndex: 2,
        level: "note",
        message: { text: "remove ignores its value" },
        locations: [{ logicalLocations: [{ fullyQualifiedName: "/0/value", kind: "member" }] }],
      },
    ]);
  });

  it("names files as URI references", () => {
    const uri = (file: string) =>
      report([{ file, finding: INFO }]).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(uri("a b/ü#1.json")).to.equal("a%20b/%C3%BC%231.json");
    expect(uri("/home/x/a.json")).to.equal("file:///home/x/a.json");
    expect(uri("dir\\a.json")).to.equal("dir/a.json");
    expect(() => new URL(uri(HOSTILE), "file:///x/")).not.to.throw();
  });

  it("says in rules what a kind of finding says, without the places of its values", () => {
    const [rule] = report([{ finding: { ...ERROR, id: "timeout-out-of-range" } }]).runs[0].tool.driver.rules;
    expect(rule.shortDescription.text).to.match(/^timeoutInMillis must be from … to /);
    expect(JSON.stringify(rule)).not.to.match(/[{]\w+[}]/);
  });

  it("has no link that comes from the input", () => {
    expect(report(hostile).runs[0].results[0].message.text).to.contain("\\[click](https");
  });
});

describe("the JUnit report", () => {
  it("has a suite a file and a case a finding, failed where the finding reaches failOn", () => {
    expect(REPORTERS.junit(LOCATED, CONTEXT)).to.equal(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="patchway" tests="3" failures="1" errors="0" skipped="0">',
        '  <testsuite name="api/orders.json" tests="2" failures="1" errors="0" skipped="0">',
        '    <testcase classname="api/orders.json" name="type-needs-put /type"><failure type="type-needs-put" message="type cannot be patched (HTTP -&gt; MOCK)">api/orders.json:3:7',
        "type cannot be patched (HTTP -&gt; MOCK)",
        "Use planIntegration.</failure></testcase>",
        '    <testcase classname="api/orders.json" name="made-up /a|b"><system-out>api/orders.json',
        "50% of &lt;b&gt;it&lt;/b&gt;, `all`</system-out></testcase>",
        "  </testsuite>",
        '  <testsuite name="patchway" tests="1" failures="0" errors="0" skipped="0">',
        '    <testcase classname="patchway" name="value-ignored /0/value"><system-out>remove ignores its value</system-out></testcase>',
        "  </testsuite>",
        "</testsuites>",
        "",
      ].join("\n"),
    );
  });

  it("fails warnings where these are what failOn says", () => {
    expect(REPORTERS.junit(LOCATED, { ...CONTEXT, failOn: "warning" })).to.contain('tests="3" failures="2"');
  });
});

describe("the GitHub report", () => {
  it("is a command a line, with % and line breaks escaped everywhere, : and , in properties", () => {
    expect(REPORTERS.github(LOCATED, CONTEXT)).to.equal(
      [
        "::error file=api/orders.json,line=3,col=7,title=type-needs-put /type::type cannot be patched (HTTP -> MOCK). Use planIntegration.",
        "::warning file=api/orders.json,title=made-up /a|b::50%25 of <b>it</b>, `all`",
        "::notice title=value-ignored /0/value::remove ignores its value",
        "",
      ].join("\n"),
    );
  });

  it("lets no text begin a command of its own", () => {
    const lines = REPORTERS.github(hostile, CONTEXT).trimEnd().split("\n");
    expect(lines).to.have.length(1);
    expect(lines[0]?.slice(2).split("::")[0]).to.contain("%3A%3Aerror%3A%3Ax");
  });
});

describe("every report", () => {
  const text = fc.string({ unit: "binary", maxLength: 30 });
  const located = fc.record(
    {
      file: text,
      line: fc.integer({ min: 1, max: 9 }),
      finding: fc.record({
        id: text,
        severity: fc.constantFrom("info", "warning", "error"),
        path: text,
        message: text,
        remedy: text,
      }),
    },
    { requiredKeys: ["finding"] },
  );

  for (const [name, reporter] of Object.entries(REPORTERS)) {
    it(`prints no control character but its own line breaks: ${name}`, () => {
      fc.assert(
        fc.property(fc.array(located, { maxLength: 4 }), (list) => {
          const printed = reporter(list as readonly Located[], CONTEXT);
          expect(printed.replaceAll("\n", "")).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }),
        { numRuns: 300 },
      );
    });
  }

  it("that is XML is well-formed for any text", () => {
    fc.assert(
      fc.property(fc.array(located, { maxLength: 4 }), (list) => {
        const printed = REPORTERS.junit(list as readonly Located[], CONTEXT);
        // Every < begins a tag of ours, every & an entity; tags nest.
        const open: string[] = [];
        for (const [tag] of printed.matchAll(/<[^>]*>?/g)) {
          const [, close, name] = /^<(\/?)([a-z-]+)(?: [a-z]+="[^"<]*")*>$|^<\?xml [^>]*>$/.exec(tag) ?? [];
          if (name === undefined) expect(tag.startsWith("<?xml"), tag).to.equal(true);
          else if (close === "/") expect(open.pop()).to.equal(name);
          else open.push(name);
        }
        expect(open).to.deep.equal([]);
        expect(printed).not.to.match(/&(?!(?:amp|lt|gt|quot|apos);)/);
        expect(printed).not.to.match(/[\ufffe\uffff]/);
      }),
      { numRuns: 300 },
    );
  });

  it("that is JSON is parsed again to the same findings", () => {
    fc.assert(
      fc.property(fc.array(located, { maxLength: 4 }), (list) => {
        const { findings } = JSON.parse(REPORTERS.json(list as readonly Located[], CONTEXT));
        expect(findings.map(({ message }: Finding) => message)).to.deep.equal(
          list.map(({ finding }) => finding.message),
        );
      }),
    );
  });
});

describe("the report that a file's name asks for", () => {
  const NAMES: Readonly<Record<string, string | undefined>> = {
    "report.json": "json",
    "report.sarif": "sarif",
    "report.sarif.json": "sarif",
    "out/REPORT.MD": "markdown",
    "junit.xml": "junit",
    "a.txt": "text",
    "report.html": undefined,
    md: undefined,
  };
  for (const [file, name] of Object.entries(NAMES)) {
    it(`is ${name ?? "none"} for ${file}`, () => {
      expect(reportFor(file)).to.equal(name);
    });
  }

  it("is known for every extension that is listed", () => {
    for (const extension of REPORT_EXTENSIONS)
      expect(REPORTERS).to.have.property(String(reportFor(`x${extension}`)));
  });
});
