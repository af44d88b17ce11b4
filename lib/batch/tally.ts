/** What became of many lines, in numbers that add up. */
import type { Finding, Severity } from "../../common/findings.js";
import type { Outcome } from "./tasks/task.js";

/** What became of a line. `failed`: it could not be read, or holds nothing that the command takes. */
export type LineOutcome = Outcome | "failed";

export interface BatchSummary {
  /** Lines that are not blank: the sum of `outcomes`. */
  readonly lines: number;
  readonly blank: number;
  readonly outcomes: Readonly<Partial<Record<LineOutcome, number>>>;
  /** Findings by id. */
  readonly findings: Readonly<Record<string, number>>;
  readonly severities: Readonly<Record<Severity, number>>;
}

export interface Tally {
  lines: number;
  blank: number;
  readonly outcomes: Partial<Record<LineOutcome, number>>;
  readonly findings: Record<string, number>;
  readonly severities: Record<Severity, number>;
}

export function newTally(outcomes: readonly LineOutcome[] = []): Tally {
  return {
    lines: 0,
    blank: 0,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])),
    findings: {},
    severities: { error: 0, warning: 0, info: 0 },
  };
}

export function countLine(tally: Tally, outcome: LineOutcome): void {
  tally.lines += 1;
  tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
}

/** The ids are those of our own catalogues. */
export function countFindings(tally: Tally, findings: readonly Pick<Finding, "id" | "severity">[]): void {
  for (const { id, severity } of findings) {
    tally.findings[id] = (tally.findings[id] ?? 0) + 1;
    tally.severities[severity] += 1;
  }
}

function addAll<K extends string>(to: Partial<Record<K, number>>, from: Partial<Record<K, number>>): void {
  for (const key of Object.keys(from) as K[]) to[key] = (to[key] ?? 0) + (from[key] ?? 0);
}

export function addTally(to: Tally, from: Tally): void {
  to.lines += from.lines;
  to.blank += from.blank;
  addAll(to.outcomes, from.outcomes);
  addAll(to.findings, from.findings);
  addAll(to.severities, from.severities);
}
