import { setTimeout as wait } from "node:timers/promises";
import { ACCOUNT_LIMIT, type Limit, OPERATION_LIMITS, TokenBucket } from "../emulator/throttle.js";

export type { Limit } from "../emulator/throttle.js";

/** Time, so that a test need not wait. Milliseconds. */
export interface Clock {
  now(): number;
  /** Rejects where the signal aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    wait(milliseconds, undefined, signal === undefined ? undefined : { signal }),
};

/**
 * One bucket for every call of an account, whichever client sends it, and one for each operation that has a limit of
 * its own. Source of the figures: the quotas in API Gateway's Developer Guide.
 */
export class Limiter {
  readonly #account: TokenBucket;
  readonly #own = new Map<string, { readonly bucket: TokenBucket; readonly rate: number }>();
  readonly #rate: number;
  readonly #clock: Clock;
  /** Calls take their turn in the order in which they came. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(limit: Limit = ACCOUNT_LIMIT, clock: Clock = CLOCK) {
    this.#clock = clock;
    this.#rate = limit.rate;
    this.#account = new TokenBucket(limit, clock.now());
    // Whoever asks for more than an account has is not held to the limits of an account.
    if (limit.rate > ACCOUNT_LIMIT.rate) return;
    for (const { operations, count, seconds } of OPERATION_LIMITS) {
      const rate = count / seconds;
      const one = { bucket: new TokenBucket({ rate, burst: count }, clock.now()), rate };
      for (const operation of operations) this.#own.set(operation, one);
    }
  }

  /** Resolves when the call may be sent; rejects where the signal aborts before. */
  take(service: string, command: string, signal?: AbortSignal): Promise<void> {
    const mine = this.#turn.then(() => this.#take(`${service}.${command}`, signal));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #take(operation: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const own = this.#own.get(operation);
    while (own !== undefined && !own.bucket.ready(this.#clock.now())) {
      await this.#clock.wait(200 / own.rate, signal);
    }
    while (!this.#account.ready(this.#clock.now())) {
      await this.#clock.wait(Math.max(1, 200 / this.#rate), signal);
    }
    own?.bucket.take();
    this.#account.take();
  }
}
