import { resolve } from "node:path";
import { InputError } from "../../../common/errors.js";
import { type Emulator, type EmulatorOptions, logLine, startEmulator } from "../../emulator/index.js";
import { readAssumptions } from "../assume.js";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../exit.js";
import { readFaults } from "../fault.js";
import type { Input } from "../read.js";
import type { Call } from "../table/command.js";
import type { EMULATE_OPTIONS } from "../table/emulate.js";

type EmulateCall = Call<typeof EMULATE_OPTIONS>;

/** Where each member of the library's options comes from, for errors that name one. */
const OPTIONS: Readonly<Record<string, string>> = {
  port: "--port",
  accountId: "--account-id",
  maxTimeoutMillis: "--max-timeout",
  fault: "--fault",
  region: "--region",
  allowHosts: "--allow-host",
};

function optionsOf({ values, io, err }: EmulateCall, seed: Input | undefined): EmulatorOptions {
  const fault = readFaults(values.fault);
  return {
    port: values.port ?? 0,
    ...(values.state === undefined ? {} : { state: resolve(io.cwd, values.state) }),
    ...(seed === undefined ? {} : { seed: seed.value }),
    throttle: values.throttle,
    ...(fault === undefined ? {} : { fault }),
    assume: readAssumptions(values.assume),
    ...(values["max-timeout"] === undefined ? {} : { maxTimeoutMillis: values["max-timeout"] }),
    dropCacheKeys: values["drop-cache-keys"],
    accountId: values["account-id"],
    region: values.region,
    allowHosts: values["allow-host"],
    ...(values.log ? { log: (entry) => void err.print(`${logLine(entry)}\n`) } : {}),
  };
}

/** An error of the library, as one of the file or option that it came from. */
function placed(error: unknown, seed: Input | undefined): unknown {
  if (!(error instanceof InputError) || error.file !== undefined) return error;
  const option = OPTIONS[error.pointer.split("/")[1] ?? ""];
  if (option !== undefined) return new UsageError(`${option}: ${error.message}.`);
  if (seed === undefined) return error;
  return new InputError(error.message, { file: seed.file, pointer: seed.pointer + error.pointer });
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Resolves when the process is asked to end, or stdin ends where that is to count. */
async function ending({ values, io }: EmulateCall): Promise<void> {
  let stop = (): void => {};
  const signalled = new Promise<void>((resolve) => {
    stop = resolve;
  });
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    await (values["until-eof"] ? Promise.race([signalled, drained(io.stdin)]) : signalled);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
    // A read that still waits would keep the process.
    if (values["until-eof"]) (io.stdin as { destroy?: () => void }).destroy?.();
  }
}

async function drained(stdin: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stdin);
}

/** The name of stdin among files, with or without a pointer into what comes. */
const STDIN = /^-(?:#|$)/;

export async function run(call: EmulateCall): Promise<ExitCode> {
  const { values, reader, out, err } = call;
  if (values["until-eof"] && values.seed !== undefined && STDIN.test(values.seed)) {
    throw new UsageError(
      "--until-eof waits for the end of stdin, which --seed - has read: name a file as the seed.",
    );
  }
  const seed = values.seed === undefined ? undefined : await reader.json(values.seed);
  let emulator: Emulator;
  try {
    emulator = await startEmulator(optionsOf(call, seed));
  } catch (error) {
    throw placed(error, seed);
  }
  try {
    await out.print(`${JSON.stringify({ endpoint: emulator.endpoint })}\n`);
    if (seed !== undefined && !emulator.seeded) {
      await err.print(
        `patchway emulate: ${seed.file} is not used, because ${values.state} holds a state already\n`,
      );
    }
    await err.print(`patchway emulate: API Gateway v1 and v2 at ${emulator.endpoint}; interrupt to end\n`);
    await ending(call);
  } finally {
    await emulator.close();
  }
  return EXIT.same;
}
