/** What a run over files sees of the system, so that it can be run without one. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export interface World {
  readonly cwd: string;
  /** The parts of node:fs that are used. */
  readonly fs: Pick<
    typeof fs,
    | "accessSync"
    | "closeSync"
    | "existsSync"
    | "fchmodSync"
    | "fchownSync"
    | "fstatSync"
    | "fsyncSync"
    | "lstatSync"
    | "openSync"
    | "readFileSync"
    | "readdirSync"
    | "realpathSync"
    | "renameSync"
    | "statSync"
    | "unlinkSync"
    | "writeFileSync"
  >;
}

export const worldAt = (cwd: string): World => ({ cwd, fs });

/** A name beside a file, for what will take its place; it is short, so that it fits wherever the other does. */
export const besideOf = (file: string) =>
  path.join(path.dirname(file), `.patchway-${randomBytes(6).toString("hex")}.tmp`);

/** What the operating system answers, in words. */
const REFUSED: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is a file, not a directory",
  EISDIR: "this is a directory",
  EACCES: "there is no permission to do so",
  EPERM: "the system does not permit it",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the device",
  EDQUOT: "the quota of this user is used up",
  EIO: "the device has a fault",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long for this system",
  EXDEV: "it would be moved to another file system",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
  ERR_STRING_TOO_LONG: "it is larger than 512 MiB",
  ERR_INVALID_ARG_VALUE: "the name holds a NUL character",
};

export function refusal(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REFUSED[code ?? ""] ?? code ?? message;
}

const NOT_UTF8 = "its name is not valid UTF-8, so it cannot be opened; rename it";

/** The same of a file that was to be opened: what is not UTF-8 in its name came as U+FFFD, and no file is called so. */
export function refusalOf(error: unknown, file: string): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" && file.includes("\ufffd") ? NOT_UTF8 : refusal(error);
}

/** The same of a file that was to be made: it is its directory that is not there. */
export function refusalToWrite(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such directory";
  return code === "ENOTDIR" ? "a part of its path is a file, not a directory" : refusal(error);
}

/** Is it an answer of the operating system? */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}
