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

/** A finding as a line of a batch holds it. Its texts are the catalogue's, filled with its values. */
export interface ShortFinding extends Pick<Finding, "id" | "severity" | "path" | "index"> {
  /** What fills the texts, by the names in them; absent where they have no places. */
  readonly values?: FindingValues;
  /** A remedy of its own, where it is not the catalogue's. */
  readonly remedy?: string;
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

/** `{name}` in a text. */
const PLACES = /\{(\w+)\}/g;

/** A text with its places found once, since findings are made in the hot path of a batch. */
interface Text {
  readonly whole: string;
  /** The pieces between the places, and at odd indexes the names; absent where there is no place. */
  readonly parts: readonly string[] | undefined;
}

function takenApart(whole: string): Text {
  return { whole, parts: whole.includes("{") ? whole.split(PLACES) : undefined };
}

const texts = new Map<string, Text>();

function textOf(whole: string): Text {
  let known = texts.get(whole);
  if (known === undefined) {
    known = takenApart(whole);
    texts.set(whole, known);
  }
  return known;
}

function filled({ whole, parts }: Text, values: FindingValues, cut: boolean): string {
  if (parts === undefined) return whole;
  let result = parts[0] as string;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] as string;
    const next = parts[at + 1] as string;
    const value = values[name];
    // No object inherits a text.
    if (typeof value === "string" && value.length <= LONGEST_VALUE) {
      result += value + next;
    } else {
      const printed = cut ? printable(value) : String(value);
      result += (Object.hasOwn(values, name) ? printed : `{${name}}`) + next;
    }
  }
  return result;
}

/** Puts values in the places that `{name}` marks; a name without a value stays as it stands. Long values are cut. */
export function fill(text: string, values: FindingValues): string {
  return filled(textOf(text), values, true);
}

/** The same with values as long as they are: for texts that are not ours to shorten. */
export function fillWhole(text: string, values: FindingValues): string {
  return filled(textOf(text), values, false);
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

/** A row of a catalogue with its texts ready to be filled. Nothing in it changes, so that V8 takes it for a constant. */
export interface FindingMaker {
  readonly id: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly remedy: Text;
  readonly evidence: Evidence;
}

function makerOf(id: string, { severity, message, remedy, evidence }: FindingRow): FindingMaker {
  return { id, severity, message: takenApart(message), remedy: takenApart(remedy), evidence };
}

let short = false;

/**
 * Carries out a call in which findings are made short: without texts and evidence, with the values that would fill the
 * texts. To fill texts that nobody reads, and to write them to every line, is most of what a batch would do.
 *
 * What the call gives holds `ShortFinding`s wherever its type says `Finding`.
 *
 * @param call does all its work before it returns.
 */
export function shortly<T>(call: () => T): T {
  const before = short;
  short = true;
  try {
    return call();
  } finally {
    short = before;
  }
}

/** The values that fill some texts, for a line: long ones are cut as in messages. */
function picked(filling: readonly Text[], values: FindingValues): FindingValues | undefined {
  let result: Record<string, FindingValues[string]> | undefined;
  for (const { parts } of filling) {
    if (parts === undefined) continue;
    for (let at = 1; at < parts.length; at += 2) {
      const name = parts[at] as string;
      if (!Object.hasOwn(values, name)) continue;
      const value = values[name];
      result ??= {};
      result[name] = typeof value === "string" ? printable(value) : value;
    }
  }
  return result;
}

function makeShort(
  { id, severity, message, remedy }: FindingMaker,
  path: string,
  values: FindingValues,
  extras: FindingExtras,
): ShortFinding {
  const made: { -readonly [K in keyof ShortFinding]: ShortFinding[K] } = {
    id,
    severity: extras.severity ?? severity,
    path,
  };
  const filling = picked(extras.remedy === undefined ? [message, remedy] : [message], values);
  if (extras.index !== undefined) made.index = extras.index;
  if (filling !== undefined) made.values = filling;
  if (extras.remedy !== undefined) made.remedy = extras.remedy;
  return made;
}

function makeWith(maker: FindingMaker, path: string, values: FindingValues, extras: FindingExtras): Finding {
  if (short) return makeShort(maker, path, values, extras) as Finding;
  const { id } = maker;
  const severity = extras.severity ?? maker.severity;
  const message = filled(maker.message, values, true);
  const remedy = extras.remedy ?? filled(maker.remedy, values, true);
  const evidence = extras.evidence ?? maker.evidence;
  const { index } = extras;
  return index === undefined
    ? { id, severity, path, message, remedy, evidence }
    : { id, severity, path, message, remedy, evidence, index };
}

/** Makes a finding of a row: `make(rows["id"], "/path", { values })`. */
export function make(maker: FindingMaker, path: string, values = NO_VALUES, extras = NO_EXTRAS): Finding {
  // Most have nothing of their own, and many no values; this much V8 puts where it is called.
  if (short || extras !== NO_EXTRAS) return makeWith(maker, path, values, extras);
  const { id, severity, message, remedy, evidence } = maker;
  return {
    id,
    severity,
    path,
    message: message.parts === undefined ? message.whole : filled(message, values, true),
    remedy: remedy.parts === undefined ? remedy.whole : filled(remedy, values, true),
    evidence,
  };
}

/** A finding whose texts are filled already, for what is said in the same words whenever it is said. */
export interface Saying extends Omit<FindingMaker, "message" | "remedy"> {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly maker: FindingMaker;
  readonly values: FindingValues;
}

/** What is said with some values: `sayings(catalogue)("id", "/path", { values })`. */
export function sayings<C extends Catalogue>(catalogue: C) {
  return (id: keyof C & string, path: string, values: FindingValues): Saying => {
    const made = makerOf(id, catalogue[id] as FindingRow);
    const { severity, evidence } = made;
    const [message, remedy] = [filled(made.message, values, true), filled(made.remedy, values, true)];
    return { id, severity, path, message, remedy, evidence, maker: made, values };
  };
}

/** Makes the finding that says it. */
export function makeSaid({ id, severity, path, message, remedy, evidence, maker, values }: Saying): Finding {
  if (short) return makeShort(maker, path, values, NO_EXTRAS) as Finding;
  return { id, severity, path, message, remedy, evidence };
}

/** The rows of a catalogue by their ids, for `make`. */
export function makers<C extends Catalogue>(catalogue: C): Readonly<Record<keyof C & string, FindingMaker>> {
  const all = Object.entries(catalogue).map(([id, row]) => [id, makerOf(id, row)]);
  return Object.fromEntries(all) as Record<keyof C & string, FindingMaker>;
}

/** The same with ids that are looked up: `maker(catalogue)("id", "/path", { values })`. */
export function maker<C extends Catalogue>(catalogue: C) {
  const known = new Map<string, FindingMaker>();
  const newMaker = (id: string): FindingMaker => {
    const made = makerOf(id, catalogue[id] as FindingRow);
    known.set(id, made);
    return made;
  };
  return (id: keyof C & string, path: string, values = NO_VALUES, extras = NO_EXTRAS): Finding =>
    make(known.get(id) ?? newMaker(id), path, values, extras);
}

/** Is any finding at or above this severity? */
export function reaches(findings: readonly Finding[], severity: Severity): boolean {
  const floor = SEVERITIES.indexOf(severity);
  return findings.some((finding) => SEVERITIES.indexOf(finding.severity) >= floor);
}
