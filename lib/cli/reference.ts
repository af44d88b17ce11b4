import { length, pad } from "../report/layout.js";
import { usages } from "./arguments.js";
import { EXIT_MEANING } from "./exit.js";
import { optionGroups, optionLead, optionMeaning, sentence } from "./help.js";
import type { Command } from "./table/command.js";
import { COMMANDS } from "./table/index.js";

/** A Markdown table, its columns aligned. */
function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const cells = [head, ...rows].map(
    ([left, right]) => [left.replaceAll("|", "\\|"), right.replaceAll("|", "\\|")] as const,
  );
  const wide = [0, 1].map((column) => Math.max(...cells.map((row) => length(row[column] as string))));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => pad(cell, wide[column] as number)).join(" | ")} |`;
  const rule = `| ${wide.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [first = ["", ""], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join("\n");
}

async function section(command: Command): Promise<string> {
  const blocks = [
    `## ${command.name}`,
    usages(command)
      .map((line) => `\`${line}\``)
      .join(" or "),
    sentence(command.summary),
    ...command.details,
  ];
  if (command.operands.length > 0) {
    blocks.push(
      table(
        ["Operand", "Meaning"],
        command.operands.map(({ name, summary }) => [`\`${name}\``, summary]),
      ),
    );
  }
  for (const [heading, options] of optionGroups(command)) {
    const rows = await Promise.all(
      options.map(async ([name, row]) => [`\`${optionLead(name, row)}\``, await optionMeaning(row)] as const),
    );
    blocks.push(table([heading, "Meaning"], rows));
  }
  blocks.push(`Exit codes: ${command.exits.map((code) => `${code} ${EXIT_MEANING[code]}`).join("; ")}.`);
  blocks.push(
    ["```sh", ...command.examples.flatMap(({ run, says }) => [`# ${says}`, run]), "```"].join("\n"),
  );
  return blocks.join("\n\n");
}

const HEAD = `# The command line

<!-- Made from the command table by \`patchway help --format markdown\`; a test holds the two together. -->

Data goes to stdout, everything else to stderr. Colour is used on a terminal only; \`NO_COLOR\` and \`FORCE_COLOR\` are
honoured. Control characters in whatever came from input are shown as escapes. What \`--format json\` prints is stable: members
may be added, none is renamed or taken away within a major version.

An input is \`FILE\`, \`-\` for stdin, or either with a JSON pointer behind \`#\` that names a part of it:
\`state.json#/items/0/resourceMethods/GET/methodIntegration\`.`;

/** The reference page, docs/cli.md. */
export async function reference(): Promise<string> {
  const exits = table(
    ["Exit code", "Meaning"],
    Object.entries(EXIT_MEANING).map(([code, meaning]) => [code, meaning]),
  );
  const order = "Where several hold, 1 goes before 3, and 3 before 2.";
  const sections = await Promise.all(COMMANDS.map(section));
  return `${[HEAD, `${exits}\n\n${order}`, ...sections].join("\n\n")}\n`;
}
