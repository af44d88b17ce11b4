import type { Refusal } from "../../common/errors.js";
import { type Dictionary, isObject, put } from "../../common/own.js";
import type { PatchOperation } from "../grammar/resources.js";
import type { EntriesRow } from "../grammar/row-types.js";
import { refuse, type Session, told } from "../session.js";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One entry of the JSON text: members that have rows, of their types or as text. */
function entryOf(row: EntriesRow, value: unknown): Dictionary | undefined {
  if (!isObject(value)) return undefined;
  const entry: Dictionary = {};
  for (const member of Object.keys(value)) {
    const rule = Object.hasOwn(row.each.members, member) ? row.each.members[member] : undefined;
    if (rule?.shape !== "scalar") return undefined;
    const given = value[member];
    const decoded = typeof given === "string" ? rule.value.decode(given) : given;
    if (typeof decoded !== rule.value.type || Number.isNaN(decoded)) return undefined;
    entry[member] = decoded;
  }
  return entry;
}

/** The whole map as one JSON text, which is the value of an operation on the map as such. */
export function readEntries(
  row: EntriesRow,
  operation: PatchOperation,
  session: Session,
): { readonly value: Dictionary } | { readonly refusal: Refusal } {
  const refusal = () => ({
    refusal: refuse(row.malformed ?? session.errors.wrongOperation, { ...told(operation), paths: "" }),
  });
  const given = parsed(operation.value ?? "");
  if (!isObject(given)) return refusal();
  const value: Dictionary = {};
  for (const key of Object.keys(given)) {
    const entry = entryOf(row, given[key]);
    if (entry === undefined) return refusal();
    put(value, key, entry);
  }
  return { value };
}
