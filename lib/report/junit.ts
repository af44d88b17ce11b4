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

function testcase(file: string, one: Located, context: ReportContext): string {
  const { finding } = one;
  const name = `${finding.id} ${finding.path}`;
  const text = [place(one), finding.message, finding.remedy ?? ""].filter((part) => part !== "").join("\n");
  // Line breaks of ours are kept; those of the input are visible in each part.
  const body = text.split("\n").map(xml).join("\n");
  const said = fails(finding, context)
    ? `<failure type="${xml(finding.id)}" message="${xml(finding.message)}">${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase classname="${xml(file === "" ? "patchway" : file)}" name="${xml(name)}">${said}</testcase>`;
}

/** A JUnit file: a suite a file, a case a finding, failed where the finding reaches `failOn`. */
export const junitReport: Reporter = (located, context) => {
  const count = (of: readonly Located[]) =>
    `tests="${of.length}" failures="${of.filter(({ finding }) => fails(finding, context)).length}"`;
  const suites = [...byFile(located)].map(([file, of]) =>
    [
      `  <testsuite name="${xml(file === "" ? "patchway" : file)}" ${count(of)}>`,
      ...of.map((one) => testcase(file, one, context)),
      "  </testsuite>",
    ].join("\n"),
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="patchway" ${count(located)}>`,
    ...suites,
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
};
