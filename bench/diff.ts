/**
 * `diff` beside the differs of npm, on changed pairs and on identical ones, and what of the others' lists API Gateway
 * would refuse. `npm run bench -- [--json] [--rounds N]`; exit code 1 where a goal is missed.
 */
import { parseArgs } from "node:util";
import fastJsonPatch from "fast-json-patch";
import microdiff from "microdiff";
import {
  applyPatch,
  checkPatch,
  diff,
  formatPointer,
  invertPatch,
  type PatchOperation,
  type Resources,
} from "patchway";
import { createPatch } from "rfc6902";
import { reaches } from "../common/findings.js";
import { contestant, median, peakHeap, race, ratio, table } from "./harness.js";
import { type Pair, readPairs, reread } from "./pairs.js";

type Integration = Resources["Integration"];
/** By name: to take a list apart goes through its iterator, and is timed with every call. */
type Input = { readonly before: Integration; readonly after: Integration };

/** A differ, and its result as the list that somebody would send. */
interface Differ {
  readonly run: (before: Integration, after: Integration) => unknown;
  readonly list: (result: unknown) => readonly unknown[];
}

const OPS = { CREATE: "add", CHANGE: "replace", REMOVE: "remove" } as const;
const asIs = (result: unknown): readonly unknown[] => result as readonly unknown[];

const OURS = "patchway";
const DIFFERS: Readonly<Record<string, Differ>> = {
  [OURS]: {
    run: (before, after) => diff("Integration", before, after),
    list: (result) => (result as { patchOperations: PatchOperation[] }).patchOperations,
  },
  "fast-json-patch": { run: (before, after) => fastJsonPatch.compare(before, after), list: asIs },
  microdiff: {
    run: (before, after) => microdiff(before, after),
    list: (result) =>
      (result as ReturnType<typeof microdiff>).map((found) => ({
        op: OPS[found.type],
        path: formatPointer(found.path.map(String)),
        ...(found.type === "REMOVE" ? {} : { value: found.value }),
      })),
  },
  rfc6902: { run: createPatch, list: asIs },
};

/** How many times as fast as another differ `diff` has to be. */
const GOALS: Readonly<Record<string, { changed: number; identical: number }>> = {
  "fast-json-patch": { changed: 1.4, identical: 1.5 },
  microdiff: { changed: 1, identical: 1 },
};

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "41" } },
});
const rounds = Number(options.rounds);
const { source, pairs } = readPairs();

const SETS: Readonly<Record<"changed" | "identical", readonly Input[]>> = {
  changed: pairs.map(({ before, after }: Pair) => ({ before, after })),
  identical: pairs.map(({ before }) => ({ before, after: reread(before) })),
};

function raceOn(inputs: readonly Input[]) {
  const all = Object.entries(DIFFERS).map(([name, { run }]) =>
    contestant(name, inputs, ({ before, after }) => run(before, after)),
  );
  return race(all, rounds);
}

/** The share of a differ's lists in which an operation would be refused. */
function refused({ run, list }: Differ): number {
  const bad = SETS.changed.filter(({ before, after }) => {
    const operations = list(run(before, after)) as readonly PatchOperation[];
    return reaches(checkPatch("Integration", operations, { current: before }), "error");
  });
  return bad.length / SETS.changed.length;
}

const changed = raceOn(SETS.changed);
const identical = raceOn(SETS.identical);

const results = Object.entries(DIFFERS).map(([name, differ]) => ({
  name,
  changed: { rate: median(changed.get(name) ?? []), ratio: ratio(changed, OURS, name) },
  identical: { rate: median(identical.get(name) ?? []), ratio: ratio(identical, OURS, name) },
  refused: refused(differ),
  peakHeap: peakHeap(SETS.changed, ({ before, after }) => differ.run(before, after)),
}));

/** The other calls, on the lists that `diff` gives; nothing is compared with them. */
const calls = SETS.changed.map(
  ({ before, after }) => [before, diff("Integration", before, after).patchOperations] as const,
);
const others = race(
  [
    contestant("applyPatch", calls, ([before, list]) => applyPatch("Integration", before, list)),
    contestant("checkPatch", calls, ([, list]) => checkPatch("Integration", list)),
    contestant("checkPatch, current", calls, ([current, list]) =>
      checkPatch("Integration", list, { current }),
    ),
    contestant("invertPatch", calls, ([before, list]) => invertPatch("Integration", before, list)),
  ],
  Math.ceil(rounds / 4),
);

const missed = results.flatMap(({ name, changed: ofChanged, identical: ofIdentical }) => {
  const goal = GOALS[name];
  if (goal === undefined) return [];
  return [
    ...(ofChanged.ratio > goal.changed ? [] : [`changed pairs: more than ${goal.changed} times ${name}`]),
    ...(ofIdentical.ratio > goal.identical
      ? []
      : [`identical pairs: more than ${goal.identical} times ${name}`]),
  ];
});

const calling = [...others].map(([name, rates]) => ({ name, rate: median(rates) }));
if (options.json) {
  const node = process.version;
  process.stdout.write(
    `${JSON.stringify({ node, source, pairs: pairs.length, rounds, results, calls: calling, missed })}\n`,
  );
} else {
  const rate = (value: number): string => Math.round(value / 1000).toLocaleString("en");
  const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const rows = results.map((result) => [
    result.name,
    rate(result.changed.rate),
    result.changed.ratio.toFixed(2),
    rate(result.identical.rate),
    result.identical.ratio.toFixed(2),
    `${(result.refused * 100).toFixed(1)} %`,
    megabytes(result.peakHeap),
  ]);
  const head = [
    "pairs a second, in thousands",
    "changed",
    `${OURS} is ×`,
    "identical",
    `${OURS} is ×`,
    "lists refused",
    "peak heap",
  ];
  process.stdout.write(
    `${pairs.length} pairs of ${source}; ${rounds} rounds, interleaved; node ${process.version}\n\n`,
  );
  process.stdout.write(`${table([head, ...rows])}\n\n`);
  const calledHead = ["calls a second, in thousands", "changed"];
  process.stdout.write(`${table([calledHead, ...calling.map(({ name, rate: of }) => [name, rate(of)])])}\n`);
  for (const goal of missed) process.stdout.write(`goal missed on ${goal}\n`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
