/** One CORS configuration for an HTTP API, out of those of its preflight mocks and what the document says already. */
import type { CorsConfiguration } from "../../mappings/rules/cors.js";
import type { Edit } from "./edits.js";
import type { Marks } from "./intrinsics.js";
import { append, reshape, type Writing } from "./reconcile.js";
import { objectOf, ownMember, real, type SourceObject, textOf } from "./source/node.js";
import type { Desired } from "./write/desired.js";

export const CORS = "x-amazon-apigateway-cors";

/**
 * How the members of x-amazon-apigateway-cors are merged: what is `one` has to be the same everywhere; of `all` every
 * value is kept.
 *
 * Source: developer guide, x-amazon-apigateway-cors object; API reference, Cors.
 */
const MEMBERS: readonly {
  readonly name: string;
  readonly from: keyof CorsConfiguration;
  readonly merge: "one" | "all";
}[] = [
  { name: "allowOrigins", from: "AllowOrigins", merge: "one" },
  { name: "allowMethods", from: "AllowMethods", merge: "all" },
  { name: "allowHeaders", from: "AllowHeaders", merge: "all" },
  { name: "exposeHeaders", from: "ExposeHeaders", merge: "all" },
  { name: "allowCredentials", from: "AllowCredentials", merge: "one" },
  { name: "maxAge", from: "MaxAge", merge: "one" },
];

export interface Contradiction {
  readonly member: string;
  readonly here: string;
  readonly there: string;
}

export type Merged =
  | { readonly contradiction: Contradiction; readonly at: number }
  | { readonly edits: readonly Edit[]; readonly widened: readonly string[]; readonly isAnyOrigin: boolean };

type Value = readonly string[] | string;

/** A value as the comparison sees it: lists without order and case of letters. */
const same = (a: Value, b: Value) => canonical(a) === canonical(b);
const canonical = (value: Value) =>
  typeof value === "string" ? value : [...new Set(value.map((item) => item.toLowerCase()))].sort().join(",");
const shown = (value: Value | undefined) =>
  value === undefined ? "absent" : typeof value === "string" ? value : value.join(", ");

const spelled = (value: CorsConfiguration[keyof CorsConfiguration]): Value | undefined =>
  value === undefined || Array.isArray(value) ? value : String(value);

/** What the document has already, as written; `null` where it cannot be read. */
function written(object: SourceObject | undefined, name: string): Value | undefined | null {
  const node = object === undefined ? undefined : ownMember(object, name)?.value;
  if (node === undefined) return undefined;
  const value = real(node);
  if (value?.kind === "list") {
    const items = value.items.map((item) => textOf(item));
    return items.includes(undefined) ? null : (items as string[]);
  }
  return textOf(node) ?? null;
}

function toDesired(name: string, value: Value): Desired {
  if (typeof value !== "string") return value;
  return name === "maxAge" ? Number(value) : value === "true";
}

/**
 * @param mocks what each preflight mock allows, in the order of the document
 * @returns the edits of the configuration, or what contradicts what; `at` is the mock
 */
export function mergeCors(writing: Writing, root: SourceObject, mocks: readonly CorsConfiguration[]): Merged {
  const member = ownMember(root, CORS);
  const existing = objectOf(member?.value);
  if (member !== undefined && existing === undefined) {
    return { contradiction: { member: CORS, here: "set", there: "no object that can be read" }, at: 0 };
  }
  const edits: Edit[] = [];
  const added: [string, Desired][] = [];
  const widened: string[] = [];
  const settled = new Map<string, Value>();
  for (const { name, from, merge } of MEMBERS) {
    const there = written(existing, name);
    if (there === null) {
      return { contradiction: { member: name, here: "set", there: "a value that cannot be read" }, at: 0 };
    }
    const here = mocks.map((mock) => spelled(mock[from]));
    if (merge === "one") {
      let value = there;
      for (const [at, next] of here.entries()) {
        // What is there already may say more than a mock does; mocks have to say the same.
        const known = at === 0 || value !== undefined ? value : here[0];
        const isFirst = at === 0 && there === undefined;
        if (isFirst) value = next;
        else if (
          next === undefined
            ? there === undefined && known !== undefined
            : known === undefined || !same(known, next)
        ) {
          return { contradiction: { member: name, here: shown(next), there: shown(known) }, at };
        }
      }
      if (value !== undefined) {
        settled.set(name, value);
        if (there === undefined) added.push([name, toDesired(name, value)]);
      }
      continue;
    }
    const given = here.filter((value) => value !== undefined) as (readonly string[])[];
    const first = (there ?? given[0]) as readonly string[] | undefined;
    if (first === undefined || typeof first === "string") continue;
    const known = new Set(first.map((item) => item.toLowerCase()));
    const more: string[] = [];
    for (const item of given.flat()) {
      if (known.has("*") || known.has(item.toLowerCase())) continue;
      known.add(item.toLowerCase());
      more.push(item);
    }
    const all = [...first, ...more];
    settled.set(name, all);
    const before = there === undefined ? here : [...here, there];
    if (before.some((value) => !same(value ?? [], all))) widened.push(name);
    if (there === undefined) added.push([name, all]);
    else if (more.length > 0) {
      const list = real(ownMember(existing as SourceObject, name)?.value);
      if (list?.kind === "list") edits.push(...append(writing, list, more));
    }
  }
  const isAnyOrigin =
    settled.get("allowCredentials") === "true" && shown(settled.get("allowOrigins")) === "*";
  if (existing !== undefined) {
    if (added.length > 0) edits.push(...reshape(writing, { object: existing, removed: new Set(), added }));
  } else {
    const configuration = Object.fromEntries(added);
    edits.push(...reshape(writing, { object: root, removed: new Set(), added: [[CORS, configuration]] }));
  }
  return { edits, widened, isAnyOrigin };
}

/** Does a configuration hold the mark of a value that is not known? */
export function hasMarks(marks: Marks, cors: CorsConfiguration): boolean {
  return marks.isIn(JSON.stringify(cors));
}
