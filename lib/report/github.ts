import type { Severity } from "../../common/findings.js";
import { wholeText } from "./located.js";
import type { Reporter } from "./reporter.js";
import { visible } from "./visible.js";

/**
 * Annotations of a GitHub Actions run: a line `::error file=…,line=…::message` each.
 *
 * Source: GitHub Actions, workflow commands; @actions/core for what is escaped.
 */
const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Line breaks are visible already, so that a text cannot begin a command of its own. */
const data = (text: string): string => visible(text).replaceAll("%", "%25");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

export const githubReport: Reporter = (located) =>
  located
    .map(({ finding, file, line, column }) => {
      const properties = [
        ...(file === undefined ? [] : [`file=${property(file)}`]),
        ...(line === undefined ? [] : [`line=${line}`]),
        ...(column === undefined ? [] : [`col=${column}`]),
        `title=${property(`${finding.id} ${finding.path}`)}`,
      ];
      return `::${COMMANDS[finding.severity]} ${properties.join(",")}::${data(wholeText(finding))}\n`;
    })
    .join("");
