/** `--ndjson`: objects by the million, one a line, through a command. */
import { availableParallelism } from "node:os";
import type { Severity } from "../../../common/findings.js";
import {
  type BatchCommand,
  LineBatch,
  type LineError,
  type LineOutcome,
  MOST_JOBS,
  type TaskOptions,
} from "../../batch/lines.js";
import { integrationsText } from "../../batch/text.js";
import { safeJson, visible } from "../../report/visible.js";
import { describe } from "../describe.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { RunFiles } from "../files.js";
import { interruptible } from "../interruptible.js";
import type { Call } from "../table/command.js";
import type { LINES_OPTIONS } from "../table/lines.js";
import { openInputs } from "./input.js";
import { fileOutput, type Output, printed } from "./output.js";
import { Patience } from "./patience.js";
import { Progress } from "./progress.js";
import { summaryJson, summaryText } from "./summary.js";

type LinesCall = Call<typeof LINES_OPTIONS>;

/** What the exit code says of what became of lines. What findings say is told by their severity. */
const CODES: Readonly<Record<LineOutcome, ExitCode>> = {
  failed: EXIT.error,
  refused: EXIT.error,
  blocked: EXIT.findings,
  converted: EXIT.changes,
  changed: EXIT.changes,
  translated: EXIT.changes,
  accepted: EXIT.same,
  rejected: EXIT.same,
  unchanged: EXIT.same,
};

/** From the one that goes before all others. */
const ORDER: readonly ExitCode[] = [EXIT.error, EXIT.findings, EXIT.changes];
const FROM: Readonly<Record<Severity, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  info: ["error", "warning", "info"],
};

function codeOf({ summary }: LineBatch<BatchCommand>, failOn: Severity | undefined): ExitCode {
  const outcomes = Object.entries(summary.outcomes) as [LineOutcome, number][];
  const codes = new Set(outcomes.filter(([, number]) => number > 0).map(([outcome]) => CODES[outcome]));
  if (failOn !== undefined && FROM[failOn].some((severity) => summary.severities[severity] > 0)) {
    codes.add(EXIT.findings);
  }
  return ORDER.find((code) => codes.has(code)) ?? EXIT.same;
}

/** Writes the errors of lines: to stderr for people, or to a file as JSON. */
class Errors {
  readonly #to: Output;
  readonly #textOf: (error: LineError) => string;
  #waiting = "";

  constructor({ values, io, err }: LinesCall, command: string) {
    this.#to = values.errors === undefined ? printed(err) : fileOutput(io.cwd, values.errors);
    this.#textOf =
      values.errors === undefined
        ? (error) => describe(error, command)
        : ({ file, line, column, pointer, message }) =>
            `${JSON.stringify({ file, line, column, pointer, message })}\n`;
  }

  add(error: LineError): Promise<void> | void {
    this.#waiting += this.#textOf(error);
    return this.#waiting.length > 1 << 16 ? this.flush() : undefined;
  }

  async flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = "";
    await this.#to.write(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#to.commit();
  }
}

