import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../lib/emulator/index.js";
import {
  applyPlan,
  type Clients,
  type Journal,
  JournalError,
  journalPath,
  openJournal,
  type PlanStateOptions,
  pullState,
  rollbackPlan,
  type StateDocument,
  type StatePlan,
} from "../../lib/index.js";
import { clientsFor } from "../emulator/harness.js";
import { addressOf, changed, FAST, HTTP, planFor, REST, WEBSOCKET, withoutIds } from "./harness.js";

const CHILD = path.join(path.dirname(fileURLToPath(import.meta.url)), "child.js");

const TO_REST = changed(
  REST,
  {
    "GET /pets": { timeoutInMillis: 5000, uri: "https://example.com/animals" },
    "GET /new": { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/new" },
  },
  { "GET /new": { authorizationType: "NONE" } },
);
const TO_HTTP = changed(
  HTTP,
  {
    "GET /pets": { TimeoutInMillis: 5000 },
    "POST /pets": {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: "https://example.com/pets",
      PayloadFormatVersion: "1.0",
    },
  },
  { "POST /pets": { authorizationType: "NONE" } },
);

/** A new type, a response that goes, and one whose way back is to be made anew. */
const TO_WEBSOCKET = changed(WEBSOCKET, {
  send: {
    IntegrationType: "HTTP_PROXY",
    IntegrationResponses: [{ IntegrationResponseKey: "/200/", ContentHandlingStrategy: "CONVERT_TO_TEXT" }],
  },
});
const PRUNE: PlanStateOptions = { prune: true };

interface World {
  readonly emulator: Emulator;
  readonly clients: Clients;
  readonly plan: StatePlan;
  readonly file: string;
  readonly journal: string;
}

async function inWorld(
  from: StateDocument,
  to: StateDocument,
  atomic: boolean,
  use: (world: World) => Promise<void>,
  options: PlanStateOptions = {},
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "patchway-live-"));
  const emulator = await startEmulator({ seed: from, assume: { atomic }, dropCacheKeys: true });
  const { v1, v2 } = clientsFor(emulator.endpoint);
  const clients = { apigateway: v1, apigatewayv2: v2 };
  try {
    const plan = await planFor(clients, to, options);
    const file = path.join(folder, "plan.json");
    writeFileSync(file, JSON.stringify(plan));
    await use({ emulator, clients, plan, file, journal: journalPath(file, plan.digest) });
  } finally {
    v1.destroy();
    v2.destroy();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing is done after it, as nothing is done by a process that has ended. */
class Crash extends JournalError {}

/** A journal whose process ends at its nth line: before the line is written, or after it. */
function crashing(journal: Journal, line: number, when: "before" | "after"): Journal {
  let lines = journal.entries.length;
  return {
    get entries() {
      return journal.entries;
    },
    write(entry) {
      lines++;
      if (lines === line && when === "before") throw new Crash();
      journal.write(entry);
      if (lines === line && when === "after") throw new Crash();
    },
    close: () => journal.close(),
  };
}

/** Opens the journal as a new process would. */
async function withJournal<T>(world: World, use: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = openJournal(world.journal, world.plan.digest);
  try {
    return await use(journal);
  } finally {
    journal.close();
  }
}

async function crashAt(world: World, line: number, when: "before" | "after"): Promise<boolean> {
  return withJournal(world, async (journal) => {
    try {
      await applyPlan(world.clients, world.plan, { ...FAST, journal: crashing(journal, line, when) });
      return false;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      return true;
    }
  });
}

/** Applies the plan in a process of its own, which kills itself at a moment. The emulator answers from this one. */
async function child({ emulator, file }: World, at: number): Promise<[number | null, string | null]> {
  const started = spawn(process.execPath, [CHILD, emulator.endpoint, file, String(at)], { stdio: "ignore" });
  return (await once(started, "exit")) as [number | null, string | null];
}

const WRITES = /^(Put|Create|Update|Delete)/;

function writesOf(emulator: Emulator): Record<string, number> {
  const { apigateway, apigatewayv2 } = emulator.carriedOut;
  return Object.fromEntries(
    Object.entries({ ...apigateway, ...apigatewayv2 })
      .filter(([name]) => WRITES.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const countsOf = (plan: StatePlan): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { command } of plan.steps) counts[command] = (counts[command] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
};

for (const atomic of [true, false]) {
  for (const [api, from, to] of [
    ["a REST API", REST, TO_REST],
    ["an HTTP API", HTTP, TO_HTTP],
    ["a WebSocket API", WEBSOCKET, TO_WEBSOCKET],
  ] as const) {
    describe(`a run on ${api} that is broken off, atomic=${atomic}`, () => {
      it("goes on where it stopped, from before and after every line, and sends nothing twice", async () => {
        let crashes = 0;
        let lines = 0;
        for (const when of ["before", "after"] as const) {
          for (let line = 1, crashed = true; crashed; line++) {
            await inWorld(from, to, atomic, async (world) => {
              crashed = await crashAt(world, line, when);
              if (crashed) crashes++;
              lines = 2 * world.plan.steps.length + 2;
              const result = await withJournal(world, (journal) =>
                applyPlan(world.clients, world.plan, { ...FAST, journal }),
              );
              expect(result.departures).to.deep.equal([]);
              expect(result.status).to.equal("complete");
              expect(writesOf(world.emulator), `${when} line ${line}`).to.deep.equal(countsOf(world.plan));
              expect((await planFor(world.clients, to)).steps).to.deep.equal([]);
            });
          }
        }
        // The start, a step's two lines each, and the end.
        expect(crashes).to.equal(2 * lines);
      }).timeout(60_000);

      it("can be rolled back instead, from before and after every line", async () => {
        for (const when of ["before", "after"] as const) {
          for (let line = 2, crashed = true; crashed; line++) {
            await inWorld(from, to, atomic, async (world) => {
              const before = await pullState(world.clients, addressOf(from), FAST);
              crashed = await crashAt(world, line, when);
              const result = await withJournal(world, (journal) =>
                rollbackPlan(world.clients, world.plan, { ...FAST, journal }),
              );
              expect(result.status, `${when} line ${line}`).to.equal("complete");
              const after = await pullState(world.clients, addressOf(from), FAST);
              expect(withoutIds(after)).to.deep.equal(withoutIds(before));
            });
          }
        }
      }).timeout(60_000);

      it("goes on after kill -9 between any two lines of the journal", async () => {
        for (let at = 1, killed = true; killed; at++) {
          await inWorld(from, to, atomic, async (world) => {
            const [status, signal] = await child(world, at);
            killed = signal === "SIGKILL";
            expect([status, signal]).to.deep.equal(killed ? [null, "SIGKILL"] : [0, null]);
            const result = await withJournal(world, (journal) =>
              applyPlan(world.clients, world.plan, { ...FAST, journal }),
            );
            expect(result.status, `killed at ${at}`).to.equal("complete");
            expect(writesOf(world.emulator), `killed at ${at}`).to.deep.equal(countsOf(world.plan));
          });
        }
      }).timeout(120_000);
    });
  }
}

describe("a list of operations that AWS applied in part", () => {
  it("is ended from where it stopped, or taken back", async () => {
    for (const way of ["on", "back"] as const) {
      await inWorld(REST, TO_REST, false, async (world) => {
        const before = await pullState(world.clients, addressOf(REST), FAST);
        const step = world.plan.steps.find(({ command }) => command === "UpdateIntegration");
        if (step === undefined) throw new Error("the plan has no update");
        const list = step.input.patchOperations as object[];
        expect(list).to.have.length(2);
        await withJournal(world, async (journal) => {
          journal.write({ type: "start", plan: world.plan.digest, at: "2026-01-01T00:00:00Z" });
          journal.write({ type: "send", step: step.id });
        });
        const { APIGatewayClient, UpdateIntegrationCommand } = await import("@aws-sdk/client-api-gateway");
        const input = { ...step.input, patchOperations: list.slice(0, 1) };
        await (world.clients.apigateway as InstanceType<typeof APIGatewayClient>).send(
          new UpdateIntegrationCommand(input as never),
        );
        const run = way === "on" ? applyPlan : rollbackPlan;
        const result = await withJournal(world, (journal) =>
          run(world.clients, world.plan, { ...FAST, journal }),
        );
        expect(result.status).to.equal("complete");
        const after = way === "on" ? await planFor(world.clients, TO_REST) : undefined;
        if (after === undefined) {
          expect(await pullState(world.clients, addressOf(REST), FAST)).to.deep.equal(before);
        } else expect(after.steps).to.deep.equal([]);
      });
    }
  });
});

describe("a journal", () => {
  it("is its owner's alone, and loses nothing but a line that was being written", async () => {
    await inWorld(REST, TO_REST, true, async (world) => {
      await crashAt(world, 4, "after");
      expect(statSync(world.journal).mode & 0o777).to.equal(0o600);
      const text = readFileSync(world.journal, "utf8");
      writeFileSync(world.journal, `${text}{"type":"done","st`);
      const result = await withJournal(world, (journal) =>
        applyPlan(world.clients, world.plan, { ...FAST, journal }),
      );
      expect(result.status).to.equal("complete");
      const lines = readFileSync(world.journal, "utf8").trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line).type)).to.include("end");
      expect(readFileSync(world.journal, "utf8").startsWith(text)).to.equal(true);
    });
  });

  it("of another plan is refused", async () => {
    await inWorld(REST, TO_REST, true, async (world) => {
      await crashAt(world, 2, "after");
      expect(() => openJournal(world.journal, "another")).to.throw("this is the journal of another plan");
    });
  });
});

