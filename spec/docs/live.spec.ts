import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect } from "chai";
import { ROOT } from "../cli/harness.js";
import { petStore } from "../cli/pet-store.js";
import { blocks } from "../examples/blocks.js";
import { words } from "../examples/shell.js";

const page = readFileSync(path.join(ROOT, "docs", "live.md"), "utf8");
const all = blocks(page);
const require = createRequire(import.meta.url);

/** `patchway plan api.json $at    # exit 0: nothing to change` */
const LINE = /^patchway (.+?) \$at +# exit (\d+)/;

describe("docs/live.md", () => {
  describe("its commands", () => {
    const store = petStore();
    const script = all.find(({ language }) => language === "sh")?.text.split("\n") ?? [];
    const lines = script.filter((line) => line.endsWith("$at") || LINE.test(line));

    it("are seven, each with its exit code", () => {
      expect(lines.filter((line) => LINE.test(line))).to.have.length(7);
    });

    for (const line of lines) {
      const [, command = "", code] = LINE.exec(line) ?? [];
      it(`end as they say: ${command}`, async () => {
        const at = ["--endpoint-url", store.endpoint, "--region", "us-east-1", "--rate", "9999"];
        const outcome = await store.cli([...words(command), ...at]);
        expect([outcome.code, outcome.stderr.includes("patchway: this is a fault")]).to.deep.equal([
          Number(code),
          false,
        ]);
        if (!command.startsWith("plan examples/")) return;
        const shown = all.find(({ language }) => language === "text")?.text;
        expect(outcome.stdout).to.equal(shown);
      });
    }
  });

  it("has TypeScript that compiles, runs, and prints what it says", () => {
    const index = all.findIndex(({ language }) => language === "ts");
    // Below the package, so that its own name leads to it.
    mkdirSync(path.join(ROOT, "dist", "docs"), { recursive: true });
    const folder = mkdtempSync(path.join(ROOT, "dist", "docs", "live-"));
    try {
      writeFileSync(path.join(folder, "example.ts"), all[index]?.text ?? "");
      const configuration = {
        extends: "../../../tsconfig.json",
        compilerOptions: {
          declaration: false,
          sourceMap: false,
          incremental: false,
          rootDir: "../../..",
          outDir: ".",
        },
        include: ["*.ts"],
        exclude: [],
      };
      writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(configuration));
      const compiler = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc");
      const places = ["-p", folder, "--outDir", folder, "--rootDir", folder];
      const compiled = spawnSync(process.execPath, [compiler, ...places], { encoding: "utf8" });
      expect([compiled.stdout, compiled.status]).to.deep.equal(["", 0]);
      const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
      const run = spawnSync(process.execPath, [path.join(folder, "example.js")], { encoding: "utf8", env });
      expect([run.stderr, run.stdout]).to.deep.equal(["", all[index + 1]?.text]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
