/** What the live commands have in common: clients, the API that is meant, files of plans, questions, the end of a run. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Clients } from "../clients/client.js";
import type { SenderOptions } from "../clients/sender.js";
import type { StateDocument } from "../live/document.js";
import type { ApiAddress } from "../live/live.js";
import type { StatePlan } from "../live/plan-file.js";
import { isPlan, readPlan } from "../live/plan-file.js";
import type { PlanStateOptions } from "../live/plan-state.js";
import type { RunResult, StepReport } from "../live/report.js";
import { resultText } from "../live/text.js";
import { safeJson, visible } from "../report/visible.js";
import type { Call } from "./commands.js";
import { toV2Options } from "./conversion.js";
import { UsageError } from "./errors.js";
import { EXIT, type ExitCode } from "./exit.js";
import type { Io, Printer } from "./io.js";
import type { CLIENT_OPTIONS, PLAN_OPTIONS, Values } from "./options.js";
import type { Input } from "./read.js";
import { within } from "./resource.js";

type ClientValues = Values<typeof CLIENT_OPTIONS>;

/** Runs something with clients of both services, and ends their connections. */
export async function withClients<T>(
  values: ClientValues,
  use: (clients: Clients, options: SenderOptions) => Promise<T>,
): Promise<T> {
  const { makeClients } = await import("../clients/client.js");
  const { region, profile, rate } = values;
  const endpoint = values["endpoint-url"];
  if (rate === 0) throw new UsageError("--rate is at least 1");
  const clients = await makeClients({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  });
  try {
    return await use(
      clients,
      rate === undefined ? {} : { limit: { rate, burst: Math.max(1, Math.min(40, rate * 4)) } },
    );
  } finally {
    clients.destroy();
  }
}

/** The API that a command is for. */
export function addressOf(
  values: { readonly api: string | undefined; readonly id: string | undefined },
  document?: StateDocument,
): ApiAddress {
  const api = values.api ?? document?.api.version;
  const same = api === document?.api.version;
  const id = values.id ?? (same ? document?.api.id : undefined);
  if (api !== "v1" && api !== "v2") throw new UsageError("say which API it is: --api v1 or v2");
  if (id === undefined) throw new UsageError("say which API it is: --id");
  return { api, id };
}

/** The options of planning that a command line gives. */
export async function planOptions(call: Call<typeof PLAN_OPTIONS>): Promise<PlanStateOptions> {
  const { values, reader } = call;
  const {
    protocol: _,
    allow: _allow,
    ...maps
  } = await toV2Options("HTTP", { ...values, "route-key": undefined }, reader);
  const maxTimeoutMillis = values["max-timeout"];
  const { region } = values;
  return {
    ...maps,
    only: values.only,
    prune: values.prune,
    allowOpen: values["allow-open"],
    allow: values.allow as NonNullable<PlanStateOptions["allow"]>,
    absent: values["keep-absent"] ? "keep" : "reset",
    documentedOnly: values["documented-only"],
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
    ...(region === undefined ? {} : { region }),
  };
}

/** The plan in a file; nothing where the file holds none. */
export const planIn = (input: Input): StatePlan | undefined =>
  isPlan(input.value) ? within(input, () => readPlan(input.value)) : undefined;

/** Keeps a text in a file of its owner's alone: whole, or not at all. */
export function keep(io: Pick<Io, "cwd">, file: string, text: string): void {
  const path = resolve(io.cwd, file);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(draft, "w", 0o600);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(draft, path);
  } catch (error) {
    throw new UsageError(`${visible(file)} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

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
    const { error: _, ...rest } = result;
    await out.print(`${safeJson(JSON.stringify(rest))}\n`);
  } else await out.print(resultText(result, out.layout));
  if (result.status === "interrupted") return EXIT.interrupted;
  if (result.status !== "complete") return EXIT.error;
  return result.sent > 0 ? EXIT.changes : EXIT.same;
}
