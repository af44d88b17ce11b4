/** Reads a file and remembers what it was, so that writing can tell whether it still is. */
import type { BigIntStats } from "node:fs";
import { DocumentError } from "../errors.js";
import { decodeText } from "./decode.js";
import { refusal, type World } from "./world.js";

export interface Contents {
  readonly text: string;
  readonly stamp: BigIntStats;
}

/** What tells one state of a file from another. */
export function isSame(a: BigIntStats, b: BigIntStats): boolean {
  return (
    a.ino === b.ino &&
    a.dev === b.dev &&
    a.size === b.size &&
    a.mtimeNs === b.mtimeNs &&
    a.ctimeNs === b.ctimeNs
  );
}

export const CHANGED = "the file changed while it was read; run the command again";

/** @param path absolute @param file as messages name it */
export function readText({ fs }: World, path: string, file: string): Contents {
  let bytes: Buffer;
  let stamp: BigIntStats;
  try {
    const handle = fs.openSync(path, "r");
    try {
      stamp = fs.fstatSync(handle, { bigint: true });
      if (stamp.isDirectory()) throw new DocumentError("this is a directory", { file });
      bytes = fs.readFileSync(handle);
      if (!isSame(stamp, fs.fstatSync(handle, { bigint: true }))) throw new DocumentError(CHANGED, { file });
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(refusal(error), { file });
  }
  return { text: decodeText(bytes, file), stamp };
}
