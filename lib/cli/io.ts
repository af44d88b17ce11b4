import { coloured, type Layout, type Paint, plain } from "../report/style.js";

/** A stream to write to; `process.stdout` is one. */
export interface Sink {
  write(data: string | Uint8Array, done: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a run sees of the world, so that it can be run without a process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** `FORCE_COLOR` goes before `NO_COLOR`, as Node has it; without either, a terminal that is not dumb has colour. */
export function hasColour(sink: Sink, env: Io["env"]): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return sink.isTTY === true && env.TERM !== "dumb";
}

const WIDEST = 160;
const NARROWEST = 40;
/** Where the output is not a terminal, so that it is the same on every machine. */
const USUAL = 120;

/** One of the two outputs of a run. */
export class Printer {
  /** The reader has gone away: nothing that is printed from here on reaches anybody. */
  closed = false;
  readonly paint: Paint;
  readonly layout: Layout;
  readonly #sink: Sink;

  constructor(sink: Sink, env: Io["env"]) {
    this.#sink = sink;
    this.paint = hasColour(sink, env) ? coloured : plain;
    const columns = sink.isTTY === true ? (sink.columns ?? USUAL) : USUAL;
    this.layout = { paint: this.paint, width: Math.max(NARROWEST, Math.min(WIDEST, columns)) };
  }

  /** Resolves once the data is written, or the reader is known to be gone; rejects where writing fails otherwise. */
  print(data: string | Uint8Array): Promise<void> {
    if (data.length === 0 || this.closed) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#sink.write(data, (error) => {
        if (error === undefined || error === null) resolve();
        else if ((error as NodeJS.ErrnoException).code === "EPIPE") {
          this.closed = true;
          resolve();
        } else reject(error);
      });
    });
  }
}
