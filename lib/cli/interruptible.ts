/** Ctrl-C and its kin: the first signal ends a run after what is under way, the second ends the process at once. */
import { unlinkSync } from "node:fs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The number of the signal that has ended a run. */
let received: number | undefined;

/** What shells make of a process that a signal has ended: 130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP. */
export const codeOfSignal = (usual: number): number => (received === undefined ? usual : 128 + received);

/** Files that are not whole yet, and that nobody is to find after the process. */
const unfinished = new Set<string>();

/** Names a file that goes where the process is ended at once; what is returned is called once it is whole or gone. */
export function unlessFinished(file: string): () => void {
  unfinished.add(file);
  return () => unfinished.delete(file);
}

function removeUnfinished(): void {
  for (const file of unfinished) {
    try {
      unlinkSync(file);
    } catch {
      // It was never made, or has its name already.
    }
  }
}

/** Lets a signal end a run after what is under way; a second one ends the process as it always does. */
export async function interruptible<T>(use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const forget = () => {
    for (const name of SIGNALS) process.removeListener(name, abort);
  };
  const abort = (name: NodeJS.Signals, number: number) => {
    if (stop.signal.aborted) {
      removeUnfinished();
      forget();
      process.kill(process.pid, name);
      return;
    }
    received = number;
    // Without a listener the second signal does not wait for what is under way.
    if (unfinished.size === 0) forget();
    stop.abort();
  };
  for (const name of SIGNALS) process.on(name, abort);
  try {
    return await use(stop.signal);
  } finally {
    forget();
  }
}
