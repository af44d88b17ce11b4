/** Two items that go by the same name: what the rows of their members come to, and what differs in them. */
import type { Dictionary } from "../../common/own.js";
import type { NamedRow } from "../grammar/types.js";
import type { KeyDifference } from "./keys.js";
import { Members } from "./members.js";
import { type Child, childrenOf, keep } from "./parts.js";
import { leaveRoom, takeRoom } from "./room.js";
import { isNothing, type Within } from "./shape.js";

export type Item = Readonly<Dictionary>;

const NONE: readonly never[] = [];
/** Items are compared without what they belong to. */
const NOWHERE: Within = { resource: {} };

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
function strangersOf(row: NamedRow, item: Item): readonly string[] {
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
    return child.same(rule, was, wanted, NOWHERE.resource)
      ? undefined
      : { child, was, wanted, differences: undefined };
  const differences = child.differences(rule, was, wanted, NOWHERE);
  return differences === undefined ? undefined : { child, was, wanted, differences };
}

/** What differs in two items beside their names. */
export interface ItemDifference {
  readonly members: readonly MemberDifference[];
  /** Members of what is wanted that have no row. */
  readonly strangers: readonly string[];
}

/** What differs in two items beside their names; `undefined` where nothing does and all members have rows. */
export function differenceOf(row: NamedRow, a: Item, b: Item): ItemDifference | undefined {
  let found: MemberDifference[] | undefined;
  for (const child of itemParts(row).children) {
    const was = a[child.member];
    const wanted = b[child.member];
    const difference = was === wanted ? undefined : differenceIn(child, was, wanted);
    if (difference === undefined) continue;
    found ??= [];
    found.push(difference);
  }
  const strangers = strangersOf(row, b);
  if (found === undefined && strangers.length === 0) return undefined;
  return { members: found ?? NONE, strangers };
}

/** The same for two items whose members stand in one order; `null` where they do not, or have another name or no row. */
export function differenceInStep(row: NamedRow, a: Item, b: Item): ItemDifference | undefined | null {
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
  if (at !== count) return null;
  return found === undefined ? undefined : { members: found, strangers: NONE };
}
