/** Two objects with the same members in the same order: most that differ do so in values alone. */
import type { Dictionary } from "../../common/own.js";
import type { Draft } from "../draft.js";
import { type KeyDifference, withAnother } from "./keys.js";
import { Members } from "./members.js";
import type { Child } from "./parts.js";
import { leaveRoom, type Room, takeRoom } from "./room.js";
import { NOWHERE, type Phase } from "./shape.js";

/** A member that differs between two objects. */
export interface Change {
  readonly child: Child;
  readonly was: unknown;
  readonly wanted: unknown;
  /** Where, if the member's shape has keys. */
  readonly differences: readonly KeyDifference[] | undefined;
}

const NONE: readonly Change[] = [];

/** A member that an object may have; without a row where it makes the name of an item. */
class Known {
  constructor(
    readonly member: string,
    readonly child: Child | undefined,
  ) {}
}

/** The members that the objects of a row may have, and how two such objects are held against each other. */
export class Steps {
  readonly members: Members<Known>;

  /**
   * @param arePlain what a member is written as depends on no other member, nor on the resource
   * @param isDeep members that hold several values are compared as well: the object is there, whatever they hold
   * @param names members without rows
   */
  constructor(
    children: readonly Child[],
    readonly arePlain: boolean,
    readonly isDeep: boolean,
    names: readonly string[],
  ) {
    this.members = new Members([
      ...names.map((member) => new Known(member, undefined)),
      ...children.map((child) => new Known(child.member, child)),
    ]);
  }
}

const isOwn = Object.prototype.hasOwnProperty;

/** The members of so many stand in variables: few objects inside others have more, and those take room. */
const AT_HAND = 3;

/**
 * Where two objects differ that have the same members in the same order, all of which are known; `undefined` of others, of
 * what has no members, and where the rows must tell what a difference comes to.
 *
 * Each member is read in the loop that comes to it, and its key compared with the one that is known to stand there: to read
 * it by its name takes several times as long from objects of many shapes.
 */
export function changesInStep(steps: Steps, a: unknown, b: unknown): readonly Change[] | undefined {
  const { members } = steps;
  let first: unknown;
  let second: unknown;
  let third: unknown;
  let room: Room | undefined;
  let count = 0;
  for (const member in a as Readonly<Dictionary>) {
    if (!isOwn.call(a, member) || members.at(count, member) === undefined)
      return leaveAs(undefined, room, count);
    const value = (a as Readonly<Dictionary>)[member];
    if (count === 0) first = value;
    else if (count === 1) second = value;
    else if (count === 2) third = value;
    else {
      room ??= takeRoom();
      room.values[count - AT_HAND] = value;
    }
    count += 1;
  }
  let found: Change[] | undefined;
  let at = 0;
  for (const member in b as Readonly<Dictionary>) {
    // Where the members of the first one stand is what is known of their places now.
    if (!isOwn.call(b, member) || at === count || members.lastAt(at).member !== member)
      return leaveAs(undefined, room, count);
    const was = at === 0 ? first : at === 1 ? second : at === 2 ? third : (room as Room).values[at - AT_HAND];
    const wanted = (b as Readonly<Dictionary>)[member];
    if (was !== wanted) {
      const change = changeOf(steps, members.lastAt(at).child, was, wanted);
      if (change === undefined) return leaveAs(undefined, room, count);
      if (change !== null) found = withAnother(found, change);
    }
    at += 1;
  }
  return leaveAs(at === count && count > 0 ? (found ?? NONE) : undefined, room, count);
}

/** The answer, once the room is left where one was taken. */
function leaveAs<T>(answer: T, room: Room | undefined, count: number): T {
  if (room !== undefined) leaveRoom(room, count - AT_HAND);
  return answer;
}

/** Such a value stands for nothing but itself. */
const isPlain = (value: unknown): boolean => typeof value !== "object" && value !== undefined;

/** A member whose values are not `===`; `null` where they say the same, `undefined` where the rows must tell. */
function changeOf(
  { arePlain, isDeep }: Steps,
  child: Child | undefined,
  was: unknown,
  wanted: unknown,
): Change | undefined | null {
  if (child === undefined || !arePlain) return undefined;
  if (child.isPlain) {
    return isPlain(was) && isPlain(wanted) ? { child, was, wanted, differences: undefined } : undefined;
  }
  if (!isDeep || child.differences === undefined) return undefined;
  const differences = child.differences(child.rule, was, wanted, NOWHERE);
  return differences === undefined ? null : { child, was, wanted, differences };
}

/** The changes in the order of the rows. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  for (let at = 1; at < changes.length; at += 1) {
    if ((changes[at - 1] as Change).child.position > (changes[at] as Change).child.position)
      return changes.toSorted((a, b) => a.child.position - b.child.position);
  }
  return changes;
}

/** Writes changes. */
export function emitChanges(changes: readonly Change[], draft: Draft): void {
  const all = inOrder(changes);
  for (let at = 0; at < all.length; at += 1) {
    const { child, was, wanted, differences } = all[at] as Change;
    const { rule, phases } = child;
    for (let n = 0; n < phases.length; n += 1) {
      child.emit(rule, was, wanted, draft, phases[n] as Phase, differences);
    }
  }
}
