import type { Refusal } from "../../common/errors.js";
import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { Draft } from "../draft.js";
import { encoded, isOfType } from "../grammar/codecs.js";
import type { PatchOperation } from "../grammar/resources.js";
import type { MapRow, Scalar } from "../grammar/row-types.js";
import type { RefusalRow } from "../grammar/types.js";
import { refuse, refuseValue, type Session, told } from "../session.js";
import { writesOf } from "../writes.js";
import { sameData } from "./fixed.js";
import { differingKeys, inOrder, type KeyDifference } from "./keys.js";
import { isNothing, PHASE, pointerOf, type Shape, typeName } from "./shape.js";

/** Is there a value under the key? A template may be `null` and there. */
function isThere(row: MapRow, value: unknown): boolean {
  return value !== undefined && (value !== null || row.nullIsEmpty !== undefined);
}

/** Do two values under the same key say the same? A template that is `null` is `""`. */
function sameValue(row: MapRow, current: unknown, desired: unknown): boolean {
  if (current === desired) return true;
  if (isThere(row, current) !== isThere(row, desired)) return false;
  if (!isThere(row, current)) return true;
  if (row.nullIsEmpty !== undefined && (current ?? "") === (desired ?? "")) return true;
  return isObject(current) && isObject(desired) && sameData(current, desired);
}

function hasNothing(row: MapRow, value: unknown): boolean {
  if (!isObject(value)) return isNothing(value);
  for (const key in value) if (Object.hasOwn(value, key) && isThere(row, value[key])) return false;
  return true;
}

/** Where two maps differ, or `undefined`. */
function differences(row: MapRow, current: unknown, desired: unknown): readonly KeyDifference[] | undefined {
  const found = differingKeys(row, current, desired, sameValue);
  return found === undefined || row.filledIn === undefined
    ? found
    : withoutFilled(row, row.filledIn.value, desired, found);
}

/** Where none is wanted, what AWS filled in by itself may stay. */
function withoutFilled(
  row: MapRow,
  filled: Readonly<Dictionary>,
  desired: unknown,
  found: readonly KeyDifference[],
): readonly KeyDifference[] | undefined {
  if (!hasNothing(row, desired)) return found;
  const rest = found.filter(({ key, was }) => get(filled, key) !== was);
  return rest.length === 0 ? undefined : rest;
}

function emitKey(row: MapRow, key: string, before: unknown, after: unknown, draft: Draft): void {
  const writes = writesOf(row);
  const path = writes.pathTo(key);
  const at = row.pointer === undefined ? path : writes.pointerTo(key);
  if (!isThere(row, after)) {
    draft.write(writes.remove, "remove", path, undefined, at);
    return;
  }
  const value = after ?? "";
  if (!isOfType(row.value, value)) {
    draft.say("wrong-type", at, { path: at, expected: row.value.type, found: typeof value });
    return;
  }
  const exists = isThere(row, before);
  if (!exists && !draft.accepts(row.keyChecks, key, at, key)) return;
  const text = encoded(row.value, value as Scalar);
  if (!draft.accepts(row.checks, text, at, key)) return;
  if (exists || writes.add === undefined) draft.write(writes.replace, "replace", path, text, at);
  else draft.write(writes.add, "add", path, text, at);
}

/** The refusal of an `add` on a key that is there; under the assumption only, so that no text of AWS's is known. */
export function refuseExisting(
  known: RefusalRow | undefined,
  operation: PatchOperation,
  session: Session,
): Refusal {
  return refuse(known ?? session.errors.wrongOperation, { ...told(operation), paths: "" });
}

/** A map at `/member/{key}`: one operation a key. */
export const map: Shape<MapRow> = {
  phases: () => [PHASE.MAPS],

  same: (row, current, desired) => differences(row, current, desired) === undefined,
  under: (row) => (row.filledIn === undefined ? sameValue : undefined),
  differences,

  isAbsent: hasNothing,

  emit(row, current, desired, draft, _phase, found = differences(row, current, desired)) {
    if (found === undefined) return;
    if (!isNothing(desired) && !isObject(desired)) {
      const at = pointerOf(row);
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeName(desired) });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    for (const { key, was, wanted } of inOrder(found)) {
      if (keep && wanted === undefined) continue;
      emitKey(row, key, was, wanted, draft);
    }
  },

  locate(row, member, tokens, parents) {
    const { copy, ...operations } = row.operations;
    if (tokens.length === 1) return { row, operations, member, key: tokens[0] as string, parents };
    // The map as a whole is what a copy goes to.
    return tokens.length === 0 && copy !== undefined
      ? { row, operations: { copy }, member, parents }
      : undefined;
  },

  apply(place, row, holder, operation, session) {
    const { member } = place;
    const key = place.key as string;
    const values = get(holder, member);
    const held = isObject(values) ? values : {};
    const exists = isThere(row, get(held, key));
    if (operation.op === "remove") {
      if (!exists) return refuse(row.missingKey, { ...told(operation), key });
      delete held[key];
      // AWS drops a map with its last key (recorded for Method and MethodResponse).
      if (hasNothing(row, held)) delete holder[member];
      return undefined;
    }
    if (operation.op === "replace" && !exists) {
      const missing = row.operations.replace?.missing ?? session.assume.replaceMissing;
      if (missing === "refuse") return refuse(row.missingKey, { ...told(operation), key });
    }
    const text = operation.value ?? "";
    const refusal =
      (exists ? undefined : refuseValue(session, row.keyChecks, key, key)) ??
      refuseValue(session, row.checks, text, key);
    if (refusal !== undefined) return refusal;
    if (operation.op === "add" && exists && session.assume.addExisting === "refuse") {
      return refuseExisting(row.existingKey, operation, session);
    }
    put(held, key, text === "" && row.nullIsEmpty !== undefined ? null : row.value.decode(text));
    put(holder, member, held);
    return undefined;
  },
};
