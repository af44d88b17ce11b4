/** Converts the documents among files, one after another: what happens to one changes nothing for the others. */
import { InputError } from "../../../common/errors.js";
import type { Located } from "../../report/located.js";
import { convertDocument } from "../convert.js";
import type { Edit } from "../edits.js";
import { DocumentError } from "../errors.js";
import { type DocumentFindingId, makeFinding } from "../findings.js";
import { type DocumentKind, templateKind } from "../kinds.js";
import type { ConvertDocumentOptions } from "../options.js";
import type { Counts } from "../session.js";
import type { Candidate } from "./candidate.js";
import { findFiles } from "./find.js";
import { SAME } from "./finder.js";
import { LEADS_OUT, wayTo } from "./links.js";
import { readText } from "./read.js";
import { isSystemError, refusal, refusalOf, type World, worldAt } from "./world.js";
import { exchange } from "./write.js";

export interface ConvertFilesOptions extends Omit<ConvertDocumentOptions, "file" | "format"> {
  /** Write the results; without it nothing is touched. */
  readonly write?: boolean;
  /** Is told which files there are, before the first of them is read; what it throws ends the run. */
  readonly onFound?: (files: readonly Candidate[]) => void;
}

export type FileStatus = "converted" | "unchanged" | "skipped" | "failed";

export interface FileResult {
  /** Relative to the working directory where it is below it; with `/` between its parts. */
  readonly file: string;
  readonly status: FileStatus;
  /** Why it was skipped or failed, the same words for the same reason. */
  readonly reason?: string;
  readonly kinds: readonly DocumentKind[];
  readonly integrations: Counts;
  /** How often each finding is the first that blocks an integration. */
  readonly blockedBy: Readonly<Record<string, number>>;
  readonly findings: readonly Located[];
  /** The text as it was, and as it is with the edits made: for those that are converted. */
  readonly text?: string;
  readonly converted?: string;
  readonly edits: readonly Edit[];
}

const NONE: Counts = { converted: 0, unchanged: 0, blocked: 0 };

/** What is found rather than named is parsed only where it speaks of integrations. */
const SPEAKS = /x-amazon-apigateway-|AWS::(?:ApiGateway|Serverless)|^provider:/m;

/** Why documents of other kinds are left alone. */
const SKIPPED: Readonly<Partial<Record<DocumentKind, string>>> = {
  cloudformation: "a CloudFormation template, which is not converted yet",
  sam: "a SAM template, which is not converted yet",
  "serverless-framework": "a file of the Serverless Framework, which is not converted yet",
  unknown: "not an OpenAPI definition",
};

function skipped(file: string, reason: string, kinds: readonly DocumentKind[] = []): FileResult {
  const rest = { integrations: NONE, blockedBy: {}, findings: [], edits: [] };
  return { file, status: "skipped", reason, kinds, ...rest };
}

/** What is said of an error. One that nobody foresaw ends this file, and not the run. */
function messageOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return isSystemError(error) ? refusal(error) : `this is a fault of patchway: ${String(error)}`;
}

/** The same words for the same fault: without what is quoted of a file. */
const general = (message: string) => message.replaceAll(/"(?:[^"\\]|\\.)*"/g, "…");

function failed(file: string, error: unknown, id: DocumentFindingId): FileResult {
  const { line, column } = error as DocumentError;
  const message = messageOf(error);
  const finding = makeFinding(id, "", { message });
  const place = {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return {
    file,
    status: "failed",
    reason: `${id === "document-unwritable" ? "not written" : "not read"}: ${general(message)}`,
    kinds: [],
    integrations: NONE,
    blockedBy: {},
    findings: [{ ...place, finding }],
    edits: [],
  };
}

/** The file itself, behind its links; these may not lead out of the tree. */
function realFile(world: World, { path: given, tree, file }: Candidate): string {
  let target: string;
  try {
    target = world.fs.realpathSync(given);
  } catch (error) {
    throw new DocumentError(refusalOf(error, given), { file });
  }
  if (wayTo(world, tree, target) === undefined) throw new DocumentError(LEADS_OUT, { file });
  return target;
}

/** The kind that has something to be said of it: of several documents in a text one may be a definition. */
function skipReason(kinds: readonly DocumentKind[]): string | undefined {
  if (kinds.some((kind) => SKIPPED[kind] === undefined)) return undefined;
  const kind = kinds.find((one) => one !== "unknown") ?? "unknown";
  return SKIPPED[kind];
}

/** A template is not converted, so what is wrong with its text is not told either. */
function convertReadable(file: string, text: string, options: ConvertFilesOptions): FileResult {
  try {
    return convertText(file, text, options);
  } catch (error) {
    const kind = error instanceof DocumentError ? templateKind(text) : undefined;
    const reason = kind === undefined ? undefined : SKIPPED[kind];
    if (kind === undefined || reason === undefined) throw error;
    return skipped(file, reason, [kind]);
  }
}

function convertText(file: string, text: string, options: ConvertFilesOptions): FileResult {
  if (/^\ufeff?\s*$/.test(text)) return skipped(file, "empty");
  const { write: _, onFound: __, ...rest } = options;
  const { text: converted, ...result } = convertDocument(text, { ...rest, file });
  const reason = skipReason(result.kinds);
  if (reason !== undefined) return skipped(file, reason, result.kinds);
  if (result.edits.length === 0) return { file, status: "unchanged", ...result };
  return { file, status: "converted", ...result, text, converted };
}

/** Converts a text that is in no file, such as stdin. */
export function convertStream(file: string, text: string, options: ConvertFilesOptions): FileResult {
  try {
    return convertReadable(file, text, options);
  } catch (error) {
    return failed(file, error, "document-unreadable");
  }
}

function convertOne(
  world: World,
  candidate: Candidate,
  options: ConvertFilesOptions,
  seen: Map<string, string>,
): FileResult {
  const { file, verdict } = candidate;
  if (verdict?.status === "skipped") return skipped(file, verdict.reason);
  if (verdict !== undefined) return failed(file, new DocumentError(verdict.reason), "document-unreadable");
  let id: DocumentFindingId = "document-unreadable";
  try {
    const target = realFile(world, candidate);
    const first = seen.get(target);
    if (first !== undefined) return skipped(file, SAME);
    seen.set(target, file);
    const { text, stamp } = readText(world, target, file);
    if (!candidate.isNamed && !SPEAKS.test(text)) return skipped(file, "speaks of no integration");
    const result = convertReadable(file, text, options);
    if (options.write === true && result.converted !== undefined) {
      id = "document-unwritable";
      exchange(world, target, file, result.converted, stamp);
    }
    return result;
  } catch (error) {
    return failed(file, error, id);
  }
}

/**
 * Converts documents: files by name, directories, and patterns.
 *
 * @param operands relative to `world.cwd`
 * @returns a result for each file, in their order, each as soon as it is there
 */
export function* convertFiles(
  operands: readonly string[],
  options: ConvertFilesOptions,
  world: World = worldAt(process.cwd()),
): Generator<FileResult, void> {
  const seen = new Map<string, string>();
  const candidates = findFiles(world, operands);
  options.onFound?.(candidates);
  for (const candidate of candidates) yield convertOne(world, candidate, options, seen);
}
