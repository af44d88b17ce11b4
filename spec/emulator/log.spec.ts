import { createInterface } from "node:readline";
import { expect } from "chai";
import { type Emulator, type LogEntry, logLine, startEmulator } from "../../lib/emulator/index.js";
import { raw } from "./harness.js";
import { emulate, reapAfterEach } from "./process.js";

describe("the log", () => {
  reapAfterEach();
  let emulator: Emulator | undefined;
  afterEach(() => emulator?.close());

  it("has an entry a request: what was asked, of which operation, and how it was answered", async () => {
    const entries: LogEntry[] = [];
    emulator = await startEmulator({ log: (entry) => entries.push(entry) });
    const { endpoint } = emulator;
    await raw(endpoint, "POST", "/restapis", { name: "a" });
    await raw(endpoint, "GET", "/restapis/none?x=1");
    await raw(endpoint, "POST", "/restapis", {});
    await raw(endpoint, "GET", "/nothing");
    await raw(endpoint, "GET", "/_emulator");
    expect(
      entries.map(({ milliseconds, ...entry }) => ({ ...entry, timed: milliseconds > 0 })),
    ).to.deep.equal([
      { method: "POST", path: "/restapis", operation: "CreateRestApi", status: 201, timed: true },
      {
        ...{ method: "GET", path: "/restapis/none?x=1", operation: "GetRestApi", status: 404, timed: true },
        error: "NotFoundException",
        message: "Invalid API identifier specified 123456789012:none",
      },
      {
        ...{ method: "POST", path: "/restapis", operation: "CreateRestApi", status: 400, timed: true },
        error: "ValidationException",
        message:
          "1 validation error detected: Value null at 'createRestApiInput.name' failed to satisfy constraint: Member must not be null",
      },
      {
        ...{ method: "GET", path: "/nothing", status: 404, timed: true },
        error: "UnknownOperationException",
        message: "There is no operation GET /nothing here",
      },
      { method: "GET", path: "/_emulator", status: 200, timed: true },
    ]);
  });

  it("has faults as well, a reset without a status", async () => {
    const entries: LogEntry[] = [];
    emulator = await startEmulator({ fault: { reset: 1 }, log: (entry) => entries.push(entry) });
    await raw(emulator.endpoint, "GET", "/restapis").catch(() => undefined);
    expect(entries).to.have.length(1);
    expect(entries[0]).to.include({ operation: "GetRestApis" }).and.not.have.property("status");
  });

  it("is a line of text in which nothing acts on a terminal", () => {
    const entry = { method: "GET", path: "/restapis/\u001b[2J\n", milliseconds: 1.25 };
    expect(
      logLine({
        ...entry,
        operation: "GetRestApi",
        status: 404,
        error: "NotFoundException",
        message: "\u0007",
      }),
    ).to.equal("GET /restapis/\\u001b[2J\\n GetRestApi 404 1.3 ms NotFoundException: \\u0007");
    expect(logLine(entry)).to.equal("GET /restapis/\\u001b[2J\\n - reset 1.3 ms");
  });

  it("goes to stderr under --log, and nothing of it to stdout", async () => {
    const child = await emulate("--log", "--seed", "examples/petstore.state.json");
    const lines: string[] = [];
    createInterface({ input: child.process.stderr as NodeJS.ReadableStream }).on("line", (line) =>
      lines.push(line),
    );
    await raw(child.endpoint, "GET", "/restapis/petstore01");
    await raw(child.endpoint, "DELETE", "/restapis/none");
    child.process.kill("SIGTERM");
    expect(await child.ended()).to.equal(0);
    expect(lines.slice(-2).map((line) => line.replace(/[\d.]+ ms/, "N ms"))).to.deep.equal([
      "GET /restapis/petstore01 GetRestApi 200 N ms",
      "DELETE /restapis/none DeleteRestApi 404 N ms NotFoundException: Invalid API identifier specified 123456789012:none",
    ]);
  });
});
