import type { Dictionary } from "../common/own.js";
import type { Compiled, CompiledRow } from "./compile.js";
import { Desk } from "./desk.js";

/** Who is asked, in a walk over two objects, about what is not `===`; `false` ends the walk. */
export interface Visitor {
  look(row: CompiledRow, was: unknown, wanted: unknown): boolean;
  /** A member without a row. */
  meet(member: string, desired: boolean): boolean;
}

/** In a loop over the members of an object it costs nothing; `Object.hasOwn` is a call. */
const isOwn = Object.prototype.hasOwnProperty;

/** The place of the lowest bit that is set. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

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
 * Walks over the members that two objects have: first over the desired one, to lay down what is wanted, then over the
 * current one. A member is read in the loop that comes to it and nowhere else: to read it by its name, from objects of
 * hundreds of shapes, takes twice as long, and to ask for absent ones longer still.
 *
 * @returns the bits of the rows whose members only the current object has; `undefined` where the visitor ended the walk.
 */
export function walk(
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
  visitor: Visitor,
): number | undefined {
  // Taken away while it is in use: a getter of one of the objects may come to the same kind again.
  const desk = compiled.desk ?? new Desk(compiled.rows);
  compiled.desk = undefined;
  const lacked = walkWith(desk, compiled, current, desired, keep, visitor);
  compiled.desk = desk;
  return lacked;
}

function walkWith(
  desk: Desk,
  compiled: Compiled,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  keep: boolean,
  visitor: Visitor,
): number | undefined {
  const { rows, wishes } = desk;
  let laid = 0;
  let row = compiled.start;
  for (const member in desired) {
    if (!isOwn.call(desired, member)) continue;
    const wanted = desired[member];
    if (wanted === undefined) continue;
    const known = rowBehind(compiled, row, member);
    if (known !== undefined) {
      row = known;
      rows[laid] = row;
      wishes[laid] = wanted;
      laid += 1;
    } else if (wanted !== null && !visitor.meet(member, true)) {
      return ended(desk, laid);
    }
  }
  let lacked = 0;
  /** A bit for each wish that the current object's members have not come to. */
  let open = laid === 32 ? -1 : (1 << laid) - 1;
  /** Where the next wish is, as long as both objects have their members in one order. */
  let next = 0;
  for (const member in current) {
    if (!isOwn.call(current, member)) continue;
    const was = current[member];
    if (was === undefined) continue;
    let at = next;
    if (at >= laid || (rows[at] as CompiledRow).member !== member) {
      at = placeOf(rows, laid, member);
      if (at < 0) {
        if (was === null) continue;
        const known = compiled.byMember.get(member);
        if (known === undefined) {
          if (Object.hasOwn(desired, member)) continue;
          if (!visitor.meet(member, false)) return ended(desk, laid);
        } else {
          lacked |= known.bits;
          if (!keep && !known.kept && !visitor.look(known, was, undefined)) return ended(desk, laid);
        }
        continue;
      }
    }
    next = at + 1;
    open &= ~(1 << at);
    const wanted = wishes[at];
    wishes[at] = undefined;
    if (was === wanted) continue;
    const known = rows[at] as CompiledRow;
    if (wanted === null) lacked |= known.bits;
    if (!visitor.look(known, was, wanted)) return ended(desk, laid);
  }
  for (; open !== 0; open &= open - 1) {
    const at = lowestBit(open);
    const wanted = wishes[at];
    wishes[at] = undefined;
    if (!visitor.look(rows[at] as CompiledRow, undefined, wanted)) return ended(desk, laid);
  }
  return lacked;
}

/** Where the wish of a member lies; -1 where there is none. */
function placeOf(rows: readonly CompiledRow[], laid: number, member: string): number {
  for (let at = 0; at < laid; at += 1) if ((rows[at] as CompiledRow).member === member) return at;
  return -1;
}

/** Clears what a walk that ends early has laid down. */
function ended({ wishes }: Desk, laid: number): undefined {
  for (let at = 0; at < laid; at += 1) wishes[at] = undefined;
}
