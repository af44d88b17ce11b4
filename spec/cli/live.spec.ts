import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startEmulator } from "../../lib/emulator/index.js";
import { journalPath } from "../../lib/index.js";
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
    expect(stdout).to.match(/^~ method GET \/pets$/m);
    expect(stdout).to.match(/^\+ method GET \/health$/m);
    expect(stdout).to.match(/^7 calls: 2 to make, 2 to change, 0 to delete$/m);
    // Where long texts part is shown, not only how they begin.
    expect(stdout).to.match(
      /^ {4}~ \/uri {2}…example\.com\/pets\/\{id\} -> …example\.com\/v2\/pets\/\{id\}$/m,
    );
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
    expect(stderr).to.contain("deployed to the stage prod, which is new");
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

  it("apply a plan as it is: an option that would plan otherwise is refused", async () => {
    for (const [option, ...value] of [
      ["--only", "GET /pets"],
      ["--prune"],
      ["--api", "v2"],
      ["--id", "other"],
      ["--allow-open", "GET /x"],
      ["--keep-absent"],
      ["--out", "other.json"],
    ] as const) {
      const { code, stderr } = await store.cli(["apply", "back.json", "--yes", option, ...value, ...at()]);
      expect([code, stderr]).to.deep.equal([
        1,
        `patchway apply: ${option} is for a document: a plan is sent as it is. Plan again with it.\n`,
      ]);
    }
  });

  it("write over what is of the same kind, and over nothing else", async () => {
    const pull = ["pull", "--api", "v1", "--id", "petstore01", "--out"];
    writeFileSync(file("notes.txt"), "mine");
    for (const name of ["notes.txt", "back.json"]) {
      const { code, stderr } = await store.cli([...pull, name, ...at()]);
      expect([code, stderr]).to.deep.equal([
        1,
        `patchway pull: ${name} is there and holds no state document: name another file.\n`,
      ]);
    }
    expect(readFileSync(file("notes.txt"), "utf8")).to.equal("mine");
    expect((await store.cli([...pull, "now.json", ...at()])).code).to.equal(0);
    for (const name of ["notes.txt", "now.json"]) {
      const { code, stderr } = await store.cli(["plan", DESIRED, "--out", name, ...at()]);
      expect(code).to.equal(1);
      expect(stderr).to.contain(`${name} is there and holds no plan`);
    }
    expect((await store.cli(["plan", DESIRED, "--out", "back.json", ...at()])).code).to.equal(2);
    expect(readdirSync(store.folder).filter((name) => name.endsWith(".tmp"))).to.deep.equal([]);
  });

  it("take the region of the document and of the plan, where no option names one", async () => {
    const { AWS_REGION: _, ...env } = process.env;
    const near = ["--endpoint-url", store.endpoint, "--rate", "9999"];
    await store.cli(["pull", "--api", "v1", "--id", "petstore01", "--out", "here.json", ...at()]);
    expect(JSON.parse(readFileSync(file("here.json"), "utf8")).api.region).to.equal("us-east-1");
    const { code } = await store.cli(["plan", "here.json", "--out", "none.json", ...near], {
      env: env as never,
    });
    expect(code).to.equal(0);
    expect(JSON.parse(readFileSync(file("none.json"), "utf8")).api.region).to.equal("us-east-1");
  });

  it("say at once that an endpoint is wrong", async () => {
    const wrong = ["pull", "--api", "v1", "--id", "x", "--region", "us-east-1", "--endpoint-url"];
    const { code, stderr } = await store.cli([...wrong, "http://127.0.0.1:1"]);
    expect(code).to.equal(1);
    expect(stderr).to.match(
      /^patchway pull: GetResources: ECONNREFUSED: .*is it the right endpoint and region\?\)\n$/,
    );
    for (const url of ["localhost", "ftp://127.0.0.1", "http://me:secret@127.0.0.1"]) {
      const { stderr: said } = await store.cli([...wrong, url]);
      expect(said).to.equal(
        "patchway pull: --endpoint-url is a URL such as http://127.0.0.1:4566, without a user or password\n",
      );
    }
  });

  it("take no plan from stdin, since its journal lies beside it", async () => {
    const stdin = readFileSync(file("back.json"), "utf8");
    for (const command of ["apply", "rollback"]) {
      const { code, stderr } = await store.cli([command, "-", "--yes", ...at()], { stdin });
      expect([code, stderr]).to.deep.equal([
        1,
        `patchway ${command}: a plan is given as a file: its journal lies beside it\n`,
      ]);
    }
  });

  it("refuse a journal that was edited", async () => {
    await store.cli(["apply", "back.json", "--yes", ...at()]);
    const { digest } = JSON.parse(readFileSync(file("back.json"), "utf8"));
    const journal = journalPath(file("back.json"), digest);
    writeFileSync(journal, readFileSync(journal, "utf8").replace('"how":"sent"', '"how":"already"'));
    const { code, stderr } = await store.cli(["rollback", "back.json", "--yes", ...at()]);
    expect(code).to.equal(1);
    expect(stderr).to.match(
      /back\.json\.[0-9a-f]+\.journal:3: this line of the journal is not as it was written/,
    );
  });

  it("name what is wrong with a file that is to be written where nothing can be", async () => {
    writeFileSync(file("plain.json"), "{}");
    const pull = ["pull", "--api", "v1", "--id", "petstore01", "--out"];
    const WRONG: readonly (readonly [readonly string[], string])[] = [
      [[...pull, "plain.json/x.json"], "plain.json/x.json cannot be written: a part of its path is a file"],
      [["plan", DESIRED, "--out", "plain.json/x.json"], "plain.json/x.json cannot be written: a part of"],
      [[...pull, `${"n".repeat(300)}.json`], ".json cannot be written: the name is too long for this system"],
    ];
    for (const [argv, message] of WRONG) {
      const { code, stderr } = await store.cli([...argv, ...at()]);
      expect(code).to.equal(1);
      expect(stderr).to.contain(message);
      expect(stderr.split("\n")).to.have.length(2);
    }
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

describe("a plan that equals an earlier one", () => {
  const store = petStore();
  const run = (...argv: string[]) =>
    store.cli([...argv, "--endpoint-url", store.endpoint, "--region", "us-east-1", "--rate", "9999"]);
  const file = (name: string) => path.join(store.folder, name);
  const document = (name: string, timeoutInMillis: number) => {
    const integration = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/",
      timeoutInMillis,
    };
    const held = { api: { version: "v1", id: "petstore01" }, integrations: { "GET /pets": integration } };
    writeFileSync(file(name), JSON.stringify(held));
  };
  const journals = () => readdirSync(store.folder).filter((name) => name.endsWith(".journal"));

  before(async () => {
    document("a.json", 5000);
    document("b.json", 6000);
    expect((await run("apply", "a.json", "--yes")).code).to.equal(2);
  });

  it("is sent though that one was rolled back, and the journal of that one stays", async () => {
    const before = journals().length;
    expect((await run("apply", "b.json", "--yes")).code).to.equal(2);
    expect((await run("rollback", "b.json.plan.json", "--yes")).code).to.equal(2);
    const { code, stderr } = await run("apply", "b.json", "--yes");
    expect(stderr).not.to.contain("rolled back");
    expect(code).to.equal(2);
    expect(journals()).to.have.length(before + 2);
    expect((await run("rollback", "b.json.plan.json", "--yes")).code).to.equal(2);
  });

  it("is sent though that one was sent, and another after it", async () => {
    for (const name of ["b.json", "a.json", "b.json", "a.json"]) {
      expect((await run("plan", name, "--out", "plan.json")).code).to.equal(2);
      const { code, stdout } = await run("apply", "plan.json", "--yes");
      expect(stdout).to.contain("1 step: 1 sent, 0 already done, 0 refused, 0 not sent");
      expect(code).to.equal(2);
      // The same plan again is that plan, and done.
      expect((await run("apply", "plan.json", "--yes")).code).to.equal(0);
    }
  });

  it("does not take the place of one whose journal is damaged, and the message says what does", async () => {
    await run("plan", "b.json", "--out", "hurt.json");
    await run("apply", "hurt.json", "--yes");
    const journal = journals().find((name) => name.startsWith("hurt.json.")) as string;
    writeFileSync(file(journal), readFileSync(file(journal), "utf8").replace('"how":"sent"', '"how":"put"'));
    const refused = await run("plan", "a.json", "--out", "hurt.json");
    expect(refused.code).to.equal(1);
    expect(refused.stderr)
      .to.contain(`${journal}:3: this line of the journal is not as it was written`)
      .and.contain("with another --out, or once this file is moved away");
    expect((await run("plan", "a.json", "--out", "other.json")).code).to.equal(2);
    renameSync(file(journal), file(`${journal}.kept`));
    expect((await run("plan", "a.json", "--out", "hurt.json")).code).to.equal(2);
  });

  it("does not take the place of one that was changed", async () => {
    writeFileSync(file("hurt.json"), readFileSync(file("hurt.json"), "utf8").replace("5000", "5001"));
    const { code, stderr } = await run("plan", "a.json", "--out", "hurt.json");
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway plan: hurt.json is there and holds a plan that is of another version of patchway, or was changed: name another file with --out.\n",
    ]);
  });
});

