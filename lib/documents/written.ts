/** A net under the rules of writing: is what an integration's edits make of it what it should become? */
import { applyEdits, type Edit, inOrder } from "./edits.js";
import { isIntrinsic } from "./intrinsics.js";
import { lineStart } from "./lines.js";
import { partOf } from "./part.js";
import { says, type Writing } from "./reconcile.js";
import type { SourceMember, SourceNode, SourceObject } from "./source/node.js";
import { isYaml, readPart } from "./source/yaml.js";
import { type Desired, type DesiredObject, isDesiredObject } from "./write/desired.js";
import { LayoutError } from "./write/reshape.js";

/**
 * @param objects those whose members come or go
 * @throws LayoutError where the document could not be read with the edits made. It is read as a whole, and so only
 * where comments may stand between members in braces
 */
export function checkReadable(
  { style }: Writing,
  objects: readonly (SourceObject | undefined)[],
  edits: readonly Edit[],
): void {
  const { text, format } = style;
  const isUnusual = (object: SourceObject | undefined) =>
    object?.flow === true && text.slice(object.inner, object.end).includes("#");
  if (format === "json" || !objects.some(isUnusual)) return;
  const sequence = inOrder(edits);
  if (sequence === undefined || !isYaml(applyEdits(text, sequence))) throw unreadable();
}

const unreadable = () => new LayoutError("what would be written could not be read again");

/** What an alias stands for is not seen in a part, and is as it was. */
function holds(writing: Writing, node: SourceNode, desired: Desired): boolean {
  if (node.kind === "alias") return true;
  if (!isDesiredObject(desired) || isIntrinsic(node)) return says(writing, node, desired);
  return (
    node.kind === "object" &&
    node.members.length === Object.keys(desired).length &&
    node.members.every(
      ({ key, value }) => Object.hasOwn(desired, key) && holds(writing, value, desired[key] as Desired),
    )
  );
}

/**
 * What makes a block more than a member a line: indicators (comments, flow collections, anchors, tags, block scalars)
 * and lines that go on with a value. Reading the other ones again costs a tenth of the parser's time, and shows nothing.
 */
const UNUSUAL = /(?:^|[\s,:])[#&*!|>?{[]|^[^:\n]*$/m;

/** From the beginning of the first line, since an anchor or a tag may stand before the first key. */
const isUsual = (text: string, { flow, inner, end }: SourceObject) =>
  !flow && !UNUSUAL.test(text.slice(lineStart(text, inner), end));

const own = (text: string, { keyStart, value }: SourceMember) => text.slice(keyStart, value.end);

/**
 * @param stays tells the members that are none of ours, which should stand as they did
 * @throws LayoutError where the text that the edits make cannot be read, or holds something else
 */
export function checkWritten(
  writing: Writing,
  object: SourceObject,
  edits: readonly Edit[],
  desired: DesiredObject,
  stays: (member: SourceMember) => boolean,
): void {
  const { text, format } = writing.style;
  // JSON has nothing between members but space and commas.
  if (format === "json" || edits.length === 0 || isUsual(text, object)) return;
  const part = partOf(text, object, edits);
  const result = part === undefined ? undefined : readPart(part);
  if (part === undefined || result?.kind !== "object") {
    throw unreadable();
  }
  const kept: string[] = [];
  for (const member of object.members) {
    if (!Object.hasOwn(desired, member.key) && stays(member)) kept.push(own(text, member));
  }
  const others: string[] = [];
  const isHeld = result.members.every((member) => {
    if (Object.hasOwn(desired, member.key)) {
      return holds(writing, member.value, desired[member.key] as Desired);
    }
    others.push(own(part, member));
    return true;
  });
  const size = kept.length + Object.keys(desired).length;
  if (isHeld && result.members.length === size && others.join("\n") === kept.join("\n")) return;
  throw new LayoutError("what would be written is not what it should become");
}
