/** What is wanted, laid over what is there: under `keep` a desired object says only what is to change. */
import { type Dictionary, isObject, put } from "../../common/own.js";

/** What `keep` makes of two values, of which one may be no object. */
export const laidOver = (was: unknown, wanted: unknown): unknown =>
  isObject(was) && isObject(wanted) ? overlaid(was, wanted) : wanted;

/** How deep objects lie in objects: a resource's block, a map or an entry in it, the members of that. */
const DEEPEST = 4;

/**
 * The members of both, those of `wanted` in place of the same of `was`, in objects inside them as well. What is `undefined`
 * is as absent as what is not there; what is `null` stays `null`. Lists are taken whole.
 */
export function overlaid(
  was: Readonly<Dictionary>,
  wanted: Readonly<Dictionary>,
  depth = DEEPEST,
): Readonly<Dictionary> {
  const whole: Dictionary = { ...was };
  for (const member of Object.keys(wanted)) {
    const value = wanted[member];
    if (value === undefined) continue;
    const held = Object.hasOwn(was, member) ? was[member] : undefined;
    put(
      whole,
      member,
      depth > 0 && isObject(held) && isObject(value) ? overlaid(held, value, depth - 1) : value,
    );
  }
  return whole;
}
