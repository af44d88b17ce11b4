import { type Dictionary, get, put } from "../../common/own.js";
import { show } from "../../common/show.js";
import type { Draft } from "../draft.js";
import { encoded, isOfType } from "../grammar/codecs.js";
import type { PatchOperation } from "../grammar/resources.js";
import type { Scalar, ScalarRow, ServerDefault } from "../grammar/row-types.js";
import { refuseUnknown, refuseValue, type Session } from "../session.js";
import { writesOf } from "../writes.js";
import { sameData } from "./fixed.js";
import { refuseExisting } from "./map.js";
import { isNothing, PHASE, type Shape } from "./shape.js";

const isList = (value: ServerDefault | readonly ServerDefault[]): value is readonly ServerDefault[] =>
  Array.isArray(value);

/** The server default that holds for a resource. */
export function defaultOf(row: ScalarRow, resource: Readonly<Dictionary>): ServerDefault | undefined {
  const { serverDefault } = row;
  if (serverDefault === undefined) return undefined;
  if (isList(serverDefault)) return serverDefault.find(({ holds }) => holds === undefined || holds(resource));
  return serverDefault.holds === undefined || serverDefault.holds(resource) ? serverDefault : undefined;
}

/** Writes an operation, and says what goes with every operation on the member. */
function write(row: ScalarRow, op: "add" | "replace" | "remove", draft: Draft, value?: string): void {
  const { path, notices } = row;
  if (!draft.write(writesOf(row)[op], op, path, value, row.pointer) || notices === undefined) return;
  for (const id of notices) draft.say(id, row.pointer ?? path, { path });
}

function clear(row: ScalarRow, current: unknown, draft: Draft, pointer: string): void {
  const { path } = row;
  if (row.absentKeeps?.resetTo !== undefined) {
    const value = draft.options[row.absentKeeps.resetTo];
    if (value === undefined) draft.say("cache-namespace-reset", path, {}, { evidence: row.clear.evidence });
    else if (value !== current) write(row, "replace", draft, value);
    return;
  }
  const held = defaultOf(row, draft.desired)?.value;
  const reset = row.clear.by === "default" ? (held ?? row.clear.otherwise) : held;
  if (row.serverDefault !== undefined && reset === undefined) {
    draft.say("default-unknown", pointer, { path: pointer, current: show(current) });
    return;
  }
  if (!draft.accepts(row.clearChecks, "", pointer)) return;
  switch (row.clear.by) {
    case "nothing":
      draft.say("cannot-clear", pointer, { path: pointer }, { evidence: row.clear.evidence });
      return;
    case "remove":
      write(row, "remove", draft);
      return;
    case "default":
      replaceWith(row, String(reset), draft, pointer);
      return;
    default:
      replaceWith(row, row.clear.value, draft, pointer);
  }
}

/** Clears by a text: an empty one says so where its effect is known from reports alone. */
function replaceWith(row: ScalarRow, value: string, draft: Draft, pointer: string): void {
  const { path } = row;
  const { evidence } = row.clear;
  write(row, "replace", draft, value);
  const sure = evidence.level === "recorded" || evidence.level === "documented";
  if (value === "" && !sure && row.storesEmpty === undefined) {
    draft.say("clear-reported", pointer, { path }, { evidence });
  }
}

/** Where a member takes `add` as well as `replace`, what is known, or assumed, of the wrong one of the two. */
function refuseMismatch(row: ScalarRow, operation: PatchOperation, there: boolean, session: Session) {
  const { add, replace } = row.operations;
  if (add === undefined || replace === undefined) return undefined;
  const refused =
    operation.op === "add"
      ? there && (add.existing ?? session.assume.addExisting) === "refuse"
      : !there && (replace.missing ?? session.assume.replaceMissing) === "refuse";
  return refused ? refuseExisting(undefined, operation, session) : undefined;
}

/** `add` for a member that is not there, unless AWS is known to make it on `replace` and `add` is not recorded. */
function adds(row: ScalarRow, current: unknown): boolean {
  const { add, replace } = writesOf(row);
  if (replace === undefined) return true;
  if (add === undefined || !isNothing(current)) return false;
  return replace.missing !== "create" || add.level === "recorded";
}

