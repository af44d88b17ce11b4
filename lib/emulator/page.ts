import { createHash } from "node:crypto";
import { type RefusalRow, refuse } from "./refusals.js";

/**
 * Pages of a list. A token names the entry that a page ended with, and where it stood, so that entries that come and go
 * between two pages neither repeat nor hide others. It is opaque to callers and good for the list that it came from.
 */

export interface PageRequest {
  /** Which list it is: a token of another is refused. */
  readonly scope: string;
  readonly size: number;
  readonly token: string | undefined;
  readonly badToken: RefusalRow;
}

const seal = (scope: string, body: string): string =>
  createHash("sha256").update(`${scope}\n${body}`).digest("base64url").slice(0, 12);

function writeToken(scope: string, index: number, key: string): string {
  const body = Buffer.from(JSON.stringify([index, key])).toString("base64url");
  return `${body}.${seal(scope, body)}`;
}

function readToken({ scope, token, badToken }: PageRequest): readonly [number, string] | undefined {
  if (token === undefined || token === "") return undefined;
  const [body = "", mark, ...rest] = token.split(".");
  if (mark !== seal(scope, body) || rest.length > 0) refuse(badToken, { token });
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as [number, string];
}

/** One page of a list, and the token of the next where there is one. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (entry: T) => string,
  request: PageRequest,
): { entries: readonly T[]; next: string | undefined } {
  const last = readToken(request);
  let start = 0;
  if (last !== undefined) {
    const [index, key] = last;
    const stands = all[index];
    const at =
      stands !== undefined && keyOf(stands) === key ? index : all.findIndex((one) => keyOf(one) === key);
    start = at < 0 ? Math.min(index, all.length) : at + 1;
  }
  const end = start + request.size;
  const final = all[end - 1];
  const more = end < all.length && final !== undefined;
  return {
    entries: all.slice(start, end),
    next: more ? writeToken(request.scope, end - 1, keyOf(final)) : undefined,
  };
}
