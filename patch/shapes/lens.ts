import { get, put } from "../../common/own.js";
import type { LensRow } from "../grammar/row-types.js";
import { refuseValue } from "../session.js";
import { isEmpty, sameData } from "./fixed.js";
import { PHASE, type Shape } from "./shape.js";

/** Is the number all that differs? */
function onlyNumber(row: LensRow, current: unknown, desired: unknown): number | undefined {
  const wanted = row.read(desired);
  if (wanted === undefined || row.read(current) === undefined) return undefined;
  return sameData(row.write(current, wanted), desired) ? wanted : undefined;
}

/** A number inside a member: an operation reaches it, and nothing else of the member. */
export const lens: Shape<LensRow> = {
  phases: () => [PHASE.SCALARS],
  same: (_row, current, desired) => sameData(current, desired) || (isEmpty(current) && isEmpty(desired)),
  isAbsent: (_row, value) => isEmpty(value),

  emit(row, current, desired, draft) {
    const pointer = row.pointer ?? row.path;
    const number = onlyNumber(row, current, desired);
    if (number === undefined) {
      draft.say(row.rest, pointer, { path: pointer }, { evidence: row.evidence });
      return;
    }
    const text = row.value.encode(number);
    if (!draft.accepts(row.checks, text, pointer)) return;
    draft.write(row.operations.replace, "replace", row.path, text, pointer);
    draft.say(row.notice, pointer, { path: row.path }, { evidence: row.evidence });
  },

  locate: (row, member, tokens, parents) =>
    tokens.length === 0 ? { row, operations: row.operations, member, parents } : undefined,

  apply(place, row, holder, operation, session) {
    const text = operation.value ?? "";
    const refusal = refuseValue(session, row.checks, text);
    if (refusal !== undefined) return refusal;
    const held = get(holder, place.member);
    if (row.read(held) !== undefined) put(holder, place.member, row.write(held, Number(text)));
    return undefined;
  },
};
