import { githubReport } from "./github.js";
import { jsonReport } from "./json.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";
import type { Reporter } from "./reporter.js";
import { sarifReport } from "./sarif.js";
import { PLAIN_LAYOUT } from "./style.js";
import { findingsText } from "./text.js";

export type { Located } from "./located.js";
export type { ReportContext, Reporter } from "./reporter.js";

export type ReportName = "text" | "json" | "markdown" | "sarif" | "junit" | "github";

/** The reports that there are, by name. */
export const REPORTERS: Readonly<Record<ReportName, Reporter>> = {
  text: (located) => findingsText(located, PLAIN_LAYOUT),
  json: jsonReport,
  markdown: markdownReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};

/** What the end of a file's name asks for. */
const BY_EXTENSION: readonly (readonly [string, ReportName])[] = [
  [".sarif.json", "sarif"],
  [".sarif", "sarif"],
  [".json", "json"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".xml", "junit"],
  [".txt", "text"],
];

/** The ends of names that a report file may have. */
export const REPORT_EXTENSIONS: readonly string[] = BY_EXTENSION.map(([extension]) => extension);

/** The report that a file's name asks for; `undefined` where it asks for none. */
export function reportFor(file: string): ReportName | undefined {
  const name = file.toLowerCase();
  return BY_EXTENSION.find(([extension]) => name.endsWith(extension))?.[1];
}
