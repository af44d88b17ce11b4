import type { Dictionary } from "../common/own.js";
import { lowestBit } from "./bits.js";
import type { Compiled, CompiledRow } from "./compile.js";
import type { KeyDifference } from "./shapes/keys.js";
import { isNothing } from "./shapes/shape.js";

export interface Stranger {
  readonly member: string;
  readonly desired: boolean;
}

const NONE: readonly never[] = [];

/** Every place. */
const ALL = -1;

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
 * What differs between two objects, whose members it lays down by the positions of their rows. A member is read in the
 * loop that comes to it and nowhere else: to read it by its name, from objects of hundreds of shapes, takes twice as
 * long, and to ask for absent ones longer still.
 *
 * A kind has one comparison at hand, which is taken while it is in use: a getter of one of the objects may come to the
 * same kind again. To make one, and the lists that it needs, would take longer than most comparisons.
 */
export class Comparison {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** What is wanted, by the position of the row; `undefined` is absent. */
  readonly wanted: unknown[];
  /** What there was, where that is not the same value (`===`). */
  readonly was: unknown[];
  /** Where they differ, if the row's shape has keys; by position. */
  readonly differences: (readonly KeyDifference[] | undefined)[];
  /** Members without a row. */
  strangers: readonly Stranger[] = NONE;
  /** A bit for each position at which something is wanted, which may be `null`. */
  private asked = 0;
  /** A bit for each position at which the two values are not the same (`===`). */
  private open = 0;
  private keep = false;
  /** The two objects, as rules see them. */
  readonly current: Readonly<Dictionary>;
  readonly desired: Readonly<Dictionary>;
  /** The desired object with what it takes over from the current one, where it takes any; as values, and as rules see it. */
  private values: readonly unknown[];
  private merged: Readonly<Dictionary> | undefined = undefined;

  private constructor(private readonly compiled: Compiled) {
    const none = compiled.rows.map(() => undefined);
    this.was = [...none];
    this.wanted = [...none];
    this.values = this.wanted;
    this.differences = [...none];
    this.current = compiled.viewOfCurrent(this);
    this.desired = compiled.view(this.wanted);
  }

  /** The comparison of a kind. What it finds is there until it is closed. */
  static of(compiled: Compiled): Comparison {
    const comparison = compiled.comparison ?? new Comparison(compiled);
    compiled.comparison = undefined;
    return comparison;
  }

  /** Lets go of the objects, and leaves the comparison to whom is next. */
  close(): void {
    const { was, wanted, differences } = this;
    for (let left = this.asked; left !== 0; left &= left - 1) wanted[lowestBit(left)] = undefined;
    for (let left = this.open; left !== 0; left &= left - 1) {
      const position = lowestBit(left);
      was[position] = undefined;
      differences[position] = undefined;
    }
    this.asked = 0;
    this.open = 0;
    this.marks = 0;
    this.strangers = NONE;
    this.merged = undefined;
    this.values = wanted;
    this.compiled.comparison = this;
  }

  /**
   * Marks what differs between two objects.
   *
   * @param keep what the desired object lacks is as it was
   * @param ends at the first thing that differs
   */
  compare(current: Readonly<Dictionary>, desired: Readonly<Dictionary>, keep: boolean, ends = false): void {
    const { rows } = this.compiled;
    const { was, wanted } = this;
    this.keep = keep;
    this.layDown(desired);
    if (ends && this.strangers.length > 0) return;
    this.hold(current, desired);
    for (let left = this.open; left !== 0; left &= left - 1) {
      const position = lowestBit(left);
      const wants = wanted[position];
      const row = rows[position] as CompiledRow;
      if (wants === undefined && (keep || row.kept)) continue;
      if (!this.differs(row, was[position], wants)) continue;
      this.marks |= row.bits;
      if (ends) return;
    }
  }

  private differs({ row, position, differences, same }: CompiledRow, was: unknown, wanted: unknown): boolean {
    if (differences === undefined) return !same(row, was, wanted, this.resource);
    const found = differences(row, was, wanted);
    this.differences[position] = found;
    return found !== undefined;
  }

  /** Lays down what is wanted. */
  private layDown(desired: Readonly<Dictionary>): void {
    const { compiled, wanted } = this;
    let asked = 0;
    let row = compiled.start;
    for (const member in desired) {
      if (!isOwn.call(desired, member)) continue;
      const value = desired[member];
      if (value === undefined) continue;
      const known = rowBehind(compiled, row, member);
      if (known !== undefined) {
        row = known;
        wanted[row.position] = value;
        asked |= 1 << row.position;
      } else if (value !== null) {
        this.strangers = [...this.strangers, { member, desired: true }];
      }
    }
    this.asked = asked;
  }

  /** Holds what there was against what is wanted. */
  private hold(current: Readonly<Dictionary>, desired: Readonly<Dictionary>): void {
    const { compiled, was, wanted } = this;
    let open = this.asked;
    let row = compiled.start;
    for (const member in current) {
      if (!isOwn.call(current, member)) continue;
      const value = current[member];
      if (value === undefined) continue;
      const known = rowBehind(compiled, row, member);
      if (known !== undefined) {
        row = known;
        const { position } = row;
        if (value === wanted[position]) {
          open &= ~(1 << position);
        } else {
          open |= 1 << position;
          was[position] = value;
        }
      } else if (value !== null && !Object.hasOwn(desired, member)) {
        this.strangers = [...this.strangers, { member, desired: false }];
      }
    }
    this.open = open;
  }

  /** What there was at a position. */
  currentAt(position: number): unknown {
    return ((this.open >> position) & 1) === 0 ? this.wanted[position] : this.was[position];
  }

  /**
   * The desired object, as rules see it. What no operation takes away (a type, an id) an object without it has from the
   * current one. Under `keep` every member that it lacks is the current one's.
   */
  get resource(): Readonly<Dictionary> {
    if (this.merged === undefined) {
      this.values = this.takingOver(this.wanted, this.keep ? ALL : this.compiled.lastingPlaces, !this.keep);
      this.merged = this.values === this.wanted ? this.desired : this.compiled.view(this.values);
    }
    return this.merged;
  }

  /** The object that a list leads to, as rules see it: what nothing clears is as it was. */
  get result(): Readonly<Dictionary> {
    const { resource } = this;
    const values = this.takingOver(this.values, this.compiled.stayingPlaces, true);
    return values === this.values ? resource : this.compiled.view(values);
  }

  /** The same until the type is put, where the type is another one and no operation sets it. */
  get patched(): Readonly<Dictionary> | undefined {
    const { typePlace, putTypeBits, stayingPlaces, view } = this.compiled;
    if ((this.marks & putTypeBits) === 0) return undefined;
    const type = this.currentAt(typePlace);
    if (isNothing(type) || type === this.resource.type) return undefined;
    const values = [...this.takingOver(this.values, stayingPlaces, true)];
    values[typePlace] = type;
    return view(values);
  }

  /**
   * Values with those that the current object has at some places, where they have none.
   *
   * @param nulls take the place of `null` as well
   */
  private takingOver(values: readonly unknown[], places: number, nulls: boolean): readonly unknown[] {
    let whole: unknown[] | undefined;
    // What is not open is the same already.
    for (let left = this.open & places; left !== 0; left &= left - 1) {
      const position = lowestBit(left);
      const value = values[position];
      if (value !== undefined && !(nulls && value === null)) continue;
      if (isNothing(this.was[position])) continue;
      whole ??= [...values];
      whole[position] = this.was[position];
    }
    return whole ?? values;
  }
}
