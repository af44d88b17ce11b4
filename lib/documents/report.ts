/** The report of a run over files: its findings in one of the formats, and where the format has a place for it the summary. */
import { byCodeUnit } from "../../common/own.js";
import { type Located, REPORTERS, type ReportContext, type ReportName } from "../report/index.js";
import { caseOf, type JunitSuite, junitText } from "../report/junit.js";
import { markdownCode, markdownText } from "../report/markdown.js";
import { byFile } from "../report/reporter.js";
import { jsonText } from "../report/visible.js";
import type { FileResult } from "./files/convert-files.js";
import { reasonOf, type Summary, summaryLines } from "./summary.js";

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

/** Cells of a table, which are Markdown already. */
const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** Files that were taken for definitions, and those that could not be read: what was skipped is in the summary. */
function filesTable({ files, isWritten }: RunReport): string {
  const changed = isWritten ? "converted" : "to convert";
  const rows = files
    .filter(({ status }) => status !== "skipped")
    .sort((a, b) => byCodeUnit(a.file, b.file))
    .map(({ file, status, integrations: { converted, unchanged, blocked } }) => [
      markdownText(file),
      status === "converted" ? changed : status,
      converted,
      unchanged,
      blocked,
    ]);
  return rows.length === 0 ? "" : `## Files\n\n${table(["file", "", changed, "unchanged", "blocked"], rows)}`;
}

function toldTable({ summary }: RunReport, { catalogue }: ReportContext): string {
  const rows = summary.told.map(({ id, severity, count }) => [
    severity,
    count,
    markdownText(reasonOf(id, catalogue)),
    markdownCode(id),
  ]);
  return rows.length === 0
    ? ""
    : `## Kinds of findings\n\n${table(["severity", "number", "finding", "id"], rows)}`;
}

function markdownRun(run: RunReport, context: ReportContext): string {
  const lines = summaryLines({ ...run.summary, told: [] }, run.isWritten, context.catalogue).flatMap(
    ({ text, details }) => [
      `- ${markdownText(text)}`,
      ...details.map((detail) => `  - ${markdownText(detail)}`),
    ],
  );
  const parts = ["# Conversion", lines.join("\n"), filesTable(run), toldTable(run, context)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\n${REPORTERS.markdown(run.findings, context)}`;
}

/** A suite a file that was taken for a document: an empty report would be a failure to many that read it. */
function junitRun({ files, findings, isWritten }: RunReport, context: ReportContext): string {
  const changed = isWritten ? "converted" : "to convert";
  const of = byFile(findings);
  const suites = files.map(({ file, status, reason = "", kinds, integrations }): JunitSuite => {
    if (status === "skipped") {
      const isDocument = kinds.length > 0;
      return {
        file,
        cases: isDocument ? [{ name: "integrations", outcome: "skipped", message: reason }] : [],
      };
    }
    const cases = (of.get(file) ?? []).map((one) => caseOf(one, context));
    if (status === "failed") return { file, cases };
    const { converted, unchanged, blocked } = integrations;
    const said = `${converted} ${changed}, ${unchanged} unchanged, ${blocked} blocked`;
    return { file, cases: [{ name: "integrations", outcome: "passed", lines: [said] }, ...cases] };
  });
  return junitText(suites.filter(({ cases }) => cases.length > 0));
}

const RUN_REPORTS: Readonly<Partial<Record<ReportName, (run: RunReport, context: ReportContext) => string>>> =
  {
    json: (run) => jsonRun(run),
    markdown: markdownRun,
    junit: junitRun,
  };

export function reportRun(name: ReportName, run: RunReport, context: ReportContext): string {
  return RUN_REPORTS[name]?.(run, context) ?? REPORTERS[name](run.findings, context);
}
