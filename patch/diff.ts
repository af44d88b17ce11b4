import { lowestBit } from "../common/bits.js";
import type { Finding } from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import { keepApart } from "./apart.js";
import { Comparison } from "./compare.js";
import { type Compiled, compiledFor, type Step } from "./compile.js";
import { type DiffOptions, Draft } from "./draft.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import type { Desired, Kind, PatchOperation, Resources } from "./grammar/types.js";

export type { DiffOptions } from "./draft.js";

export interface DiffResult {
  /** What the kind's Update call takes, in order. */
  readonly patchOperations: PatchOperation[];
  readonly findings: Finding[];
}

const DEFAULTS: DiffOptions = {};

const NONE: readonly string[] = [];

/** What the two objects are called. */
const CURRENT = "the current object";
const DESIRED = "the desired object";

/**
 * The operations that lead from the current to the desired object, and what there is to say about them.
 *
 * At most one operation a path, none for what is equal; `credentials` first, then removals from sets, scalars,
 * parameters, templates, additions to sets; keys by code unit. What no operation can do is a finding, and nothing is
 * emitted for it. Both objects may stand in any form that people hold them in (an answer with its metadata, the input of
 * a put). Neither is changed.
 *
 * @throws InputError where one of the objects is no object, or there is no such kind.
 */
export function diff<K extends Kind>(
  kind: K,
  current: Resources[K],
  desired: Desired<K>,
  options: DiffOptions = DEFAULTS,
): DiffResult {
  const compiled = compiledFor(kind);
  // Rules read members by name, and must see none that is inherited.
  const before = plain(current, CURRENT);
  const after = plain(desired, DESIRED);
  const keep = options.absent === "keep";
  let found = Comparison.of(compiled);
  found.compare(before, after, keep);
  if (found.strangers.length > 0 && found.strangers.some(({ member }) => compiled.isEnvelope(member))) {
    const { resource } = readForm(kind, before);
    const form = readForm(kind, after);
    const wanted = form.silent.size === 0 ? form.resource : withSilent(form.silent, resource, form.resource);
    found.close();
    found = Comparison.of(compiled);
    found.compare(resource, wanted, keep);
  }
  const result =
    found.marks === 0 && found.strangers.length === 0
      ? { patchOperations: [], findings: [] }
      : written(compiled, found, options);
  found.close();
  return result;
}

/** The list for what was found, and what there is to say about it. */
function written(compiled: Compiled, found: Comparison, options: DiffOptions): DiffResult {
  const { marks, lacked, strangers, current, desired, was, wanted, differences } = found;
  // What the comparison has shown not to be so is not looked up again.
  const staying = (lacked & compiled.stayingBits) === 0 ? NONE : compiled.staying;
  const typeMoves = (marks & compiled.putTypeBits) !== 0;
  const draft = new Draft(current, found.resource, options, staying, typeMoves);
  for (let left = marks; left !== 0; left &= left - 1) {
    const { row, phase } = compiled.steps[lowestBit(left)] as Step;
    const { position } = row;
    row.emit(row.row, was[position], wanted[position], draft, phase, differences[position]);
  }
  const { apart, kind } = compiled.grammar;
  if (apart !== undefined) for (const each of apart) keepApart(each, draft);
  for (const { member, desired: isWanted } of strangers) {
    const severity = isWanted ? "warning" : "info";
    draft.say("unknown-member", `/${escapeToken(member)}`, { kind, member }, { severity });
  }
  if ((marks & compiled.noticeBits) !== 0) {
    for (const { bits, say } of compiled.notices) if ((marks & bits) !== 0) say(current, desired, draft);
  }
  return { patchOperations: draft.patchOperations, findings: draft.findings };
}

/** What a form cannot carry is as it was. */
function withSilent(
  silent: ReadonlySet<string>,
  before: Readonly<Dictionary>,
  after: Readonly<Dictionary>,
): Readonly<Dictionary> {
  const whole: Dictionary = { ...after };
  for (const member of silent) if (before[member] !== undefined) whole[member] = before[member];
  return whole;
}
