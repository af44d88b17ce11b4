import * as sdk from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { optionName, TARGETS, type Target } from "../../lib/cli/targets.js";

/** A structure of the SDK's run-time schemas: its members are at 4, how many of them are required at 6. */
type Schema = readonly [unknown, unknown, unknown, unknown, readonly string[], unknown, number?];

describe("the targets of update calls", () => {
  for (const [kind, { command, members, required = members }] of Object.entries<Target>(TARGETS)) {
    it(`are those of the SDK's Update${kind}`, () => {
      const schema = (sdk as unknown as Record<string, Schema>)[`Update${kind}Request$`];
      const names = schema?.[4] ?? [];
      const place = names.filter((name) => name !== "patchOperations");
      expect([...members].sort()).to.deep.equal([...place].sort());
      expect([...required].sort()).to.deep.equal(names.slice(0, schema?.[6] ?? 0).sort());
      expect(command).to.equal(`update${optionName(kind)}`);
      expect(sdk).to.have.property(`Update${kind}Command`);
    });
  }

  it("are there for every Update call that takes patchOperations", () => {
    const kinds = Object.entries(sdk as unknown as Record<string, Schema>)
      .filter(([name, schema]) => /^Update\w+Request\$$/.test(name) && schema[4].includes("patchOperations"))
      .map(([name]) => name.slice("Update".length, -"Request$".length));
    expect(Object.keys(TARGETS).sort()).to.deep.equal(kinds.sort());
  });
});
