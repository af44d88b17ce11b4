import { type Finding, reaches } from "../../common/findings.js";
import { type Located, place } from "./located.js";
import { byFile, type ReportContext, type Reporter } from "./reporter.js";
import { visible } from "./visible.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for XML 1.0, which has no place for control characters, lone surrogates, U+FFFE and U+FFFF. */
function xml(text: string): string {
  return visible(text)
    .replaceAll(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

const fails = (finding: Finding, { failOn }: ReportContext): boolean => reaches([finding], failOn);

/** A case of a suite: what it is about, and what is said of it. */
export interface JunitCase {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  /** Of a failure, what sort it is. */
  readonly type?: string;
  readonly message?: string;
  /** Parts of the text, a line each. */
  readonly lines?: readonly string[];
}

export interface JunitSuite {
  /** The file; "" where there is none. */
  readonly file: string;
  readonly cases: readonly JunitCase[];
}

function saidOf({ outcome, type = "", message = "", lines = [] }: JunitCase): string {
  // Line breaks of ours are kept; those of the input are visible in each part.
  const body = lines.map(xml).join("\n");
  if (outcome === "skipped") return `<skipped message="${xml(message)}"/>`;
  if (outcome === "failed") return `<failure type="${xml(type)}" message="${xml(message)}">${body}</failure>`;
  return body === "" ? "" : `<system-out>${body}</system-out>`;
}

function testcase(file: string, one: JunitCase): string {
  const said = saidOf(one);
  const head = `    <testcase classname="${xml(file)}" name="${xml(one.name)}"`;
  return said === "" ? `${head}/>` : `${head}>${said}</testcase>`;
}

/** What a finding is among the cases of its file: failed where it reaches `failOn`. */
export function caseOf(one: Located, context: ReportContext): JunitCase {
  const { id, path, message, remedy = "" } = one.finding;
  return {
    name: `${id} ${path}`,
    outcome: fails(one.finding, context) ? "failed" : "passed",
    type: id,
    message,
    lines: [place(one), message, remedy].filter((part) => part !== "").flatMap((part) => part.split("\n")),
  };
}

function counts(cases: readonly JunitCase[]): string {
  const of = (outcome: JunitCase["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of("failed")}" errors="0" skipped="${of("skipped")}"`;
}

/** A JUnit file. */
export function junitText(suites: readonly JunitSuite[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="patchway" ${counts(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(({ file, cases }) => [
      `  <testsuite name="${xml(file || "patchway")}" ${counts(cases)}>`,
      ...cases.map((one) => testcase(file || "patchway", one)),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A suite a file, a case a finding. */
export const junitReport: Reporter = (located, context) =>
  junitText(
    [...byFile(located)].map(([file, of]) => ({ file, cases: of.map((one) => caseOf(one, context)) })),
  );
