/** From what an object should hold to the edits of its text: what is equal stays as it is written. */
import type { Edit } from "./edits.js";
import { isIntrinsic, type Marks } from "./intrinsics.js";
import {
  objectOf,
  ownMember,
  real,
  type SourceMember,
  type SourceNode,
  type SourceObject,
} from "./source/node.js";
import { appendBlock, reshapeBlock } from "./write/block.js";
import { type Desired, type DesiredObject, isDesiredObject, Moved } from "./write/desired.js";
import { appendFlow, reshapeFlow } from "./write/flow.js";
import type { Reshape } from "./write/reshape.js";
import type { Style } from "./write/style.js";
import { renameKey, replaceValue } from "./write/value.js";

export interface Writing {
  readonly style: Style;
  readonly marks: Marks;
}

export function reshape({ style }: Writing, change: Reshape): readonly Edit[] {
  return change.object.flow ? reshapeFlow(style, change) : reshapeBlock(style, change);
}

/** Does the text at a place say what it should? Numbers and flags may be written as texts. */
export function says({ marks }: Writing, node: SourceNode, desired: Desired): boolean {
  const value = real(node);
  if (value === undefined) return false;
  if (desired instanceof Moved || isIntrinsic(node)) {
    const text = value.kind === "scalar" ? marks.text(value.text) : undefined;
    const reading = isIntrinsic(node) ? marks.read(node) : text;
    return reading !== undefined && reading === (desired instanceof Moved ? desired.reading : desired);
  }
  if (typeof desired !== "object") {
    if (value.kind !== "scalar" || value.value === null) return false;
    return value.text === String(desired) || (typeof desired === "number" && value.value === desired);
  }
  if (isDesiredObject(desired)) {
    if (value.kind !== "object" || value.members.length !== Object.keys(desired).length) return false;
    return value.members.every(
      (member) =>
        Object.hasOwn(desired, member.key) &&
        says({ marks } as Writing, member.value, desired[member.key] as Desired),
    );
  }
  const list = desired as readonly Desired[];
  return (
    value.kind === "list" &&
    value.items.length === list.length &&
    value.items.every((item, index) => says({ marks } as Writing, item, list[index] as Desired))
  );
}

/** What a mapping sets: `integration.request.header.X` and `overwrite:header.X` both set `header.x`. */
const target = (key: string) => key.replace(/^(?:integration\.request\.|[a-z]+:)/, "").toLowerCase();

const NONE: ReadonlyMap<SourceMember, string> = new Map();

/** Members that go, and the keys of members that come in their place. */
function renames(
  going: readonly SourceMember[],
  coming: readonly string[],
): ReadonlyMap<SourceMember, string> {
  if (going.length === 0 || coming.length === 0) return NONE;
  const result = new Map<SourceMember, string>();
  const left = new Set(coming);
  for (const member of going) {
    const key = [...left].find((one) => target(one) === target(member.key));
    if (key === undefined) continue;
    left.delete(key);
    result.set(member, key);
  }
  return result;
}

/** Makes a member's value what it should be. */
function reconcileValue(
  writing: Writing,
  object: SourceObject,
  member: SourceMember,
  desired: Desired,
): readonly Edit[] {
  if (says(writing, member.value, desired)) return [];
  const inner =
    member.value.kind === "alias" || isIntrinsic(member.value) ? undefined : objectOf(member.value);
  if (inner !== undefined && isDesiredObject(desired)) return reconcile(writing, inner, desired, () => false);
  return [replaceValue(writing.style, object, member, desired)];
}

/** @param stays tells the members that are none of ours. */
export function reconcile(
  writing: Writing,
  object: SourceObject,
  desired: DesiredObject,
  stays: (member: SourceMember) => boolean,
): readonly Edit[] {
  const edits: Edit[] = [];
  const { members } = object;
  const going: SourceMember[] = [];
  for (const member of members) {
    if (Object.hasOwn(desired, member.key)) {
      edits.push(...reconcileValue(writing, object, member, desired[member.key] as Desired));
    } else if (!stays(member)) going.push(member);
  }
  const coming: string[] = [];
  for (const key of Object.keys(desired)) if (ownMember(object, key) === undefined) coming.push(key);
  if (going.length === 0 && coming.length === 0) return edits;
  const renamed = renames(going, coming);
  if (renamed.size === 0) {
    const added = coming.map((key) => [key, desired[key] as Desired] as const);
    edits.push(...reshape(writing, { object, removed: new Set(going), added }));
    return edits;
  }
  for (const [member, key] of renamed) {
    edits.push(renameKey(writing.style, object, member, key));
    edits.push(...reconcileValue(writing, object, member, desired[key] as Desired));
  }
  const taken = new Set(renamed.values());
  const removed = new Set(going.filter((member) => !renamed.has(member)));
  const added: (readonly [string, Desired])[] = [];
  for (const key of coming) if (!taken.has(key)) added.push([key, desired[key] as Desired]);
  if (added.length > 0 || removed.size > 0) edits.push(...reshape(writing, { object, removed, added }));
  return edits;
}

/** Adds items to a list at its end. */
export function append(
  { style }: Writing,
  list: SourceNode & { kind: "list" },
  items: readonly Desired[],
): readonly Edit[] {
  return list.flow ? appendFlow(style, list, items) : appendBlock(style, list, items);
}
