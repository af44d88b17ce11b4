/** What a batch came to, for people and as JSON. */
import type { Severity } from "../../../common/findings.js";
import type { BatchSummary, LineOutcome } from "../../batch/tally.js";
import { findingCatalogue } from "../../catalogue.js";
import { reasonOf } from "../../documents/summary.js";
import { count } from "../../report/layout.js";
import type { Paint } from "../../report/style.js";
import { visible } from "../../report/visible.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Ids of findings, the most frequent first. */
function ranked(findings: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(findings).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** `3 lines: 2 converted, 0 blocked, 1 failed`, and below it the findings by id. */
export function summaryText({ lines, blank, outcomes, findings, severities }: BatchSummary, paint: Paint) {
  const parts = Object.entries(outcomes).map(([outcome, number]) => `${number} ${outcome}`);
  const skipped = blank === 0 ? "" : `; ${count(blank, "blank line")} skipped`;
  const text = [paint("heading", `${count(lines, "line")}: ${parts.join(", ")}${skipped}`)];
  const told = SEVERITIES.filter((severity) => severities[severity] > 0).map((severity) =>
    severity === "info" ? `${severities.info} info` : count(severities[severity], severity),
  );
  if (told.length > 0) text.push(paint("heading", `findings: ${told.join(", ")}`));
  for (const [id, number] of ranked(findings)) {
    text.push(`  ${number} × ${id}: ${visible(reasonOf(id, findingCatalogue))}`);
  }
  return `${text.join("\n")}\n`;
}

/**
 * The summary as one line of JSON; members may be added, none is renamed or taken away.
 *
 * @param written how many lines of an output that is cut are whole
 */
export function summaryJson(
  command: string,
  summary: BatchSummary,
  status: string,
  written: number | undefined,
): string {
  const { lines, blank, outcomes, severities } = summary;
  const findings = Object.fromEntries(ranked(summary.findings));
  const cut = written === undefined ? {} : { written };
  return `${JSON.stringify({ command, status, ...cut, lines, blank, outcomes, severities, findings })}\n`;
}

export type { LineOutcome };
