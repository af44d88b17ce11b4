/**
 * The shape of a resource, and from it: states that AWS could hold, and edits that somebody could make of them. Most
 * edits are small, so that properties meet the interesting cases and not only objects that differ in everything.
 */
import fc from "fast-check";
import { clone, type Data, drop, isData, read, same, write } from "../oracle/data.js";
import type { Arb } from "./text.js";

export type Shape =
  /** `wrong`: what AWS would not take, and nobody finds in a state, but somebody may desire. */
  (
    | { readonly is: "value"; readonly value: Arb<unknown>; readonly wrong?: Arb<unknown> }
    /** What a patch does not reach: the edits leave it alone, with few exceptions. */
    | { readonly is: "fixed"; readonly value: Arb<unknown> }
    | { readonly is: "map"; readonly key: Arb<string>; readonly each: Shape; readonly max?: number }
    | { readonly is: "set"; readonly value: Arb<string> }
    | { readonly is: "list"; readonly each: Shape; readonly name: (item: unknown) => string }
    | { readonly is: "object"; readonly members: Shapes }
  ) & {
    /** In how many of ten states the member is there; 10 where it always is. */
    readonly often?: number;
  };

export type Shapes = Readonly<Record<string, Shape>>;

export const value = (it: Arb<unknown>, often = 5, wrong?: Arb<unknown>): Shape =>
  wrong === undefined ? { is: "value", value: it, often } : { is: "value", value: it, often, wrong };
export const fixed = (it: Arb<unknown>, often = 9): Shape => ({ is: "fixed", value: it, often });
export const map = (key: Arb<string>, each: Arb<unknown> | Shape, often = 6): Shape => ({
  is: "map",
  key,
  each: "is" in each ? each : value(each, 5),
  often,
});
export const set = (it: Arb<string>, often = 5): Shape => ({ is: "set", value: it, often });
export const object = (members: Shapes, often = 5): Shape => ({ is: "object", members, often });
export const always = <S extends Shape>(shape: S): S => ({ ...shape, often: 10 });

const ABSENT = Symbol("absent");

const entries = (pairs: readonly (readonly [string, unknown])[]): Data => {
  const object: Data = {};
  for (const [key, it] of pairs) if (it !== ABSENT) write(object, key, it);
  return object;
};

export function stateOf(shapes: Shapes): Arb<Data> {
  const names = Object.keys(shapes);
  const members = names.map((member) => {
    const shape = shapes[member] as Shape;
    const often = shape.often ?? 5;
    if (often >= 10) return anyOf(shape);
    return fc.oneof(
      { arbitrary: fc.constant(ABSENT), weight: 10 - often },
      { arbitrary: anyOf(shape), weight: often },
    );
  });
  return fc.tuple(...members).map((values) => entries(names.map((member, index) => [member, values[index]])));
}

export function anyOf(shape: Shape): Arb<unknown> {
  switch (shape.is) {
    case "value":
    case "fixed":
      return shape.value;
    case "map":
      return fc
        .uniqueArray(fc.tuple(shape.key, anyOf(shape.each)), {
          selector: ([key]) => key,
          maxLength: shape.max ?? 3,
        })
        .map(entries);
    case "set":
      return fc.uniqueArray(shape.value, { maxLength: 3 });
    case "list":
      return fc.uniqueArray(anyOf(shape.each), { selector: shape.name, maxLength: 3 });
    case "object":
      return stateOf(shape.members);
  }
}

/** Makes a value of what was there; `ABSENT` in and out stands for a member that is not there. */
type Edit = (held: unknown) => unknown;

const gone: Arb<Edit> = fc.constantFrom<unknown>(ABSENT, ABSENT, null, undefined).map((it) => () => it);

function nth<T>(items: readonly T[], index: number): T | undefined {
  return items.length === 0 ? undefined : items[index % items.length];
}

function editOfMap(shape: Shape & { is: "map" }): Arb<Edit> {
  const on =
    (change: (held: Data) => void): Edit =>
    (held) => {
      const copy = clone(isData(held) ? held : {});
      change(copy);
      return copy;
    };
  const added = fc.tuple(shape.key, anyOf(shape.each)).map(([key, it]) => on((copy) => write(copy, key, it)));
  const changed = fc.tuple(fc.nat(5), editOf(shape.each)).map(([index, edit]) =>
    on((copy) => {
      const key = nth(Object.keys(copy), index);
      if (key === undefined) return;
      const it = edit(read(copy, key));
      if (it === ABSENT || it === undefined) drop(copy, key);
      else write(copy, key, it);
    }),
  );
  const removed = fc.nat(5).map((index) =>
    on((copy) => {
      const key = nth(Object.keys(copy), index);
      if (key !== undefined) drop(copy, key);
    }),
  );
  return fc.oneof(
    { arbitrary: added, weight: 4 },
    { arbitrary: changed, weight: 5 },
    { arbitrary: removed, weight: 4 },
    { arbitrary: anyOf(shape).map((it) => () => it), weight: 1 },
    { arbitrary: gone, weight: 1 },
  );
}

