import { byCodeUnit, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { NamedRow, Row } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import { refuse, refuseValue, told } from "../session.js";
import { shapeOf } from "./index.js";
import { refuseExisting } from "./map.js";
import { below, isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

type Item = Readonly<Dictionary>;

interface Named {
  readonly item: Item;
  readonly index: number;
}

/** The items by name; `undefined` where one has no name, or two have the same. */
function byName(row: NamedRow, value: unknown): Map<string, Named> | undefined {
  const found = new Map<string, Named>();
  if (isNothing(value)) return found;
  if (!Array.isArray(value)) return undefined;
  for (const [index, item] of value.entries()) {
    const name = isObject(item) ? row.name(item) : undefined;
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, { item, index });
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

function sameItem(row: NamedRow, a: Item, b: Item, resource: Item): boolean {
  const same = Object.entries(row.members).every(([member, rule]) => {
    const [before, after] = [get(a, member), get(b, member)];
    return before === after || shapeOf(rule).same(rule, before, after, resource);
  });
  return same && strangers(row, b).length === 0;
}

function strangers(row: NamedRow, item: Item): string[] {
  return Object.keys(item).filter(
    (member) =>
      !isNothing(item[member]) && !row.names.includes(member) && !Object.hasOwn(row.members, member),
  );
}

/** Writes what an item holds beside its name. */
function emitItem(row: NamedRow, name: string, before: Item, { item, index }: Named, draft: Draft): void {
  const at = `${pointerOf(row)}/${index}`;
  for (const member of strangers(row, item))
    draft.say("unknown-member", `${at}/${escapeToken(member)}`, { kind: row.path.slice(1), member });
  for (const [member, relative] of Object.entries(row.members)) {
    const [was, wanted] = [get(before, member), get(item, member)];
    const rule: Row = below(relative, `${row.path}/${escapeToken(name)}`, at);
    const shape = shapeOf(rule);
    if (draft.options.absent === "keep" && wanted === undefined) continue;
    if (was === wanted || shape.same(rule, was, wanted, draft.desired)) continue;
    for (const phase of shape.phases(rule)) shape.emit(rule, was, wanted, draft, phase);
  }
}

/** A list of items that are known by a name. */
export const named: Shape<NamedRow> = {
  phases: () => [PHASE.REMOVALS, PHASE.ADDITIONS],

  same(row, current, desired, resource) {
    const [a, b] = [byName(row, current), byName(row, desired)];
    if (a === undefined || b === undefined || a.size !== b.size) return false;
    return [...b].every(([name, { item }]) => {
      const other = a.get(name);
      return other !== undefined && sameItem(row, other.item, item, resource);
    });
  },

  isAbsent: (_row, value) => isNothing(value) || (Array.isArray(value) && value.length === 0),

  emit(row, current, desired, draft, phase) {
    const at = pointerOf(row);
    const a = byName(row, current) ?? new Map<string, Named>();
    const b = byName(row, desired);
    if (b === undefined) {
      const values = {
        path: at,
        expected: `list with ${row.names.join(" and ")}`,
        found: complaint(row, desired),
      };
      if (phase === PHASE.REMOVALS) draft.say("wrong-type", at, values);
      return;
    }
    const { add, remove } = row.operations;
    if (phase === PHASE.REMOVALS) {
      const keep = draft.options.absent === "keep" && !isNothing(desired);
      const gone = keep ? [] : [...a.keys()].filter((name) => !b.has(name)).sort(byCodeUnit);
      for (const name of gone) draft.write(remove, "remove", row.path, name, at);
      return;
    }
    for (const name of [...b.keys()].sort(byCodeUnit)) {
      if (!a.has(name)) draft.write(add, "add", row.path, name, at);
      emitItem(row, name, a.get(name)?.item ?? {}, b.get(name) as Named, draft);
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
