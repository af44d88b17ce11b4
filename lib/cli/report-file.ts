/** What a report of a conversion may take the place of. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { isEarlierReport } from "../documents/earlier.js";
import { RunFiles } from "./files.js";
import { statOf } from "./read.js";
import type { Call } from "./table/command.js";
import type { CONVERT_OPTIONS } from "./table/convert.js";

/** A file that a run reads. */
export interface ReadFile {
  /** `-` for stdin. */
  readonly path: string;
  /** As messages name it. */
  readonly file: string;
  /** Why it is not read after all. */
  readonly verdict?: object;
}

/** Does the file hold nothing that a new report would not say again? */
function isReplaceable(file: string): boolean {
  if (statOf(file)?.isFile() !== true) return true;
  try {
    return isEarlierReport(readFileSync(file, "utf8"));
  } catch {
    // Nobody knows what it holds.
    return false;
  }
}

/**
 * A second run finds the report of the first among its documents, and may write it again.
 *
 * @throws UsageError where the report would take the place of a document, of another input, or of what is printed
 */
export function checkReport(call: Call<typeof CONVERT_OPTIONS>, documents: readonly ReadFile[]): void {
  const { report } = call.values;
  if (report === undefined) return;
  const files = new RunFiles(call);
  files.writesStdout();
  if (!isReplaceable(path.resolve(call.io.cwd, report))) {
    for (const { path: document, file, verdict } of documents) {
      if (verdict === undefined) files.reads(document, file);
    }
  }
  files.writesOptions();
}
