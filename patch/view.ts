import type { Dictionary } from "../common/own.js";

const SOURCE = Symbol("source");

/**
 * Makes views: objects with a member for each of the names, whose values are read from a source by the name's position.
 *
 * Rules look at the other members of a resource by name. The objects of callers have hundreds of shapes, and to read a
 * member from those takes several times as long as the rules themselves; views of a kind have one shape. A member that
 * is absent is `undefined` in a view, and nothing is inherited.
 */
export function viewer<S>(
  members: readonly string[],
  read: (source: S, position: number) => unknown,
): (source: S) => Readonly<Dictionary> {
  class View {
    [SOURCE]: S;
    constructor(source: S) {
      this[SOURCE] = source;
    }
  }
  for (const [position, member] of members.entries()) {
    const get = function (this: View): unknown {
      return read(this[SOURCE], position);
    };
    Object.defineProperty(View.prototype, member, { get, enumerable: true });
  }
  Object.setPrototypeOf(View.prototype, null);
  return (source) => new View(source) as unknown as Readonly<Dictionary>;
}
