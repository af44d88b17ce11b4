import { byCodeUnit, type Dictionary, get, isObject } from "../../common/own.js";

/** A key under which two values differ. */
export interface KeyDifference {
  readonly key: string;
  /** What each of them holds there; `undefined` where it has no such key. */
  readonly was: unknown;
  readonly wanted: unknown;
}

const NONE: readonly KeyDifference[] = [];
const EMPTY: Readonly<Dictionary> = {};

/** The members of a value that may be an object. */
export function entries(value: unknown): Readonly<Dictionary> {
  return isObject(value) ? value : EMPTY;
}

/** The differences by key, in the order of a list. */
export function inOrder(differences: readonly KeyDifference[]): readonly KeyDifference[] {
  for (let at = 1; at < differences.length; at += 1) {
    if ((differences[at - 1] as KeyDifference).key > (differences[at] as KeyDifference).key)
      return differences.toSorted((a, b) => byCodeUnit(a.key, b.key));
  }
  return differences;
}

const isOwn = Object.prototype.hasOwnProperty;

/** Room for the members of one object, taken while it is in use: a getter of it may come here again. */
class Room {
  readonly keys: string[] = [];
  readonly values: unknown[] = [];
}

let atHand: Room | undefined = new Room();

/** The names that members may have. Most objects have theirs in the order of the last one: that is looked at first. */
export class Names {
  private readonly set: ReadonlySet<string>;
  private readonly last: string[] = [];

  constructor(names: Iterable<string>) {
    this.set = new Set(names);
  }

  has(name: string): boolean {
    return this.set.has(name);
  }

  hasAt(at: number, name: string): boolean {
    if (this.last[at] === name) return true;
    if (!this.set.has(name)) return false;
    this.last[at] = name;
    return true;
  }
}

/**
 * Do two objects hold the very same under the same keys, in the same order, and under no key but some names? It is so of
 * most pairs, and asked first because it is quick: a member is read in the loop that comes to it, never by its name, and
 * `isOwn.call` costs nothing in such a loop where `Object.hasOwn` is a call.
 */
export function areAlike(a: Readonly<Dictionary>, b: Readonly<Dictionary>, names?: Names): boolean {
  const room = atHand ?? new Room();
  atHand = undefined;
  const { keys, values } = room;
  let count = 0;
  for (const key in a) {
    if (!isOwn.call(a, key)) continue;
    keys[count] = key;
    values[count] = a[key];
    count += 1;
  }
  let at = 0;
  for (const key in b) {
    if (!isOwn.call(b, key)) continue;
    const same = at < count && keys[at] === key && values[at] === b[key];
    if (!same || (names !== undefined && !names.hasAt(at, key))) {
      at = -1;
      break;
    }
    at += 1;
  }
  // Nothing of the objects is held on to.
  for (let clear = 0; clear < count; clear += 1) values[clear] = undefined;
  atHand = room;
  return at === count;
}

/**
 * Where two objects hold under their own keys what is not the same; `same` is asked where the values are not `===`, with
 * `undefined` for what is absent.
 *
 * The keys of an object that was read, or read and edited, stand in one order but for a few. So the lists are gone
 * through side by side, and only a key that is out of step is looked up, where both objects have such.
 */
export function differingKeys<R>(
  row: R,
  before: unknown,
  after: unknown,
  same: (row: R, was: unknown, wanted: unknown) => boolean,
): readonly KeyDifference[] {
  const a = entries(before);
  const b = entries(after);
  const had = Object.keys(a);
  const has = Object.keys(b);
  let found: KeyDifference[] | undefined;
  let gone: string[] | undefined;
  let fresh: string[] | undefined;
  let at = 0;
  for (let to = 0; to < has.length; to += 1) {
    const key = has[to] as string;
    if (had[at] !== key) {
      if (had[at + 1] !== key) {
        fresh = withAnother(fresh, key);
        continue;
      }
      gone = withAnother(gone, had[at] as string);
      at += 1;
    }
    at += 1;
    const was = a[key];
    const wanted = b[key];
    if (was === wanted || same(row, was, wanted)) continue;
    found = withAnother(found, { key, was, wanted });
  }
  for (; at < had.length; at += 1) gone = withAnother(gone, had[at] as string);
  if (fresh !== undefined) {
    for (const key of fresh) {
      const was = gone === undefined ? undefined : get(a, key);
      const wanted = b[key];
      if (!same(row, was, wanted)) found = withAnother(found, { key, was, wanted });
    }
  }
  if (gone !== undefined) {
    for (const key of gone) {
      if (fresh !== undefined && Object.hasOwn(b, key)) continue;
      const was = a[key];
      if (!same(row, was, undefined)) found = withAnother(found, { key, was, wanted: undefined });
    }
  }
  return found ?? NONE;
}

/** A list that is made with its first item: most have no second one, and an empty one makes room for many. */
function withAnother<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
