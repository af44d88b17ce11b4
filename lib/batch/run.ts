/** Blocks in, results out, in the order of the blocks; here or on worker threads, with a bounded number under way. */
import { type BlockOptions, type BlockResult, workBlock } from "./block.js";
import { Pool } from "./pool.js";
import type { Block } from "./split.js";
import { type BatchCommand, prepareTask, type TaskOptions } from "./tasks/index.js";

export interface RunOptions extends BlockOptions {
  /** How many threads work; 1 is this one. */
  readonly jobs: number;
  /** Worker threads begin once so many bytes have been read: fewer are done before the threads are up. */
  readonly threadsFrom: number;
  /** How many bytes there are to read, where that is known: where they are enough, threads begin at once. */
  readonly size?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Done<B extends Block> {
  readonly block: B;
  readonly result: BlockResult;
}

/** What may be under way at once: enough that no thread waits, and no more than this of memory unless a line is longer. */
const BLOCKS_A_JOB = 2;
const MOST_BYTES = 64 * 1024 * 1024;

/** The first of some promises; rejects when the signal is aborted before. Leaves nothing behind on the signal. */
function first<T>(promises: readonly Promise<T>[], signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return Promise.race(promises);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    const settled = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    Promise.race(promises).then(resolve, reject).finally(settled);
  });
}

/** What a source gives, until the signal is aborted: a source that is waited for may never answer. */
export async function* abortable<T>(
  source: AsyncIterable<T> | Iterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const values =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : asynchronous(source[Symbol.iterator]());
  try {
    for (;;) {
      const next = values.next();
      next.catch(() => {});
      const { done, value } = await first([next], signal);
      if (done === true) return;
      yield value;
    }
  } finally {
    values.return?.()?.catch(() => {});
  }
}

function asynchronous<T>(values: Iterator<T>): AsyncIterator<T> {
  return {
    next: async () => values.next(),
    return: async () => values.return?.() ?? { done: true, value: undefined },
  };
}

interface UnderWay<B extends Block> {
  readonly bytes: number;
  readonly done: Promise<Done<B>>;
}

/**
 * Works on blocks.
 *
 * @throws the reason of the signal once it is aborted: what is under way is dropped whole
 */
export async function* runBlocks<C extends BatchCommand, B extends Block>(
  command: C,
  task: TaskOptions[C],
  blocks: AsyncIterator<B>,
  options: RunOptions,
): AsyncGenerator<Done<B>> {
  const { jobs, threadsFrom, size, signal } = options;
  const blockOptions: BlockOptions = { bail: options.bail === true };
  const work = await prepareTask(command, task);
  const queue: UnderWay<B>[] = [];
  let pool: Pool | undefined;
  let read = 0;
  let held = 0;

  const start = (block: B): void => {
    const bytes = block.bytes.byteLength;
    read += bytes;
    held += bytes;
    if (jobs > 1 && Math.max(read, size ?? 0) > threadsFrom) {
      pool ??= new Pool(jobs, { command, task, options: blockOptions });
    }
    // While the threads come up there is work to do; blocks that were given away before come first.
    const working =
      pool?.isUp === true
        ? pool.run(block.bytes)
        : Promise.resolve(workBlock(block.bytes, work, blockOptions));
    const done = working.then((result) => ({ block, result }));
    // Awaited in its turn; whoever stops before that does not hear of it.
    done.catch(() => {});
    queue.push({ bytes, done });
  };
  const isFull = (): boolean =>
    queue.length > 0 && (pool?.isUp !== true || queue.length >= jobs * BLOCKS_A_JOB || held >= MOST_BYTES);

  try {
    let reading: Promise<IteratorResult<B>> | undefined;
    for (let ended = false; ; ) {
      if (!ended && reading === undefined && !isFull()) {
        reading = blocks.next();
        reading.catch(() => {});
      }
      const head = queue[0];
      if (head === undefined && reading === undefined) return;
      const waited: Promise<Done<B> | IteratorResult<B>>[] = [];
      if (head !== undefined) waited.push(head.done);
      if (reading !== undefined) waited.push(reading);
      const came = await first(waited, signal);
      if ("result" in came) {
        queue.shift();
        held -= (head as UnderWay<B>).bytes;
        yield came;
        continue;
      }
      reading = undefined;
      if (came.done === true) ended = true;
      else start(came.value);
    }
  } finally {
    await pool?.close();
    // A source that is waited for may never answer.
    blocks.return?.()?.catch(() => {});
  }
}
