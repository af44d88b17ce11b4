import { expect } from "chai";
import fc from "fast-check";
import { sniff } from "../../../lib/batch/json/sniff.js";
import { RUNS } from "../../runs.js";
import "../../seed.js";
import { byteByByte } from "./pieces.js";

const TEXTS: readonly (readonly [string, "document" | "lines" | "unknown"])[] = [
  // Documents, in each layout.
  ['{"items":[', "document"],
  ['{\n    "items": [', "document"],
  ['{"$metadata":{"httpStatusCode":200},"items":[{"id":"a"}]}', "document"],
  ['{"NextToken":"n","Items":[{"IntegrationType":"MOCK"}]}\n{"Items":[]}\n', "document"],
  ['{"api":{"version":"v1"},"integrations":{"GET /":{"type":"MOCK"}}}\n', "document"],
  ['{"\\u0069tems":[]}\n{}', "document"],
  ['[{"type":"MOCK"}]', "document"],
  ["\uFEFF \n\n[", "document"],
  ['{\r\n  "type": "MOCK"\r\n}\r\n', "document"],
  ['{ "type": "MOCK",\n"uri": "u" }', "document"],
  ['{ "integration": { "type": "MOCK" }\n}', "document"],
  ['{"type":"MOCK"}{"type":"MOCK"}\n', "document"],
  ['{"type":"MOCK"} [', "document"],
  ['{\n\n\n"type"', "document"],
  // Lines.
  ['{"type":"MOCK"}\n{"type":"MOCK"}\n', "lines"],
  ['{"type":"MOCK"}', "lines"],
  ['{"integration":{"type":"MOCK"},"items":[1]}\n{}', "lines"],
  ['{"type":"MOCK","integrations":{"a":1}}\n{}', "lines"],
  ['{"current":{"items":[]},"desired":{}}\n', "lines"],
  ['{"team":"a","items":{"a":1},"integration":{}}\n', "lines"],
  ['\r\n\n{"type":"MOCK"}\r\n{"type":"MOCK"}', "lines"],
  ["", "lines"],
  [" \n\n", "lines"],
  // Lines of which the first is broken: the others go on.
  ['{"type":"MO\n{"type":"MOCK"}\n', "lines"],
  ['{"integration":\n{"type":"MOCK"}\n', "lines"],
  ['{"integration":{"type":"MOCK"}\n{"integration":{"type":"MOCK"}}\n', "lines"],
  ['{"type" "MOCK"}\n{"type":"MOCK"}\n', "lines"],
  ['{"type":"MOCK"}}\n{"type":"MOCK"}\n', "lines"],
  ['{"type":\nnot JSON\n{"type":"MOCK"}\n', "lines"],
  ['{"type":', "lines"],
  // Neither.
  ["openapi: 3.0.1\n", "unknown"],
  ["\u001f\u008b", "unknown"],
  ["5\n", "unknown"],
];

async function told(pieces: Iterable<Uint8Array>): Promise<{ form: string; text: string }> {
  const { form, pieces: whole } = await sniff(pieces);
  const all: Uint8Array[] = [];
  for await (const piece of whole) all.push(piece);
  return { form, text: Buffer.concat(all).toString() };
}

describe("what a stream of JSON is", () => {
  for (const [text, form] of TEXTS) {
    it(`is ${form}: ${JSON.stringify(text)}`, async () => {
      expect(await told([Buffer.from(text)])).to.deep.equal({ form, text });
      const single = [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));
      expect(await told(single)).to.deep.equal({ form, text });
    });
  }

  it("is lines for whatever JSON.stringify writes, a line each, unless elements stand in it", async () => {
    const line = fc
      .dictionary(fc.string(), fc.jsonValue())
      .filter(
        (object) => !("items" in object || "item" in object || "Items" in object || "integrations" in object),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 3 }), async (lines) => {
        const text = lines.map((object) => `${JSON.stringify(object)}\n`).join("");
        expect((await told([Buffer.from(text)])).form).to.equal("lines");
      }),
      { numRuns: RUNS },
    );
  });

  it("is told as soon as it can be: nobody waits for a second line", async () => {
    let asked = 0;
    function* source() {
      for (;;) {
        asked++;
        yield Buffer.from('{"type":"MOCK"}\n');
      }
    }
    const { form, pieces } = await sniff(source());
    expect({ form, asked }).to.deep.equal({ form: "lines", asked: 1 });
    for await (const _ of pieces) if (asked === 3) break;
    expect(asked).to.equal(3);
  });

  it("is lines where nothing is told for long; no more is held", async () => {
    for (const text of [" ", '{"a":"'.padEnd(1000, "a")]) {
      let asked = 0;
      function* source() {
        yield Buffer.from(text);
        for (;;) {
          asked++;
          yield Buffer.alloc(1024, text === " " ? " " : "a");
        }
      }
      expect((await sniff(source())).form).to.equal("lines");
      expect(asked).to.be.lessThan(70);
    }
  });

  it("closes the source of whoever stops", async () => {
    let closed = false;
    function* source() {
      try {
        yield Buffer.from("[");
        yield Buffer.from("]");
      } finally {
        closed = true;
      }
    }
    for await (const _ of (await sniff(source())).pieces) break;
    expect(closed).to.equal(true);
    expect([...byteByByte("[]")].length).to.equal(3);
  });
});
