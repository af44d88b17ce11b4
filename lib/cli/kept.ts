/** Plans and documents in files: what is read as one, and what may take the place of what is there. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { InputError } from "../../common/errors.js";
import { isObject } from "../../common/own.js";
import { refusalToWrite } from "../documents/files/world.js";
import { writePrivate } from "../live/disk.js";
import { journalPath, readJournal, standingOf } from "../live/journal.js";
import { isPlan, readPlan, type StatePlan } from "../live/plan-file.js";
import { visible } from "../report/visible.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import { type Input, statOf } from "./read.js";
import { within } from "./resource.js";
import type { Call } from "./table/command.js";

type Files = Pick<Call, "io" | "reader">;

/** The plan in a file; nothing where the file holds none. */
export const planIn = (input: Input): StatePlan | undefined =>
  isPlan(input.value) ? within(input, () => readPlan(input.value)) : undefined;

/** Keeps a text in a file of its owner's alone: whole, or not at all. */
export function keep(io: Pick<Io, "cwd">, file: string, text: string): void {
  try {
    writePrivate(resolve(io.cwd, file), text);
  } catch (error) {
    throw new UsageError(`${visible(file)} cannot be written: ${refusalToWrite(error)}.`);
  }
}

export const journalOf = (io: Pick<Io, "cwd">, file: string, plan: StatePlan): string =>
  resolve(io.cwd, journalPath(file, plan.digest));

/** What a file holds that would be written over; nothing where there is none, or a device. */
async function heldBy({ io, reader }: Files, file: string): Promise<unknown> {
  const there = statOf(resolve(io.cwd, file));
  if (there === undefined || !there.isFile()) return undefined;
  try {
    return (await reader.json(file)).value;
  } catch {
    return null;
  }
}

/** @throws UsageError where a document would take the place of something that is none */
export async function refuseNoDocument(files: Files, file: string): Promise<void> {
  const held = await heldBy(files, file);
  if (held === undefined || (isObject(held) && isObject(held.api) && isObject(held.integrations))) return;
  throw new UsageError(`${visible(file)} is there and holds no state document: name another file.`);
}

/** A plan whose place another is to take. What was sent of one that was changed, nobody can tell. */
function planToReplace(name: string, held: unknown): StatePlan {
  try {
    return readPlan(held);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UsageError(
      `${name} is there and holds a plan that is of another version of patchway, or was changed: name another file with --out.`,
    );
  }
}

/**
 * A plan that was sent in part is needed to go on, or to take it back: another does not take its place.
 *
 * @throws UsageError where it would, or where the file holds something else
 */
export async function refuseUnfinished(files: Files, file: string): Promise<void> {
  const { io } = files;
  const held = await heldBy(files, file);
  if (held === undefined) return;
  const name = visible(file);
  if (!isPlan(held))
    throw new UsageError(`${name} is there and holds no plan: name another file with --out.`);
  const plan = planToReplace(name, held);
  const journal = journalOf(io, file, plan);
  if (!existsSync(journal)) return;
  const standing = standingOf(readJournal(journal, plan.digest).entries);
  if (standing === "sent in part") {
    throw new UsageError(
      `${name} was sent in part: \`patchway apply ${name}\` goes on, \`patchway rollback ${name}\` takes it back, and another --out lets it be.`,
    );
  }
  if (standing === "being taken back") {
    throw new UsageError(
      `${name} was taken back in part: \`patchway rollback ${name}\` goes on, and another --out lets it be.`,
    );
  }
}
