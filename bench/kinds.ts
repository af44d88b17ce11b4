/**
 * `diff` of every kind beside `diff` of an integration of the same size. A part of `npm run bench`; alone
 * `node --expose-gc dist/bench/kinds.js [--json] [--rounds N]`;
 * exit code 1 where a kind takes more than 1.2 times as long.
 *
 * The same size is the same number of values: objects, lists, and what they hold. In changed pairs as many leaves differ. The
 * object of a kind is such as AWS answers it, small where those are small; the integration that stands beside it is made
 * of an integration's own members. So what is compared is the work that a kind's rows cause, not how large its objects
 * are. That the two are of one size is for fast-json-patch to tell, which knows nothing of rows: it takes about as long on
 * the one as on the other. Of the same length of text they are not: a usage of numbers takes it four times as long as an
 * integration of ARNs.
 *
 * Where a changed leaf is the text of a JSON document, which an integration has none of, the integration's time includes a
 * bare JSON.parse of both texts: two documents cannot be compared with less. Identical pairs are a second reading of the
 * same text.
 */
import { parseArgs } from "node:util";
import fastJsonPatch from "fast-json-patch";
import { type Desired, diff, type Kind, type Resources } from "patchway";
import { contestant, median, race, ratio, sink, table } from "./harness.js";
import { integrationLike, KINDS, type KindPair, pairOfKind, sizeOf, valuesIn } from "./kind-pairs.js";
import { reread } from "./pairs.js";

/** How many times as long as an integration's a diff may take. */
const GOAL = 1.2;
/** Copies of a pair, so that not one object alone is in the processor's cache. */
const COPIES = 64;

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "11" } },
});
const rounds = Number(options.rounds);

function copies({ before, after }: KindPair, identical: boolean): (readonly [unknown, unknown])[] {
  return Array.from({ length: COPIES }, () => [reread(before), reread(identical ? before : after)] as const);
}

function itself(kind: Kind, pair: KindPair, identical: boolean) {
  return contestant(kind, copies(pair, identical), ([before, after]) =>
    diff(kind, before as Resources[Kind], after as Desired<Kind>),
  );
}

function beside(kind: Kind, pair: KindPair, identical: boolean) {
  const documents = identical ? [] : pair.documents;
  return contestant(`beside ${kind}`, copies(integrationLike(pair), identical), ([before, after]) => {
    for (const text of documents) sink.last = JSON.parse(text);
    return diff("Integration", before as Resources["Integration"], after as Desired<"Integration">);
  });
}

/** Somebody else's differ on the same two pairs. */
function control(name: string, pair: KindPair, identical: boolean) {
  return contestant(`control ${name}`, copies(pair, identical), ([before, after]) =>
    fastJsonPatch.compare(before as object, after as object),
  );
}

const all = KINDS.map((kind) => ({ kind, pair: pairOfKind(kind) }));

function measure(identical: boolean) {
  const contestants = all.flatMap(({ kind, pair }) => [
    itself(kind, pair, identical),
    beside(kind, pair, identical),
    control(kind, pair, identical),
    control(`beside ${kind}`, integrationLike(pair), identical),
  ]);
  return race(contestants, rounds, 10);
}

const changed = measure(false);
const identical = measure(true);

const results = all.map(({ kind, pair }) => {
  const found = (rates: typeof changed) => ({
    nanos: 1e9 / median(rates.get(kind) ?? []),
    ratio: ratio(rates, `beside ${kind}`, kind),
    control: ratio(rates, `control beside ${kind}`, `control ${kind}`),
  });
  return {
    kind,
    values: valuesIn(pair.before),
    bytes: sizeOf(pair.before),
    besideBytes: sizeOf(integrationLike(pair).before),
    changes: pair.changes,
    changed: found(changed),
    identical: found(identical),
  };
});

const missed = results.flatMap(({ kind, changed: ofChanged, identical: ofIdentical }) => [
  ...(ofChanged.ratio <= GOAL ? [] : [`${kind}, changed: at most ${GOAL} times an integration's time`]),
  ...(ofIdentical.ratio <= GOAL ? [] : [`${kind}, identical: at most ${GOAL} times an integration's time`]),
]);

if (options.json) {
  process.stdout.write(`${JSON.stringify({ node: process.version, rounds, results, missed })}\n`);
} else {
  const head = ["kind", "values", "leaves", "bytes", "integration"];
  for (const pairs of ["changed", "identical"])
    head.push(`${pairs}, ns`, "integration ×", "fast-json-patch ×");
  const cells = ({ nanos, ratio: times, control: others }: (typeof results)[number]["changed"]) => [
    nanos.toFixed(0),
    times.toFixed(2),
    others.toFixed(2),
  ];
  const rows = results.map((result) => [
    ...[result.kind, String(result.values), String(result.changes)],
    ...[String(result.bytes), String(result.besideBytes)],
    ...[...cells(result.changed), ...cells(result.identical)],
  ]);
  process.stdout.write(
    `${rounds} rounds, interleaved; node ${process.version}\n\n${table([head, ...rows])}\n`,
  );
  for (const goal of missed) process.stdout.write(`goal missed on ${goal}\n`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
