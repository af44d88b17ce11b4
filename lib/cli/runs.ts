/** What apply and rollback have in common: the question before, the way to stop, and what is told of steps and ends. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { RunResult, StepReport } from "../live/report.js";
import { resultText } from "../live/text.js";
import { safeJson, visible } from "../report/visible.js";
import { UsageError } from "./errors.js";
import { EXIT, type ExitCode } from "./exit.js";
import { interruptible } from "./interruptible.js";
import type { Io, Printer } from "./io.js";
import type { Call } from "./table/command.js";

/** Asks before something is sent. Where nobody can be asked, --yes has to be given. */
export async function confirmed(io: Io, err: Printer, question: string): Promise<boolean> {
  const input = io.stdin as unknown as Readable & { isTTY?: boolean };
  if (input.isTTY !== true) throw new UsageError("nobody can be asked here: --yes sends without asking");
  await err.print(`${question} Only "yes" is taken: `);
  const lines = createInterface({ input });
  try {
    for await (const line of lines) return line.trim() === "yes";
    return false;
  } finally {
    lines.close();
  }
}

/** Lets Ctrl-C, and a request to terminate, end a run after the call in flight. The second ends the process at once. */
export function stoppable<T>(err: Printer, use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return interruptible((signal) => {
    const tell = (): void => {
      void err.print("  ending after the call in flight; once more ends at once\n").catch(() => {});
    };
    signal.addEventListener("abort", tell, { once: true });
    return use(signal);
  });
}

/** Tells of each step: a line of JSON, or progress on a terminal. */
export function stepPrinter({ out, err, io }: Pick<Call, "out" | "err" | "io">, format: "text" | "json") {
  let told: Promise<void> = Promise.resolve();
  let number = 0;
  return {
    onStep(report: StepReport): void {
      number++;
      const { command, route, outcome, error } = report;
      const text =
        format === "json"
          ? `${safeJson(JSON.stringify(report))}\n`
          : `  ${number}  ${command}  ${visible(route)}  ${outcome}${error === undefined ? "" : `: ${error}`}\n`;
      if (format === "text" && io.stderr.isTTY !== true && outcome !== "refused") return;
      told = told.then(() => (format === "json" ? out : err).print(text));
      // What cannot be printed does not end a run in the middle of a call; it is said at the end.
      told.catch(() => {});
    },
    told: () => told,
  };
}

export async function printResult(
  { out }: Pick<Call, "out">,
  result: RunResult,
  format: "text" | "json",
): Promise<ExitCode> {
  if (format === "json") {
    const { error, ...rest } = result;
    const last = { ...rest, ...(error === undefined ? {} : { error: error.message }) };
    await out.print(`${safeJson(JSON.stringify(last))}\n`);
  } else await out.print(resultText(result, out.layout));
  if (result.status === "interrupted") return EXIT.interrupted;
  if (result.status !== "complete") return EXIT.error;
  return result.sent > 0 ? EXIT.changes : EXIT.same;
}
