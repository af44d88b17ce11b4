import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Io, Sink } from "../../lib/cli/io.js";
import { run } from "../../lib/cli/main.js";

/** The root of the package: compiled specs lie in dist/spec/cli. */
export const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
export const BIN = path.join(ROOT, "dist", "lib", "cli", "patchway.cjs");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Is stdout a terminal? */
  readonly tty?: boolean;
  readonly columns?: number;
  /** Writing to stdout fails with this code. */
  readonly stdoutFails?: string;
}

function sink(chunks: string[], isTTY: boolean, columns: number | undefined, fails?: string): Sink {
  return {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    write(data, done) {
      if (fails === undefined) {
        chunks.push(typeof data === "string" ? data : Buffer.from(data).toString());
        done();
      } else done(Object.assign(new Error(`write ${fails}`), { code: fails, syscall: "write" }));
    },
  };
}

/** Runs the command line without a process. */
export async function cli(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdin: (async function* () {
      if (world.stdin !== undefined) yield world.stdin;
    })(),
    stdout: sink(out, world.tty ?? false, world.columns, world.stdoutFails),
    stderr: sink(err, world.tty ?? false, world.columns),
    env: world.env ?? {},
    cwd: world.cwd ?? ROOT,
  };
  const code = await run(argv, io);
  return { code, stdout: out.join(""), stderr: err.join("") };
}

/** Runs the command line as a process, in the folder of the package. */
export function processOf(
  argv: readonly string[],
  options: { stdin?: string | Uint8Array; cwd?: string } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], {
    cwd: options.cwd ?? ROOT,
    input: options.stdin ?? "",
    maxBuffer: 1 << 30,
  });
  return { code: status ?? -1, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** A folder with these files, for as long as `use` runs. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "patchway-spec-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
