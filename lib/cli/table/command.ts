import type { ExitCode } from "../exit.js";
import type { Io, Printer } from "../io.js";
import type { Reader } from "../read.js";
import type { OptionTable, Values } from "./option.js";

export interface Operand {
  readonly name: string;
  readonly summary: string;
  /** One, or as many as there are, or none. */
  readonly count?: "optional" | "any";
  readonly choices?: readonly string[];
}

export interface Example {
  /** As typed at the root of the package; it runs there, where it is a live one with `EXAMPLE_ENDPOINT` emulated. */
  readonly run: string;
  readonly says: string;
  readonly exit: ExitCode;
}

/** What a command is called with. */
export interface Call<T extends OptionTable = OptionTable> {
  readonly operands: readonly string[];
  /** The rows that the values are of. */
  readonly options: OptionTable;
  readonly values: Values<T>;
  readonly io: Io;
  readonly out: Printer;
  readonly err: Printer;
  readonly reader: Reader;
}

export type Run<T extends OptionTable> = (call: Call<T>) => Promise<ExitCode>;

/** A row of the command table. Help, completion and the reference page are made from it. */
export interface CommandRow<T extends OptionTable> {
  readonly name: string;
  readonly summary: string;
  readonly operands: readonly Operand[];
  /** The operands with `--ndjson`, where they are others. */
  readonly lines?: readonly Operand[];
  readonly options: T;
  /** What the summary does not say, in paragraphs. */
  readonly details: readonly string[];
  /** The exit codes that it has, where these are not all. */
  readonly exits: readonly ExitCode[];
  readonly examples: readonly [Example, ...Example[]];
  /** Loads what the command needs, and only that. */
  readonly load: () => Promise<{ readonly run: Run<T> }>;
}

export type Command = CommandRow<OptionTable>;

/** A row is called with the values of its own options, which the table as a whole cannot say. */
export const command = <T extends OptionTable>(row: CommandRow<T>): Command => row as unknown as Command;

/** Where the examples of live commands find an emulator that serves examples/petstore.state.json. */
export const EXAMPLE_ENDPOINT = "http://127.0.0.1:4566";

/** The same as options. */
export const AT = `--endpoint-url ${EXAMPLE_ENDPOINT} --region us-east-1`;

/** Of every command that reads files. */
export const INPUT =
  "A file may be `-` for stdin, and may name a part of itself with a JSON pointer: `state.json#/items/0/integration`.";
