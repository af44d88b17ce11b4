import { expect } from "chai";
import { cli, withFiles } from "./harness.js";

const check = (operations: unknown, options: readonly string[] = [], current: unknown = {}) =>
  withFiles(
    { "operations.json": JSON.stringify(operations), "current.json": JSON.stringify(current) },
    (cwd) => cli(["check", "operations.json", ...options], { cwd }),
  );

const GOOD = [{ op: "add", path: "/requestTemplates/application~1xml", value: "<a/>" }];

describe("patchway check", () => {
  it("has nothing to say of a good list", async () => {
    expect(await check(GOOD)).to.deep.equal({ code: 0, stdout: "1 operation: nothing to say\n", stderr: "" });
  });

  it("prints what API Gateway would refuse, by operation, and exits with 3", async () => {
    const { code, stdout } = await check([
      ...GOOD,
      { op: "replace", path: "/requestTemplates/application/xml", value: "" },
    ]);
    expect(code).to.equal(3);
    expect(stdout).to.match(/^error {4}operation 2: \/1 {2}\(operation-refused\)\n/);
    expect(stdout).to.contain("Invalid patch path /requestTemplates/application/xml");
    expect(stdout).to.match(/\n2 operations: 1 error\n$/);
  });

  it("finds a value that is no text instead of failing", async () => {
    const { code, stdout } = await check([{ op: "replace", path: "/timeoutInMillis", value: 5000 }]);
    expect(code).to.equal(3);
    expect(stdout).to.contain("(malformed-operation)");
  });

  it("finds keys that are missing where it knows the resource", async () => {
    const remove = [{ op: "remove", path: "/requestTemplates/text~1plain" }];
    expect((await check(remove)).code).to.equal(0);
    expect((await check(remove, ["--current", "current.json"], { type: "HTTP" })).code).to.equal(3);
  });

  it("prints findings as JSON", async () => {
    const { code, stdout } = await check({ patch: [{ op: "remove", path: "/type" }] }, ["--format", "json"]);
    expect(code).to.equal(3);
    const { findings } = JSON.parse(stdout);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.include({ id: "operation-refused", severity: "error", path: "/0", index: 0 });
  });

  it("lets --fail-on decide", async () => {
    const ignored = [{ op: "remove", path: "/requestTemplates/text~1plain", value: "x" }];
    expect((await check(ignored)).code).to.equal(0);
    expect((await check(ignored, ["--fail-on", "info"])).code).to.equal(3);
  });

  it("takes longer timeouts with --max-timeout", async () => {
    const longer = [{ op: "replace", path: "/timeoutInMillis", value: "60000" }];
    expect((await check(longer)).code).to.equal(3);
    expect((await check(longer, ["--max-timeout", "120000"])).code).to.equal(0);
  });

  it("names the file of a resource that is none", async () => {
    const { code, stderr } = await check(GOOD, ["--current", "current.json"], []);
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway check: current.json: the Integration is an object, not a list\n",
    ]);
  });
});
