import type { Sink } from "./io.js";

/** What is soon over needs no progress; afterwards a line is enough that changes a few times a second. */
const FIRST = 1000;
const EVERY = 200;

/** How far a run is: a line of a terminal that the next one takes the place of. Elsewhere nothing is shown. */
export class Progress {
  #shown = false;
  #next: number;

  constructor(
    readonly sink: Sink,
    readonly now: () => number = () => performance.now(),
  ) {
    this.#next = now() + FIRST;
  }

  tick(text: () => string): void {
    if (this.sink.isTTY !== true || this.now() < this.#next) return;
    this.#next = this.now() + EVERY;
    this.#shown = true;
    this.sink.write(`\r\x1b[K${text()}`, () => {});
  }

  /** Before something else is printed. */
  clear(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.sink.write("\r\x1b[K", () => {});
  }
}
