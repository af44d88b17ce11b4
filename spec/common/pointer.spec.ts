import { expect } from "chai";
import fc from "fast-check";
import { escapeToken, formatPointer, parsePointer, unescapeToken } from "../../lib/index.js";

describe("pointers", () => {
  it("escape a slash as ~1 and a tilde as ~0, and nothing else", () => {
    expect(escapeToken("application/json")).to.equal("application~1json");
    expect(escapeToken("a/b~c")).to.equal("a~1b~0c");
    expect(escapeToken("~1")).to.equal("~01");
    expect(escapeToken("integration.request.header.X;q=*")).to.equal("integration.request.header.X;q=*");
  });

  it("unescape ~01 to ~1, never to a slash", () => {
    expect(unescapeToken("~01")).to.equal("~1");
    expect(unescapeToken("a~2b~")).to.equal("a~2b~");
  });

  it("name the whole document by the empty text, and its empty member by a slash", () => {
    expect(parsePointer("")).to.deep.equal([]);
    expect(parsePointer("/")).to.deep.equal([""]);
    expect(formatPointer([])).to.equal("");
    expect(formatPointer([""])).to.equal("/");
  });

  it("are refused without a leading slash", () => {
    expect(parsePointer("requestTemplates/application~1json")).to.equal(undefined);
  });

  it("come back from any tokens, lone surrogates included", () => {
    const tokens = fc.array(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) }),
    );
    fc.assert(
      fc.property(tokens, (list) => {
        expect(parsePointer(formatPointer(list))).to.deep.equal(list);
      }),
    );
  });
});
