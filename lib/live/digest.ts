import { createHash } from "node:crypto";
import { byCodeUnit, type Dictionary, isObject, put } from "../../common/own.js";

function inOrder(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  const result: Dictionary = {};
  for (const key of Object.keys(value).sort(byCodeUnit)) put(result, key, value[key]);
  return result;
}

/** A digest of plain data, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value ?? null, inOrder))
    .digest("hex");
}
