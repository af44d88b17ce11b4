/** What a directory or a pattern stands for. */
import path from "node:path";
import { byCodeUnit } from "../../../common/own.js";
import { DocumentError } from "../errors.js";
import { type Candidate, failedFor, skippedFor, type Verdict } from "./candidate.js";
import { Ignores } from "./ignores.js";
import { follow, TO_DIRECTORY } from "./links.js";
import { search } from "./search.js";
import { refusalOf, type World } from "./world.js";

export const SAME = "the same file as another";

/** The same on every system: what a file is told by in reports and baselines. */
export const slashes = (file: string) => file.split(path.sep).join("/");

interface Finds {
  /** In their order by name, whatever the file system gives them in. */
  readonly candidates: readonly Candidate[];
  /** Nothing matched, and nothing kept from looking. */
  readonly isEmpty: boolean;
}

/** Searches below a directory; what is found is held against the ignore files, and its links against the rest. */
export class Finder {
  readonly #world: World;
  readonly #base: string;
  readonly #shown: (file: string) => string;
  readonly #ignores: Ignores;

  /**
   * @param base absolute
   * @param shown how a name relative to it is told
   */
  constructor(world: World, base: string, shown: (file: string) => string) {
    this.#world = world;
    this.#base = base;
    this.#shown = shown;
    this.#ignores = new Ignores(world, base);
  }

  find(pattern: string): Finds {
    const { files, links, linked, unread } = search(this.#world, this.#base, pattern);
    const own = new Set(files.filter((name) => !links.has(name)).map((name) => this.#absolute(name)));
    const candidates = [
      ...files.map((name) =>
        this.#candidate(name, false, (file) => (links.has(name) ? this.#linkVerdict(file, own) : undefined)),
      ),
      ...linked.map((name) => this.#candidate(name, false, () => skippedFor(TO_DIRECTORY))),
      ...unread.map(({ directory, error }) =>
        this.#candidate(directory, true, (file) =>
          failedFor(`this directory cannot be looked into: ${refusalOf(error, file)}`),
        ),
      ),
    ];
    return {
      candidates: candidates.sort((a, b) => byCodeUnit(a.file, b.file)),
      isEmpty: files.length === 0 && unread.length === 0,
    };
  }

  #absolute(name: string): string {
    return path.resolve(this.#base, name);
  }

  /** What an ignore file leaves out is that, whatever else could be said of it. */
  #candidate(name: string, isDirectory: boolean, judge: (file: string) => Verdict | undefined): Candidate {
    const file = this.#absolute(name);
    const verdict = this.#ignored(file, isDirectory) ?? judge(file);
    const candidate = { file: slashes(this.#shown(name)), path: file, tree: this.#base, isNamed: false };
    return verdict === undefined ? candidate : { ...candidate, verdict };
  }

  #ignored(file: string, isDirectory: boolean): Verdict | undefined {
    try {
      const ignored = this.#ignores.of(file, isDirectory);
      return ignored === undefined ? undefined : skippedFor(`left out by ${ignored}`);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      return failedFor(error.message);
    }
  }

  /** @param own the files that were found by their own names */
  #linkVerdict(link: string, own: ReadonlySet<string>): Verdict | undefined {
    const { file, skipped } = follow(this.#world, this.#base, link);
    if (skipped !== undefined) return skippedFor(skipped);
    if (file === undefined) return undefined;
    return own.has(file) ? skippedFor(SAME) : this.#ignored(file, false);
  }
}
