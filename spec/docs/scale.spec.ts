import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { TASKS } from "../../lib/batch/tasks/index.js";
import { BIN, ROOT } from "../cli/harness.js";
import { blocks } from "../examples/blocks.js";

const page = readFileSync(path.join(ROOT, "docs", "scale.md"), "utf8");
const all = blocks(page);

const hasParallel = spawnSync("parallel", ["--version"]).status === 0;

/** `npx patchway` as it is after `npm ci` in a fresh clone, in the shells of GNU parallel as well. */
const SHELL =
  'npx() { [ "$1" = patchway ] || exit 99; shift; "$NODE" "$BIN" "$@"; }; export -f npx; export SHELL="$BASH"; cd "$ROOT" || exit 98;';

describe("docs/scale.md", () => {
  let folder: string;
  before(() => {
    // Below the package, so that its own name leads to it.
    mkdirSync(path.join(ROOT, "dist", "docs"), { recursive: true });
    folder = mkdtempSync(path.join(ROOT, "dist", "docs", "run-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [index, { language, text, line }] of all.entries()) {
    const [next, second] = all.slice(index + 1, index + 3);
    if (language === "sh") {
      const isParallel = text.startsWith("parallel ");
      it(`prints what it says from line ${line}${isParallel ? " (skipped where GNU parallel is not installed)" : ""}`, function () {
        if (isParallel && !hasParallel) this.skip();
        const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", `${SHELL}\n${text}`], {
          encoding: "utf8",
          env: { ...process.env, NODE: process.execPath, BIN, ROOT, FOLDER: folder, PARALLEL_HOME: folder },
        });
        expect(status, stderr).to.be.below(4);
        expect(stdout).to.equal(next?.language === "text" ? next.text : "");
        if (second?.language === "console") expect(stderr).to.equal(second.text);
      });
    }
    if (language === "js") {
      it(`prints what it says from line ${line} (JavaScript)`, () => {
        writeFileSync(path.join(folder, "example.mjs"), text);
        const run = spawnSync(process.execPath, [path.join(folder, "example.mjs")], {
          encoding: "utf8",
          cwd: ROOT,
        });
        expect([run.stderr, run.stdout]).to.deep.equal(["", next?.text]);
      });
    }
    if (language === "json") {
      it(`has the summary on line ${line} that was written above it`, () => {
        const written = JSON.parse(readFileSync(path.join(folder, "summary.json"), "utf8"));
        expect(written).to.deep.equal(JSON.parse(text));
        const results = gunzipSync(readFileSync(path.join(folder, "http.ndjson.gz"))).toString();
        expect(results).to.equal(all[1]?.text);
      });
    }
  }

  it("tells what may become of the lines of each command", () => {
    for (const [command, { outcomes }] of Object.entries(TASKS)) {
      const row = page.split("\n").find((each) => each.startsWith(`| \`${command}\``));
      expect(row, command).to.match(
        new RegExp(`\\| ${outcomes.map((outcome) => `\`${outcome}\``).join(", ")} +\\|$`),
      );
    }
  });
});
