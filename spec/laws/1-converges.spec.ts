import { expect } from "chai";
import fc from "fast-check";
import { api, type PatchOperation } from "../api.js";
import { type Pair, pairs } from "../generate/pairs.js";
import type { Kind } from "../kinds.js";
import { type Assume, oracleApply, oracleDifferences } from "../oracle/index.js";
import { ofRealPairs } from "./corpus.js";
import { ofEachKind } from "./kinds.js";
import { unexcused } from "./paths.js";
import { assumptions, broken, holds, SETTINGS } from "./property.js";

/** What AWS computes anew with every change: a desired object that was read before is stale there. */
const COMPUTED: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  GatewayResponse: ["/defaultResponse"],
  Resource: ["/path"],
};

/** The share of generated pairs that a diff must bring about with operations, and without a warning. */
const FLOOR = 0.25;

type Interpreter = (
  kind: Kind,
  current: unknown,
  patchOperations: readonly PatchOperation[],
  assume: Assume,
) => unknown;

const engine: Interpreter = (kind, current, patchOperations, assume) => {
  try {
    return api.applyPatch(kind, current, patchOperations, { assume: { ...assume } });
  } catch (error) {
    broken("applyPatch refuses what diff made", { error: String(error), patchOperations, assume, current });
  }
};

const oracle: Interpreter = (kind, current, patchOperations, assume) => {
  const { resource, error } = oracleApply(kind, current, patchOperations, { assume });
  if (error !== undefined)
    broken("the oracle refuses what diff made", { error, patchOperations, assume, current });
  return resource;
};

/** Says whether the diff had anything to do and did all of it: a law that excuses everything would hold of nothing. */
function converges(
  interpreter: Interpreter,
  kind: Kind,
  { current, desired }: Pair,
  assume: Assume,
): boolean {
  // Where AWS refuses the path, the user leaves it out, and a finding must say that the role was not changed.
  const options = { documentedOnly: assume.credentialsPatch === "refuse" };
  const { patchOperations, findings } = api.diff(kind, current, desired, options);
  const after = interpreter(kind, current, patchOperations, assume);
  const wrong = unexcused(oracleDifferences(kind, after, desired), findings).filter(
    (path) => !COMPUTED[kind]?.includes(path),
  );
  if (wrong.length > 0) {
    broken("what AWS would hold is not what was desired", {
      at: wrong,
      patchOperations,
      findings,
      after,
      desired,
      assume,
    });
  }
  return patchOperations.length > 0 && !findings.some(({ severity }) => severity !== "info");
}

describe("law 1: applying a diff gives the desired object", () => {
  for (const [name, interpreter] of [["applyPatch", engine] as const, ["the oracle", oracle] as const]) {
    describe(`applied by ${name}`, () => {
      ofEachKind("the desired object, under every assumption", ["diff", "applyPatch"], (kind) => {
        let tried = 0;
        let wholly = 0;
        holds(kind, fc.tuple(pairs(kind), assumptions), ([pair, assume]) => {
          tried += 1;
          if (converges(interpreter, kind, pair, assume)) wholly += 1;
        });
        // All that a Usage shows is used up, not set.
        if (kind === "Usage") return;
        expect(wholly / tried, "pairs that differ and are patched without a warning").to.be.at.least(FLOOR);
      });

      ofRealPairs("the desired integration, under every assumption", (pair) => {
        for (const assume of SETTINGS) converges(interpreter, "Integration", pair, assume);
      });
    });
  }
});
