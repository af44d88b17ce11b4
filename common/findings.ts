import type { Evidence } from "./evidence.js";

/**
 * `info`: no effect at run time. `warning`: something is lost or changes. `error`: the result would be refused or
 * behave differently, and nothing is emitted for that member.
 */
export type Severity = "info" | "warning" | "error";

/** From the least to the most severe. */
export const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

/** One thing the user should know. Plain data. */
export interface Finding {
  /** The catalogue's key: `explain ID` says more. */
  readonly id: string;
  readonly severity: Severity;
  /** A JSON pointer into the input that the finding speaks of. */
  readonly path: string;
  readonly message: string;
  readonly remedy?: string;
  readonly evidence?: Evidence;
  /** The operation, in a list of operations, counted from 0. */
  readonly index?: number;
}

/** A row of a catalogue. `{name}` in a text stands for a value that the finding is made with. */
export interface FindingRow {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly evidence: Evidence;
  /** What `explain` prints beyond the message: why it is so. */
  readonly why: string;
}

export type Catalogue = Readonly<Record<string, FindingRow>>;

export type FindingValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** A value longer than this is cut in a message: a template of 300 KB does not belong in a line of text. */
const LONGEST_VALUE = 200;

function printable(value: string | number | boolean | undefined): string {
  const text = String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

type Print = (value: string | number | boolean | undefined) => string;
type Filler = (values: FindingValues, print: Print) => string;

/** A text with its places found once: findings are made in the hot path of a batch. */
function filler(text: string): Filler {
  const parts = text.split(/\{(\w+)\}/);
  if (parts.length === 1) return () => text;
  return (values, print) => {
    let filled = parts[0] as string;
    for (let at = 1; at < parts.length; at += 2) {
      const name = parts[at] as string;
      const value = Object.hasOwn(values, name) ? print(values[name]) : `{${name}}`;
      filled += value + (parts[at + 1] as string);
    }
    return filled;
  };
}

const fillers = new Map<string, Filler>();

function fillerOf(text: string): Filler {
  let known = fillers.get(text);
  if (known === undefined) {
    known = filler(text);
    fillers.set(text, known);
  }
  return known;
}

/** Puts values in the places that `{name}` marks; a name without a value stays as it stands. Long values are cut. */
export function fill(text: string, values: FindingValues): string {
  return fillerOf(text)(values, printable);
}

/** The same with values as long as they are: for texts that are not ours to shorten. */
export function fillWhole(text: string, values: FindingValues): string {
  return fillerOf(text)(values, String);
}

/** Something that a finding may override of its row. */
export interface FindingExtras {
  readonly severity?: Severity;
  readonly evidence?: Evidence;
  readonly index?: number;
  readonly remedy?: string;
}

const NO_VALUES: FindingValues = {};
const NO_EXTRAS: FindingExtras = {};

/** A row with its texts ready to be filled. */
interface FindingMaker {
  readonly severity: Severity;
  readonly message: Filler;
  readonly remedy: Filler;
  readonly evidence: Evidence;
}

/** The maker of findings of one catalogue: `make("id", "/path", { values })`. */
export function maker<C extends Catalogue>(catalogue: C) {
  const makers = new Map<string, FindingMaker>();
  return (id: keyof C & string, path: string, values = NO_VALUES, extras = NO_EXTRAS): Finding => {
    let known = makers.get(id);
    if (known === undefined) {
      const { severity, message, remedy, evidence } = catalogue[id] as FindingRow;
      known = { severity, message: fillerOf(message), remedy: fillerOf(remedy), evidence };
      makers.set(id, known);
    }
    const severity = extras.severity ?? known.severity;
    const message = known.message(values, printable);
    const remedy = extras.remedy ?? known.remedy(values, printable);
    const evidence = extras.evidence ?? known.evidence;
    const { index } = extras;
    return index === undefined
      ? { id, severity, path, message, remedy, evidence }
      : { id, severity, path, message, remedy, evidence, index };
  };
}

/** Is any finding at or above this severity? */
export function reaches(findings: readonly Finding[], severity: Severity): boolean {
  const floor = SEVERITIES.indexOf(severity);
  return findings.some((finding) => SEVERITIES.indexOf(finding.severity) >= floor);
}
