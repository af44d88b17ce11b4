import { fstatSync } from "node:fs";
import type { Io } from "./io.js";
import { refused } from "./read.js";

function isDirectory(fd: number): boolean {
  try {
    return fstatSync(fd).isDirectory();
  } catch {
    // It is closed: nothing comes from it.
    return false;
  }
}

/** What stdin gives. Node reads a directory as if it were empty. */
export function stdinOf(process: { readonly stdin: Io["stdin"] }): Io["stdin"] {
  if (!isDirectory(0)) return process.stdin;
  const next = () => Promise.reject(refused("(stdin)", { code: "EISDIR" }));
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
