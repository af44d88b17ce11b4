import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import fc from "fast-check";
import { InputError } from "../../common/errors.js";
import { startEmulator } from "../../lib/emulator/index.js";
import { dump, load } from "../../lib/emulator/state/dump.js";
import { ACCOUNT, type Collections, Holder } from "../../lib/emulator/state/tree.js";
import { RUNS } from "../runs.js";
import { raw } from "./harness.js";
import { manyResources } from "./many.js";
import { emulate, reapAfterEach } from "./process.js";

async function expectRejected(call: Promise<unknown>, said: RegExp): Promise<void> {
  const error = await call.catch((caught: unknown) => caught);
  expect(error).to.be.instanceOf(Error);
  expect((error as Error).message).to.match(said);
}

describe("the state", () => {
  reapAfterEach();
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "patchway-emulator-"));
    file = path.join(folder, "state.json");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const contents = () =>
    JSON.parse(readFileSync(file, "utf8")) as { restApis?: { id: string; name: string }[] };
  const names = () => (contents().restApis ?? []).map(({ name }) => name);
  const make = (endpoint: string, name: string) => raw(endpoint, "POST", "/restapis", { name });

  it("is in the file before a change is answered, and whole again after a restart", async () => {
    const first = await startEmulator({ state: file });
    const { body: api } = await make(first.endpoint, "a");
    expect(names()).to.deep.equal(["a"]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    const at = `/restapis/${api.id}/resources/${api.rootResourceId}/methods/GET`;
    await raw(first.endpoint, "PUT", at, { authorizationType: "NONE" });
    await raw(first.endpoint, "PUT", `${at}/integration`, { type: "MOCK" });
    await raw(first.endpoint, "POST", "/v2/apis", { name: "h", protocolType: "HTTP" });
    const before = await raw(first.endpoint, "GET", "/_emulator/state");
    await first.close();
    const second = await startEmulator({ state: file });
    const after = await raw(second.endpoint, "GET", "/_emulator/state");
    expect(after.body).to.deep.equal(before.body);
    const got = await raw(second.endpoint, "GET", `${at}/integration`);
    expect(got.body.type).to.equal("MOCK");
    await raw(second.endpoint, "DELETE", "/_emulator");
    expect(contents()).to.deep.equal({ version: 1, account: {} });
    await second.close();
  });

  it("is not written for a read, and not for a refused change", async () => {
    const emulator = await startEmulator({ state: file });
    await raw(emulator.endpoint, "GET", "/restapis");
    await raw(emulator.endpoint, "PATCH", "/restapis/none", { patchOperations: [] });
    expect(readdirSync(folder)).to.deep.equal(["state.json.lock"]);
    await emulator.close();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("keeps many changes at once, in few writes", async () => {
    const emulator = await startEmulator({ state: file });
    await Promise.all(Array.from({ length: 100 }, (_, at) => make(emulator.endpoint, `n${at}`)));
    expect(names()).to.have.length(100);
    await emulator.close();
    expect(readdirSync(folder)).to.deep.equal(["state.json"]);
  });

  it("takes the file rather than the seed, where it is there", async () => {
    const first = await startEmulator({ state: file, seed: manyResources(1) });
    expect(names()).to.deep.equal(["many"]);
    await make(first.endpoint, "b");
    await first.close();
    const second = await startEmulator({ state: file, seed: manyResources(1) });
    await second.close();
    expect([first.seeded, second.seeded]).to.deep.equal([true, false]);
    expect(names()).to.deep.equal(["many", "b"]);
  });

  it("does not start on a file that is no dump, and leaves it as it is", async () => {
    for (const [text, said] of [
      ["", /not JSON: there is nothing here; delete the file to begin with none$/],
      ["{", /not JSON: the text ends too early: a name in double quotes or "}" is expected/],
      ['{"version":1,\n"restApis":[}', /not JSON: a value is expected/],
      ["[".repeat(100_000), /not JSON/],
      ["[]", /an object is expected/],
      ['{"version":2}', /another version/],
      ['{"pets":[]}', /no member pets/],
      ['{"restApis":{}}', /restApis is a list/],
      ['{"restApis":[{"name":"a"}]}', /a text id/],
      ['{"restApis":[{"id":"a"},{"id":"a"}]}', /two entries of restApis have the id a/],
      ['{"restApis":[{"id":"a","stages":[1]}]}', /an object is expected/],
    ] as const) {
      writeFileSync(file, text);
      let error: unknown;
      await startEmulator({ state: file }).catch((caught: unknown) => {
        error = caught;
      });
      expect(error, text).to.be.instanceOf(InputError);
      expect(error).to.have.property("file", file);
      expect((error as Error).message).to.match(said);
      expect(readFileSync(file, "utf8")).to.equal(text);
    }
  });

  it("does not start where the file could not be written", async () => {
    const nowhere = path.join(folder, "none", "state.json");
    const error = await startEmulator({ state: nowhere }).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(InputError);
    expect((error as Error).message).to.match(/^there is no folder .*none that can be written to$/);
  });

  it("names the line in which a file stops being JSON", async () => {
    writeFileSync(file, '{"version":1,\n"restApis":[}');
    const error = await startEmulator({ state: file }).catch((caught: unknown) => caught);
    expect(error).to.have.property("line", 2);
  });

  it("stays behind a symbolic link, with the permissions that it has", async () => {
    const real = path.join(folder, "real");
    mkdirSync(real);
    const target = path.join(real, "kept.json");
    writeFileSync(target, "{}");
    chmodSync(target, 0o640);
    symlinkSync(target, file);
    const emulator = await startEmulator({ state: file });
    await make(emulator.endpoint, "a");
    await emulator.close();
    expect(lstatSync(file).isSymbolicLink()).to.equal(true);
    expect(names()).to.deep.equal(["a"]);
    expect(statSync(target).mode & 0o777).to.equal(0o640);
    expect(readdirSync(real)).to.deep.equal(["kept.json"]);
    rmSync(target);
    const nowhere = await startEmulator({ state: file }).catch((caught: unknown) => caught);
    expect((nowhere as Error).message).to.equal("it is a link to a file that is not there");
  });

  it("does not follow a link that stands where a write begins", async () => {
    const victim = path.join(folder, "victim");
    writeFileSync(victim, "mine");
    symlinkSync(victim, `${file}.new`);
    const emulator = await startEmulator({ state: file });
    expect((await make(emulator.endpoint, "a")).status).to.equal(201);
    await emulator.close();
    expect(readFileSync(victim, "utf8")).to.equal("mine");
  });

  describe("where it cannot be written", () => {
    /** Takes the folder away, as a disk that is full or gone would: every write fails. */
    const lost = () => `${folder}.away`;
    afterEach(() => rmSync(lost(), { recursive: true, force: true }));

    it("undoes the change and says so; what was kept stays, and later changes go on from there", async () => {
      const emulator = await startEmulator({ state: file });
      const { endpoint } = emulator;
      const { body: api } = await make(endpoint, "a");
      renameSync(folder, lost());
      const answers = await Promise.all(
        ["b", "c", "d", "e"]
          .map((name) => make(endpoint, name))
          .concat(raw(endpoint, "DELETE", "/_emulator")),
      );
      for (const { status, headers, body } of answers) {
        expect([status, headers.get("x-amzn-errortype")]).to.deep.equal([500, "InternalFailure"]);
        expect(body.message).to.match(/^the state file cannot be written: ENOENT.*; the change is undone$/);
      }
      const { body } = await raw(endpoint, "GET", "/restapis");
      expect(body.item.map(({ name }: { name: string }) => name)).to.deep.equal(["a"]);
      renameSync(lost(), folder);
      expect((await make(endpoint, "f")).status).to.equal(201);
      const root = `/restapis/${api.id}/resources/${api.rootResourceId}`;
      expect((await raw(endpoint, "POST", root, { pathPart: "x" })).status).to.equal(201);
      await emulator.close();
      expect(names()).to.deep.equal(["a", "f"]);
      expect(readdirSync(folder)).to.deep.equal(["state.json"]);
    });

    it("leaves nothing half-written beside the file", async () => {
      const emulator = await startEmulator({ state: file });
      mkdirSync(file);
      expect((await make(emulator.endpoint, "a")).status).to.equal(500);
      expect(readdirSync(folder).sort()).to.deep.equal(["state.json", "state.json.lock"]);
      await emulator.close();
    });
  });

  describe("is one emulator's", () => {
    const refused = async (options = {}) =>
      (await startEmulator({ state: file, ...options }).catch((caught: unknown) => caught)) as Error;

    it("as long as it runs, in this process or in another, by whatever name the file goes", async () => {
      const first = await startEmulator({ state: file });
      const link = path.join(folder, "link.json");
      await make(first.endpoint, "a");
      symlinkSync(file, link);
      for (const state of [file, link]) {
        const error = await refused({ state });
        expect(error).to.be.instanceOf(InputError);
        expect(error.message).to.match(
          new RegExp(
            `^another emulator, process ${process.pid}, keeps its state here; end it, name another file`,
          ),
        );
      }
      await expectRejected(emulate("--state", file), /another emulator, process \d+, keeps its state here/);
      await first.close();
      const child = await emulate("--state", file);
      expect((await refused()).message).to.contain(`process ${child.process.pid}, keeps`);
      child.process.kill("SIGKILL");
      await child.ended();
      await (await startEmulator({ state: file })).close();
      expect(names()).to.deep.equal(["a"]);
    });

    it("no longer where the one before has crashed, or has not come to write its name", async () => {
      for (const left of ["", "1234567890\n", `${process.pid}\n`, "no number"]) {
        writeFileSync(`${file}.lock`, left);
        const emulator = await startEmulator({ state: file });
        expect(readFileSync(`${file}.lock`, "utf8")).to.equal(`${process.pid}\n`);
        await emulator.close();
        expect(readdirSync(folder)).to.deep.equal([]);
      }
    });

    it("no longer where the one before was killed a moment ago, and nobody has asked how it ended", async function () {
      if (process.platform !== "linux") this.skip();
      // The shell becomes a program that never waits for the child which it has killed.
      const script = '"$0" -e "setInterval(() => {}, 1000)" & echo $!; kill -9 $!; exec sleep 30';
      const parent = spawn("sh", ["-c", script, process.execPath], { stdio: ["ignore", "pipe", "ignore"] });
      try {
        const [pid] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
        writeFileSync(`${file}.lock`, `${pid}\n`);
        await (await startEmulator({ state: file })).close();
        expect(readFileSync(`/proc/${pid}/stat`, "utf8")).to.match(/\) Z /);
      } finally {
        parent.kill("SIGKILL");
      }
    });

    it("no longer where it could not start", async () => {
      await refused({ seed: { pets: 1 } });
      expect(readdirSync(folder)).to.deep.equal([]);
      const other = await startEmulator();
      await refused({ port: Number(new URL(other.endpoint).port) });
      await other.close();
      expect(readdirSync(folder)).to.deep.equal([]);
      writeFileSync(file, "{");
      await refused();
      expect(readdirSync(folder)).to.deep.equal(["state.json"]);
    });
  });

  it("is the same again from a dump of it, whatever it holds (property)", () => {
    const entry = (collections: Collections, key: string): fc.Arbitrary<Record<string, unknown>> =>
      fc
        .tuple(
          fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { noNullPrototype: true }),
          fc.record(
            Object.fromEntries(Object.entries(collections).map(([name, row]) => [name, entries(row)])),
          ),
        )
        .map(([own, below]) => ({ ...own, [key]: "", ...below }));
    const entries = (row: { key: string; below?: Collections }) =>
      fc
        .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 2 })
        .chain((keys) =>
          fc.tuple(
            ...keys.map((key) => entry(row.below ?? {}, row.key).map((one) => ({ ...one, [row.key]: key }))),
          ),
        );
    fc.assert(
      fc.property(entry(ACCOUNT, "version"), (document) => {
        const text = JSON.stringify(
          Object.fromEntries(Object.keys(ACCOUNT).map((name) => [name, document[name]])),
        );
        const one = new Holder({}, ACCOUNT);
        load(one, JSON.parse(text));
        const first = JSON.stringify(dump(one));
        const two = new Holder({}, ACCOUNT);
        load(two, JSON.parse(first));
        expect(JSON.stringify(dump(two))).to.equal(first);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it("is readable after kill -9 at any moment of its writes, and has every change that was answered", async () => {
    const answered: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const child = await emulate("--state", file);
      let dead = false;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let at = 0; !dead; at += 1) {
          const name = `r${round}w${writer}n${at}`;
          const answer = await make(child.endpoint, name).catch(() => undefined);
          if (answer?.status === 201) answered.push(name);
        }
      });
      // Killed some time after the first answer, however slow the machine is.
      const before = answered.length;
      while (answered.length === before) await wait(5);
      await wait(round * 37);
      child.process.kill("SIGKILL");
      dead = true;
      expect(await child.ended()).to.equal("SIGKILL");
      await Promise.all(writers);
      expect(names()).to.include.members(answered);
    }
    const again = await emulate("--state", file);
    const { body } = await raw(again.endpoint, "GET", "/restapis?limit=500");
    expect((body.item as { name: string }[]).map(({ name }) => name)).to.include.members(
      answered.slice(0, 400),
    );
    again.process.kill("SIGTERM");
    expect(await again.ended()).to.equal(0);
  }).timeout(60_000);
});
