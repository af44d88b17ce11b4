/** Ctrl-C and its kin: the first signal ends a run after what is under way, the second ends the process at once. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The number of the signal that has ended a run. */
let received: number | undefined;

/** What shells make of a process that a signal has ended: 130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP. */
export const codeOfSignal = (usual: number): number => (received === undefined ? usual : 128 + received);

/** Lets a signal end a run after what is under way; a second one ends the process as it always does. */
export async function interruptible<T>(use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const forget = () => {
    for (const name of SIGNALS) process.removeListener(name, abort);
  };
  const abort = (_: NodeJS.Signals, number: number) => {
    received = number;
    forget();
    stop.abort();
  };
  for (const name of SIGNALS) process.on(name, abort);
  try {
    return await use(stop.signal);
  } finally {
    forget();
  }
}
