/** The files of one run: none is written twice, and none is written that is read. */
import { type BigIntStats, fstatSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./errors.js";
import type { Call } from "./table/command.js";
import type { OptionRow } from "./table/option.js";

const STDIN = "-";

/** A regular file by its place on the disk; nothing for a device or a pipe, which may be named twice. */
const idOf = (there: BigIntStats): string | undefined =>
  there.isFile() ? `${there.dev}:${there.ino}` : undefined;

/** The same for every name of a file, whether it is there yet or not. */
function idOfName(cwd: string, name: string): string | undefined {
  const file = path.resolve(cwd, name);
  try {
    const there = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (there !== undefined) return idOf(there);
    return path.join(realpathSync(path.dirname(file)), path.basename(file));
  } catch {
    // Whoever opens it says why it cannot be.
    return undefined;
  }
}

/** The file that a stream of the process comes from or goes to. */
function idOfStream(stream: unknown): string | undefined {
  const { fd } = stream as { readonly fd?: unknown };
  return typeof fd === "number" ? idOf(fstatSync(fd, { bigint: true })) : undefined;
}

/** Takes down what is read, then what is written: each that is written is held against all before it. */
export class RunFiles {
  readonly #call: Pick<Call, "options" | "values" | "io">;
  /** What is read, and may be written all the same. */
  readonly #replaced: ReadonlySet<string | undefined>;
  readonly #inputs = new Map<string, string>();
  readonly #outputs = new Map<string, string>();

  /** Begins with the files that options name to be read. */
  constructor(call: Pick<Call, "options" | "values" | "io" | "reader">) {
    this.#call = call as Call;
    const { reader, io } = call;
    const replaced = this.#named("replaced");
    const isWhole = ([, name]: readonly [string, string]) => reader.fileOf(name) === name;
    this.#replaced = new Set(replaced.filter(isWhole).map(([, name]) => idOfName(io.cwd, name)));
    // Of a file that is read in part, the rest would be lost.
    for (const [option, name] of [...this.#named("read"), ...replaced]) {
      this.#reads(reader.fileOf(name), `that --${option} reads`);
    }
  }

  /** The options of a sort that are given, with the files that they name. */
  #named(file: NonNullable<OptionRow["file"]>): (readonly [string, string])[] {
    const { options, values } = this.#call;
    return Object.keys(options)
      .filter((option) => options[option]?.file === file)
      .flatMap((option) => {
        const name: unknown = values[option];
        return typeof name === "string" ? [[option, name] as const] : [];
      });
  }

  #reads(file: string, how: string, shown = file): void {
    const { stdin, cwd } = this.#call.io;
    const id = file === STDIN ? idOfStream(stdin) : idOfName(cwd, file);
    if (id === undefined || this.#replaced.has(id)) return;
    this.#inputs.set(id, `${how}, ${file === STDIN ? "stdin" : shown}`);
  }

  /** @param shown as messages name it */
  reads(file: string, shown = file): void {
    this.#reads(file, "that is read", shown);
  }

  #writes(id: string | undefined, what: string, name: string): void {
    if (id === undefined) return;
    const input = this.#inputs.get(id);
    if (input !== undefined) {
      throw new UsageError(`${what} is the file ${input}: what it holds would be lost; name another.`);
    }
    const other = this.#outputs.get(id);
    if (other !== undefined) {
      throw new UsageError(
        `${other} and ${what} are one file, ${name}: one would overwrite the other; name another.`,
      );
    }
    this.#outputs.set(id, what);
  }

  /** @throws UsageError where it would take the place of an input or another output */
  writesStdout(): void {
    this.#writes(idOfStream(this.#call.io.stdout), "stdout", "stdout");
  }

  /**
   * The files that options name to be written.
   *
   * @throws UsageError where one would take the place of an input or another output
   */
  writesOptions(): void {
    for (const [option, name] of this.#named("written")) {
      this.#writes(idOfName(this.#call.io.cwd, name), `--${option}`, name);
    }
  }
}
