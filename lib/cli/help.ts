import { pad, paragraph } from "../report/layout.js";
import type { Layout } from "../report/style.js";
import { usages } from "./arguments.js";
import { EXIT_MEANING } from "./exit.js";
import type { Command } from "./table/command.js";
import { COMMANDS } from "./table/index.js";
import { GLOBAL_OPTIONS, type OptionRow, type OptionTable } from "./table/option.js";

/** Words on the left, what they mean on the right. */
function definitions(rows: readonly (readonly [string, string])[], { width }: Layout): string[] {
  const widest = Math.max(...rows.map(([word]) => word.length));
  return rows.map(([word, meaning]) => paragraph(meaning, width, `  ${pad(word, widest)}  `));
}

/** `-h, --help` or `--format FORMAT`. */
export function optionLead(name: string, { short, value }: OptionRow): string {
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

/** The summary of an option, its values and its default. */
export async function optionMeaning({ summary, choices, default: preset, type }: OptionRow): Promise<string> {
  const known = typeof choices === "function" ? await choices() : choices;
  const values = known === undefined ? "" : `: ${known.join(", ")}`;
  const usual = preset === undefined ? "" : ` (default: ${preset})`;
  const again = type === "list" ? " (may be given again)" : "";
  return `${summary}${values}${usual}${again}`;
}

/** `print the list` -> `Print the list.` */
export function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Longer lines of running text are hard to read. */
const READABLE = 100;

const PLAIN_GROUP = "Options";

/** The options of a command by heading, those of every command last. */
export function optionGroups(command: Command): ReadonlyMap<string, readonly [string, OptionRow][]> {
  const groups = new Map<string, [string, OptionRow][]>();
  const table: OptionTable = { ...command.options, ...GLOBAL_OPTIONS };
  for (const [name, row] of Object.entries(table)) {
    const heading = row.group ?? PLAIN_GROUP;
    groups.set(heading, [...(groups.get(heading) ?? []), [name, row]]);
  }
  return groups;
}

/** What `patchway COMMAND --help` prints. */
export async function commandHelp(command: Command, layout: Layout): Promise<string> {
  const { paint, width } = layout;
  const texts = [sentence(command.summary), ...command.details];
  const blocks = [
    usages(command),
    ...texts.map((text) => [paragraph(text, Math.min(width, READABLE), "  ")]),
  ];
  if (command.operands.length > 0) {
    const rows = command.operands.map(({ name, summary }) => [name, summary] as const);
    blocks.push([paint("heading", "Operands"), ...definitions(rows, layout)]);
  }
  for (const [heading, options] of optionGroups(command)) {
    const rows = await Promise.all(
      options.map(async ([name, row]) => [optionLead(name, row), await optionMeaning(row)] as const),
    );
    blocks.push([paint("heading", heading), ...definitions(rows, layout)]);
  }
  const exits = command.exits.map((code) => [String(code), EXIT_MEANING[code]] as const);
  blocks.push([paint("heading", "Exit codes"), ...definitions(exits, layout)]);
  const examples = command.examples.flatMap(({ run, says }) => [paint("faint", `  # ${says}`), `  ${run}`]);
  blocks.push([paint("heading", "Examples"), ...examples]);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What `patchway --help` prints. */
export function overview(layout: Layout): string {
  const { paint } = layout;
  const rows = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  const blocks = [
    ["patchway COMMAND [options]", "", "  One integration model for both Amazon API Gateway control planes."],
    [paint("heading", "Commands"), ...definitions(rows, layout)],
    [
      paint("heading", "Options"),
      ...definitions(
        [
          ["-h, --help", "show this help; after a command, the help of that command"],
          ["-v, --version", "show the version"],
        ],
        layout,
      ),
    ],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
