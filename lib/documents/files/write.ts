/** Writes a file so that it is, at every moment, either what it was or what it should be. */
import { type BigIntStats, constants } from "node:fs";
import { DocumentError } from "../errors.js";
import { CHANGED, isSame } from "./read.js";
import { besideOf, refusal, type World } from "./world.js";

const KEEPS_OWNER = "its owner and mode cannot be kept by this user, so it is not written";

/**
 * Exchanges the content of a file: a new one beside it takes its name once it is on the disk, with mode and owner.
 *
 * @param target absolute, without symbolic links
 * @param stamp what the file was when it was read: if it is not that any more, nothing is written
 */
export function exchange(world: World, target: string, file: string, text: string, stamp: BigIntStats): void {
  const { fs } = world;
  if (stamp.nlink > 1n) {
    throw new DocumentError(`it has ${stamp.nlink} hard links, which writing would part`, { file });
  }
  const beside = besideOf(target);
  let isThere = false;
  try {
    // Renaming asks for no permission on the file itself.
    fs.accessSync(target, constants.W_OK);
    const handle = fs.openSync(beside, "wx", 0o600);
    isThere = true;
    try {
      fs.writeFileSync(handle, text);
      const made = fs.fstatSync(handle, { bigint: true });
      try {
        if (made.uid !== stamp.uid || made.gid !== stamp.gid) {
          fs.fchownSync(handle, Number(stamp.uid), Number(stamp.gid));
        }
        fs.fchmodSync(handle, Number(stamp.mode & 0o7777n));
      } catch {
        throw new DocumentError(KEEPS_OWNER, { file });
      }
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    if (!isSame(stamp, fs.lstatSync(target, { bigint: true }))) throw new DocumentError(CHANGED, { file });
    fs.renameSync(beside, target);
    isThere = false;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(`it cannot be written: ${refusal(error)}`, { file });
  } finally {
    if (isThere) remove(world, beside);
  }
}

function remove({ fs }: World, file: string): void {
  try {
    fs.unlinkSync(file);
  } catch {
    // Nothing more can be done; the error that led here is on its way.
  }
}
