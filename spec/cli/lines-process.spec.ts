import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { BIN, ROOT, withFiles } from "./harness.js";

const PATCHWAY = path.join(ROOT, "dist", "lib", "cli", "patchway.cjs");
const HTTP = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}';
const TO_HTTP = ["convert", "--ndjson", "--to", "http"];

/** Lines that can be told from each other. */
const lines = (number: number): string =>
  Array.from({ length: number }, (_, id) => `{"id":${id},"integration":${HTTP}}\n`).join("");
const ids = (text: string): number[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);
const upTo = (number: number): number[] => Array.from({ length: number }, (_, id) => id);

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

const start = (argv: readonly string[], cwd: string = ROOT): ChildProcess =>
  spawn(process.execPath, [PATCHWAY, ...argv], { cwd, stdio: ["pipe", "pipe", "pipe"] });

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

/** More than the threads wait for, so that they are at work. */
const MANY = 120_000;

describe("--ndjson as a process", () => {
  it("gives the same bytes for every number of jobs", () =>
    withFiles({}, async (cwd) => {
      const text = lines(MANY).replace('"id":50000,', '"id":50000,,');
      writeFileSync(path.join(cwd, "in.ndjson"), text);
      expect(text.length).to.be.above(8 * 1024 * 1024);
      const runs = ["1", "2", "3"].map((jobs) =>
        spawnSync(process.execPath, [PATCHWAY, ...TO_HTTP, "in.ndjson", "--jobs", jobs], {
          cwd,
          encoding: "utf8",
          maxBuffer: 1 << 28,
        }),
      );
      for (const { stdout, stderr, status } of runs) {
        expect(status).to.equal(1);
        expect(stderr).to.equal(
          `patchway convert: in.ndjson:50001:13: not JSON: a name in double quotes is expected\n${MANY} lines: ${MANY - 1} converted, 0 blocked, 1 failed\n`,
        );
        expect(stdout === runs[0]?.stdout).to.equal(true);
      }
      expect(ids(runs[0]?.stdout ?? "")).to.deep.equal(upTo(MANY).filter((id) => id !== 50_000));
    }));

  for (const jobs of ["1", "2"]) {
    describe(`with --jobs ${jobs}`, () => {
      it("stops at the first bad line in the order of the input, however many follow", async () => {
        const text = `${lines(MANY)}{\n${lines(10)}{\n${lines(MANY)}`;
        const { stdout, stderr, status } = spawnSync(
          process.execPath,
          [PATCHWAY, ...TO_HTTP, "--bail", "--jobs", jobs],
          { input: text, encoding: "utf8", maxBuffer: 1 << 28 },
        );
        expect(status).to.equal(1);
        expect(stderr).to.match(
          new RegExp(`^patchway convert: \\(stdin\\):${MANY + 1}:2: not JSON[^\\n]*\\nstopped`),
        );
        expect(ids(stdout)).to.deep.equal(upTo(MANY));
      });

      it("ends quietly where the reader goes away", () =>
        withFiles({}, async (cwd) => {
          writeFileSync(path.join(cwd, "in.ndjson"), lines(MANY));
          const { stdout, stderr, status } = spawnSync(
            "bash",
            [
              "--norc",
              "-c",
              `"${process.execPath}" "${PATCHWAY}" ${TO_HTTP.join(" ")} in.ndjson --jobs ${jobs} | head -n 2; exit "\${PIPESTATUS[0]}"`,
            ],
            { cwd, encoding: "utf8" },
          );
          expect([ids(stdout), stderr, status]).to.deep.equal([[0, 1], "", 2]);
        }));

      it("waits for a reader that stops reading, without holding more", async () => {
        const child = start([...TO_HTTP, "--jobs", jobs]);
        const end = ended(child);
        const chunk = Buffer.from(lines(10_000));
        let sent = 0;
        let isFull = false;
        // Nobody reads: sooner or later the pipe is full, and nothing more is taken.
        for (let turn = 0; turn < 400 && !isFull; turn++) {
          const done = new Promise<boolean>((resolve) => child.stdin?.write(chunk, () => resolve(true)));
          isFull = !(await Promise.race([done, wait(1500).then(() => false)]));
          sent += 1;
        }
        expect(isFull).to.equal(true);
        const size = Number(/^VmHWM:\s+(\d+) kB$/m.exec(statusOf(child))?.[1] ?? 0);
        // Read on, and all comes.
        const chunks: Buffer[] = [];
        child.stdout?.on("data", (piece: Buffer) => chunks.push(piece));
        child.stdin?.end();
        expect((await end).code).to.equal(2);
        const got = ids(Buffer.concat(chunks).toString());
        expect(got).to.have.length(sent * 10_000);
        expect(got.every((id, at) => id === at % 10_000)).to.equal(true);
        expect(size).to.be.below(300_000);
      });

      it("leaves nothing behind where it is interrupted, and exits with 130", () =>
        withFiles({}, async (cwd) => {
          const child = start(
            [...TO_HTTP, "--jobs", jobs, "--out", "out.ndjson", "--errors", "errors.ndjson"],
            cwd,
          );
          const end = ended(child);
          child.stdin?.on("error", () => {});
          child.stdin?.write(`{\n${lines(MANY)}`);
          while (readdirSync(cwd).filter((name) => name.endsWith(".tmp")).length < 2) await wait(20);
          await wait(300);
          child.kill("SIGINT");
          const { code, stderr } = await end;
          expect(code).to.equal(130);
          expect(stderr).to.match(
            /^interrupted before the end; \d+ lines: \d+ converted, 0 blocked, 1 failed\n$/,
          );
          expect(readdirSync(cwd)).to.deep.equal(["errors.ndjson"]);
          expect(readFileSync(path.join(cwd, "errors.ndjson"), "utf8").split("\n")).to.have.length(2);
        }));
    });
  }

  it("leaves nothing behind where a second signal ends it at once", () =>
    withFiles({}, async (cwd) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        const child = start([...TO_HTTP, "--jobs", "1", "--out", "out.ndjson", "--summary", "s.json"], cwd);
        child.stdin?.on("error", () => {});
        // Nobody reads the errors of lines, so that the run cannot end by itself.
        child.stderr?.pause();
        child.stdin?.write("{\n".repeat(50_000));
        while (readdirSync(cwd).filter((name) => name.endsWith(".tmp")).length < 1) await wait(20);
        await wait(1000);
        child.kill("SIGINT");
        await wait(500);
        expect([child.exitCode, readdirSync(cwd).length]).to.deep.equal([null, 1]);
        const end = new Promise((resolve) => child.on("exit", (code, by) => resolve([code, by])));
        child.kill(signal);
        expect(await end).to.deep.equal([null, signal]);
        expect(readdirSync(cwd)).to.deep.equal([]);
        child.stderr?.destroy();
        child.stdout?.destroy();
      }
    }));

  function statusOf({ pid }: ChildProcess): string {
    const file = `/proc/${pid}/status`;
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  it("ends where it is interrupted while nobody reads the errors of lines", async () => {
    const child = start([...TO_HTTP, "--jobs", "1"]);
    child.stdin?.on("error", () => {});
    child.stdout?.resume();
    child.stderr?.pause();
    child.stdin?.write("{\n".repeat(50_000));
    await wait(1500);
    expect(child.exitCode).to.equal(null);
    const end = new Promise((resolve) => child.on("exit", (code, by) => resolve([code, by])));
    child.kill("SIGINT");
    expect(await end).to.deep.equal([130, null]);
    child.stderr?.destroy();
  });

  it("ends where it is interrupted while nobody reads and nobody writes", async () => {
    const child = start(TO_HTTP);
    const end = ended(child);
    child.stdin?.on("error", () => {});
    child.stdin?.write(lines(50_000));
    await wait(700);
    const begun = Date.now();
    child.kill("SIGINT");
    // Nothing is read from stdout, so that a write is under way; it is given up.
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code).to.equal(130);
    expect(Date.now() - begun).to.be.below(10_000);
    child.stdout?.resume();
    await end;
  });

  it("ends at the end of a line where it is interrupted", async () => {
    const child = start([...TO_HTTP, "--jobs", "2"]);
    const end = ended(child);
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (piece: Buffer) => {
      chunks.push(piece);
    });
    child.stdin?.on("error", () => {});
    child.stdin?.write(lines(MANY));
    while (chunks.length < 5) await wait(5);
    child.kill("SIGTERM");
    expect((await end).code).to.equal(143);
    const text = Buffer.concat(chunks).toString();
    expect(text.endsWith("\n")).to.equal(true);
    const got = ids(text);
    expect(got).to.deep.equal(upTo(got.length));
  });

  it("passes each line on before the next is written", async () => {
    const child = start(TO_HTTP);
    const end = ended(child);
    for (let sent = 0; sent < 3; sent++) {
      const came = new Promise<string>((resolve) =>
        child.stdout?.once("data", (piece) => resolve(String(piece))),
      );
      child.stdin?.write(`{"id":${sent},"integration":${HTTP}}\n`);
      expect(ids(await came)).to.deep.equal([sent]);
    }
    child.stdin?.end();
    expect((await end).code).to.equal(2);
  });

  it("says once that the disk is full (skipped where there is no /dev/full)", function () {
    if (!existsSync("/dev/full")) this.skip();
    for (const [where, text] of [
      [
        "> /dev/full",
        /^patchway convert: the output cannot be written: ENOSPC[^\n]*\npatchway convert: the output is cut; lines of it that are whole: 0\nfailed before the end; \d+ lines: \d+ converted, 0 blocked, 0 failed\n$/,
      ],
      [
        "--out /dev/full",
        /^patchway convert: \/dev\/full: it cannot be written: no space is left on the device\n[^\n]*\/dev\/full is cut; lines of it that are whole: 0\nfailed before the end; \d+ lines: \d+ converted, 0 blocked, 0 failed\n$/,
      ],
      [
        "--summary /dev/full",
        /^patchway convert: \/dev\/full: it cannot be written: no space is left on the device\n$/,
      ],
    ] as const) {
      const { stderr, status } = spawnSync(
        "bash",
        ["--norc", "-c", `"${process.execPath}" "${BIN}" ${TO_HTTP.join(" ")} ${where}`],
        { input: lines(20_000), encoding: "utf8", maxBuffer: 1 << 28 },
      );
      expect(status, where).to.equal(1);
      expect(stderr, where).to.match(text);
    }
  });

  it("writes to a pipe by its name", () => {
    for (const [where, count] of [
      ["--out /dev/stdout 2>/dev/null", 2],
      ["--errors /dev/stdout --out /dev/null 2>/dev/null", 0],
    ] as const) {
      const { stdout } = spawnSync(
        "bash",
        ["--norc", "-c", `"${process.execPath}" "${BIN}" ${TO_HTTP.join(" ")} ${where} | cat`],
        { input: lines(2), encoding: "utf8" },
      );
      expect(
        stdout.split("\n").filter((line) => line !== ""),
        where,
      ).to.have.length(count);
    }
  });

  it("says how much of a cut output is whole", () =>
    withFiles({ "in.ndjson": lines(MANY) }, async (cwd) => {
      // A limit on the size of files stands for a disk that is full halfway.
      const { stderr, status } = spawnSync(
        "bash",
        [
          "--norc",
          "-c",
          `trap "" XFSZ; ulimit -f 4096; "${process.execPath}" "${PATCHWAY}" ${TO_HTTP.join(" ")} in.ndjson --jobs 1 --summary summary.json > out.ndjson`,
        ],
        { cwd, encoding: "utf8" },
      );
      expect(status).to.equal(1);
      const [, error, whole] =
        /^(patchway convert: the output cannot be written: [^\n]*)\npatchway convert: the output is cut; lines of it that are whole: (\d+)\n$/.exec(
          stderr,
        ) ?? [];
      expect(error, stderr).to.be.a("string");
      const got = readFileSync(path.join(cwd, "out.ndjson"), "utf8").split("\n").slice(0, Number(whole));
      expect(Number(whole)).to.be.above(1000);
      expect(ids(got.join("\n"))).to.deep.equal(upTo(Number(whole)));
      const summary = JSON.parse(readFileSync(path.join(cwd, "summary.json"), "utf8"));
      expect(summary).to.deep.include({ status: "failed", written: Number(whole) });
      expect(summary.lines).to.be.at.least(Number(whole));
    }));

  it("holds no more of 200 MB than it works on", () =>
    withFiles(
      {
        "measure.cjs":
          'process.on("exit", () => require("node:fs").writeFileSync("peak", String(process.resourceUsage().maxRSS)));',
      },
      async (cwd) => {
        const piece = lines(20_000);
        const file = path.join(cwd, "in.ndjson");
        for (let size = 0; size < 200e6; size += piece.length) appendFileSync(file, piece);
        for (const [jobs, most] of [
          ["1", 200_000],
          ["2", 300_000],
        ] as const) {
          const { status } = spawnSync(
            process.execPath,
            [PATCHWAY, ...TO_HTTP, "in.ndjson", "--out", "out.ndjson", "--jobs", jobs],
            { cwd, env: { ...process.env, NODE_OPTIONS: "--require ./measure.cjs" } },
          );
          expect(status).to.equal(2);
          expect(Number(readFileSync(path.join(cwd, "peak"), "utf8")), `kB with ${jobs} jobs`).to.be.below(
            most,
          );
        }
      },
    ));
});
