/** Measuring side by side: rounds interleaved in one run, so that a busy machine slows every contestant alike. */
import { getHeapStatistics } from "node:v8";

/** Something that is measured: `pass` does the work once for each of `size` inputs. */
export interface Contestant {
  readonly name: string;
  readonly size: number;
  readonly pass: () => void;
}

/** Rates in inputs a second, a round each, by contestant. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/** Results end here, so that no engine can leave the work out. */
export const sink: { last: unknown } = { last: undefined };

type Collector = (options?: { type: "minor" | "major" }) => void;
const collect = (type: "minor" | "major"): void => (globalThis as { gc?: Collector }).gc?.({ type });

export function contestant<T>(name: string, inputs: readonly T[], work: (input: T) => unknown): Contestant {
  const pass = (): void => {
    for (const input of inputs) sink.last = work(input);
  };
  return { name, size: inputs.length, pass };
}

/** Repeats a contestant's pass for at least this long; its rate. */
function measure({ pass, size }: Contestant, millis: number): number {
  // Nobody pays for what another left behind. A major collection here would throw away compiled code.
  collect("minor");
  const start = performance.now();
  let passes = 0;
  let spent = 0;
  do {
    pass();
    passes += 1;
    spent = performance.now() - start;
  } while (spent < millis);
  return (passes * size * 1000) / spent;
}

/** Every contestant in every round, each round beginning with another one. The first rounds only warm up. */
export function race(contestants: readonly Contestant[], rounds: number, millis = 25, warmUp = 5): Rates {
  const rates = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const next = contestants[(turn + warmUp + round) % contestants.length] as Contestant;
      const rate = measure(next, millis);
      if (round >= 0) rates.get(next.name)?.push(rate);
    }
  }
  return rates;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
}

/** How many times as fast one contestant is as another: the median over the rounds of each round's ratio. */
export function ratio(rates: Rates, one: string, other: string): number {
  const others = rates.get(other) as readonly number[];
  return median((rates.get(one) as readonly number[]).map((rate, round) => rate / (others[round] as number)));
}

/** The most heap that is in use at once in a pass that keeps every result, beyond what was there before, in bytes. */
export function peakHeap<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  collect("major");
  const before = getHeapStatistics().used_heap_size;
  let peak = before;
  const kept = inputs.map((input) => {
    const result = work(input);
    peak = Math.max(peak, getHeapStatistics().used_heap_size);
    return result;
  });
  sink.last = kept;
  return peak - before;
}

/** Lines with their columns aligned: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column] as number) : text.padStart(widths[column] as number);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
