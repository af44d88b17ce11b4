import { byCodeUnit, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { NamedRow, Row } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import { refuse, refuseValue, told } from "../session.js";
import { sameData } from "./fixed.js";
import { shapeOf } from "./index.js";
import { refuseExisting } from "./map.js";
import { below, isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

type Item = Readonly<Dictionary>;

interface Named {
  readonly item: Item;
  readonly index: number;
}

const NONE: readonly string[] = [];
const NO_ITEM: Item = {};

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
function complaint(row: NamedRow, value: unknown): string {
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

function strangers(row: NamedRow, item: Item): string[] {
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
function changedKeys(row: NamedRow, current: unknown, desired: unknown): readonly string[] | undefined {
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
function pick(row: NamedRow, value: unknown, names: readonly string[]): Map<string, Named> | undefined {
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

/** Writes what an item holds beside its name. */
function emitItem(row: NamedRow, name: string, before: Item, { item, index }: Named, draft: Draft): void {
  const outer = draft.enter(`${row.path}/${escapeToken(name)}`, `${pointerOf(row)}/${index}`);
  for (const member of strangers(row, item))
    draft.say("unknown-member", `/${escapeToken(member)}`, { kind: row.path.slice(1), member });
  for (const member in row.members) {
    const rule = row.members[member] as Row;
    const [was, wanted] = [before[member], item[member]];
    if (draft.options.absent === "keep" && wanted === undefined) continue;
    const shape = shapeOf(rule);
    if (was === wanted || shape.same(rule, was, wanted, draft.desired)) continue;
    for (const phase of shape.phases(rule)) shape.emit(rule, was, wanted, draft, phase);
  }
  draft.leave(outer);
}

/** A list of items that are known by a name. */
export const named: Shape<NamedRow> = {
  phases: () => [PHASE.REMOVALS, PHASE.ADDITIONS],

  same: (row, current, desired) => changedKeys(row, current, desired) === undefined,
  changedKeys,

  isAbsent: (_row, value) => isNothing(value) || (Array.isArray(value) && value.length === 0),

  emit(row, current, desired, draft, phase, keys = changedKeys(row, current, desired)) {
    if (keys === undefined) return;
    const at = pointerOf(row);
    const b = keys.length === 0 ? undefined : pick(row, desired, keys);
    if (b === undefined) {
      const expected = `list with ${row.names.join(" and ")}`;
      const values = { path: at, expected, found: complaint(row, desired) };
      if (phase === PHASE.REMOVALS) draft.say("wrong-type", at, values);
      return;
    }
    const { add, remove } = row.operations;
    if (phase === PHASE.REMOVALS) {
      const keep = draft.options.absent === "keep" && !isNothing(desired);
      const gone = keep ? [] : keys.filter((name) => !b.has(name)).sort(byCodeUnit);
      for (const name of gone) draft.write(remove, "remove", row.path, name, at);
      return;
    }
    const a = pick(row, current, keys) ?? new Map<string, Named>();
    for (const name of keys.length < 2 ? b.keys() : [...b.keys()].sort(byCodeUnit)) {
      const was = a.get(name);
      if (was === undefined) draft.write(add, "add", row.path, name, at);
      emitItem(row, name, was?.item ?? NO_ITEM, b.get(name) as Named, draft);
    }
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0) return { row, operations: row.operations, member, parents };
    const [key, name] = tokens as [string, string | undefined];
    const rule = name === undefined ? undefined : get(row.members as Record<string, Row>, name);
    if (rule === undefined) return undefined;
    const relative = below(rule, `${row.path}/${escapeToken(key)}`, "");
    return shapeOf(rule).locate(relative, name as string, tokens.slice(2), [
      ...parents,
      { row, member, key },
    ]);
  },

  open(row, { member, key = "" }, holder, operation, session) {
    const refusal = refuseValue(session, row.nameChecks, key);
    if (refusal !== undefined) return { refusal };
    const parts = row.parse(key) ?? {};
    const list = get(holder, member);
    const item = Array.isArray(list) ? list.find((it) => isObject(it) && row.name(it) === key) : undefined;
    if (isObject(item)) return { holder: item };
    return { refusal: refuse(row.missingKey, { ...told(operation), ...texts(parts), ...texts(holder) }) };
  },

  apply(place, row, holder, operation, session) {
    const name = operation.value ?? "";
    const refusal = refuseValue(session, row.nameChecks, name);
    if (refusal !== undefined) return refusal;
    const parts = row.parse(name) ?? {};
    const value = get(holder, place.member);
    const list: unknown[] = Array.isArray(value) ? value : [];
    const at = list.findIndex((item) => isObject(item) && row.name(item) === name);
    if (operation.op === "remove") {
      if (at < 0) return refuse(row.missingKey, { ...told(operation), ...texts(parts), ...texts(holder) });
      list.splice(at, 1);
    } else if (at < 0) {
      list.push(parts);
    } else if (session.assume.addExisting === "refuse") {
      return refuseExisting(undefined, operation, session);
    }
    put(holder, place.member, list);
    return undefined;
  },
};

/** The text members of an object: what AWS's refusals name of the item and of the resource that holds it. */
function texts(object: Readonly<Dictionary>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
