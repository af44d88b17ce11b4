import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Plans and journals are for their owner alone. */
export const PRIVATE = 0o600;

/** Makes what was created in or renamed into a folder last through a loss of power. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, "r");
  } catch {
    // Some systems cannot open a folder; there a rename is as durable as they make it.
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // The same for those that can open one and not flush it.
  } finally {
    closeSync(handle);
  }
}

/**
 * Keeps a text in a file of its owner's alone: whole, or what was there before.
 *
 * @param file absolute; a device or pipe is written to as it is
 */
export function writePrivate(file: string, text: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) {
    writeFileSync(file, text);
    return;
  }
  const real = there === undefined ? file : realpathSync(file);
  const folder = path.dirname(real);
  const draft = path.join(folder, `.${path.basename(real)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = openSync(draft, "wx", PRIVATE);
    try {
      writeFileSync(handle, text);
      // The umask may have taken more away than it should.
      fchmodSync(handle, PRIVATE);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, real);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(folder);
}
