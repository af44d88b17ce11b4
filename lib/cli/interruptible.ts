/** Lets a signal end a run after what is under way; a second one ends it at once. */
export async function interruptible<T>(
  use: (signal: AbortSignal) => Promise<T>,
  signals: readonly NodeJS.Signals[] = ["SIGINT"],
): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of signals) process.once(name, abort);
  try {
    return await use(stop.signal);
  } finally {
    for (const name of signals) process.removeListener(name, abort);
  }
}