const CANARY = "c4nary-0f-a-s3cret";

/** An integration with a secret in every place where people put one. */
const secretive = (timeoutInMillis: number) => ({
  type: "HTTP",
  httpMethod: "GET",
  uri: `https://user:${CANARY}@example.com/?api_key=${CANARY}&sig=1`,
  timeoutInMillis,
  requestParameters: {
    "integration.request.header.Authorization": `'${CANARY}'`,
    "integration.request.header.X-Api-Key": `'${CANARY}'`,
    "integration.request.querystring.access_token": `'${CANARY}'`,
    "integration.request.header.Cookie": `'session=${CANARY}'`,
  },
  requestTemplates: { "application/json": `{"password": "${CANARY}"}` },
});

describe("a secret", () => {
  const store = petStore();
  const at = () => ["--endpoint-url", store.endpoint, "--region", "us-east-1", "--rate", "9999"];

  it("is in the files of their owner, and on no output", async () => {
    const document = (integration: object) =>
      JSON.stringify({
        api: { version: "v1", id: "petstore01" },
        integrations: { "GET /secret": integration },
        routes: { "GET /secret": { authorizationType: "NONE" } },
      });
    const file = (name: string) => path.join(store.folder, name);
    const outputs: string[] = [];
    const run = async (...argv: string[]) => {
      const outcome = await store.cli([...argv, ...at()]);
      outputs.push(outcome.stdout, outcome.stderr);
      return outcome;
    };
    writeFileSync(file("a.json"), document(secretive(5000)));
    writeFileSync(
      file("b.json"),
      document({ ...secretive(6000), uri: `https://user:${CANARY}@example.com/b` }),
    );
    writeFileSync(
      file("bad.json"),
      document({ ...secretive(6000), contentHandling: CANARY.repeat(2), httpMethod: "NO" }),
    );
    expect((await run("plan", "a.json")).code).to.equal(2);
    expect((await run("plan", "a.json", "--format", "json")).stderr).to.contain("--out keeps the plan whole");
    await run("plan", "a.json", "--out", "plan.json");
    expect(readFileSync(file("plan.json"), "utf8")).to.contain(CANARY);
    expect(statSync(file("plan.json")).mode & 0o777).to.equal(0o600);
    expect((await run("apply", "plan.json", "--yes", "--format", "json")).code).to.equal(2);
    expect((await run("plan", "b.json")).code).to.equal(2);
    expect((await run("plan", "b.json", "--format", "json")).code).to.equal(2);
    expect((await run("apply", "b.json", "--yes")).code).to.equal(2);
    // Drift: what is there and what was expected are both shown.
    expect((await run("rollback", "plan.json", "--yes")).code).to.equal(1);
    expect(outputs.join("")).not.to.contain(CANARY);
    for (const name of readdirSync(store.folder).filter((one) => one.endsWith(".journal"))) {
      expect(statSync(file(name)).mode & 0o777).to.equal(0o600);
    }
  });
});

