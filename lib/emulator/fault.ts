import { InputError } from "../../common/errors.js";

/** What goes wrong, and how often. Rates are from 0 to 1. */
export interface Faults {
  /** Milliseconds that every answer is held back; two for a range. */
  readonly latency?: number | readonly [number, number];
  /** Refused with TooManyRequestsException. */
  readonly "429"?: number;
  /** Refused with InternalFailure; nothing was done. */
  readonly "500"?: number;
  /** Refused with the ConflictException that two changes of one API at a time meet on AWS; nothing was done. */
  readonly "409"?: number;
  /** The connection is reset; nothing was done. */
  readonly reset?: number;
  /** The request is carried out, and the connection is reset in place of the answer. */
  readonly lost?: number;
  /** The same seed and the same order of requests give the same faults. */
  readonly seed?: number;
}

/** In the order in which a draw is compared with them: at most one of them meets a request. */
export const FAULT_KINDS = ["429", "500", "reset", "lost", "409"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fate {
  readonly kind: FaultKind | undefined;
  /** Milliseconds. */
  readonly delay: number;
}

/** A small generator of numbers from 0 to 1 (mulberry32): the same seed, the same numbers, on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function bad(member: string, what: string): never {
  throw new InputError(`${member} of the faults is ${what}`, { pointer: `/fault/${member}` });
}

const isTime = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= 600_000;

/** @throws InputError where a rate or a time is none. */
export function checkFaults(faults: Faults): void {
  const known: ReadonlySet<string> = new Set([...FAULT_KINDS, "latency", "seed"]);
  for (const member of Object.keys(faults)) if (!known.has(member)) bad(member, "unknown");
  let sum = 0;
  for (const kind of FAULT_KINDS) {
    const rate = faults[kind] ?? 0;
    if (typeof rate !== "number" || !(rate >= 0 && rate <= 1)) bad(kind, "a rate from 0 to 1");
    sum += rate;
  }
  if (sum > 1 + 1e-9) bad("429", "too large: the rates together are at most 1");
  const range =
    typeof faults.latency === "number" ? [faults.latency, faults.latency] : (faults.latency ?? [0, 0]);
  const [least, most] = range;
  if (range.length !== 2 || !isTime(least) || !isTime(most) || least > most) {
    bad("latency", "a number of milliseconds, at most 600000, or two for a range");
  }
  if (faults.seed !== undefined && !Number.isSafeInteger(faults.seed)) bad("seed", "a whole number");
}

/** Draws the fate of one request after the other. */
export class FaultSource {
  readonly #faults: Faults;
  readonly #draw: () => number;

  constructor(faults: Faults) {
    checkFaults(faults);
    this.#faults = faults;
    this.#draw = random(faults.seed ?? 1);
  }

  next(): Fate {
    // Always two draws, so that the sequence does not depend on the rates.
    const [which, when] = [this.#draw(), this.#draw()];
    const { latency = 0 } = this.#faults;
    const [least, most] = typeof latency === "number" ? [latency, latency] : latency;
    let below = 0;
    const kind = FAULT_KINDS.find((one) => {
      below += this.#faults[one] ?? 0;
      return which < below;
    });
    return { kind, delay: least + when * (most - least) };
  }
}
