/** Where results go: stdout, or a file that is there whole or not at all. */
import { randomBytes } from "node:crypto";
import { createWriteStream, openSync, realpathSync, renameSync, statSync, unlinkSync } from "node:fs";
import path from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { refusalToWrite } from "../../documents/files/world.js";
import { ReadError } from "../errors.js";
import { unlessFinished } from "../interruptible.js";
import type { Printer } from "../io.js";

export interface Output {
  /** Resolves when more can be taken. */
  write(data: Uint8Array | string): Promise<void>;
  /** Nobody reads what is written any more. */
  readonly closed: boolean;
  /** How messages name it where a part of it stays behind after an error; nothing where none does. */
  readonly remains: string | undefined;
  /** All is written: a file takes its name. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

export function printed(out: Printer): Output {
  return {
    write: (data) => out.print(data),
    get closed() {
      return out.closed;
    },
    remains: "the output",
    commit: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

const CHUNK_BYTES = 256 * 1024;

/** A file that is written beside the one that it replaces, and takes its name at the end. */
class FileOutput implements Output {
  readonly closed = false;
  readonly #file: string;
  readonly #target: string;
  /** Nothing where it is a device or pipe, which is written to as it is. */
  readonly #beside: string | undefined;
  readonly #sink: Writable;
  readonly #stream: Writable;
  #failed: unknown;
  #isSettled = () => {};

  constructor(cwd: string, file: string) {
    this.#file = file;
    const named = path.resolve(cwd, file);
    try {
      const there = statSync(named, { throwIfNoEntry: false });
      const isSpecial = there !== undefined && !there.isFile();
      if (there?.isDirectory() === true) throw Object.assign(new Error(), { code: "EISDIR" });
      // A pipe has no path of its own: /dev/stdout leads to one.
      this.#target = there === undefined || isSpecial ? named : realpathSync(named);
      this.#beside = isSpecial
        ? undefined
        : path.join(
            path.dirname(this.#target),
            `.${path.basename(this.#target)}.${randomBytes(6).toString("hex")}.tmp`,
          );
      const mode = there === undefined || isSpecial ? 0o666 : there.mode & 0o777;
      if (this.#beside !== undefined) this.#isSettled = unlessFinished(this.#beside);
      const fd = openSync(this.#beside ?? this.#target, isSpecial ? "w" : "wx", mode);
      const sink = createWriteStream("", { fd, autoClose: true, flush: !isSpecial });
      this.#sink = sink;
    } catch (error) {
      this.#isSettled();
      throw this.#error(error);
    }
    this.#stream = this.#sink;
    if (/\.gz$/i.test(file)) {
      const gzip = createGzip({ chunkSize: CHUNK_BYTES });
      gzip.pipe(this.#sink);
      this.#stream = gzip;
      this.#sink.on("error", (error) => gzip.destroy(error));
    }
    for (const stream of [this.#sink, this.#stream]) {
      stream.on("error", (error) => {
        this.#failed ??= error;
      });
    }
  }

  get remains(): string | undefined {
    return this.#beside === undefined ? this.#file : undefined;
  }

  #error(error: unknown): ReadError {
    return new ReadError(`it cannot be written: ${refusalToWrite(error)}`, { file: this.#file });
  }

  write(data: Uint8Array | string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failed !== undefined) {
        reject(this.#error(this.#failed));
        return;
      }
      this.#stream.write(data, (error) => {
        if (error === undefined || error === null) resolve();
        else reject(this.#error(this.#failed ?? error));
      });
    });
  }

  async commit(): Promise<void> {
    try {
      this.#stream.end();
      await finished(this.#sink);
      if (this.#beside !== undefined) renameSync(this.#beside, this.#target);
      this.#isSettled();
    } catch (error) {
      await this.discard();
      throw this.#error(this.#failed ?? error);
    }
  }

  async discard(): Promise<void> {
    this.#stream.destroy();
    this.#sink.destroy();
    if (this.#beside === undefined) return;
    try {
      unlinkSync(this.#beside);
    } catch {
      // It was never made, or has its name already.
    }
    this.#isSettled();
  }
}

export const fileOutput = (cwd: string, file: string): Output => new FileOutput(cwd, file);
