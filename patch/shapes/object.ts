import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import type { ObjectRow, Row } from "../grammar/types.js";
import { escapeToken } from "../pointer.js";
import { shapeOf } from "./index.js";
import { isNothing, PHASE, type Phase, type Shape } from "./shape.js";

const PHASES = Object.values(PHASE);

function child(row: ObjectRow, member: string): Row | undefined {
  return get(row.members as Record<string, Row>, member);
}

/** What the member will be by itself when the rest of the list is carried out. */
function followed(rule: Row, value: unknown, draft: Draft): unknown {
  if (rule.shape !== "scalar" || rule.follows === undefined) return value;
  return rule.follows.value(draft.current, draft.desired) ?? value;
}

/** An object whose members have rows of their own. */
export const object: Shape<ObjectRow> = {
  phases(row) {
    const children = Object.values(row.members).flatMap((member) => shapeOf(member).phases(member));
    return PHASES.filter((phase: Phase) => children.includes(phase) || phase === PHASE.REMOVALS);
  },

  same(row, current, desired, resource) {
    if (!isNothing(desired) && !isObject(desired)) return false;
    const a = isObject(current) ? current : {};
    const b = isObject(desired) ? desired : {};
    for (const member of Object.keys(row.members)) {
      const rule = row.members[member] as Row;
      const [before, after] = [get(a, member), get(b, member)];
      if (before !== after && !shapeOf(rule).same(rule, before, after, resource)) return false;
    }
    return Object.keys(b).every((member) => isNothing(b[member]) || child(row, member) !== undefined);
  },

  isAbsent(row, value, resource) {
    if (!isObject(value)) return isNothing(value);
    return Object.keys(value).every((member) => {
      const rule = child(row, member);
      return rule === undefined
        ? isNothing(value[member])
        : shapeOf(rule).isAbsent(rule, value[member], resource);
    });
  },

  emit(row, current, desired, draft, phase) {
    if (!isNothing(desired) && !isObject(desired)) {
      if (phase === PHASE.REMOVALS) {
        draft.say("wrong-type", row.path, { path: row.path, expected: "object", found: typeof desired });
      }
      return;
    }
    const a = isObject(current) ? current : {};
    const b = isObject(desired) ? desired : {};
    if (phase === PHASE.REMOVALS) {
      for (const member of Object.keys(b)) {
        if (child(row, member) === undefined && !isNothing(b[member])) {
          draft.say("unknown-member", `${row.path}/${escapeToken(member)}`, {
            kind: row.path.slice(1),
            member,
          });
        }
      }
    }
    const removable = row.operations.remove !== undefined;
    if (removable && isNothing(desired) && !isNothing(current)) {
      if (phase === PHASE.REMOVALS) draft.write(row.operations.remove, "remove", row.path);
      return;
    }
    const filled = isNothing(current) && row.creates !== undefined ? row.creates.fill(draft.current) : a;
    for (const member of Object.keys(row.members)) {
      const rule = row.members[member] as Row;
      const shape = shapeOf(rule);
      if (!shape.phases(rule).includes(phase)) continue;
      const before = followed(rule, get(filled, member), draft);
      const after = get(b, member);
      if (draft.options.absent === "keep" && after === undefined && !isNothing(desired)) continue;
      if (before === after || shape.same(rule, before, after, draft.desired)) continue;
      shape.emit(rule, before, after, draft, phase);
    }
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0) {
      return Object.keys(row.operations).length > 0
        ? { row, operations: row.operations, member, parents }
        : undefined;
    }
    const name = tokens[0] as string;
    const rule = child(row, name);
    if (rule === undefined) return undefined;
    return shapeOf(rule).locate(rule, name, tokens.slice(1), [...parents, { row, member }]);
  },

  apply(place, _row, holder) {
    // The only operation on the object as such is its removal.
    delete holder[place.member];
    return undefined;
  },
};

/** The object below a holder that a child's operation is carried out on; made, and filled as AWS does, where absent. */
export function open(
  row: ObjectRow,
  member: string,
  holder: Dictionary,
  resource: Readonly<Dictionary>,
): Dictionary {
  const value = get(holder, member);
  if (isObject(value)) return value;
  const made: Dictionary = row.creates?.fill(resource) ?? {};
  put(holder, member, made);
  return made;
}
