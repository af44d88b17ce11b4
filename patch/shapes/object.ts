import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { ObjectRow, Row } from "../grammar/types.js";
import { refuse, told } from "../session.js";
import {
  emitMembers,
  type Held,
  isStuck,
  layApart,
  sameMembers,
  sayStrangers,
  touch,
  type Wish,
} from "./block.js";
import { shapeOf } from "./index.js";
import { NO_VALUES } from "./members.js";
import { filledIn, fillOf, isThere, type Laid, layDown, partsOf } from "./parts.js";
import { isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

const NOTHING: Readonly<Dictionary> = {};
const EMPTY = { over: NO_VALUES, under: NO_VALUES };

function isObjectOrNothing(value: unknown): boolean {
  return isNothing(value) || isObject(value);
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

function writingOf(row: ObjectRow, current: unknown, desired: unknown, draft: Draft): Writing {
  const known = draft.writing as Writing | undefined;
  if (known?.row === row && known.current === current && known.desired === desired) return known;
  const parts = partsOf(row);
  const { creates } = row;
  const keep = draft.options.absent === "keep" && !isNothing(desired);
  const had = layDown(parts, isObject(current) ? current : NOTHING);
  const wanted = layDown(parts, isObject(desired) ? desired : NOTHING);
  let start: Held = { over: had.values, under: NO_VALUES };
  let wish: Wish = { desired: wanted, base: keep ? start : EMPTY, fill: NO_VALUES };
  const there = creates === undefined || had.isThere;
  const goes = creates !== undefined && !wanted.isThere;
  let anew = false;
  if (creates !== undefined && !goes) {
    const filled = parts.fill ?? fillOf(parts, creates, draft.result);
    const made = { over: filled, under: NO_VALUES };
    start = there ? { over: had.values, under: fillOf(parts, creates, draft.current) } : made;
    const fill = fillOf(parts, creates, draft.desired);
    wish = { desired: wanted, base: keep ? start : { over: fill, under: NO_VALUES }, fill };
    anew = there && row.operations.remove !== undefined && isStuck(parts, start, wish, filled);
    if (anew) start = made;
  }
  const writing = { row, current, desired, wanted, there, goes, anew, start, wish };
  draft.writing = writing;
  return writing;
}

/** An object whose members have rows of their own. */
export const object: Shape<ObjectRow> = {
  phases: (row) => partsOf(row).phases,

  same(row, current, desired, resource) {
    if (!isObjectOrNothing(desired)) return false;
    const { creates } = row;
    const parts = partsOf(row);
    const a = isObject(current) ? current : NOTHING;
    const b = isObject(desired) ? desired : NOTHING;
    const pair = layApart(parts, a, b);
    // What is filled in with the same says the same of two that are alike.
    if (pair === undefined && parts.fill !== undefined) return true;
    const { had, wanted } = pair ?? { had: layDown(parts, a), wanted: layDown(parts, b) };
    if (creates === undefined) return sameMembers(parts, had, wanted, NO_VALUES, NO_VALUES, resource);
    if (!had.isThere || !wanted.isThere) return had.isThere === wanted.isThere;
    const before = fillOf(parts, creates, NOTHING);
    const after = fillOf(parts, creates, resource);
    return sameMembers(parts, had, wanted, before, after, resource);
  },

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

  emit(row, current, desired, draft, phase) {
    const pointer = pointerOf(row);
    if (!isObjectOrNothing(desired)) {
      const values = { path: pointer, expected: "object", found: typeof desired };
      if (phase === PHASE.REMOVALS) draft.say("wrong-type", pointer, values);
      return;
    }
    const { wanted, there, goes, anew, start, wish } = writingOf(row, current, desired, draft);
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
