import { expect } from "chai";
import { CATALOGUES, findingCatalogue } from "../../lib/catalogue.js";

describe("the catalogue of findings", () => {
  it("has each id once", () => {
    const ids = CATALOGUES.flatMap((catalogue) => Object.keys(catalogue));
    expect(ids.length).to.equal(new Set(ids).size);
    expect(Object.keys(findingCatalogue)).to.have.members(ids);
  });

  for (const [id, row] of Object.entries(findingCatalogue)) {
    it(`says of ${id} what it is, why, what to do and how that is known`, () => {
      expect(id).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(row.severity).to.be.oneOf(["info", "warning", "error"]);
      for (const text of [row.message, row.remedy, row.why, row.evidence.source]) {
        expect(text.trim()).to.equal(text);
        expect(text).to.not.equal("");
      }
    });
  }
});
