import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { InputError } from "../../common/errors.js";
import { type Dictionary, isObject } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/types.js";

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

function parse(text: string, file: string): { entries: Entry[]; length: number } {
  const entries: Entry[] = [];
  // A line without its end was being written when the process ended: what it announces was not sent.
  const end = text.lastIndexOf("\n") + 1;
  for (const [index, line] of text.slice(0, end).split("\n").slice(0, -1).entries()) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = undefined;
    }
    if (!isObject(value) || typeof value.type !== "string") {
      throw new InputError("this is no line of a journal", { file, line: index + 1 });
    }
    entries.push(value as Entry);
  }
  return { entries, length: Buffer.byteLength(text.slice(0, end)) };
}

/**
 * Opens the journal of a plan, or begins one. Only its owner may read it.
 *
 * @throws InputError where the file is none, or belongs to another plan
 */
export function openJournal(file: string, plan: string): Journal {
  const there = existsSync(file);
  const { entries, length } = there ? parse(readFileSync(file, "utf8"), file) : { entries: [], length: 0 };
  const [first] = entries;
  if (first !== undefined && (first.type !== "start" || first.plan !== plan)) {
    throw new InputError("this is the journal of another plan", { file, line: 1 });
  }
  const descriptor = openSync(file, there ? "r+" : "wx", 0o600);
  ftruncateSync(descriptor, length);
  let position = length;
  return {
    entries,
    write(entry) {
      const bytes = Buffer.from(`${JSON.stringify(entry)}\n`);
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
      }
      position += written;
      fsyncSync(descriptor);
      entries.push(entry);
    },
    close: () => closeSync(descriptor),
  };
}
