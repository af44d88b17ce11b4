import fc from "fast-check";
import { api } from "../api.js";
import { plausibleOperations } from "../generate/operations.js";
import { type Pair, pairs, states } from "../generate/pairs.js";
import type { Kind } from "../kinds.js";
import { type Assume, oracleDifferences } from "../oracle/index.js";
import { ofRealPairs } from "./corpus.js";
import { ofEachKind } from "./kinds.js";
import { unexcused } from "./paths.js";
import { assumptions, broken, holds, SETTINGS } from "./property.js";

/** Applies a list, then what undoes it. A list that AWS would refuse has nothing to undo: then the answer is false. */
function undone(kind: Kind, current: unknown, patchOperations: readonly unknown[], assume: Assume): boolean {
  const options = { assume: { ...assume } };
  let after: unknown;
  try {
    after = api.applyPatch(kind, current, patchOperations, options);
  } catch {
    return false;
  }
  const undo = api.invertPatch(kind, current, patchOperations);
  const seen = { patchOperations, undo, assume, current, after };
  let back: unknown;
  try {
    back = api.applyPatch(kind, after, undo.patchOperations, options);
  } catch (error) {
    broken("applyPatch refuses what undoes the list", { error: String(error), ...seen });
  }
  const wrong = unexcused(oracleDifferences(kind, back, current), undo.findings);
  if (wrong.length > 0) broken("the object is not what it was", { at: wrong, back, ...seen });
  return true;
}

const withRole = (operation: unknown) => (operation as { path?: string }).path === "/credentials";

function undoneDiff(kind: Kind, { current, desired }: Pair, assume: Assume): void {
  const { patchOperations } = api.diff(kind, current, desired);
  const taken = assume.credentialsPatch === "accept" || !patchOperations.some(withRole);
  if (!undone(kind, current, patchOperations, assume) && taken) {
    broken("applyPatch refuses what diff made", { patchOperations, assume, current });
  }
}

describe("law 6: what was done can be undone", () => {
  ofEachKind(
    "the list that undoes a diff gives the object again, under every assumption",
    ["diff", "applyPatch", "invertPatch"],
    (kind) => {
      holds(kind, fc.tuple(pairs(kind), assumptions), ([pair, assume]) => undoneDiff(kind, pair, assume));
    },
  );

  ofEachKind(
    "so does the list that undoes any list that AWS takes",
    ["applyPatch", "invertPatch"],
    (kind) => {
      const arbitrary = states(kind).chain((state) =>
        fc.tuple(fc.constant(state), plausibleOperations(kind, state), assumptions),
      );
      holds(kind, arbitrary, ([state, operations, assume]) => {
        undone(kind, state, operations, assume);
      });
    },
  );

  ofRealPairs("the list that undoes a diff gives the integration again", (pair) => {
    for (const assume of SETTINGS) undoneDiff("Integration", pair, assume);
  });
});
