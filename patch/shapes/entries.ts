import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { EntriesRow, Row } from "../grammar/types.js";
import { areAlike, isThere, partsOf, sameMembers } from "./block.js";
import { readEntries } from "./entries-value.js";
import { EntriesWriter, fillOf } from "./entries-writer.js";
import { shapeOf } from "./index.js";
import { differingKeys, entries as entriesOf, type KeyDifference } from "./keys.js";
import { leaveRoom, takeRoom } from "./room.js";
import { isNothing, PHASE, pointerOf, type Shape } from "./shape.js";

const NO_ENTRY: Readonly<Dictionary> = {};
const NO_RESOURCE: Readonly<Dictionary> = {};
const NONE: readonly KeyDifference[] = [];

/** The tokens of a member's path below an entry: `/caching/enabled`. */
const tokensOf = (row: Row): string[] => row.path.split("/").slice(1);

/** Do two entries say the same? What neither says is what AWS fills in. */
function sameEntry(row: EntriesRow, was: unknown, wanted: unknown, parts = partsOf(row.each)): boolean {
  if (!isNothing(wanted) && !isObject(wanted)) return false;
  if (isObject(was) && areAlike(was, wanted ?? NO_ENTRY, parts)) return true;
  if (!isThere(was) || !isThere(wanted)) return isThere(was) === isThere(wanted);
  const fill = fillOf(row);
  return sameMembers(parts, was, wanted, fill, fill, NO_RESOURCE);
}

const isOwn = Object.prototype.hasOwnProperty;

/** Where two maps with the same keys in the same order differ; `undefined` of others. */
function differencesInStep(
  row: EntriesRow,
  a: Readonly<Dictionary>,
  b: Readonly<Dictionary>,
): readonly KeyDifference[] | undefined {
  const parts = partsOf(row.each);
  const room = takeRoom();
  const { keys, values } = room;
  let count = 0;
  for (const key in a) {
    if (!isOwn.call(a, key)) continue;
    keys[count] = key;
    values[count] = a[key];
    count += 1;
  }
  let found: KeyDifference[] | undefined;
  let at = 0;
  for (const key in b) {
    if (!isOwn.call(b, key)) continue;
    if (at === count || keys[at] !== key) {
      at = -1;
      break;
    }
    const was = values[at];
    const wanted = b[key];
    at += 1;
    if (was === wanted || sameEntry(row, was, wanted, parts)) continue;
    if (found === undefined) found = [{ key, was, wanted }];
    else found.push({ key, was, wanted });
  }
  leaveRoom(room, count);
  return at === count ? (found ?? NONE) : undefined;
}

/** Where two maps differ, or `undefined`; nowhere where what is wanted is no map at all. */
function differences(
  row: EntriesRow,
  current: unknown,
  desired: unknown,
): readonly KeyDifference[] | undefined {
  if (!isNothing(desired) && !isObject(desired)) return NONE;
  const inStep =
    isObject(current) && isObject(desired) ? differencesInStep(row, current, desired) : undefined;
  const found = inStep ?? differingKeys(row, current, desired, sameEntry);
  return found.length === 0 ? undefined : found;
}

/** A map of objects that come into being with their first member. */
export const entries: Shape<EntriesRow> = {
  phases: () => [PHASE.MAPS],

  same: (row, current, desired) => differences(row, current, desired) === undefined,
  differences,

  isAbsent: (_row, value) => isNothing(value) || (isObject(value) && !Object.values(value).some(isThere)),

  emit(row, current, desired, draft, _phase, found = differences(row, current, desired)) {
    if (found === undefined) return;
    const at = pointerOf(row);
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeof desired });
      return;
    }
    const keep = draft.options.absent === "keep" && !isNothing(desired);
    const { remove } = row.operations;
    if (remove !== undefined && !keep && entries.isAbsent(row, desired, draft.desired))
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
