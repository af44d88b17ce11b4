import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { cli, withFiles } from "../cli/harness.js";
import { raw } from "./harness.js";
import { emulate, reapAfterEach } from "./process.js";

const SEED = "examples/petstore.state.json";

describe("patchway emulate", () => {
  reapAfterEach();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`tells its endpoint in the first line, serves what it was given, and ends on ${signal} with 0`, async () => {
      const child = await emulate("--seed", SEED, "--until-eof");
      expect(child.endpoint).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
      const { body } = await raw(child.endpoint, "GET", "/restapis/petstore01");
      expect(body.name).to.equal("petstore");
      child.process.kill(signal);
      expect(await child.ended()).to.equal(0);
    });
  }

  it("ends with stdin under --until-eof", async () => {
    const child = await emulate("--until-eof");
    child.process.stdin?.end();
    expect(await child.ended()).to.equal(0);
  });

  it("hands its options on", async () => {
    await withFiles({}, async (folder) => {
      const child = await emulate(
        ...[
          "--state",
          path.join(folder, "s.json"),
          "--throttle",
          "--fault",
          "500=1",
          "--fault",
          "latency=1..2",
        ],
        ...[
          "--assume",
          "atomic=false",
          "--drop-cache-keys",
          "--account-id",
          "210987654321",
          "--region",
          "eu-west-1",
        ],
      );
      expect((await raw(child.endpoint, "GET", "/restapis")).status).to.equal(500);
      child.process.kill("SIGTERM");
      expect(await child.ended()).to.equal(0);
    });
    const child = await emulate("--account-id", "210987654321", "--region", "eu-west-1");
    const { body } = await raw(child.endpoint, "GET", "/restapis/x");
    expect(body.message).to.equal("Invalid API identifier specified 210987654321:x");
    const api = await raw(child.endpoint, "POST", "/v2/apis", { name: "a", protocolType: "HTTP" });
    expect(api.body.apiEndpoint).to.contain(".execute-api.eu-west-1.");
    child.process.kill("SIGTERM");
    await child.ended();
  });

  it("says what is wrong with an option or a file, and exits with 1", async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [["--port", "70000"], "patchway emulate: --port: port is a whole number from 0 to 65535.\n"],
      [["--fault", "429"], '--fault 429 takes a number, not "".'],
      [["--fault", "429=2"], "--fault: 429 of the faults is a rate from 0 to 1."],
      [["--fault", "flod=1"], "there is no fault flod; there are 429, 500, reset, lost, 409, latency, seed."],
      [["--fault", "latency=1..2..3"], '--fault latency takes a number, not "1..2..3".'],
      [["--assume", "atomic=maybe"], "--assume atomic is one of true, false"],
      [["--account-id", "me"], "--account-id: accountId is twelve digits."],
      [["--region", "US"], "--region: region is a name such as us-east-1."],
      [
        ["--allow-host", "http://a.b"],
        "--allow-host: http://a.b is no name of a host; it is given without scheme and port.",
      ],
      [["--seed", "-", "--until-eof"], "--until-eof waits for the end of stdin, which --seed - has read"],
      [["--seed", "none.json"], "none.json: there is no such file"],
    ];
    for (const [argv, said] of wrong) {
      const { code, stdout, stderr } = await cli(["emulate", ...argv]);
      expect([code, stdout], argv.join(" ")).to.deep.equal([1, ""]);
      expect(stderr).to.contain(said);
    }
  });

  it("says that another program has the port", async () => {
    const child = await emulate("--allow-host", "a.b");
    const { port } = new URL(child.endpoint);
    const { code, stderr } = await cli(["emulate", "--port", port]);
    expect([code, stderr]).to.deep.equal([
      ...[1, `patchway emulate: --port: port ${port}: another program listens there.\n`],
    ]);
    child.process.kill("SIGTERM");
    await child.ended();
  });

  it("tells that it does not use a seed where there is a state", async () => {
    await withFiles({ "state.json": "{}" }, async (folder) => {
      const state = path.join(folder, "state.json");
      const child = await emulate("--state", state, "--seed", SEED);
      const errors: string[] = [];
      child.process.stderr?.on("data", (chunk) => errors.push(String(chunk)));
      expect((await raw(child.endpoint, "GET", "/restapis")).body.item).to.deep.equal([]);
      child.process.kill("SIGTERM");
      await child.ended();
      expect(errors.join("")).to.contain(`${SEED} is not used, because ${state} holds a state already\n`);
    });
  });

  it("names the file and the place in it, of a seed and of a state", async () => {
    const document = { api: { version: "v1" }, integrations: { "GET /": { type: "HTTP" } } };
    await withFiles({ "seed.json": JSON.stringify({ items: [document] }) }, async (folder) => {
      const { code, stderr } = await cli(["emulate", "--seed", "seed.json#/items/0"], { cwd: folder });
      expect(code).to.equal(1);
      expect(stderr).to.match(
        /^patchway emulate: seed\.json#\/items\/0\/integrations\/GET ~1: PutIntegration is refused/,
      );
      const state = path.join(folder, "state.json");
      writeFileSync(state, '{"restApis":[{}]}');
      const kept = await cli(["emulate", "--state", state], { cwd: folder });
      expect(kept.stderr).to.contain(`${state}#/restApis/0/id: an entry of restApis has a text id`);
    });
  });
});
