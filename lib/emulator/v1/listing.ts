import { type Dictionary, get } from "../../../common/own.js";
import { type Call, textOf } from "../operation.js";
import { pageOf } from "../page.js";
import { badRequest, guessed } from "../refusals.js";
import { integer, type Members, text } from "../wire/shape.js";

/** The query of every list of v1. */
export const PAGE_QUERY: Members = { position: text, limit: integer };

/** Documented for GetResources: 25 where the call does not say, 500 at most. */
const USUAL = 25;
const MOST = 500;

const BAD_POSITION = badRequest("Invalid position parameter specified", guessed("no recording"));

/** One page, in the members that v1 answers a list with. */
export function listing(
  call: Call,
  scope: string,
  all: readonly Dictionary[],
  keyOf: (value: Dictionary) => string,
): Dictionary {
  const limit = get(call.input, "limit");
  const size = typeof limit === "number" && limit > 0 ? Math.min(limit, MOST) : USUAL;
  const token = textOf(call, "position");
  const { entries, next } = pageOf(all, keyOf, { scope, size, token, badToken: BAD_POSITION });
  return { item: entries, ...(next === undefined ? {} : { position: next }) };
}
