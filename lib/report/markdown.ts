import { type Located, place } from "./located.js";
import { byFile, type Reporter } from "./reporter.js";
import { tallyText } from "./text.js";
import { visible } from "./visible.js";

/** Text as text: nothing of it is read as Markdown or HTML, and it stays in its cell. */
export function markdownText(text: string): string {
  return (
    visible(text)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll(/[\\`*_[\]{}|~#!]/g, "\\$&")
      // A bare address would become a link, and @name a mention.
      .replaceAll("://", ":&#47;&#47;")
      .replaceAll("@", "&#64;")
      .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}&#46;`)
  );
}

/** Text in a code span; a longer fence holds text that has backticks itself. */
export function markdownCode(text: string): string {
  const shown = visible(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(shown) || shown === "" ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

function row({ finding, file, ...at }: Located): string {
  const where = at.line === undefined ? "" : place({ file: "line", ...at }).replace(/^line:/, "");
  const operation = finding.index === undefined ? "" : `operation ${finding.index + 1}, `;
  const path = `${operation}${markdownCode(finding.path)}`;
  const cells = [
    finding.severity,
    where,
    path,
    markdownText(finding.message),
    markdownText(finding.remedy ?? ""),
  ];
  return `| ${[...cells, markdownCode(finding.id)].join(" | ")} |`;
}

const HEAD = "| severity | line | path | finding | what to do | id |\n| --- | --- | --- | --- | --- | --- |";

/** A page with a table a file. */
export const markdownReport: Reporter = (located) => {
  const findings = located.map(({ finding }) => finding);
  const blocks = ["# Findings", tallyText(findings) === "" ? "None." : `${tallyText(findings)}.`];
  for (const [file, of] of byFile(located)) {
    if (file !== "") blocks.push(`## ${markdownText(file)}`);
    blocks.push([HEAD, ...of.map(row)].join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
};
