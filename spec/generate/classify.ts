/** What a generated pair is a case of, so that a spec can hold the generators to reaching every case. */
import type { Kind } from "../kinds.js";
import { isData, read } from "../oracle/data.js";
import { oracleDifferences } from "../oracle/index.js";
import type { Pair } from "./shape.js";
import { WEIRD_KEYS } from "./text.js";

export type Case =
  | "equal"
  | "differs"
  | "differs in one place"
  | "carries a weird key"
  | "changes a weird key"
  | "clears a member"
  | "sets a member anew"
  | "adds a key"
  | "removes a key"
  | "changes a key"
  | "says null";

const weird = new Set(WEIRD_KEYS);

/** Does a key need escaping, or is it one that is not what it seems? */
const isWeird = (key: string) => weird.has(key) || /[~/]|__proto__|constructor|[^\u0020-\u007e]/.test(key);

function keys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === "string" ? [item] : keys(item)));
  if (!isData(value)) return [];
  return Object.keys(value).flatMap((key) => [key, ...keys(value[key])]);
}

export function classify(kind: Kind, { current, desired }: Pair): Set<Case> {
  const found = new Set<Case>();
  const paths = oracleDifferences(kind, current, desired);
  found.add(paths.length === 0 ? "equal" : "differs");
  if (paths.length === 1) found.add("differs in one place");
  if ([current, desired].some((side) => keys(side).some(isWeird))) found.add("carries a weird key");
  for (const path of paths) {
    const tokens = path.split("/").slice(1);
    const last = (tokens.at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
    const [member = ""] = tokens;
    const sides = [current, desired].map((side) => read(side, member));
    if (tokens.length === 1) {
      if (sides[1] === undefined || sides[1] === null) found.add("clears a member");
      if (sides[0] === undefined) found.add("sets a member anew");
      continue;
    }
    if (isWeird(last)) found.add("changes a weird key");
    const there = sides.map((side) =>
      Array.isArray(side) ? side.includes(last) : isData(side) && Object.hasOwn(side, last),
    );
    if (!there[0] && there[1]) found.add("adds a key");
    if (there[0] && !there[1]) found.add("removes a key");
    if (there[0] && there[1]) found.add("changes a key");
  }
  if (Object.values(desired).includes(null)) found.add("says null");
  return found;
}
