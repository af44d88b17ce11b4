import { inferred } from "../../common/evidence.js";
import type { ScalarRow } from "../grammar/row-types.js";
import { sameData } from "../shapes/fixed.js";

/** The document that a JSON text holds, in a box; `undefined` where the text is not JSON. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/**
 * Runs over two documents that may be nested deeper than the stack: then they count as different, and the text as it is
 * goes to AWS.
 */
export function withinStack(compare: () => boolean): boolean {
  try {
    return compare();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The text that was compared last, if it is JSON: what differs is checked next, and need not be read again for that. */
let compared: string | undefined;

export function isJson(text: string): boolean {
  const known = text === compared;
  compared = undefined;
  return known || parseJson(text) !== undefined;
}

/** Do two texts hold the same JSON document? Spaces and the order of keys say nothing in one. */
export function sameJson(a: string, b: string): boolean {
  const [one, other] = [parseJson(a), parseJson(b)];
  compared = other === undefined ? undefined : b;
  if (one === undefined || other === undefined) return a === b;
  return withinStack(() => sameData(one.value, other.value));
}

/** For members that hold a JSON document as text: AWS keeps the text, and one of another form would say nothing new. */
export const JSON_EQUALITY: NonNullable<ScalarRow["equality"]> = {
  rule: "a JSON document is the same whatever its spaces and the order of its keys",
  same: sameJson,
  evidence: inferred("spaces and the order of keys say nothing in JSON"),
};
