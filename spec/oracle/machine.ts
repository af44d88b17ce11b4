/**
 * What the kinds of the oracle have in common. The oracle is an interpreter of patchOperations written from what AWS
 * documents and was recorded to do, and from nothing else: it exists to judge the engine, so it must not share its tables.
 */
import { type Data, drop, fromToken, has, isData, read, write } from "./data.js";

export interface Assume {
  atomic: boolean;
  addExisting: "overwrite" | "refuse";
  replaceMissing: "create" | "refuse";
  credentialsPatch: "accept" | "refuse";
}

export const DEFAULTS: Assume = {
  atomic: true,
  addExisting: "overwrite",
  replaceMissing: "create",
  credentialsPatch: "accept",
};

/** What exists outside the object; where a list is absent, nothing is checked against it. */
export interface Context {
  authorizers?: unknown[];
  requestValidators?: unknown[];
  deployments?: unknown[];
  resources?: Data[];
  accountId?: string;
  region?: string;
  partition?: string;
}

/** An operation, taken apart. */
export interface Operation {
  readonly op: string;
  /** `null` where the operation carries none. */
  readonly path: string | null;
  /** The unescaped tokens. */
  readonly tokens: readonly string[];
  readonly value: string | undefined;
  readonly from: string | undefined;
}

export interface World {
  readonly context: Context;
  readonly assume: Assume;
  /** Says that no source settles what happens here: the outcome is a guess and judges nobody. */
  doubt(reason: string): void;
}

export interface Behaviour {
  operation(state: Data, operation: Operation, world: World): void;
  /** What AWS checks, or does, once all operations are applied. */
  finish?(state: Data, before: Data, operations: readonly Operation[], world: World): void;
}

/** AWS says no. `sure`: the name and the text are known, and not only that it says no. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly sure: boolean,
  ) {
    super(message);
  }
}

export function badRequest(message: string): never {
  throw new Refused("BadRequestException", message, true);
}

export function notFound(message: string): never {
  throw new Refused("NotFoundException", message, true);
}

/** A refusal whose text nobody has recorded. */
export function refuse(message: string, code = "BadRequestException"): never {
  throw new Refused(code, message, false);
}

export function takeApart(operation: Data): Operation {
  const path = typeof operation.path === "string" ? operation.path : null;
  return {
    op: String(operation.op),
    path,
    tokens: path === null ? [] : path.split("/").slice(1).map(fromToken),
    value: typeof operation.value === "string" ? operation.value : undefined,
    from: typeof operation.from === "string" ? operation.from : undefined,
  };
}

/** "true" is true, and anything else is false without an error; nobody recorded "True". */
export function toBoolean(value: string | undefined, world: World): boolean {
  if (value !== "true" && value?.toLowerCase() === "true") world.doubt("spelling of true");
  return value === "true";
}

export function toInteger(value: string | undefined): number {
  if (value === undefined || !/^-?\d+$/.test(value)) refuse(`not an integer: ${value}`);
  return Number(value);
}

export function toNumber(value: string | undefined): number {
  if (value === undefined || !/^-?\d+(\.\d+)?$/.test(value)) refuse(`not a number: ${value}`);
  return Number(value);
}

/** A text member that "" or a missing value takes away. */
export function setText(state: Data, member: string, value: string | undefined) {
  if (value === undefined || value === "") drop(state, member);
  else write(state, member, value);
}

/** The map (or object) under a member, made where it is absent. */
export function container(state: Data, member: string): Data {
  const held = read(state, member);
  if (isData(held)) return held;
  const made: Data = {};
  write(state, member, made);
  return made;
}

export interface EntryRules {
  readonly decode: (value: string | undefined) => unknown;
  /** The text of the 404 for a key that is not there. */
  readonly missing: string;
  /** Is that text recorded for this kind? */
  readonly missingRecorded: boolean;
  /** Was AWS recorded to refuse a replace of a key that is not there? Otherwise the assumption decides. */
  readonly replaceNeedsKey: boolean;
}

/** add, replace or remove of one entry of a map; the emptied map vanishes. */
export function patchEntry(
  state: Data,
  member: string,
  key: string,
  operation: Operation,
  world: World,
  rules: EntryRules,
) {
  const held = read(state, member);
  const there = isData(held) && has(held, key);
  const missing = () => {
    if (rules.missingRecorded) notFound(rules.missing);
    refuse(rules.missing, "NotFoundException");
  };
  switch (operation.op) {
    case "add":
      if (there && world.assume.addExisting === "refuse")
        refuse(`${key} exists already`, "ConflictException");
      break;
    case "replace":
      if (!there && (rules.replaceNeedsKey || world.assume.replaceMissing === "refuse")) missing();
      break;
    case "remove": {
      if (!there) missing();
      const map = held as Data;
      drop(map, key);
      if (Object.keys(map).length === 0) drop(state, member);
      return;
    }
    default:
      refuse(`${operation.op} of ${operation.path}`);
  }
  write(container(state, member), key, rules.decode(operation.value));
}

/** A list that is a set: add and remove of one member by name. */
export function patchSet(
  state: Data,
  member: string,
  name: string,
  operation: Operation,
  world: World,
  missing: string,
) {
  const held = read(state, member);
  const list = Array.isArray(held) ? held : [];
  const there = list.includes(name);
  if (operation.op === "add") {
    if (there && world.assume.addExisting === "refuse") refuse(`${name} exists already`, "ConflictException");
    if (!there) write(state, member, [...list, name]);
  } else if (operation.op === "remove") {
    if (!there) refuse(missing, "NotFoundException");
    const left = list.filter((item) => item !== name);
    if (left.length === 0) drop(state, member);
    else write(state, member, left);
  } else {
    refuse(`${operation.op} of ${operation.path}`);
  }
}

/** A scalar that takes add, replace and remove. */
export function patchScalar(state: Data, member: string, operation: Operation, world: World) {
  const there = has(state, member);
  if (operation.op === "add") {
    if (there && world.assume.addExisting === "refuse")
      refuse(`${member} exists already`, "ConflictException");
    setText(state, member, operation.value);
  } else if (operation.op === "replace") {
    if (!there && world.assume.replaceMissing === "refuse") refuse(`no ${member}`, "NotFoundException");
    setText(state, member, operation.value);
  } else if (operation.op === "remove") {
    if (!there) world.doubt("remove of a scalar that is not there");
    drop(state, member);
  } else {
    refuse(`${operation.op} of ${operation.path}`);
  }
}
