import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { ObjectRow, Row } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import { shapeOf } from "./index.js";
import { isNothing, PHASE, type Phase, pointerOf } from "./shape.js";

/**
 * An object that comes into being when a member of it is written: a canary, a quota, a method's settings. It is there or
 * not; an absent member of one that is there stands for what AWS fills in.
 */
export function isThere(value: unknown): value is Dictionary {
  return isObject(value) && !isHollow(value, 2);
}

/** Does nothing stand there, down to a depth that our objects do not pass? */
function isHollow(value: unknown, depth: number): boolean {
  if (isNothing(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  return depth >= 0 && isObject(value) && Object.values(value).every((member) => isHollow(member, depth - 1));
}

/** An object on top of what AWS fills in. */
export function filled(fill: Readonly<Dictionary>, value: Readonly<Dictionary>): Dictionary {
  const whole: Dictionary = { ...fill };
  for (const member of Object.keys(value)) if (!isNothing(value[member])) put(whole, member, value[member]);
  return whole;
}

/** The members of an object row, each with its row. */
export function children(row: ObjectRow): [member: string, row: Row][] {
  return Object.entries(row.members);
}

/** Do all members say the same, and does the desired object hold none that has no row? */
export function sameMembers(
  row: ObjectRow,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  resource: Readonly<Dictionary>,
): boolean {
  for (const [member, rule] of children(row)) {
    const [before, after] = [get(current, member), get(desired, member)];
    if (before !== after && !shapeOf(rule).same(rule, before, after, resource)) return false;
  }
  return Object.keys(desired).every(
    (member) => isNothing(desired[member]) || Object.hasOwn(row.members, member),
  );
}

/** Says which members of a desired object have no row. */
export function sayStrangers(row: ObjectRow, desired: Readonly<Dictionary>, draft: Draft): void {
  for (const member of Object.keys(desired)) {
    if (Object.hasOwn(row.members, member) || isNothing(desired[member])) continue;
    const at = pointerOf(row);
    draft.say("unknown-member", `${at}/${escapeToken(member)}`, { kind: at.slice(1), member });
  }
}

/** What is to be held, member by member. */
export function wantedMembers(
  desired: Readonly<Dictionary>,
  base: Readonly<Dictionary>,
  fill: Readonly<Dictionary>,
): Dictionary {
  const wanted: Dictionary = { ...base };
  for (const member of Object.keys(desired)) {
    const value = desired[member];
    if (value === undefined) continue;
    if (value !== null) put(wanted, member, value);
    else if (Object.hasOwn(fill, member)) put(wanted, member, fill[member]);
    else delete wanted[member];
  }
  return wanted;
}

/** Does a start hold something that is not wanted and that no operation takes away by itself? */
export function isStuck(row: ObjectRow, start: Readonly<Dictionary>, wanted: Readonly<Dictionary>): boolean {
  return children(row).some(
    ([member, rule]) =>
      rule.shape === "scalar" &&
      rule.clear.by === "nothing" &&
      rule.clear.whole === true &&
      isNothing(get(wanted, member)) &&
      !isNothing(get(start, member)),
  );
}

/** What a member will be by itself when the rest of the list is carried out. */
function followed(rule: Row, value: unknown, draft: Draft): unknown {
  if (rule.shape !== "scalar" || rule.follows === undefined) return value;
  return rule.follows.value(draft.current, draft.desired) ?? value;
}

/** Writes what leads from one object to another, in one phase or in all of them. */
export function emitMembers(
  row: ObjectRow,
  start: Readonly<Dictionary>,
  wanted: Readonly<Dictionary>,
  draft: Draft,
  only?: Phase,
): void {
  for (const [member, rule] of children(row)) {
    const shape = shapeOf(rule);
    const after = get(wanted, member);
    const before = followed(rule, get(start, member), draft);
    const phases = shape.phases(rule).filter((phase) => only === undefined || phase === only);
    if (phases.length === 0 || before === after || shape.same(rule, before, after, draft.desired)) continue;
    for (const phase of phases) shape.emit(rule, before, after, draft, phase);
  }
}

/** Writes the operation that brings an object into being as AWS fills it: the first member that can be written. */
export function touch(row: ObjectRow, wanted: Readonly<Dictionary>, draft: Draft): void {
  for (const [member, rule] of children(row)) {
    const value = get(wanted, member);
    if (rule.shape !== "scalar" || isNothing(value)) continue;
    const [before, said] = [draft.patchOperations.length, draft.findings.length];
    shapeOf(rule).emit(rule, undefined, value, draft, PHASE.SCALARS);
    if (draft.patchOperations.length > before) return;
    // What is wrong with the value was said when it was to be written.
    draft.findings.length = said;
  }
}
