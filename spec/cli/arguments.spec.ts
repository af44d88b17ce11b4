import { expect } from "chai";
import { distance, nearest } from "../../common/suggest.js";
import { COMMANDS } from "../../lib/cli/table/index.js";
import { cli } from "./harness.js";

const NAMES = COMMANDS.map(({ name }) => name).join(", ");
const PAIR = ["examples/current.json", "examples/desired.json"];

/** What is typed, and the one line that stderr says. */
const WRONG: readonly (readonly [readonly string[], string])[] = [
  [["dif"], `patchway: there is no command dif; the commands are ${NAMES}. Did you mean diff?`],
  [["frobnicate"], `patchway: there is no command frobnicate; the commands are ${NAMES}.`],
  [["--hlp"], "patchway: there is no option --hlp. Did you mean --help?"],
  [["constructor"], `patchway: there is no command constructor; the commands are ${NAMES}.`],
  [["diff"], "patchway diff: CURRENT is missing: the resource as it is, such as GetIntegration answers it."],
  [["diff", "a.json"], "patchway diff: DESIRED is missing: the resource as it should be."],
  [
    ["diff", "a", "b", "c"],
    'patchway diff: "c" is one operand too many: patchway diff CURRENT DESIRED [options]',
  ],
  [["diff", ...PAIR, "--formt", "json"], "patchway diff: there is no option --formt. Did you mean --format?"],
  [["diff", ...PAIR, "--__proto__"], "patchway diff: there is no option --__proto__."],
  [["diff", ...PAIR, "-x"], "patchway diff: there is no option -x."],
  [
    ["diff", ...PAIR, "--format", "yaml"],
    'patchway diff: --format is one of text, json, cli-input, custodian, not "yaml".',
  ],
  [
    ["diff", ...PAIR, "--format", "jsn"],
    'patchway diff: --format is one of text, json, cli-input, custodian, not "jsn". Did you mean json?',
  ],
  [["diff", ...PAIR, "--format"], "patchway diff: --format needs a value: --format FORMAT"],
  [["diff", ...PAIR, "--format", "--kind"], "patchway diff: --format needs a value: --format FORMAT"],
  [["diff", ...PAIR, "--keep-absent=yes"], "patchway diff: --keep-absent takes no value."],
  [
    ["diff", ...PAIR, "--max-timeout", "30s"],
    'patchway diff: --max-timeout takes a whole number, not "30s".',
  ],
  [["diff", ...PAIR, "--max-timeout=-1"], 'patchway diff: --max-timeout takes a whole number, not "-1".'],
  [
    ["diff", ...PAIR, "--fail-on", "warn"],
    'patchway diff: --fail-on is one of info, warning, error, not "warn". Did you mean warning?',
  ],
  [
    ["completion", "bsh"],
    'patchway completion: SHELL is one of bash, zsh, fish, not "bsh". Did you mean bash?',
  ],
  [["help", "dif"], `patchway help: there is no command dif; the commands are ${NAMES}. Did you mean diff?`],
  [["diff", ...PAIR, "--\u001b[31m"], "patchway diff: there is no option --\\u001b[31m."],
];

describe("arguments", () => {
  for (const [argv, stderr] of WRONG) {
    it(`refuses ${JSON.stringify(argv.join(" "))} with exit code 1 and one line`, async () => {
      expect(await cli(argv)).to.deep.equal({ code: 1, stdout: "", stderr: `${stderr}\n` });
    });
  }

  it("suggests the kind that was meant, of those that the grammars have", async () => {
    const { code, stderr } = await cli(["diff", ...PAIR, "--kind", "integraton"]);
    expect(code).to.equal(1);
    expect(stderr).to.match(
      /^patchway diff: --kind is one of .*, not "integraton"\. Did you mean Integration\?\n$/,
    );
  });

  it("takes options before, between and after the operands, with = and without, and -- before operands", async () => {
    const outcomes = await Promise.all([
      cli(["diff", ...PAIR, "--format", "json"]),
      cli(["diff", "--format=json", ...PAIR]),
      cli(["diff", PAIR[0] as string, "--format", "json", PAIR[1] as string]),
      cli(["diff", "--format", "json", "--", ...PAIR]),
    ]);
    expect(new Set(outcomes.map(({ stdout }) => stdout)).size).to.equal(1);
    expect(outcomes[0]?.code).to.equal(2);
  });

  it("lets the last of an option count that is given twice", async () => {
    const { stdout } = await cli(["diff", ...PAIR, "--format", "custodian", "--format", "json"]);
    expect(JSON.parse(stdout)).to.have.property("patchOperations");
  });

  it("prints the overview on stderr, with exit code 1, where nothing is typed", async () => {
    const { code, stdout, stderr } = await cli([]);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.contain("Commands\n  diff ");
  });

  for (const argv of [["--help"], ["-h"], ["help"]]) {
    it(`prints the overview on stdout for ${argv.join(" ")}`, async () => {
      const { code, stdout, stderr } = await cli(argv);
      expect([code, stderr]).to.deep.equal([0, ""]);
      expect(stdout).to.contain("Commands\n  diff ");
    });
  }

  for (const argv of [["--version"], ["-v"]]) {
    it(`prints the version of the package for ${argv.join(" ")}`, async () => {
      const { code, stdout } = await cli(argv);
      expect(code).to.equal(0);
      expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/);
    });
  }
});

describe("the nearest name", () => {
  const DISTANCES: readonly (readonly [string, string, number])[] = [
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
  ];
  for (const [a, b, far] of DISTANCES) {
    it(`is ${far} edits from "${a}" to "${b}", and as many back`, () => {
      expect([distance(a, b), distance(b, a)]).to.deep.equal([far, far]);
    });
  }

  it("is nothing where no name is near", () => {
    expect(nearest("xyzzy", ["diff", "patch"])).to.deep.equal([]);
  });

  it("is the name that a word begins, whatever its case", () => {
    expect(nearest("cacheK", ["cacheNamespace", "cacheKeyParameters"])).to.deep.equal(["cacheKeyParameters"]);
    expect(nearest("CREDENTIALS", ["credentials"])).to.deep.equal(["credentials"]);
  });

  it("costs little for a word of any length", () => {
    expect(nearest("x".repeat(1_000_000), ["diff"])).to.deep.equal([]);
  });
});
