import type { Evidence } from "../../common/evidence.js";

export type Subject = "path" | "finding" | "assumption" | "error" | "exception";

/** A fact beside the meaning: `{ name: "default", text: "29000" }`. */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** How one of the things said is known; `of` says which, where it is not all of them. */
export interface EvidenceOf extends Evidence {
  readonly of?: string;
}

/** What there is to say about a word. Plain data; the command line renders it. */
export interface Explanation {
  readonly subject: Subject;
  /** The path, id or text, in its own spelling. */
  readonly name: string;
  /** The kind of resource that the path belongs to. */
  readonly kind?: string;
  readonly meaning: string;
  readonly remedy?: string;
  readonly facts: readonly Fact[];
  readonly evidence: readonly EvidenceOf[];
}

export const evidenceOf = (of: string, { level, source }: Evidence): EvidenceOf => ({ of, level, source });

/** Leaves out the facts that a row does not have. */
export function factsOf(facts: Readonly<Record<string, string | undefined>>): Fact[] {
  return Object.entries(facts).flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [{ name, text }],
  );
}
