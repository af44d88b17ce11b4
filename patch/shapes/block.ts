import { escapeToken } from "../../common/pointer.js";
import type { Draft } from "../draft.js";
import type { Values } from "./members.js";
import type { Child, Laid, Parts } from "./parts.js";
import { isNothing, PHASE, type Phase, type Within } from "./shape.js";

/** An object as it is held: a member that it lacks is what lies under it. */
export interface Held {
  readonly over: Values;
  readonly under: Values;
}

/** An object as it is to be: a member that it lacks is the base's, and one that is `null` what AWS fills in. */
export interface Wish {
  readonly desired: Laid;
  readonly base: Held;
  readonly fill: Values;
}

const heldAt = ({ over, under }: Held, position: number): unknown => over[position] ?? under[position];

function wishedAt({ desired, base, fill }: Wish, position: number): unknown {
  const value = desired.values[position];
  return value === undefined ? heldAt(base, position) : (value ?? fill[position]);
}

/** What a wish comes to. */
export function granted({ children }: Parts, wish: Wish): Values {
  return children.map(({ position }) => wishedAt(wish, position) ?? undefined);
}

/** Do two values of a member say the same? */
const isSame = (child: Child, was: unknown, wanted: unknown, within: Within): boolean =>
  was === wanted || child.same(child.rule, was, wanted, within.resource);

/**
 * Do all members say the same, and does the desired object hold none that has no row?
 *
 * @param before what an absent member of the current object stands for; `after` of the desired one
 */
export function sameMembers(
  parts: Parts,
  current: Laid,
  desired: Laid,
  before: Values,
  after: Values,
  within: Within,
): boolean {
  if (desired.strangers.length > 0) return false;
  for (const child of parts.children) {
    const { position } = child;
    const was = current.values[position] ?? before[position];
    if (!isSame(child, was, desired.values[position] ?? after[position], within)) return false;
  }
  return true;
}

/** Says which members of a desired object have no row. */
export function sayStrangers(
  { strangers }: Laid,
  at: { readonly pointer: string; readonly kind: string },
  draft: Draft,
): void {
  for (const member of strangers)
    draft.say("unknown-member", `${at.pointer}/${escapeToken(member)}`, { kind: at.kind, member });
}

/** Does a wish ask for nothing but what is there? */
export function isGranted(parts: Parts, start: Held, wish: Wish, within: Within): boolean {
  for (const child of parts.children) {
    const { position } = child;
    if (!isSame(child, heldAt(start, position), wishedAt(wish, position), within)) return false;
  }
  return wish.desired.strangers.length === 0;
}

/**
 * Does a start hold something that is not wanted and that goes only with the whole? What AWS then fills in again is none
 * of that.
 */
export function isStuck(parts: Parts, start: Held, wish: Wish, filled: Values): boolean {
  for (const { position } of parts.staying) {
    if (!isNothing(wishedAt(wish, position)) || isNothing(heldAt(start, position))) continue;
    if (isNothing(filled[position])) return true;
  }
  return false;
}

/** Writes what leads from one object to another, in one phase or in all of them. */
export function emitMembers(parts: Parts, start: Held, wish: Wish, draft: Draft, only?: Phase): void {
  for (const child of parts.children) {
    const { position, follows } = child;
    if (only !== undefined && !child.writesIn(only)) continue;
    const after = wishedAt(wish, position);
    let before = heldAt(start, position);
    if (follows !== undefined) before = follows.value(draft.current, draft.desired) ?? before;
    if (before === after) continue;
    emitChild(child, before, after, draft, only);
  }
}

/** Writes what leads from one value of a member to another, where they differ, in one phase or in all of them. */
export function emitChild(
  { rule, differences, same, emit, phases }: Child,
  was: unknown,
  wanted: unknown,
  draft: Draft,
  only?: Phase,
): void {
  const found = differences?.(rule, was, wanted, draft.found);
  if (differences === undefined ? same(rule, was, wanted, draft.desired) : found === undefined) return;
  if (only !== undefined) emit(rule, was, wanted, draft, only, found);
  else for (const phase of phases) emit(rule, was, wanted, draft, phase, found);
}

/** Writes the operation that brings an object into being as AWS fills it: the first member that can be written. */
export function touch(parts: Parts, wish: Wish, draft: Draft): void {
  for (const { rule, position, emit } of parts.children) {
    const value = wishedAt(wish, position);
    if (rule.shape !== "scalar" || isNothing(value)) continue;
    const [before, said] = [draft.patchOperations.length, draft.findings.length];
    emit(rule, undefined, value, draft, PHASE.SCALARS);
    if (draft.patchOperations.length > before) return;
    // What is wrong with the value was said when it was to be written.
    draft.findings.length = said;
  }
}
