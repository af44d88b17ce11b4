import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import { startEmulator } from "../../lib/emulator/index.js";
import {
  applyPlan,
  type LiveStep,
  memoryJournal,
  rollbackPlan,
  type StatePlan,
  type StepReport,
} from "../../lib/index.js";
import { clientsFor, running } from "../emulator/harness.js";
import { changed, FAST, HTTP, planFor, REST, seeded } from "./harness.js";

const TO = changed(REST, {
  "GET /pets": { timeoutInMillis: 5000 },
  "POST /pets": { timeoutInMillis: 6000 },
});

const clientsOf = ({ v1, v2 }: ReturnType<typeof clientsFor>) => ({ apigateway: v1, apigatewayv2: v2 });

const methodOf = (plan: StatePlan, route: string) => {
  const { restApiId, resourceId, httpMethod } = plan.steps.find((step) => step.route === route)?.input ?? {};
  return { restApiId, resourceId, httpMethod } as Dictionary<string>;
};

async function update(world: ReturnType<typeof running>, input: Dictionary, operations: object[]) {
  const { UpdateIntegrationCommand } = await import("@aws-sdk/client-api-gateway");
  await world.v1.send(new UpdateIntegrationCommand({ ...input, patchOperations: operations } as never));
}

describe("an API that changed since it was planned", () => {
  const world = running(() => seeded(REST), "each");

  it("is drift: nothing is sent, and what differs is shown", async () => {
    const plan = await planFor(clientsOf(world), TO);
    await update(world, methodOf(plan, "POST /pets"), [
      { op: "replace", path: "/uri", value: "https://example.com/\u001b[31mother" },
    ]);
    const before = world.emulator.carriedOut.apigateway.UpdateIntegration;
    const result = await applyPlan(clientsOf(world), plan, FAST);
    expect(result).to.deep.include({ status: "drift", sent: 0, left: 2 });
    expect(result.departures).to.deep.equal([
      {
        object: "method POST /pets",
        changes: [
          {
            path: "/uri",
            before: "https://example.com/pets",
            after: "https://example.com/\\u001b[31mother",
          },
        ],
      },
    ]);
    expect(world.emulator.carriedOut.apigateway.UpdateIntegration).to.equal(before);
  });

  it("counts as done where it is what the step would make it", async () => {
    const plan = await planFor(clientsOf(world), TO);
    await update(world, methodOf(plan, "POST /pets"), [
      { op: "replace", path: "/timeoutInMillis", value: "6000" },
    ]);
    const result = await applyPlan(clientsOf(world), plan, FAST);
    expect(result).to.deep.include({ status: "complete", sent: 1, already: 1, left: 0 });
  });

  it("is not rolled back over", async () => {
    const plan = await planFor(clientsOf(world), TO);
    const journal = memoryJournal();
    await applyPlan(clientsOf(world), plan, { ...FAST, journal });
    await update(world, methodOf(plan, "POST /pets"), [
      { op: "replace", path: "/timeoutInMillis", value: "7000" },
    ]);
    const result = await rollbackPlan(clientsOf(world), plan, { ...FAST, journal });
    expect(result).to.deep.include({ status: "drift", sent: 0 });
    expect(result.departures.map(({ object }) => object)).to.deep.equal(["method POST /pets"]);
  });
});

