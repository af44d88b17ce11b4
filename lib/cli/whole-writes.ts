import { fstatSync, writeSync } from "node:fs";
import type { Sink } from "./io.js";

/**
 * A stream of the process, that writes to a file to the end. Node's own takes the part that a disk which is nearly full
 * has room for, for the whole, and says nothing; going on meets the error.
 */
export function wholeWrites(stream: Sink & { readonly fd: number }): Sink {
  const { fd } = stream;
  try {
    if (!fstatSync(fd).isFile()) return stream;
  } catch {
    // It is closed: a write says so.
    return stream;
  }
  const write: Sink["write"] = (data, done) => {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
  return Object.assign({ write }, { fd });
}
