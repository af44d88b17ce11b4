import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { InputError, PatchwayError } from "../../common/errors.js";
import type { Dictionary } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import { refusal } from "../documents/files/world.js";
import { PRIVATE, syncFolder } from "./disk.js";
import { lock } from "./lock.js";

/** A line of a journal. */
export type Entry =
  | { readonly type: "start"; readonly plan: string; readonly at: string }
  /** The step is about to be sent; `before` is the object as it was. */
  | {
      readonly type: "send";
      readonly step: string;
      readonly before?: unknown;
      /** The operations that are sent in place of the step's. */
      readonly operations?: readonly PatchOperation[];
    }
  /** `/credentials` is refused: the integration is put whole instead. */
  | { readonly type: "put"; readonly step: string }
  | {
      readonly type: "done";
      readonly step: string;
      readonly how: "sent" | "already" | "put";
      readonly answer?: Dictionary;
    }
  | { readonly type: "refused"; readonly step: string; readonly error: string }
  | { readonly type: "end" }
  | { readonly type: "undo"; readonly step: string; readonly call: number }
  | { readonly type: "undid"; readonly step: string; readonly call: number; readonly answer?: Dictionary }
  | { readonly type: "undone"; readonly step: string }
  | { readonly type: "rolled-back" };

/** What is written before a call is sent, so that whoever comes after a crash knows of it. */
export interface Journal {
  readonly entries: readonly Entry[];
  /** Returns once the line is on the disk. */
  write(entry: Entry): void;
  close(): void;
}

/** A journal that is not kept: for callers that keep their own. */
export function memoryJournal(entries: Entry[] = []): Journal {
  return { entries, write: (entry) => void entries.push(entry), close: () => {} };
}

/** Where the journal of a plan is: beside it, with the plan's digest in its name. */
export const journalPath = (planFile: string, digest: string): string =>
  `${planFile}.${digest.slice(0, 12)}.journal`;

/** The journal cannot be kept: the call that it was to announce is not sent. */
export class JournalError extends PatchwayError {
  override name = "JournalError";
}

/** Where a run of a plan stands, by its journal. */
export type Standing = "nothing sent" | "sent in part" | "being taken back" | "ended";

const TOUCHES: ReadonlySet<Entry["type"]> = new Set(["send", "put", "undo"]);

export function standingOf(entries: readonly Entry[]): Standing {
  const last = entries.at(-1)?.type;
  if (last === "end" || last === "rolled-back") return "ended";
  if (entries.some(({ type }) => type === "undo")) return "being taken back";
  return entries.some(({ type }) => TOUCHES.has(type)) ? "sent in part" : "nothing sent";
}

/** A line's check covers the lines before it, so that one that was changed, taken out or put in shows. */
const checkOf = (before: string, json: string): string =>
  createHash("sha256").update(`${before}\n${json}`).digest("hex").slice(0, 16);

const CHECKED = /^(\{.*),"check":"([0-9a-f]{16})"\}$/s;

interface Lines {
  readonly entries: Entry[];
  /** In bytes, up to the end of the last whole line. */
  readonly length: number;
  /** Of the last line. */
  readonly check: string;
}

function parse(bytes: Buffer, file: string): Lines {
  const entries: Entry[] = [];
  // A line without its end was being written when the process ended: what it announces was not sent.
  const length = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.toString("utf8", 0, length).split("\n").slice(0, -1);
  let check = "";
  for (const [index, line] of lines.entries()) {
    const [, open = "", said] = CHECKED.exec(line) ?? [];
    const json = `${open}}`;
    check = checkOf(check, json);
    if (said !== check) {
      const message =
        "this line of the journal is not as it was written, and what was sent is not known any more: a new plan shows what is left (with another --out, or once this file is moved away)";
      throw new InputError(message, { file, line: index + 1 });
    }
    entries.push(JSON.parse(json) as Entry);
  }
  return { entries, length, check };
}

function guarded<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof PatchwayError) throw error;
    throw new JournalError(
      `the journal ${file} cannot be kept, and without it nothing is sent: ${refusal(error)}`,
    );
  }
}

/**
 * Reads the journal of a plan.
 *
 * @throws InputError where the file is none, belongs to another plan, or was changed; JournalError where it cannot be read
 */
export function readJournal(file: string, plan: string): Lines {
  const read = parse(
    guarded(file, () => readFileSync(file)),
    file,
  );
  const [first] = read.entries;
  if (first !== undefined && (first.type !== "start" || first.plan !== plan)) {
    throw new InputError("this is the journal of another plan", { file, line: 1 });
  }
  return read;
}

/**
 * Opens the journal of a plan, or begins one. Only its owner may read it, and one process at a time may write it.
 *
 * @throws InputError where the file is none, belongs to another plan, was changed, or is in use; JournalError where it
 * cannot be written
 */
export function openJournal(file: string, plan: string): Journal {
  const unlock = guarded(file, () => lock(`${file}.lock`));
  let descriptor: number | undefined;
  try {
    const there = existsSync(file);
    const read = there ? readJournal(file, plan) : { entries: [], length: 0, check: "" };
    descriptor = guarded(file, () => openSync(file, there ? "r+" : "wx", PRIVATE));
    return writing(file, descriptor, read, unlock);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    unlock();
    throw error;
  }
}

function writing(file: string, descriptor: number, read: Lines, unlock: () => void): Journal {
  const { entries } = read;
  let { length: position, check } = read;
  guarded(file, () => {
    fchmodSync(descriptor, PRIVATE);
    ftruncateSync(descriptor, position);
    syncFolder(path.dirname(file));
  });
  return {
    entries,
    write(entry) {
      const json = JSON.stringify(entry);
      const next = checkOf(check, json);
      const bytes = Buffer.from(`${json.slice(0, -1)},"check":"${next}"}\n`);
      guarded(file, () => {
        let written = 0;
        while (written < bytes.length) {
          written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
        }
        fsyncSync(descriptor);
      });
      position += bytes.length;
      check = next;
      entries.push(entry);
    },
    close: () => {
      closeSync(descriptor);
      unlock();
    },
  };
}
