import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { InputError } from "../../../common/errors.js";

/** The locks that this process holds. */
const held = new Set<string>();

/** Milliseconds in which a process that was killed is gone, and one that made a lock has written its id into it. */
const SETTLED_AFTER = 1000;
const LOOK_AGAIN = 50;

/** On Linux, a process that has ended stays in the list until its parent has asked for its exit code. */
async function isZombie(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  // The name of the program stands before the state, in brackets, and may hold brackets itself.
  return status.slice(status.lastIndexOf(")") + 2).startsWith("Z");
}

async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return !(await isZombie(pid));
  } catch (error) {
    // There is such a process, of another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The process that a lock names; none where it is empty, or gone. */
async function holderOf(lock: string): Promise<number | undefined> {
  const text = await readFile(lock, "utf8").catch(() => "");
  return /^[1-9]\d{0,9}\n$/.test(text) ? Number(text) : undefined;
}

/** The process that keeps a lock, or nothing where it has ended without taking the lock along. */
async function keeper(lock: string): Promise<number | undefined> {
  for (let waited = 0; ; waited += LOOK_AGAIN) {
    const pid = await holderOf(lock);
    // Containers number their processes alike each time: the id of this process may be that of one before it.
    if (pid === process.pid) return held.has(lock) ? pid : undefined;
    if (pid !== undefined && !(await isRunning(pid))) return undefined;
    if (waited >= SETTLED_AFTER) return pid;
    await wait(LOOK_AGAIN);
  }
}

/**
 * Takes a file for this process alone, by a file beside it that holds the process id.
 *
 * @param file absolute, without symbolic links
 * @returns gives the file back
 * @throws InputError where a running process has it
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  for (;;) {
    try {
      const handle = await open(lock, "wx", 0o600);
      held.add(lock);
      try {
        await handle.writeFile(`${process.pid}\n`);
      } finally {
        await handle.close();
      }
      return async () => {
        held.delete(lock);
        await rm(lock, { force: true });
      };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") {
        if (held.delete(lock)) await rm(lock, { force: true });
        throw new InputError(`it cannot be locked: ${message}`, { file });
      }
      const pid = await keeper(lock);
      if (pid !== undefined) {
        throw new InputError(
          `another emulator, process ${pid}, keeps its state here; end it, name another file, or delete ${lock} if that process is something else`,
          { file },
        );
      }
      await rm(lock, { force: true });
    }
  }
}
