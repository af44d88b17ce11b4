import { expect } from "chai";
import { findingCatalogue } from "../../lib/catalogue.js";
import { planFindings } from "../../lib/plan/findings.js";
import { mappingFindings } from "../../mappings/findings.js";
import { patchFindings } from "../../patch/findings.js";

describe("the catalogue of findings", () => {
  it("has every finding of patches, plans and mappings, and no id twice", () => {
    const ids = [patchFindings, planFindings, mappingFindings].flatMap((catalogue) => Object.keys(catalogue));
    expect(new Set(ids).size).to.equal(ids.length);
    expect(findingCatalogue).to.have.all.keys(ids);
  });
});
