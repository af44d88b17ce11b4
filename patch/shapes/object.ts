import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { ObjectRow, Row } from "../grammar/row-types.js";
import { refuse, told } from "../session.js";
import { emitMembers, type Held, isStuck, sameMembers, sayStrangers, touch, type Wish } from "./block.js";
import { type Change, changesInStep, emitChanges } from "./changes.js";
import { shapeOf } from "./index.js";
import type { KeyDifference } from "./keys.js";
import { laidOver } from "./overlay.js";
import { filledIn, fillOf, isThere, type Laid, layDown, type Parts, partsOf } from "./parts.js";
import { isNothing, PHASE, pointerOf, type Shape, type Within } from "./shape.js";

const NOTHING: Readonly<Dictionary> = {};

/** Two objects that differ: in plain members alone, or laid down; neither is where what is wanted is no object. */
interface ObjectDifference extends KeyDifference {
  readonly changes: readonly Change[] | undefined;
  readonly pair: LaidPair | undefined;
}

/** Two objects laid down. */
interface LaidPair {
  readonly had: Laid;
  readonly wanted: Laid;
}

/** What is found out for the writing of an object, which goes on through several phases. */
interface Writing {
  readonly row: ObjectRow;
  readonly current: unknown;
  readonly desired: unknown;
  readonly wanted: Laid;
  /** There is such an object; one that does not come into being is always there. */
  readonly there: boolean;
  /** It is to be there no more. */
  readonly goes: boolean;
  /** It is taken away first, and made again. */
  readonly anew: boolean;
  readonly start: Held;
  readonly wish: Wish;
}

function writingOf(
  row: ObjectRow,
  current: unknown,
  desired: unknown,
  draft: Draft,
  { had, wanted }: LaidPair,
): Writing {
  const known = draft.writing as Writing | undefined;
  if (known?.row === row && known.current === current && known.desired === desired) return known;
  const parts = partsOf(row);
  const { creates } = row;
  const keep = draft.options.absent === "keep" && !isNothing(desired);
  const { none } = parts;
  let start: Held = { over: had.values, under: none };
  let wish: Wish = { desired: wanted, base: keep ? start : { over: none, under: none }, fill: none };
  const there = creates === undefined || had.isThere;
  const goes = creates !== undefined && !(wanted.isThere || (keep && isThere(laidOver(current, desired))));
  let anew = false;
  if (creates !== undefined && !goes) {
    const filled = parts.fill ?? fillOf(parts, creates, draft.resource);
    const made = { over: filled, under: none };
    start = there ? { over: had.values, under: fillOf(parts, creates, draft.current) } : made;
    const fill = fillOf(parts, creates, draft.desired);
    wish = { desired: wanted, base: keep ? start : { over: fill, under: none }, fill };
    anew = there && row.operations.remove !== undefined && isStuck(parts, start, wish, filled);
    if (anew) start = made;
  }
  const writing = { row, current, desired, wanted, there, goes, anew, start, wish };
  draft.writing = writing;
  return writing;
}

/** What differs between two objects, as one difference, or `undefined`. */
function differences(
  row: ObjectRow,
  current: unknown,
  desired: unknown,
  within: Within,
): readonly ObjectDifference[] | undefined {
  const parts = partsOf(row);
  const changes = parts.fill === undefined ? undefined : changesInStep(parts.steps, current, desired);
  if (changes !== undefined) {
    return changes.length === 0
      ? undefined
      : [{ key: "", was: current, wanted: desired, changes, pair: undefined }];
  }
  const a = isObject(current) ? current : NOTHING;
  const b = isNothing(desired) ? NOTHING : desired;
  const pair = isObject(b) ? pairThatDiffers(row, parts, a, b, within) : undefined;
  if (pair === undefined && isObject(b)) return undefined;
  return [{ key: "", was: current, wanted: desired, changes, pair }];
}

function pairThatDiffers(
  { creates }: ObjectRow,
  parts: Parts,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  within: Within,
): LaidPair | undefined {
  const pair = { had: layDown(parts, current), wanted: layDown(parts, desired) };
  const { had, wanted } = pair;
  if (creates !== undefined && (!had.isThere || !wanted.isThere))
    return had.isThere === wanted.isThere ? undefined : pair;
  const before = fillOf(parts, creates);
  const after = parts.fill ?? fillOf(parts, creates, within.resource);
  return sameMembers(parts, had, wanted, before, after, within) ? undefined : pair;
}

/** An object whose members have rows of their own. */
export const object: Shape<ObjectRow> = {
  phases: (row) => partsOf(row).phases,

  same: (row, current, desired, resource) => differences(row, current, desired, { resource }) === undefined,
  differences,

  isAbsent(row, value, resource) {
    if (!isObject(value)) return isNothing(value);
    if (row.creates !== undefined) return !isThere(value);
    return Object.keys(value).every((member) => {
      const rule: Row | undefined = get(row.members as Record<string, Row>, member);
      return rule === undefined
        ? isNothing(value[member])
        : shapeOf(rule).isAbsent(rule, value[member], resource);
    });
  },

  emit(row, current, desired, draft, phase, found = differences(row, current, desired, draft.found)) {
    if (found === undefined) return;
    const pointer = pointerOf(row);
    const { changes, pair } = found[0] as ObjectDifference;
    if (changes !== undefined) {
      if (phase === PHASE.SCALARS) emitChanges(changes, draft);
      return;
    }
    if (pair === undefined) {
      const values = { path: pointer, expected: "object", found: typeof desired };
      if (phase === PHASE.REMOVALS) draft.say("wrong-type", pointer, values);
      return;
    }
    const { wanted, there, goes, anew, start, wish } = writingOf(row, current, desired, draft, pair);
    if (phase === PHASE.REMOVALS) {
      sayStrangers(wanted, { pointer, kind: pointer.slice(1) }, draft);
      if (there && (goes || anew)) draft.write(row.operations.remove, "remove", row.path, undefined, pointer);
    }
    if (goes) return;
    const parts = partsOf(row);
    emitMembers(parts, start, wish, draft, phase);
    if ((anew || !there) && phase === parts.phases.at(-1) && !draft.hasBelow(row.path))
      touch(parts, wish, draft);
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0) {
      return Object.keys(row.operations).length > 0
        ? { row, operations: row.operations, member, parents }
        : undefined;
    }
    const name = tokens[0] as string;
    const rule = get(row.members as Record<string, Row>, name);
    if (rule === undefined) return undefined;
    return shapeOf(rule).locate(rule, name, tokens.slice(1), [...parents, { row, member }]);
  },

  open(row, { member }, holder, _operation, session) {
    const value = get(holder, member);
    if (isObject(value)) return { holder: value };
    const template = row.creates?.template === undefined ? undefined : get(holder, row.creates.template);
    const made: Dictionary = {
      ...(row.creates === undefined ? undefined : filledIn(row.creates, session.state)),
      ...(isObject(template) ? copy(template) : undefined),
    };
    put(holder, member, made);
    return { holder: made, fresh: true };
  },

  apply(place, row, holder, operation) {
    // The only operation on the object as such is its removal.
    if (row.missing !== undefined && !isObject(get(holder, place.member)))
      return refuse(row.missing, told(operation));
    delete holder[place.member];
    return undefined;
  },
};
