import { createRequire } from "node:module";
import type { Finding } from "../common/findings.js";
import { type Dictionary, get, isObject } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import { compiledFor } from "../patch/compile.js";
import { finding } from "../patch/findings.js";
import { readForm } from "../patch/forms.js";
import { plain } from "../patch/given.js";
import type { Kind } from "../patch/grammar/resources.js";
import type { Row, Scalar } from "../patch/grammar/row-types.js";
import type { Check, CheckContext, KindGrammar } from "../patch/grammar/types.js";
import { firstBroken, timeoutCeiling } from "../patch/judge.js";
import { packageFile } from "./package.js";

export interface CheckModelOptions {
  /** The ceiling of buffered timeouts after a quota increase, in milliseconds. */
  readonly maxTimeoutMillis?: number;
}

interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Dictionary;
}
type Validate = ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };

let validators: Readonly<Record<string, Validate>> | undefined;

/** The compiled schemas: loaded with the first model that is checked. */
function validator(kind: Kind): Validate {
  const compiled = packageFile("dist", "lib", "schemas", "validators.cjs");
  validators ??= createRequire(import.meta.url)(compiled) as Record<string, Validate>;
  return validators[kind] as Validate;
}

function describe(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}

function at(data: unknown, pointer: string): unknown {
  let value = data;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? get(value, key) : undefined;
  }
  return value;
}

/** What is wrong with the shape. Values are the rows' to judge: their findings say more than a schema can. */
function shapeFindings(kind: Kind, model: Readonly<Dictionary>): Finding[] {
  const validate = validator(kind);
  if (validate(model)) return [];
  const found = new Map<string, Finding>();
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    if (keyword === "additionalProperties") {
      const member = String(params.additionalProperty);
      const path = `${instancePath}/${escapeToken(member)}`;
      found.set(path, finding("unknown-member", path, { kind, member }));
    } else if (keyword === "type") {
      const expected = [params.type].flat().filter((type) => type !== "null");
      const value = at(model, instancePath);
      if (expected.length === 0 || expected.includes(describe(value))) continue;
      const values = { path: instancePath, expected: expected.join(" or "), found: describe(value) };
      found.set(instancePath, finding("wrong-type", instancePath, values));
    }
  }
  return [...found.values()];
}

interface Look {
  readonly context: Omit<CheckContext, "key">;
  readonly found: Finding[];
}

function judge(
  look: Look,
  rules: readonly Check[] | undefined,
  text: string,
  path: string,
  key?: string,
): boolean {
  const broken = firstBroken(rules, text, { ...look.context, ...(key === undefined ? {} : { key }) });
  if (broken === undefined) return true;
  look.found.push(finding(broken.check.finding, path, { path, text, ...broken.values }));
  return false;
}

/** Judges the values of one member by its row. A value of another type is the schema's to say. */
function valueFindings(row: Row, value: unknown, path: string, look: Look, options: CheckModelOptions): void {
  if (value === undefined || value === null) return;
  if (row.shape === "scalar") {
    const off =
      row.ignored?.where(look.context.resource) === true || (value === "" && row.emptyIsAbsent !== undefined);
    if (!off && typeof value === row.value.type)
      judge(look, row.checks, row.value.encode(value as Scalar), path);
  } else if (row.shape === "map" && isObject(value)) {
    for (const key of Object.keys(value)) {
      const below = `${path}/${escapeToken(key)}`;
      const entry = value[key];
      if (!judge(look, row.keyChecks, key, below, key) || typeof entry !== row.value.type) continue;
      judge(look, row.checks, row.value.encode(entry as Scalar), below, key);
    }
  } else if (row.shape === "set" && Array.isArray(value)) {
    value.forEach((member, index) => {
      if (typeof member === "string") judge(look, row.keyChecks, member, `${path}/${index}`, member);
    });
  } else if (row.shape === "single" && Array.isArray(value)) {
    value.forEach((member, index) => {
      if (typeof member === "string") judge(look, row.checks, member, `${path}/${index}`);
    });
  } else if (row.shape === "object" && isObject(value)) {
    for (const [member, child] of Object.entries(row.members)) {
      valueFindings(child, get(value, member), `${path}/${member}`, look, options);
    }
  } else if (row.shape === "entries" && isObject(value)) {
    for (const key of Object.keys(value)) {
      const below = `${path}/${escapeToken(key)}`;
      if (row.address.print(key) === undefined) {
        look.found.push(finding("entry-key-invalid", below, { key, form: row.address.form }));
      }
      valueFindings(row.each, value[key], below, look, options);
    }
  } else if (row.shape === "named" && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (!isObject(item)) continue;
      for (const [member, child] of Object.entries(row.members)) {
        valueFindings(child, get(item, member), `${path}/${index}/${member}`, look, options);
      }
    }
  } else if (row.shape === "nested" && isObject(value)) {
    const resources = row.many ? value : { "": value };
    for (const key of Object.keys(resources)) {
      const resource = resources[key];
      const below = row.many ? `${path}/${escapeToken(key)}` : path;
      if (isObject(resource)) look.found.push(...rowFindings(row.kind, resource, options, below));
    }
  }
}

function rowFindings(
  kind: Kind,
  model: Readonly<Dictionary>,
  options: CheckModelOptions,
  prefix: string,
): Finding[] {
  const compiled = compiledFor(kind);
  const maxTimeoutMillis = timeoutCeiling({}, options.maxTimeoutMillis);
  const look: Look = { context: { resource: model, maxTimeoutMillis }, found: [] };
  for (const { member, row } of compiled.rows) {
    valueFindings(row, get(model, member), `${prefix}/${escapeToken(member)}`, look, options);
  }
  const required = (compiled.grammar as KindGrammar).required ?? [];
  for (const member of required) {
    const value = get(model, member);
    if (value !== undefined && value !== null) continue;
    look.found.push(finding("member-missing", `${prefix}/${member}`, { kind, member }));
  }
  return look.found;
}

/**
 * Is this object one that AWS would take? Findings for its shape (unknown members, types), its ranges and enumerations,
 * its mapping expressions and what its members ask of each other. Paths point into the object.
 *
 * @throws InputError where the object is no object, or there is no such kind.
 */
export function checkModel(kind: Kind, object: unknown, options: CheckModelOptions = {}): Finding[] {
  compiledFor(kind);
  const model = readForm(kind, plain(object, `the ${kind}`)).resource;
  return [...shapeFindings(kind, model), ...rowFindings(kind, model, options, "")];
}
