import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
    expect(readdirSync(folder)).to.deep.equal([]);
    await emulator.close();
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
    expect(names()).to.deep.equal(["many", "b"]);
  });

  it("does not start on a file that is no dump, and leaves it as it is", async () => {
    for (const [text, said] of [
      ["{", /JSON/],
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
