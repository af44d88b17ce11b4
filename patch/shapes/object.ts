import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { Creation, ObjectRow, Row } from "../grammar/types.js";
import { refuse, told } from "../session.js";
import {
  areAlike,
  emitMembers,
  filledIn,
  isStuck,
  isThere,
  partsOf,
  sameMembers,
  sayStrangers,
  touch,
} from "./block.js";
import { shapeOf } from "./index.js";
import { isNothing, PHASE, type Phase, pointerOf, type Shape } from "./shape.js";

const NOTHING: Readonly<Dictionary> = {};
const EMPTY = { over: NOTHING, under: NOTHING };

function isObjectOrNothing(value: unknown): boolean {
  return isNothing(value) || isObject(value);
}

/** An object that is always there: its members are written one by one. */
function emitAlways(row: ObjectRow, current: unknown, desired: unknown, draft: Draft, phase: Phase): void {
  const start = { over: isObject(current) ? current : NOTHING, under: NOTHING };
  const keep = draft.options.absent === "keep" && !isNothing(desired);
  const base = keep ? start : EMPTY;
  const wish = { desired: isObject(desired) ? desired : NOTHING, base, fill: NOTHING };
  emitMembers(partsOf(row), start, wish, draft, phase);
}

/** An object that comes into being, and goes as a whole. */
function emitCreated(
  row: ObjectRow,
  creates: Creation,
  current: unknown,
  desired: unknown,
  draft: Draft,
  phase: Phase,
): void {
  const { remove } = row.operations;
  const there = isThere(current);
  if (!isThere(desired)) {
    if (there && phase === PHASE.REMOVALS) draft.write(remove, "remove", row.path, undefined, pointerOf(row));
    return;
  }
  const parts = partsOf(row);
  const filled = filledIn(creates, draft.result);
  const made = { over: filled, under: NOTHING };
  const before = there ? { over: current, under: filledIn(creates, draft.current) } : made;
  const fill = filledIn(creates, draft.desired);
  const base = draft.options.absent === "keep" ? before : { over: fill, under: NOTHING };
  const wish = { desired, base, fill };
  const anew = there && remove !== undefined && isStuck(parts, before, wish, filled);
  if (anew && phase === PHASE.REMOVALS) draft.write(remove, "remove", row.path, undefined, pointerOf(row));
  emitMembers(parts, anew ? made : before, wish, draft, phase);
  if ((anew || !there) && phase === parts.phases.at(-1) && !draft.hasBelow(row.path))
    touch(parts, wish, draft);
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
    // What is filled in with the same says the same of two that are alike.
    const fixed = creates === undefined || typeof creates.fill !== "function";
    if (fixed && areAlike(a, b, parts)) return true;
    if (creates === undefined) return sameMembers(parts, a, b, NOTHING, NOTHING, resource);
    if (!isThere(a) || !isThere(b)) return isThere(a) === isThere(b);
    const before = filledIn(creates, NOTHING);
    const after = filledIn(creates, resource);
    if (!fixed && areAlike(before, after, parts) && areAlike(a, b, parts)) return true;
    return sameMembers(parts, a, b, before, after, resource);
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
    if (!isObjectOrNothing(desired)) {
      const path = pointerOf(row);
      if (phase === PHASE.REMOVALS)
        draft.say("wrong-type", path, { path, expected: "object", found: typeof desired });
      return;
    }
    if (phase === PHASE.REMOVALS && isObject(desired)) {
      const pointer = pointerOf(row);
      sayStrangers(partsOf(row), desired, { pointer, kind: pointer.slice(1) }, draft);
    }
    if (row.creates === undefined) emitAlways(row, current, desired, draft, phase);
    else emitCreated(row, row.creates, current, desired, draft, phase);
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
