import { type Dictionary, get, isObject } from "../../../common/own.js";
import { parsePointer } from "../../../common/pointer.js";
import type { Call } from "../operation.js";
import { without } from "../shared.js";
import { operationsOf } from "./patch.js";

/**
 * A side effect that users of other tools report, and no document names: a call that writes a parameter, even with the
 * value that it has, drops the cache keys that name the parameter. Off unless the emulator is told so; then in its
 * harshest reading, in which a key that the same call adds goes too.
 *
 * Source: terraform-provider-aws #29991, #39801, #29910, #40124.
 */
export function dropCacheKeys(
  call: Call,
  before: Readonly<Dictionary>,
  after: Dictionary,
  container: string,
): Dictionary {
  const keys = get(after, "cacheKeyParameters");
  if (!call.settings.dropCacheKeys || !Array.isArray(keys)) return after;
  const touched = new Set<unknown>();
  for (const { path, value } of operationsOf(call)) {
    if (path === undefined || !path.startsWith(container)) continue;
    const name = parsePointer(path)?.[1];
    if (name === undefined) continue;
    const had = get(before, container.slice(1, -1));
    for (const one of [name, value, isObject(had) ? get(had, name) : undefined]) touched.add(one);
  }
  const left = keys.filter((key) => !touched.has(key));
  return left.length === keys.length
    ? after
    : { ...without(after, ["cacheKeyParameters"]), cacheKeyParameters: left };
}
