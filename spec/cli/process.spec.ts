import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { BIN, cli, processOf, ROOT, withFiles } from "./harness.js";

const PAIR = ["examples/current.json", "examples/desired.json"];

describe("the command line as a process", () => {
  const CODES: readonly (readonly [readonly string[], number])[] = [
    [["diff", "examples/current.json", "examples/current.json"], 0],
    [["diff", ...PAIR], 2],
    [["diff", ...PAIR, "--fail-on", "info", "--max-timeout", "1"], 2],
    [["diff", "examples/current.json", "examples/integration.json"], 3],
    [["diff", "examples/current.json", "missing.json"], 1],
    [["--version"], 0],
    [[], 1],
  ];
  for (const [argv, code] of CODES) {
    it(`exits with ${code}: patchway ${argv.join(" ")}`, () => {
      expect(processOf(argv).code).to.equal(code);
    });
  }

  it("prints what a run without a process prints", async () => {
    expect(processOf(["diff", ...PAIR])).to.deep.equal(await cli(["diff", ...PAIR]));
  });

  it("reads stdin", () => {
    const { code, stdout } = processOf(["diff", "-", "examples/current.json", "--format", "json"], {
      stdin: '{"type":"HTTP"}',
    });
    expect(code).to.equal(2);
    expect(JSON.parse(stdout).patchOperations).not.to.deep.equal([]);
  });

  it("tells a directory on stdin from an empty file", () => {
    const folder = openSync(path.join(ROOT, "examples"), "r");
    try {
      for (const argv of [
        ["diff", "-", "examples/current.json"],
        ["convert", "--to", "http"],
        ["convert", "--ndjson", "--to", "http"],
      ]) {
        const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], {
          cwd: ROOT,
          stdio: [folder, "pipe", "pipe"],
          encoding: "utf8",
        });
        expect([status, stdout]).to.deep.equal([1, ""]);
        expect(stderr.split("\n")[0]).to.equal(
          `patchway ${argv[0]}: (stdin): this is a directory; name a file`,
        );
      }
    } finally {
      closeSync(folder);
    }
  });

  it("reports an empty and a truncated stdin", () => {
    expect(processOf(["diff", "-", "examples/current.json"]).stderr).to.equal(
      "patchway diff: (stdin): it is empty; a JSON value is expected\n",
    );
    expect(processOf(["diff", "-", "examples/current.json"], { stdin: '{"type":' })).to.include({
      code: 1,
      stdout: "",
    });
  });

  it("reads 100 MB of JSON, and finds a part of it", () =>
    withFiles({}, async (cwd) => {
      const line = JSON.stringify({ type: "HTTP", uri: `https://example.com/${"x".repeat(970)}` });
      const items = Array.from({ length: 100_000 }, () => line).join(",");
      const { writeFileSync } = await import("node:fs");
      writeFileSync(`${cwd}/huge.json`, `{"items":[${items}]}`);
      const { code, stderr } = processOf(["diff", "huge.json#/items/99999", "huge.json#/items/5"], { cwd });
      expect([code, stderr]).to.deep.equal([0, ""]);
      writeFileSync(`${cwd}/huge.json`, `{"items":[${items}`);
      const broken = processOf(["diff", "huge.json", "huge.json"], { cwd });
      expect(broken.code).to.equal(1);
      expect(broken.stderr.split("\n")[0]).to.match(
        /^patchway diff: huge\.json:1:\d+: not JSON: the text ends too early/,
      );
      expect(broken.stderr.length).to.be.below(400);
    }));

  it("says that there is no permission to read a file (skipped for root, who may read all)", function () {
    if (process.getuid?.() === 0) this.skip();
    return withFiles({ "a.json": "{}" }, async (cwd) => {
      const { chmodSync } = await import("node:fs");
      chmodSync(`${cwd}/a.json`, 0);
      expect(processOf(["diff", "a.json", "a.json"], { cwd }).stderr).to.equal(
        "patchway diff: a.json: there is no permission to read it\n",
      );
    });
  });
});

describe("an output that goes away", () => {
  it("ends the process quietly, with the exit code that it had", async () => {
    // The help of diff is longer than the first line that the reader waits for; explain's list is longer than a pipe's buffer would need.
    const child = spawn(process.execPath, [BIN, "explain"], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, stderr]).to.deep.equal([0, ""]);
  });

  it("is no error under `| head -1`", () => {
    const { stdout, stderr, status } = spawnSync(
      "bash",
      [
        "--norc",
        "-c",
        `set -o pipefail; "${process.execPath}" "${BIN}" diff ${PAIR.join(" ")} | head -1; exit "\${PIPESTATUS[0]}"`,
      ],
      { cwd: ROOT, encoding: "utf8" },
    );
    expect([stdout, stderr, status]).to.deep.equal([
      "Integration: 7 changes: 3 add, 1 remove, 3 replace\n",
      "",
      2,
    ]);
  });

  it("does not hide that there are changes", async () => {
    const { code, stderr } = await cli(["diff", ...PAIR], { stdoutFails: "EPIPE" });
    expect([code, stderr]).to.deep.equal([2, ""]);
  });

  it("is an error where the disk is full", async () => {
    const { code, stderr } = await cli(["diff", ...PAIR], { stdoutFails: "ENOSPC" });
    expect([code, stderr]).to.deep.equal([1, "patchway diff: the output cannot be written: write ENOSPC\n"]);
  });

  it("is an error on a full device (skipped where there is no /dev/full)", function () {
    if (!existsSync("/dev/full")) this.skip();
    const { stderr, status } = spawnSync(
      "bash",
      ["--norc", "-c", `"${process.execPath}" "${BIN}" diff ${PAIR.join(" ")} > /dev/full`],
      {
        cwd: ROOT,
        encoding: "utf8",
      },
    );
    expect(status).to.equal(1);
    expect(stderr).to.match(/^patchway diff: the output cannot be written: ENOSPC[^\n]*\n$/);
  });
});

describe("what an offline command loads", () => {
  it("is not the AWS SDK", () => {
    const code = `
      import { register } from "node:module";
      import { MessageChannel } from "node:worker_threads";
      const { port1, port2 } = new MessageChannel();
      const loaded = [];
      port1.on("message", (url) => loaded.push(url));
      port1.unref();
      register("data:text/javascript," + encodeURIComponent(
        "let port; export function initialize(data) { port = data.port }" +
        "export async function load(url, context, next) { port.postMessage(url); return next(url, context) }"
      ), { data: { port: port2 }, transferList: [port2] });
      const { run } = await import(${JSON.stringify(pathToFileURL(path.join(ROOT, "dist/lib/cli/main.js")).href)});
      const sink = { write: (text, done) => done() };
      for (const argv of [["diff", ...${JSON.stringify(PAIR)}], ["explain"], ["check", "examples/operations.json"]]) {
        await run(argv, { stdin: [], stdout: sink, stderr: sink, env: {}, cwd: process.cwd() });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log(JSON.stringify(loaded));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(stderr).to.equal("");
    const loaded: string[] = JSON.parse(stdout);
    expect(loaded.some((url) => url.endsWith("/patch/diff.js"))).to.equal(true);
    expect(loaded.filter((url) => /@aws-sdk|@smithy|\/ajv\//.test(url))).to.deep.equal([]);
  });
});
