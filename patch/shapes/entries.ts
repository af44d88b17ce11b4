import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { EntriesRow, Row } from "../grammar/types.js";
import { isThere, partsOf, sameMembers } from "./block.js";
import { readEntries } from "./entries-value.js";
import { EntriesWriter, fillOf } from "./entries-writer.js";
import { shapeOf } from "./index.js";
import { differingKeys, entries as entriesOf } from "./keys.js";
import { isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

const NO_RESOURCE: Readonly<Dictionary> = {};
const NONE: readonly string[] = [];

/** The tokens of a member's path below an entry: `/caching/enabled`. */
const tokensOf = (row: Row): string[] => row.path.split("/").slice(1);

/** Do two entries say the same? What neither says is what AWS fills in. */
function sameEntry(row: EntriesRow, was: unknown, wanted: unknown): boolean {
  if (!isNothing(wanted) && !isObject(wanted)) return false;
  if (!isThere(was) || !isThere(wanted)) return isThere(was) === isThere(wanted);
  const fill = fillOf(row);
  return sameMembers(partsOf(row.each), was, wanted, fill, fill, NO_RESOURCE);
}

/** The keys under which two maps differ, or `undefined`; none where what is wanted is no map at all. */
function changedKeys(row: EntriesRow, current: unknown, desired: unknown): readonly string[] | undefined {
  if (!isNothing(desired) && !isObject(desired)) return NONE;
  const keys = differingKeys(row, current, desired, sameEntry);
  return keys.length === 0 ? undefined : keys;
}

/** A map of objects that come into being with their first member. */
export const entries: Shape<EntriesRow> = {
  phases: () => [PHASE.MAPS],

  same: (row, current, desired) => changedKeys(row, current, desired) === undefined,
  changedKeys,

  isAbsent: (_row, value) => isNothing(value) || (isObject(value) && !Object.values(value).some(isThere)),

  emit(row, current, desired, draft, _phase, keys = changedKeys(row, current, desired)) {
    if (keys === undefined) return;
    const at = pointerOf(row);
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeof desired });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    const { remove } = row.operations;
    if (remove !== undefined && !keep && entries.isAbsent(row, desired, draft.desired))
      draft.write(remove, "remove", row.path, undefined, at);
    else new EntriesWriter(row, draft, keep).emitAll(entriesOf(current), entriesOf(desired), keys);
  },

  locate(row, member, tokens, parents) {
    if (tokens.length === 0)
      return row.fallback === undefined ? { row, operations: row.operations, member, parents } : undefined;
    const way = [...parents, { row, member }];
    for (const [name, rule] of Object.entries(row.each.members)) {
      const end = tokensOf(rule);
      const rest = tokens.slice(0, -end.length);
      if (rest.length === 0 || !end.every((token, at) => tokens[rest.length + at] === token)) continue;
      const key = row.address.parse(rest);
      if (key === undefined) continue;
      return shapeOf(rule).locate(rule, name, [], [...way, { row: row.each, member: key }]);
    }
    const key = row.address.parse(tokens);
    return key === undefined
      ? undefined
      : { row: row.each, operations: row.each.operations, member: key, parents: way };
  },

  open(_row, { member }, holder) {
    const value = get(holder, member);
    if (isObject(value)) return { holder: value };
    const made: Dictionary = {};
    put(holder, member, made);
    return { holder: made };
  },

  apply(place, row, holder, operation, session) {
    if (operation.op === "remove") delete holder[place.member];
    else {
      const read = readEntries(row, operation, session);
      if ("refusal" in read) return read.refusal;
      put(holder, place.member, read.value);
    }
    return undefined;
  },
};
