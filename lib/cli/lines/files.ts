/** The files of one run: none is written twice, and none is written that is read. */
import { type BigIntStats, fstatSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";

interface LineFiles {
  readonly operands: readonly string[];
  readonly values: { readonly [K in "out" | "errors" | "summary"]?: string | undefined };
  readonly io: Io;
}

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

/** @throws UsageError where an output would take the place of another, or of an input */
export function checkFiles({ operands, values, io }: LineFiles): void {
  const inputs = new Map<string, string>();
  for (const name of operands.length === 0 ? [STDIN] : operands) {
    const id = name === STDIN ? idOfStream(io.stdin) : idOfName(io.cwd, name);
    if (id !== undefined) inputs.set(id, name === STDIN ? "stdin" : name);
  }
  const outputs = new Map<string, string>();
  const add = (id: string | undefined, what: string, name: string) => {
    if (id === undefined) return;
    const input = inputs.get(id);
    if (input !== undefined) {
      throw new UsageError(`${what} is the file that is read, ${input}: lines would be lost; name another.`);
    }
    const other = outputs.get(id);
    if (other !== undefined) {
      throw new UsageError(
        `${other} and ${what} are one file, ${name}: one would overwrite the other; name another.`,
      );
    }
    outputs.set(id, what);
  };
  if (values.out === undefined) add(idOfStream(io.stdout), "stdout", "stdout");
  for (const option of ["out", "errors", "summary"] as const) {
    const name = values[option];
    if (name !== undefined) add(idOfName(io.cwd, name), `--${option}`, name);
  }
}
