import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import { type Members, rowOf, type Shape } from "../wire/shape.js";

/**
 * The update of the resources other than integrations and their responses, which `applyUpdate` knows.
 *
 * A v2 update is a merge: what it leaves out stays. A text that is "" takes a member away, and a key of a map of texts
 * likewise (probed by cdkd's author for descriptions and maps); lists and structures are replaced whole (inferred).
 */
export function mergeUpdate(
  held: Readonly<Dictionary>,
  update: Readonly<Dictionary>,
  members: Members,
): Dictionary {
  const merged: Dictionary = { ...held };
  for (const member of Object.keys(members)) {
    const value = get(update, member);
    if (value === undefined) continue;
    const { shape } = rowOf(members[member] as Shape);
    if (value === "") delete merged[member];
    else if (shape.type === "map" && isObject(value)) merged[member] = mergeMap(get(held, member), value);
    else merged[member] = value;
  }
  return merged;
}

function mergeMap(held: unknown, changes: Readonly<Dictionary>): Dictionary {
  const merged: Dictionary = {};
  for (const [key, value] of Object.entries({ ...(isObject(held) ? held : {}), ...changes })) {
    if (value !== "") put(merged, key, value);
  }
  return merged;
}
