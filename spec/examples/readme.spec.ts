import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect } from "chai";
import { BIN, ROOT } from "../cli/harness.js";
import { blocks, runnables } from "./blocks.js";

const page = readFileSync(path.join(ROOT, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: object };
const require = createRequire(import.meta.url);

/** `npx patchway` as it is after `npm ci` in a fresh clone, where dist/ is what was built. */
const SHELL = 'npx() { [ "$1" = patchway ] || exit 99; shift; "$NODE" "$BIN" "$@"; }; cd "$ROOT" || exit 98;';

describe("the README", () => {
  let folder: string;
  before(() => {
    // Below the package, so that its own name leads to it, as it does for those who install it.
    mkdirSync(path.join(ROOT, "dist", "readme"), { recursive: true });
    folder = mkdtempSync(path.join(ROOT, "dist", "readme", "run-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const sources = runnables(page).filter(({ language }) => language === "ts");

  it("has TypeScript that the compiler accepts", () => {
    for (const { text, line } of sources) writeFileSync(path.join(folder, `line-${line}.ts`), text);
    const compiler = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc");
    const configuration = {
      extends: "../../../tsconfig.json",
      compilerOptions: {
        rootDir: "../../..",
        outDir: ".",
        declaration: false,
        sourceMap: false,
        incremental: false,
      },
      include: ["*.ts"],
      exclude: [],
    };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(configuration));
    const { stdout, status } = spawnSync(
      process.execPath,
      [compiler, "-p", folder, "--outDir", folder, "--rootDir", folder],
      {
        encoding: "utf8",
      },
    );
    expect([stdout, status]).to.deep.equal(["", 0]);
  });

  for (const { line, prints } of sources) {
    it(`prints what it says from line ${line} (TypeScript)`, () => {
      const run = spawnSync(process.execPath, [path.join(folder, `line-${line}.js`)], {
        encoding: "utf8",
        cwd: ROOT,
      });
      expect(run.stderr).to.equal("");
      expect(run.stdout).to.equal(prints);
    });
  }

  for (const { line, text, prints } of runnables(page).filter(({ language }) => language === "sh")) {
    const npm = /\bnpm (?:run )?(\w+)/g;
    if (/\bnpm ci\b/.test(text)) {
      it(`names scripts that there are on line ${line}`, () => {
        for (const [, name] of text.matchAll(npm))
          if (name !== "ci") expect(scripts).to.have.property(name as string);
      });
      continue;
    }
    it(`prints what it says from line ${line} (shell)`, () => {
      const command = text.replace(/ > (\S+)\n$/, ` > '${folder}/$1'\n`);
      const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", `${SHELL}\n${command}`], {
        encoding: "utf8",
        env: { ...process.env, NODE: process.execPath, BIN, ROOT },
      });
      expect(stderr).to.equal("");
      expect(status).to.be.oneOf([0, 2, 3]);
      expect(stdout).to.equal(prints ?? "");
    });
  }

  it("writes the input that it speaks of", () => {
    const { restApiId, patchOperations } = JSON.parse(readFileSync(path.join(folder, "input.json"), "utf8"));
    expect(restApiId).to.equal("a1b2c3");
    expect(patchOperations).to.deep.include({ op: "replace", path: "/timeoutInMillis", value: "5000" });
  });

  it("has no block that is not run or compared", () => {
    const run = runnables(page);
    const compared = run.filter(({ prints }) => prints !== undefined).length;
    expect(blocks(page)).to.have.length(run.length + compared);
  });

  it("links to pages that there are", () => {
    for (const [, target] of page.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(() => readFileSync(path.join(ROOT, target as string)), target).not.to.throw();
    }
  });
});
