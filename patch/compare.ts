import { InputError } from "../common/errors.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import { isNothing } from "./shapes/shape.js";

/** What a walk over two objects found. */
export interface Comparison {
  /** The bits of the rows that differ. */
  readonly marks: number;
  /** The values of the rows that differ, by position. */
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  /** The desired object, with what it takes over from the current one, for rules that look at other members. */
  readonly resource: Readonly<Dictionary>;
  /** Members without a row. */
  readonly strangers: readonly Stranger[];
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
 * The object that rules look at. A desired object without a type has the current one's: no operation changes it. Under
 * `keep` every member that it lacks is the current one's.
 */
function context(
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): Readonly<Dictionary> {
  if (keep) return { ...current, ...desired };
  const { type } = current;
  return isNothing(desired.type) && !isNothing(type) ? { ...desired, type } : desired;
}

const NONE: readonly never[] = [];

/** One walk over two objects. */
class Walk implements Comparison {
  marks = 0;
  before: unknown[] = NONE as never[];
  after: unknown[] = NONE as never[];
  strangers: Stranger[] = NONE as never[];
  private made: Readonly<Dictionary> | undefined;

  constructor(
    private readonly compiled: Compiled,
    private readonly current: Readonly<Dictionary>,
    private readonly desired: Readonly<Dictionary>,
    private readonly keep: boolean,
    private readonly exact: boolean,
  ) {}

  get resource(): Readonly<Dictionary> {
    this.made ??= context(this.current, this.desired, this.keep);
    return this.made;
  }

  /** Marks a row where its values, which are not `===`, are not held for the same. */
  look(row: CompiledRow, was: unknown, wanted: unknown): void {
    const deferred = row.shape.deferred === true && !this.exact;
    if (!deferred && row.shape.same(row.row, was, wanted, this.resource)) return;
    if (this.marks === 0) {
      this.before = new Array(this.compiled.rows.length);
      this.after = new Array(this.compiled.rows.length);
    }
    this.marks |= row.bit;
    this.before[row.position] = was;
    this.after[row.position] = wanted;
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
 *
 * @param exact leave nothing for `emit` to find out.
 */
export function compare(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
  exact: boolean,
): Comparison {
  const { byMember } = compiled;
  const walk = new Walk(compiled, current, desired, keep, exact);
  let met = 0;
  for (const member in desired) {
    const wanted = desired[member];
    if (wanted === undefined) continue;
    const row = byMember.get(member);
    if (row === undefined) {
      if (wanted !== null && Object.hasOwn(desired, member)) walk.meet(member, true);
      continue;
    }
    const was = current[member];
    if (was !== undefined) met += 1;
    if (was !== wanted) walk.look(row, was, wanted);
  }
  let present = 0;
  for (const _member in current) present += 1;
  if (present !== met) lookBack(compiled, walk, current, desired, keep);
  return walk;
}

/** The members that only the current object has. */
function lookBack(
  compiled: Compiled,
  walk: Walk,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
): void {
  for (const member in current) {
    const was = current[member];
    if (was === undefined || was === null) continue;
    const row = compiled.byMember.get(member);
    if (row === undefined) {
      if (Object.hasOwn(current, member) && !Object.hasOwn(desired, member)) walk.meet(member, false);
    } else if (!keep && (compiled.keptBits & row.bit) === 0 && desired[member] === undefined) {
      walk.look(row, was, undefined);
    }
  }
}
