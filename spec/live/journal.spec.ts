import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import {
  applyPlan,
  type Journal,
  JournalError,
  memoryJournal,
  openJournal,
  rollbackPlan,
} from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { changed, FAST, planFor, REST, seeded } from "./harness.js";

const PLAN = "d".repeat(64);
const START = { type: "start", plan: PLAN, at: "2026-01-01T00:00:00.000Z" } as const;
const SEND = { type: "send", step: "one", before: { ключ: "\ud800" } } as const;

describe("the journal of a plan", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "patchway-journal-"));
    file = path.join(folder, "plan.journal");
    const journal = openJournal(file, PLAN);
    journal.write(START);
    journal.write(SEND);
    journal.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const entries = () => {
    const journal = openJournal(file, PLAN);
    journal.close();
    return journal.entries;
  };

  it("is its owner's alone, also where it had become others'", () => {
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    chmodSync(file, 0o666);
    expect(entries()).to.deep.equal([START, SEND]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
  });

  it("forgets a line that was half written, and writes the next in its place", () => {
    appendFileSync(file, '{"type":"done","step":"one","how":"se');
    const journal = openJournal(file, PLAN);
    expect(journal.entries).to.deep.equal([START, SEND]);
    journal.write({ type: "done", step: "one", how: "sent" });
    journal.close();
    expect(entries().map(({ type }) => type)).to.deep.equal(["start", "send", "done"]);
  });

  it("is as far as it goes where its end is cut off", () => {
    truncateSync(file, readFileSync(file).indexOf("\n") + 1);
    expect(entries()).to.deep.equal([START]);
    truncateSync(file, 0);
    expect(entries()).to.deep.equal([]);
  });

  for (const [says, change, line] of [
    ["a value that was changed", (text: string) => text.replace('"one"', '"two"'), 2],
    ["a line that was taken out", (text: string) => text.slice(text.indexOf("\n") + 1), 1],
    [
      "lines that changed places",
      (text: string) => `${text.trimEnd().split("\n").reverse().join("\n")}\n`,
      1,
    ],
    ["a line of another's", (text: string) => `${text}{"type":"end"}\n`, 3],
    ["a line that is no JSON", (text: string) => `${text}garbage\n`, 3],
  ] as const) {
    it(`is refused, with the line, for ${says}`, () => {
      writeFileSync(file, change(readFileSync(file, "utf8")));
      expect(() => entries())
        .to.throw("is not as it was written")
        .that.deep.includes({ file, line });
    });
  }

  it("is refused for bytes that are no text", () => {
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0xff, 0xfe, 0x0a])]));
    expect(() => entries()).to.throw("is not as it was written");
  });

  it("is of one plan", () => {
    expect(() => openJournal(file, "e".repeat(64))).to.throw("the journal of another plan");
    expect(entries()).to.have.length(2);
  });

  it("is written by one process at a time", async () => {
    const journal = openJournal(file, PLAN);
    expect(() => openJournal(file, PLAN)).to.throw(`process ${process.pid} of ${hostname()} is at this plan`);
    journal.close();
    expect(existsSync(`${file}.lock`)).to.equal(false);
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      writeFileSync(`${file}.lock`, `${other.pid} ${hostname()}\n`);
      expect(() => entries()).to.throw(`process ${other.pid} of ${hostname()} is at this plan`);
    } finally {
      other.kill("SIGKILL");
      await once(other, "exit");
    }
    // Whoever was killed has left its lock behind.
    expect(entries()).to.have.length(2);
    writeFileSync(`${file}.lock`, "1 another-machine\n");
    expect(() => entries()).to.throw("process 1 of another-machine is at this plan");
  });
});

describe("a journal that cannot be kept", () => {
  const world = running(() => seeded(REST), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
  const to = changed(REST, {
    "GET /pets": { timeoutInMillis: 5000 },
    "POST /pets": { timeoutInMillis: 5000 },
  });

  it("is said, and the folder named", () => {
    const file = path.join(tmpdir(), "patchway-there-is-none", "plan.journal");
    expect(() => openJournal(file, PLAN)).to.throw(JournalError, "without it nothing is sent");
  });

  /** A disk that is full after so many lines. */
  function full(lines: number, journal: Journal): Journal {
    return {
      entries: journal.entries,
      close: () => {},
      write(entry) {
        if (journal.entries.length >= lines) throw new JournalError("no space is left on the device");
        journal.write(entry);
      },
    };
  }

  for (const [lines, sent] of [
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
  ] as const) {
    it(`after ${lines} lines: no call is sent that it does not announce, and the run goes on when there is room`, async () => {
      const plan = await planFor(clients(), to);
      const journal = memoryJournal();
      const failed = await applyPlan(clients(), plan, { ...FAST, journal: full(lines, journal) }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failed).to.be.instanceOf(JournalError);
      expect(world.emulator.carriedOut.apigateway.UpdateIntegration ?? 0).to.equal(sent);
      const rest = await applyPlan(clients(), plan, { ...FAST, journal });
      expect(rest).to.deep.include({ status: "complete", left: 0 });
      expect(world.emulator.carriedOut.apigateway.UpdateIntegration).to.equal(2);
      expect(await rollbackPlan(clients(), plan, { ...FAST, journal })).to.deep.include({
        status: "complete",
      });
    });
  }

  it("holds of every step the object as that step found it", async () => {
    const pets = changed(REST, {
      "GET /pets": { timeoutInMillis: 5000, integrationResponses: { "404": { statusCode: "404" } } },
    });
    const plan = await planFor(clients(), pets);
    expect(plan.steps.map(({ command }) => command)).to.deep.equal([
      "UpdateIntegration",
      "DeleteIntegrationResponse",
      "UpdateIntegrationResponse",
    ]);
    const journal = memoryJournal();
    await applyPlan(clients(), plan, { ...FAST, journal });
    type Before = { methodIntegration: { timeoutInMillis: number; integrationResponses: object } };
    const before = journal.entries.flatMap((entry) =>
      entry.type === "send" ? [entry.before as Before] : [],
    );
    expect(
      before.map(({ methodIntegration: one }) => [
        one.timeoutInMillis,
        Object.keys(one.integrationResponses).join(" "),
      ]),
    ).to.deep.equal([
      [29000, "200 404"],
      [5000, "200 404"],
      [5000, "404"],
    ]);
  });
});
