import fastJsonPatch, { type Operation } from "fast-json-patch";
import { InputError } from "../common/errors.js";
import type { Finding } from "../common/findings.js";
import { copy, type Dictionary, get, isObject, put } from "../common/own.js";
import { formatPointer, parsePointer } from "../common/pointer.js";
import { compiledFor } from "./compile.js";
import { type DiffOptions, diff } from "./diff.js";
import { readForm } from "./forms.js";
import { plain } from "./given.js";
import type { Codec } from "./grammar/codecs.js";
import type { Desired, Kind, PatchOperation, Resources } from "./grammar/resources.js";
import type { Row } from "./grammar/row-types.js";

export interface FromJsonPatchResult<K extends Kind> {
  /** The object that the generic list leads to. */
  readonly desired: Desired<K>;
  /** The list that leads API Gateway there. */
  readonly patchOperations: PatchOperation[];
  readonly findings: Finding[];
}

/** The operations of RFC 6902, and the members that each must have. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  add: ["value"],
  remove: [],
  replace: ["value"],
  move: ["from"],
  copy: ["from"],
  test: ["value"],
};

function fail(index: number, member: string, problem: string): never {
  throw new InputError(problem, { pointer: `/${index}${member === "" ? "" : `/${member}`}` });
}

function validate(operation: unknown, index: number): Dictionary {
  if (!isObject(operation)) fail(index, "", "an operation is an object");
  const op = get(operation, "op");
  const members = typeof op === "string" ? get(MEMBERS, op) : undefined;
  if (members === undefined) fail(index, "op", `op is one of ${Object.keys(MEMBERS).join(", ")}`);
  for (const member of members) {
    // A value of undefined is none: JSON cannot carry it.
    if (get(operation, member) === undefined) fail(index, "", `${String(op)} has a member ${member}`);
  }
  return operation;
}

/**
 * Keys that the library refuses, drops or finds by inheritance are renamed for the time of its run: there a key is data
 * like any other.
 */
const MARK = "own:";
const disguise = (key: string): string =>
  key in Object.prototype || key.startsWith(MARK) || key === "prototype" ? MARK + key : key;
const undisguise = (key: string): string => (key.startsWith(MARK) ? key.slice(MARK.length) : key);

function rename(value: unknown, how: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => rename(member, how));
  if (!isObject(value)) return value;
  const result: Dictionary = {};
  for (const key of Object.keys(value)) put(result, how(key), rename(value[key], how));
  return result;
}

/** A pointer whose tokens are renamed like the document's keys. */
function pointer(operation: Dictionary, member: "path" | "from", index: number): string {
  const value = get(operation, member);
  if (typeof value !== "string") fail(index, member, `${member} is a JSON pointer`);
  const tokens = parsePointer(value);
  if (tokens === undefined) fail(index, member, `${value} is not a JSON pointer: it starts with /`);
  return formatPointer(tokens.map(disguise));
}

function prepare(raw: unknown, index: number): Operation {
  const operation = validate(raw, index);
  const prepared: Dictionary = { op: get(operation, "op"), path: pointer(operation, "path", index) };
  if (MEMBERS[prepared.op as string]?.includes("from") === true)
    prepared.from = pointer(operation, "from", index);
  if (Object.hasOwn(operation, "value")) prepared.value = rename(copy(operation.value), disguise);
  return prepared as unknown as Operation;
}

/** The first lines of the library's text; the rest prints the whole document. */
const PROBLEMS: Readonly<Record<string, string>> = {
  OPERATION_PATH_UNRESOLVABLE: "there is nothing at path",
  OPERATION_PATH_CANNOT_ADD: "there is nothing at path that a member can be added to",
  OPERATION_FROM_UNRESOLVABLE: "there is nothing at from",
  OPERATION_VALUE_OUT_OF_BOUNDS: "the index is behind the end of the list",
  OPERATION_PATH_ILLEGAL_ARRAY_INDEX: "the index of a list is a number, or - for its end",
  TEST_OPERATION_FAILED: "the value at path is another one",
};

function run(document: unknown, operation: Operation, index: number): unknown {
  try {
    return fastJsonPatch.applyOperation(document, operation, true, true, true, index).newDocument;
  } catch (error) {
    const name = (error as Error).name;
    const problem = get(PROBLEMS, name) ?? `the operation cannot be carried out (${name})`;
    const path = formatPointer((parsePointer(operation.path) ?? []).map(undisguise));
    throw new InputError(`${operation.op} ${path}: ${problem}`, { pointer: `/${index}` });
  }
}

/** Text for a number or boolean member, as API Gateway's own lists have it, becomes what the member is. */
function coerce(rows: Iterable<readonly [string, Row]>, desired: Dictionary): void {
  for (const [member, row] of rows) {
    const value = get(desired, member);
    if (row.shape === "scalar") coerceValue(row.value, desired, member);
    else if (row.shape === "object" && isObject(value)) coerce(Object.entries(row.members), value);
    else if (row.shape === "entries" && isObject(value)) coerceAll(row.each.members, Object.values(value));
    else if (row.shape === "named" && Array.isArray(value)) coerceAll(row.members, value);
    else if (row.shape === "map" && isObject(value)) {
      for (const key of Object.keys(value)) coerceValue(row.value, value, key);
    }
  }
}

function coerceAll(rows: Readonly<Record<string, Row>>, values: readonly unknown[]): void {
  for (const value of values) if (isObject(value)) coerce(Object.entries(rows), value);
}

function coerceValue(codec: Codec, holder: Dictionary, key: string): void {
  const value = get(holder, key);
  if (typeof value !== "string" || codec.type === "string") return;
  const decoded = codec.decode(value);
  if (decoded !== undefined && !Number.isNaN(decoded)) put(holder, key, decoded);
}

/**
 * Reads a generic RFC 6902 list, as other tools write it (whole maps, array indices, numbers, `move`, `copy`, `test`),
 * and gives the list that API Gateway takes for the same change.
 *
 * The list is applied to the object with fast-json-patch; the change of the object is what becomes `patchOperations`.
 *
 * @throws InputError, with the operation's pointer, where the list is not RFC 6902 or does not fit the object.
 */
export function fromJsonPatch<K extends Kind>(
  kind: K,
  current: Resources[K],
  jsonPatch: readonly unknown[],
  options: DiffOptions = {},
): FromJsonPatchResult<K> {
  const compiled = compiledFor(kind);
  if (!Array.isArray(jsonPatch)) throw new InputError("a JSON Patch is a list of operations");
  const before = readForm(kind, plain(current, "the current object")).resource;
  const operations = Array.from(jsonPatch as unknown[], prepare);
  const result = operations.reduce<unknown>(run, rename(copy(before), disguise));
  const after = rename(result, undisguise);
  if (!isObject(after)) throw new InputError(`the list leaves no ${kind}: its result is not an object`);
  // What the list took away is to be cleared.
  for (const member of Object.keys(before)) if (!Object.hasOwn(after, member)) put(after, member, null);
  coerce(
    compiled.rows.map(({ member, row }) => [member, row] as const),
    after,
  );
  const desired = after as Desired<K>;
  // The list was carried out on the whole object, so that what its result lacks, at any depth, is meant to go.
  return { desired, ...diff(kind, before as Resources[K], desired, { ...options, absent: "reset" }) };
}
