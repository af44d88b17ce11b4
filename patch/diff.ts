import { lowestBit } from "../common/bits.js";
import type { Finding } from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import { keepApart } from "./apart.js";
import { Comparison, type Stranger } from "./compare.js";
import { type Compiled, compiledFor, type Step } from "./compile.js";
import { type DiffOptions, Draft } from "./draft.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import type { Desired, Kind, PatchOperation, Resources } from "./grammar/resources.js";

export type { DiffOptions } from "./draft.js";

export interface DiffResult {
  /** What the kind's Update call takes, in order. */
  readonly patchOperations: PatchOperation[];
  readonly findings: Finding[];
}

const DEFAULTS: DiffOptions = {};

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
  const found = new Comparison(compiled, before, after, keep);
  if (found.agrees()) return { patchOperations: [], findings: [] };
  if (found.strangers.length === 0) return written(compiled, found, options);
  return written(compiled, withoutForm(compiled, found, keep), options);
}

/** The same comparison of what the objects say, where they stand in a form with members of its own. */
function withoutForm(compiled: Compiled, found: Comparison, keep: boolean): Comparison {
  if (!found.strangers.some(({ member }) => compiled.isEnvelope(member))) return found;
  const { kind } = compiled.grammar;
  const { resource } = readForm(kind, found.current);
  const form = readForm(kind, found.desired);
  const wanted = form.silent.size === 0 ? form.resource : withSilent(form.silent, resource, form.resource);
  const again = new Comparison(compiled, resource, wanted, keep);
  again.agrees();
  return again;
}

/** The list for what was found, and what there is to say about it. */
function written(compiled: Compiled, found: Comparison, options: DiffOptions): DiffResult {
  const { marks, strangers, current, desired } = found;
  const draft = new Draft(found, options);
  for (let left = marks; left !== 0; left &= left - 1) {
    const { row, phase } = compiled.steps[lowestBit(left)] as Step;
    const { was, wanted, keys } = found.of(row);
    row.emit(row.row, was, wanted, draft, phase, keys);
  }
  const { apart, kind } = compiled.grammar;
  if (apart !== undefined) for (const each of apart) keepApart(each, draft);
  if (strangers.length > 0) sayStrangers(strangers, kind, draft);
  if ((marks & compiled.noticeBits) !== 0) {
    const { notices } = compiled;
    for (let at = 0; at < notices.length; at += 1) {
      const { bits, say } = notices[at] as Compiled["notices"][number];
      if ((marks & bits) !== 0) say(current, desired, draft);
    }
  }
  return { patchOperations: draft.patchOperations, findings: draft.findings };
}

/** Says which members have no row, louder where they are wanted. */
function sayStrangers(strangers: readonly Stranger[], kind: Kind, draft: Draft): void {
  for (const { member, desired } of strangers) {
    const severity = desired ? "warning" : "info";
    draft.say("unknown-member", `/${escapeToken(member)}`, { kind, member }, { severity });
  }
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
