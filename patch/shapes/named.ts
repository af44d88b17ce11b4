import { type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { Draft } from "../draft.js";
import type { NamedRow, Row } from "../grammar/row-types.js";
import { refuse, refuseValue, told } from "../session.js";
import { emitChanges } from "./changes.js";
import { shapeOf } from "./index.js";
import { inOrder } from "./keys.js";
import { refuseExisting } from "./map.js";
import { complaint, differences, type NamedDifference } from "./named-items.js";
import { below, isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

/** Writes what an item holds beside its name. */
function emitItem(row: NamedRow, { key, index, beside }: NamedDifference, draft: Draft): void {
  const outer = draft.enter(`${row.path}/${escapeToken(key)}`, pointerOf(row), String(index));
  for (const member of beside.strangers)
    draft.say("unknown-member", `/${escapeToken(member)}`, { kind: row.path.slice(1), member });
  const keep = draft.options.absent === "keep";
  emitChanges(keep ? beside.members.filter(({ wanted }) => wanted !== undefined) : beside.members, draft);
  draft.leave(outer);
}

/** A list of items that are known by a name. */
export const named: Shape<NamedRow> = {
  phases: () => [PHASE.REMOVALS, PHASE.ADDITIONS],

  same: (row, current, desired) => differences(row, current, desired) === undefined,
  differences,

  isAbsent: (_row, value) => isNothing(value) || (Array.isArray(value) && value.length === 0),

  emit(row, current, desired, draft, phase, found = differences(row, current, desired)) {
    if (found === undefined) return;
    const at = pointerOf(row);
    if (found.length === 0) {
      const expected = `list with ${row.names.join(" and ")}`;
      const values = { path: at, expected, found: complaint(row, desired) };
      if (phase === PHASE.REMOVALS) draft.say("wrong-type", at, values);
      return;
    }
    const { add, remove } = row.operations;
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    for (const difference of inOrder(found) as readonly NamedDifference[]) {
      const { key, was, wanted } = difference;
      if (phase === PHASE.REMOVALS) {
        if (wanted === undefined && !keep) draft.write(remove, "remove", row.path, key, at);
      } else if (wanted !== undefined) {
        if (was === undefined) draft.write(add, "add", row.path, key, at);
        emitItem(row, difference, draft);
      }
    }
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0) return { row, operations: row.operations, member, parents };
    const [key, name] = tokens as [string, string | undefined];
    const rule = name === undefined ? undefined : get(row.members as Record<string, Row>, name);
    if (rule === undefined) return undefined;
    const relative = below(rule, `${row.path}/${escapeToken(key)}`, "");
    return shapeOf(rule).locate(relative, name as string, tokens.slice(2), [
      ...parents,
      { row, member, key },
    ]);
  },

  open(row, { member, key = "" }, holder, operation, session) {
    const refusal = refuseValue(session, row.nameChecks, key);
    if (refusal !== undefined) return { refusal };
    const parts = row.parse(key) ?? {};
    const list = get(holder, member);
    const item = Array.isArray(list) ? list.find((it) => isObject(it) && row.name(it) === key) : undefined;
    if (isObject(item)) return { holder: item };
    return { refusal: refuse(row.missingKey, { ...told(operation), ...texts(parts), ...texts(holder) }) };
  },

  apply(place, row, holder, operation, session) {
    const name = operation.value ?? "";
    const refusal = refuseValue(session, row.nameChecks, name);
    if (refusal !== undefined) return refusal;
    const parts = row.parse(name) ?? {};
    const value = get(holder, place.member);
    const list: unknown[] = Array.isArray(value) ? value : [];
    const at = list.findIndex((item) => isObject(item) && row.name(item) === name);
    if (operation.op === "remove") {
      if (at < 0) return refuse(row.missingKey, { ...told(operation), ...texts(parts), ...texts(holder) });
      list.splice(at, 1);
    } else if (at < 0) {
      list.push(parts);
    } else if (session.assume.addExisting === "refuse") {
      return refuseExisting(undefined, operation, session);
    }
    put(holder, place.member, list);
    return undefined;
  },
};

/** The text members of an object: what AWS's refusals name of the item and of the resource that holds it. */
function texts(object: Readonly<Dictionary>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
