/** Text in a cell of a Markdown table: one line, its bars escaped. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");

/** A Markdown table, its columns as wide as they have to be. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((line) => line.map(cell));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const print = (line: readonly string[]): string =>
    `| ${widths.map((width, column) => (line[column] ?? "").padEnd(width)).join(" | ")} |\n`;
  const [first = [], ...rest] = lines;
  return [print(first), print(widths.map((width) => "-".repeat(width))), ...rest.map(print)].join("");
}
