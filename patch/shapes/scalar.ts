import { put } from "../../common/own.js";
import { show } from "../../common/show.js";
import type { Draft } from "../draft.js";
import type { Scalar, ScalarRow } from "../grammar/types.js";
import { refuseValue } from "../session.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

function clear(row: ScalarRow, current: unknown, draft: Draft): void {
  const { path } = row;
  if (row.absentKeeps?.resetTo !== undefined) {
    const value = draft.options[row.absentKeeps.resetTo];
    if (value === undefined) draft.say("cache-namespace-reset", path, {}, { evidence: row.clear.evidence });
    else if (value !== current) draft.write(row.operations.replace, "replace", path, value);
    return;
  }
  const { serverDefault } = row;
  if (serverDefault !== undefined && !(serverDefault.holds?.(draft.desired) ?? true)) {
    draft.say("default-unknown", path, { path, current: show(current) });
    return;
  }
  switch (row.clear.by) {
    case "nothing":
      draft.say("cannot-clear", path, { path }, { evidence: row.clear.evidence });
      return;
    case "remove":
      draft.write(row.operations.remove, "remove", path);
      return;
    default: {
      const { value, evidence } = row.clear;
      draft.write(row.operations.replace, "replace", path, value);
      const sure = evidence.level === "recorded" || evidence.level === "documented";
      if (value === "" && !sure && row.storesEmpty === undefined) {
        draft.say("clear-reported", path, { path }, { evidence });
      }
    }
  }
}

/** One value at `/member`. */
export const scalar: Shape<ScalarRow> = {
  phases: (row) => [row.first === true ? PHASE.FIRST : PHASE.SCALARS],

  same(row, current, desired, resource) {
    if (row.ignored?.where(resource) === true) return true;
    const nothing = scalar.isAbsent(row, desired, resource);
    if (nothing && scalar.isAbsent(row, current, resource)) return true;
    if (row.equality === undefined || typeof current !== "string" || typeof desired !== "string")
      return false;
    return row.equality.same(current, desired);
  },

  isAbsent(row, value, resource) {
    if (isNothing(value)) return true;
    if (value === "") return row.emptyIsAbsent !== undefined;
    const { serverDefault } = row;
    return (
      serverDefault !== undefined &&
      value === serverDefault.value &&
      (serverDefault.holds?.(resource) ?? true)
    );
  },

  emit(row, current, desired, draft) {
    const before = draft.patchOperations.length;
    const said = draft.findings.length;
    const { path, value: codec } = row;
    if (isNothing(desired) || (desired === "" && row.emptyIsAbsent !== undefined)) {
      clear(row, current, draft);
    } else if (typeof desired !== codec.type) {
      draft.say("wrong-type", path, { path, expected: codec.type, found: typeof desired });
    } else if (row.ignored?.where(draft.current) === true) {
      draft.needsType(path);
    } else {
      const text = codec.encode(desired as Scalar);
      if (draft.accepts(row.checks, text, path)) draft.write(row.operations.replace, "replace", path, text);
    }
    if (row.notices !== undefined && draft.patchOperations.length > before) {
      // A notice speaks of the member as such and comes before what a single value gave rise to.
      const rest = draft.findings.splice(said);
      for (const id of row.notices) draft.say(id, path);
      draft.findings.push(...rest);
    }
  },

  locate: (row, member, tokens, parents) =>
    tokens.length === 0 ? { row, operations: row.operations, member, parents } : undefined,

  apply(place, row, holder, operation, session) {
    if (operation.op === "remove") {
      delete holder[place.member];
      return undefined;
    }
    const text = operation.value ?? "";
    const { member } = place;
    const clears =
      text === "" &&
      (row.emptyIsAbsent !== undefined || (row.clear.by === "replace" && row.clear.value === ""));
    if (!clears) {
      const refusal = refuseValue(session, row.checks, text);
      if (refusal !== undefined) return refusal;
    }
    if (row.ignored?.where(session.state) === true) return undefined;
    const value = row.value.decode(text);
    if (value === undefined || (clears && row.storesEmpty === undefined)) delete holder[member];
    else put(holder, member, value);
    return undefined;
  },
};
