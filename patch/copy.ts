import type { Refusal } from "../common/errors.js";
import { copy, type Dictionary, get, isObject, put } from "../common/own.js";
import { parsePointer } from "../common/pointer.js";
import type { PatchOperation } from "./grammar/resources.js";
import { refuse, type Session, told } from "./session.js";
import type { Place } from "./shapes/shape.js";

/**
 * Carries out a `copy`: API Gateway takes it from one place to one other only, and there merges a map into the map that
 * it finds (recorded for the promotion of a canary).
 */
export function copyInto(
  place: Place,
  holder: Dictionary,
  operation: PatchOperation,
  session: Session,
): Refusal | undefined {
  const source = place.row.copy;
  if (source === undefined || operation.from !== source.from) {
    const { errors } = session;
    return refuse(errors.byOperation?.copy ?? errors.wrongOperation, { ...told(operation), paths: "" });
  }
  const tokens = parsePointer(source.from) ?? [];
  let value: unknown = session.state;
  for (const [depth, token] of tokens.entries()) {
    value = isObject(value) ? get(value, token) : undefined;
    if (depth === 0 && !isObject(value)) return refuse(source.missing, told(operation));
  }
  if (value === undefined || value === null) return undefined;
  const held = get(holder, place.member);
  if (isObject(value)) {
    const merged: Dictionary = isObject(held) ? held : {};
    for (const key of Object.keys(value)) put(merged, key, copy(value[key]));
    put(holder, place.member, merged);
  } else {
    put(holder, place.member, value);
  }
  return undefined;
}
