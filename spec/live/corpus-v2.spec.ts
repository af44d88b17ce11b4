/** Real integrations of HTTP APIs, and of REST APIs as a WebSocket API has them, each turned into another one and back. */
import { expect } from "chai";
import { copy, type Dictionary } from "../../common/own.js";
import { type EmulatorOptions, startEmulator } from "../../lib/emulator/index.js";
import {
  applyPlan,
  type Clients,
  memoryJournal,
  pullState,
  readDocument,
  rollbackPlan,
  type StateDocument,
  toV2,
  unescapeToken,
} from "../../lib/index.js";
import { clientsFor } from "../emulator/harness.js";
import { hasShared, readSharedLines } from "../shared.js";
import { addressOf, FAST, planFor } from "./harness.js";

const V1 = "corpus/integrations-v1.ndjson";
const V2 = "corpus/integrations-v2.ndjson";
type Line = { readonly integration: Dictionary };

/** In some files a template engine fills the URI in; the service takes none of what stands there before. */
const hasUri = ({ IntegrationUri: uri }: Dictionary): boolean =>
  uri === undefined || /^(?:arn:|https?:)/.test(String(uri));

const http = (): Dictionary[] =>
  readSharedLines<Line>(V2)
    .map(({ integration }) => integration)
    .filter(hasUri)
    .filter(({ IntegrationType }) => /^(?:AWS|HTTP)_PROXY$/.test(String(IntegrationType)));

/** What maps to a WebSocket API, its responses in it. */
function webSocket(): Dictionary[] {
  const found: Dictionary[] = [];
  for (const { integration } of readSharedLines<Line>(V1)) {
    const mapped = toV2(integration as never, { protocol: "WEBSOCKET" });
    if (!mapped.convertible || !hasUri(mapped.integration as Dictionary)) continue;
    found.push({ ...mapped.integration, IntegrationResponses: mapped.responses });
  }
  return found;
}

/** Each route with the integration that stands so many places further on. */
function shifted(protocol: "HTTP" | "WEBSOCKET", all: readonly Dictionary[], by: number): StateDocument {
  const integrations: Dictionary = {};
  const routes: Dictionary = {};
  for (const index of all.keys()) {
    const key = protocol === "HTTP" ? `GET /r${index}` : `r${index}`;
    integrations[key] = copy(all[(index + by) % all.length]);
    routes[key] = { authorizationType: "NONE" };
  }
  return readDocument({ api: { version: "v2", id: "corpus", protocol }, integrations, routes });
}

/** Ids are the service's, and what is made again has others. */
const withoutIds = ({ integrations, routes }: StateDocument, excused: ReadonlySet<string>): unknown =>
  JSON.parse(JSON.stringify({ integrations, routes }), (key, value) =>
    /^(?:IntegrationId|IntegrationResponseId)$/.test(key) || excused.has(key) ? undefined : value,
  );

async function on(options: EmulatorOptions, use: (clients: Clients) => Promise<void>): Promise<void> {
  const emulator = await startEmulator(options);
  const { v1, v2 } = clientsFor(emulator.endpoint);
  try {
    await use({ apigateway: v1, apigatewayv2: v2 });
  } finally {
    v1.destroy();
    v2.destroy();
    await emulator.close();
  }
}

const SETTINGS: readonly EmulatorOptions[] = [
  {},
  { assume: { v2Templates: "replace" } },
  { fault: { lost: 0.1, reset: 0.1, "409": 0.1, seed: 4 } },
];

describe("real integrations of API Gateway V2, changed", function () {
  this.timeout(120_000);
  for (const [protocol, read] of [
    ["HTTP", http],
    ["WEBSOCKET", webSocket],
  ] as const) {
    for (const [index, options] of SETTINGS.entries()) {
      it(`${protocol}: settle, and are taken back, under ${JSON.stringify(options)}`, async function () {
        if (!hasShared(V1) || !hasShared(V2)) return this.skip();
        const from = shifted(protocol, read(), 0);
        const to = shifted(protocol, read(), index + 1);
        expect(Object.keys(from.integrations).length).to.be.greaterThan(20);
        await on({ ...options, seed: from }, async (clients) => {
          const before = await pullState(clients, addressOf(from), FAST);
          expect((await planFor(clients, before)).steps).to.deep.equal([]);
          const plan = await planFor(clients, to);
          expect(plan.findings.filter(({ severity }) => severity === "error")).to.deep.equal([]);
          const journal = memoryJournal();
          const result = await applyPlan(clients, plan, { ...FAST, journal });
          expect(result.departures).to.deep.equal([]);
          expect(result.error?.message).to.equal(undefined);
          expect(result).to.deep.include({ status: "complete", sent: plan.steps.length, left: 0 });
          expect((await planFor(clients, to)).steps).to.deep.equal([]);
          // What no update takes away again is said before, and shows afterwards; nothing else may be left.
          const partial = plan.findings.filter(({ id }) => id === "plan-undo-partial");
          const excused = new Set(partial.map(({ path }) => unescapeToken(path.split("/")[2] ?? "")));
          expect(excused.size).to.be.lessThan(Object.keys(from.integrations).length / 5);
          const back = await rollbackPlan(clients, plan, { ...FAST, journal });
          expect(back.error?.message).to.equal(undefined);
          expect(back.left).to.equal(0);
          expect(back.departures.length).to.be.at.most(excused.size);
          const after = await pullState(clients, addressOf(from), FAST);
          expect(withoutIds(after, excused)).to.deep.equal(withoutIds(before, excused));
        });
      });
    }
  }
});
