import { type Dictionary, get, isObject } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { Draft } from "../draft.js";
import type { EntriesRow } from "../grammar/row-types.js";
import {
  emitMembers,
  granted,
  type Held,
  isGranted,
  isStuck,
  sayStrangers,
  touch,
  type Wish,
} from "./block.js";
import { type Change, emitChanges } from "./changes.js";
import { inOrder, type KeyDifference } from "./keys.js";
import type { Values } from "./members.js";
import { laidOver } from "./overlay.js";
import { fillOf, isThere, type Laid, laid, layDown, type Parts, partsOf } from "./parts.js";
import { isNothing, pointerOf } from "./shape.js";

/** The path of an entry; `undefined` where none names its key. */
function pathOf({ address, fallback, path }: EntriesRow, key: string): string | undefined {
  const printed = address.print(key);
  return printed === undefined ? undefined : `${fallback === undefined ? path : ""}/${printed}`;
}

/** Where an entry stands in the object. */
const pointerTo = (row: EntriesRow, key: string): string => `${pointerOf(row)}/${escapeToken(key)}`;

/** Says that no path names a key. */
function sayUnaddressed(row: EntriesRow, key: string, draft: Draft): void {
  draft.say("entry-key-invalid", pointerTo(row, key), { key, form: row.address.form });
}

/** Do two maps differ in nothing but values of entries that both have? */
function areInStep(differences: readonly KeyDifference[]): boolean {
  for (let at = 0; at < differences.length; at += 1) {
    const { how } = differences[at] as KeyDifference;
    if (how === undefined || how === false) return false;
  }
  return true;
}

/** Writes the changes of entries. Is `false` where other things differ as well: nothing is written then. */
export function emitInStep(row: EntriesRow, differences: readonly KeyDifference[], draft: Draft): boolean {
  if (!areInStep(differences)) return false;
  const all = inOrder(differences);
  for (let at = 0; at < all.length; at += 1) {
    const { key, how } = all[at] as KeyDifference;
    const path = pathOf(row, key);
    if (path === undefined) sayUnaddressed(row, key, draft);
    else {
      const outer = draft.enter(path, pointerOf(row), key);
      emitChanges(how as readonly Change[], draft);
      draft.leave(outer);
    }
  }
  return true;
}

/** One entry on its way from what is there to what is wanted. */
interface EntryChange {
  readonly key: string;
  readonly path: string;
  readonly current: Laid | undefined;
  readonly desired: Laid | undefined;
  /** It is taken away first: it is not wanted, or holds what goes only with the whole. */
  readonly goes: boolean;
  /** Of an entry that stays: what it starts from, and what it is to hold. */
  readonly start: Held | undefined;
  readonly wish: Wish | undefined;
}

/** The writing of one map of entries. */
export class EntriesWriter {
  readonly parts: Parts;
  readonly fill: Values;
  /** A new entry without a template. */
  readonly plain: Held;

  constructor(
    readonly row: EntriesRow,
    readonly draft: Draft,
    /** Entries and members that the desired map lacks stay. */
    readonly keep: boolean,
  ) {
    this.parts = partsOf(row.each);
    this.fill = fillOf(this.parts, row.each.creates);
    this.plain = { over: this.parts.none, under: this.fill };
  }

  /** An entry as it is, or a new one with this template. */
  held(entry: Values | undefined): Held {
    return entry === undefined ? this.plain : { over: entry, under: this.fill };
  }

  /** What an entry is to hold, if it is made from this. */
  wish(current: Laid | undefined, desired: Laid, start: Held): Wish {
    const base = !this.keep ? this.plain : current === undefined ? start : this.held(current.values);
    return { desired, base, fill: this.fill };
  }

  /** Would an entry that is made from this hold what it must not, and could not be rid of? */
  isStuck({ current, desired }: EntryChange, start: Held): boolean {
    const { parts, fill } = this;
    return isStuck(parts, start, this.wish(current, desired ?? laid(parts.none), start), fill);
  }

