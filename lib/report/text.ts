import type { Finding } from "../../common/findings.js";
import { count, pad, paragraph } from "./layout.js";
import { bySeverity, type Located, place, tally } from "./located.js";
import type { Layout } from "./style.js";
import { visible } from "./visible.js";

/** As wide as the longest severity, and a gap. */
const MARGIN = "warning".length + 2;

function entry({ finding, ...at }: Located, { paint, width }: Layout): string {
  const operation = finding.index === undefined ? "" : `operation ${finding.index + 1}: `;
  const where = place(at);
  const path = finding.path === "" ? "(the whole)" : visible(finding.path);
  const head = [
    paint(finding.severity, pad(finding.severity, MARGIN)),
    where === "" ? "" : `${visible(where)}: `,
    operation,
    paint("heading", path),
    paint("faint", `  (${visible(finding.id)})`),
  ].join("");
  const lines = [head, paragraph(visible(finding.message), width, " ".repeat(MARGIN))];
  if (finding.remedy !== undefined && finding.remedy !== "") {
    lines.push(paragraph(visible(finding.remedy), width, `${" ".repeat(MARGIN)}-> `));
  }
  return lines.join("\n");
}

/** Findings for people, the most severe first; "" where there are none. */
export function findingsText(located: readonly Located[], layout: Layout): string {
  return bySeverity(located)
    .map((one) => `${entry(one, layout)}\n`)
    .join("");
}

/** `1 error, 2 warnings`; "" where there are none. `info` has no plural. */
export function tallyText(findings: readonly Finding[]): string {
  return tally(findings)
    .map(([severity, number]) => (severity === "info" ? `${number} info` : count(number, severity)))
    .join(", ");
}
