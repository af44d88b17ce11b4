/** Takes members out of an object in braces, each with one comma; comments stay. */
import type { Edit } from "../edits.js";
import { lineEnd, lineStart, nextLine } from "../lines.js";
import type { SourceMember, SourceObject } from "../source/node.js";
import { endOf, type Gap, gapBefore, isSpace } from "./gaps.js";

/** A piece of the text. */
interface Piece {
  start: number;
  end: number;
}

/** Members next to each other that all go, by their indexes, and the gaps around and between them. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly gaps: readonly Gap[];
}

function runsOf(text: string, object: SourceObject, removed: ReadonlySet<SourceMember>): readonly Run[] {
  const { members } = object;
  const isGone = (index: number) => removed.has(members[index] as SourceMember);
  const runs: Run[] = [];
  for (let first = 0; first < members.length; first++) {
    if (!isGone(first)) continue;
    let last = first;
    while (last + 1 < members.length && isGone(last + 1)) last++;
    const gaps: Gap[] = [];
    for (let index = first; index <= last + 1; index++) gaps.push(gapBefore(text, object, index));
    runs.push({ first, last, gaps });
    first = last;
  }
  return runs;
}

/** Of the commas around a run one stays, where it has neighbours on both sides: the one that leaves their lines alone. */
function keepsFirstComma(
  text: string,
  { first, last, gaps }: Run,
  { members }: SourceObject,
  isAppended: boolean,
) {
  const [gap] = gaps as [Gap];
  if (first === 0 || gap.comma === undefined || !gaps.some(({ hasComment }) => hasComment)) return false;
  const isFollowed = last + 1 < members.length || isAppended || gaps.at(-1)?.comma !== undefined;
  return isFollowed && !text.slice(gap.start, gap.comma).includes("\n");
}

/** Pieces in order, those made one between which there is nothing but space. */
function joined(text: string, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before !== undefined && isSpace(text.slice(before.end, piece.start))) before.end = piece.end;
    else result.push({ ...piece });
  }
  return result;
}

/** A line on which nothing else stands goes as a whole. */
function wholeLine(text: string, { inner, end }: SourceObject, piece: Piece): Piece {
  const start = lineStart(text, piece.start);
  const next = nextLine(text, piece.end);
  const isAlone =
    start > inner &&
    next < end &&
    isSpace(text.slice(start, piece.start)) &&
    isSpace(text.slice(piece.end, lineEnd(text, piece.end)));
  return isAlone ? { start, end: next } : piece;
}

function removeRun(text: string, object: SourceObject, run: Run, isAppended: boolean): readonly Piece[] {
  const { first, last, gaps } = run;
  const isLeading = first === 0;
  const keepsFirst = keepsFirstComma(text, run, object, isAppended);
  const pieces: Piece[] = object.members
    .slice(first, last + 1)
    .map((member) => ({ start: member.keyStart, end: endOf(text, member) }));
  for (const { comma } of isLeading || keepsFirst ? gaps.slice(1) : gaps.slice(0, -1)) {
    if (comma !== undefined) pieces.push({ start: comma, end: comma + 1 });
  }
  const result = joined(text, pieces);
  const from = result[0] as Piece;
  const to = result.at(-1) as Piece;
  const [before, after] = [gaps[0] as Gap, gaps.at(-1) as Gap];
  // The space of a gap goes with its comma.
  if (!isLeading && !keepsFirst && !before.hasComment) from.start = before.start;
  if (isLeading && isSpace(text.slice(to.end, after.end))) to.end = after.end;
  return result.map((piece) => wholeLine(text, object, piece));
}

/**
 * @param removed some of the members, not all
 * @param isAppended does a member come behind the last one that stays, so that a comma there is of use?
 * @throws LayoutError where something else than commas and comments parts them
 */
export function removeMembers(
  text: string,
  object: SourceObject,
  removed: ReadonlySet<SourceMember>,
  isAppended: boolean,
): Edit[] {
  return runsOf(text, object, removed).flatMap((run) =>
    removeRun(text, object, run, isAppended).map(({ start, end }) => ({
      offset: start,
      length: end - start,
      content: "",
    })),
  );
}