describe("a step that is refused", () => {
  const world = running(() => seeded(REST), "each");

  it("stops the run, which says what was done and what was not", async () => {
    const plan = await planFor(clientsOf(world), TO);
    const broken = structuredClone(plan) as unknown as { steps: { input: Dictionary }[] };
    (broken.steps[1] as { input: Dictionary }).input.patchOperations = [
      { op: "replace", path: "/timeoutInMillis", value: "1" },
    ];
    const reports: StepReport[] = [];
    const journal = memoryJournal();
    const result = await applyPlan(clientsOf(world), plan, {
      ...FAST,
      journal,
      onStep: (report) => {
        reports.push(report);
        plan.steps[1]?.input && Object.assign(plan.steps[1].input, { httpMethod: "PATCH" });
      },
    });
    expect(result).to.deep.include({ status: "refused", sent: 1, refused: 1, left: 0, steps: 2 });
    expect(result.error?.message).to.match(/^UpdateIntegration: NotFoundException: /);
    expect(reports.map(({ outcome }) => outcome)).to.deep.equal(["sent", "refused"]);
    expect(journal.entries.map(({ type }) => type)).to.deep.equal([
      "start",
      "send",
      "done",
      "send",
      "refused",
    ]);
  });

  it("is the last where the caller asks to stop, and the run goes on later", async () => {
    const plan = await planFor(clientsOf(world), TO);
    const stop = new AbortController();
    const journal = memoryJournal();
    const options = { ...FAST, journal, signal: stop.signal, onStep: () => stop.abort() };
    const result = await applyPlan(clientsOf(world), plan, options);
    expect(result).to.deep.include({ status: "interrupted", sent: 1, left: 1 });
    const rest = await applyPlan(clientsOf(world), plan, { ...FAST, journal });
    expect(rest).to.deep.include({ status: "complete", sent: 1, already: 1 });
  });
});

describe("credentials that are refused in a patch", () => {
  const world = running(() => seeded(REST, { assume: { credentialsPatch: "refuse" } }), "each");

  it("are sent by a put, and the responses again; and so on the way back", async () => {
    const to = changed(REST, { "GET /pets": { credentials: "arn:aws:iam::123456789012:role/r" } });
    const plan = await planFor(clientsOf(world), to);
    expect(plan.steps.map(({ command }) => command)).to.deep.equal(["UpdateIntegration"]);
    const reports: StepReport[] = [];
    const journal = memoryJournal();
    const onStep = (report: StepReport) => void reports.push(report);
    const result = await applyPlan(clientsOf(world), plan, { ...FAST, journal, onStep });
    expect(result).to.deep.include({ status: "complete", sent: 1 });
    expect(reports.map(({ outcome }) => outcome)).to.deep.equal(["put"]);
    expect(world.emulator.carriedOut.apigateway).to.deep.include({
      PutIntegration: 1,
      PutIntegrationResponse: 2,
    });
    expect((await planFor(clientsOf(world), to)).steps).to.deep.equal([]);
    const back = await rollbackPlan(clientsOf(world), plan, { ...FAST, journal });
    expect(back).to.deep.include({ status: "complete", sent: 1 });
    expect((await planFor(clientsOf(world), REST)).steps).to.deep.equal([]);
  });
});

describe("cache keys that a changed parameter drops", () => {
  const world = running(() => seeded(REST, { dropCacheKeys: true }), "each");

  it("are sent after the method is read again", async () => {
    const to = changed(REST, {
      "GET /pets": {
        requestParameters: { "integration.request.querystring.p": "method.request.querystring.page" },
      },
    });
    const plan = await planFor(clientsOf(world), to);
    const result = await applyPlan(clientsOf(world), plan, FAST);
    expect(result).to.deep.include({ status: "complete", sent: 2 });
    expect(world.emulator.calls.apigateway.GetMethod).to.equal(1);
    expect((await planFor(clientsOf(world), to)).steps).to.deep.equal([]);
  });

  it("come back after their parameters", async () => {
    const to = changed(REST, { "GET /pets": { requestParameters: {}, cacheKeyParameters: [] } });
    const plan = await planFor(clientsOf(world), to);
    const journal = memoryJournal();
    await applyPlan(clientsOf(world), plan, { ...FAST, journal });
    const back = await rollbackPlan(clientsOf(world), plan, { ...FAST, journal });
    expect(back.departures).to.deep.equal([]);
    expect(back).to.deep.include({ status: "complete", sent: 1 });
    expect((await planFor(clientsOf(world), REST)).steps).to.deep.equal([]);
  });

  it("come back in time where AWS applied the list in part", async () => {
    const to = changed(REST, {
      "GET /pets": {
        requestParameters: {},
        cacheKeyParameters: [],
        requestTemplates: { "application/json": "{}" },
      },
    });
    const plan = await planFor(clientsOf(world), to);
    const [step] = plan.steps as [LiveStep];
    const operations = step.input.patchOperations as { path: string }[];
    expect(operations.map(({ path }) => path.split("/")[1])).to.deep.equal([
      "cacheKeyParameters",
      "requestParameters",
      "requestTemplates",
    ]);
    for (let count = 1; count < operations.length; count++) {
      const journal = memoryJournal([
        { type: "start", plan: plan.digest, at: "2026-01-01T00:00:00Z" },
        { type: "send", step: step.id },
      ]);
      await update(world, methodOf(plan, "GET /pets"), operations.slice(0, count));
      const back = await rollbackPlan(clientsOf(world), plan, { ...FAST, journal });
      expect(back.departures).to.deep.equal([]);
      expect(back).to.deep.include({ status: "complete", sent: 1 });
      expect((await planFor(clientsOf(world), REST)).steps).to.deep.equal([]);
    }
  });
});

