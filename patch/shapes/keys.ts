import { type Dictionary, get, isObject } from "../../common/own.js";

const NONE: readonly string[] = [];
const EMPTY: Readonly<Dictionary> = {};

/** The members of a value that may be an object. */
export function entries(value: unknown): Readonly<Dictionary> {
  return isObject(value) ? value : EMPTY;
}

/**
 * The own keys under which two objects hold what is not the same; `same` is asked where the values are not `===`, with
 * `undefined` for what is absent.
 *
 * Two readings of one object have their keys in one order: as long as they go along together, nothing has to be looked
 * up, and a key that both lists have is in both objects.
 */
export function differingKeys<R>(
  row: R,
  before: unknown,
  after: unknown,
  same: (row: R, was: unknown, is: unknown) => boolean,
): readonly string[] {
  const a = entries(before);
  const b = entries(after);
  const had = Object.keys(a);
  const has = Object.keys(b);
  const together = Math.min(had.length, has.length);
  let found: string[] | undefined;
  let at = 0;
  for (; at < together; at += 1) {
    const key = has[at] as string;
    if (key !== had[at]) break;
    const was = a[key];
    const is = b[key];
    if (was === is || same(row, was, is)) continue;
    if (found === undefined) found = [key];
    else found.push(key);
  }
  if (at === had.length && at === has.length) return found ?? NONE;
  found ??= [];
  for (let rest = at; rest < has.length; rest += 1) {
    const key = has[rest] as string;
    if (!same(row, get(a, key), b[key])) found.push(key);
  }
  for (let rest = at; rest < had.length; rest += 1) {
    const key = had[rest] as string;
    if (!Object.hasOwn(b, key) && !same(row, a[key], undefined)) found.push(key);
  }
  return found;
}
