import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Progress } from "../../lib/cli/progress.js";
import { BIN } from "../cli/harness.js";
import { AFTER, BEFORE, filesIn, inFolder } from "./folder.js";

describe("a run over many files", () => {
  for (const [signal, exit] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`that ${signal} ends leaves every file whole, and nothing beside them`, () => {
      const files = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`${index}.yaml`, BEFORE]));
      return inFolder(files, async (cwd) => {
        const child = spawn(process.execPath, [BIN, "convert", ".", "--to", "http", "--write"], { cwd });
        let stderr = "";
        child.stderr.on("data", (chunk) => {
          stderr += chunk;
        });
        child.stdout.once("data", () => child.kill(signal));
        const code = await new Promise((resolve) => child.on("close", resolve));
        expect(code).to.equal(exit);
        expect(stderr).to.match(/interrupted: \d+ of 2000 files were looked at; run the command again\n$/);
        expect(filesIn(cwd)).to.deep.equal(Object.keys(files).sort());
        const texts = Object.keys(files).map((file) => readFileSync(path.join(cwd, file), "utf8"));
        expect(new Set(texts)).to.deep.equal(new Set([AFTER, BEFORE]));
        const converted = texts.filter((text) => text === AFTER).length;
        expect(stderr).to.contain(`${converted} converted, `);
      });
    }).timeout(20_000);
  }
});

describe("progress", () => {
  function shown(isTTY: boolean, times: readonly number[]): string {
    let now = 0;
    let text = "";
    const sink = { isTTY, write: (part: string) => (text += part) };
    const progress = new Progress(sink, () => now);
    for (const time of times) {
      now = time;
      progress.tick(() => `${time} ms`);
    }
    progress.clear();
    progress.clear();
    return text;
  }

  it("is a line of a terminal, after a while and now and then, and gone at the end", () => {
    expect(shown(true, [10, 1000, 1100, 1200])).to.equal("\r\u001b[K1000 ms\r\u001b[K1200 ms\r\u001b[K");
    expect(shown(true, [10, 20])).to.equal("");
  });

  it("is nothing elsewhere", () => {
    expect(shown(false, [10, 1000, 5000])).to.equal("");
  });
});
