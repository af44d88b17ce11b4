import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { EntriesRow, Row } from "../grammar/row-types.js";
import { sameMembers } from "./block.js";
import { type Change, changesInStep } from "./changes.js";
import { readEntries } from "./entries-value.js";
import { EntriesWriter, emitInStep } from "./entries-writer.js";
import { shapeOf } from "./index.js";
import { differingKeys, entries as entriesOf, type KeyDifference } from "./keys.js";
import { fillOf, isThere, layDown, partsOf } from "./parts.js";
import { isNothing, NOWHERE, PHASE, pointerOf, type Shape } from "./shape.js";

/** The tokens of a member's path below an entry: `/caching/enabled`. */
const tokensOf = (row: Row): string[] => row.path.split("/").slice(1);

/** Do two entries say the same? What neither says is what AWS fills in. Else their changes, where nothing else differs. */
function sameEntry(row: EntriesRow, was: unknown, wanted: unknown): boolean | readonly Change[] {
  const parts = partsOf(row.each);
  const changes = changesInStep(parts.steps, was, wanted);
  if (changes !== undefined) return changes.length === 0 || changes;
  if (!isObject(wanted) && !isNothing(wanted)) return false;
  const before = isObject(was) ? layDown(parts, was) : undefined;
  const after = isObject(wanted) ? layDown(parts, wanted) : undefined;
  if (before?.isThere !== true || after?.isThere !== true)
    return (before?.isThere === true) === (after?.isThere === true);
  const fill = fillOf(parts, row.each.creates);
  return sameMembers(parts, before, after, fill, fill, NOWHERE);
}

/** Where two maps differ, or `undefined`; nowhere where what is wanted is no map at all. */
const differences = (row: EntriesRow, current: unknown, desired: unknown) =>
  differingKeys(row, current, desired, sameEntry);

const isOwn = Object.prototype.hasOwnProperty;

/** Is an entry there afterwards? */
const isWanted = ({ wanted }: KeyDifference): boolean => isThere(wanted);

/** A map of objects that come into being with their first member. */
export const entries: Shape<EntriesRow> = {
  phases: () => [PHASE.MAPS],

  same: (row, current, desired) => differences(row, current, desired) === undefined,
  under: () => sameEntry,
  differences,

  isAbsent(_row, value) {
    if (!isObject(value)) return isNothing(value);
    for (const key in value) if (isOwn.call(value, key) && isThere(value[key])) return false;
    return true;
  },

  emit(row, current, desired, draft, _phase, found = differences(row, current, desired)) {
    if (found === undefined) return;
    const at = pointerOf(row);
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeof desired });
      return;
    }
    if (emitInStep(row, found, draft)) return;
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    const { remove } = row.operations;
    if (
      remove !== undefined &&
      !keep &&
      !found.some(isWanted) &&
      entries.isAbsent(row, desired, draft.desired)
    )
      draft.write(remove, "remove", row.path, undefined, at);
    else new EntriesWriter(row, draft, keep).emitAll(entriesOf(current), found);
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
