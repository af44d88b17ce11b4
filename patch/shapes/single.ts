import { get, put } from "../../common/own.js";
import type { SingleRow } from "../grammar/row-types.js";
import { refuseValue } from "../session.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

/** The one text that the list holds, or the default of an absent one; `undefined` where it is no list of one text. */
function only(row: SingleRow, value: unknown): string | undefined {
  if (isNothing(value)) return row.serverDefault.value;
  if (!Array.isArray(value) || value.length > 1) return undefined;
  const first: unknown = value.length === 0 ? row.serverDefault.value : value[0];
  return typeof first === "string" ? first : undefined;
}

/** A list that holds one text: it is replaced, never added to. */
export const single: Shape<SingleRow> = {
  phases: () => [PHASE.SCALARS],

  same(row, current, desired) {
    const wanted = only(row, desired);
    return wanted !== undefined && only(row, current) === wanted;
  },

  isAbsent: (row, value) => only(row, value) === row.serverDefault.value,

  emit(row, _current, desired, draft) {
    const { path } = row;
    const wanted = only(row, desired);
    if (wanted === undefined) {
      const found = Array.isArray(desired) ? `a list of ${desired.length}` : typeof desired;
      draft.say("wrong-type", path, { path, expected: "list of one text", found });
    } else if (draft.accepts(row.checks, wanted, path)) {
      draft.write(row.operations.replace, "replace", `${path}/${row.at[0]}`, wanted);
    }
  },

  locate: (row, member, tokens, parents) =>
    tokens.length === 1 && row.at.includes(tokens[0] as string)
      ? { row, operations: row.operations, member, key: tokens[0] as string, parents }
      : undefined,

  apply(place, row, holder, operation, session) {
    const text = operation.value ?? "";
    const refusal = refuseValue(session, row.checks, text);
    if (refusal !== undefined) return refusal;
    // The token need not be the value that is there (recorded).
    const held = get(holder, place.member);
    put(holder, place.member, Array.isArray(held) && held.length > 1 ? [text, ...held.slice(1)] : [text]);
    return undefined;
  },
};