describe("an apply that is interrupted", () => {
  for (const [signal, exit] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`by ${signal} while it waits for a retry ends at once, and exits with ${exit}`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "patchway-stop-"));
      const seed = JSON.parse(readFileSync(path.join(ROOT, "examples", "petstore.state.json"), "utf8"));
      const emulator = await startEmulator({ seed, fault: { "429": 1 } });
      const env = { ...process.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
      const at = ["--endpoint-url", emulator.endpoint, "--region", "us-east-1"];
      const plan = path.join(folder, "plan.json");
      try {
        const calm = await startEmulator({ seed });
        const from = ["--endpoint-url", calm.endpoint, "--region", "us-east-1", "--out", plan];
        const desired = path.join(ROOT, "examples", "petstore-desired.state.json");
        await once(
          spawn(process.execPath, [BIN, "plan", desired, ...from], { env, stdio: "ignore" }),
          "close",
        );
        await calm.close();
        const started = spawn(process.execPath, [BIN, "apply", plan, "--yes", "--format", "json", ...at], {
          env,
          stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        started.stdout.on("data", (chunk) => {
          stdout += chunk;
        });
        started.stderr.on("data", (chunk: Buffer) => {
          // A retry that waits for long is told of.
          if (/again in/.test(String(chunk))) started.kill(signal);
        });
        const [code] = await once(started, "close");
        expect(code).to.equal(exit);
        expect(JSON.parse(stdout)).to.deep.include({ status: "interrupted", sent: 0, left: 7 });
      } finally {
        await emulator.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }).timeout(60_000);
  }

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
