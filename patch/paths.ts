import { memo } from "../common/memo.js";
import { escapeToken } from "../common/pointer.js";

/** The objects of a batch have much the same keys below the same few members. */
const below = memo((above) => memo((key) => `${above}/${escapeToken(key)}`));

/** The path of a key below another path. */
export function pathBelow(above: string, key: string): string {
  return below(above)(key);
}
