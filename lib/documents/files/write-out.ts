/** Writes a file of ours, such as a report: whole, in the place of an older one. */
import { DocumentError } from "../errors.js";
import { besideOf, refusalToWrite, type World } from "./world.js";

/** @param target absolute; a device or pipe is written to as it is */
export function writeOut({ fs }: World, target: string, file: string, text: string): void {
  let beside: string | undefined;
  try {
    const there = fs.statSync(target, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile()) {
      fs.writeFileSync(target, text);
      return;
    }
    const real = there === undefined ? target : fs.realpathSync(target);
    beside = besideOf(real);
    const handle = fs.openSync(beside, "wx", there === undefined ? 0o666 : there.mode & 0o777);
    try {
      fs.writeFileSync(handle, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(beside, real);
    beside = undefined;
  } catch (error) {
    throw new DocumentError(`it cannot be written: ${refusalToWrite(error)}`, { file });
  } finally {
    if (beside !== undefined && fs.existsSync(beside)) fs.unlinkSync(beside);
  }
}
