import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { patchOperationsPage } from "../../lib/docs/patch-operations-page.js";
import { repository } from "../../lib/docs/tally.js";
import { grammars, type Kind } from "../../lib/index.js";
import { pathPattern, placesOfKind } from "../../patch/places.js";

describe("the reference of patch operations", () => {
  const page = readFileSync(path.join(repository(), "docs", "patch-operations.md"), "utf8");

  it("is what the grammars say (made by `node dist/lib/docs/patch-operations.js`)", () => {
    expect(page).to.equal(patchOperationsPage());
  });

  it("has every kind, and every path that an operation reaches", () => {
    for (const kind of Object.keys(grammars) as Kind[]) {
      const part = page.split(`\n## ${kind}\n`)[1]?.split("\n## ")[0] ?? "";
      expect(part, kind).to.contain(`Update${kind}`);
      for (const { row } of placesOfKind(kind)) {
        if (Object.keys(row.operations).length > 0)
          expect(part, kind).to.contain(`### \`${pathPattern(row)}\``);
      }
    }
  });

  it("says of a setting how it is addressed, known, cleared and filled in", () => {
    const line = page
      .split("\n")
      .find((text) => text.startsWith("| `/{resourcePath}/{httpMethod}/caching/enabled`"));
    expect(line?.split("|").map((cell) => cell.trim())).to.include.members([
      "replace (recorded)",
      "goes with the whole object, which is then made again",
      "false",
    ]);
  });
});
