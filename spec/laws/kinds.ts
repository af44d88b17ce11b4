import { type Api, api, isThere } from "../api.js";
import { KINDS, type Kind } from "../kinds.js";

/** The kinds that the package knows at this moment: a kind's laws switch on when its grammar arrives. */
export const LIVE: readonly Kind[] = isThere("grammars")
  ? KINDS.filter((kind) => Object.hasOwn(api.grammars, kind))
  : [];

/** Says a law of every kind; of one that is not there yet, or while the functions are not there, it says so. */
export function ofEachKind(says: string, needs: readonly (keyof Api)[], body: (kind: Kind) => void): void {
  for (const kind of KINDS) {
    if (LIVE.includes(kind) && isThere(...needs)) it(`${kind}: ${says}`, () => body(kind));
    else it(`${kind}: ${says} (skipped: not there yet)`);
  }
}
