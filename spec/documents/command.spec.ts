import { spawnSync } from "node:child_process";
import { readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { BIN, cli, processOf } from "../cli/harness.js";
import { AFTER, BEFORE, BLOCKED, inFolder } from "./folder.js";

const HTTP = ["--to", "http"];

const DIFF = `--- a/a.yaml
+++ b/a.yaml
@@ -7,3 +7,4 @@
         httpMethod: GET
         uri: https://example.com/a
         timeoutInMillis: 500
+        payloadFormatVersion: '1.0'
`;

describe("convert, on documents", () => {
  it("shows a unified diff, and touches nothing", () =>
    inFolder({ "a.yaml": BEFORE }, async (cwd) => {
      const { code, stdout, stderr } = processOf(["convert", "a.yaml", ...HTTP], { cwd });
      expect([code, stdout]).to.deep.equal([2, DIFF]);
      expect(stderr).to.equal(
        "1 file: 1 to convert, 0 unchanged, 0 skipped, 0 failed\n1 integration: 1 to convert, 0 unchanged, 0 blocked\n",
      );
      expect(readFileSync(path.join(cwd, "a.yaml"), "utf8")).to.equal(BEFORE);
    }));

  it("shows colour on a terminal, and what a terminal would act on as an escape", () =>
    inFolder({ "a.yaml": `${BEFORE}        x-note: "\u009b31m"\r\n` }, async (cwd) => {
      const { stdout } = await cli(["convert", "a.yaml", ...HTTP], {
        cwd,
        tty: true,
        env: { FORCE_COLOR: "1" },
      });
      expect(stdout).to.contain("\u001b[32m+        payloadFormatVersion");
      expect(stdout).to.contain("\\u009b31m");
      expect(stdout).not.to.contain("\u009b");
    }));

  it("writes with --write and lists the files; a second run changes nothing", () =>
    inFolder({ "a.yaml": BEFORE, "b.json": "{}" }, async (cwd) => {
      const first = processOf(["convert", ".", ...HTTP, "--write"], { cwd });
      expect([first.code, first.stdout]).to.deep.equal([2, "a.yaml\n"]);
      expect(readFileSync(path.join(cwd, "a.yaml"), "utf8")).to.equal(AFTER);
      const second = processOf(["convert", ".", ...HTTP, "--write"], { cwd });
      expect([second.code, second.stdout]).to.deep.equal([0, ""]);
      expect(second.stderr).to.contain("1 skipped: speaks of no integration");
    }));

  describe("refuses, before anything is written, a report that would take the place of", () => {
    const LOST = "what it holds would be lost; name another.";
    const CLASHES: readonly (readonly [string, readonly string[], string])[] = [
      ["a document", ["api.json", "--report", "api.json"], `the file that is read, api.json: ${LOST}`],
      [
        "a document by another name",
        ["tree", "--write", "--report", "link.json"],
        `the file that is read, tree/b.json: ${LOST}`,
      ],
      [
        "a document that is found and skipped",
        [".", "--check", "--report", "package.json"],
        `the file that is read, package.json: ${LOST}`,
      ],
      [
        "a map that an option names",
        ["tree", "--vpc-links", "map.json", "--report", "map.json"],
        `the file that --vpc-links reads, map.json: ${LOST}`,
      ],
    ];
    for (const [what, argv, message] of CLASHES) {
      it(what, () => {
        const files = {
          "api.json": '{"openapi":"3.0.1"}',
          "package.json": '{"name":"a"}',
          "map.json": '{"a":"b"}',
          "tree/a.yaml": BEFORE,
          "tree/b.json": '{"openapi":"3.0.1"}',
        };
        return inFolder(files, async (cwd) => {
          symlinkSync("tree/b.json", path.join(cwd, "link.json"));
          const { code, stdout, stderr } = await cli(["convert", ...argv, ...HTTP], { cwd });
          expect([code, stdout, stderr]).to.deep.equal([1, "", `patchway convert: --report is ${message}\n`]);
          for (const [name, text] of Object.entries(files)) {
            expect(readFileSync(path.join(cwd, name), "utf8")).to.equal(text);
          }
        });
      });
    }

    it("stdin, or of what is printed", () =>
      inFolder({ "api.json": '{"openapi":"3.0.1"}', "a.yaml": BEFORE }, (cwd) => {
        const shell = (line: string) =>
          spawnSync("sh", ["-c", line, process.execPath, BIN], { cwd, encoding: "utf8" });
        const read = shell('"$0" "$1" convert --to http --report api.json < api.json');
        expect([read.status, read.stderr]).to.deep.equal([
          1,
          `patchway convert: --report is the file that is read, stdin: ${LOST}\n`,
        ]);
        expect(readFileSync(path.join(cwd, "api.json"), "utf8")).to.equal('{"openapi":"3.0.1"}');
        const printed = shell('"$0" "$1" convert a.yaml --to http --report out.json > out.json');
        expect([printed.status, printed.stderr]).to.deep.equal([
          1,
          "patchway convert: stdout and --report are one file, out.json: one would overwrite the other; name another.\n",
        ]);
      }));

    it("a file whose part is the baseline", () =>
      inFolder({ "a.yaml": BEFORE, "all.json": '{"old":{"findings":[]}}' }, async (cwd) => {
        const argv = ["convert", "a.yaml", ...HTTP, "--baseline", "all.json#/old", "--report", "all.json"];
        expect((await cli(argv, { cwd })).stderr).to.equal(
          `patchway convert: --report is the file that --baseline reads, all.json: ${LOST}\n`,
        );
      }));

    it("but not the baseline, though it is found among the documents", () =>
      inFolder({ "a.yaml": BEFORE, "known.json": '{"findings":[]}' }, async (cwd) => {
        const argv = ["convert", ".", ...HTTP, "--baseline", "known.json", "--report", "known.json"];
        expect((await cli(argv, { cwd })).code).to.equal(2);
        expect(readFileSync(path.join(cwd, "known.json"), "utf8")).to.match(/^\{\n {2}"summary"/);
      }));

    for (const end of ["json", "sarif.json", "md", "xml"]) {
      it(`but not the report of an earlier run: ${end}`, () =>
        inFolder({ "a.yaml": BLOCKED }, async (cwd) => {
          const argv = ["convert", "*", ...HTTP, "--report", `r.${end}`];
          await cli(argv, { cwd });
          const inode = () => statSync(path.join(cwd, `r.${end}`), { bigint: true }).ino;
          const first = inode();
          const { stderr } = await cli(argv, { cwd });
          expect(stderr).to.match(/^2 files: /m);
          expect(inode()).to.not.equal(first);
        }));
    }
  });

  it("names what is wrong with a path that leads nowhere, as the only operand and among others", () =>
    inFolder({ "a.yaml": BEFORE }, async (cwd) => {
      symlinkSync("loop.json", path.join(cwd, "loop.json"));
      const WRONG: readonly (readonly [string, string])[] = [
        ["a.yaml/x.json", "there is no such file: a part of its path is a file, not a directory"],
        ["loop.json", "its symbolic links lead in a circle"],
        [`${"n".repeat(300)}.json`, "the name is too long for this system"],
      ];
      for (const [name, reason] of WRONG) {
        const alone = await cli(["convert", name, ...HTTP], { cwd });
        expect([alone.code, alone.stderr]).to.deep.equal([1, `patchway convert: ${name}: ${reason}\n`]);
        const among = await cli(["convert", name, "a.yaml", ...HTTP, "--check"], { cwd });
        expect([among.code, among.stdout]).to.deep.equal([1, "a.yaml\n"]);
        expect(among.stderr).to.contain(`\n  1 failed: not read: ${reason}\n`);
      }
    }));

  it("lists what would change with --check", () =>
    inFolder({ "a.yaml": BEFORE, "b.yaml": AFTER }, async (cwd) => {
      const { code, stdout } = await cli(["convert", "a.yaml", "b.yaml", ...HTTP, "--check"], { cwd });
      expect([code, stdout]).to.deep.equal([2, "a.yaml\n"]);
      expect((await cli(["convert", "b.yaml", ...HTTP, "--check"], { cwd })).code).to.equal(0);
    }));

  it("exits with 3 on findings and with 1 on files that cannot be read, and converts the others", () =>
    inFolder({ "a.yaml": BEFORE, "b.yaml": BLOCKED, "c.yaml": "a: [" }, async (cwd) => {
      const blocked = await cli(["convert", "b.yaml", ...HTTP], { cwd });
      expect(blocked.code).to.equal(3);
      expect(blocked.stderr).to.contain("  1 blocked: HTTP APIs have no MOCK integrations (mock-on-http)\n");
      expect(blocked.stderr).to.contain("findings: 1 error\n  1 × error mock-on-http\n");
      const all = await cli(["convert", "a.yaml", "b.yaml", "c.yaml", ...HTTP, "--write"], { cwd });
      expect([all.code, all.stdout]).to.deep.equal([1, "a.yaml\n"]);
      expect(all.stderr).to.contain("c.yaml:1:5: (the whole)  (document-unreadable)");
      expect(all.stderr).to.contain("3 files: 1 converted, 1 unchanged, 0 skipped, 1 failed");
    }));

  it("prints JSON whose numbers add up", () =>
    inFolder({ "a.yaml": BEFORE, "b.yaml": BLOCKED, "c.yaml": "a: [", "d.yaml": "a: 1" }, async (cwd) => {
      const { stdout } = await cli(
        ["convert", "a.yaml", "b.yaml", "c.yaml", "d.yaml", ...HTTP, "--format", "json"],
        {
          cwd,
        },
      );
      const { summary, files, findings } = JSON.parse(stdout);
      expect(summary.files).to.deep.equal({ total: 4, converted: 1, unchanged: 1, skipped: 1, failed: 1 });
      expect(summary.integrations).to.deep.equal({ total: 2, converted: 1, unchanged: 0, blocked: 1 });
      expect(summary.blocked).to.deep.equal([{ reason: "mock-on-http", count: 1 }]);
      expect(summary.findings).to.deep.equal({ error: 2 });
      expect(summary.told).to.deep.equal([
        { id: "document-unreadable", severity: "error", count: 1 },
        { id: "mock-on-http", severity: "error", count: 1 },
      ]);
      expect(summary.skipped).to.deep.equal([{ reason: "not an OpenAPI definition", count: 1 }]);
      expect(
        files.map(({ file, status }: { file: string; status: string }) => `${file} ${status}`),
      ).to.deep.equal(["a.yaml converted", "b.yaml unchanged", "c.yaml failed", "d.yaml skipped"]);
      expect(files[0].edits).to.deep.equal([
        { offset: BEFORE.length, length: 0, content: "        payloadFormatVersion: '1.0'\n" },
      ]);
      expect(findings.map(({ id, file }: { id: string; file: string }) => `${file} ${id}`)).to.deep.equal([
        "b.yaml mock-on-http",
        "c.yaml document-unreadable",
      ]);
    }));

  it("prints annotations with --format github", () =>
    inFolder({ "b.yaml": BLOCKED }, async (cwd) => {
      const { stdout } = await cli(["convert", "b.yaml", ...HTTP, "--format", "github"], { cwd });
      expect(stdout).to.match(/^::error file=b\.yaml,line=5,col=7,title=mock-on-http /);
    }));

  for (const [end, begins] of [
    ["json", '{\n  "summary"'],
    ["md", "# Conversion\n\n- 2 files: 1 to convert, 1 unchanged"],
    ["sarif", '{\n  "$schema"'],
    ["xml", '<?xml version="1.0" encoding="UTF-8"?>'],
  ] as const) {
    it(`writes a report that ends in .${end}`, () =>
      inFolder({ "a.yaml": BEFORE, "b.yaml": BLOCKED }, async (cwd) => {
        await cli(["convert", "a.yaml", "b.yaml", ...HTTP, "--report", `report.${end}`], { cwd });
        const report = readFileSync(path.join(cwd, `report.${end}`), "utf8");
        expect(report.startsWith(begins)).to.equal(true);
        expect(report).to.contain("mock-on-http");
      }));
  }

  it("has every file, its numbers and the kinds of findings in the Markdown report", () =>
    inFolder({ "a|b.yaml": BEFORE, "b.yaml": BLOCKED, "c.yaml": "a: [", "d.yaml": "a: 1" }, async (cwd) => {
      const files = ["a|b.yaml", "b.yaml", "c.yaml", "d.yaml"];
      await cli(["convert", ...files, ...HTTP, "--report", "r.md"], { cwd });
      const report = readFileSync(path.join(cwd, "r.md"), "utf8");
      expect(report).to.contain(
        [
          "## Files",
          "",
          "| file |  | to convert | unchanged | blocked |",
          "| --- | --- | --- | --- | --- |",
          "| a\\|b.yaml | to convert | 1 | 0 | 0 |",
          "| b.yaml | unchanged | 0 | 0 | 1 |",
          "| c.yaml | failed | 0 | 0 | 0 |",
          "",
          "## Kinds of findings",
          "",
          "| severity | number | finding | id |",
          "| --- | --- | --- | --- |",
          "| error | 1 | the document cannot be read: … | `document-unreadable` |",
          "| error | 1 | HTTP APIs have no MOCK integrations | `mock-on-http` |",
          "",
          "# Findings",
        ].join("\n"),
      );
      expect(report).to.contain("  - 1 skipped: not an OpenAPI definition\n");
    }));

  it("has every document in the JUnit report: passed, failed or skipped", () =>
    inFolder(
      {
        "a.yaml": BEFORE,
        "b.yaml": BLOCKED,
        "c.yaml": "Resources: {A: {Type: 'AWS::ApiGateway::Method'}}",
        "d.yaml": "",
      },
      async (cwd) => {
        await cli(["convert", ".", ...HTTP, "--report", "r.xml"], { cwd });
        expect(readFileSync(path.join(cwd, "r.xml"), "utf8")).to.equal(
          [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<testsuites name="patchway" tests="4" failures="1" errors="0" skipped="1">',
            '  <testsuite name="a.yaml" tests="1" failures="0" errors="0" skipped="0">',
            '    <testcase classname="a.yaml" name="integrations"><system-out>1 to convert, 0 unchanged, 0 blocked</system-out></testcase>',
            "  </testsuite>",
            '  <testsuite name="b.yaml" tests="2" failures="1" errors="0" skipped="0">',
            '    <testcase classname="b.yaml" name="integrations"><system-out>0 to convert, 0 unchanged, 1 blocked</system-out></testcase>',
            '    <testcase classname="b.yaml" name="mock-on-http /paths/~1a/get/x-amazon-apigateway-integration"><failure type="mock-on-http" message="HTTP APIs have no MOCK integrations">b.yaml:5:7',
            "HTTP APIs have no MOCK integrations",
            "answer from a Lambda function, or keep this method on the REST API</failure></testcase>",
            "  </testsuite>",
            '  <testsuite name="c.yaml" tests="1" failures="0" errors="0" skipped="1">',
            '    <testcase classname="c.yaml" name="integrations"><skipped message="a CloudFormation template, which is not converted yet"/></testcase>',
            "  </testsuite>",
            "</testsuites>",
            "",
          ].join("\n"),
        );
      },
    ));

  it("says so where a report cannot be written", () =>
    inFolder({ "a.yaml": BEFORE }, async (cwd) => {
      const full = await cli(["convert", "a.yaml", ...HTTP, "--report", "/dev/full"], { cwd });
      expect([full.code, full.stdout]).to.deep.equal([1, DIFF]);
      expect(full.stderr).to.contain("/dev/full: it cannot be written: no space is left on the device");
      const nowhere = await cli(["convert", "a.yaml", ...HTTP, "--report", "no/such/report.md"], { cwd });
      expect(nowhere.stderr).to.contain(
        "no/such/report.md: it cannot be written: there is no such directory",
      );
      const unknown = await cli(["convert", "a.yaml", ...HTTP, "--report", "report.doc"], { cwd });
      expect(unknown.stderr).to.match(/--report tells its format by its end/);
    }));

  it("says why nothing was looked at in a directory", () =>
    inFolder({ "api/readme.md": "# API" }, async (cwd) => {
      const { code, stderr } = await cli(["convert", "api", ...HTTP], { cwd });
      expect([code, stderr]).to.deep.equal([
        0,
        [
          "0 files: 0 to convert, 0 unchanged, 0 skipped, 0 failed",
          "  no file there ends in .json, .yaml or .yml",
          "0 integrations: 0 to convert, 0 unchanged, 0 blocked",
          "",
        ].join("\n"),
      ]);
    }));

  it("accepts with --baseline what an earlier report has", () =>
    inFolder({ "b.yaml": BLOCKED }, async (cwd) => {
      expect((await cli(["convert", "b.yaml", ...HTTP, "--report", "known.json"], { cwd })).code).to.equal(3);
      const known = await cli(["convert", "b.yaml", ...HTTP, "--baseline", "known.json"], { cwd });
      expect(known.code).to.equal(0);
      expect(known.stderr).to.contain("findings: 1 known");
      writeFileSync(path.join(cwd, "b.yaml"), BLOCKED.replace("/a:", "/other:"));
      expect((await cli(["convert", "b.yaml", ...HTTP, "--baseline", "known.json"], { cwd })).code).to.equal(
        3,
      );
      writeFileSync(path.join(cwd, "known.json"), "[]");
      const bad = await cli(["convert", "b.yaml", ...HTTP, "--baseline", "known.json"], { cwd });
      expect(bad.stderr).to.equal(
        "patchway convert: known.json: a baseline is a JSON report, with a list of findings\n",
      );
    }));

  it("keeps in the report what a baseline knows, so that the two can be one file", () =>
    inFolder({ "b.yaml": BLOCKED }, async (cwd) => {
      const both = ["--baseline", "known.json", "--report", "known.json"];
      writeFileSync(path.join(cwd, "known.json"), '{"findings":[]}');
      expect((await cli(["convert", "b.yaml", ...HTTP, ...both], { cwd })).code).to.equal(3);
      writeFileSync(path.join(cwd, "b.yaml"), `# lines\n# move\n${BLOCKED}`);
      for (let time = 0; time < 2; time++) {
        expect((await cli(["convert", "./b.yaml", ...HTTP, ...both], { cwd })).code).to.equal(0);
        const { findings, known } = JSON.parse(readFileSync(path.join(cwd, "known.json"), "utf8"));
        expect(findings).to.deep.equal([]);
        expect(known.map(({ id, line }: { id: string; line: number }) => [id, line])).to.deep.equal([
          ["mock-on-http", 7],
        ]);
      }
      writeFileSync(path.join(cwd, "b.yaml"), BEFORE);
      await cli(["convert", "b.yaml", ...HTTP, ...both], { cwd });
      expect(JSON.parse(readFileSync(path.join(cwd, "known.json"), "utf8")).known).to.deep.equal([]);
      writeFileSync(path.join(cwd, "known.json"), '{"findings":[],"known":[{}]}');
      const bad = await cli(["convert", "b.yaml", ...HTTP, ...both], { cwd });
      expect(bad.stderr).to.equal(
        "patchway convert: known.json#/known/0: a finding has a file, an id and a path\n",
      );
    }));

  it("lists names that a list could not hold in quotes", () =>
    inFolder({ "a\n\u001b[31m.yaml": BEFORE }, async (cwd) => {
      const { stdout } = await cli(["convert", ".", ...HTTP, "--check"], { cwd });
      expect(stdout).to.equal('"a\\n\\033[31m.yaml"\n');
    }));

  it("reads one object where a JSON file is no definition", () =>
    inFolder(
      { "a.json": '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com"}' },
      async (cwd) => {
        const { stdout } = await cli(["convert", "a.json", ...HTTP], { cwd });
        expect(JSON.parse(stdout).integration).to.have.property("IntegrationType", "HTTP_PROXY");
      },
    ));

  it("converts a definition on stdin to stdout, and says the rest on stderr", async () => {
    const converted = await cli(["convert", ...HTTP], { stdin: BEFORE });
    expect([converted.code, converted.stdout]).to.deep.equal([2, AFTER]);
    expect(converted.stderr).to.contain("1 file: 1 to convert");
    const same = await cli(["convert", "-", ...HTTP], { stdin: `\ufeff${AFTER}` });
    expect([same.code, same.stdout]).to.deep.equal([0, `\ufeff${AFTER}`]);
    const json = await cli(["convert", ...HTTP], { stdin: '{"openapi":"3.0.1","paths":{}}' });
    expect([json.code, json.stdout]).to.deep.equal([0, '{"openapi":"3.0.1","paths":{}}']);
    const broken = await cli(["convert", ...HTTP], { stdin: `${BEFORE}  - x: [\n` });
    expect([broken.code, broken.stdout]).to.deep.equal([1, ""]);
    expect(broken.stderr).to.match(/\(stdin\):10:\d+: .*\(document-unreadable\)/);
    const write = await cli(["convert", ...HTTP, "--write"], { stdin: BEFORE });
    expect(write.stderr).to.equal("patchway convert: stdin cannot be written; leave out --write.\n");
  });

  it("reads one object on stdin", async () => {
    const stdin = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com"}';
    const { stdout } = await cli(["convert", ...HTTP], { stdin });
    expect(JSON.parse(stdout).integration).to.have.property("IntegrationType", "HTTP_PROXY");
    expect((await cli(["convert", ...HTTP], { stdin: "{" })).stderr).to.contain("(stdin):1:2: not JSON");
  });

  it("reads a pipe as it reads stdin, a definition or one object (skipped where there is no bash)", function () {
    const run = (text: string, rest = "") =>
      spawnSync("bash", ["-c", `"$NODE" "$BIN" convert <(printf %s "$TEXT") --to http ${rest}`], {
        encoding: "utf8",
        env: { ...process.env, NODE: process.execPath, BIN, TEXT: text },
      });
    if (run("{}").error !== undefined) this.skip();
    const document = run(BEFORE);
    expect([document.status, document.stdout]).to.deep.equal([2, AFTER]);
    const object = run('{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com"}');
    expect(JSON.parse(object.stdout).integration).to.have.property("IntegrationType", "HTTP_PROXY");
    expect(run(BEFORE, "--write").stderr).to.match(/\/dev\/fd\/\d+ cannot be written; leave out --write/);
  });

  it("refuses options that do not go together", () =>
    inFolder({ "a.yaml": BEFORE }, async (cwd) => {
      const both = await cli(["convert", "a.yaml", ...HTTP, "--write", "--check"], { cwd });
      expect(both.stderr).to.equal("patchway convert: --check only looks; leave out --check or --write.\n");
      const route = await cli(["convert", "a.yaml", ...HTTP, "--route-key", "GET /"], { cwd });
      expect(route.stderr).to.contain("leave out --route-key");
    }));
});
