import { isObject } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";

/** The JSON pointers at which two pieces of data differ, an object that only one side has named as a whole. */
export function differences(a: unknown, b: unknown, at = ""): string[] {
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    return keys.flatMap((key) => differences(a[key], b[key], `${at}/${escapeToken(key)}`));
  }
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [at];
}
