import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import { isNothing } from "./shapes/shape.js";

/** The values of a row that differs. */
export interface Difference {
  readonly was: unknown;
  readonly wanted: unknown;
  /** The keys under which they differ, where the row's shape has such. */
  readonly keys: readonly string[] | undefined;
}

export interface Stranger {
  readonly member: string;
  readonly desired: boolean;
}

/** An object with its own members only: data from JSON and the SDK is that already. */
export function plain(value: unknown, what: string): Readonly<Dictionary> {
  if (!isObject(value)) throw new InputError(`${what} is an object, not ${describe(value)}`);
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  const own: Dictionary = {};
  for (const member of Object.keys(value)) put(own, member, value[member]);
  return own;
}

function describe(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
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

/** Who is asked, in a walk over two objects, about what is not `===`; `false` ends the walk. */
interface Visitor {
  look(row: CompiledRow, was: unknown, wanted: unknown): boolean;
  /** A member without a row. */
  meet(member: string, desired: boolean): boolean;
}

/**
 * Walks over the members that two objects have. Asking every row of both objects would be slower: most members are
 * absent, and reading an absent member of objects of many shapes is what costs. For the same reason the current object is
 * walked only where it has members that the desired one lacks.
 *
 * @returns the bits of the rows whose members only the current object has; `undefined` where the visitor ended the walk.
 */
function walk(
  { byMember }: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
  visitor: Visitor,
): number | undefined {
  let lacked = 0;
  let met = 0;
  for (const member in desired) {
    const wanted = desired[member];
    if (wanted === undefined) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (wanted === null || !Object.hasOwn(desired, member)) continue;
      if (!visitor.meet(member, true)) return undefined;
      continue;
    }
    const was = current[member];
    if (was !== undefined) met += 1;
    if (was === wanted) continue;
    if (wanted === null && was !== undefined) lacked |= row.bits;
    if (!visitor.look(row, was, wanted)) return undefined;
  }
  let present = 0;
  for (const _member in current) present += 1;
  if (present === met) return lacked;

  for (const member in current) {
    const was = current[member];
    if (was === undefined || was === null) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (!Object.hasOwn(current, member) || Object.hasOwn(desired, member)) continue;
      if (!visitor.meet(member, false)) return undefined;
    } else if (desired[member] === undefined) {
      lacked |= row.bits;
      if (!keep && !row.kept && !visitor.look(row, was, undefined)) return undefined;
    }
  }
  return lacked;
}

const NONE: readonly never[] = [];

/** What differs between two objects. */
export class Comparison implements Visitor {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** The bits of the rows whose members only the current object has. */
  readonly lacked: number;
  /** What differs, by the position of its row. */
  differences: Difference[] = NONE as never[];
  /** Members without a row. */
  strangers: Stranger[] = NONE as never[];
  private made: Readonly<Dictionary> | undefined;

  constructor(
    private readonly compiled: Compiled,
    private readonly current: Readonly<Dictionary>,
    private readonly desired: Readonly<Dictionary>,
    private readonly keep: boolean,
  ) {
    this.lacked = walk(compiled, current, desired, keep, this) ?? 0;
  }

  /** The desired object, with what it takes over from the current one: rules look at other members. */
  get resource(): Readonly<Dictionary> {
    this.made ??= context(this.compiled.grammar.lasting, this.current, this.desired, this.keep);
    return this.made;
  }

  look(at: CompiledRow, was: unknown, wanted: unknown): boolean {
    const { row, changedKeys } = at;
    let keys: readonly string[] | undefined;
    if (changedKeys !== undefined) {
      keys = changedKeys(row, was, wanted);
      if (keys === undefined) return true;
    } else if (at.same(row, was, wanted, at.looks ? this.resource : this.desired)) return true;
    if (this.marks === 0) this.differences = new Array(this.compiled.rows.length);
    this.marks |= at.bits;
    this.differences[at.position] = { was, wanted, keys };
    return true;
  }

  meet(member: string, desired: boolean): boolean {
    if (this.strangers.length === 0) this.strangers = [];
    this.strangers.push({ member, desired });
    return true;
  }
}

/** Does nothing differ? The walk ends at the first thing that does. */
export class Sameness implements Visitor {
  readonly holds: boolean;

  constructor(
    private readonly compiled: Compiled,
    private readonly current: Readonly<Dictionary>,
    private readonly desired: Readonly<Dictionary>,
  ) {
    this.holds = walk(compiled, current, desired, false, this) !== undefined;
  }

  look({ row, same, looks }: CompiledRow, was: unknown, wanted: unknown): boolean {
    return same(row, was, wanted, looks ? this.resource() : this.desired);
  }

  meet(_member: string, desired: boolean): boolean {
    return !desired;
  }

  private resource(): Readonly<Dictionary> {
    return context(this.compiled.grammar.lasting, this.current, this.desired, false);
  }
}
