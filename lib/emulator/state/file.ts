import { access, constants, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { InputError } from "../../../common/errors.js";
import { dump, load } from "./dump.js";
import type { Holder } from "./tree.js";

async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Some systems cannot open a directory; there the rename is as durable as they make it.
  }
}

/** Writes a file so that whoever reads it, at whatever moment, finds the old text or the new one, whole. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  await syncDirectory(path.dirname(file));
}

/** The state of an account in a file. An answer waits until what it says is on the disk. */
export class StateFile {
  readonly #file: string;
  readonly #account: Holder;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(file: string, account: Holder) {
    this.#file = path.resolve(file);
    this.#account = account;
  }

  /**
   * Reads the file, where there is one.
   *
   * @returns whether there was one
   * @throws InputError where it is not a dump, or could not be written later
   */
  async load(): Promise<boolean> {
    const folder = path.dirname(this.#file);
    await access(folder, constants.W_OK).catch(() => {
      throw new InputError(`there is no folder ${folder} that can be written to`, { file: this.#file });
    });
    let text: string;
    try {
      text = await readFile(this.#file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw new InputError(`it cannot be read: ${(error as Error).message}`, { file: this.#file });
    }
    try {
      load(this.#account, JSON.parse(text));
    } catch (error) {
      const pointer = error instanceof InputError ? error.pointer : "";
      throw new InputError((error as Error).message, { file: this.#file, pointer });
    }
    return true;
  }

  /** Resolves once the state as it is now is in the file. Callers that come during a write share the next one. */
  save(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  /** Resolves once nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running.catch(() => {});
  }

  #start(): Promise<void> {
    this.#next = undefined;
    const run = writeWhole(this.#file, `${JSON.stringify(dump(this.#account))}\n`).finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }
}
