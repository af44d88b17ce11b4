import { parseArgs } from "node:util";
import { UsageError } from "./errors.js";
import type { Command, Operand } from "./table/command.js";
import { GLOBAL_OPTIONS, type OptionRow, type OptionTable, type Values } from "./table/option.js";

export interface Arguments {
  readonly operands: readonly string[];
  readonly values: Values<OptionTable> & Values<typeof GLOBAL_OPTIONS>;
}

/** Where no choices are listed, every text will do. */
async function checkChoice(where: string, text: string, choices: OptionRow["choices"]): Promise<void> {
  if (choices === undefined) return;
  const known = typeof choices === "function" ? await choices() : choices;
  if (known.includes(text)) return;
  throw new UsageError(`${where} is one of ${known.join(", ")}, not "${text}".`, { word: text, known });
}

async function convert(name: string, row: OptionRow, text: string): Promise<string | number> {
  await checkChoice(`--${name}`, text, row.choices);
  if (row.type !== "integer") return text;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

/** Options that say nothing with a flag, or nothing without it. */
function checkCompany(table: OptionTable, given: ReadonlySet<string>): void {
  for (const name of given) {
    const { needs, excludes } = table[name] as OptionRow;
    if (needs !== undefined && !given.has(needs)) {
      throw new UsageError(`--${name} is for --${needs}; leave it out, or give --${needs} as well.`);
    }
    if (excludes !== undefined && given.has(excludes)) {
      throw new UsageError(`--${name} is not for --${excludes}; leave out one of them.`);
    }
  }
}

async function checkOperands(
  command: Command,
  rows: Command["operands"],
  operands: readonly string[],
): Promise<void> {
  const needed = rows.filter(({ count }) => count === undefined);
  const missing = needed[operands.length];
  if (missing !== undefined) throw new UsageError(`${missing.name} is missing: ${missing.summary}.`);
  const open = rows.some(({ count }) => count === "any");
  const surplus = operands[rows.length];
  if (!open && surplus !== undefined) {
    throw new UsageError(`"${surplus}" is one operand too many: ${usage(command)}`);
  }
  for (const [index, row] of rows.entries()) {
    const text = operands[index];
    if (text !== undefined) await checkChoice(row.name, text, row.choices);
  }
}

function placeholder({ name, count }: Operand): string {
  return count === undefined ? name : count === "any" ? `[${name}…]` : `[${name}]`;
}

/** `patchway diff CURRENT DESIRED [options]` */
export function usage(command: Command): string {
  return ["patchway", command.name, ...command.operands.map(placeholder), "[options]"].join(" ");
}

/** Every way to call a command: with `--ndjson` the operands of some are others. */
export function usages(command: Command): readonly string[] {
  const { name, lines } = command;
  if (lines === undefined) return [usage(command)];
  return [usage(command), ["patchway", name, "--ndjson", ...lines.map(placeholder), "[options]"].join(" ")];
}

/** A part of stdin, `-#/pointer`, would be read as a group of short options; behind a NUL it is not. */
const shield = (text: string): string => (text.startsWith("-#") ? `\0${text}` : text);
const unshield = (text: string): string => (text.startsWith("\0") ? text.slice(1) : text);

/** Reads what follows the name of a command. */
export async function readArguments(command: Command, argv: readonly string[]): Promise<Arguments> {
  const table: OptionTable = { ...command.options, ...GLOBAL_OPTIONS };
  const names = Object.keys(table);
  const { tokens, positionals } = parseArgs({
    args: argv.map(shield),
    options: Object.fromEntries(
      names.map((name) => {
        const { type, short } = table[name] as OptionRow;
        const option = { type: type === "flag" ? ("boolean" as const) : ("string" as const) };
        return [name, short === undefined ? option : { ...option, short }];
      }),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });

  const given: Record<string, string | number | boolean | (string | number)[] | undefined> = {};
  for (const name of names) {
    const { type } = table[name] as OptionRow;
    given[name] = type === "flag" ? false : type === "list" ? [] : undefined;
  }
  const present = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const row = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (row === undefined) {
      const written = names.map((name) => `--${name}`);
      throw new UsageError(`there is no option ${token.rawName}.`, { word: token.rawName, known: written });
    }
    present.add(token.name);
    if (row.type === "flag") {
      if (token.value !== undefined) throw new UsageError(`--${token.name} takes no value.`);
      given[token.name] = true;
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      throw new UsageError(`--${token.name} needs a value: --${token.name} ${row.value ?? "TEXT"}`);
    }
    const value = await convert(token.name, row, unshield(token.value));
    if (row.type === "list") (given[token.name] as (string | number)[]).push(value);
    else given[token.name] = value;
  }
  const operands = positionals.map(unshield);
  if (given.help !== true) {
    checkCompany(table, present);
    const rows = given.ndjson === true ? (command.lines ?? command.operands) : command.operands;
    await checkOperands(command, rows, operands);
  }
  for (const name of names) given[name] ??= table[name]?.default;
  return { operands, values: given as unknown as Arguments["values"] };
}
