/** How much of what AWS was recorded to answer the interpreter gives back, kind by kind. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyPatch } from "../../patch/apply.js";
import type { Kind, Resources } from "../../patch/grammar/resources.js";
import { type Apply, type RecordedCall, type Replay, replay, replayable } from "./replay.js";

/** A call whose answer the interpreter does not give. */
export interface Missed extends Replay {
  readonly call: RecordedCall;
}

export interface Tally {
  readonly recorded: number;
  readonly reproduced: number;
  /** The same by kind, in the order of their names. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly recorded: number;
    readonly reproduced: number;
  }[];
  readonly missed: readonly Missed[];
}

const apply: Apply = (kind, resource, operations, options) =>
  applyPatch(kind, resource as Resources[Kind], operations as [], { context: options?.context ?? {} });

/** The directory that holds package.json, whether this runs from dist/ or not. */
export function repository(): string {
  let directory = import.meta.dirname;
  while (!existsSync(path.join(directory, "package.json"))) directory = path.dirname(directory);
  return directory;
}

/** The recorded calls: they lie beside the repository, not in it. */
export function recordings(): string {
  return path.join(repository(), "..", "shared", "vectors", "aws-recorded-updates.json");
}

/** The calls that can be replayed: with a state before, an answer, and no later recording that says otherwise. */
export function readCalls(file: string): RecordedCall[] {
  const calls: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(calls)) throw new TypeError(`${file} is no list of recorded calls`);
  return (calls as RecordedCall[]).filter(replayable);
}

export function tally(calls: readonly RecordedCall[]): Tally {
  const results = calls.map((call) => ({ call, ...replay(call, apply) }));
  const kinds = [...new Set(calls.map(({ resource }) => resource))].sort().map((kind) => {
    const own = results.filter(({ call }) => call.resource === kind);
    return { kind, recorded: own.length, reproduced: own.filter(({ reproduced }) => reproduced).length };
  });
  const missed = results.filter(({ reproduced }) => !reproduced);
  return { recorded: results.length, reproduced: results.length - missed.length, kinds, missed };
}
