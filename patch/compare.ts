import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import type { KeyDifference } from "./shapes/keys.js";
import { isNothing } from "./shapes/shape.js";
import { lowestBit, type Visitor, walk } from "./walk.js";

export interface Stranger {
  readonly member: string;
  readonly desired: boolean;
}

/** An object, whatever its prototype. */
export function anObject(value: unknown, what: string): Readonly<Dictionary> {
  if (!isObject(value)) throw new InputError(`${what} is an object, not ${describe(value)}`);
  return value;
}

/** An object with its own members only: data from JSON and the SDK is that already. */
export function plain(given: unknown, what: string): Readonly<Dictionary> {
  const value = anObject(given, what);
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

const NONE: readonly never[] = [];
const NOTHING: Readonly<Dictionary> = {};

/** What the two objects of a comparison are called. */
export const CURRENT = "the current object";
export const DESIRED = "the desired object";

/**
 * What differs between two objects. A kind has one comparison at hand, which is taken while it is in use: to make one, and
 * the lists that it needs, would take longer than most comparisons.
 */
export class Comparison implements Visitor {
  /** The bits of the steps of the rows that differ. */
  marks = 0;
  /** The bits of the rows whose members only the current object has. */
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
  /** The objects; with own members only once `resource` was asked for. */
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

  /** Compares two objects of a kind. What it finds is there until it is closed. */
  static of(
    compiled: Compiled,
    current: Readonly<Dictionary>,
    desired: Readonly<Dictionary>,
    keep: boolean,
  ): Comparison {
    const comparison = compiled.comparison ?? new Comparison(compiled);
    compiled.comparison = undefined;
    comparison.current = current;
    comparison.desired = desired;
    comparison.keep = keep;
    comparison.lacked = walk(compiled, current, desired, keep, comparison) ?? 0;
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
    this.strangers = NONE;
    this.current = NOTHING;
    this.desired = NOTHING;
    this.made = undefined;
    this.compiled.comparison = this;
  }

  /** The desired object, with what it takes over from the current one: rules look at other members. */
  get resource(): Readonly<Dictionary> {
    if (this.made === undefined) {
      this.current = plain(this.current, CURRENT);
      this.desired = plain(this.desired, DESIRED);
      this.made = context(this.compiled.grammar.lasting, this.current, this.desired, this.keep);
    }
    return this.made;
  }

  look(at: CompiledRow, was: unknown, wanted: unknown): boolean {
    const { row, position } = at;
    if (at.differences !== undefined) {
      const found = at.differences(row, was, wanted);
      if (found === undefined) return true;
      this.differences[position] = found;
    } else if (at.same(row, was, wanted, at.looks ? this.resource : this.desired)) return true;
    this.marks |= at.bits;
    this.places |= 1 << position;
    this.was[position] = was;
    this.wanted[position] = wanted;
    return true;
  }

  meet(member: string, desired: boolean): boolean {
    this.strangers = [...this.strangers, { member, desired }];
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
