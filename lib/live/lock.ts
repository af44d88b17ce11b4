import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { InputError } from "../../common/errors.js";
import { PRIVATE } from "./disk.js";

/** The locks that this process holds: its id may have been another's, who left a lock behind. */
const held = new Set<string>();

/** Milliseconds that a process has at most to write its name into a lock. */
const TO_SIGN = 2000;

/** Is the process that wrote a lock at its end? Of another machine's nobody can tell. */
function isStale(file: string, owner: string): boolean {
  if (owner === "") {
    const made = statSync(file, { throwIfNoEntry: false });
    return made === undefined || made.mtimeMs < Date.now() - TO_SIGN;
  }
  const [id, host] = owner.trim().split(" ");
  if (host !== hostname()) return false;
  if (Number(id) === process.pid) return !held.has(file);
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function create(file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, "wx", PRIVATE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
  try {
    writeSync(handle, `${process.pid} ${hostname()}\n`);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  held.add(file);
  return true;
}

function ownerOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * Takes a lock file. One that a process of this machine left behind when it was killed is taken over.
 *
 * @returns gives the lock back
 * @throws InputError where another process has it
 */
export function lock(file: string): () => void {
  if (!create(file)) {
    const owner = ownerOf(file);
    if (isStale(file, owner)) rmSync(file, { force: true });
    if (!create(file)) {
      const [id = "", host = ""] = owner.trim().split(" ");
      const who = id === "" ? "another process" : `process ${id} of ${host}`;
      throw new InputError(`${who} is at this plan; where it is not, delete this file`, { file });
    }
  }
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}
