/** The remaining quota of a key's last day. UpdateUsage names one key, so that of an answer with several none is meant. */
import { copy, isObject } from "../../common/own.js";

/** The days of the only key. */
function days(items: unknown): unknown[] | undefined {
  if (!isObject(items)) return undefined;
  const keys = Object.keys(items).filter((key) => items[key] !== undefined);
  const held = keys.length === 1 ? items[keys[0] as string] : undefined;
  return Array.isArray(held) ? held : undefined;
}

export function lastRemaining(items: unknown): number | undefined {
  const last: unknown = days(items)?.at(-1);
  const remaining: unknown = Array.isArray(last) ? last[1] : undefined;
  return typeof remaining === "number" ? remaining : undefined;
}

export function withLastRemaining(items: unknown, remaining: number): unknown {
  const changed = copy(items);
  const last: unknown = days(changed)?.at(-1);
  if (Array.isArray(last)) last[1] = remaining;
  return changed;
}
