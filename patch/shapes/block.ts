import { type Dictionary, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { Draft } from "../draft.js";
import type { Creation, ObjectRow, Row } from "../grammar/types.js";
import { shapeOf } from "./index.js";
import { Names } from "./keys.js";
import { leaveRoom, takeRoom } from "./room.js";
import { emitRow, isNothing, PHASE, type Phase, type Shape } from "./shape.js";

/** A member of an object row, at hand. */
export interface Child {
  readonly member: string;
  readonly rule: Row;
  readonly shape: Shape;
  readonly phases: readonly Phase[];
}

/** What the rows of an object's members come to: found once. */
export interface Parts {
  readonly children: readonly Child[];
  readonly names: Names;
  readonly phases: readonly Phase[];
}

const known = new WeakMap<ObjectRow["members"], Parts>();

export function partsOf(row: ObjectRow): Parts {
  return (row.parts as Parts | undefined) ?? findParts(row);
}

function findParts(row: ObjectRow): Parts {
  const { members } = row;
  let parts = known.get(members);
  if (parts === undefined) {
    const children = Object.entries(members).map(([member, rule]): Child => {
      const shape = shapeOf(rule);
      return { member, rule, shape, phases: shape.phases(rule) };
    });
    const used = new Set<Phase>([PHASE.REMOVALS, ...children.flatMap(({ phases }) => phases)]);
    const phases = Object.values(PHASE).filter((phase) => used.has(phase));
    parts = { children, names: new Names(Object.keys(members)), phases };
    known.set(members, parts);
  }
  keep(row, parts);
  return parts;
}

/** Keeps what was found of a row with it, where it has a place for that: rows of a grammar have none. */
export function keep(row: { parts?: unknown }, parts: unknown): void {
  if (Object.hasOwn(row, "parts")) row.parts = parts;
}

const isOwn = Object.prototype.hasOwnProperty;

/**
 * Do two objects hold the very same under the same members, in the same order, and under none but those that have rows?
 * It is so of most, and asked first because it is quick.
 */
export function areAlike(a: Readonly<Dictionary>, b: Readonly<Dictionary>, { names }: Parts): boolean {
  const room = takeRoom();
  const { keys, values } = room;
  let count = 0;
  for (const member in a) {
    if (!isOwn.call(a, member)) continue;
    keys[count] = member;
    values[count] = a[member];
    count += 1;
  }
  let at = 0;
  for (const member in b) {
    if (!isOwn.call(b, member)) continue;
    const same = at < count && keys[at] === member && values[at] === b[member];
    if (!same || !names.hasAt(at, member)) {
      at = -1;
      break;
    }
    at += 1;
  }
  leaveRoom(room, count);
  return at === count;
}

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
  if (depth < 0 || !isObject(value)) return false;
  for (const member in value) {
    if (!isOwn.call(value, member)) continue;
    const held = value[member];
    if (typeof held === "object" ? !isHollow(held, depth - 1) : held !== undefined) return false;
  }
  return true;
}

/** What AWS fills in where it makes an object. */
export function filledIn({ fill }: Creation, resource: Readonly<Dictionary>): Readonly<Dictionary> {
  return typeof fill === "function" ? fill(resource) : fill;
}

/** An object as it is held: a member that it lacks is what lies under it. */
export interface Held {
  readonly over: Readonly<Dictionary>;
  readonly under: Readonly<Dictionary>;
}

/** An object as it is to be: a member that it lacks is the base's, and one that is `null` what AWS fills in. */
export interface Wish {
  readonly desired: Readonly<Dictionary>;
  readonly base: Held;
  readonly fill: Readonly<Dictionary>;
}

// Members are read from where they stand: to put whole objects together first takes several times as long.
const heldAt = ({ over, under }: Held, member: string): unknown => over[member] ?? under[member];

function wishedAt({ desired, base, fill }: Wish, member: string): unknown {
  const value = desired[member];
  return value === undefined ? heldAt(base, member) : (value ?? fill[member]);
}

