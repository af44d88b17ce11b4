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
  if (keep) return { ...current, ...desired };
  const { type } = current;
  const made = isNothing(desired.type) && !isNothing(type) ? { ...desired, type } : desired;
  return lasting === undefined ? made : withLasting(lasting, current, made);
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

const NONE: readonly never[] = [];

/** What a walk over two objects found. */
export class Comparison {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** What differs, by the position of its row. */
  differences: Difference[] = NONE as never[];
  /** Members without a row. */
  strangers: Stranger[] = NONE as never[];

  /** @param resource the desired object, with what it takes over from the current one: rules look at other members. */
  constructor(
    private readonly compiled: Compiled,
    readonly resource: Readonly<Dictionary>,
  ) {}

  /** Marks a row where its values, which are not `===`, are not held for the same. */
  look({ row, shape, position, bits }: CompiledRow, was: unknown, wanted: unknown): void {
    const keys = shape.changedKeys?.(row, was, wanted);
    if (
      keys === undefined &&
      (shape.changedKeys !== undefined || shape.same(row, was, wanted, this.resource))
    )
      return;
    if (this.marks === 0) this.differences = new Array(this.compiled.rows.length);
    this.marks |= bits;
    this.differences[position] = { was, wanted, keys };
  }

  meet(member: string, desired: boolean): void {
    if (this.strangers.length === 0) this.strangers = [];
    this.strangers.push({ member, desired });
  }
}

/**
 * Compares two objects over the members that are present. Asking every row of both objects would be slower: most members
 * are absent, and reading an absent member of objects of many shapes is what costs. For the same reason the values that
 * differ are kept, and the current object is walked only where it has members that the desired one lacks.
 */
export function compare(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Comparison {
  const { byMember } = compiled;
  const found = new Comparison(compiled, context(compiled.grammar.lasting, current, desired, keep));
  let met = 0;
  for (const member in desired) {
    const wanted = desired[member];
    if (wanted === undefined) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (wanted !== null && Object.hasOwn(desired, member)) found.meet(member, true);
      continue;
    }
    const was = current[member];
    if (was !== undefined) met += 1;
    if (was !== wanted) found.look(row, was, wanted);
  }
  let present = 0;
  for (const _member in current) present += 1;
  if (present !== met) lookBack(compiled, found, current, desired, keep);
  return found;
}

/** The members that only the current object has. */
function lookBack(
  { byMember }: Compiled,
  found: Comparison,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): void {
  for (const member in current) {
    const was = current[member];
    if (was === undefined || was === null) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (Object.hasOwn(current, member) && !Object.hasOwn(desired, member)) found.meet(member, false);
    } else if (!keep && !row.kept && desired[member] === undefined) {
      found.look(row, was, undefined);
    }
  }
}
