import { expect } from "chai";
import fc from "fast-check";
import { api, ServiceError } from "../api.js";
import { plausibleOperations, type Sent } from "../generate/operations.js";
import { states } from "../generate/pairs.js";
import type { Kind } from "../kinds.js";
import { ofEachKind } from "../laws/kinds.js";
import { assumptions, broken, holds } from "../laws/property.js";
import type { Data } from "./data.js";
import { type Assume, oracleApply, oracleDifferences } from "./index.js";

interface Answer {
  readonly resource?: unknown;
  readonly error?: { name: string; message: string; index: number; held: unknown };
}

function engine(kind: Kind, state: Data, operations: readonly Sent[], assume: Assume): Answer {
  try {
    return { resource: api.applyPatch(kind, state, operations, { assume: { ...assume } }) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { name, message, index, resource } = error;
    return { error: { name, message, index, held: resource } };
  }
}

/** Compares the two where some source settles the outcome; says whether there was anything to compare. */
function agree(kind: Kind, state: Data, operations: readonly Sent[], assume: Assume): boolean {
  const expected = oracleApply(kind, state, operations, { assume });
  if (expected.doubts.length > 0) return false;
  const actual = engine(kind, state, operations, assume);
  const seen = { operations, expected, actual, state, assume };
  if ((expected.error === undefined) !== (actual.error === undefined))
    broken("one refuses, the other does not", seen);
  if (expected.error === undefined || actual.error === undefined) {
    const wrong = oracleDifferences(kind, actual.resource, expected.resource);
    if (wrong.length > 0) broken("the states differ", { at: wrong, ...seen });
    return true;
  }
  const { name, message, index, sure } = expected.error;
  if (sure && (name !== actual.error.name || message !== actual.error.message))
    broken("the errors differ", seen);
  if (index >= 0 && index !== actual.error.index) broken("another operation is refused", seen);
  const wrong = oracleDifferences(kind, actual.error.held, expected.held);
  if (wrong.length > 0) broken("what AWS holds after the refusal differs", { at: wrong, ...seen });
  return true;
}

describe("the interpreter says what the oracle says, wherever a source settles it", () => {
  ofEachKind("the same state or the same error for any well-formed list", ["applyPatch"], (kind) => {
    let compared = 0;
    let tried = 0;
    const arbitrary = states(kind).chain((state) =>
      fc.tuple(fc.constant(state), plausibleOperations(kind, state), assumptions),
    );
    holds(kind, arbitrary, ([state, operations, assume]) => {
      tried += 1;
      if (agree(kind, state, operations, assume)) compared += 1;
    });
    // Of a Usage nothing is known for sure but what is refused.
    expect(compared / tried).to.be.at.least(kind === "Usage" ? 0.1 : 0.25);
  });
});
