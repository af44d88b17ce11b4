import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { startEmulator } from "../../lib/emulator/index.js";
import { bytes, raw } from "./harness.js";
import { emulate, reapAfterEach } from "./process.js";

describe("closing", () => {
  reapAfterEach();

  it("ends connections that are open, idle or half-way through a request, and can be done twice", async () => {
    const emulator = await startEmulator();
    const { port } = new URL(emulator.endpoint);
    const ends = [
      "",
      "GET / HTTP/1.1\r\n",
      "POST /restapis HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n{",
    ].map(
      (begun) =>
        new Promise<void>((resolve) => {
          const client = connect(Number(port), "127.0.0.1", () => client.write(begun));
          client.on("error", () => {}).on("close", () => resolve());
        }),
    );
    await raw(emulator.endpoint, "GET", "/restapis");
    await emulator.close();
    await Promise.all(ends);
    await emulator.close();
    expect(await bytes(emulator.endpoint, "GET / HTTP/1.1\r\n\r\n")).to.equal("");
  });

  it("does not carry out what still waits, nor write to a file that may be another's by then", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "patchway-closing-"));
    try {
      const file = path.join(folder, "state.json");
      const slow = await startEmulator({ state: file, fault: { latency: 300 } });
      const call = raw(slow.endpoint, "POST", "/restapis", { name: "late" }).catch((error: unknown) => error);
      while (slow.calls.apigateway.CreateRestApi === undefined) await wait(5);
      await slow.close();
      expect(await call).to.be.instanceOf(Error);
      await wait(400);
      expect(slow.carriedOut.apigateway).to.deep.equal({});
      expect(readdirSync(folder)).to.deep.equal([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("does not wait for answers that are held back", async () => {
    const child = await emulate("--fault", "latency=600000");
    const call = raw(child.endpoint, "GET", "/restapis").catch((error: unknown) => error);
    while ((await raw(child.endpoint, "GET", "/_emulator")).body.calls.apigateway.GetRestApis === undefined)
      await wait(5);
    child.process.kill("SIGINT");
    expect(await child.ended()).to.equal(0);
    expect(await call).to.be.instanceOf(Error);
  });

  it("is each emulator's own: several in one process share nothing", async () => {
    const all = await Promise.all([
      startEmulator(),
      startEmulator({ accountId: "210987654321" }),
      startEmulator(),
    ]);
    const [one, two, three] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
    await raw(one.endpoint, "POST", "/restapis", { name: "a" });
    await one.close();
    expect((await raw(two.endpoint, "GET", "/restapis")).body.item).to.deep.equal([]);
    expect((await raw(two.endpoint, "GET", "/restapis/x")).body.message).to.contain("210987654321");
    expect(three.calls.apigateway).to.deep.equal({});
    await Promise.all([two.close(), three.close()]);
  });
});
