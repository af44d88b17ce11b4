/** A file that was named or found. */
export interface Candidate {
  /** Below the working directory relative to it, and elsewhere as it was named; with `/` between its parts. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** It may not lead out of this directory. Absolute. */
  readonly tree: string;
  /** Named itself, and not found in a directory or by a pattern. */
  readonly isNamed: boolean;
  /** What is known of it before it is opened; it is not opened then. */
  readonly verdict?: Verdict;
}

export interface Verdict {
  readonly status: "skipped" | "failed";
  /** Why. */
  readonly reason: string;
}

export const skippedFor = (reason: string): Verdict => ({ status: "skipped", reason });
export const failedFor = (reason: string): Verdict => ({ status: "failed", reason });
