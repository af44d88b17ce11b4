import { expect } from "chai";
import fc from "fast-check";
import { api, type PatchOperation } from "../api.js";
import { pairs } from "../generate/pairs.js";
import { type Data, fromToken, isData, read, write } from "../oracle/data.js";
import { ofRealPairs } from "./corpus.js";
import { LIVE, ofEachKind } from "./kinds.js";
import { broken, holds } from "./property.js";

/** The same data with the keys of every object in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (!isData(value)) return value;
  const keys = Object.keys(value);
  const at = keys.length === 0 ? 0 : seed % keys.length;
  const turned = [...keys.slice(at), ...keys.slice(0, at)];
  const copy: Data = {};
  for (const key of seed % 2 === 0 ? turned.reverse() : turned)
    write(copy, key, shuffled(read(value, key), seed));
  return copy;
}

/** Where an operation of an integration stands in the list. */
function rank({ op, path = "" }: PatchOperation): number {
  if (path === "/credentials") return 0;
  if (path.startsWith("/cacheKeyParameters/")) return op === "remove" ? 1 : 5;
  if (path.startsWith("/requestParameters/") || path.startsWith("/responseParameters/")) return 3;
  if (path.startsWith("/requestTemplates/") || path.startsWith("/responseTemplates/")) return 4;
  return 2;
}

function inOrder(patchOperations: readonly PatchOperation[]): void {
  for (const [index, operation] of patchOperations.entries()) {
    const before = patchOperations[index - 1];
    if (before === undefined) continue;
    const [a, b] = [rank(before), rank(operation)];
    const [left, right] = [before, operation].map(({ path = "" }) => fromToken(path.split("/").at(-1) ?? ""));
    if (a > b || (a === b && a !== 2 && a !== 0 && (left as string) >= (right as string))) {
      broken("not in the order of the design", { before, operation, patchOperations });
    }
  }
}

const text = (kind: (typeof LIVE)[number], current: unknown, desired: unknown) =>
  JSON.stringify(api.diff(kind, current, desired));

describe("law 4: the same inputs give the same list", () => {
  ofEachKind("the same operations and findings, whatever the order of the keys", ["diff"], (kind) => {
    const arbitrary = fc.tuple(pairs(kind), fc.nat(50), fc.nat(50));
    holds(kind, arbitrary, ([{ current, desired }, a, b]) => {
      const first = text(kind, current, desired);
      const second = text(kind, shuffled(current, a), shuffled(desired, b));
      if (first !== second)
        broken("the order of the keys shows", { first: JSON.parse(first), second: JSON.parse(second) });
    });
  });

  for (const kind of ["Integration", "IntegrationResponse"] as const) {
    it(`${kind}: credentials, cache keys out, scalars, parameters, templates, cache keys in; keys by code unit`, function () {
      if (!LIVE.includes(kind)) this.skip();
      holds(kind, pairs(kind), ({ current, desired }) =>
        inOrder(api.diff(kind, current, desired).patchOperations),
      );
    });
  }

  ofRealPairs(
    "the same list in the order of the design, whatever the order of the keys",
    ({ current, desired }) => {
      expect(text("Integration", shuffled(current, 3), shuffled(desired, 4))).to.equal(
        text("Integration", current, desired),
      );
      inOrder(api.diff("Integration", current, desired).patchOperations);
    },
  );
});
