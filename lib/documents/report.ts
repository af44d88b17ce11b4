/** The report of a run over files: its findings in one of the formats, and where the format has a place for it the summary. */
import { byCodeUnit } from "../../common/own.js";
import { type Located, REPORTERS, type ReportContext, type ReportName } from "../report/index.js";
import { markdownText } from "../report/markdown.js";
import { jsonText } from "../report/visible.js";
import type { FileResult } from "./files/convert-files.js";
import { type Summary, summaryLines } from "./summary.js";

export interface RunReport {
  readonly summary: Summary;
  readonly files: readonly Pick<FileResult, "file" | "status" | "reason" | "kinds" | "integrations">[];
  readonly findings: readonly Located[];
  /** Those that the baseline knows. */
  readonly known: readonly Located[];
  readonly isWritten: boolean;
}

const flat = (located: readonly Located[]) =>
  located.map(({ finding, ...place }) => ({ ...place, ...finding }));

/** `{ "summary", "files", "findings", "known" }`; a baseline is one of these. */
export function jsonRun(
  { summary, files, findings, known }: RunReport,
  edits?: readonly FileResult[],
): string {
  const editsOf = new Map(edits?.map((result) => [result.file, result.edits]));
  return jsonText({
    summary,
    files: files.map((file) =>
      edits === undefined ? file : { ...file, edits: editsOf.get(file.file) ?? [] },
    ),
    findings: flat(findings),
    known: flat(known),
  });
}

function markdownRun(run: RunReport, context: ReportContext): string {
  const lines = summaryLines(run.summary, run.isWritten, context.catalogue).flatMap(({ text, details }) => [
    `- ${markdownText(text)}`,
    ...details.map((detail) => `  - ${markdownText(detail)}`),
  ]);
  const converted = run.files
    .filter(({ status }) => status === "converted")
    .map(({ file }) => file)
    .sort(byCodeUnit)
    .map((file) => `- ${markdownText(file)}`);
  const changed = run.isWritten ? "## Converted" : "## To convert";
  const parts = ["# Conversion", lines.join("\n")];
  if (converted.length > 0) parts.push(changed, converted.join("\n"));
  return `${parts.join("\n\n")}\n\n${REPORTERS.markdown(run.findings, context)}`;
}

export function reportRun(name: ReportName, run: RunReport, context: ReportContext): string {
  if (name === "json") return jsonRun(run);
  if (name === "markdown") return markdownRun(run, context);
  return REPORTERS[name](run.findings, context);
}
