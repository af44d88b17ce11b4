import { expect } from "chai";
import fc from "fast-check";
import { api } from "../api.js";
import { states } from "../generate/pairs.js";
import { KINDS, type Kind } from "../kinds.js";
import { clone, type Data } from "../oracle/data.js";
import { oracleEquals } from "../oracle/index.js";
import { RUNS } from "../runs.js";
import { hasShared, readShared } from "../shared.js";
import { ofRealPairs } from "./corpus.js";
import { LIVE, ofEachKind } from "./kinds.js";
import { broken, holds } from "./property.js";
import { respelled } from "./respell.js";

const STATES = "vectors/aws-recorded-states.json";

describe("law 2: there is nothing to do for what is the same", () => {
  ofEachKind("the diff of an object and itself is empty", ["diff"], (kind) => {
    holds(kind, states(kind), (state) => {
      const { patchOperations, findings } = api.diff(kind, state, clone(state));
      if (patchOperations.length + findings.length > 0)
        broken("not quiet", { patchOperations, findings, state });
    });
  });

  ofEachKind("the diff of two spellings of one object is empty, either way", ["diff"], (kind) => {
    const spelled = states(kind).chain((state) => fc.tuple(fc.constant(state), respelled(kind, state)));
    holds(kind, spelled, ([state, other]) => {
      for (const [current, desired] of [
        [state, other],
        [other, state],
      ]) {
        const { patchOperations, findings } = api.diff(kind, current, desired);
        if (patchOperations.length > 0) broken("not quiet", { patchOperations, findings, current, desired });
      }
    });
  });

  it("the spellings are the same to the oracle, and often not the same text", () => {
    for (const kind of KINDS) {
      const arbitrary = states(kind).chain((state) => fc.tuple(fc.constant(state), respelled(kind, state)));
      const sample = fc.sample(arbitrary, { numRuns: RUNS, seed: 20_240_603 });
      expect(sample.filter(([state, other]) => !oracleEquals(kind, state, other))).to.deep.equal([]);
      const other = sample.filter(([state, it]) => JSON.stringify(state) !== JSON.stringify(it));
      // A kind of few members, all of them fixed or always there, has few spellings.
      if (kind === "Integration") expect(other.length).to.be.at.least(RUNS / 2);
    }
  });

  ofRealPairs("the diff of either object and itself is empty", ({ current, desired }) => {
    for (const it of [current, desired]) {
      const { patchOperations, findings } = api.diff("Integration", it, clone(it));
      if (patchOperations.length + findings.length > 0)
        broken("not quiet", { patchOperations, findings, it });
    }
  });

  it("the diff of a state as AWS answered it and itself is empty (skipped where ../shared is absent)", function () {
    if (!hasShared(STATES) || LIVE.length === 0) this.skip();
    const recorded = readShared<{ id: string; kind: Kind; state: Data }[]>(STATES).filter(({ kind }) =>
      LIVE.includes(kind),
    );
    expect(recorded.length).to.be.at.least(60);
    for (const { id, kind, state } of recorded) {
      const { patchOperations, findings } = api.diff(kind, state, clone(state));
      expect({ patchOperations, findings }, id).to.deep.equal({ patchOperations: [], findings: [] });
    }
  });
});