const TO_RESPONSES = changed(WEBSOCKET, {
  send: {
    IntegrationResponses: [
      {
        IntegrationResponseKey: "/200/",
        ResponseTemplates: { "application/json": "y" },
        ContentHandlingStrategy: "CONVERT_TO_TEXT",
      },
      { IntegrationResponseKey: "/500/" },
    ],
  },
});

const TO_KEYS = changed(REST, {
  "GET /pets": {
    requestParameters: { "integration.request.querystring.page": "method.request.querystring.type" },
    cacheKeyParameters: ["method.request.querystring.type"],
  },
});
const WITHOUT_KEYS = changed(REST, { "GET /pets": { requestParameters: {}, cacheKeyParameters: [] } });

/** v2 integrations that were made. */
const integrationsOf = ({ carriedOut }: Emulator): number => carriedOut.apigatewayv2.CreateIntegration ?? 0;

for (const [says, from, to, options] of [
  ["steps on a REST API", REST, TO_REST, {}],
  ["a deleted method", REST, changed(REST, { "GET /pets": undefined }, { "GET /pets": undefined }), PRUNE],
  ["cache keys that change with their parameters", REST, TO_KEYS, {}],
  ["cache keys that went with their parameters", REST, WITHOUT_KEYS, {}],
  ["steps on an HTTP API", HTTP, TO_HTTP, {}],
  ["a deleted route", HTTP, changed(HTTP, { "GET /pets": undefined }, { "GET /pets": undefined }), PRUNE],
  ["an integration that was made anew", WEBSOCKET, TO_WEBSOCKET, {}],
  ["responses that changed", WEBSOCKET, TO_RESPONSES, {}],
] as const) {
  describe(`a rollback of ${says} that is broken off`, () => {
    it("goes on where it stopped, from before and after every line, and makes nothing twice", async () => {
      let crashes = 0;
      let calls = 0;
      for (const when of ["before", "after"] as const) {
        for (let extra = 1, crashed = true; crashed; extra++) {
          await inWorld(
            from,
            to,
            true,
            async (world) => {
              const before = await pullState(world.clients, addressOf(from), FAST);
              await withJournal(world, (journal) =>
                applyPlan(world.clients, world.plan, { ...FAST, journal }),
              );
              const created = integrationsOf(world.emulator);
              crashed = await withJournal(world, async (journal) => {
                const lines = journal.entries.length + extra;
                try {
                  const broken = crashing(journal, lines, when);
                  await rollbackPlan(world.clients, world.plan, { ...FAST, journal: broken });
                  return false;
                } catch (error) {
                  if (!(error instanceof Crash)) throw error;
                  return true;
                }
              });
              if (crashed) crashes++;
              calls = world.plan.steps.flatMap(({ undo }) => undo ?? []).length;
              const result = await withJournal(world, (journal) =>
                rollbackPlan(world.clients, world.plan, { ...FAST, journal }),
              );
              expect(result.departures, `${when} line ${extra}`).to.deep.equal([]);
              expect(result.error?.message, `${when} line ${extra}`).to.equal(undefined);
              expect(result.status, `${when} line ${extra}`).to.equal("complete");
              const after = await pullState(world.clients, addressOf(from), FAST);
              expect(withoutIds(after), `${when} line ${extra}`).to.deep.equal(withoutIds(before));
              expect(integrationsOf(world.emulator) - created).to.be.at.most(1);
            },
            options,
          );
        }
      }
      // At least two lines a call, before and after each.
      expect(crashes).to.be.at.least(4 * calls);
    }).timeout(60_000);
  });
}