  /** The change that a key asks for; what cannot be written is said. */
  change({ key, was, wanted }: KeyDifference): EntryChange | undefined {
    const { row, draft, parts } = this;
    if (this.keep && wanted === undefined) return undefined;
    const before = isObject(was) ? layDown(parts, was) : undefined;
    const after = isObject(wanted) ? layDown(parts, wanted) : undefined;
    if (!isNothing(wanted) && after === undefined) {
      const at = pointerTo(row, key);
      draft.say("wrong-type", at, { path: at, expected: "object", found: typeof wanted });
      return undefined;
    }
    const current = before?.isThere === true ? before : undefined;
    const says = after?.isThere === true || (this.keep && isThere(laidOver(was, wanted)));
    const desired = says ? after : undefined;
    let goes = desired === undefined;
    let start: Held | undefined;
    let wish: Wish | undefined;
    if (current === undefined && goes) return undefined;
    if (current !== undefined && desired !== undefined) {
      start = this.held(current.values);
      wish = this.wish(current, desired, start);
      if (this.keep && isGranted(parts, start, wish, draft.found)) return undefined;
      goes = isStuck(parts, start, wish, this.fill);
    }
    const path = pathOf(row, key);
    if (path !== undefined) return { key, path, current, desired, goes, start, wish };
    sayUnaddressed(row, key, draft);
    return undefined;
  }

  remove({ key, path }: EntryChange): void {
    this.draft.write(this.row.each.operations.remove, "remove", path, undefined, pointerTo(this.row, key));
  }

  /** Writes a change, its removal apart; a new entry starts from `template`, and that decides what has to be written. */
  emit(change: EntryChange, template: Held): void {
    const { draft, parts, row } = this;
    const { key, path, current, desired } = change;
    if (desired === undefined) return;
    const isMade = change.goes || current === undefined;
    const start = (isMade ? undefined : change.start) ?? template;
    const wish = (isMade ? undefined : change.wish) ?? this.wish(current, desired, template);
    const written = draft.patchOperations.length;
    const outer = draft.enter(path, pointerOf(row), key);
    if (desired.strangers.length > 0)
      sayStrangers(desired, { pointer: "", kind: pointerOf(row).slice(1) }, draft);
    emitMembers(parts, start, wish, draft);
    if (isMade && draft.patchOperations.length === written) touch(parts, wish, draft);
    draft.leave(outer);
  }

  /**
   * Writes all changes. A new entry starts from the template as it is at that point of the list, so the template is
   * changed first. Only an entry that must not hold what the template is to have, and could not be rid of it, is made
   * before; where the template has that already, it goes first and is made again.
   */
  emitAll(a: Readonly<Dictionary>, differences: readonly KeyDifference[]): void {
    const found: EntryChange[] = [];
    for (const difference of inOrder(differences)) {
      const change = this.change(difference);
      if (change !== undefined) found.push(change);
    }
    const template = this.row.each.creates?.template;
    const isMade = ({ current, goes }: EntryChange) => goes || current === undefined;
    if (template !== undefined && found.some(isMade)) {
      this.emitWithTemplate(template, get(a, template), found);
    } else {
      for (const change of found) if (change.goes) this.remove(change);
      for (const change of found) this.emit(change, this.plain);
    }
  }

  emitWithTemplate(template: string, held: unknown, found: readonly EntryChange[]): void {
    const old = isThere(held) ? layDown(this.parts, held) : undefined;
    const own = found.find(({ key }) => key === template);
    const next = this.held(own === undefined ? old?.values : this.after(own));
    const others = found.filter((change) => change !== own);
    const isMade = ({ current, desired, goes }: EntryChange) =>
      desired !== undefined && (goes || current === undefined);
    const early = others.filter((change) => isMade(change) && this.isStuck(change, next));
    const blocked = early.some((change) => this.isStuck(change, this.held(old?.values)));
    const top = blocked && old !== undefined ? this.again(template, old, own) : own;
    for (const change of top === undefined ? others : [top, ...others]) if (change.goes) this.remove(change);
    for (const change of early) this.emit(change, this.held(top?.goes === true ? undefined : old?.values));
    if (top !== undefined) this.emit(top, this.plain);
    for (const change of others) if (!early.includes(change)) this.emit(change, next);
  }

  /** An entry as its change leaves it. */
  after({ current, desired }: EntryChange): Values | undefined {
    return desired && granted(this.parts, this.wish(current, desired, this.plain));
  }

  /** The template taken away, and made again as it was or is to be. */
  again(key: string, old: Laid, own: EntryChange | undefined): EntryChange | undefined {
    const path = own?.path ?? pathOf(this.row, key);
    if (path === undefined) return undefined;
    const desired = own?.desired ?? old;
    return { key, path, current: old, desired, goes: true, start: undefined, wish: undefined };
  }
}
