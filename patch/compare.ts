import { lowestBit } from "../common/bits.js";
import { type Dictionary, get, put } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import { sameData } from "./shapes/fixed.js";
import { type KeyDifference, size } from "./shapes/keys.js";
import { isNothing } from "./shapes/shape.js";
import { withinStack } from "./strategies/json-text.js";

export interface Stranger {
  readonly member: string;
  readonly desired: boolean;
}

const NONE: readonly never[] = [];
const NOTHING: Readonly<Dictionary> = {};

/** In a loop over the members of an object it costs nothing; `Object.hasOwn` is a call. */
const isOwn = Object.prototype.hasOwnProperty;

/**
 * The row of the member that comes behind that of another one. Objects of a kind have their members in much the same
 * order, so that the row which came there last time is nearly always the one, and needs no looking up.
 */
function rowBehind({ byMember }: Compiled, behind: CompiledRow, member: string): CompiledRow | undefined {
  const { next } = behind;
  if (next.member === member) return next;
  const row = byMember.get(member);
  if (row !== undefined) behind.next = row;
  return row;
}

/**
 * What differs between two objects, which have own members only. A kind has one comparison at hand, which is taken while
 * it is in use (a getter of one of the objects may come to the same kind again): to make one, and the lists that it needs,
 * would take longer than most comparisons.
 */
export class Comparison {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** The bits of the steps of the rows whose members only the current object has. */
  lacked = 0;
  /** Members without a row. */
  strangers: readonly Stranger[] = NONE;
  /** The values of the rows that differ, by the position of the row. */
  readonly was: unknown[];
  readonly wanted: unknown[];
  /** Where they differ, if the row's shape has keys. */
  readonly differences: (readonly KeyDifference[] | undefined)[];
  /** A bit for each position of a row that differs. */
  private places = 0;
  current = NOTHING;
  desired = NOTHING;
  private keep = false;
  private made: Readonly<Dictionary> | undefined = undefined;

  private constructor(private readonly compiled: Compiled) {
    const none = compiled.rows.map(() => undefined);
    this.was = [...none];
    this.wanted = [...none];
    this.differences = [...none];
  }

  /** The comparison of a kind. What it finds is there until it is closed. */
  static of(compiled: Compiled): Comparison {
    const comparison = compiled.comparison ?? new Comparison(compiled);
    compiled.comparison = undefined;
    return comparison;
  }

  /** Lets go of the objects, and leaves the comparison to whom is next. */
  close(): void {
    for (let left = this.places; left !== 0; left &= left - 1) {
      const position = lowestBit(left);
      this.was[position] = undefined;
      this.wanted[position] = undefined;
      this.differences[position] = undefined;
    }
    this.places = 0;
    this.marks = 0;
    this.lacked = 0;
    this.strangers = NONE;
    this.current = NOTHING;
    this.desired = NOTHING;
    this.made = undefined;
    this.compiled.comparison = this;
  }

  /** The desired object, with what it takes over from the current one: rules look at other members. */
  get resource(): Readonly<Dictionary> {
    this.made ??= context(this.compiled.grammar.lasting, this.current, this.desired, this.keep);
    return this.made;
  }

  /** Marks what differs between two objects. Under `keep` what the desired one lacks is as it was. */
  compare(current: Readonly<Dictionary>, desired: Readonly<Dictionary>, keep: boolean): void {
    const { compiled } = this;
    this.current = current;
    this.desired = desired;
    this.keep = keep;
    let row = compiled.start;
    let shared = 0;
    for (const member in desired) {
      if (!isOwn.call(desired, member)) continue;
      const wanted = desired[member];
      if (wanted === undefined) continue;
      const known = rowBehind(compiled, row, member);
      if (known === undefined) {
        if (Object.hasOwn(current, member)) shared += 1;
        if (wanted !== null) this.meet(member, true);
        continue;
      }
      row = known;
      const was = current[member];
      if (was !== undefined) shared += 1;
      if (was === wanted) continue;
      if (wanted === null) this.lacked |= row.bits;
      this.look(row, was, wanted);
    }
    if (shared !== size(current)) this.compareLacking();
  }

  /** Looks at what the current object has and the desired one lacks. */
  private compareLacking(): void {
    const { compiled, current, desired, keep } = this;
    for (const member of Object.keys(current)) {
      const was = current[member];
      if (isNothing(was) || get(desired, member) !== undefined) continue;
      const row = compiled.byMember.get(member);
      if (row === undefined) {
        if (!Object.hasOwn(desired, member)) this.meet(member, false);
        continue;
      }
      this.lacked |= row.bits;
      if (!keep && !row.kept) this.look(row, was, undefined);
    }
  }

  private look(
    { row, position, bits, looks, differences, same }: CompiledRow,
    was: unknown,
    wanted: unknown,
  ): void {
    if (differences !== undefined) {
      const found = differences(row, was, wanted, this);
      if (found === undefined) return;
      this.differences[position] = found;
    } else if (same(row, was, wanted, looks ? this.resource : this.desired)) return;
    this.marks |= bits;
    this.places |= 1 << position;
    this.was[position] = was;
    this.wanted[position] = wanted;
  }

  private meet(member: string, desired: boolean): void {
    this.strangers = [...this.strangers, { member, desired }];
  }
}

/** Does nothing differ between two objects? Ends at the first thing that does. */
export function agree(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
): boolean {
  for (const member of Object.keys(desired)) {
    if (isNothing(desired[member]) && isNothing(get(current, member))) continue;
    if (!agreeAt(compiled, member, current, desired)) return false;
  }
  return Object.keys(current).every((member) => {
    if (isNothing(current[member]) || get(desired, member) !== undefined) return true;
    const row = compiled.byMember.get(member);
    return row === undefined || row.kept || agreeAt(compiled, member, current, desired);
  });
}

/** Does a member of two objects not differ? One without a row, of which no rule is known, does where its data does. */
export function agreeAt(
  { grammar, byMember }: Compiled,
  member: string,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
): boolean {
  const was = get(current, member);
  const wanted = get(desired, member);
  if (was === wanted) return true;
  const known = byMember.get(member);
  if (known === undefined) return withinStack(() => sameData(was, wanted));
  const resource = known.looks ? context(grammar.lasting, current, desired, false) : desired;
  return known.same(known.row, was, wanted, resource);
}

/**
 * The object that rules look at. What no operation takes away (a type, an id) a desired object without it has from the
 * current one. Under `keep` every member that it lacks is the current one's.
 */
function context(
  lasting: readonly string[] | undefined,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Readonly<Dictionary> {
  if (keep) return merged(current, desired);
  const made = withType(current, desired);
  return lasting === undefined ? made : withLasting(lasting, current, made);
}

/** What is `undefined` is as absent as what is not there. */
function merged(current: Readonly<Dictionary>, desired: Readonly<Dictionary>): Readonly<Dictionary> {
  const whole: Dictionary = { ...current };
  for (const member of Object.keys(desired)) {
    if (desired[member] !== undefined) put(whole, member, desired[member]);
  }
  return whole;
}

function withType(current: Readonly<Dictionary>, desired: Readonly<Dictionary>): Readonly<Dictionary> {
  if (!isNothing(desired.type)) return desired;
  const { type } = current;
  return isNothing(type) ? desired : { ...desired, type };
}

function withLasting(
  lasting: readonly string[],
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
): Readonly<Dictionary> {
  const lacks = lasting.filter((member) => isNothing(desired[member]) && !isNothing(current[member]));
  if (lacks.length === 0) return desired;
  return { ...desired, ...Object.fromEntries(lacks.map((member) => [member, current[member]])) };
}
