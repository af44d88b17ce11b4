import { escapeToken } from "../common/pointer.js";

/** The paths of keys that were met before, by the path of the map. The objects of a batch have much the same keys. */
interface Known {
  readonly above: string;
  readonly path: string;
  /** The same key below another path. */
  readonly next: Known | undefined;
}

/** So many keys, and no longer ones, are remembered. */
const MOST = 1000;
const LONGEST = 200;

const known = new Map<string, Known>();

/** The path of a key below another path. */
export function pathBelow(above: string, key: string): string {
  const first = known.get(key);
  for (let at = first; at !== undefined; at = at.next) if (at.above === above) return at.path;
  const path = `${above}/${escapeToken(key)}`;
  if (key.length > LONGEST) return path;
  if (known.size >= MOST) known.clear();
  known.set(key, { above, path, next: first });
  return path;
}
