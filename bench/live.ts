/** `npm run bench:live`: how many calls the live commands make, and what limits and storms cost, counted by the emulator. */

import {
  applyPlan,
  type Clients,
  makeClients,
  memoryJournal,
  planState,
  pullState,
  readDocument,
  readLive,
  type SenderOptions,
  type StepReport,
} from "patchway";
import { type EmulatorOptions, startEmulator } from "patchway/emulator";
import type { Dictionary } from "../common/own.js";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
process.env.AWS_ACCESS_KEY_ID ??= "bench";
process.env.AWS_SECRET_ACCESS_KEY ??= "bench";

const UNLIMITED: SenderOptions = { limit: { rate: 1e6, burst: 1e6 }, backOff: 5, cap: 50 };
const ADDRESS = { api: "v1", id: "bench" } as const;

/** An API of so many routes below the root, one resource each; the first `changed` of them otherwise. */
function api(routes: number, changed = 0): Dictionary {
  const integrations: Dictionary = {};
  for (let index = 0; index < routes; index++) {
    const uri = `https://example.com/${index}${index < changed ? "/changed" : ""}`;
    integrations[`GET /r${index}`] = { type: "HTTP_PROXY", httpMethod: "GET", uri };
  }
  return { api: { version: "v1", id: "bench" }, integrations, routes: {} };
}

async function on<T>(
  options: EmulatorOptions,
  use: (clients: Clients, counts: () => string, carriedOut: () => number) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator(options);
  const clients = await makeClients({ endpoint: emulator.endpoint, region: "us-east-1" });
  let before: Readonly<Record<string, number>> = {};
  const counts = (): string => {
    const now = emulator.calls.apigateway;
    const since = Object.keys(now).map((name) => [name, (now[name] ?? 0) - (before[name] ?? 0)] as const);
    before = now;
    return since
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ");
  };
  try {
    return await use(clients, counts, () => emulator.carriedOut.apigateway.UpdateIntegration ?? 0);
  } finally {
    clients.destroy();
    await emulator.close();
  }
}

const print = (what: string, text: string): void => console.log(`${what.padEnd(52)} ${text}`);

await on({ seed: api(999) }, async (clients, counts) => {
  await pullState(clients, ADDRESS, UNLIMITED);
  print("pull, 1,000 resources with the root", counts());
  const plan = planState(readDocument(api(999, 100)), await readLive(clients, ADDRESS, UNLIMITED));
  print("plan, 100 of them changed", counts());
  let before = "";
  const onStep = (_: StepReport): void => {
    before ||= counts();
  };
  const { status } = await applyPlan(clients, plan, { ...UNLIMITED, onStep });
  print("apply, to the end of the first step", before);
  print(`apply, the rest (${status})`, counts());
});

await on({ seed: api(400), throttle: true }, async (clients, counts) => {
  const limited = { backOff: 200 };
  const plan = planState(readDocument(api(400, 400)), await readLive(clients, ADDRESS, limited));
  counts();
  // The bucket of the account is full again before the clock starts.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const began = performance.now();
  const { status, sent } = await applyPlan(clients, plan, limited);
  const took = (performance.now() - began) / 1000;
  const calls = 400 + 2;
  const least = (calls - 40) / 10;
  print(`apply under the account's limits, ${sent} steps (${status})`, counts());
  print(
    "",
    `${took.toFixed(1)} s; the limits allow ${least.toFixed(1)} s: ${(100 * (took / least - 1)).toFixed(1)} % more`,
  );
});

await on(
  { seed: api(1000), fault: { "429": 0.3, reset: 0.05, seed: 7 } },
  async (clients, counts, carriedOut) => {
    const plan = planState(readDocument(api(1000, 1000)), await readLive(clients, ADDRESS, UNLIMITED));
    counts();
    const journal = memoryJournal();
    const { status, sent, left } = await applyPlan(clients, plan, { ...UNLIMITED, journal });
    const done = journal.entries.filter(({ type }) => type === "done").length;
    print(`storm of 30 % 429 and 5 % resets (${status})`, counts());
    print(
      "",
      `${sent} sent, ${left} left; ${carriedOut()} carried out by the emulator, ${done} done in the journal`,
    );
  },
);
