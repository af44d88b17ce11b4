/** Items that are known by a name: finding them, and telling where two lists of them differ. */
import { type Dictionary, isObject } from "../../common/own.js";
import type { NamedRow, Row } from "../grammar/types.js";
import { sameData } from "./fixed.js";
import { shapeOf } from "./index.js";
import { isNothing } from "./shape.js";

export type Item = Readonly<Dictionary>;

export interface Named {
  readonly item: Item;
  readonly index: number;
}

const NONE: readonly string[] = [];
export const NO_ITEM: Item = {};

/** The items by name; `undefined` where one has no name, or two have the same. */
function byName(row: NamedRow, value: unknown): Map<string, Item> | undefined {
  const found = new Map<string, Item>();
  if (isNothing(value)) return found;
  if (!Array.isArray(value)) return undefined;
  for (const item of value as unknown[]) {
    const name = isObject(item) ? row.name(item) : undefined;
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, item as Item);
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

export function strangers(row: NamedRow, item: Item): string[] {
  let found: string[] = NONE as string[];
  for (const member in item) {
    if (Object.hasOwn(row.members, member) || row.names.includes(member)) continue;
    if (!isNothing(item[member]) && Object.hasOwn(item, member)) found = [...found, member];
  }
  return found;
}

/** Do two items with the same name hold the same beside it? */
function sameRest(row: NamedRow, a: Item, b: Item): boolean {
  for (const member in row.members) {
    const rule = row.members[member] as Row;
    const [was, wanted] = [a[member], b[member]];
    if (was !== wanted && !shapeOf(rule).same(rule, was, wanted, NO_ITEM)) return false;
  }
  return strangers(row, b).length === 0;
}

/** Do two lists have the same names in the same order? Then the items need no looking up. */
function inStep(row: NamedRow, a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const [x, y]: [unknown, unknown] = [a[at], b[at]];
    if (!isObject(x) || !isObject(y)) return false;
    for (const member of row.names) if (x[member] !== y[member]) return false;
  }
  return true;
}

/** The names of the items that differ in two lists that are in step; `undefined` where one of them has none. */
function changedInStep(row: NamedRow, a: readonly Item[], b: readonly Item[]): readonly string[] | undefined {
  let changed: string[] | undefined;
  for (let at = 0; at < a.length; at += 1) {
    const item = b[at] as Item;
    if (a[at] === item || sameRest(row, a[at] as Item, item)) continue;
    const name = row.name(item);
    if (name === undefined) return undefined;
    if (changed === undefined) changed = [name];
    else changed.push(name);
  }
  return changed ?? NONE;
}

/** The names under which two lists differ, or `undefined`; none where what is wanted is no list of named items. */
export function changedKeys(
  row: NamedRow,
  current: unknown,
  desired: unknown,
): readonly string[] | undefined {
  if (inStep(row, current, desired)) {
    const names = changedInStep(row, current as Item[], desired as Item[]);
    if (names !== undefined) return names.length === 0 ? undefined : names;
  }
  const [a, b] = [byName(row, current) ?? new Map<string, Item>(), byName(row, desired)];
  if (b === undefined) return sameData(current, desired) ? undefined : NONE;
  const changed: string[] = [];
  for (const name of a.keys()) if (!b.has(name)) changed.push(name);
  for (const [name, item] of b) {
    const other = a.get(name);
    if (other === undefined || !sameRest(row, other, item)) changed.push(name);
  }
  return changed.length === 0 ? undefined : changed;
}

/** The items with these names; `undefined` where two have the same. */
export function pick(
  row: NamedRow,
  value: unknown,
  names: readonly string[],
): Map<string, Named> | undefined {
  const found = new Map<string, Named>();
  if (!Array.isArray(value)) return found;
  const wanted = names.length < 8 ? undefined : new Set(names);
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    const name = isObject(item) ? row.name(item) : undefined;
    if (name === undefined || !(wanted?.has(name) ?? names.includes(name))) continue;
    if (found.has(name)) return undefined;
    found.set(name, { item: item as Item, index });
  }
  return found;
}
