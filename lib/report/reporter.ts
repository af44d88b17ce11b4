import type { Catalogue, Severity } from "../../common/findings.js";
import type { Located } from "./located.js";

/** What a report says besides its findings. */
export interface ReportContext {
  /** The version of this package. */
  readonly version: string;
  /** Findings of this severity and above are failures. */
  readonly failOn: Severity;
  /** What the ids mean, for formats that carry it. */
  readonly catalogue: Catalogue;
}

/** Writes findings as the text of a file. */
export type Reporter = (located: readonly Located[], context: ReportContext) => string;

/** Findings by file, in the order in which the files come first; "" where there is no file. */
export function byFile(located: readonly Located[]): ReadonlyMap<string, readonly Located[]> {
  const files = new Map<string, Located[]>();
  for (const one of located) {
    const name = one.file ?? "";
    const known = files.get(name);
    if (known === undefined) files.set(name, [one]);
    else known.push(one);
  }
  return files;
}
