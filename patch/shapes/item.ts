/** Two items that go by the same name: what the rows of their members come to, and what differs in them. */
import { type Dictionary, isObject } from "../../common/own.js";
import type { NamedRow } from "../grammar/row-types.js";
import { type Change, changesInStep, Steps } from "./changes.js";
import { withAnother } from "./keys.js";
import { type Child, childrenOf, keep } from "./parts.js";
import { isNothing, NOWHERE } from "./shape.js";

export type Item = Readonly<Dictionary>;

const NONE: readonly never[] = [];

/** The rows of what an item holds beside its name, and the members that it may have: found once. */
interface ItemParts {
  readonly children: readonly Child[];
  readonly steps: Steps;
}

const known = new WeakMap<NamedRow["members"], ItemParts>();

function itemParts(row: NamedRow): ItemParts {
  return (row.parts as ItemParts | undefined) ?? findParts(row);
}

function findParts(row: NamedRow): ItemParts {
  let parts = known.get(row.members);
  if (parts === undefined) {
    const children = childrenOf(row.members);
    parts = { children, steps: new Steps(children, true, true, row.names) };
    known.set(row.members, parts);
  }
  keep(row, parts);
  return parts;
}

const isOwn = Object.prototype.hasOwnProperty;

/** Members of an item that have no row. */
function strangersOf(row: NamedRow, item: Item): readonly string[] {
  const { members } = itemParts(row).steps;
  let found: string[] | undefined;
  let at = 0;
  for (const member in item) {
    if (!isOwn.call(item, member)) continue;
    if (members.at(at, member) === undefined && !isNothing(item[member])) found = withAnother(found, member);
    at += 1;
  }
  return found ?? NONE;
}

/** What differs in a member, or `undefined`. */
function differenceIn(child: Child, was: unknown, wanted: unknown): Change | undefined {
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
  readonly members: readonly Change[];
  /** Members of what is wanted that have no row. */
  readonly strangers: readonly string[];
}

/** What differs in two items beside their names; `undefined` where nothing does and all members have rows. */
export function differenceOf(row: NamedRow, a: Item, b: Item): ItemDifference | undefined {
  let found: Change[] | undefined;
  for (const child of itemParts(row).children) {
    const was = a[child.member];
    const wanted = b[child.member];
    const difference = was === wanted ? undefined : differenceIn(child, was, wanted);
    if (difference !== undefined) found = withAnother(found, difference);
  }
  const strangers = strangersOf(row, b);
  if (found === undefined && strangers.length === 0) return undefined;
  return { members: found ?? NONE, strangers };
}

/** What differs in two items beside the name that both have; `null` of items that have not. */
export function differenceBeside(row: NamedRow, a: unknown, b: unknown): ItemDifference | undefined | null {
  const members = changesInStep(itemParts(row).steps, a, b);
  if (members !== undefined) return members.length === 0 ? undefined : { members, strangers: NONE };
  if (!isObject(a) || !isObject(b)) return null;
  for (const name of row.names) if (a[name] !== b[name]) return null;
  return differenceOf(row, a, b);
}
