/**
 * How a fact about AWS is known. It belongs to each operation of a grammar row, to how a member is cleared, and to
 * each mapping rule, not to a whole row.
 *
 * - `recorded`: AWS's own answer was recorded.
 * - `documented`: AWS's documentation or service model says so.
 * - `reported`: others ran it on AWS and said what happened.
 * - `inferred`: reasoned from a neighbouring fact.
 * - `unknown`: no source settles it.
 */
export type EvidenceLevel = "recorded" | "documented" | "reported" | "inferred" | "unknown";

export interface Evidence {
  readonly level: EvidenceLevel;
  /** Where the fact stands, in words that lead there: a page, an issue, a recorded call. */
  readonly source: string;
}

const at =
  (level: EvidenceLevel) =>
  (source: string): Evidence => ({ level, source });

export const recorded = at("recorded");
export const documented = at("documented");
export const reported = at("reported");
export const inferred = at("inferred");
export const unknown = at("unknown");
