/** From what was named on the command line to files. */
import path from "node:path";
import { glob } from "../packages.js";
import { Ignores } from "./ignores.js";
import type { World } from "./world.js";

/** A file that was named or found. */
export interface Candidate {
  /** Below the working directory relative to it, and elsewhere as it was named; with `/` between its parts. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** It may not lead out of this directory. Absolute. */
  readonly tree: string;
  /** Named itself, and not found in a directory or by a pattern. */
  readonly isNamed: boolean;
  /** Why it is left out. */
  readonly skipped?: string;
}

const DOCUMENTS = "**/*.{json,yaml,yml}";
/** Never looked into, whatever an ignore file says. */
const NEVER = ["**/node_modules/**", "**/.git/**"];

const slashes = (file: string) => file.split(path.sep).join("/");

function isDirectory({ fs }: World, file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    // Whoever opens it says why it cannot be.
    return false;
  }
}

/** Files in their order by name, whatever the file system gives them in. */
const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function within(world: World, base: string, patterns: string, shown: (file: string) => string): Candidate[] {
  const found = glob().globSync(patterns, {
    cwd: base,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: NEVER,
  });
  const ignores = new Ignores(world, base);
  return found.sort(byName).map((relative): Candidate => {
    const absolute = path.resolve(base, relative);
    const file = slashes(shown(relative));
    const ignored = ignores.of(absolute);
    const candidate = { file, path: absolute, tree: base, isNamed: false };
    return ignored === undefined ? candidate : { ...candidate, skipped: `left out by ${ignored}` };
  });
}

/** The same name for the same file, however it was named: a baseline, a report and a diff need it. */
function nameOf({ cwd }: World, operand: string): string {
  const relative = path.relative(cwd, path.resolve(cwd, operand));
  const isBelow = !relative.startsWith("..") && !path.isAbsolute(relative);
  return slashes(isBelow ? relative : operand);
}

/**
 * The files that operands stand for: files by name, directories with everything in them, and patterns. What is found
 * in a directory or by a pattern is held against the ignore files; what is named is taken.
 */
export function findFiles(world: World, operands: readonly string[]): readonly Candidate[] {
  const { cwd, fs } = world;
  return operands.flatMap((operand): readonly Candidate[] => {
    const absolute = path.resolve(cwd, operand);
    if (isDirectory(world, absolute)) {
      return within(world, absolute, DOCUMENTS, (file) => path.join(nameOf(world, operand), file));
    }
    if (!fs.existsSync(absolute) && glob().isDynamicPattern(operand)) {
      const found = within(world, cwd, operand, (file) => file);
      if (found.length > 0) return found;
      return [
        { file: operand, path: absolute, tree: cwd, isNamed: true, skipped: "no file has such a name" },
      ];
    }
    const isBelow = !path.relative(cwd, absolute).startsWith("..");
    const tree = isBelow ? cwd : path.dirname(absolute);
    return [{ file: nameOf(world, operand), path: absolute, tree, isNamed: true }];
  });
}
