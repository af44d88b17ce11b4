import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { EntriesRow, Row } from "../grammar/types.js";
import { type LaidPair, layApart, sameMembers } from "./block.js";
import { readEntries } from "./entries-value.js";
import { EntriesWriter, type EntryDifference } from "./entries-writer.js";
import { shapeOf } from "./index.js";
import { differingKeys, entries as entriesOf } from "./keys.js";
import { fillOf, isThere, type Laid, layDown, type Parts, partsOf } from "./parts.js";
import { leaveRoom, takeRoom } from "./room.js";
import { isNothing, PHASE, pointerOf, type Shape, type Within } from "./shape.js";

/** Entries are compared without what they belong to. */
const NOWHERE: Within = { resource: {} };
const NONE: readonly never[] = [];

/** The tokens of a member's path below an entry: `/caching/enabled`. */
const tokensOf = (row: Row): string[] => row.path.split("/").slice(1);

/** Where two entries do not say the same. What neither says is what AWS fills in. */
function differenceIn(
  row: EntriesRow,
  parts: Parts,
  key: string,
  was: unknown,
  wanted: unknown,
): EntryDifference | undefined {
  const pair =
    isObject(was) && isObject(wanted) ? layApart(parts, was, wanted) : laidDown(parts, was, wanted);
  if (pair === undefined) return undefined;
  const { had: before, wanted: after } = pair;
  const difference = { key, was, wanted, before, after };
  if (after === undefined && !isNothing(wanted)) return difference;
  if (before?.isThere !== true || after?.isThere !== true)
    return (before?.isThere === true) === (after?.isThere === true) ? undefined : difference;
  const fill = fillOf(parts, row.each.creates);
  return sameMembers(parts, before, after, fill, fill, NOWHERE) ? undefined : difference;
}

/** Two entries laid down, where they are objects. */
function laidDown(
  parts: Parts,
  was: unknown,
  wanted: unknown,
): { readonly [S in keyof LaidPair]: Laid | undefined } {
  return {
    had: isObject(was) ? layDown(parts, was) : undefined,
    wanted: isObject(wanted) ? layDown(parts, wanted) : undefined,
  };
}

const sameEntry = (row: EntriesRow, was: unknown, wanted: unknown): boolean =>
  differenceIn(row, partsOf(row.each), "", was, wanted) === undefined;

const isOwn = Object.prototype.hasOwnProperty;

/** Where two maps with the same keys in the same order differ; `undefined` of others. */
function differencesInStep(
  row: EntriesRow,
  a: Readonly<Dictionary>,
  b: Readonly<Dictionary>,
): readonly EntryDifference[] | undefined {
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
  let found: EntryDifference[] | undefined;
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
    if (was === wanted) continue;
    const difference = differenceIn(row, parts, key, was, wanted);
    if (difference === undefined) continue;
    if (found === undefined) found = [difference];
    else found.push(difference);
  }
  leaveRoom(room, count);
  return at === count ? (found ?? NONE) : undefined;
}

/** Where two maps differ, or `undefined`; nowhere where what is wanted is no map at all. */
function differences(
  row: EntriesRow,
  current: unknown,
  desired: unknown,
): readonly EntryDifference[] | undefined {
  if (!isNothing(desired) && !isObject(desired)) return NONE;
  let found = isObject(current) && isObject(desired) ? differencesInStep(row, current, desired) : undefined;
  if (found === undefined) {
    const parts = partsOf(row.each);
    found = (differingKeys(row, current, desired, sameEntry) ?? NONE).map(({ key, was, wanted }) => {
      const { had: before, wanted: after } = laidDown(parts, was, wanted);
      return { key, was, wanted, before, after };
    });
  }
  return found.length === 0 ? undefined : found;
}

/** Is an entry there afterwards? */
const isWanted = ({ after }: EntryDifference): boolean => after?.isThere === true;

/** A map of objects that come into being with their first member. */
export const entries: Shape<EntriesRow> = {
  phases: () => [PHASE.MAPS],

  same: (row, current, desired) => differences(row, current, desired) === undefined,
  differences,

  isAbsent(_row, value) {
    if (!isObject(value)) return isNothing(value);
    for (const key in value) if (isOwn.call(value, key) && isThere(value[key])) return false;
    return true;
  },

  emit(row, current, desired, draft, _phase, given) {
    const found = (given ?? differences(row, current, desired)) as readonly EntryDifference[] | undefined;
    if (found === undefined) return;
    const at = pointerOf(row);
    if (!isNothing(desired) && !isObject(desired)) {
      draft.say("wrong-type", at, { path: at, expected: "map", found: typeof desired });
      return;
    }
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
