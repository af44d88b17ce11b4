import { byCodeUnit, type Dictionary, get, isObject } from "../../common/own.js";
import { plainly } from "../given.js";
import type { Change } from "./changes.js";
import { isNothing } from "./shape.js";

/** A key under which two values differ. */
export interface KeyDifference {
  readonly key: string;
  /** What each of them holds there; `undefined` where it has no such key. */
  readonly was: unknown;
  readonly wanted: unknown;
  /** What is known of how they differ, if anything is. */
  readonly how?: false | readonly Change[];
}

const NOWHERE: readonly KeyDifference[] = [];
const EMPTY: Readonly<Dictionary> = {};

/** The members of a value that may be an object. */
export function entries(value: unknown): Readonly<Dictionary> {
  return isObject(value) ? value : EMPTY;
}

/** Two that are turned round, which most are that are not in order, need no sorting. */
function sorted(differences: readonly KeyDifference[], at: number): readonly KeyDifference[] {
  if (differences.length > 2) return differences.toSorted((a, b) => byCodeUnit(a.key, b.key));
  return [differences[at] as KeyDifference, differences[at - 1] as KeyDifference];
}

/** The differences by key, in the order of a list. */
export function inOrder(differences: readonly KeyDifference[]): readonly KeyDifference[] {
  for (let at = 1; at < differences.length; at += 1) {
    if ((differences[at - 1] as KeyDifference).key > (differences[at] as KeyDifference).key)
      return sorted(differences, at);
  }
  return differences;
}

const isOwn = Object.prototype.hasOwnProperty;

/**
 * Do two objects hold the same under the same keys?
 *
 * @param depth how many levels of objects inside them are looked into; what is deeper is the same only if it is `===`
 */
export function holdTheSame(a: Readonly<Dictionary>, b: Readonly<Dictionary>, depth: number): boolean {
  let count = 0;
  for (const key in b) {
    if (!isOwn.call(b, key)) return false;
    const has = b[key];
    const had = held(a, key);
    if (has === undefined) return false;
    if (has !== had) {
      const inside = depth > 0 && isObject(had) && isObject(has);
      if (!inside || !holdTheSame(had, has, depth - 1)) return false;
    }
    count += 1;
  }
  return count === size(a);
}

/** How many members an object has; -1 where it inherits some, since to read it by name would find those. */
export function size(object: Readonly<Dictionary>): number {
  let count = 0;
  for (const key in object) {
    if (!isOwn.call(object, key)) return -1;
    count += 1;
  }
  return count;
}

/**
 * What a plain object holds under a key, which may be any text. Of what such objects inherit nothing is data: it is
 * functions, and the prototype itself.
 */
export function held(object: Readonly<Dictionary>, key: string): unknown {
  const value = object[key];
  return typeof value === "function" || value === Object.prototype ? get(object, key) : value;
}

/**
 * Do two values under one key say the same? Where they do not, the answer may be how they differ. They are not `===`;
 * `undefined` is what is absent.
 */
export type SameUnder<R> = (
  row: R,
  was: unknown,
  wanted: unknown,
) => true | NonNullable<KeyDifference["how"]>;

/** Where two maps differ, or `undefined`; nowhere where what is wanted is no map at all. */
export function differingKeys<R>(
  row: R,
  before: unknown,
  after: unknown,
  same: SameUnder<R>,
): readonly KeyDifference[] | undefined {
  const a = entries(before);
  const b = isNothing(after) ? EMPTY : after;
  if (!isObject(b)) return NOWHERE;
  let found: KeyDifference[] | undefined;
  let shared = 0;
  for (const key in b) {
    if (!isOwn.call(b, key)) {
      if (plainly(b) !== b) return differingKeys(row, before, plainly(b), same);
      continue;
    }
    const wanted = b[key];
    if (wanted === undefined) continue;
    const was = held(a, key);
    if (was !== undefined) shared += 1;
    if (was === wanted) continue;
    const how = same(row, was, wanted);
    if (how !== true) found = withAnother(found, { key, was, wanted, how });
  }
  const count = size(a);
  if (shared === count) return found;
  if (count < 0 && plainly(a) !== a) return differingKeys(row, plainly(a), after, same);
  return lacking(row, a, Object.keys(a), b, same, found);
}

/** The same for maps whose keys are numbers, which V8 lists sooner than it goes through them. */
export function differingListed<R>(
  row: R,
  before: unknown,
  after: unknown,
  same: SameUnder<R>,
): readonly KeyDifference[] | undefined {
  const a = entries(before);
  const b = isNothing(after) ? EMPTY : after;
  if (!isObject(b)) return NOWHERE;
  const had = Object.keys(a);
  const has = Object.keys(b);
  let found: KeyDifference[] | undefined;
  let shared = 0;
  for (let at = 0; at < has.length; at += 1) {
    const key = has[at] as string;
    const wanted = b[key];
    if (wanted === undefined) continue;
    let was: unknown;
    // The keys are in one order, so that the next one is nearly always it.
    if (had[shared] === key || (shared < had.length && Object.hasOwn(a, key))) {
      was = a[key];
      shared += 1;
    }
    if (was === wanted) continue;
    const how = same(row, was, wanted);
    if (how !== true) found = withAnother(found, { key, was, wanted, how });
  }
  return shared === had.length ? found : lacking(row, a, had, b, same, found);
}

/** The same for the keys that only the first of them has. */
function lacking<R>(
  row: R,
  a: Readonly<Dictionary>,
  had: readonly string[],
  b: Readonly<Dictionary>,
  same: SameUnder<R>,
  differing: KeyDifference[] | undefined,
): readonly KeyDifference[] | undefined {
  let found = differing;
  for (const key of had) {
    if (held(b, key) !== undefined) continue;
    const was = a[key];
    if (was === undefined) continue;
    const how = same(row, was, undefined);
    if (how !== true) found = withAnother(found, { key, was, wanted: undefined, how });
  }
  return found;
}

/** A list that is made with its first item, or its second: most have no more, and one that grows makes room for many. */
export function withAnother<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined || list.length === 0) return [item];
  if (list.length === 1) return [list[0] as T, item];
  list.push(item);
  return list;
}
