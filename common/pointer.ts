import { InputError } from "./errors.js";

/** RFC 6901 pointers, which API Gateway's patch paths follow: `/` in a token is `~1`, `~` is `~0`. */

/** Callers without types are told, rather than left with whatever a method of another type does. */
function text(value: unknown, what: string): void {
  if (typeof value !== "string") throw new InputError(`${what} is a text`);
}

/** `application/json` -> `application~1json` */
export function escapeToken(token: string): string {
  text(token, "a token");
  const slash = token.indexOf("/");
  if (token.includes("~")) return token.replaceAll("~", "~0").replaceAll("/", "~1");
  if (slash < 0) return token;
  // A content type has one slash: no search and no pattern is built for it.
  const rest = token.slice(slash + 1);
  return `${token.slice(0, slash)}~1${rest.includes("/") ? rest.replaceAll("/", "~1") : rest}`;
}

/** The inverse of `escapeToken`; a `~` that is neither `~0` nor `~1` stays as it is. */
export function unescapeToken(token: string): string {
  text(token, "a token");
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}

/** The tokens of a pointer, unescaped; `undefined` where the text is not a pointer. `""` is the whole document. */
export function parsePointer(pointer: string): string[] | undefined {
  text(pointer, "a pointer");
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer.slice(1).split("/").map(unescapeToken);
}

export function formatPointer(tokens: readonly string[]): string {
  if (!Array.isArray(tokens)) throw new InputError("the tokens of a pointer are a list");
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}
