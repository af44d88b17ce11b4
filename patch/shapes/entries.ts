import { byCodeUnit, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { EntriesRow, ObjectRow, Row } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import {
  emitMembers,
  filled,
  isStuck,
  isThere,
  sameMembers,
  sayStrangers,
  touch,
  wantedMembers,
} from "./block.js";
import { readEntries } from "./entries-value.js";
import { shapeOf } from "./index.js";
import { below, isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

const NOTHING: Readonly<Dictionary> = {};
const entriesOf = (value: unknown): Readonly<Dictionary> => (isObject(value) ? value : NOTHING);

/** The tokens of a member's path below an entry: `/caching/enabled`. */
const tokensOf = (row: Row): string[] => row.path.split("/").slice(1);

/** The row of one entry, its members' rows in their places; `undefined` where no path names the key. */
function entryRow(row: EntriesRow, key: string): ObjectRow | undefined {
  const printed = row.address.print(key);
  if (printed === undefined) return undefined;
  const path = `${row.fallback === undefined ? row.path : ""}/${printed}`;
  const pointer = `${pointerOf(row)}/${escapeToken(key)}`;
  const members = Object.entries(row.each.members).map(([name, rule]) => [name, below(rule, path, pointer)]);
  return { ...below(row.each, path, pointer), members: Object.fromEntries(members) };
}

/** One entry on its way from what is there to what is wanted. */
interface Change {
  readonly key: string;
  readonly row: ObjectRow;
  readonly current: Readonly<Dictionary> | undefined;
  readonly desired: Readonly<Dictionary> | undefined;
  /** It is taken away first: it is not wanted, or holds what goes only with the whole. */
  readonly goes: boolean;
}

/** The writing of one map. */
class Writer {
  readonly fill: Readonly<Dictionary>;

  constructor(
    readonly row: EntriesRow,
    readonly draft: Draft,
    /** Entries and members that the desired map lacks stay. */
    readonly keep: boolean,
  ) {
    this.fill = row.each.creates?.fill(draft.result) ?? NOTHING;
  }

  /** What a new entry starts with beside this template. */
  start(template: Readonly<Dictionary> | undefined): Readonly<Dictionary> {
    return template === undefined ? this.fill : filled(this.fill, template);
  }

  /** What an entry is to hold, if it is made from this. */
  wanted({ current, desired }: Change, start: Readonly<Dictionary>): Readonly<Dictionary> {
    return wantedMembers(desired ?? NOTHING, this.keep ? (current ?? start) : this.fill, this.fill);
  }

  /** Would an entry that is made from this hold what it must not, and could not be rid of? */
  isStuck(change: Change, start: Readonly<Dictionary>): boolean {
    return isStuck(this.row.each, start, this.wanted(change, start));
  }

  /** The change that a key asks for; what cannot be written is said. */
  change(key: string, was: unknown, wanted: unknown): Change | undefined {
    const { row, draft } = this;
    const at = `${pointerOf(row)}/${escapeToken(key)}`;
    if (this.keep && wanted === undefined) return undefined;
    if (!isNothing(wanted) && !isObject(wanted)) {
      draft.say("wrong-type", at, { path: at, expected: "object", found: typeof wanted });
      return undefined;
    }
    const current = isThere(was) ? filled(this.fill, was) : undefined;
    const desired = isThere(wanted) ? wanted : undefined;
    if (current === undefined && desired === undefined) return undefined;
    const change = { key, row: row.each, current, desired, goes: desired === undefined };
    if (current !== undefined && desired !== undefined) {
      if (sameMembers(row.each, current, this.wanted(change, current), draft.desired)) return undefined;
      change.goes = this.isStuck(change, current);
    }
    const entry = entryRow(row, key);
    if (entry !== undefined) return { ...change, row: entry };
    draft.say("entry-key-invalid", at, { key, form: row.address.form });
    return undefined;
  }

  remove({ row }: Change): void {
    this.draft.write(row.operations.remove, "remove", row.path, undefined, pointerOf(row));
  }

  /** Writes a change, its removal apart; a new entry starts from `start`, and that decides what has to be written. */
  emit(change: Change, start: Readonly<Dictionary>): void {
    const { row, desired, current, goes } = change;
    const { draft } = this;
    if (desired === undefined) return;
    sayStrangers(row, desired, draft);
    const before = goes ? undefined : current;
    const wanted = this.wanted(change, start);
    const written = draft.patchOperations.length;
    emitMembers(row, before ?? start, wanted, draft);
    if (before === undefined && draft.patchOperations.length === written) touch(row, wanted, draft);
  }

  /**
   * Writes all changes. A new entry starts from the template as it is at that point of the list, so the template is
   * changed first. Only an entry that must not hold what the template is to have, and could not be rid of it, is made
   * before; where the template has that already, it goes first and is made again.
   */
  emitAll(a: Readonly<Dictionary>, b: Readonly<Dictionary>): void {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(byCodeUnit);
    const found = keys.flatMap((key) => this.change(key, get(a, key), get(b, key)) ?? []);
    const template = this.row.each.creates?.template;
    const held = template === undefined ? undefined : get(a, template);
    const old = isThere(held) ? held : undefined;
    const own = found.find(({ key }) => key === template);
    const next = own === undefined ? old : own.desired && this.wanted(own, this.fill);
    const others = found.filter((change) => change !== own);
    const early = others.filter(
      (change) =>
        change.desired !== undefined &&
        (change.goes || change.current === undefined) &&
        this.isStuck(change, this.start(next)),
    );
    const blocked = early.some((change) => this.isStuck(change, this.start(old)));
    const top = blocked && old !== undefined ? this.again(template as string, old, own) : own;
    for (const change of top === undefined ? others : [top, ...others]) if (change.goes) this.remove(change);
    for (const change of early) this.emit(change, this.start(top?.goes === true ? undefined : old));
    if (top !== undefined) this.emit(top, this.fill);
    for (const change of others) if (!early.includes(change)) this.emit(change, this.start(next));
  }

  /** The template taken away, and made again as it was or is to be. */
  again(key: string, old: Readonly<Dictionary>, own: Change | undefined): Change | undefined {
    const row = own?.row ?? entryRow(this.row, key);
    const current = this.start(old);
    return row && { key, row, current, desired: own?.desired ?? old, goes: true };
  }
}

/** A map of objects that come into being with their first member. */
export const entries: Shape<EntriesRow> = {
  phases: () => [PHASE.MAPS],

  same(row, current, desired, resource) {
    if (!isNothing(desired) && !isObject(desired)) return false;
    const [a, b] = [entriesOf(current), entriesOf(desired)];
    const fill = row.each.creates?.fill(resource) ?? NOTHING;
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => {
      const [was, wanted] = [get(a, key), get(b, key)];
      if (!isNothing(wanted) && !isObject(wanted)) return false;
      if (!isThere(was) || !isThere(wanted)) return isThere(was) === isThere(wanted);
      return sameMembers(row.each, filled(fill, was), filled(fill, wanted), resource);
    });
  },

  isAbsent: (_row, value) => isNothing(value) || (isObject(value) && !Object.values(value).some(isThere)),

  emit(row, current, desired, draft) {
    const at = pointerOf(row);
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeof desired });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    const { remove } = row.operations;
    if (remove !== undefined && !keep && entries.isAbsent(row, desired, draft.desired))
      draft.write(remove, "remove", row.path, undefined, at);
    else new Writer(row, draft, keep).emitAll(entriesOf(current), entriesOf(desired));
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0)
      return row.fallback === undefined ? { row, operations: row.operations, member, parents } : undefined;
    const way = [...parents, { row, member }];
    for (const [name, rule] of Object.entries(row.each.members)) {
      const end = tokensOf(rule);
      const rest = tokens.slice(0, -end.length);
      if (rest.length === 0 || !end.every((token, at) => tokens[rest.length + at] === token)) continue;
      const key = row.address.parse(rest);
      if (key === undefined) continue;
      return shapeOf(rule).locate(rule, name, [], [...way, { row: row.each, member: key }]);
    }
    const key = row.address.parse(tokens);
    return key === undefined
      ? undefined
      : { row: row.each, operations: row.each.operations, member: key, parents: way };
  },

  open(_row, { member }, holder) {
    const value = get(holder, member);
    if (isObject(value)) return { holder: value };
    const made: Dictionary = {};
    put(holder, member, made);
    return { holder: made };
  },

  apply(place, row, holder, operation, session) {
    if (operation.op === "remove") delete holder[place.member];
    else {
      const read = readEntries(row, operation, session);
      if ("refusal" in read) return read.refusal;
      put(holder, place.member, read.value);
    }
    return undefined;
  },
};
