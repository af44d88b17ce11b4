/** What stands between the members of an object in braces: space, a comma, comments. */
import type { SourceMember, SourceObject } from "../source/node.js";
import { LayoutError } from "./reshape.js";

export interface Gap {
  readonly start: number;
  readonly end: number;
  /** Where its comma is; the last one may have none, the first never has. */
  readonly comma: number | undefined;
  readonly hasComment: boolean;
}

const COMMA = 0x2c;
const HASH = 0x23;

/** @throws LayoutError where there is something else: the `?` of a key, its tag, its anchor */
function read(text: string, start: number, end: number): Gap {
  let comma: number | undefined;
  let hasComment = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20) continue;
    if (unit === HASH) {
      hasComment = true;
      const feed = text.indexOf("\n", at);
      at = feed < 0 ? end : feed;
    } else if (unit === COMMA && comma === undefined) comma = at;
    else throw new LayoutError("members between braces are parted by more than commas and comments");
  }
  return { start, end, comma, hasComment };
}

/** Where a member ends: one without a value behind its colon, wherever the next thing begins. */
export function endOf(text: string, { value }: SourceMember): number {
  let at = value.end;
  while (value.start === value.end && text.charCodeAt(at - 1) <= 0x20) at--;
  return at;
}

/** The gap before a member; behind the last one, where there is no member of that index. */
export function gapBefore(text: string, { inner, end, members }: SourceObject, index: number): Gap {
  const start = index === 0 ? inner + 1 : endOf(text, members[index - 1] as SourceMember);
  return read(text, start, members[index]?.keyStart ?? end - 1);
}

/** What parts two members, around its comma. */
export interface Separator {
  readonly before: string;
  readonly after: string;
}

/** The first one that is nothing but space and a comma. */
export function separatorOf(text: string, { members }: SourceObject): Separator | undefined {
  for (let index = 1; index < members.length; index++) {
    const { value } = members[index - 1] as SourceMember;
    const gap = text.slice(value.end, (members[index] as SourceMember).keyStart);
    const comma = gap.indexOf(",");
    const [before, after] = [gap.slice(0, comma), gap.slice(comma + 1)];
    if (comma >= 0 && isSpace(before) && isSpace(after)) return { before, after };
  }
  return undefined;
}

export function isSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}
