import { readArguments } from "./arguments.js";
import { UsageError } from "./errors.js";
import { EXIT, type ExitCode } from "./exit.js";
import { type Io, Printer } from "./io.js";
import { Reader } from "./read.js";
import type { Command } from "./table/command.js";
import { COMMANDS } from "./table/index.js";

/** The command of this name. */
export function findCommand(name: string): Command {
  const command = COMMANDS.find((row) => row.name === name);
  if (command !== undefined) return command;
  const known = COMMANDS.map((row) => row.name);
  throw new UsageError(`there is no command ${name}; the commands are ${known.join(", ")}.`, {
    word: name,
    known,
  });
}

/** What may stand in the place of a command. */
const INSTEAD: Readonly<Record<string, "help" | "version">> = {
  "--help": "help",
  "-h": "help",
  "--version": "version",
  "-v": "version",
};

interface Session {
  readonly io: Io;
  readonly out: Printer;
  readonly err: Printer;
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  { io, out, err }: Session,
): Promise<ExitCode> {
  const { operands, values } = await readArguments(command, argv);
  if (values.help) {
    const { commandHelp } = await import("./help.js");
    await out.print(await commandHelp(command, out.layout));
    return EXIT.same;
  }
  const { run } = await command.load();
  const lines = Object.hasOwn(command.options, "ndjson") ? "; --ndjson reads one a line" : "";
  return run({ operands, options: command.options, values, io, out, err, reader: new Reader(io, lines) });
}

async function runWithout({ err }: Session): Promise<ExitCode> {
  const { overview } = await import("./help.js");
  await err.print(overview(err.layout));
  return EXIT.error;
}

async function printVersion({ out }: Session): Promise<ExitCode> {
  const { version } = await import("./version.js");
  await out.print(`${version()}\n`);
  return EXIT.same;
}

/**
 * The command line, without a process: reads `argv` (what follows `patchway`), writes to the streams of `io`, and
 * resolves to the exit code. It never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session = { io, out: new Printer(io.stdout, io.env), err: new Printer(io.stderr, io.env) };
  let name = "";
  try {
    const [first, ...rest] = argv;
    if (first === undefined) return await runWithout(session);
    const instead = Object.hasOwn(INSTEAD, first) ? INSTEAD[first] : undefined;
    if (instead === "version") return await printVersion(session);
    if (instead === undefined && first.startsWith("-")) {
      throw new UsageError(`there is no option ${first}.`, { word: first, known: Object.keys(INSTEAD) });
    }
    const command = findCommand(instead ?? first);
    name = command.name;
    return await runCommand(command, rest, session);
  } catch (error) {
    const { describe } = await import("./describe.js");
    // Where stderr cannot be written either, the exit code is all that is left to say.
    await session.err.print(describe(error, name)).catch(() => {});
    return EXIT.error;
  }
}
