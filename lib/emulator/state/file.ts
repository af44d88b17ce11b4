import { access, constants, lstat, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { InputError, PatchwayError } from "../../../common/errors.js";
import { dump, load } from "./dump.js";
import { lockFile } from "./lock.js";
import type { Holder } from "./tree.js";
import { writeWhole } from "./write.js";

/** The file that a path leads to, so that a symbolic link stays one: its folder has to be there, the file need not. */
async function resolveFile(given: string): Promise<string> {
  const file = path.resolve(given);
  const folder = await realpath(path.dirname(file)).catch(() => undefined);
  const writable =
    folder !== undefined &&
    (await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    ));
  if (!writable) {
    throw new InputError(`there is no folder ${path.dirname(file)} that can be written to`, { file });
  }
  const there = await lstat(file).catch(() => undefined);
  if (there === undefined) return path.join(folder, path.basename(file));
  if (!there.isSymbolicLink()) return realpath(file);
  const target = await realpath(file).catch(() => undefined);
  if (target === undefined) throw new InputError("it is a link to a file that is not there", { file });
  // What it leads to is written beside it: there as well.
  return resolveFile(target);
}

/** What is wrong with a text that is not JSON, and in which line. */
async function notJson(text: string, file: string): Promise<InputError> {
  const { jsonFault } = await import("../../../common/json-fault.js");
  const { offset, message } = jsonFault(text) ?? { offset: 0, message: "it nests too deeply" };
  const line = text.slice(0, offset).split("\n").length;
  return new InputError(`this is no state, it is not JSON: ${message}; delete the file to begin with none`, {
    file,
    line,
  });
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The state of an account in a file. An answer waits until what it says is on the disk. */
export class StateFile {
  readonly #given: string;
  readonly #account: Holder;
  #file = "";
  #release: (() => Promise<void>) | undefined;
  /** What the file holds: where a change cannot be written, the account is this again. */
  #kept = "";
  /** Those whose change the next write has. */
  readonly #waiting: Waiter[] = [];
  #isWriting = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, account: Holder) {
    this.#given = file;
    this.#account = account;
  }

  /**
   * Takes the file for this emulator alone, and reads it where it is there.
   *
   * @returns whether it was there
   * @throws InputError where it is not a dump, is another emulator's, or could not be written later
   */
  async open(): Promise<boolean> {
    this.#file = await resolveFile(this.#given);
    this.#release = await lockFile(this.#file);
    try {
      return await this.#read();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #read(): Promise<boolean> {
    const file = path.resolve(this.#given);
    let text: string;
    try {
      text = await readFile(this.#file, "utf8");
    } catch (error) {
      this.#kept = this.#text();
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw new InputError(`it cannot be read: ${(error as Error).message}`, { file });
    }
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch {
      throw await notJson(text, file);
    }
    try {
      load(this.#account, document);
    } catch (error) {
      const pointer = error instanceof InputError ? error.pointer : "";
      throw new InputError((error as Error).message, { file, pointer });
    }
    this.#kept = text;
    return true;
  }

  /**
   * Resolves once the state as it is now is in the file. Callers that come during a write share the next one.
   *
   * @throws PatchwayError where it cannot be written. What was changed since the last write that went well is then
   *   undone, and every caller that waits is told: a client that tries again does not meet its own first attempt.
   */
  save(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (!this.#isWriting) this.#writing = this.#write();
    });
  }

  /** Gives the file back, once nothing is being written. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#release?.();
    this.#release = undefined;
  }

  #text(): string {
    return `${JSON.stringify(dump(this.#account))}\n`;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const served = this.#waiting.splice(0);
      try {
        const text = this.#text();
        await writeWhole(this.#file, text);
        this.#kept = text;
        for (const { resolve } of served) resolve();
      } catch (error) {
        this.#undo();
        const told = new PatchwayError(
          `the state file cannot be written: ${(error as Error).message}; the change is undone`,
        );
        for (const { reject } of [...served, ...this.#waiting.splice(0)]) reject(told);
      }
    }
    this.#isWriting = false;
  }

  #undo(): void {
    this.#account.clear();
    load(this.#account, JSON.parse(this.#kept));
  }
}
