import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { cli, ROOT } from "../cli/harness.js";
import { blocks } from "../examples/blocks.js";
import { words } from "../examples/shell.js";

const page = readFileSync(path.join(ROOT, "docs", "documents.md"), "utf8");
const all = blocks(page);
const next = (index: number) => all[index + 1];

describe("docs/documents.md", () => {
  for (const [index, { language, text, line }] of all.entries()) {
    if (language === "sh") {
      it(`prints what it says from line ${line}`, async () => {
        const [npx, name, ...argv] = words(text.trim());
        expect([npx, name]).to.deep.equal(["npx", "patchway"]);
        const { stdout, stderr, code } = await cli(argv);
        expect(code).to.equal(2);
        if (next(index)?.language === "text") expect(stdout).to.equal(next(index)?.text);
        if (all[index + 2]?.language === "console") expect(stderr).to.equal(all[index + 2]?.text);
      });
    }
    if (language === "js") {
      it(`prints what it says from line ${line} (JavaScript)`, () => {
        // Below the package, so that its own name leads to it.
        mkdirSync(path.join(ROOT, "dist", "docs"), { recursive: true });
        const folder = mkdtempSync(path.join(ROOT, "dist", "docs", "run-"));
        try {
          writeFileSync(path.join(folder, "example.mjs"), text);
          const run = spawnSync(process.execPath, [path.join(folder, "example.mjs")], { encoding: "utf8" });
          expect([run.stderr, run.stdout]).to.deep.equal(["", next(index)?.text]);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
    if (language === "json") {
      it(`has JSON on line ${line} whose members are those that are printed`, async () => {
        const { stdout } = await cli([
          "convert",
          "examples/petstore.yaml",
          "--to",
          "http",
          "--format",
          "json",
        ]);
        const said = JSON.parse(text);
        const printed = JSON.parse(stdout);
        expect(said.summary).to.deep.equal(printed.summary);
        expect(Object.keys(said.files[0])).to.deep.equal(Object.keys(printed.files[0]));
        expect(printed.findings[0]).to.include({
          line: 26,
          column: 7,
          id: "cors-moved",
          severity: "warning",
        });
      });
    }
  }
});
