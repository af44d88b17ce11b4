export * from "../common/errors.js";
export type { Evidence, EvidenceLevel } from "../common/evidence.js";
export type { Finding, Severity } from "../common/findings.js";
