/** A batch over texts: lines in, lines out, with what became of them. */
import { InputError } from "../../common/errors.js";
import type { Fault } from "./block.js";
import { runBlocks } from "./run.js";
import { type Block, blocksOf } from "./split.js";
import { addTally, type BatchSummary, countLine, newTally } from "./tally.js";
import { type BatchCommand, TASKS, type TaskOptions } from "./tasks/index.js";

/** A line has no result. */
export class LineError extends InputError {
  override name = "LineError";
}

export interface LinesOptions {
  /** How many threads work, at most: from 1 to 64; 1 (the default) is this one. What comes out is the same. */
  readonly jobs?: number;
  /** The longest line that is taken, in bytes; 64 MiB where it is left out. A longer one is an error, and is not held. */
  readonly maxLineBytes?: number;
  /** Worker threads begin once so many bytes have been read: for a little they take longer to start than to work. */
  readonly threadsFrom?: number;
  /**
   * Called for each line that has no result, in the order of the lines; the others go on, once what it returns is settled.
   * Without it, the first such line is thrown.
   */
  readonly onError?: (error: LineError) => void | Promise<void>;
  /** Aborted, the batch stops reading and throws the signal's reason; what is under way is dropped whole. */
  readonly signal?: AbortSignal;
}

/** One text of a batch: its lines are counted from 1. */
export interface BatchText {
  /** As errors name it. */
  readonly file?: string;
  /** The lines stood in a document: errors name the place in that, and not the line. */
  readonly isDocument?: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A thread takes about 12 MB before its first line; more than this is a slip of the finger. */
export const MOST_JOBS = 64;
export const MAX_LINE_BYTES = 64 * 1024 * 1024;
const THREADS_FROM = 4 * 1024 * 1024;

/** The member of a line that stands for the place in the document. */
const INTEGRATION = /^\/integration(?=\/|$)/;

interface TextBlock extends Block {
  readonly text: BatchText;
}

async function* blocksOfAll(
  texts: AsyncIterable<BatchText> | Iterable<BatchText>,
  maxLine: number,
): AsyncGenerator<TextBlock> {
  for await (const text of texts) {
    const bytes = text.bytes[Symbol.asyncIterator]();
    try {
      for await (const block of blocksOf(bytes, maxLine)) yield { ...block, text };
    } finally {
      // A source that is waited for may never answer.
      bytes.return?.()?.catch(() => {});
    }
  }
}

/** Lines of results, in pieces that end where a line ends. */
export class LineBatch<C extends BatchCommand> implements AsyncIterable<Uint8Array> {
  readonly #tally;
  readonly #run: () => AsyncGenerator<Uint8Array>;

  constructor(
    command: C,
    texts: AsyncIterable<BatchText> | Iterable<BatchText>,
    task: TaskOptions[C],
    options: LinesOptions & { readonly bail?: boolean; readonly size?: number | undefined },
  ) {
    const { jobs = 1, maxLineBytes: maxLine = MAX_LINE_BYTES, threadsFrom = THREADS_FROM } = options;
    const { onError, signal, size } = options;
    const bail = options.bail === true || onError === undefined;
    const tally = newTally([...TASKS[command].outcomes, "failed"]);
    this.#tally = tally;
    this.#run = async function* () {
      let text: BatchText | undefined;
      let lines = 0;
      const errorOf = ({ message, line, at, ...place }: Fault): LineError => {
        const file = text?.file === undefined ? {} : { file: text.file };
        if (text?.isDocument !== true)
          return new LineError(message, { ...place, ...file, line: lines + line + 1 });
        return new LineError(message, {
          ...file,
          pointer: `${at ?? ""}${place.pointer.replace(INTEGRATION, "")}`,
        });
      };
      const blocks = blocksOfAll(texts, maxLine);
      for await (const { block, result } of runBlocks(command, task, blocks, {
        jobs,
        threadsFrom,
        bail,
        signal,
        size,
      })) {
        if (block.text !== text) {
          text = block.text;
          lines = 0;
        }
        addTally(tally, result.tally);
        if (result.output.length > 0) yield result.output;
        const faults = [...result.errors];
        if (block.long === true && !(bail && faults.length > 0)) {
          countLine(tally, "failed");
          faults.push({ line: result.lines, message: tooLong(maxLine), pointer: "" });
        }
        for (const fault of faults) {
          const error = errorOf(fault);
          if (onError === undefined) throw error;
          await onError(error);
          if (bail) return;
        }
        lines += result.lines + (block.long === true ? 1 : 0);
      }
    };
  }

  /** What became of the lines so far. */
  get summary(): BatchSummary {
    return structuredClone(this.#tally);
  }

  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    return this.#run();
  }
}

const tooLong = (maxLine: number): string => {
  const limit = maxLine % (1 << 20) === 0 ? `${maxLine / (1 << 20)} MiB` : `${maxLine} bytes`;
  return `this line is longer than ${limit} (options.maxLineBytes, --max-line), and is left out`;
};

export type { BatchSummary, LineOutcome } from "./tally.js";
export type { BatchCommand, TaskOptions } from "./tasks/index.js";
