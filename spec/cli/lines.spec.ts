import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { duration, progressText } from "../../lib/cli/lines/progress.js";
import { cli, ROOT, withFiles } from "./harness.js";

const HTTP = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}';
const CONVERTED =
  '{"convertible":true,"integration":{"IntegrationType":"HTTP_PROXY","IntegrationMethod":"GET","IntegrationUri":"https://example.com/","TimeoutInMillis":29000,"PayloadFormatVersion":"1.0"},"responses":[],"findings":[]}';
const TO_HTTP = ["convert", "--ndjson", "--to", "http"];

describe("--ndjson", () => {
  it("prints a line for each line of stdin, and a summary on stderr", async () => {
    const { code, stdout, stderr } = await cli(TO_HTTP, { stdin: `${HTTP}\n\n${HTTP}` });
    expect([code, stdout, stderr]).to.deep.equal([
      2,
      `${CONVERTED}\n${CONVERTED}\n`,
      "2 lines: 2 converted, 0 blocked, 0 failed; 1 blank line skipped\n",
    ]);
  });

  it("does what the single form does", async () => {
    const file = "examples/orders-v1.json";
    const text = JSON.stringify(JSON.parse(readFileSync(path.join(ROOT, file), "utf8")));
    const [many, one] = await Promise.all([
      cli(TO_HTTP, { stdin: text }),
      cli(["convert", file, "--to", "http", "--format", "json"]),
    ]);
    const { findings, ...rest } = JSON.parse(many?.stdout ?? "");
    const { findings: long, ...single } = JSON.parse(one?.stdout ?? "");
    expect(rest).to.deep.equal(single);
    const heads = (list: { id: string; severity: string; path: string }[]) =>
      list.map(({ id, severity, path: at }) => [id, severity, at]);
    expect(heads(findings)).to.deep.equal(heads(long));
    expect(findings.every((finding: object) => !("message" in finding || "evidence" in finding))).to.equal(
      true,
    );
  });

  it("does for diff what the single form does", async () => {
    const pair = ["current", "desired"].map((name) =>
      JSON.parse(readFileSync(path.join(ROOT, "examples", `${name}.json`), "utf8")),
    );
    const [many, one] = await Promise.all([
      cli(["diff", "--ndjson"], { stdin: JSON.stringify({ current: pair[0], desired: pair[1] }) }),
      cli(["diff", "examples/current.json", "examples/desired.json", "--format", "json"]),
    ]);
    expect(JSON.parse(many?.stdout ?? "").patchOperations).to.deep.equal(
      JSON.parse(one?.stdout ?? "").patchOperations,
    );
    expect([many?.code, one?.code]).to.deep.equal([2, 2]);
  });

  describe("says by its exit code what became of lines", () => {
    const CODES: readonly (readonly [string, readonly string[], string, number])[] = [
      ["nothing to do", TO_HTTP, "", 0],
      ["only blank lines", TO_HTTP, "\n \r\n", 0],
      ["a mark and nothing else", TO_HTTP, "\ufeff", 0],
      ["changes", TO_HTTP, HTTP, 2],
      ["an error finding before changes", TO_HTTP, `${HTTP}\n{"type":"MOCK"}`, 3],
      ["a bad line before all", TO_HTTP, `${HTTP}\n{"type":"MOCK"}\n{`, 1],
      ["no difference", ["diff", "--ndjson"], '{"current":{"type":"MOCK"},"desired":{"type":"MOCK"}}', 0],
      ["a difference", ["diff", "--ndjson"], '{"current":{},"desired":{"uri":"a"}}', 2],
      [
        "an info where that is asked for",
        [...TO_HTTP, "--fail-on", "info"],
        '{"type":"AWS_PROXY","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:a/invocations"}',
        3,
      ],
      ["a list that is accepted", ["check", "--ndjson"], '[{"op":"replace","path":"/uri","value":"a"}]', 0],
      ["a list that is rejected", ["check", "--ndjson"], '[{"op":"replace","path":"/no","value":"a"}]', 3],
      [
        "a patch",
        ["patch", "--ndjson"],
        '{"resource":{},"patchOperations":[{"op":"replace","path":"/uri","value":"a"}]}',
        2,
      ],
      ["a patch that changes nothing", ["patch", "--ndjson"], '{"resource":{},"patchOperations":[]}', 0],
      [
        "a refusal",
        ["patch", "--ndjson"],
        '{"resource":{},"patchOperations":[{"op":"replace","path":"/no"}]}',
        1,
      ],
      [
        "an update",
        ["translate", "--ndjson"],
        '[{"op":"replace","path":"/timeoutInMillis","value":"5000"}]',
        2,
      ],
    ];
    for (const [says, argv, stdin, code] of CODES) {
      it(`${code} for ${says}`, async () => {
        expect((await cli(argv, { stdin })).code).to.equal(code);
      });
    }
  });

  it("names file, place, line and column of what is wrong, and goes on", () =>
    withFiles(
      {
        "a.ndjson": `${HTTP}\n{"type":}\n${HTTP}\n`,
        "b.ndjson": `${HTTP}\n{"integration":{"type":"\\u001b[31m"}}`,
      },
      async (cwd) => {
        const { code, stdout, stderr } = await cli([...TO_HTTP, "a.ndjson", "b.ndjson"], { cwd });
        expect([code, stdout]).to.deep.equal([1, `${CONVERTED}\n`.repeat(3)]);
        const [first, second, summary] = stderr.split("\n");
        expect(first).to.equal("patchway convert: a.ndjson:2:9: not JSON: a value is expected");
        expect(second)
          .to.match(/^patchway convert: b\.ndjson:2#\/integration\/type: /)
          .and.not.contain("\u001b");
        expect(summary).to.equal("5 lines: 3 converted, 0 blocked, 2 failed");
      },
    ));

  it("writes results, errors and summary to files", () =>
    withFiles({ "in.ndjson": `${HTTP}\n{\n` }, async (cwd) => {
      const { code, stdout, stderr } = await cli(
        [
          ...TO_HTTP,
          "in.ndjson",
          "--out",
          "out.ndjson",
          "--errors",
          "errors.ndjson",
          "--summary",
          "summary.json",
        ],
        { cwd },
      );
      expect([code, stdout, stderr]).to.deep.equal([1, "", ""]);
      const read = (name: string) => readFileSync(path.join(cwd, name), "utf8");
      expect(read("out.ndjson")).to.equal(`${CONVERTED}\n`);
      const errors = read("errors.ndjson");
      expect(errors.endsWith("\n")).to.equal(true);
      expect(JSON.parse(errors)).to.deep.equal({
        file: "in.ndjson",
        line: 2,
        column: 2,
        pointer: "",
        message: 'not JSON: the text ends too early: a name in double quotes or "}" is expected',
      });
      expect(JSON.parse(read("summary.json"))).to.deep.equal({
        command: "convert",
        status: "complete",
        lines: 2,
        blank: 0,
        outcomes: { converted: 1, blocked: 0, failed: 1 },
        severities: { error: 0, warning: 0, info: 0 },
        findings: {},
      });
      expect(readdirSync(cwd).sort()).to.deep.equal([
        "errors.ndjson",
        "in.ndjson",
        "out.ndjson",
        "summary.json",
      ]);
    }));

  it("prints the summary as JSON with --format json", async () => {
    const { stderr } = await cli([...TO_HTTP, "--format", "json"], { stdin: '{"type":"MOCK"}' });
    expect(JSON.parse(stderr)).to.deep.include({
      lines: 1,
      outcomes: { converted: 0, blocked: 1, failed: 0 },
      findings: { "mock-on-http": 1 },
    });
  });

  describe("refuses files of which one would take the place of another", () => {
    const CLASHES: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ["--out", "x", "--errors", "x"],
        /^patchway convert: --out and --errors are one file, x: one would over/,
      ],
      [["--out", "x", "--summary", "./sub/../x"], /--out and --summary are one file/],
      [["--errors", "x", "--summary", "sub-link/../x"], /--errors and --summary are one file/],
      [["--out", "link", "--errors", "real"], /--out and --errors are one file, real/],
      [["--out", "hard", "--summary", "real"], /--out and --summary are one file, real/],
      [
        ["--out", "in.ndjson"],
        /--out is the file that is read, in\.ndjson: what it holds would be lost; name another\./,
      ],
      [["--errors", "in-link"], /--errors is the file that is read, in\.ndjson/],
      [["--summary", "sub/../in.ndjson"], /--summary is the file that is read/],
    ];
    for (const [argv, message] of CLASHES) {
      it(argv.join(" "), () =>
        withFiles({ "in.ndjson": `${HTTP}\n{\n`, real: "as it was" }, async (cwd) => {
          const at = (name: string) => path.join(cwd, name);
          mkdirSync(at("sub"));
          symlinkSync("sub", at("sub-link"));
          symlinkSync("real", at("link"));
          linkSync(at("real"), at("hard"));
          symlinkSync("in.ndjson", at("in-link"));
          const before = readdirSync(cwd);
          const { code, stdout, stderr } = await cli([...TO_HTTP, "in.ndjson", ...argv], { cwd });
          expect([code, stdout]).to.deep.equal([1, ""]);
          expect(stderr).to.match(message);
          expect(stderr.split("\n")).to.have.length(2);
          expect(readdirSync(cwd)).to.deep.equal(before);
          expect(readFileSync(at("real"), "utf8")).to.equal("as it was");
        }),
      );
    }

    const LOST = (option: string, name: string) =>
      `--out is the file that --${option} reads, ${name}: what it holds would be lost; name another.`;
    const READ: readonly (readonly [readonly string[], string])[] = [
      [["check", "--ndjson", "--current", "read.json", "--out", "link.json"], LOST("current", "read.json")],
      [
        ["check", "--ndjson", "--current", "read.json#/part", "--out", "read.json"],
        LOST("current", "read.json"),
      ],
      [
        ["translate", "--ndjson", "--current", "read.json", "--out", "./read.json"],
        LOST("current", "read.json"),
      ],
      [["patch", "--ndjson", "--context", "read.json", "--out", "read.json"], LOST("context", "read.json")],
      [[...TO_HTTP, "--vpc-links", "map.json", "--out", "map.json"], LOST("vpc-links", "map.json")],
      [[...TO_HTTP, "--listeners", "map.json", "--out", "map.json"], LOST("listeners", "map.json")],
      [[...TO_HTTP, "--hosts", "map.json", "--out", "map.json"], LOST("hosts", "map.json")],
      [
        [...TO_HTTP, "--vpc-links", "map.json", "--summary", "map.json"],
        LOST("vpc-links", "map.json").replace("--out", "--summary"),
      ],
    ];
    for (const [[command = "", ...argv], message] of READ) {
      it([command, ...argv].join(" "), () => {
        const files = {
          "in.ndjson": `${HTTP}\n`,
          "read.json": '{"part":{"type":"MOCK"}}',
          "map.json": '{"a":"b"}',
        };
        return withFiles(files, async (cwd) => {
          symlinkSync("read.json", path.join(cwd, "link.json"));
          const { code, stdout, stderr } = await cli([command, "in.ndjson", ...argv], { cwd });
          expect([code, stdout, stderr]).to.deep.equal([1, "", `patchway ${command}: ${message}\n`]);
          for (const [name, text] of Object.entries(files)) {
            expect(readFileSync(path.join(cwd, name), "utf8")).to.equal(text);
          }
        });
      });
    }

    it("but not a device, which may be named twice (skipped where there is no /dev/null)", async function () {
      if (!existsSync("/dev/null")) this.skip();
      const argv = [...TO_HTTP, "--out", "/dev/null", "--errors", "/dev/null"];
      expect((await cli(argv, { stdin: HTTP })).code).to.equal(2);
    });
  });

  describe("with gzip", () => {
    it("decompresses what is compressed, whatever its name, and compresses what ends in .gz", () =>
      withFiles(
        { "a.gz": gzipSync(`${HTTP}\n`), "b.ndjson": gzipSync(HTTP), "c.gz": `${HTTP}\n` },
        async (cwd) => {
          const { code } = await cli([...TO_HTTP, "a.gz", "b.ndjson", "c.gz", "--out", "out.gz"], { cwd });
          expect(code).to.equal(2);
          const out = readFileSync(path.join(cwd, "out.gz"));
          expect(gunzipSync(out).toString()).to.equal(`${CONVERTED}\n`.repeat(3));
        },
      ));

    it("decompresses stdin", async () => {
      const { stdout } = await cli(TO_HTTP, { stdin: gzipSync(HTTP) });
      expect(stdout).to.equal(`${CONVERTED}\n`);
    });

    it("reads files that were put together", async () => {
      const { stdout } = await cli(TO_HTTP, {
        stdin: Buffer.concat([gzipSync(`${HTTP}\n`), gzipSync(HTTP)]),
      });
      expect(stdout).to.equal(`${CONVERTED}\n`.repeat(2));
    });

    it("says that a file was cut off, and writes nothing in its place", () => {
      const many = gzipSync(
        Array.from({ length: 20_000 }, (_, at) => `{"id":${at},"integration":${HTTP}}\n`).join(""),
      );
      return withFiles(
        { "a.gz": many.subarray(0, many.length - 20), "out.ndjson": "as it was" },
        async (cwd) => {
          const { code, stdout, stderr } = await cli([...TO_HTTP, "a.gz", "--out", "out.ndjson"], { cwd });
          expect([code, stdout]).to.deep.equal([1, ""]);
          expect(stderr).to.match(
            /^patchway convert: a\.gz: the gzip data ends too early: the file was cut off\nfailed before the end; (\d+) lines: \1 converted, 0 blocked, 0 failed\n$/,
          );
          expect(readFileSync(path.join(cwd, "out.ndjson"), "utf8")).to.equal("as it was");
          expect(readdirSync(cwd).sort()).to.deep.equal(["a.gz", "out.ndjson"]);
        },
      );
    });

    it("says what was written before the cut", async () => {
      const text = Array.from({ length: 20_000 }, (_, at) => `{"id":${at},"integration":${HTTP}}\n`).join("");
      const bytes = gzipSync(text);
      const { code, stdout, stderr } = await cli(TO_HTTP, { stdin: bytes.subarray(0, bytes.length >> 1) });
      const number = stdout.split("\n").length - 1;
      expect(code).to.equal(1);
      expect(number).to.be.above(0);
      expect(stdout.endsWith("\n")).to.equal(true);
      expect(stderr).to.equal(
        `patchway convert: (stdin): the gzip data ends too early: the file was cut off\nfailed before the end; ${number} lines: ${number} converted, 0 blocked, 0 failed\n`,
      );
    });

    it("says that data is damaged", async () => {
      const bytes = gzipSync(HTTP.repeat(100));
      bytes[20] = (bytes[20] as number) ^ 0xff;
      bytes[21] = (bytes[21] as number) ^ 0xff;
      const { code, stderr } = await cli(TO_HTTP, { stdin: bytes });
      expect(code).to.equal(1);
      expect(stderr).to.match(/^patchway convert: \(stdin\): the gzip data /);
    });
  });

  describe("takes apart what is one JSON document:", () => {
    const integration = JSON.parse(HTTP);
    const V2 = {
      IntegrationId: "abc",
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/",
      PayloadFormatVersion: "1.0",
    };
    const method = (methodIntegration: object) => ({ httpMethod: "GET", methodIntegration });
    const DOCUMENTS: Readonly<
      Record<string, readonly [document: object, to: string, keys: readonly object[]]>
    > = {
      "aws apigateway get-resources --embed methods": [
        {
          items: [
            { id: "r1", path: "/", resourceMethods: { GET: method(integration) } },
            { id: "r2", path: "/pets" },
            {
              id: "r3",
              path: "/pets/{id}",
              resourceMethods: { GET: method(integration), ANY: method(integration) },
            },
          ],
        },
        "http",
        [
          { routeKey: "GET /", resourceId: "r1", pointer: "/items/0/resourceMethods/GET/methodIntegration" },
          { routeKey: "GET /pets/{id}", resourceId: "r3" },
          { routeKey: "ANY /pets/{id}", resourceId: "r3" },
        ],
      ],
      "aws apigateway get-integration": [integration, "http", [{}]],
      "aws apigatewayv2 get-integrations": [
        { Items: [V2, { ...V2, IntegrationId: "def" }] },
        "v1",
        [{ integrationId: "abc" }, { integrationId: "def", pointer: "/Items/1" }],
      ],
      "a state document": [
        {
          api: { version: "v1", id: "a1" },
          integrations: { "GET /": integration, "PUT /": integration },
          routes: {},
        },
        "http",
        [{ routeKey: "GET /" }, { routeKey: "PUT /" }],
      ],
    };
    for (const [name, [document, to, keys]] of Object.entries(DOCUMENTS)) {
      it(name, async () => {
        const stdin = JSON.stringify(document, null, 4);
        const { code, stdout, stderr } = await cli(["convert", "--ndjson", "--to", to], { stdin });
        const results = stdout
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect([code, stderr.split("\n")[0]]).to.deep.equal([
          2,
          `${keys.length} ${keys.length === 1 ? "line" : "lines"}: ${keys.length} converted, 0 blocked, 0 failed`,
        ]);
        for (const [index, members] of keys.entries()) expect(results[index]).to.include(members);
      });
    }

    it("a fault is named by its place in the document, and the others go on", () =>
      withFiles(
        {
          "a.json": JSON.stringify(
            {
              items: [
                {
                  id: "r",
                  path: "/",
                  resourceMethods: { GET: method({ type: "HTTP", uri: 7 }), PUT: method(integration) },
                },
              ],
            },
            null,
            2,
          ),
        },
        async (cwd) => {
          const { code, stdout, stderr } = await cli([...TO_HTTP, "a.json"], { cwd });
          expect([code, stdout.split("\n").length]).to.deep.equal([1, 2]);
          expect(stderr).to.match(
            /^patchway convert: a\.json#\/items\/0\/resourceMethods\/GET\/methodIntegration\/uri: /,
          );
        },
      ));

    it("a list of operations is an error at each of them, as a list of anything else is", async () => {
      const typed = '[{"op":"replace","path":"/uri","value":"x"}]\n';
      for (const [argv, stdin, lines] of [
        [["examples/patch.json"], "", 5],
        [[], typed, 1],
        [[], typed + typed, 2],
      ] as const) {
        const { code, stdout, stderr } = await cli([...TO_HTTP, ...argv], { stdin });
        expect([code, stdout]).to.deep.equal([1, ""]);
        expect(stderr).to.match(/#\/0\/type: an integration has a type\n/);
        expect(stderr).to.contain(
          `${lines} line${lines === 1 ? "" : "s"}: 0 converted, 0 blocked, ${lines} failed\n`,
        );
      }
    });

    it("a document that was cut off is an error, behind what stood before it", async () => {
      const items = Array.from({ length: 3 }, (_, id) => ({
        id: `r${id}`,
        path: "/",
        resourceMethods: { GET: method(integration) },
      }));
      const text = JSON.stringify({ items });
      const { code, stdout, stderr } = await cli(TO_HTTP, { stdin: text.slice(0, -40) });
      expect([code, stdout.trimEnd().split("\n").length]).to.deep.equal([1, 2]);
      expect(stderr).to.match(
        /^patchway convert: \(stdin\):1:\d+#\/items\/2: not JSON: the text ends too early[^\n]*\nfailed before the end; 2 lines: 2 converted, 0 blocked, 0 failed\n$/,
      );
      expect(stderr).to.contain(`:1:${text.length - 39}#`);
    });
  });

  it("leaves the file as it was where --bail stops it, and says so", () =>
    withFiles({ "in.ndjson": `${HTTP}\n{\n${HTTP}\n{`, "out.ndjson": "as it was" }, async (cwd) => {
      const { code, stderr } = await cli([...TO_HTTP, "in.ndjson", "--bail", "--out", "out.ndjson"], { cwd });
      expect(code).to.equal(1);
      expect(stderr.split("\n").slice(0, 2)).to.deep.equal([
        'patchway convert: in.ndjson:2:2: not JSON: the text ends too early: a name in double quotes or "}" is expected',
        "stopped before the end; 2 lines: 1 converted, 0 blocked, 1 failed",
      ]);
      expect(readFileSync(path.join(cwd, "out.ndjson"), "utf8")).to.equal("as it was");
    }));

  it("leaves out a line that is too long", async () => {
    const long = `{"note":"${"x".repeat(1 << 20)}","integration":${HTTP}}`;
    const { code, stdout, stderr } = await cli([...TO_HTTP, "--max-line", "1"], {
      stdin: `${HTTP}\n${long}\n${HTTP}\n`,
    });
    expect([code, stdout]).to.deep.equal([1, `${CONVERTED}\n`.repeat(2)]);
    expect(stderr).to.equal(
      "patchway convert: (stdin):2: this line is longer than 1 MiB (options.maxLineBytes, --max-line), and is left out\n3 lines: 2 converted, 0 blocked, 1 failed\n",
    );
  });

  it("says of text in UTF-16 that it is that, once", async () => {
    const { code, stderr } = await cli(TO_HTTP, { stdin: Buffer.from(`\ufeff${HTTP}\n${HTTP}`, "utf16le") });
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway convert: (stdin): this text is in UTF-16; save it as UTF-8\nfailed before the end; 0 lines: 0 converted, 0 blocked, 0 failed\n",
    ]);
  });

  it("escapes what acts on a terminal, and only there", async () => {
    const stdin = `{"note":"\u009b31m\u202e","integration":${HTTP}}`;
    const [shown, kept] = await Promise.all([cli(TO_HTTP, { stdin, tty: true }), cli(TO_HTTP, { stdin })]);
    expect(shown?.stdout).to.contain('"note":"\\u009b31m\\u202e"');
    expect(kept?.stdout).to.contain('"note":"\u009b31m\u202e"');
  });

  describe("refuses, before anything is read or written,", () => {
    const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
      [["convert", "--ndjson"], /say what to convert to/],
      [[...TO_HTTP, "--write"], /--write is not for --ndjson; leave out one of them/],
      [[...TO_HTTP, "--report", "a.json"], /--report is not for --ndjson/],
      [[...TO_HTTP, "--format", "github"], /--format github is not for --ndjson/],
      [["diff", "--ndjson", "--format", "cli-input"], /--format cli-input is not for --ndjson.*restApiId/],
      [["diff", "--ndjson", "--rest-api-id", "a"], /--rest-api-id is not for --ndjson/],
      [["diff", "--ndjson", "--to", "v2"], /--to v2 takes --protocol/],
      [["diff", "--ndjson", "--to", "v2", "--protocol", "http", "--kind", "Stage"], /takes integrations/],
      [["diff", "--ndjson", "--protocol", "http"], /--protocol is for --to v2/],
      [["diff", "--ndjson", "--allow", "httpAsProxy"], /--allow is for --to v2/],
      [["diff", "--ndjson", "--status-codes", "99"], /--status-codes is for --to v2/],
      [
        ["diff", "--ndjson", "--to", "v2", "--protocol", "http", "--keep-absent"],
        /--keep-absent is for patchOperations/,
      ],
      [
        ["diff", "--ndjson", "--to", "v2", "--protocol", "http", "--status-codes", "99"],
        /--status-codes is a list of statuses from 200 to 599/,
      ],
      [["convert", "--to", "http", "--jobs", "2"], /--jobs is for --ndjson; leave it out, or give --ndjson/],
      [["diff", "a", "b", "--bail"], /--bail is for --ndjson/],
      [[...TO_HTTP, "--jobs", "0"], /--jobs takes a number from 1 to 64/],
      [[...TO_HTTP, "--jobs", "65"], /--jobs takes a number from 1 to 64/],
      [[...TO_HTTP, "--max-line", "0"], /--max-line takes a number from 1 to 512/],
      [[...TO_HTTP, "-", "-"], /stdin can be read only once/],
      [[...TO_HTTP, "missing.ndjson"], /missing\.ndjson: there is no such file/],
      [[...TO_HTTP, "-", "missing.ndjson"], /missing\.ndjson: there is no such file/],
      [[...TO_HTTP, "."], /\.: this is a directory; name a file/],
      [
        [...TO_HTTP, "--out", "missing/out.ndjson"],
        /missing\/out\.ndjson: it cannot be written: there is no such directory/,
      ],
      [[...TO_HTTP, "--out", "."], /\.: it cannot be written: this is a directory/],
      [[...TO_HTTP, "--errors", "missing/e"], /missing\/e: it cannot be written/],
      [[...TO_HTTP, "--out", "a", "--errors", "missing/e"], /missing\/e: it cannot be written/],
    ];
    for (const [argv, message] of WRONG) {
      it(argv.join(" "), () =>
        withFiles({}, async (cwd) => {
          const { code, stdout, stderr } = await cli(argv, { cwd, stdin: HTTP });
          expect([code, stdout]).to.deep.equal([1, ""]);
          expect(stderr).to.match(message);
          expect(stderr.split("\n")).to.have.length(2);
          expect(readdirSync(cwd)).to.deep.equal([]);
        }),
      );
    }
  });

  it("goes where a link leads, and keeps the mode of what it replaces", () =>
    withFiles({ "in.ndjson": HTTP, "real.ndjson": "old" }, async (cwd) => {
      const { chmodSync, lstatSync } = await import("node:fs");
      chmodSync(path.join(cwd, "real.ndjson"), 0o640);
      symlinkSync("real.ndjson", path.join(cwd, "link.ndjson"));
      await cli([...TO_HTTP, "in.ndjson", "--out", "link.ndjson"], { cwd });
      expect(lstatSync(path.join(cwd, "link.ndjson")).isSymbolicLink()).to.equal(true);
      expect(readFileSync(path.join(cwd, "real.ndjson"), "utf8")).to.equal(`${CONVERTED}\n`);
      expect(statSync(path.join(cwd, "real.ndjson")).mode & 0o777).to.equal(0o640);
    }));

  it("writes to a device as it is (skipped where there is no /dev/null)", async function () {
    if (!existsSync("/dev/null")) this.skip();
    expect((await cli([...TO_HTTP, "--out", "/dev/null"], { stdin: HTTP })).code).to.equal(2);
    expect(statSync("/dev/null").isFile()).to.equal(false);
  });

  it("tells of its progress on a terminal alone", () => {
    const lines = `{"id":1,"integration":${HTTP}}\n`.repeat(400_000);
    return withFiles({}, async (cwd) => {
      writeFileSync(path.join(cwd, "in.ndjson"), lines);
      mkdirSync(path.join(cwd, "out"));
      const argv = [...TO_HTTP, "in.ndjson", "--out", "out/a.ndjson", "--jobs", "1"];
      const { stderr } = await cli(argv, { cwd, tty: true });
      expect(stderr).to.match(/\r\u001b\[2K\d+% of \d+ MB, \d+ lines, [\d.]+ MB\/s, \d+ s left/);
      // The last of it is wiped away before the summary.
      expect(stderr.slice(stderr.lastIndexOf("\r"))).to.match(
        /^\r\u001b\[2K\S*400000 lines: 400000 converted/,
      );
      const quiet = await cli(argv, { cwd });
      expect(quiet.stderr).to.equal("400000 lines: 400000 converted, 0 blocked, 0 failed\n");
    });
  });
});

describe("progress", () => {
  const TEXTS: readonly (readonly [Parameters<typeof progressText>, string])[] = [
    [[50e6, 200e6, 1000, 1000], "25% of 200 MB, 1000 lines, 50 MB/s, 3 s left"],
    [[50e6, undefined, 1000, 1000], "50 MB, 1000 lines, 50 MB/s"],
    [[0, 200e6, 0, 1000], "0% of 200 MB, 0 lines, 0.0 MB/s"],
    [[300, 200, 1, 1000], "0.0 MB, 1 line, 0.0 MB/s"],
  ];
  for (const [given, text] of TEXTS) {
    it(`says "${text}"`, () => expect(progressText(...given)).to.equal(text));
  }

  it("tells a duration in the units that people use", () => {
    expect([0.2, 59, 61, 3600, 7325].map(duration)).to.deep.equal([
      "1 s",
      "59 s",
      "1 min 1 s",
      "1 h 0 min",
      "2 h 2 min",
    ]);
  });
});