describe("a rollback of deleted routes that is broken off twice", () => {
  it("goes on to its end, from before and after any two lines, and makes nothing twice", async () => {
    const to = { ...HTTP, integrations: {}, routes: {} };
    /** The lines of the first rollback and of the second that are the last of their processes. */
    const moments: [number, number][] = [];
    for (let first = 1; first <= 12; first++)
      for (let second = 1; second <= 3; second++) moments.push([first, second]);
    for (const when of ["before", "after"] as const) {
      for (const lines of moments) {
        await inWorld(
          HTTP,
          to,
          true,
          async (world) => {
            const before = await pullState(world.clients, addressOf(HTTP), FAST);
            await withJournal(world, (journal) => applyPlan(world.clients, world.plan, { ...FAST, journal }));
            for (const line of lines) {
              await withJournal(world, async (journal) => {
                const broken = crashing(journal, journal.entries.length + line, when);
                await rollbackPlan(world.clients, world.plan, { ...FAST, journal: broken }).catch(
                  (error: unknown) => {
                    if (!(error instanceof Crash)) throw error;
                  },
                );
              });
            }
            const result = await withJournal(world, (journal) =>
              rollbackPlan(world.clients, world.plan, { ...FAST, journal }),
            );
            const said = `${when} ${lines.join(" ")}`;
            expect(result.departures, said).to.deep.equal([]);
            expect(result.status, said).to.equal("complete");
            const after = await pullState(world.clients, addressOf(HTTP), FAST);
            expect(withoutIds(after), said).to.deep.equal(withoutIds(before));
            expect(integrationsOf(world.emulator), said).to.equal(2);
          },
          PRUNE,
        );
      }
    }
  }).timeout(60_000);
});