/** A document of `count` routes, and the same with each of them changed. */
function many(count: number): [Dictionary, Dictionary] {
  const make = (timeoutInMillis: number) => ({
    api: { version: "v1", id: "rest1" },
    integrations: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `GET /r${index}`,
        { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/", timeoutInMillis },
      ]),
    ),
    routes: {},
  });
  return [make(5000), make(6000)];
}

describe("a storm", () => {
  for (const [says, fault] of [
    ["30 % 429 and 5 % resets", { "429": 0.3, reset: 0.05, seed: 1 }],
    ["20 % 500 and 20 % answers that are lost", { "500": 0.2, lost: 0.2, seed: 2 }],
  ] as const) {
    it(`of ${says} loses no step, and applies none twice`, async () => {
      const [from, to] = many(150);
      const emulator = await startEmulator({ seed: from, fault });
      const made = clientsFor(emulator.endpoint);
      try {
        const plan = await planFor(clientsOf(made), to as never);
        const journal = memoryJournal();
        const result = await applyPlan(clientsOf(made), plan, { ...FAST, journal });
        expect(result).to.deep.include({ status: "complete", sent: 150, left: 0 });
        expect(emulator.carriedOut.apigateway.UpdateIntegration).to.equal(150);
        expect(journal.entries.filter(({ type }) => type === "done")).to.have.length(150);
        expect(emulator.calls.apigateway.UpdateIntegration).to.be.lessThan(450);
      } finally {
        made.v1.destroy();
        made.v2.destroy();
        await emulator.close();
      }
    }).timeout(30_000);
  }

  it("of lost answers makes nothing twice on an HTTP API", async () => {
    const to = changed(
      HTTP,
      Object.fromEntries(
        ["A", "B", "C", "D", "E", "F"].map((name) => [
          `GET /new${name}`,
          {
            IntegrationType: "HTTP_PROXY",
            IntegrationMethod: "GET",
            IntegrationUri: `https://example.com/${name}`,
            PayloadFormatVersion: "1.0",
          },
        ]),
      ),
      Object.fromEntries(
        ["A", "B", "C", "D", "E", "F"].map((name) => [`GET /new${name}`, { authorizationType: "NONE" }]),
      ),
    );
    const emulator = await startEmulator({ seed: HTTP, fault: { lost: 0.3, seed: 3 } });
    const made = clientsFor(emulator.endpoint);
    try {
      const plan = await planFor(clientsOf(made), to);
      const journal = memoryJournal();
      expect(await applyPlan(clientsOf(made), plan, { ...FAST, journal })).to.deep.include({
        status: "complete",
      });
      expect(emulator.carriedOut.apigatewayv2).to.deep.include({ CreateIntegration: 6, CreateRoute: 6 });
      expect(await rollbackPlan(clientsOf(made), plan, { ...FAST, journal })).to.deep.include({
        status: "complete",
      });
      expect((await planFor(clientsOf(made), HTTP, { prune: true })).steps).to.deep.equal([]);
    } finally {
      made.v1.destroy();
      made.v2.destroy();
      await emulator.close();
    }
  });
});
