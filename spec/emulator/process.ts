/** The command as a process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { BIN, ROOT } from "../cli/harness.js";

export interface Child {
  readonly process: ChildProcess;
  readonly endpoint: string;
  /** The exit code, or the signal. */
  ended(): Promise<number | string>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left behind: it would keep the suite from ending. */
export function reapAfterEach(): void {
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
    running.clear();
  });
}

/** Starts `patchway emulate`, and waits for its first line. */
export async function emulate(...argv: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, [BIN, "emulate", ...argv], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  const exit = once(child, "exit");
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, "line"), exit.then(() => undefined)]);
  if (first === undefined) throw new Error(`it ended at once: ${errors.join("")}`);
  return {
    process: child,
    endpoint: (JSON.parse(String(first[0])) as { endpoint: string }).endpoint,
    ended: async () => {
      const [code, signal] = (await exit) as [number | null, string | null];
      running.delete(child);
      return code ?? signal ?? "";
    },
  };
}
