import { type Dictionary, get } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import { sameData } from "./shapes/fixed.js";
import { differingKeys, differingListed, type KeyDifference, size } from "./shapes/keys.js";
import { laidOver, overlaid } from "./shapes/overlay.js";
import { isNothing } from "./shapes/shape.js";
import { withinStack } from "./strategies/json-text.js";

export interface Stranger {
  readonly member: string;
  readonly desired: boolean;
}

const NONE: readonly never[] = [];

/** In a loop over the members of an object it costs nothing; `Object.hasOwn` is a call. */
const isOwn = Object.prototype.hasOwnProperty;

/** AWS answers every integration with a list of cache keys, and most are empty. */
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/**
 * The row of the member that comes behind that of another one. Objects of a kind have their members in much the same
 * order, with some left out, so that the row which came there last time is nearly always the one, or the one behind that,
 * and needs no looking up.
 */
function rowBehind({ byMember }: Compiled, behind: CompiledRow, member: string): CompiledRow | undefined {
  const { next } = behind;
  if (next.member === member) return next;
  if (next.next.member === member) return next.next;
  const row = byMember.get(member);
  if (row !== undefined) behind.next = row;
  return row;
}

/** A row that differs, and what the two objects hold of it. */
export interface Difference {
  readonly row: CompiledRow;
  readonly was: unknown;
  readonly wanted: unknown;
  /** Where, if the row's shape has keys. */
  readonly keys: readonly KeyDifference[] | undefined;
  /** What was found before: a chain, since a list that grows makes room for many. */
  readonly before: Difference | undefined;
}

/** What differs between two objects, which have own members only. */
export class Comparison {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** The bits of the steps of the rows whose members only the current object has. */
  lacked = 0;
  private last: Difference | undefined = undefined;
  /** Members without a row. */
  strangers: readonly Stranger[] = NONE;
  private made: Readonly<Dictionary> | undefined = undefined;

  /** @param keep what the desired object lacks is as it was */
  constructor(
    private readonly compiled: Compiled,
    readonly current: Readonly<Dictionary>,
    readonly desired: Readonly<Dictionary>,
    private readonly keep: boolean,
  ) {}

  /** The desired object, with what it takes over from the current one: rules look at other members. */
  get resource(): Readonly<Dictionary> {
    this.made ??= context(this.compiled.grammar.lasting, this.current, this.desired, this.keep);
    return this.made;
  }

  /** Members that no operation clears, where the desired object lacks one: what it does not is not looked up again. */
  get staying(): readonly string[] {
    return (this.lacked & this.compiled.stayingBits) === 0 ? NONE : this.compiled.staying;
  }

  /** Is the type another one, and no operation sets it? */
  get typeMoves(): boolean {
    return (this.marks & this.compiled.putTypeBits) !== 0;
  }

  /** Does nothing differ? Finds out what does. */
  agrees(): boolean {
    const { compiled, current, desired } = this;
    let row = compiled.start;
    let shared = 0;
    let seen = 0;
    for (const member in desired) {
      if (!isOwn.call(desired, member)) continue;
      const wanted = desired[member];
      if (wanted === undefined) continue;
      const known = rowBehind(compiled, row, member);
      if (known === undefined) {
        const isThere = Object.hasOwn(current, member);
        if (isThere) shared += 1;
        if (wanted !== null || (isThere && !isNothing(current[member]))) this.meet(member, true);
        continue;
      }
      row = known;
      seen |= row.bits;
      const was = current[member];
      if (was !== undefined) shared += 1;
      if (was === wanted || (isEmptyList(was) && isEmptyList(wanted))) continue;
      if (wanted === null) this.lacked |= row.bits;
      this.look(row, was, wanted);
    }
    const left = size(current) - shared;
    if (left !== 0) this.compareLacking(seen, left);
    return this.marks === 0 && this.strangers === NONE;
  }

  /**
   * Looks at what the current object has and the desired one lacks.
   *
   * @param seen the bits of the rows whose members the desired object has
   * @param most how many members that is at most; less than none where it is not known
   */
  private compareLacking(seen: number, most: number): void {
    const { compiled, current, desired, keep } = this;
    let behind = compiled.start;
    let left = most;
    for (const member in current) {
      if (left === 0) return;
      if (!isOwn.call(current, member)) continue;
      const was = current[member];
      const row = rowBehind(compiled, behind, member);
      if (row === undefined) {
        if (Object.hasOwn(desired, member)) continue;
        left -= 1;
        if (!isNothing(was)) this.meet(member, false);
        continue;
      }
      behind = row;
      if ((seen & row.bits) !== 0) continue;
      left -= 1;
      if (isNothing(was)) continue;
      this.lacked |= row.bits;
      if (!keep && !row.kept) this.look(row, was, undefined);
    }
  }

  private look(row: CompiledRow, was: unknown, given: unknown): void {
    const wanted = this.keep && row.isData ? laidOver(was, given) : given;
    let keys: readonly KeyDifference[] | undefined;
    if (row.under !== undefined) {
      keys = row.listed
        ? differingListed(row.row, was, wanted, row.under)
        : differingKeys(row.row, was, wanted, row.under);
      if (keys === undefined) return;
    } else if (row.differences !== undefined) {
      keys = row.differences(row.row, was, wanted, this);
      if (keys === undefined) return;
    } else if (row.same(row.row, was, wanted, row.looks ? this.resource : this.desired)) return;
    this.marks |= row.bits;
    this.last = { row, was, wanted, keys, before: this.last };
  }

  /** What differs in a row that does. */
  of(row: CompiledRow): Difference {
    let found = this.last as Difference;
    while (found.row !== row) found = found.before as Difference;
    return found;
  }

  private meet(member: string, desired: boolean): void {
    this.strangers = [...this.strangers, { member, desired }];
  }
}

/** Would AWS hold two objects for the same? Of what the desired one has without a row, the data counts. */
export function agree(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
): boolean {
  const found = new Comparison(compiled, current, desired, false);
  if (found.agrees()) return true;
  if (found.marks !== 0) return false;
  return found.strangers.every(
    ({ member, desired: isWanted }) =>
      !isWanted || withinStack(() => sameData(get(current, member), get(desired, member))),
  );
}

/**
 * The object that rules look at. What no operation takes away (a type, an id) a desired object without it has from the
 * current one. Under `keep` every member that it lacks, at any depth, is the current one's.
 */
function context(
  lasting: readonly string[] | undefined,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Readonly<Dictionary> {
  const made = withType(current, keep ? overlaid(current, desired) : desired);
  return lasting === undefined ? made : withLasting(lasting, current, made);
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
  const held = lasting.filter((member) => !isNothing(current[member]) && current[member] !== desired[member]);
  if (held.length === 0) return desired;
  return { ...desired, ...Object.fromEntries(held.map((member) => [member, current[member]])) };
}
