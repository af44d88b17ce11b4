import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { COMMANDS } from "../../lib/cli/table/index.js";
import { BIN, cli, processOf, ROOT, withFiles } from "./harness.js";

const FOLDER = path.dirname(BIN);

/** Tells on its last line of stderr which files the process has loaded, relative to the folder of the bundles. */
const TELL = `process.on("exit", () => {
  const loaded = Object.keys(require.cache).filter((file) => file !== __filename);
  console.error(JSON.stringify(loaded.map((file) => require("node:path").relative(${JSON.stringify(FOLDER)}, file))));
});`;

function loadedBy(argv: readonly string[]): Promise<string[]> {
  return withFiles({ "tell.cjs": TELL }, (folder) => {
    const hook = path.join(folder, "tell.cjs");
    const { stderr } = spawnSync(process.execPath, ["-r", hook, BIN, ...argv], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return (JSON.parse(stderr.trimEnd().split("\n").at(-1) as string) as string[]).sort();
  });
}

describe("the bundled command line", () => {
  for (const { name } of COMMANDS) {
    it(`has the command ${name}`, async () => {
      expect(processOf([name, "--help"])).to.deep.equal(await cli([name, "--help"]));
    });
  }

  const PAIR = ["examples/current.json", "examples/desired.json"];
  const LOADS: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["--version"], ["patchway.cjs"]],
    [["diff", ...PAIR], ["patchway.cjs"]],
    [["diff", ...PAIR, "--format", "custodian"], ["patchway.cjs"]],
    [["patch", "examples/integration.json", "examples/operations.json"], ["patchway.cjs"]],
    [["check", "examples/operations.json"], ["patchway.cjs"]],
    [
      ["convert", "examples/orders-v1.json", "--to", "http"],
      ["mappings.cjs", "patchway.cjs"],
    ],
    [
      ["translate", "examples/patch.json", "--to", "v2"],
      ["mappings.cjs", "patchway.cjs"],
    ],
  ];
  for (const [argv, files] of LOADS) {
    it(`loads what it needs and no more: patchway ${argv.join(" ")}`, async () => {
      expect(await loadedBy(argv)).to.deep.equal(files);
    });
  }

  // Were a class in two bundles, one would not know the errors of the other, and tell them as faults with their stack.
  const REFUSALS: readonly (readonly [readonly string[], string])[] = [
    [
      ["translate", "examples/patch.json", "--to", "v1"],
      "patchway translate: this is a v1 list already: translate --to v2\n",
    ],
    [
      ["convert", "examples/petstore.yaml", "--to", "http", "--baseline", "examples/current.json"],
      "patchway convert: examples/current.json: a baseline is a JSON report, with a list of findings\n",
    ],
    [
      ["rollback", "examples/current.json"],
      "patchway rollback: examples/current.json: this is no plan: rollback takes the plan that was applied\n",
    ],
    [["emulate", "--seed", "nowhere.json"], "patchway emulate: nowhere.json: there is no such file\n"],
  ];
  for (const [argv, stderr] of REFUSALS) {
    it(`knows the errors of its other parts: patchway ${argv.join(" ")}`, () => {
      expect(processOf(argv)).to.deep.equal({ code: 1, stdout: "", stderr });
    });
  }

  it("has each module once", () => {
    const bundles = readdirSync(FOLDER).filter((file) => file.endsWith(".cjs"));
    expect(bundles).to.include("patchway.cjs");
    const sources = bundles.flatMap((file) => {
      const map = JSON.parse(readFileSync(path.join(FOLDER, `${file}.map`), "utf8")) as { sources: string[] };
      return map.sources.filter((source) => source.endsWith(".ts"));
    });
    expect(sources).to.include("../../../lib/cli/main.ts");
    expect(sources.length).to.equal(new Set(sources).size);
  });
});
