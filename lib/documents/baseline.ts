/** Findings that are known and accepted: the JSON report of an earlier run. */
import { InputError } from "../../common/errors.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import type { Located } from "../report/located.js";

const keyOf = (file: unknown, id: unknown, path: unknown) => JSON.stringify([file, id, path]);

export class Baseline {
  readonly #known = new Set<string>();

  /**
   * @param report `{ "findings": [{ "file", "id", "path" }], "known"?: […] }`; lines and columns may have moved since
   * @throws InputError where it is not that
   */
  constructor(report: unknown) {
    const findings = isObject(report) ? get(report, "findings") : undefined;
    if (!Array.isArray(findings))
      throw new InputError("a baseline is a JSON report, with a list of findings");
    this.#add(findings, "findings");
    // What an earlier baseline accepted stays accepted, so that one file can be read and written in one run.
    const known = get(report as Dictionary, "known");
    if (Array.isArray(known)) this.#add(known, "known");
  }

  #add(findings: readonly unknown[], name: string): void {
    for (const [index, finding] of findings.entries()) {
      if (!isObject(finding) || typeof finding.id !== "string" || typeof finding.path !== "string") {
        throw new InputError("a finding has a file, an id and a path", { pointer: `/${name}/${index}` });
      }
      this.#known.add(keyOf(finding.file ?? "", finding.id, finding.path));
    }
  }

  knows({ file, finding }: Located): boolean {
    return this.#known.has(keyOf(file ?? "", finding.id, finding.path));
  }
}
