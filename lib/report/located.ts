import type { Finding, Severity } from "../../common/findings.js";
import { fill, SEVERITIES } from "../../common/findings.js";

/** A finding and where in a file it stands, as far as that is known. Lines and columns count from 1. */
export interface Located {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly finding: Finding;
}

/** `file:line:column`, as far as it is known. */
export function place({ file, line, column }: Omit<Located, "finding">): string {
  if (file === undefined) return "";
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** How many findings there are of each severity, from the most severe. */
export function tally(findings: readonly Finding[]): readonly (readonly [Severity, number])[] {
  return [...SEVERITIES]
    .reverse()
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, number]) => number > 0);
}

/** From the most severe; among equals the order stays. */
export function bySeverity(located: readonly Located[]): readonly Located[] {
  return [...SEVERITIES]
    .reverse()
    .flatMap((severity) => located.filter(({ finding }) => finding.severity === severity));
}

/** A finding's message and what to do, as running text. */
export function wholeText({ message, remedy }: Finding): string {
  if (remedy === undefined || remedy === "") return message;
  return `${message}${/[.!?]$/.test(message) ? "" : "."} ${remedy}`;
}

/** A text of the catalogue as it speaks of no finding in particular: an ellipsis where its values would stand. */
export const general = (text: string): string => fill(text, {}).replaceAll(/\{\w+\}/g, "…");