/** The members of a wish that have rows, together. */
export function granted({ children }: Parts, wish: Wish): Dictionary {
  const whole: Dictionary = {};
  for (const { member } of children) {
    const value = wishedAt(wish, member);
    if (!isNothing(value)) put(whole, member, value);
  }
  return whole;
}

/** Members of the desired object without a row. */
function strangers({ names }: Parts, desired: Readonly<Dictionary>): string[] {
  return Object.keys(desired).filter((member) => !names.has(member) && !isNothing(desired[member]));
}

function hasStrangers({ names }: Parts, desired: Readonly<Dictionary>): boolean {
  let at = 0;
  for (const member in desired) {
    if (!names.hasAt(at, member) && !isNothing(desired[member]) && Object.hasOwn(desired, member))
      return true;
    at += 1;
  }
  return false;
}

/**
 * Do all members say the same, and does the desired object hold none that has no row?
 *
 * @param before what an absent member of the current object stands for; `after` of the desired one
 */
export function sameMembers(
  parts: Parts,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  before: Readonly<Dictionary>,
  after: Readonly<Dictionary>,
  resource: Readonly<Dictionary>,
): boolean {
  for (const { member, rule, shape } of parts.children) {
    const was = current[member] ?? before[member];
    const wanted = desired[member] ?? after[member];
    if (was !== wanted && !shape.same(rule, was, wanted, resource)) return false;
  }
  return !hasStrangers(parts, desired);
}

/** Says which members of a desired object have no row. */
export function sayStrangers(
  parts: Parts,
  desired: Readonly<Dictionary>,
  at: { readonly pointer: string; readonly kind: string },
  draft: Draft,
): void {
  for (const member of strangers(parts, desired))
    draft.say("unknown-member", `${at.pointer}/${escapeToken(member)}`, { kind: at.kind, member });
}

/** Does a wish ask for nothing but what is there? */
export function isGranted(parts: Parts, start: Held, wish: Wish, resource: Readonly<Dictionary>): boolean {
  for (const { member, rule, shape } of parts.children) {
    const [was, wanted] = [heldAt(start, member), wishedAt(wish, member)];
    if (was !== wanted && !shape.same(rule, was, wanted, resource)) return false;
  }
  return !hasStrangers(parts, wish.desired);
}

/**
 * Does a start hold something that is not wanted and that goes only with the whole? What AWS then fills in again is none
 * of that.
 */
export function isStuck(parts: Parts, start: Held, wish: Wish, filled: Readonly<Dictionary>): boolean {
  for (const { member, rule } of parts.children) {
    if (rule.shape !== "scalar" || rule.clear.by !== "nothing" || rule.clear.whole !== true) continue;
    if (!isNothing(wishedAt(wish, member)) || isNothing(heldAt(start, member))) continue;
    if (isNothing(filled[member])) return true;
  }
  return false;
}

/** What a member will be by itself when the rest of the list is carried out. */
function followed(rule: Row, value: unknown, draft: Draft): unknown {
  if (rule.shape !== "scalar" || rule.follows === undefined) return value;
  return rule.follows.value(draft.current, draft.desired) ?? value;
}

/** Writes what leads from one object to another, in one phase or in all of them. */
export function emitMembers(parts: Parts, start: Held, wish: Wish, draft: Draft, only?: Phase): void {
  for (const { member, rule, shape, phases } of parts.children) {
    if (only !== undefined && !phases.includes(only)) continue;
    const after = wishedAt(wish, member);
    const before = followed(rule, heldAt(start, member), draft);
    if (before === after) continue;
    emitRow(shape, rule, before, after, draft, only === undefined ? phases : [only]);
  }
}

/** Writes the operation that brings an object into being as AWS fills it: the first member that can be written. */
export function touch(parts: Parts, wish: Wish, draft: Draft): void {
  for (const { member, rule, shape } of parts.children) {
    const value = wishedAt(wish, member);
    if (rule.shape !== "scalar" || isNothing(value)) continue;
    const [before, said] = [draft.patchOperations.length, draft.findings.length];
    shape.emit(rule, undefined, value, draft, PHASE.SCALARS);
    if (draft.patchOperations.length > before) return;
    // What is wrong with the value was said when it was to be written.
    draft.findings.length = said;
  }
}
