/** How far a batch is: one line on a terminal, written over again and again. */
import { count } from "../../report/layout.js";
import type { Printer, Sink } from "../io.js";
import type { Inputs } from "./input.js";

const EVERY_MILLIS = 250;
/** Shorter work is done before anybody reads of it. */
const FROM_MILLIS = 500;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** `1 h 5 min`, `2 min 5 s`, `12 s`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the line says after so many milliseconds. */
export function progressText(read: number, size: number | undefined, lines: number, millis: number): string {
  const rate = (read * 1000) / millis;
  const parts = [count(lines, "line"), `${megabytes(rate)}/s`];
  if (size === undefined || read > size) return [megabytes(read), ...parts].join(", ");
  const share = size === 0 ? 100 : Math.floor((100 * read) / size);
  const left = rate === 0 ? [] : [`${duration((size - read) / rate)} left`];
  return [`${share}% of ${megabytes(size)}`, ...parts, ...left].join(", ");
}

const ERASE_LINE = "\r\u001b[2K";

export class Progress {
  readonly #err: Printer;
  readonly #isShown: boolean;
  readonly #inputs: Inputs;
  readonly #start = performance.now();
  #last = this.#start + FROM_MILLIS - EVERY_MILLIS;
  #isThere = false;

  /** @param isQuiet what is printed elsewhere goes to the same terminal */
  constructor(err: Printer, sink: Sink, inputs: Inputs, isQuiet: boolean) {
    this.#err = err;
    this.#isShown = sink.isTTY === true && !isQuiet;
    this.#inputs = inputs;
  }

  /** Called as often as something was done. */
  async tell(lines: number): Promise<void> {
    if (!this.#isShown) return;
    const now = performance.now();
    if (now - this.#last < EVERY_MILLIS) return;
    this.#last = now;
    const text = progressText(this.#inputs.read(), this.#inputs.size, lines, now - this.#start);
    this.#isThere = true;
    await this.#err.print(`${ERASE_LINE}${text}`);
  }

  /** Makes room for another line. */
  async clear(): Promise<void> {
    if (!this.#isThere) return;
    this.#isThere = false;
    await this.#err.print(ERASE_LINE);
  }
}
