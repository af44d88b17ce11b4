import { expect } from "chai";
import { api } from "../api.js";
import { oracleDifferences } from "../oracle/index.js";
import { ROWS } from "./walk.js";

describe("the example of each row of the grammars, written by hand", () => {
  for (const { kind, row } of ROWS) {
    const { before, after, patchOperations, findings = [], result } = row.example;
    const noMember = row.shape === "fixed" && row.because === "noMember";

    describe(`${kind} ${row.path}`, () => {
      if (!noMember) {
        it("diff gives its operations, and says its findings and nothing else", () => {
          const found = api.diff(kind, before, after);
          expect(found.patchOperations).to.deep.equal(patchOperations);
          expect(found.findings.map(({ id }) => id)).to.deep.equal(findings);
        });
      }

      it("applying them gives the object that it says, as the oracle compares objects", () => {
        const expected = result ?? (row.shape === "fixed" || row.shape === "nested" ? before : after);
        const applied = api.applyPatch(kind, before, patchOperations);
        expect(oracleDifferences(kind, applied, expected)).to.deep.equal([]);
      });
    });
  }

  it("differs in what it says about: before and after are not the same object", () => {
    const same = ROWS.filter(({ kind, row: { shape, example } }) => {
      const said = example.patchOperations.length > 0 && shape === "fixed";
      return !said && oracleDifferences(kind, example.before, example.after).length === 0;
    });
    expect(same.map(({ kind, row }) => `${kind} ${row.path}`)).to.deep.equal([]);
  });
});
