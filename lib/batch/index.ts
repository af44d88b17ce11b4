/** A million objects through one call: lines in and out, objects in and out, or a stage of a Web stream. */
import { InputError } from "../../common/errors.js";
import { shortly } from "../../common/findings.js";
import { describe } from "../../common/show.js";
import { type BatchCommand, LineBatch, LineError, type LinesOptions, type TaskOptions } from "./lines.js";
import { batchOptions } from "./options.js";
import type { BatchResult } from "./results.js";
import { abortable } from "./run.js";
import { type BatchSource, bytesOf } from "./source.js";
import { type BatchSummary, countFindings, countLine, newTally } from "./tally.js";
import { prepareTask, TASKS } from "./tasks/index.js";
import { integrationsText } from "./text.js";

export { LineError } from "./lines.js";
export type { BatchResult, BatchResults } from "./results.js";
export type { BatchChunk, BatchSource } from "./source.js";
export type { BatchSummary, LineOutcome } from "./tally.js";
export type { BatchCommand, LinesOptions, TaskOptions };

/** What a command is told, and how the batch goes about it. */
export type BatchOptions<C extends BatchCommand> = TaskOptions[C] & LinesOptions;

/** Results, to be iterated over once, and what became of the lines so far. */
export interface Batch<T> extends AsyncIterable<T> {
  readonly summary: BatchSummary;
}

/** Options may be left out where every one of them has a default. */
type Given<C extends BatchCommand> =
  Partial<BatchOptions<C>> extends BatchOptions<C> ? [options?: BatchOptions<C>] : [options: BatchOptions<C>];

/** No command is as long. */
const LONGEST = 20;

function checkCommand(command: unknown): void {
  const known = Object.keys(TASKS);
  if (known.includes(command as string)) return;
  // Where the arguments are turned round it is the source, which may be of any length.
  const given = typeof command === "string" && command.length < LONGEST ? `"${command}"` : describe(command);
  throw new InputError(`a batch is one of ${known.join(", ")}, not ${given}`);
}

function checkSource(source: unknown): void {
  const iterated: object = Object(source);
  if (Symbol.asyncIterator in iterated || Symbol.iterator in iterated) return;
  throw new InputError(
    `the source of a batch is what can be iterated over (an array, a generator, a stream), not ${describe(source)}`,
  );
}

/**
 * Carries out a command on lines of JSON: one object a line in, one result a line out, in the same order. What a line is,
 * and what its result holds, is the same as with `--ndjson` on the command line; findings are short. `convert` takes apart
 * a JSON document of many integrations as well: what `aws apigateway get-resources --embed methods` prints, for instance.
 *
 * @param source pieces of text (bytes or strings, cut anywhere), or objects, each of which is a line: an array, a
 * generator, a Node stream, a Web stream
 * @returns bytes in pieces that end where a line ends
 * @throws InputError at the call, where an option or the source is none; LineError while it is iterated over, at the
 * first line that has no result, unless there is an `onError`
 */
export function batchLines<C extends BatchCommand>(
  command: C,
  source: BatchSource,
  ...[options]: Given<C>
): Batch<Uint8Array> {
  return batchOf(command, source, options);
}

function batchOf<C extends BatchCommand>(
  command: C,
  source: BatchSource,
  options: BatchOptions<C> | undefined,
): Batch<Uint8Array> {
  checkCommand(command);
  checkSource(source);
  const { lines, task } = batchOptions(command, options);
  const bytes = bytesOf(source);
  const { maxLineBytes: maxElementBytes } = lines;
  const text =
    command === "convert"
      ? integrationsText(bytes, maxElementBytes === undefined ? {} : { maxElementBytes })
      : { bytes };
  return new LineBatch(command, [text], task, lines);
}

/**
 * The same for objects: what a line would hold in, what its result would hold out. The objects are not changed. Works in
 * this thread: `jobs` has no say.
 *
 * @throws InputError at the call, where an option or the source is none; LineError while it is iterated over, at the
 * first object that has no result, unless there is an `onError`; its `line` is the number of the object, counted from 1
 */
export function batchObjects<C extends BatchCommand>(
  command: C,
  source: BatchSource<object>,
  ...[options]: Given<C>
): Batch<BatchResult<C>> {
  checkCommand(command);
  checkSource(source);
  const { lines, task } = batchOptions(command, options);
  const { onError, signal } = lines;
  const tally = newTally([...TASKS[command].outcomes, "failed"]);
  async function* run(): AsyncGenerator<BatchResult<C>> {
    const work = await prepareTask(command, task);
    let line = 0;
    for await (const value of abortable(source, signal)) {
      line += 1;
      let answer: ReturnType<typeof work>;
      try {
        answer = shortly(() => work(value, false));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const { message, pointer } = error;
        countLine(tally, "failed");
        const lineError = new LineError(message, { line, pointer });
        if (onError === undefined) throw lineError;
        await onError(lineError);
        continue;
      }
      const { result, outcome } = answer;
      countLine(tally, outcome);
      if (result.findings !== undefined) countFindings(tally, result.findings as []);
      yield result as BatchResult<C>;
    }
  }
  return {
    get summary() {
      return structuredClone(tally);
    },
    [Symbol.asyncIterator]: run,
  };
}

/** A stage of a Web stream, for `pipeThrough`. */
export interface BatchStage {
  readonly writable: WritableStream<Uint8Array | string | object>;
  readonly readable: ReadableStream<Uint8Array>;
  readonly summary: BatchSummary;
}

/** `batchLines` as a stage of a Web stream: `response.body.pipeThrough(batchStage("convert", { to: "http" }))`. */
export function batchStage<C extends BatchCommand>(command: C, ...[options]: Given<C>): BatchStage {
  const { readable: pieces, writable } = new TransformStream<Uint8Array | string | object>();
  const batch = batchOf(command, pieces as BatchSource, options);
  return {
    writable,
    readable: ReadableStream.from(batch),
    get summary() {
      return batch.summary;
    },
  };
}
