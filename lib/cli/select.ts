import jsonpointer from "jsonpointer";
import { isObject } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import { ReadError } from "./errors.js";

const INDEX = /^(?:0|[1-9]\d*)$/;

/** jsonpointer follows what is inherited, and `length` of a list; a document has neither. */
function has(parent: unknown, token: string): boolean {
  if (Array.isArray(parent)) return INDEX.test(token) && Object.hasOwn(parent, token);
  return isObject(parent) && Object.hasOwn(parent, token);
}

const MOST_NAMES = 10;

/** What is there instead. */
function instead(parent: unknown): string {
  if (Array.isArray(parent)) {
    return parent.length === 0 ? "is an empty list" : `is a list with the elements 0 to ${parent.length - 1}`;
  }
  if (!isObject(parent)) return `is ${parent === null ? "null" : `a ${typeof parent}`}, which has no members`;
  const names = Object.keys(parent);
  if (names.length === 0) return "is an empty object";
  return `has the members ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ", …" : ""}`;
}

/** The part of a document under a JSON pointer (RFC 6901). */
export function select(document: unknown, pointer: string, file: string): unknown {
  const tokens = parsePointer(pointer);
  if (tokens === undefined) {
    throw new ReadError(`what follows # must be a JSON pointer, which begins with "/": ${file}#/${pointer}`, {
      file,
      pointer,
    });
  }
  const written = pointer.split("/");
  let value = document;
  for (const [depth, token] of tokens.entries()) {
    const path = written.slice(0, depth + 1).join("/");
    if (!has(value, token)) {
      const known = isObject(value) ? Object.keys(value) : [];
      const where = path === "" ? "the document" : path;
      throw new ReadError(`there is nothing here: ${where} ${instead(value)}.`, {
        file,
        pointer,
        mistaken: { word: token, known },
      });
    }
    value = jsonpointer.get(document as object, written.slice(0, depth + 2).join("/"));
  }
  return value;
}
