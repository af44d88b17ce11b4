import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startEmulator } from "../../lib/emulator/index.js";
import { BIN, cli, ROOT } from "./harness.js";
import { petStore } from "./pet-store.js";

describe("the live commands", () => {
  const store = petStore();
  const at = () => ["--endpoint-url", store.endpoint, "--region", "us-east-1", "--rate", "9999"];
  const file = (name: string) => path.join(store.folder, name);
  const DESIRED = "examples/petstore-desired.state.json";

  it("pull a document that plans to nothing", async () => {
    const pulled = await store.cli([
      "pull",
      "--api",
      "v1",
      "--id",
      "petstore01",
      "--out",
      "now.json",
      ...at(),
    ]);
    expect(pulled).to.deep.equal({ code: 0, stdout: "", stderr: "" });
    const document = JSON.parse(readFileSync(file("now.json"), "utf8"));
    expect(document.routes["ANY /admin/{proxy+}"]).to.deep.equal({ authorizationType: "AWS_IAM" });
    const { code, stdout } = await store.cli(["plan", "now.json", ...at()]);
    expect([code, stdout]).to.deep.equal([0, "Nothing to change.\n"]);
  });

  it("plan: show each route's members, old -> new, and the calls, and keep the plan for its owner", async () => {
    const { code, stdout } = await store.cli(["plan", DESIRED, "--out", "plan.json", ...at()]);
    expect(code).to.equal(2);
    expect(stdout).to.match(/^ {2}method GET \/pets$/m);
    expect(stdout).to.match(/^ {4}~ \/timeoutInMillis +29000 -> 5000$/m);
    expect(stdout).to.match(/^ {2}UpdateIntegration {2}GET \/pets {2}/m);
    expect(statSync(file("plan.json")).mode & 0o777).to.equal(0o600);
  });

  it("refuse a plan that was edited", async () => {
    const edited = readFileSync(file("plan.json"), "utf8").replace("5000", "5001");
    writeFileSync(file("edited.json"), edited);
    const { code, stderr } = await store.cli(["apply", "edited.json", "--yes", ...at()]);
    expect(code).to.equal(1);
    expect(stderr).to.contain("edited.json#/digest").and.contain("was changed since it was made");
  });

  it("apply: not without being told to, where nobody can be asked", async () => {
    const { code, stderr } = await store.cli(["apply", "plan.json", ...at()]);
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway apply: nobody can be asked here: --yes sends without asking\n",
    ]);
    expect(store.emulator.calls.apigateway.UpdateIntegration).to.equal(undefined);
  });

  it("apply: a line of JSON a step, counts that add up, and a word on deployment", async () => {
    const { code, stdout, stderr } = await store.cli([
      "apply",
      "plan.json",
      "--yes",
      "--format",
      "json",
      ...at(),
    ]);
    expect(code).to.equal(2);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const result = lines.pop();
    expect(result).to.deep.include({ status: "complete", already: 0, refused: 0, left: 0 });
    expect(result.sent).to.equal(result.steps).and.to.equal(lines.length);
    expect(stderr).to.contain("not live until the API is deployed");
    expect(readdirSync(store.folder).filter((name) => name.endsWith(".journal"))).to.have.length(1);
    const { code: after } = await store.cli(["plan", DESIRED, ...at()]);
    expect(after).to.equal(0);
  });

  it("rollback: the API is as it was", async () => {
    const { code, stdout } = await store.cli(["rollback", "plan.json", "--yes", ...at()]);
    expect(code).to.equal(2);
    expect(stdout).to.contain("every step is done, and the API is as it should be");
    expect((await store.cli(["plan", "now.json", "--prune", ...at()])).stdout).to.match(/Nothing to change/);
  });

  it("apply a document: plans, shows, sends, keeps the plan beside it, and deploys", async () => {
    const argv = ["apply", DESIRED, "--yes", "--only", "GET /pets", "--deploy", "prod", ...at()];
    const { code, stdout, stderr } = await store.cli(argv);
    expect(code).to.equal(2);
    expect(stdout).to.contain("1 step: 1 sent, 0 already done, 0 refused, 0 not sent");
    expect(stderr).to.contain("deployed to the stage prod");
    expect(store.emulator.carriedOut.apigateway.CreateDeployment).to.equal(1);
    expect(readdirSync(path.join(store.folder, "examples"))).to.include(
      "petstore-desired.state.json.plan.json",
    );
  });

  it("apply: drift is shown, and nothing is sent", async () => {
    await store.cli(["plan", "now.json", "--out", "back.json", ...at()]);
    const elsewhere = JSON.parse(readFileSync(file("now.json"), "utf8"));
    elsewhere.integrations["GET /pets"].timeoutInMillis = 7000;
    writeFileSync(file("elsewhere.json"), JSON.stringify(elsewhere));
    expect((await store.cli(["apply", "elsewhere.json", "--yes", ...at()])).code).to.equal(2);
    const { code, stdout } = await store.cli(["apply", "back.json", "--yes", ...at()]);
    expect(code).to.equal(1);
    expect(stdout).to.match(/^ {4}~ \/timeoutInMillis +5000 -> 7000$/m);
    expect(stdout).to.contain("1 step: 0 sent, 0 already done, 0 refused, 1 not sent");
  });

  it("say which API is missing, and what the service refuses", async () => {
    expect((await store.cli(["pull", ...at()])).stderr).to.equal(
      "patchway pull: say which API it is: --api v1 or v2\n",
    );
    const { code, stderr } = await store.cli(["pull", "--api", "v1", "--id", "none", ...at()]);
    expect(code).to.equal(1);
    expect(stderr).to.match(/^patchway pull: GetResources: NotFoundException: /);
  });
});

describe("an apply that is interrupted", () => {
  it("ends the call in flight, exits with 130, and goes on with the same command", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "patchway-stop-"));
    const seed = JSON.parse(readFileSync(path.join(ROOT, "examples", "petstore.state.json"), "utf8"));
    const emulator = await startEmulator({ seed, fault: { latency: 150 } });
    const env = { ...process.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    const desired = path.join(ROOT, "examples", "petstore-desired.state.json");
    const plan = path.join(folder, "plan.json");
    const argv = ["apply", desired, "--yes", "--out", plan, "--format", "json"];
    const at = ["--endpoint-url", emulator.endpoint, "--region", "us-east-1"];
    try {
      const started = spawn(process.execPath, [BIN, ...argv, ...at], {
        env,
        stdio: ["ignore", "pipe", "ignore"],
      });
      let stdout = "";
      started.stdout.on("data", (chunk) => {
        // The first step is told of: the next call is in flight.
        if (stdout === "") started.kill("SIGINT");
        stdout += chunk;
      });
      const [code] = await once(started, "close");
      expect(code).to.equal(130);
      const result = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
      expect(result.status).to.equal("interrupted");
      expect(result.sent).to.be.greaterThan(0).and.lessThan(result.steps);
      const again = await cli([...argv, ...at]);
      expect(again.code).to.equal(1);
      expect(again.stderr).to.contain("was sent in part");
      const [rest] = await once(
        spawn(process.execPath, [BIN, "apply", plan, "--yes", ...at], { env, stdio: "ignore" }),
        "close",
      );
      expect(rest).to.equal(2);
      expect(emulator.carriedOut.apigateway).to.deep.include({
        CreateResource: 1,
        PutMethod: 1,
        UpdateIntegration: 2,
      });
    } finally {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(20_000);
});