/** Does the member go with this text, whatever its type? Rules for values say nothing of it then. */
export function isClearedBy(row: ScalarRow, text: string): boolean {
  if (text !== "") return false;
  return row.emptyIsAbsent !== undefined || (row.clear.by === "replace" && row.clear.value === "");
}

type Ignored = NonNullable<ScalarRow["ignored"]>;

/** Does the member not count, in the object as it is or as it is to be? */
function isIgnored(ignored: Ignored, draft: Draft): boolean {
  if (ignored.notice !== undefined) return ignored.where(draft.desired);
  return ignored.once === undefined && ignored.where(draft.current);
}

/** What is there to do where the desired value is not one to write. */
function emitOther(row: ScalarRow, current: unknown, desired: unknown, draft: Draft): void {
  const { path, value: codec, ignored } = row;
  const pointer = row.pointer ?? path;
  if (ignored?.notice !== undefined && ignored.where(draft.desired)) {
    draft.say(ignored.notice, pointer, { path: pointer }, { evidence: ignored.evidence });
  } else if (isNothing(desired) || (desired === "" && row.emptyIsAbsent !== undefined)) {
    clear(row, current, draft, pointer);
  } else if (typeof desired !== codec.type) {
    draft.say("wrong-type", pointer, { path: pointer, expected: codec.type, found: typeof desired });
  } else {
    draft.needsType(pointer);
  }
}

/** One value at `/member`. */
export const scalar: Shape<ScalarRow> = {
  phases: (row) => [row.first === true ? PHASE.FIRST : PHASE.SCALARS],

  same(row, current, desired, resource) {
    if (row.ignored !== undefined && row.ignored.notice === undefined && row.ignored.where(resource))
      return true;
    const nothing = scalar.isAbsent(row, desired, resource);
    if (nothing && scalar.isAbsent(row, current, resource)) return true;
    // No value of the member's type, and the same all the same.
    if (typeof current === "object" || typeof desired === "object") return sameData(current, desired);
    if (row.equality === undefined || typeof current !== "string" || typeof desired !== "string")
      return false;
    return row.equality.same(current, desired, resource);
  },

  isAbsent(row, value, resource) {
    if (isNothing(value)) return true;
    if (value === "") return row.emptyIsAbsent !== undefined;
    const { serverDefault } = row;
    if (serverDefault === undefined) return false;
    if (isList(serverDefault)) return value === defaultOf(row, resource)?.value;
    const { holds } = serverDefault;
    return value === serverDefault.value && (holds === undefined || holds(resource));
  },

  emit(row, current, desired, draft) {
    const { value: codec, ignored } = row;
    const isValue = isOfType(codec, desired) && (desired !== "" || row.emptyIsAbsent === undefined);
    if (!isValue || (ignored !== undefined && isIgnored(ignored, draft))) {
      emitOther(row, current, desired, draft);
      return;
    }
    const text = encoded(codec, desired as Scalar);
    if (!draft.accepts(row.checks, text, row.pointer ?? row.path)) return;
    write(row, adds(row, current) ? "add" : "replace", draft, text);
  },

  locate: (row, member, tokens, parents) =>
    tokens.length === 0 ? { row, operations: row.operations, member, parents } : undefined,

  apply(place, row, holder, operation, session) {
    const { member } = place;
    if (operation.op === "remove") {
      delete holder[member];
      return undefined;
    }
    const mismatch = refuseMismatch(
      row,
      operation,
      place.fresh !== true && !isNothing(get(holder, member)),
      session,
    );
    if (mismatch !== undefined) return mismatch;
    const text = operation.value ?? "";
    const clears = isClearedBy(row, text);
    if (!clears) {
      const refusal = refuseValue(session, row.checks, text) ?? refuseUnknown(session, row.exists, text);
      if (refusal !== undefined) return refusal;
    }
    if (row.ignored !== undefined && row.ignored.once === undefined && row.ignored.where(session.state))
      return undefined;
    const value = row.value.decode(text);
    if (value === undefined || (clears && row.storesEmpty === undefined)) delete holder[member];
    else {
      const stored = row.stores?.(text, session.state, session.context);
      put(holder, member, stored ?? value);
    }
    return undefined;
  },
};
