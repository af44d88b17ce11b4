/** From what was named on the command line to files. */
import path from "node:path";
import { glob } from "../packages.js";
import { type Candidate, failedFor } from "./candidate.js";
import { Finder, slashes } from "./finder.js";
import type { World } from "./world.js";

const DOCUMENTS = "**/*.{json,yaml,yml}";

function isDirectory({ fs }: World, file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    // Whoever opens it says why it cannot be.
    return false;
  }
}

/** The same name for the same file, however it was named: a baseline, a report and a diff need it. */
function nameOf({ cwd }: World, operand: string): string {
  const relative = path.relative(cwd, path.resolve(cwd, operand));
  const isBelow = !relative.startsWith("..") && !path.isAbsolute(relative);
  return slashes(isBelow ? relative : operand);
}

/** @param absolute the directory that was named */
function inDirectory(world: World, operand: string, absolute: string): readonly Candidate[] {
  const name = nameOf(world, operand);
  return new Finder(world, absolute, (file) => path.join(name, file)).find(DOCUMENTS).candidates;
}

/** A pattern that matches nothing is a mistake of whoever wrote it. */
function byPattern(world: World, pattern: string): readonly Candidate[] {
  const { cwd } = world;
  const { candidates, isEmpty } = new Finder(world, cwd, (file) => file).find(pattern);
  if (!isEmpty) return candidates;
  const verdict = failedFor("no file has such a name");
  const named = { file: pattern, path: path.resolve(cwd, pattern), tree: cwd, isNamed: true, verdict };
  return [...candidates, named];
}

/**
 * The files that operands stand for: files by name, directories with everything in them, and patterns. What is found
 * in a directory or by a pattern is held against the ignore files; what is named is taken.
 */
export function findFiles(world: World, operands: readonly string[]): readonly Candidate[] {
  const { cwd, fs } = world;
  return operands.flatMap((operand): readonly Candidate[] => {
    const absolute = path.resolve(cwd, operand);
    if (isDirectory(world, absolute)) return inDirectory(world, operand, absolute);
    if (!fs.existsSync(absolute) && glob().isDynamicPattern(operand)) return byPattern(world, operand);
    const isBelow = !path.relative(cwd, absolute).startsWith("..");
    const tree = isBelow ? cwd : path.dirname(absolute);
    return [{ file: nameOf(world, operand), path: absolute, tree, isNamed: true }];
  });
}
