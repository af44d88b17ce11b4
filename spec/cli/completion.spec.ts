import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { completionScript } from "../../lib/cli/completion.js";
import { COMMANDS } from "../../lib/cli/table/index.js";
import { ROOT } from "./harness.js";

/** What bash would offer for the last of these words. */
async function offers(...words: string[]): Promise<string[]> {
  const script = `${await completionScript("bash")}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")})
COMP_CWORD=${words.length - 1}
_patchway
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8", cwd: ROOT });
  expect(stderr).to.equal("");
  return stdout.split("\n").filter((line) => line !== "");
}

describe("shell completion", () => {
  for (const shell of ["bash", "zsh", "fish"] as const) {
    it(`for ${shell} knows every command and option`, async () => {
      const script = await completionScript(shell);
      for (const { name, options } of COMMANDS) {
        expect(script).to.contain(name);
        const dashes = shell === "fish" ? "-l " : "--";
        for (const option of Object.keys(options)) expect(script).to.contain(`${dashes}${option}`);
      }
    });
  }

  describe("in bash (skipped where there is none)", () => {
    before(function () {
      if (spawnSync("bash", ["--version"]).status !== 0) this.skip();
    });

    it("offers the commands", async () => {
      expect(await offers("patchway", "")).to.include.members(COMMANDS.map(({ name }) => name));
      expect(await offers("patchway", "ex")).to.deep.equal(["explain"]);
    });

    it("offers the options of a command", async () => {
      expect(await offers("patchway", "diff", "--keep")).to.deep.equal(["--keep-absent"]);
      expect(await offers("patchway", "patch", "--keep")).to.deep.equal([]);
    });

    it("offers the values of an option, and no files there", async () => {
      expect(await offers("patchway", "diff", "--format", "")).to.deep.equal([
        "text",
        "json",
        "cli-input",
        "custodian",
      ]);
      expect(await offers("patchway", "explain", "--kind", "IntegrationR")).to.deep.equal([
        "IntegrationResponse",
      ]);
    });

    it("offers files for operands", async () => {
      expect(await offers("patchway", "diff", "examples/cur")).to.deep.equal(["examples/current.json"]);
    });

    it("offers the shells to completion and the commands to help", async () => {
      expect(await offers("patchway", "completion", "")).to.include.members(["bash", "zsh", "fish"]);
      expect(await offers("patchway", "help", "expl")).to.deep.equal(["explain"]);
    });
  });
});
