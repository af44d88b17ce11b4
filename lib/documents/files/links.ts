/** Symbolic links that are found: which of them stand for a file of the tree, and why the others are left alone. */
import path from "node:path";
import { isSystemError, type World } from "./world.js";

export const LEADS_OUT = "its symbolic link leads out of the tree; name the file that it leads to";
export const TO_DIRECTORY = "a symbolic link to a directory, which is not followed; name the directory";
const NOWHERE = "its symbolic link leads to nothing";
const NOT_LOOKED_INTO =
  "its symbolic link leads to where nothing is looked for; name the file that it leads to";

/** Directories that are never looked into, whatever an ignore file says. */
export const NEVER: readonly string[] = ["node_modules", ".git"];

/**
 * The way from a tree to a file below it; nothing where the file is outside.
 *
 * @param target absolute, without symbolic links
 */
export function wayTo({ fs }: World, tree: string, target: string): string | undefined {
  const relative = path.relative(fs.realpathSync(tree), target);
  const [first] = relative.split(path.sep);
  return first === ".." || path.isAbsolute(relative) ? undefined : relative;
}

export interface Followed {
  /** The file that it stands for, by its own name below the tree. Absolute. */
  readonly file?: string;
  /** Why it is left alone. */
  readonly skipped?: string;
}

/** What a link stands for; nothing of both where opening it says what is wrong. */
export function follow(world: World, tree: string, link: string): Followed {
  try {
    const way = wayTo(world, tree, world.fs.realpathSync(link));
    if (way === undefined) return { skipped: LEADS_OUT };
    if (way.split(path.sep).some((part) => NEVER.includes(part))) return { skipped: NOT_LOOKED_INTO };
    return { file: path.join(tree, way) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === "ENOENT" ? { skipped: NOWHERE } : {};
  }
}
