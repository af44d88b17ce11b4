/** Items that are known by a name: finding them, and telling where two lists of them differ. */
import { type Dictionary, isObject } from "../../common/own.js";
import type { NamedRow, Row } from "../grammar/types.js";
import { sameData } from "./fixed.js";
import { shapeOf } from "./index.js";
import { type KeyDifference, Names } from "./keys.js";
import { isNothing, type Shape } from "./shape.js";

export type Item = Readonly<Dictionary>;

export interface Named {
  readonly item: Item;
  readonly index: number;
}

const NONE: readonly never[] = [];
export const NO_ITEM: Item = {};

/** A name under which two lists differ, and the items that it names. */
export interface NamedDifference extends KeyDifference {
  readonly was: Named | undefined;
  readonly wanted: Named | undefined;
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

/** The rows of what an item holds beside its name, and the names that its members may have: found once. */
interface ItemParts {
  readonly children: readonly { readonly member: string; readonly rule: Row; readonly shape: Shape }[];
  readonly names: Names;
}

const known = new WeakMap<NamedRow["members"], ItemParts>();

function itemParts(row: NamedRow): ItemParts {
  let parts = known.get(row.members);
  if (parts === undefined) {
    const children = Object.entries(row.members).map(([member, rule]) => ({
      member,
      rule,
      shape: shapeOf(rule),
    }));
    parts = { children, names: new Names([...row.names, ...Object.keys(row.members)]) };
    known.set(row.members, parts);
  }
  return parts;
}

/** Members of an item that have no row. */
export function strangers(row: NamedRow, item: Item): readonly string[] {
  const { names } = itemParts(row);
  let found: string[] | undefined;
  let at = 0;
  for (const member in item) {
    if (!names.hasAt(at, member) && !isNothing(item[member]) && Object.hasOwn(item, member)) {
      found ??= [];
      found.push(member);
    }
    at += 1;
  }
  return found ?? NONE;
}

/** Do two items with the same name hold the same beside it? */
function sameRest(row: NamedRow, a: Item, b: Item): boolean {
  for (const { member, rule, shape } of itemParts(row).children) {
    const was = a[member];
    const wanted = b[member];
    if (was !== wanted && !shape.same(rule, was, wanted, NO_ITEM)) return false;
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

/** Where two lists that are in step differ; `undefined` where an item has no name, or the name of another one. */
function differencesInStep(
  row: NamedRow,
  a: readonly Item[],
  b: readonly Item[],
): readonly NamedDifference[] | undefined {
  let found: NamedDifference[] | undefined;
  for (let index = 0; index < a.length; index += 1) {
    const [was, item] = [a[index] as Item, b[index] as Item];
    if (was === item || sameRest(row, was, item)) continue;
    const key = row.name(item);
    if (key === undefined || isTwice(row, b, key)) return undefined;
    const difference = { key, was: { item: was, index }, wanted: { item, index } };
    if (found === undefined) found = [difference];
    else found.push(difference);
  }
  return found ?? NONE;
}

function isTwice(row: NamedRow, items: readonly Item[], name: string): boolean {
  let times = 0;
  for (const item of items) if (row.name(item) === name) times += 1;
  return times > 1;
}

/** Where two lists differ, or `undefined`; nowhere where what is wanted is no list of named items. */
export function differences(
  row: NamedRow,
  current: unknown,
  desired: unknown,
): readonly NamedDifference[] | undefined {
  if (inStep(row, current, desired)) {
    const found = differencesInStep(row, current as Item[], desired as Item[]);
    if (found !== undefined) return found.length === 0 ? undefined : found;
  }
  const b = byName(row, desired);
  if (b === undefined) return sameData(current, desired) ? undefined : NONE;
  const a = byName(row, current) ?? byName(row, current, b) ?? NO_ITEMS;
  const found: NamedDifference[] = [];
  for (const [key, was] of a) if (!b.has(key)) found.push({ key, was, wanted: undefined });
  for (const [key, wanted] of b) {
    const was = a.get(key);
    if (was === undefined || !sameRest(row, was.item, wanted.item)) found.push({ key, was, wanted });
  }
  return found.length === 0 ? undefined : found;
}
