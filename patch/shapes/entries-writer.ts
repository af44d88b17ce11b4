import { type Dictionary, get, isObject } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { Draft, Spot } from "../draft.js";
import type { EntriesRow } from "../grammar/types.js";
import {
  emitMembers,
  filledIn,
  granted,
  type Held,
  isGranted,
  isStuck,
  isThere,
  type Parts,
  partsOf,
  sayStrangers,
  touch,
  type Wish,
} from "./block.js";
import { inOrder, type KeyDifference } from "./keys.js";
import { isNothing, pointerOf } from "./shape.js";

type Entry = Readonly<Dictionary>;

const NOTHING: Entry = {};

/** What AWS fills a new entry with, its template apart. */
export function fillOf({ each: { creates } }: EntriesRow): Entry {
  return creates === undefined ? NOTHING : filledIn(creates, NOTHING);
}

/** Where an entry stands; `undefined` where no path names its key. */
function spotOf(row: EntriesRow, key: string): Spot | undefined {
  const printed = row.address.print(key);
  if (printed === undefined) return undefined;
  const path = `${row.fallback === undefined ? row.path : ""}/${printed}`;
  return { path, pointer: `${pointerOf(row)}/${escapeToken(key)}` };
}

/** One entry on its way from what is there to what is wanted. */
interface Change {
  readonly key: string;
  readonly spot: Spot;
  readonly current: Entry | undefined;
  readonly desired: Entry | undefined;
  /** It is taken away first: it is not wanted, or holds what goes only with the whole. */
  readonly goes: boolean;
}

/** The writing of one map of entries. */
export class EntriesWriter {
  readonly parts: Parts;
  readonly fill: Entry;
  /** A new entry without a template. */
  readonly plain: Held;

  constructor(
    readonly row: EntriesRow,
    readonly draft: Draft,
    /** Entries and members that the desired map lacks stay. */
    readonly keep: boolean,
  ) {
    this.parts = partsOf(row.each);
    this.fill = fillOf(row);
    this.plain = { over: NOTHING, under: this.fill };
  }

  /** An entry as it is, or a new one with this template. */
  held(entry: Entry | undefined): Held {
    return entry === undefined ? this.plain : { over: entry, under: this.fill };
  }

  /** What an entry is to hold, if it is made from this. */
  wish(current: Entry | undefined, desired: Entry, start: Held): Wish {
    const kept = current === undefined ? start : this.held(current);
    return { desired, base: this.keep ? kept : this.plain, fill: this.fill };
  }

  /** Would an entry that is made from this hold what it must not, and could not be rid of? */
  isStuck({ current, desired = NOTHING }: Change, start: Held): boolean {
    return isStuck(this.parts, start, this.wish(current, desired, start), this.fill);
  }

  /** The change that a key asks for; what cannot be written is said. */
  change(key: string, was: unknown, wished: unknown): Change | undefined {
    const { row, draft } = this;
    if (this.keep && wished === undefined) return undefined;
    if (!isNothing(wished) && !isObject(wished)) {
      const at = `${pointerOf(row)}/${escapeToken(key)}`;
      draft.say("wrong-type", at, { path: at, expected: "object", found: typeof wished });
      return undefined;
    }
    const current = isThere(was) ? was : undefined;
    const desired = isThere(wished) ? wished : undefined;
    let goes = desired === undefined;
    if (current === undefined && goes) return undefined;
    if (current !== undefined && desired !== undefined) {
      const start = this.held(current);
      const wish = this.wish(current, desired, start);
      if (this.keep && isGranted(this.parts, start, wish, draft.desired)) return undefined;
      goes = isStuck(this.parts, start, wish, this.fill);
    }
    const spot = spotOf(row, key);
    if (spot !== undefined) return { key, spot, current, desired, goes };
    const values = { key, form: row.address.form };
    draft.say("entry-key-invalid", `${pointerOf(row)}/${escapeToken(key)}`, values);
    return undefined;
  }

  remove({ spot }: Change): void {
    this.draft.write(this.row.each.operations.remove, "remove", spot.path, undefined, spot.pointer);
  }

  /** Writes a change, its removal apart; a new entry starts from `start`, and that decides what has to be written. */
  emit({ spot, current, desired, goes }: Change, start: Held): void {
    const { draft, parts } = this;
    if (desired === undefined) return;
    const isMade = goes || current === undefined;
    const wish = this.wish(current, desired, start);
    const written = draft.patchOperations.length;
    const outer = draft.enter(spot.path, spot.pointer);
    sayStrangers(parts, desired, { pointer: "", kind: pointerOf(this.row).slice(1) }, draft);
    emitMembers(parts, isMade ? start : this.held(current), wish, draft);
    if (isMade && draft.patchOperations.length === written) touch(parts, wish, draft);
    draft.leave(outer);
  }

  /**
   * Writes all changes. A new entry starts from the template as it is at that point of the list, so the template is
   * changed first. Only an entry that must not hold what the template is to have, and could not be rid of it, is made
   * before; where the template has that already, it goes first and is made again.
   */
  emitAll(a: Entry, differences: readonly KeyDifference[]): void {
    const found: Change[] = [];
    for (const { key, was, wanted } of inOrder(differences)) {
      const change = this.change(key, was, wanted);
      if (change !== undefined) found.push(change);
    }
    const template = this.row.each.creates?.template;
    const isMade = ({ current, goes }: Change) => goes || current === undefined;
    if (template !== undefined && found.some(isMade)) {
      this.emitWithTemplate(template, get(a, template), found);
    } else {
      for (const change of found) if (change.goes) this.remove(change);
      for (const change of found) this.emit(change, this.plain);
    }
  }

  emitWithTemplate(template: string, held: unknown, found: readonly Change[]): void {
    const old = isThere(held) ? held : undefined;
    const own = found.find(({ key }) => key === template);
    const next = this.held(own === undefined ? old : this.after(own));
    const others = found.filter((change) => change !== own);
    const isMade = ({ current, desired, goes }: Change) =>
      desired !== undefined && (goes || current === undefined);
    const early = others.filter((change) => isMade(change) && this.isStuck(change, next));
    const blocked = early.some((change) => this.isStuck(change, this.held(old)));
    const top = blocked && old !== undefined ? this.again(template, old, own) : own;
    for (const change of top === undefined ? others : [top, ...others]) if (change.goes) this.remove(change);
    for (const change of early) this.emit(change, this.held(top?.goes === true ? undefined : old));
    if (top !== undefined) this.emit(top, this.plain);
    for (const change of others) if (!early.includes(change)) this.emit(change, next);
  }

  /** An entry as its change leaves it. */
  after({ current, desired }: Change): Entry | undefined {
    return desired && granted(this.parts, this.wish(current, desired, this.plain));
  }

  /** The template taken away, and made again as it was or is to be. */
  again(key: string, old: Entry, own: Change | undefined): Change | undefined {
    const spot = own?.spot ?? spotOf(this.row, key);
    return spot && { key, spot, current: old, desired: own?.desired ?? old, goes: true };
  }
}
