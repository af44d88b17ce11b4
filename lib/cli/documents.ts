/** `convert` for documents: OpenAPI definitions in files, directories and patterns. */
import { statSync } from "node:fs";
import path from "node:path";
import { isObject } from "../../common/own.js";
import type { ConvertFilesOptions, FileResult } from "../documents/files/convert-files.js";
import type { Located } from "../report/located.js";
import type { Call } from "./commands.js";
import { readTexts } from "./conversion.js";
import { ReadError, UsageError } from "./errors.js";
import { EXIT, type ExitCode, exitCode } from "./exit.js";
import type { CONVERT_OPTIONS } from "./options.js";
import { within } from "./resource.js";

type ConvertCall = Call<typeof CONVERT_OPTIONS>;

/** Options that only documents have. */
const ONLY_HERE = ["write", "check", "report", "baseline"] as const;

const isPattern = (operand: string) => /[*?{}[\]!()]/.test(operand);

/** Members that the root of a definition or template has, and no integration. */
const ROOTS = ["openapi", "swagger", "AWSTemplateFormatVersion", "Resources"];

/**
 * Are the operands documents, rather than one object? YAML is, as are several files, a directory, a pattern, and JSON
 * whose root says that it is a definition or a template.
 */
export async function areDocuments({ operands, values, io, reader }: ConvertCall): Promise<boolean> {
  if (operands.length > 1 || ONLY_HERE.some((name) => values[name] !== undefined && values[name] !== false)) {
    return true;
  }
  const [operand] = operands;
  if (operand === undefined || operand === "-" || operand.includes("#")) return false;
  const stat = statSync(path.resolve(io.cwd, operand), { throwIfNoEntry: false });
  if (stat?.isDirectory() === true || /\.ya?ml$/i.test(operand)) return true;
  if (stat === undefined) return isPattern(operand);
  try {
    const { value } = await reader.json(operand);
    return isObject(value) && ROOTS.some((member) => Object.hasOwn(value, member));
  } catch (error) {
    // What is no JSON is told by whoever reads it as one.
    if (error instanceof ReadError) return false;
    throw error;
  }
}

async function optionsOf({ values, reader }: ConvertCall): Promise<ConvertFilesOptions> {
  const { allow, region } = values;
  return {
    to: values.to as ConvertFilesOptions["to"],
    ...(allow.length === 0 ? {} : { allow }),
    ...(region === undefined ? {} : { region }),
    ...(values["vpc-links"] === undefined ? {} : { vpcLinks: await readTexts(reader, values["vpc-links"]) }),
    ...(values.listeners === undefined ? {} : { listeners: await readTexts(reader, values.listeners) }),
    write: values.write,
  };
}

function checkValues({ values, operands }: ConvertCall): void {
  if (values.write && values.check) throw new UsageError("--check only looks; leave out --check or --write.");
  if (values["route-key"] !== undefined) {
    throw new UsageError("a document says its routes itself; leave out --route-key.");
  }
  if (operands.includes("-")) throw new UsageError("stdin cannot be one of several documents; name files.");
}

/** Prints a file as it comes: what would change, or that it has. */
async function printFile({ values, out }: ConvertCall, result: FileResult): Promise<void> {
  if (result.status !== "converted" || values.format !== "text") return;
  if (values.write || values.check) {
    await out.print(`${result.file}\n`);
    return;
  }
  const [{ unifiedDiff }, { visible }, { coloured }] = await Promise.all([
    import("../documents/diff.js"),
    import("../report/visible.js"),
    import("../report/style.js"),
  ]);
  // A terminal is shown what it would act on; what goes to a file or to patch(1) is the text itself.
  const isShown = out.paint === coloured;
  const show = (line: string) => visible(line.replace(/\r$/, "")).replaceAll("\\t", "\t");
  const options = isShown ? { paint: out.paint, show } : {};
  await out.print(unifiedDiff(result.file, result.text ?? "", result.edits, options));
}

export async function convertDocuments(call: ConvertCall): Promise<ExitCode> {
  const { values, operands, io, out, err, reader } = call;
  checkValues(call);
  const report = values.report;
  const [{ REPORT_EXTENSIONS, reportFor }, { convertFiles }, { Tally, summaryLines }, { worldAt }] =
    await Promise.all([
      import("../report/index.js"),
      import("../documents/files/convert-files.js"),
      import("../documents/summary.js"),
      import("../documents/files/world.js"),
    ]);
  const reportName = report === undefined ? undefined : (reportFor(report) ?? "json");
  if (report !== undefined && reportFor(report) === undefined && !/^\/dev\//.test(report)) {
    throw new UsageError(`--report tells its format by its end: ${REPORT_EXTENSIONS.join(", ")}.`);
  }
  const { Baseline } = await import("../documents/baseline.js");
  const baselineInput = values.baseline === undefined ? undefined : await reader.json(values.baseline);
  const baseline =
    baselineInput === undefined ? undefined : within(baselineInput, () => new Baseline(baselineInput.value));

  const tally = new Tally();
  const files: FileResult[] = [];
  const findings: Located[] = [];
  for (const result of convertFiles(operands, await optionsOf(call), worldAt(io.cwd))) {
    const fresh = result.findings.filter((finding) => baseline?.knows(finding) !== true);
    tally.add(result, fresh);
    findings.push(...fresh);
    await printFile(call, result);
    const { text: _, ...kept } = result;
    files.push(values.format === "json" ? kept : { ...kept, edits: [], findings: [] });
  }

  const summary = tally.summary();
  const run = {
    summary,
    files: files.map(({ file, status, reason, kinds, integrations }) => ({
      file,
      status,
      ...(reason === undefined ? {} : { reason }),
      kinds,
      integrations,
    })),
    findings,
    isWritten: values.write,
  };
  const [{ findingCatalogue }, { version }] = await Promise.all([
    import("../catalogue.js"),
    import("./version.js"),
  ]);
  const context = { version: version(), failOn: values["fail-on"], catalogue: findingCatalogue };
  const { jsonRun, reportRun } = await import("../documents/report.js");
  if (values.format === "json") await out.print(jsonRun(run, files));
  else if (values.format === "github") await out.print(reportRun("github", run, context));
  else {
    const { findingsText } = await import("../report/text.js");
    await err.print(findingsText(findings, err.layout));
  }
  if (values.format !== "json") {
    const { visible } = await import("../report/visible.js");
    for (const { text, details } of summaryLines(summary, values.write, findingCatalogue)) {
      await err.print(`${err.paint("heading", text)}\n`);
      for (const detail of details) await err.print(`  ${visible(detail)}\n`);
    }
  }
  if (report !== undefined && reportName !== undefined) {
    const { writeOut } = await import("../documents/files/write-out.js");
    writeOut(worldAt(io.cwd), path.resolve(io.cwd, report), report, reportRun(reportName, run, context));
  }
  if (summary.files.failed > 0) return EXIT.error;
  return exitCode(summary.files.converted > 0, tally.findings, values["fail-on"]);
}
