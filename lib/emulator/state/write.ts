import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Some systems cannot open a directory; there the rename is as durable as they make it.
  }
}

/** Only its owner reads what an API is made of. */
const PRIVATE = 0o600;

/** The permissions of a file that is there stay as they are. */
async function modeOf(file: string): Promise<number> {
  const there = await stat(file).catch(() => undefined);
  return there === undefined ? PRIVATE : there.mode & 0o777;
}

/**
 * Writes a file so that whoever reads it, at whatever moment, finds the old text or the new one, whole. Where it fails,
 * the old one stays, and nothing beside it.
 *
 * @param file absolute, without symbolic links
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  // What a crash has left: another's link of this name is not followed.
  await rm(beside, { force: true });
  try {
    const handle = await open(beside, "wx", PRIVATE);
    try {
      await handle.writeFile(text);
      await handle.chmod(await modeOf(file));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  await syncDirectory(path.dirname(file));
}