function editOfSet(shape: Shape & { is: "set" }): Arb<Edit> {
  const list = (held: unknown) => (Array.isArray(held) ? [...held] : []);
  const added = shape.value.map((it) => (held: unknown) => [...new Set([...list(held), it])]);
  const removed = fc.nat(5).map((index) => (held: unknown) => {
    const items = list(held);
    return items.filter((_, at) => at !== index % Math.max(1, items.length));
  });
  const turned = fc.constant((held: unknown) => list(held).reverse());
  return fc.oneof(
    { arbitrary: added, weight: 4 },
    { arbitrary: removed, weight: 4 },
    { arbitrary: turned, weight: 1 },
    { arbitrary: anyOf(shape).map((it) => () => it), weight: 1 },
    { arbitrary: gone, weight: 1 },
  );
}

function editOfList(shape: Shape & { is: "list" }): Arb<Edit> {
  const list = (held: unknown): unknown[] => (Array.isArray(held) ? clone(held) : []);
  const added = anyOf(shape.each).map((it) => (held: unknown) => {
    const items = list(held);
    return items.some((other) => shape.name(other) === shape.name(it)) ? items : [...items, it];
  });
  const removed = fc.nat(5).map((index) => (held: unknown) => {
    const items = list(held);
    return items.filter((_, at) => at !== index % Math.max(1, items.length));
  });
  // What names an item stays: another name makes another item.
  const kept = (item: unknown, edited: unknown) =>
    isData(edited) && shape.name(edited) === shape.name(item) ? edited : item;
  const changed = fc.tuple(fc.nat(5), editOf(shape.each)).map(([index, edit]) => (held: unknown) => {
    const items = list(held);
    return items.map((item, at) => (at === index % items.length ? kept(item, edit(item)) : item));
  });
  return fc.oneof(added, removed, changed);
}

function editOf(shape: Shape): Arb<Edit> {
  switch (shape.is) {
    case "value":
    case "fixed": {
      // Of two values the one that is not there already: a flag would stay as it is every other time.
      const anew: Arb<Edit> = fc.tuple(shape.value, shape.value).map(
        ([it, other]) =>
          (held) =>
            same(it, held) ? other : it,
      );
      const wrong =
        shape.is === "value" && shape.wrong !== undefined ? shape.wrong.map((it) => () => it) : anew;
      return fc.oneof(
        { arbitrary: anew, weight: 12 },
        { arbitrary: gone, weight: 3 },
        { arbitrary: wrong, weight: 1 },
      );
    }
    case "map":
      return editOfMap(shape);
    case "set":
      return editOfSet(shape);
    case "list":
      return editOfList(shape);
    case "object":
      return fc.oneof(
        { arbitrary: editOfMembers(shape.members, 2), weight: 5 },
        { arbitrary: anyOf(shape).map((it) => () => it), weight: 1 },
        { arbitrary: gone, weight: 1 },
      );
  }
}

/** How often a member is among the edits. */
const WEIGHTS: Readonly<Record<Shape["is"], number>> = {
  fixed: 1,
  value: 8,
  map: 24,
  set: 24,
  list: 24,
  object: 16,
};

/** Edits of a few members; those that no patch reaches are rarely among them. */
function editOfMembers(shapes: Shapes, most: number): Arb<Edit> {
  const choices = Object.entries(shapes).map(([member, shape]) => ({
    arbitrary: editOf(shape).map((edit) => [member, edit] as const),
    weight: WEIGHTS[shape.is],
  }));
  return fc.array(fc.oneof(...choices), { minLength: 1, maxLength: most }).map((edits) => (held: unknown) => {
    const copy = clone(isData(held) ? held : {});
    for (const [member, edit] of edits) {
      const it = edit(Object.hasOwn(copy, member) ? read(copy, member) : ABSENT);
      if (it === ABSENT) drop(copy, member);
      else write(copy, member, it);
    }
    return copy;
  });
}

export interface Pair {
  readonly current: Data;
  readonly desired: Data;
}

function identity(shapes: Shapes, from: Data, to: Data): Data {
  const copy = clone(to);
  for (const [member, shape] of Object.entries(shapes)) {
    if (shape.is !== "fixed") continue;
    if (Object.hasOwn(from, member)) write(copy, member, clone(read(from, member)));
    else drop(copy, member);
  }
  return copy;
}

/** A state and what somebody wants it to be: mostly a few edits, at times nothing, at times another state altogether. */
export function pairOf(shapes: Shapes, edits: Shapes = shapes): Arb<Pair> {
  const state = stateOf(shapes);
  const edited = fc
    .tuple(state, editOfMembers(edits, 4))
    .map(([current, edit]) => ({ current, desired: edit(current) as Data }));
  const other = fc
    .tuple(state, state)
    .map(([current, it]) => ({ current, desired: identity(shapes, current, it) }));
  const equal = state.map((current) => ({ current, desired: clone(current) }));
  return fc.oneof(
    { arbitrary: edited, weight: 8 },
    { arbitrary: other, weight: 2 },
    { arbitrary: equal, weight: 1 },
  );
}
