/**
 * `toV2` beside a `structuredClone` of the same object, and `translatePatch`; `node dist/bench/mapping.js`. Exit code 1
 * where the goal is missed.
 */
import { applyPatch, type PatchOperation, type Resources, toV2, translatePatch } from "patchway";
import { contestant, median, race, ratio, table } from "./harness.js";
import { readPairs } from "./pairs.js";

type Integration = Resources["Integration"];

/** How many times as fast as a structured clone a conversion has to be. */
const GOAL = 3;
const ROUNDS = 21;

const { pairs, source } = readPairs();
const integrations: Integration[] = pairs.map(({ before }) => before);
const lists = pairs.map(({ before }) => ({
  before,
  operations: [{ op: "replace", path: "/timeoutInMillis", value: "5000" }] satisfies PatchOperation[],
}));

const CLONE = "structuredClone";
const HTTP = "toV2, HTTP";
const WEBSOCKET = "toV2, WebSocket";
const rates = race(
  [
    contestant(CLONE, integrations, (one) => structuredClone(one)),
    contestant(HTTP, integrations, (one) => toV2(one, { protocol: "HTTP" })),
    contestant(WEBSOCKET, integrations, (one) => toV2(one, { protocol: "WEBSOCKET" })),
    contestant("translatePatch with the object, HTTP", lists, ({ before, operations }) =>
      translatePatch("Integration", operations, { protocol: "HTTP", current: before }),
    ),
    contestant("applyPatch of the same list", lists, ({ before, operations }) =>
      applyPatch("Integration", before, operations),
    ),
  ],
  ROUNDS,
);

const thousands = (rate: number): string => Math.round(rate / 1000).toLocaleString("en");
process.stdout.write(
  `${integrations.length} integrations of ${source}; ${ROUNDS} rounds, interleaved; node ${process.version}\n\n`,
);
const lines = [...rates].map(([name, all]) => [
  name,
  thousands(median(all)),
  ratio(rates, name, CLONE).toFixed(2),
]);
process.stdout.write(`${table([["objects a second, in thousands", "", "× structuredClone"], ...lines])}\n`);
for (const name of [HTTP, WEBSOCKET]) {
  const reached = ratio(rates, name, CLONE);
  if (reached >= GOAL) continue;
  process.stdout.write(
    `goal missed: ${name} is ${reached.toFixed(2)} times as fast as structuredClone, not ${GOAL}\n`,
  );
  process.exitCode = 1;
}
