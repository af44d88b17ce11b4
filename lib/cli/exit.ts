import { type Finding, reaches, type Severity } from "../../common/findings.js";

/** What a command's exit code says. Where several hold, `error` goes before `findings`, and that before `changes`. */
export const EXIT = {
  same: 0,
  error: 1,
  changes: 2,
  findings: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANING: Readonly<Record<ExitCode, string>> = {
  [EXIT.same]: "nothing to change",
  [EXIT.error]: "an error: bad input, a wrong argument, or a list that API Gateway would refuse",
  [EXIT.changes]: "there are changes, or there would be",
  [EXIT.findings]: "findings at or above --fail-on (default: error)",
  [EXIT.interrupted]:
    "interrupted: what was under way was finished, and nothing else was begun; 143 after SIGTERM, 129 after SIGHUP",
};

/** The code of a command that went through. */
export function exitCode(changes: boolean, findings: readonly Finding[], failOn: Severity): ExitCode {
  if (reaches(findings, failOn)) return EXIT.findings;
  return changes ? EXIT.changes : EXIT.same;
}
