import { byCodeUnit, get, put } from "../../common/own.js";
import type { SetRow } from "../grammar/row-types.js";
import { refuse, refuseValue, told } from "../session.js";
import { writesOf } from "../writes.js";
import { refuseExisting } from "./map.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const NONE: readonly never[] = [];

/** So few members are sooner looked through than put into a set. */
const FEW = 8;

const isText = (value: unknown): value is string => typeof value === "string";

/** The members of a set, each once. What is not text is not a member; `emit` says so. */
function members(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  if (value.length === 1) return isText(value[0]) ? (value as string[]) : NONE;
  return [...new Set((value as unknown[]).filter(isText))];
}

/** Is the value what a set can be: absent, or a list of texts? */
function isSet(value: unknown): boolean {
  if (!Array.isArray(value)) return isNothing(value);
  for (let at = 0; at < value.length; at += 1) if (typeof value[at] !== "string") return false;
  return true;
}

function without(from: readonly string[], those: readonly string[]): readonly string[] {
  if (from.length === 0 || those.length === 0) return from.length < 2 ? from : from.toSorted(byCodeUnit);
  const set = those.length < FEW ? undefined : new Set(those);
  const left = from.filter((member) => !(set?.has(member) ?? those.includes(member)));
  return left.length < 2 ? left : left.sort(byCodeUnit);
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member) => b.includes(member));

/** The same members in the same order, which is what two readings of one object have. */
function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** A set of texts: its members stand in the path or in the value, and have no order. */
export const set: Shape<SetRow> = {
  phases: () => [PHASE.REMOVALS, PHASE.ADDITIONS],

  same(row, current, desired, resource) {
    if (Array.isArray(current) && Array.isArray(desired) && sameList(current, desired)) return true;
    if (!isSet(desired)) return false;
    return (
      sameMembers(members(current), members(desired)) ||
      (set.isAbsent(row, current, resource) && set.isAbsent(row, desired, resource))
    );
  },

  isAbsent(row, value) {
    if (!Array.isArray(value)) return isNothing(value);
    return (
      value.length === 0 ||
      (row.serverDefault !== undefined && sameMembers(members(value), row.serverDefault.value))
    );
  },

  emit(row, current, desired, draft, phase) {
    if (!isSet(desired)) {
      const found = Array.isArray(desired) ? "list of other values" : typeof desired;
      const pointer = row.pointer ?? row.path;
      if (phase === PHASE.REMOVALS)
        draft.say("wrong-type", pointer, { path: pointer, expected: "list of texts", found });
      return;
    }
    const has = members(current);
    const wants = members(desired);
    if (wants.length === 0 && has.length > 0 && row.neverEmpty !== undefined) {
      if (phase === PHASE.REMOVALS) draft.say(row.neverEmpty.finding, row.path, { path: row.path });
      return;
    }
    // A set that can never be empty gets its new members before it loses the old ones.
    const first = row.neverEmpty === undefined ? "remove" : "add";
    const op = (phase === PHASE.REMOVALS) === (first === "remove") ? "remove" : "add";
    const rules = op === "add" ? row.keyChecks : row.removalChecks;
    const moved = op === "remove" ? without(has, wants) : without(wants, has);
    if (moved.length === 0) return;
    const writes = writesOf(row);
    const byPath = row.addressed === "path";
    for (let at = 0; at < moved.length; at += 1) {
      const member = moved[at] as string;
      const pointer = writes.pointerTo(member);
      if (!draft.accepts(rules, member, pointer, member)) continue;
      const path = byPath ? writes.pathTo(member) : row.path;
      draft.write(writes[op], op, path, byPath ? undefined : member, pointer);
    }
  },

  locate(row, member, tokens, parents) {
    if (row.addressed === "value" && tokens.length === 0) {
      return { row, operations: row.operations, member, parents };
    }
    return tokens.length === 1 && (row.addressed === "path" || row.alsoByPath !== undefined)
      ? { row, operations: row.operations, member, key: tokens[0] as string, parents }
      : undefined;
  },

  apply(place, row, holder, operation, session) {
    const named = place.key ?? operation.value;
    if (named === undefined && row.noMember !== undefined) {
      return refuse(row.noMember, told(operation));
    }
    const key = named ?? "";
    const held = [...members(get(holder, place.member))];
    const at = held.indexOf(key);
    if (operation.op === "add") {
      const refusal = refuseValue(session, row.keyChecks, key, key);
      if (refusal !== undefined) return refusal;
      if (at >= 0) {
        return session.assume.addExisting === "refuse"
          ? refuseExisting(row.existingKey, operation, session)
          : undefined;
      }
      held.push(key);
    } else {
      if (at < 0) return refuse(row.missingKey, { ...told(operation), key });
      const refusal =
        operation.op === "remove" ? refuseValue(session, row.removalChecks, key, key) : undefined;
      if (refusal !== undefined) return refusal;
      if (held.length === 1 && operation.op === "remove" && row.neverEmpty?.refusal !== undefined) {
        return refuse(row.neverEmpty.refusal, { ...told(operation), key });
      }
      held.splice(at, 1);
      // Recorded for binaryMediaTypes: a replace takes the old member away and appends the new one.
      if (operation.op === "replace" && !held.includes(operation.value ?? ""))
        held.push(operation.value ?? "");
    }
    if (held.length === 0 && row.dropsEmpty !== undefined) delete holder[place.member];
    else put(holder, place.member, held);
    return undefined;
  },
};
