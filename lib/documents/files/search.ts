/** Looks for files by a pattern, and takes down what it could not look into. */
import type { Dirent } from "node:fs";
import path from "node:path";
import { glob } from "../packages.js";
import { NEVER } from "./links.js";
import type { World } from "./world.js";

/** What a pattern finds. Names are relative to where the search began, with `/` between their parts. */
export interface Search {
  readonly files: readonly string[];
  /** Those of the files that are symbolic links. */
  readonly links: ReadonlySet<string>;
  /** Symbolic links to directories, which the pattern would lead into. */
  readonly linked: readonly string[];
  /** Directories that could not be read, and why. */
  readonly unread: readonly { readonly directory: string; readonly error: unknown }[];
}

type Entry = Pick<Dirent, "name" | "isFile" | "isDirectory" | "isSymbolicLink">;

/** A link as what it leads to; where that is nothing, or out of reach, as a file that cannot be read. */
function entryOf({ fs }: World, entry: Dirent, file: string): Entry {
  let isDirectory = false;
  let isFile = true;
  try {
    const there = fs.statSync(file);
    isDirectory = there.isDirectory();
    isFile = there.isFile();
  } catch {
    // Whoever opens it says why it cannot be.
  }
  return {
    name: entry.name,
    isFile: () => isFile,
    isDirectory: () => isDirectory,
    isSymbolicLink: () => false,
  };
}

/** A pattern may lead to where there is nothing. What a name that is not UTF-8 stands for is there all the same. */
const isNothing = (error: unknown, directory: string) =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "") &&
  !directory.includes("\ufffd");

/** @param base absolute */
export function search(world: World, base: string, pattern: string): Search {
  const { fs } = world;
  const links = new Set<string>();
  const linked: string[] = [];
  const unread: { directory: string; error: unknown }[] = [];
  const relative = (file: string) => path.relative(base, file).split(path.sep).join("/");

  function entriesOf(given: string): readonly Entry[] {
    const directory = path.resolve(given);
    const name = relative(directory);
    if (links.has(name)) {
      linked.push(name);
      return [];
    }
    try {
      return fs.readdirSync(directory, { withFileTypes: true }).map((entry) => {
        if (!entry.isSymbolicLink()) return entry;
        const file = path.join(directory, entry.name);
        links.add(relative(file));
        return entryOf(world, entry, file);
      });
    } catch (error) {
      if (!isNothing(error, name)) unread.push({ directory: name, error });
      return [];
    }
  }

  const files = glob().globSync(pattern, {
    cwd: base,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: NEVER.map((name) => `**/${name}/**`),
    fs: { readdirSync: entriesOf as unknown as typeof fs.readdirSync },
  });
  return { files, links, linked, unread };
}
