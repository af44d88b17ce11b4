/** Items that are known by a name: finding them, and telling where two lists of them differ. */
import { isObject } from "../../common/own.js";
import type { NamedRow } from "../grammar/row-types.js";
import { sameData } from "./fixed.js";
import { differenceBeside, differenceOf, type Item, type ItemDifference } from "./item.js";
import { type KeyDifference, withAnother } from "./keys.js";
import { isNothing } from "./shape.js";

interface Named {
  readonly item: Item;
  readonly index: number;
}

const NONE: readonly never[] = [];
const NO_ITEM: Item = {};
const ALIKE: ItemDifference = { members: NONE, strangers: NONE };

/** A name under which two lists differ, and the items that it names. */
export interface NamedDifference extends KeyDifference {
  readonly was: Item | undefined;
  readonly wanted: Item | undefined;
  /** Where it stands in the desired list; in the current one where it is not wanted. */
  readonly index: number;
  readonly beside: ItemDifference;
}

type Items = ReadonlyMap<string, Named>;

const NO_ITEMS: Items = new Map();

/** The items by name; `undefined` where one has no name, or two have the same. With `only` the others do not matter. */
function byName(row: NamedRow, value: unknown, only?: Items): Items | undefined {
  if (isNothing(value)) return NO_ITEMS;
  if (!Array.isArray(value)) return undefined;
  const found = new Map<string, Named>();
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    const name = isObject(item) ? row.name(item) : undefined;
    if (only !== undefined && (name === undefined || !only.has(name))) continue;
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, { item: item as Item, index });
  }
  return found;
}

/** What is wrong with a list that has no names. */
export function complaint(row: NamedRow, value: unknown): string {
  if (!Array.isArray(value)) return typeof value;
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const name = isObject(item) ? row.name(item) : undefined;
    if (name === undefined) return `item ${index}, which has not`;
    if (seen.has(name)) return `${name} twice`;
    seen.add(name);
  }
  return "another";
}

/** Where two lists with the same names in the same order differ; `undefined` of others. */
function differencesInLine(
  row: NamedRow,
  a: readonly unknown[],
  b: readonly unknown[],
): readonly NamedDifference[] | undefined {
  if (a.length !== b.length) return undefined;
  let found: NamedDifference[] | undefined;
  for (let index = 0; index < a.length; index += 1) {
    // What is no item has no name either, and is not gone on with.
    const was = a[index] as Item;
    const wanted = b[index] as Item;
    const beside = differenceBeside(row, was, wanted);
    if (beside === null) return undefined;
    if (beside === undefined) continue;
    const key = row.name(wanted);
    if (key === undefined || isTwice(row, b, key, index)) return undefined;
    found = withAnother(found, { key, was, wanted, index, beside });
  }
  return found ?? NONE;
}

/** Has another item the same name? */
function isTwice(row: NamedRow, items: readonly unknown[], name: string, index: number): boolean {
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (at !== index && isObject(item) && row.name(item) === name) return true;
  }
  return false;
}

/** Where two lists differ, or `undefined`; nowhere where what is wanted is no list of named items. */
export function differences(
  row: NamedRow,
  current: unknown,
  desired: unknown,
): readonly NamedDifference[] | undefined {
  const inLine =
    Array.isArray(current) && Array.isArray(desired) ? differencesInLine(row, current, desired) : undefined;
  if (inLine !== undefined) return inLine.length === 0 ? undefined : inLine;
  const b = byName(row, desired);
  if (b === undefined) return sameData(current, desired) ? undefined : NONE;
  const a = byName(row, current) ?? byName(row, current, b) ?? NO_ITEMS;
  const found: NamedDifference[] = [];
  for (const [key, { item: was, index }] of a)
    if (!b.has(key)) found.push({ key, was, wanted: undefined, index, beside: ALIKE });
  for (const [key, { item: wanted, index }] of b) {
    const was = a.get(key)?.item;
    const beside = differenceOf(row, was ?? NO_ITEM, wanted);
    if (was === undefined || beside !== undefined)
      found.push({ key, was, wanted, index, beside: beside ?? ALIKE });
  }
  return found.length === 0 ? undefined : found;
}
