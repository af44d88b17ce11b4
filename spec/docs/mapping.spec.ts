import { readFileSync } from "node:fs";
import { expect } from "chai";
import { mappingPage } from "../../lib/docs/mapping-page.js";
import { mappingFindings, mappings } from "../../lib/index.js";
import { packageFile } from "../../lib/package.js";

describe("the reference of mappings", () => {
  const page = readFileSync(packageFile("docs", "mapping.md"), "utf8");

  it("is what the tables say (made by `node dist/lib/docs/mapping.js`)", () => {
    expect(page).to.equal(mappingPage());
  });

  it("names every member and every finding, each in a table of its own rows", () => {
    for (const { v1, v2 } of mappings)
      for (const member of [...v1, ...v2]) expect(page).to.contain(`\`${member}\``);
    for (const id of Object.keys(mappingFindings)) expect(page).to.contain(`| \`${id}\``);
  });

  it("has no table that a bar or a line end in a text breaks", () => {
    let columns = 0;
    for (const line of page.split("\n")) {
      if (!line.startsWith("|")) {
        columns = 0;
        continue;
      }
      const here = line.replaceAll("\\|", "").split("|").length;
      if (columns !== 0) expect(here, line).to.equal(columns);
      columns = here;
    }
  });
});