async function errorsOf(call: LinesCall, command: string, output: Output): Promise<Errors> {
  try {
    return new Errors(call, command);
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** How a batch has ended. */
interface Ended {
  readonly status: "complete" | "stopped" | "interrupted" | "failed";
  /** Why it has failed. */
  readonly error?: unknown;
  /** How many lines of the output are whole, where it is cut. */
  readonly whole?: number;
}

interface Work {
  readonly call: LinesCall;
  readonly command: BatchCommand;
  readonly batch: LineBatch<BatchCommand>;
  readonly progress: Progress;
  readonly errors: Errors;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

const resultsOf = ({ summary }: LineBatch<BatchCommand>): number =>
  summary.lines - (summary.outcomes.failed ?? 0);

/** Writes results while the next are made. */
async function pump({ call, batch, progress, errors, output, signal, patience }: Work): Promise<Ended> {
  const isShown = call.values.out === undefined && call.io.stdout.isTTY === true;
  let writing: Promise<void> = Promise.resolve();
  /** Results that are written for sure. */
  let whole = 0;
  let isCut = false;
  const write = (results: Uint8Array): void => {
    const then = resultsOf(batch);
    writing = output.write(isShown ? safeJson(Buffer.from(results).toString()) : results).then(
      () => {
        whole = then;
      },
      (error) => {
        isCut = true;
        throw error;
      },
    );
    // Awaited before the next one or at the end; until then it is nobody's.
    writing.catch(() => {});
  };
  try {
    for await (const results of batch) {
      await patience.wait(writing);
      signal.throwIfAborted();
      if (output.closed) return { status: "stopped" };
      write(results);
      if (call.values.errors === undefined) await patience.wait(progress.clear());
      await patience.wait(errors.flush());
      await patience.wait(progress.tell(batch.summary.lines));
    }
    await patience.wait(writing);
    const isStopped = call.values.bail && (batch.summary.outcomes.failed ?? 0) > 0;
    return { status: isStopped ? "stopped" : "complete" };
  } catch (error) {
    // So that what is written ends where a line ends.
    await patience.wait(writing).catch(() => {});
    if (signal.aborted && !isCut) return { status: "interrupted" };
    return { status: "failed", error, ...(isCut && output.remains !== undefined ? { whole } : {}) };
  } finally {
    await patience.wait(progress.clear());
  }
}

/** What was said is kept, however the batch ended; results only where they are whole. */
async function close({ errors, output, patience }: Work, ended: Ended): Promise<Ended> {
  try {
    await patience.wait(errors.close());
    if (ended.status === "complete") await output.commit();
    else await output.discard();
    return ended;
  } catch (error) {
    await output.discard();
    return ended.status === "failed" ? ended : { status: "failed", error };
  }
}

async function printSummary({ call, command, batch }: Work, { status, whole }: Ended): Promise<void> {
  const { values, err, io } = call;
  const { summary } = batch;
  const json = summaryJson(command, summary, status, whole);
  if (values.summary !== undefined) {
    const file = fileOutput(io.cwd, values.summary);
    await file.write(json);
    await file.commit();
  } else if ((values as { format?: string }).format === "json") await err.print(json);
  else {
    const before = status === "complete" ? "" : `${status} before the end; `;
    await err.print(`${before}${summaryText(summary, err.paint)}`);
  }
}

async function finish(work: Work, ended: Ended): Promise<ExitCode> {
  const { call, command, batch, output, patience } = work;
  const { status, error, whole } = ended;
  if (status === "failed") await patience.wait(call.err.print(describe(error, command)));
  if (whole !== undefined) {
    const cut = `${visible(output.remains ?? "")} is cut; lines of it that are whole: ${whole}`;
    await patience.wait(call.err.print(`patchway ${command}: ${cut}\n`));
  }
  const code = codeOf(batch, (call.values as { "fail-on"?: Severity })["fail-on"]);
  // Nobody reads the results any more, and nobody wants to hear of it.
  if (!output.closed) await patience.wait(printSummary(work, ended));
  if (status === "failed") return EXIT.error;
  return status === "interrupted" && !output.closed ? EXIT.interrupted : code;
}

/** @throws UsageError where an output would take the place of another, or of an input */
function checkFiles(call: LinesCall): void {
  const { operands, values } = call;
  const files = new RunFiles(call);
  for (const operand of operands.length === 0 ? ["-"] : operands) files.reads(operand);
  if (values.out === undefined) files.writesStdout();
  files.writesOptions();
}

/** Runs a command over lines. */
export async function runLines<C extends BatchCommand>(
  call: LinesCall,
  command: C,
  task: TaskOptions[C],
): Promise<ExitCode> {
  const { values, operands, io, out, err } = call;
  const jobs = values.jobs ?? Math.min(availableParallelism(), MOST_JOBS);
  if (jobs < 1 || jobs > MOST_JOBS) throw new UsageError(`--jobs takes a number from 1 to ${MOST_JOBS}.`);
  const maxLine = values["max-line"] ?? 64;
  if (maxLine < 1 || maxLine > 512) throw new UsageError("--max-line takes a number from 1 to 512, in MiB.");
  const maxLineBytes = maxLine << 20;
  const inputs = openInputs(io, operands, (bytes, file) =>
    command === "convert"
      ? integrationsText(bytes, { file, maxElementBytes: maxLineBytes })
      : { bytes, file },
  );
  checkFiles(call);
  return interruptible(async (signal) => {
    const output = values.out === undefined ? printed(out) : fileOutput(io.cwd, values.out);
    const errors = await errorsOf(call, command, output);
    const patience = new Patience(signal);
    const batch = new LineBatch(command, inputs.texts, task, {
      jobs,
      maxLineBytes,
      bail: values.bail,
      size: inputs.size,
      onError: (error) => {
        const writing = errors.add(error);
        return writing === undefined ? undefined : patience.wait(writing);
      },
      signal,
    });
    const progress = new Progress(
      err,
      io.stderr,
      inputs,
      values.out === undefined && io.stdout.isTTY === true,
    );
    const work: Work = { call, command, batch, progress, errors, output, signal, patience };
    let ended: Ended;
    try {
      ended = await pump(work);
    } finally {
      // A read that still waits would keep the process.
      if (operands.length === 0 || operands.includes("-")) (io.stdin as { destroy?: () => void }).destroy?.();
    }
    return finish(work, await close(work, ended));
  });
}
