/** Worker threads that work on blocks. */
import { Worker } from "node:worker_threads";
import { PatchwayError } from "../../common/errors.js";
import { packageFile } from "../package.js";
import type { BlockOptions, BlockResult } from "./block.js";
import type { BatchCommand, TaskOptions } from "./tasks/index.js";

/** What a worker is told once. */
export interface Setup {
  readonly command: BatchCommand;
  readonly task: TaskOptions[BatchCommand];
  readonly options: BlockOptions;
}

/** What lines leave behind is garbage at once: more room for it is as fast, and takes memory for each thread. */
const YOUNG_MB = 24;

/** What a thread says before its first result. */
export const UP = "up";

interface Waiting {
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: Error) => void;
}

/** One thread and the blocks that it has, the oldest first. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #ended: Error | undefined;
  /** It has loaded what it works with. */
  isUp = false;

  constructor(setup: Setup) {
    // The bundle, in the library as well: its few files are up sooner than the modules one by one.
    this.#worker = new Worker(packageFile("dist", "lib", "cli", "lines.cjs"), {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on("message", (message: BlockResult | typeof UP) => {
      if (message === UP) this.isUp = true;
      else this.#waiting.shift()?.resolve(message);
    });
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", (code) => this.#end(new Error(`exit code ${code}`)));
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  get load(): number {
    return this.#waiting.length;
  }

  #end(cause: Error): void {
    this.#ended ??= new PatchwayError(`a worker thread has ended: ${cause.message}`, { cause });
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }

  run(block: Uint8Array): Promise<BlockResult> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#waiting.push({ resolve, reject });
      // A view of something larger would take that with it.
      const bytes = block.byteLength === block.buffer.byteLength ? block : new Uint8Array(block);
      this.#worker.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

export class Pool {
  readonly #threads: readonly Thread[];

  constructor(jobs: number, setup: Setup) {
    this.#threads = Array.from({ length: jobs }, () => new Thread(setup));
  }

  /** Are all threads up, or has one ended, which its next block will tell? */
  get isUp(): boolean {
    return this.#threads.every(({ isUp, hasEnded }) => isUp || hasEnded);
  }

  /** Works on a block, which is ours no more. */
  run(block: Uint8Array): Promise<BlockResult> {
    const [first, ...others] = this.#threads;
    let idlest = first as Thread;
    for (const thread of others) if (thread.load < idlest.load) idlest = thread;
    return idlest.run(block);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
