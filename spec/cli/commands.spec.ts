import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { reference } from "../../lib/cli/reference.js";
import { EXAMPLE_ENDPOINT } from "../../lib/cli/table/command.js";
import { COMMANDS } from "../../lib/cli/table/index.js";
import { GLOBAL_OPTIONS } from "../../lib/cli/table/option.js";
import { words } from "../examples/shell.js";
import { cli, ROOT } from "./harness.js";
import { petStore } from "./pet-store.js";

describe("the command table", () => {
  const store = petStore();

  it("names every command once", () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
  });

  it("says of each file that an option names what becomes of it", () => {
    const wrong = COMMANDS.flatMap(({ name, options }) =>
      Object.entries(options)
        .filter(([, { value, file }]) => (value === "FILE") !== (file !== undefined))
        .map(([option]) => `${name} --${option}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  for (const command of COMMANDS) {
    describe(command.name, () => {
      it("has summaries that go on in a list: no capital, no full stop", () => {
        const summaries = [command, ...command.operands, ...Object.values(command.options)].map(
          ({ summary }) => summary,
        );
        for (const summary of summaries) expect(summary).to.match(/^[^A-Z].*[^.]$|^JSON/s);
      });

      it("has options that are no option of every command, in lower case with hyphens", () => {
        for (const [name, row] of Object.entries(command.options)) {
          expect(name).to.match(/^[a-z]+(-[a-z]+)*$/);
          expect(Object.keys(GLOBAL_OPTIONS)).not.to.include(name);
          expect(row.type === "flag", `--${name} has a placeholder unless it is a flag`).to.equal(
            row.value === undefined,
          );
          const { choices, default: preset } = row;
          if (preset !== undefined && Array.isArray(choices)) expect(choices).to.include(preset);
        }
      });

      it("has help that tells of every operand, option, choice, exit code and example", async () => {
        const { code, stdout, stderr } = await cli([command.name, "--help"]);
        expect([code, stderr]).to.deep.equal([0, ""]);
        for (const { name, summary } of command.operands)
          expect(stdout).to.contain(name).and.contain(summary.slice(0, 40));
        for (const [name, { choices }] of Object.entries(command.options)) {
          expect(stdout).to.contain(`--${name}`);
          if (Array.isArray(choices)) for (const choice of choices) expect(stdout).to.contain(choice);
        }
        for (const exit of command.exits) expect(stdout).to.match(new RegExp(`^  ${exit}  `, "m"));
        for (const { run } of command.examples) expect(stdout).to.contain(`  ${run}\n`);
      });

      it("has the same help under `help`", async () => {
        const [a, b] = await Promise.all([cli([command.name, "-h"]), cli(["help", command.name])]);
        expect(a?.stdout).to.equal(b?.stdout);
      });

      for (const { run, exit } of command.examples) {
        it(`has an example that exits with ${exit}: ${run}`, async () => {
          const [program, ...argv] = words(run);
          expect(program).to.equal("patchway");
          const { code, stdout } = run.includes(EXAMPLE_ENDPOINT)
            ? await store.cli(argv.map((word) => (word === EXAMPLE_ENDPOINT ? store.endpoint : word)))
            : await cli(argv);
          expect(code).to.equal(exit);
          expect(stdout).not.to.equal("");
          expect(command.exits).to.include(exit);
        });
      }
    });
  }

  it("is what docs/cli.md says (made by `patchway help --format markdown`)", async () => {
    expect(readFileSync(path.join(ROOT, "docs", "cli.md"), "utf8")).to.equal(await reference());
  });
});
