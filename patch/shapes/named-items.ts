/** Items that are known by a name: finding them, and telling where two lists of them differ. */
import { type Dictionary, isObject } from "../../common/own.js";
import type { NamedRow } from "../grammar/types.js";
import { sameData } from "./fixed.js";
import type { KeyDifference } from "./keys.js";
import { Members } from "./members.js";
import { type Child, childrenOf, keep } from "./parts.js";
import { leaveRoom, takeRoom } from "./room.js";
import { isNothing, type Within } from "./shape.js";

export type Item = Readonly<Dictionary>;

export interface Named {
  readonly item: Item;
  readonly index: number;
}

const NONE: readonly never[] = [];
export const NO_ITEM: Item = {};
/** Items are compared without what they belong to. */
const NOWHERE: Within = { resource: NO_ITEM };

/** A name under which two lists differ, and the items that it names. */
export interface NamedDifference extends KeyDifference {
  readonly was: Named | undefined;
  readonly wanted: Named | undefined;
  /** What differs in the two beside the name. */
  readonly members: readonly MemberDifference[];
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

/** A member that an item may have; it has a row where it is none of those that make the name. */
interface ItemMember {
  readonly member: string;
  readonly child: Child | undefined;
}

/** The rows of what an item holds beside its name, and the names that its members may have: found once. */
interface ItemParts {
  readonly children: readonly Child[];
  readonly members: Members<ItemMember>;
}

const known = new WeakMap<NamedRow["members"], ItemParts>();

function itemParts(row: NamedRow): ItemParts {
  return (row.parts as ItemParts | undefined) ?? findParts(row);
}

function findParts(row: NamedRow): ItemParts {
  let parts = known.get(row.members);
  if (parts === undefined) {
    const children = childrenOf(row.members);
    const members = new Members<ItemMember>([
      ...row.names.map((member) => ({ member, child: undefined })),
      ...children.map((child) => ({ member: child.member, child })),
    ]);
    parts = { children, members };
    known.set(row.members, parts);
  }
  keep(row, parts);
  return parts;
}

const isOwn = Object.prototype.hasOwnProperty;

/** Members of an item that have no row. */
export function strangers(row: NamedRow, item: Item): readonly string[] {
  const { members } = itemParts(row);
  let found: string[] | undefined;
  let at = 0;
  for (const member in item) {
    if (!isOwn.call(item, member)) continue;
    if (members.at(at, member) === undefined && !isNothing(item[member])) {
      found ??= [];
      found.push(member);
    }
    at += 1;
  }
  return found ?? NONE;
}

/** What differs in one member of two items. */
export interface MemberDifference {
  readonly child: Child;
  readonly was: unknown;
  readonly wanted: unknown;
  /** Where, if the member's shape has keys. */
  readonly differences: readonly KeyDifference[] | undefined;
}

/** What differs in a member, or `undefined`. */
function differenceIn(child: Child, was: unknown, wanted: unknown): MemberDifference | undefined {
  const { rule } = child;
  if (child.differences === undefined)
    return child.same(rule, was, wanted, NO_ITEM)
      ? undefined
      : { child, was, wanted, differences: undefined };
  const differences = child.differences(rule, was, wanted, NOWHERE);
  return differences === undefined ? undefined : { child, was, wanted, differences };
}

/** What differs in two items beside their names; `undefined` where nothing does and all members have rows. */
function differencesOf(row: NamedRow, a: Item, b: Item): readonly MemberDifference[] | undefined {
  let found: MemberDifference[] | undefined;
  for (const child of itemParts(row).children) {
    const was = a[child.member];
    const wanted = b[child.member];
    const difference = was === wanted ? undefined : differenceIn(child, was, wanted);
    if (difference === undefined) continue;
    found ??= [];
    found.push(difference);
  }
  return found ?? (strangers(row, b).length === 0 ? undefined : NONE);
}

/** The same for two items whose members stand in one order; `null` where they do not, or have another name or no row. */
function differencesInStep(row: NamedRow, a: Item, b: Item): readonly MemberDifference[] | undefined | null {
  const { members } = itemParts(row);
  const room = takeRoom();
  const { keys, values } = room;
  let count = 0;
  for (const member in a) {
    if (!isOwn.call(a, member)) continue;
    keys[count] = member;
    values[count] = a[member];
    count += 1;
  }
  let found: MemberDifference[] | undefined;
  let at = 0;
  for (const member in b) {
    if (!isOwn.call(b, member)) continue;
    const known = at < count && keys[at] === member ? members.at(at, member) : undefined;
    if (known === undefined) {
      at = -1;
      break;
    }
    const was = values[at];
    const wanted = b[member];
    at += 1;
    if (was === wanted) continue;
    const { child } = known;
    if (child === undefined) {
      at = -1;
      break;
    }
    const difference = differenceIn(child, was, wanted);
    if (difference === undefined) continue;
    if (found === undefined) found = [difference];
    else found.push(difference);
  }
  leaveRoom(room, count);
  return at === count ? found : null;
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
    const was = a[index];
    const item = b[index];
    if (!isObject(was) || !isObject(item)) return undefined;
    if (was === item) continue;
    let members = differencesInStep(row, was, item);
    if (members === null) {
      for (const name of row.names) if (was[name] !== item[name]) return undefined;
      members = differencesOf(row, was, item);
    }
    if (members === undefined) continue;
    const key = row.name(item);
    if (key === undefined || isTwice(row, b, key, index)) return undefined;
    const difference = { key, was: { item: was, index }, wanted: { item, index }, members };
    if (found === undefined) found = [difference];
    else found.push(difference);
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
  for (const [key, was] of a) if (!b.has(key)) found.push({ key, was, wanted: undefined, members: NONE });
  for (const [key, wanted] of b) {
    const was = a.get(key);
    const members = differencesOf(row, was?.item ?? NO_ITEM, wanted.item);
    if (was === undefined || members !== undefined)
      found.push({ key, was, wanted, members: members ?? NONE });
  }
  return found.length === 0 ? undefined : found;
}
