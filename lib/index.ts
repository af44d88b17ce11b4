export * from "../common/errors.js";
export type { Evidence, EvidenceLevel } from "../common/evidence.js";
export type { Finding, FindingRow, Severity, ShortFinding } from "../common/findings.js";
export { escapeToken, formatPointer, parsePointer, unescapeToken } from "../common/pointer.js";
export { type ApplyOptions, applyPatch, type Context } from "../patch/apply.js";
export { ASSUMPTIONS as assumptions, type AssumptionName, type Assumptions } from "../patch/assumptions.js";
export { type CheckOptions, checkPatch } from "../patch/check.js";
export { type DiffOptions, type DiffResult, diff } from "../patch/diff.js";
export { grammars } from "../patch/grammar/index.js";
export type { Desired, Kind, OperationName, PatchOperation, Resources } from "../patch/grammar/resources.js";
export type { Row } from "../patch/grammar/row-types.js";
export type { KindGrammar } from "../patch/grammar/types.js";
export { invertPatch } from "../patch/invert.js";
export { type FromJsonPatchResult, fromJsonPatch } from "../patch/json-patch.js";
export {
  type Batch,
  type BatchChunk,
  type BatchCommand,
  type BatchOptions,
  type BatchResult,
  type BatchResults,
  type BatchSource,
  type BatchStage,
  type BatchSummary,
  batchLines,
  batchObjects,
  batchStage,
  LineError,
  type LineOutcome,
  type LinesOptions,
} from "./batch/index.js";
export { findingCatalogue } from "./catalogue.js";
export { type CheckModelOptions, checkModel } from "./check-model.js";
export * from "./convert.js";
export { type ConvertDocumentResult, convertDocument } from "./documents/convert.js";
export type { Edit } from "./documents/edits.js";
export { DocumentError } from "./documents/errors.js";
export type { DocumentKind } from "./documents/kinds.js";
export type { ConvertDocumentOptions, DocumentFormat } from "./documents/options.js";
export * from "./live/index.js";
export {
  type Call,
  type Plan,
  type PlanOptions,
  planIntegration,
  type Ref,
  type Step,
  type V1Target,
  type V2State,
  type V2Target,
  type V2Wanted,
} from "./plan.js";
export { type JsonSchema, schemas } from "./schemas/from-grammar.js";
export {
  applyUpdate,
  type SharedKind,
  type TranslatedUpdate,
  type TranslatePatchOptions,
  type TranslateUpdateOptions,
  translatePatch,
  translateUpdate,
  type Update,
  updateBetween,
} from "./translate.js";
