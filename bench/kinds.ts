/**
 * `diff` of every kind beside `diff` of an integration of the same size. A part of `npm run bench`; alone
 * `node --expose-gc dist/bench/kinds.js [--json] [--rounds N]`;
 * exit code 1 where a kind takes more than 1.2 times as long.
 *
 * The same size is the same number of values (objects, lists, and what they hold) in no less text. In changed pairs as many
 * leaves differ. The object of a kind is such as AWS answers it, small where those are small; the integration that stands
 * beside it is made of an integration's own members. So what is compared is the work that a kind's rows cause, not how large
 * its objects are. That the two are of one size is for fast-json-patch to tell, which knows nothing of rows: it takes about
 * as long on the one as on the other. Of the same length of text alone they are not: a usage of numbers takes it four times
 * as long as an integration of ARNs.
 *
 * Where a changed leaf is the text of a JSON document, which an integration has none of, the integration's time includes a
 * bare JSON.parse of both texts: two documents cannot be compared with less. Identical pairs are a second reading of the
 * same text. The figures are medians over several processes.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { median, table } from "./harness.js";
import { integrationLike, pairOfKind, sizeOf, valuesIn } from "./kind-pairs.js";
import type { Found, FoundOfKind } from "./kinds-once.js";

/** How many times as long as an integration's a diff may take. */
const GOAL = 1.2;
/** How many processes measure: when V8 compiles what differs from one to the next, and a small pair is 100 ns. */
const PROCESSES = 3;

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } },
});
const rounds = Number(options.rounds);

function once(): readonly FoundOfKind[] {
  const script = path.join(import.meta.dirname, "kinds-once.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, script, String(rounds)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as FoundOfKind[];
}

const runs = Array.from({ length: PROCESSES }, once);

/** The medians of what the processes found of the nth kind. */
function found(n: number, pairs: "changed" | "identical"): Found {
  const of = (figure: keyof Found) => median(runs.map((run) => (run[n] as FoundOfKind)[pairs][figure]));
  return { nanos: of("nanos"), ratio: of("ratio"), control: of("control") };
}

const results = (runs[0] as readonly FoundOfKind[]).map(({ kind }, n) => {
  const pair = pairOfKind(kind);
  return {
    kind,
    values: valuesIn(pair.before),
    bytes: sizeOf(pair.before),
    besideBytes: sizeOf(integrationLike(pair).before),
    changes: pair.changes,
    changed: found(n, "changed"),
    identical: found(n, "identical"),
  };
});

const missed = results.flatMap(({ kind, changed: ofChanged, identical: ofIdentical }) => [
  ...(ofChanged.ratio <= GOAL ? [] : [`${kind}, changed: at most ${GOAL} times an integration's time`]),
  ...(ofIdentical.ratio <= GOAL ? [] : [`${kind}, identical: at most ${GOAL} times an integration's time`]),
]);

if (options.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, processes: PROCESSES, rounds, results, missed })}\n`,
  );
} else {
  const head = ["kind", "values", "leaves", "bytes", "integration"];
  for (const pairs of ["changed", "identical"])
    head.push(`${pairs}, ns`, "integration ×", "fast-json-patch ×");
  const cells = ({ nanos, ratio, control }: Found) => [
    nanos.toFixed(0),
    ratio.toFixed(2),
    control.toFixed(2),
  ];
  const rows = results.map((result) => [
    ...[result.kind, String(result.values), String(result.changes)],
    ...[String(result.bytes), String(result.besideBytes)],
    ...[...cells(result.changed), ...cells(result.identical)],
  ]);
  process.stdout.write(
    `${PROCESSES} processes of ${rounds} rounds, interleaved; node ${process.version}\n\n${table([head, ...rows])}\n`,
  );
  for (const goal of missed) process.stdout.write(`goal missed on ${goal}\n`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
