/** One process's part of `bench/kinds.ts`: measures every kind, and prints what it found as one line of JSON. */
import fastJsonPatch from "fast-json-patch";
import { type Desired, diff, type Kind, type Resources } from "patchway";
import { contestant, median, race, ratio, sink } from "./harness.js";
import { integrationLike, KINDS, type KindPair, pairOfKind } from "./kind-pairs.js";
import { reread } from "./pairs.js";

/** What one process found of a kind. */
export interface Found {
  /** Of a diff, in nanoseconds. */
  readonly nanos: number;
  /** How many times as long as the integration's. */
  readonly ratio: number;
  /** The same of fast-json-patch. */
  readonly control: number;
}

export type FoundOfKind = { readonly kind: Kind } & Readonly<Record<"changed" | "identical", Found>>;

/** Copies of a pair, so that not one object alone is in the processor's cache. */
const COPIES = 64;

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

function measure(rounds: number, identical: boolean) {
  const contestants = all.flatMap(({ kind, pair }) => [
    itself(kind, pair, identical),
    beside(kind, pair, identical),
    control(kind, pair, identical),
    control(`beside ${kind}`, integrationLike(pair), identical),
  ]);
  const rates = race(contestants, rounds, 10);
  return (kind: Kind): Found => ({
    nanos: 1e9 / median(rates.get(kind) ?? []),
    ratio: ratio(rates, `beside ${kind}`, kind),
    control: ratio(rates, `control beside ${kind}`, `control ${kind}`),
  });
}

const rounds = Number(process.argv[2]);
const changed = measure(rounds, false);
const identical = measure(rounds, true);
const found: FoundOfKind[] = KINDS.map((kind) => ({
  kind,
  changed: changed(kind),
  identical: identical(kind),
}));
process.stdout.write(`${JSON.stringify(found)}\n`);
