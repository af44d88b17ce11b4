import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { Creation, ObjectRow, Row } from "../grammar/types.js";
import { refuse, told } from "../session.js";
import {
  children,
  emitMembers,
  filled,
  isStuck,
  isThere,
  sameMembers,
  sayStrangers,
  touch,
  wantedMembers,
} from "./block.js";
import { shapeOf } from "./index.js";
import { isNothing, PHASE, type Phase, pointerOf, type Shape } from "./shape.js";

const PHASES = Object.values(PHASE);
const NOTHING: Readonly<Dictionary> = {};

function isObjectOrNothing(value: unknown): boolean {
  return isNothing(value) || isObject(value);
}

/** An object that is always there: its members are written one by one. */
function emitAlways(row: ObjectRow, current: unknown, desired: unknown, draft: Draft, phase: Phase): void {
  const a = isObject(current) ? current : NOTHING;
  const b = isObject(desired) ? desired : NOTHING;
  const keep = draft.options.absent === "keep" && !isNothing(desired);
  emitMembers(row, a, keep ? wantedMembers(b, a, NOTHING) : b, draft, phase);
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
  const fill = creates.fill(draft.result);
  const before = there ? filled(creates.fill(draft.current), current) : fill;
  const base = draft.options.absent === "keep" ? before : creates.fill(draft.desired);
  const wanted = wantedMembers(desired, base, creates.fill(draft.desired));
  const anew = there && remove !== undefined && isStuck(row, lacking(before, fill), wanted);
  if (anew && phase === PHASE.REMOVALS) draft.write(remove, "remove", row.path, undefined, pointerOf(row));
  emitMembers(row, anew ? fill : before, wanted, draft, phase);
  const last = phase === shape.phases(row).at(-1);
  const written = `${row.path}/`;
  if (last && (anew || !there) && !draft.patchOperations.some(({ path }) => path.startsWith(written)))
    touch(row, wanted, draft);
}

/** What making the object anew would rid it of: a member that AWS fills in comes back. */
function lacking(before: Readonly<Dictionary>, fill: Readonly<Dictionary>): Dictionary {
  const rest: Dictionary = {};
  for (const member of Object.keys(before))
    if (!Object.hasOwn(fill, member)) put(rest, member, before[member]);
  return rest;
}

/** An object whose members have rows of their own. */
const shape: Shape<ObjectRow> = {
  phases(row) {
    const below = children(row).flatMap(([, rule]) => shapeOf(rule).phases(rule));
    return PHASES.filter((phase: Phase) => below.includes(phase) || phase === PHASE.REMOVALS);
  },

  same(row, current, desired, resource) {
    if (!isObjectOrNothing(desired)) return false;
    const a = isObject(current) ? current : NOTHING;
    const b = isObject(desired) ? desired : NOTHING;
    if (row.creates === undefined) return sameMembers(row, a, b, resource);
    if (!isThere(a) || !isThere(b)) return isThere(a) === isThere(b);
    return sameMembers(
      row,
      filled(row.creates.fill(NOTHING), a),
      filled(row.creates.fill(resource), b),
      resource,
    );
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
    if (phase === PHASE.REMOVALS && isObject(desired)) sayStrangers(row, desired, draft);
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
      ...row.creates?.fill(session.state),
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

export { shape as object };
