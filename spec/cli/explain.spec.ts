import { expect } from "chai";
import { cli } from "./harness.js";

const explain = (...words: string[]) => cli(["explain", ...words]);

describe("patchway explain", () => {
  it("prints a path: meaning, facts, and how each is known", async () => {
    const { code, stdout } = await explain("/timeoutInMillis");
    expect(code).to.equal(0);
    expect(stdout).to.match(/^\/timeoutInMillis {2}\(Integration, path\)\n/);
    for (const part of [
      "  operations ",
      "  value ",
      "  cleared by ",
      "  default ",
      "29000",
      "  known  replace: documented (",
    ]) {
      expect(stdout).to.contain(part);
    }
  });

  it("takes several words as one text", async () => {
    const { code, stdout } = await explain("Invalid", "patch", "path", "/requestTemplates/application/xml");
    expect(code).to.equal(0);
    expect(stdout).to.contain("-> Write the slash in the key as ~1: /requestTemplates/application~1xml.");
    expect(stdout).to.contain("BadRequestException  (exception)");
  });

  it("prints JSON", async () => {
    const { stdout } = await explain("atomic", "--format", "json");
    const [one, ...more] = JSON.parse(stdout);
    expect(more).to.deep.equal([]);
    expect(one).to.include({ subject: "assumption", name: "atomic" });
    expect(one.facts).to.deep.include({ name: "default", text: "true" });
  });

  it("narrows a word to a kind, and lists it for every kind otherwise", async () => {
    const kinds = async (...options: string[]) =>
      JSON.parse((await explain("contentHandling", "--format", "json", ...options)).stdout).map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await kinds()).to.include.members(["Integration", "IntegrationResponse"]);
    expect(await kinds("--kind", "IntegrationResponse")).to.deep.equal(["IntegrationResponse"]);
  });

  it("lists what it knows where no word is given", async () => {
    const { code, stdout } = await explain();
    expect(code).to.equal(0);
    for (const part of [
      "Integration, path\n",
      "  /requestTemplates/{contentType}\n",
      "finding\n",
      "assumption\n",
      "exception\n",
      "error\n",
    ]) {
      expect(stdout).to.contain(part);
    }
    expect(JSON.parse((await explain("--format", "json")).stdout)).to.deep.include({
      subject: "assumption",
      name: "atomic",
    });
  });

  const UNKNOWN: readonly (readonly [string, string])[] = [
    ["reqestTemplates", "Did you mean requestTemplates, or responseTemplates?"],
    ["/tlsConfg", "Did you mean /tlsConfig?"],
    ["type-neds-put", "Did you mean type-needs-put?"],
    ["Confictexception", "Did you mean ConflictException?"],
    ["Invalid patch path", "Did you mean Invalid patch path {path}, or Invalid patch path null?"],
    ["qwertyuiop", "`patchway explain` lists what is known."],
    ["constructor", "`patchway explain` lists what is known."],
  ];
  for (const [word, hint] of UNKNOWN) {
    it(`exits with 1 for ${word}, and says what may have been meant`, async () => {
      const { code, stdout, stderr } = await explain(word);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.equal(`patchway explain: nothing is known of ${word}. ${hint}\n`);
    });
  }

  it("shows control characters of a word", async () => {
    expect((await explain("\u001b[2J")).stderr)
      .to.contain("\\u001b[2J")
      .and.not.to.contain("\u001b");
  });
});
