/**
 * What the words of this package and of API Gateway mean: paths and members, findings, assumptions, exceptions, and
 * the texts that API Gateway answers with. All of it is read from the tables that the engines use.
 */

import { correction } from "../patch/advice.js";
import { pathPattern } from "../patch/places.js";
import { ERRORS, matchError, readErrorText } from "./explain/errors.js";
import type { Explanation } from "./explain/explanation.js";
import { explainPlace, places, placesOf } from "./explain/paths.js";
import { named } from "./explain/words.js";

export type { EvidenceOf, Explanation, Fact, Subject } from "./explain/explanation.js";

export interface ExplainOptions {
  /** Explain paths for this kind of resource only. */
  readonly kind?: string;
}

const ofKind = (kind: string | undefined) => (explained: { readonly kind?: string }) =>
  kind === undefined || explained.kind === undefined || explained.kind === kind;

/** A path that API Gateway refused gets the remedy for that path. */
function pathRemedy(path: string, kind: string | undefined): string {
  const said = placesOf(path)
    .filter(ofKind(kind))
    .map((place) => correction(path, place.row));
  return [...new Set(said.filter((text) => text !== undefined))].join(" ");
}

/**
 * Explains a text that API Gateway answered with, as it is in an exception, an SDK's message or the AWS CLI's output.
 *
 * @returns the text's own row and that of the exception it is introduced with, as far as they are known.
 */
export function explainError(text: string, { kind }: ExplainOptions = {}): Explanation[] {
  const { exception, message } = readErrorText(text);
  const match = matchError(message);
  const found: Explanation[] = [];
  if (match !== undefined) {
    const { row, values } = match;
    const path = values.path;
    const remedy = (typeof path === "string" && pathRemedy(path, kind)) || row.remedy;
    found.push({
      subject: "error",
      name: row.text,
      meaning: row.meaning,
      remedy,
      facts: [{ name: "exception", text: row.name }],
      evidence: [row.evidence],
    });
  }
  const name = exception ?? match?.row.name;
  return [...found, ...named().filter((one) => one.subject === "exception" && one.name === name)];
}

const sameWord = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Explains a word: a path or member, the id of a finding, the name of an assumption or exception, or the text of an
 * error.
 *
 * @returns everything that the word may mean, paths first; nothing where it is unknown.
 */
export function explain(word: string, options: ExplainOptions = {}): Explanation[] {
  const wanted = word.trim();
  if (wanted === "") return [];
  const byName = named().filter(({ name }) => sameWord(name, wanted));
  const byPath = placesOf(wanted).filter(ofKind(options.kind)).map(explainPlace);
  const found = [...byPath, ...byName];
  return found.length > 0 ? found : explainError(wanted, options);
}

/** Everything that can be explained, in its own spelling. */
export function explainable({
  kind,
}: ExplainOptions = {}): readonly Pick<Explanation, "subject" | "name" | "kind">[] {
  return [
    ...places()
      .filter(ofKind(kind))
      .map((place) => ({ subject: "path" as const, name: pathPattern(place.row), kind: place.kind })),
    ...named().map(({ subject, name }) => ({ subject, name })),
    ...ERRORS.map(({ text }) => ({ subject: "error" as const, name: text })),
  ];
}
