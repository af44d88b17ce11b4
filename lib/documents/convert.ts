/** Converts the integrations of a document in its text: what nothing maps stays as it is, byte for byte. */
import { InputError } from "../../common/errors.js";
import type { Located } from "../report/located.js";
import type { Placed } from "./about.js";
import { applyEdits, type Edit, inOrder, withoutLastBreak } from "./edits.js";
import { DocumentError } from "./errors.js";
import { type DocumentKind, kindOf } from "./kinds.js";
import { Lines, lineBreak } from "./lines.js";
import { type ConvertDocumentOptions, checkOptions, type DocumentFormat } from "./options.js";
import { type Counts, DocumentConversion } from "./session.js";
import { readJson } from "./source/json.js";
import type { SourceDocument } from "./source/node.js";
import { readYaml } from "./source/yaml.js";

export interface ConvertDocumentResult {
  /** The text with the edits made. */
  readonly text: string;
  /** By offset, none of which touch; offsets and lengths are UTF-16 code units of the text that was given. */
  readonly edits: readonly Edit[];
  /** Each with its line and column in the text that was given, in their order. */
  readonly findings: readonly Located[];
  /** What the documents of the text are; a YAML text may hold several. */
  readonly kinds: readonly DocumentKind[];
  readonly integrations: Counts;
  /** How often each finding is the first that blocks an integration; the sum is `integrations.blocked`. */
  readonly blockedBy: Readonly<Record<string, number>>;
}

function formatOf(text: string, { format, file }: ConvertDocumentOptions): DocumentFormat {
  if (format !== undefined) return format;
  if (/\.json$/i.test(file ?? "")) return "json";
  if (/\.ya?ml$/i.test(file ?? "")) return "yaml";
  return /^\ufeff?\s*[{[]/.test(text) ? "json" : "yaml";
}

function readDocuments(text: string, options: ConvertDocumentOptions): readonly SourceDocument[] {
  return formatOf(text, options) === "json" ? [readJson(text)] : readYaml(text);
}

function check(text: unknown, options: ConvertDocumentOptions): void {
  if (typeof text !== "string") throw new InputError("a document is a text");
  checkOptions(options);
}

const isOpenApi = (kind: DocumentKind) => kind === "openapi-3" || kind === "swagger-2";

/**
 * Converts the integrations of an OpenAPI definition (JSON or YAML; OpenAPI 3 or Swagger 2) to the dialect of another
 * API: every `x-amazon-apigateway-integration` under its paths and in its components.
 *
 * @returns the text with its edits and findings. An integration that a finding of severity `error` names stays as it
 * is; others are changed in place, and nothing else is. Converting the result again changes nothing.
 * @throws DocumentError (an InputError) where the text is no JSON or YAML, with line and column.
 */
export function convertDocument(text: string, options: ConvertDocumentOptions): ConvertDocumentResult {
  check(text, options);
  try {
    return convert(text, options);
  } catch (error) {
    if (!(error instanceof DocumentError) || options.file === undefined || error.file !== undefined)
      throw error;
    const { message, pointer, line, column } = error;
    throw new DocumentError(message, {
      pointer,
      file: options.file,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    });
  }
}

/** Findings in the order of the text, with their lines and columns. */
function locate(placed: Placed[], lines: Lines, file: string | undefined): readonly Located[] {
  placed.sort((a, b) => a.offset - b.offset);
  return placed.map(({ offset, finding }) => {
    const { line, column } = lines.place(offset);
    return file === undefined ? { line, column, finding } : { file, line, column, finding };
  });
}

/** Edits in order; that they are apart is what the rules of writing are for. */
function ordered(edits: readonly Edit[]): readonly Edit[] {
  const result = inOrder(edits);
  if (result === undefined)
    throw new DocumentError("its integrations overlap, so that none can be changed alone");
  return result;
}

function convert(given: string, options: ConvertDocumentOptions): ConvertDocumentResult {
  // A line is easier to add or to take away where every one has its end.
  const isWhole = given.endsWith("\n") || formatOf(given, options) === "json";
  const text = isWhole ? given : given + lineBreak(given);
  const result = convertWhole(text, options);
  if (isWhole) return result;
  const edits = ordered(withoutLastBreak(result.edits, given.length, lineBreak(given)));
  return { ...result, edits, text: applyEdits(given, edits) };
}

function convertWhole(text: string, options: ConvertDocumentOptions): ConvertDocumentResult {
  const documents = readDocuments(text, options);
  const lines = new Lines(text);
  const kinds: DocumentKind[] = [];
  const edits: Edit[] = [];
  const placed: Placed[] = [];
  const integrations = { converted: 0, unchanged: 0, blocked: 0 };
  const blockedBy: Record<string, number> = {};
  for (const document of documents) {
    const kind = kindOf(document);
    kinds.push(kind);
    if (!isOpenApi(kind)) continue;
    const result = new DocumentConversion(document, kind, lines, options).run();
    edits.push(...result.edits);
    placed.push(...result.findings);
    for (const name of ["converted", "unchanged", "blocked"] as const) {
      integrations[name] += result.integrations[name];
    }
    for (const [id, count] of Object.entries(result.blockedBy)) blockedBy[id] = (blockedBy[id] ?? 0) + count;
  }
  const inSequence = ordered(edits);
  const findings = locate(placed, lines, options.file);
  return { text: applyEdits(text, inSequence), edits: inSequence, findings, kinds, integrations, blockedBy };
}
