import type { Severity } from "../../common/findings.js";
import { get } from "../../common/own.js";
import { general, type Located, wholeText } from "./located.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { jsonText, visible } from "./visible.js";

/** SARIF 2.1.0 (OASIS): what code scanning services read. */
const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Plain text; a bracketed text before a parenthesis would be read as a link. */
function message(text: string): { text: string } {
  const parts = visible(text).split("]");
  const escaped = parts.map((part, index) =>
    parts[index + 1]?.startsWith("(") === true ? part.replaceAll(/[\\[]/g, "\\$&") : part,
  );
  return { text: escaped.join("]") };
}

/** A file name as a URI reference: relative names stay relative. Lone surrogates have no UTF-8. */
function uri(file: string): string {
  const segments = file
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll("\\", "/")
    .split("/");
  const path = segments.map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

function rule(id: string, { catalogue }: ReportContext) {
  const row = get(catalogue, id);
  if (row === undefined) return { id };
  return {
    id,
    shortDescription: message(general(row.message)),
    fullDescription: message(row.why),
    help: message(general(row.remedy)),
    defaultConfiguration: { level: LEVELS[row.severity] },
  };
}

function location({ file, line, column, finding }: Located) {
  const region =
    line === undefined
      ? undefined
      : { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  return {
    ...(file === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri: uri(file) },
            ...(region === undefined ? {} : { region }),
          },
        }),
    logicalLocations: [{ fullyQualifiedName: visible(finding.path), kind: "member" }],
  };
}

export const sarifReport: Reporter = (located, context) => {
  const ids = [...new Set(located.map(({ finding }) => finding.id))].sort();
  const results = located.map((one) => {
    const { id, severity } = one.finding;
    return {
      ruleId: id,
      ruleIndex: ids.indexOf(id),
      level: LEVELS[severity],
      message: message(wholeText(one.finding)),
      locations: [location(one)],
    };
  });
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "patchway",
            semanticVersion: context.version,
            rules: ids.map((id) => rule(id, context)),
          },
        },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  });
};
