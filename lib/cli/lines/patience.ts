/** How long a write that is under way may take after an interruption, so that it ends where a line ends. */
const GRACE_MILLIS = 1000;

/** Waits for writes; some time after an interruption not any longer: perhaps nobody reads. */
export class Patience {
  #isOver = false;
  readonly #waiting = new Set<() => void>();

  constructor(signal: AbortSignal) {
    const begin = () => {
      setTimeout(() => {
        this.#isOver = true;
        for (const giveUp of this.#waiting) giveUp();
      }, GRACE_MILLIS).unref();
    };
    signal.addEventListener("abort", begin, { once: true });
  }

  /** Resolves when a write is done or given up. */
  wait(writing: Promise<void>): Promise<void> {
    if (this.#isOver) {
      // Nobody waits for it any more, and so nobody hears that it fails.
      writing.catch(() => {});
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const giveUp = (): void => resolve();
      this.#waiting.add(giveUp);
      writing.then(resolve, reject).finally(() => this.#waiting.delete(giveUp));
    });
  }
}
