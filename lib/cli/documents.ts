/** `convert` for documents: OpenAPI definitions in files, directories and patterns. */
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { isObject } from "../../common/own.js";
import type { ConvertFilesOptions, FileResult } from "../documents/files/convert-files.js";
import type { Located } from "../report/located.js";
import { surroundings } from "./conversion.js";
import { ReadError, UsageError } from "./errors.js";
import { EXIT, type ExitCode, exitCode } from "./exit.js";
import { interruptible } from "./interruptible.js";
import { Progress } from "./progress.js";
import { statOf } from "./read.js";
import type { ReadFile } from "./report-file.js";
import { within } from "./resource.js";
import type { Call } from "./table/command.js";
import type { CONVERT_OPTIONS } from "./table/convert.js";

type ConvertCall = Call<typeof CONVERT_OPTIONS>;

/** Options that only documents have. */
const ONLY_HERE = ["write", "check", "report", "baseline"] as const;

const isPattern = (operand: string) => /[*?{}[\]!()]/.test(operand);

/** Members that the root of a definition or template has, and no integration. */
const ROOTS = ["openapi", "swagger", "AWSTemplateFormatVersion", "Resources"];
const YAML_ROOT = new RegExp(`^\\ufeff?["']?(?:${ROOTS.join("|")})["']?[ \\t]*:`, "m");

const isDefinition = (value: unknown) =>
  isObject(value) && ROOTS.some((member) => Object.hasOwn(value, member));

/** What is no JSON is told by whoever reads it as one. */
async function readsAsDefinition({ reader }: ConvertCall, operand: string): Promise<boolean> {
  try {
    return isDefinition((await reader.json(operand)).value);
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

/** What gives its text once, stdin or a pipe, and is the only operand. */
function streamOf({ operands, io }: ConvertCall): string | undefined {
  const [operand = "-"] = operands;
  if (operands.length > 1) return undefined;
  if (operand === "-") return operand;
  const stat = statOf(path.resolve(io.cwd, operand));
  return stat === undefined || stat.isFile() || stat.isDirectory() ? undefined : operand;
}

async function streamIsDocument({ reader }: ConvertCall, stream: string): Promise<boolean> {
  const text = await reader.lookAt(stream);
  try {
    return isDefinition(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return YAML_ROOT.test(text) || /"(?:openapi|swagger)"\s*:/.test(text);
  }
}

/**
 * Are the operands documents, rather than one object? YAML is, as are several files, a directory, a pattern, and JSON
 * whose root says that it is a definition or a template.
 */
export async function areDocuments(call: ConvertCall): Promise<boolean> {
  const { operands, values, io } = call;
  const [operand = "-"] = operands;
  if (operands.length > 1) return true;
  const stream = streamOf(call);
  if (stream !== undefined) return streamIsDocument(call, stream);
  if (ONLY_HERE.some((name) => values[name] !== undefined && values[name] !== false)) return true;
  if (operand.includes("#")) return false;
  const stat = statOf(path.resolve(io.cwd, operand));
  if (stat?.isDirectory() === true || /\.ya?ml$/i.test(operand)) return true;
  return stat === undefined ? isPattern(operand) : readsAsDefinition(call, operand);
}

async function optionsOf({ values, reader }: ConvertCall): Promise<ConvertFilesOptions> {
  const { allow, region } = values;
  return {
    to: values.to as ConvertFilesOptions["to"],
    ...(allow.length === 0 ? {} : { allow }),
    ...(region === undefined ? {} : { region }),
    ...(await surroundings(values, reader)),
    write: values.write,
  };
}

function checkValues(call: ConvertCall): void {
  const { values, operands } = call;
  if (values.write && values.check) throw new UsageError("--check only looks; leave out --check or --write.");
  if (values["route-key"] !== undefined) {
    throw new UsageError("a document says its routes itself; leave out --route-key.");
  }
  if (operands.length > 1 && operands.includes("-")) {
    throw new UsageError("stdin cannot be one of several documents; name files.");
  }
  const stream = streamOf(call);
  if (!values.write || stream === undefined) return;
  throw new UsageError(`${stream === "-" ? "stdin" : stream} cannot be written; leave out --write.`);
}

/**
 * Each file as it comes; for a stream its own result.
 *
 * @param onFound is told what will be read
 */
async function* resultsOf(
  call: ConvertCall,
  onFound: (files: readonly ReadFile[]) => void,
): AsyncGenerator<FileResult> {
  const { operands, io, reader } = call;
  const { convertFiles, convertStream } = await import("../documents/files/convert-files.js");
  const options = await optionsOf(call);
  const stream = streamOf(call);
  if (stream !== undefined) {
    onFound([{ path: stream, file: stream }]);
    yield convertStream(stream === "-" ? "(stdin)" : stream, await reader.lookAt(stream), options);
  } else {
    const { worldAt } = await import("../documents/files/world.js");
    yield* convertFiles(operands, { ...options, onFound }, worldAt(io.cwd));
  }
}

/** What comes from a stream goes to stdout, converted or as it is. */
async function printStream(call: ConvertCall, stream: string, { converted }: FileResult): Promise<void> {
  await call.out.print(converted ?? (await call.reader.lookAt(stream)));
}

/** Prints a file as it comes: what would change, or that it has. */
async function printFile(call: ConvertCall, result: FileResult): Promise<void> {
  const { values, out } = call;
  const stream = streamOf(call);
  if (stream !== undefined && values.format === "text" && !values.check && result.status !== "failed") {
    await printStream(call, stream, result);
    return;
  }
  if (result.status !== "converted" || values.format !== "text") return;
  if (values.write || values.check) {
    const { quotedName } = await import("../documents/names.js");
    await out.print(`${quotedName(result.file)}\n`);
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
  const { values, io, out, err, reader } = call;
  checkValues(call);
  const report = values.report;
  const [{ REPORT_EXTENSIONS, reportFor }, { Tally, summaryLines }, { worldAt }] = await Promise.all([
    import("../report/index.js"),
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
  const known: Located[] = [];
  const progress = new Progress(io.stderr);
  let found = 1;
  const { checkReport } = await import("./report-file.js");
  const onFound = (read: readonly ReadFile[]) => {
    found = read.length;
    checkReport(call, read);
  };
  const isStopped = await interruptible(async (signal) => {
    for await (const result of resultsOf(call, onFound)) {
      const fresh = result.findings.filter((finding) => baseline?.knows(finding) !== true);
      tally.add(result, fresh);
      findings.push(...fresh);
      if (fresh.length < result.findings.length) {
        known.push(...result.findings.filter((finding) => !fresh.includes(finding)));
      }
      if (result.status === "converted") progress.clear();
      await printFile(call, result);
      const { text: _, converted: __, ...kept } = result;
      files.push(values.format === "json" ? kept : { ...kept, edits: [], findings: [] });
      progress.tick(() => `${files.length} of ${found} files`);
      // Files are read and written without a pause; a signal comes in here, when one is whole.
      await setImmediate();
      if (signal.aborted && files.length < found) return true;
    }
    return false;
  });
  progress.clear();

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
    known,
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
  if (isStopped) {
    await err.print(`interrupted: ${files.length} of ${found} files were looked at; run the command again\n`);
    return EXIT.interrupted;
  }
  if (summary.files.failed > 0) return EXIT.error;
  return exitCode(summary.files.converted > 0, tally.findings, values["fail-on"]);
}
