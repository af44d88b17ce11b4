/** What an object has at the places that operations name, as text. */
import { get, isObject } from "../../common/own.js";
import { assumptions } from "../../patch/assumptions.js";
import { compiledFor } from "../../patch/compile.js";
import { encoded } from "../../patch/grammar/codecs.js";
import type { Kind, PatchOperation } from "../../patch/grammar/resources.js";
import type { Row } from "../../patch/grammar/row-types.js";
import { resolve } from "../../patch/resolve.js";
import { defaultOf } from "../../patch/shapes/scalar.js";
import { isNothing, type Place } from "../../patch/shapes/shape.js";

/** A member of a set has no value: it is there or not. */
export const PRESENT = Symbol("present");
export const ABSENT = Symbol("absent");

export type Held = string | typeof PRESENT | typeof ABSENT;

interface At {
  readonly place: Place;
  /** The object that has the member; `undefined` where there is none. */
  readonly holder: object | undefined;
  readonly value: unknown;
  readonly operation: PatchOperation;
  readonly resource: object;
}

type Read<R extends Row> = (row: R, at: At) => Held;

const asJson = (value: unknown): Held => (isNothing(value) ? ABSENT : JSON.stringify(value));

const textOf = (value: unknown): Held => (typeof value === "string" ? value : asJson(value));

const whole: Read<Row> = (_row, { value }) => asJson(value);

const READ: { readonly [S in Row["shape"]]: Read<Extract<Row, { shape: S }>> } = {
  scalar(row, { holder, value, resource }) {
    if (holder === undefined) return ABSENT;
    const effective = isNothing(value) ? defaultOf(row, resource as Record<string, unknown>)?.value : value;
    if (isNothing(effective) || (effective === "" && row.emptyIsAbsent !== undefined)) return ABSENT;
    return typeof effective === row.value.type
      ? encoded(row.value, effective as string | number | boolean)
      : textOf(effective);
  },
  map(row, { place: { key }, value }) {
    if (key === undefined) return asJson(value);
    if (!isObject(value) || !Object.hasOwn(value, key)) return ABSENT;
    const held = get(value, key);
    return held === null && row.nullIsEmpty !== undefined ? "" : textOf(held);
  },
  set(_row, { place, value, operation }) {
    const member = place.key ?? operation.value ?? "";
    if (!Array.isArray(value) || !value.includes(member)) return ABSENT;
    return place.key === undefined ? member : PRESENT;
  },
  single: (row, { value }) =>
    textOf((Array.isArray(value) ? (value as unknown[])[0] : undefined) ?? row.serverDefault.value),
  lens(row, { value }) {
    const number = row.read(value);
    return number === undefined ? ABSENT : encoded(row.value, number);
  },
  named(row, { value, operation }) {
    const name = operation.value ?? "";
    const has = Array.isArray(value) && value.some((item) => isObject(item) && row.name(item) === name);
    return has ? name : ABSENT;
  },
  object: whole,
  entries: whole,
  fixed: whole,
  nested: whole,
};

const NOTHING: object = {};

/** What a row on the way holds: an object that no operation makes is always there, whatever it has. */
function enter(value: unknown, row: Row, key: string | undefined): object | undefined {
  if (row.shape === "named") {
    return Array.isArray(value) ? value.find((item) => isObject(item) && row.name(item) === key) : undefined;
  }
  if (isObject(value)) return value;
  return row.shape === "object" && row.creates === undefined ? NOTHING : undefined;
}

/**
 * What is there before an operation: the text that would be sent for it, the default of an absent member where AWS has
 * one, a whole object as JSON. `undefined` where the operation leads to no place.
 */
export function held(kind: Kind, resource: object, operation: PatchOperation): Held | undefined {
  const place = resolve(compiledFor(kind), operation, assumptions());
  if ("refusal" in place) return undefined;
  let holder: object | undefined = resource;
  for (const { row, member, key } of place.parents) {
    if (holder === undefined) break;
    holder = enter(get(holder as Record<string, unknown>, member), row, key);
  }
  const value = holder === undefined ? undefined : get(holder as Record<string, unknown>, place.member);
  const read = READ[place.row.shape] as Read<Row>;
  return read(place.row, { place, holder, value, operation, resource });
}
