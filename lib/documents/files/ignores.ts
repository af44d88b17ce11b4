/** `.gitignore` and `.patchwayignore`, in every directory from the repository's down to that of a file. */
import path from "node:path";
import type { Ignore } from "ignore";
import { DocumentError } from "../errors.js";
import { ignores } from "../packages.js";
import { refusal, type World } from "./world.js";

const NAMES = [".gitignore", ".patchwayignore"] as const;
export type IgnoreFile = (typeof NAMES)[number];

interface Rules {
  readonly name: IgnoreFile;
  readonly directory: string;
  readonly rules: Ignore;
}

export class Ignores {
  readonly #byDirectory = new Map<string, readonly Rules[]>();
  readonly #verdicts = new Map<string, IgnoreFile | undefined>();
  readonly #top: string;

  constructor(
    readonly world: World,
    from: string,
  ) {
    this.#top = this.#repository(from);
  }

  /** The directory that holds `.git`, or the one that the search began in. */
  #repository(from: string): string {
    for (let at = from; ; at = path.dirname(at)) {
      if (this.world.fs.existsSync(path.join(at, ".git"))) return at;
      if (at === path.dirname(at)) return from;
    }
  }

  #rulesIn(directory: string): readonly Rules[] {
    let rules = this.#byDirectory.get(directory);
    if (rules === undefined) {
      rules = NAMES.flatMap((name): readonly Rules[] => {
        const file = path.join(directory, name);
        const text = this.#textOf(file);
        return text === undefined ? [] : [{ name, directory, rules: ignores()().add(text) }];
      });
      this.#byDirectory.set(directory, rules);
    }
    return rules;
  }

  /** What an ignore file says; nothing where there is none, or a directory of its name, which git passes over too. */
  #textOf(file: string): string | undefined {
    const { fs } = this.world;
    if (!fs.existsSync(file)) return undefined;
    try {
      return fs.readFileSync(file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EISDIR") return undefined;
      throw new DocumentError(
        `${path.basename(file)}, which may leave it out, cannot be read: ${refusal(error)}`,
      );
    }
  }

  /**
   * The ignore file that leaves a file out. Nothing below a directory that is left out comes back.
   *
   * @throws DocumentError where one of the ignore files cannot be read
   */
  of(file: string, isDirectory = false): IgnoreFile | undefined {
    const relative = path.relative(this.#top, file);
    if (relative === "" || relative.startsWith("..") || path.isAbsolute(relative)) return undefined;
    const parts = relative.split(path.sep);
    let at = this.#top;
    for (const [index, part] of parts.entries()) {
      at = path.join(at, part);
      const found = this.#verdict(at, isDirectory || index < parts.length - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #verdict(file: string, isDirectory: boolean): IgnoreFile | undefined {
    if (this.#verdicts.has(file)) return this.#verdicts.get(file);
    const verdict = this.#ask(file, isDirectory);
    if (isDirectory) this.#verdicts.set(file, verdict);
    return verdict;
  }

  /** The nearest file that says something decides, for each of the two kinds by itself. */
  #ask(file: string, isDirectory: boolean): IgnoreFile | undefined {
    for (const name of NAMES) {
      for (let at = path.dirname(file); ; at = path.dirname(at)) {
        const own = this.#rulesIn(at).find((rules) => rules.name === name);
        if (own !== undefined) {
          const relative = path.relative(at, file).split(path.sep).join("/");
          const { ignored, unignored } = own.rules.test(isDirectory ? `${relative}/` : relative);
          if (ignored) return name;
          if (unignored) break;
        }
        if (at === this.#top || at === path.dirname(at)) break;
      }
    }
    return undefined;
  }
}
