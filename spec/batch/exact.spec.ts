import { expect } from "chai";
import fc from "fast-check";
import { workBlock } from "../../lib/batch/block.js";
import { hasLongNumber } from "../../lib/batch/exact.js";
import { prepareTask } from "../../lib/batch/tasks/index.js";
import { RUNS } from "../runs.js";

const MOCK = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}';

async function answered(line: string) {
  const work = await prepareTask("convert", { to: "http" });
  const { output, errors } = workBlock(Buffer.from(`${line}\n`), work);
  return { text: Buffer.from(output).toString(), errors };
}

describe("numbers that JSON.parse changes", () => {
  for (const number of [
    "12345678901234567890",
    "-9007199254740993",
    "0.1234567890123456789",
    "1234567890.12345678",
    "123456789012345678e-3",
    "1234567890123456789012345678901234567890",
  ]) {
    it(`${number} is passed through as it was written`, async () => {
      const { text, errors } = await answered(
        `{"id":${number},"deep":[{"a":"x","b":[1,${number}]}],"integration":${MOCK},"last":${number}}`,
      );
      expect(errors).to.deep.equal([]);
      expect(text).to.contain(`{"id":${number},"deep":[{"a":"x","b":[1,${number}]}],"integration":`);
      expect(text).to.contain(`,"last":${number}`);
    });
  }

  it("may have a million digits, most of them zeros between others", async () => {
    const number = `1${"0".repeat(1_000_000)}1${"0".repeat(1_000_000)}1`;
    const { text, errors } = await answered(`{"id":${number},"integration":${MOCK}}`);
    expect(errors).to.deep.equal([]);
    expect(text.startsWith(`{"id":${number},`)).to.equal(true);
  });

  it("are the same number however they are written, and then no error", async () => {
    for (const number of [
      "1000000000000000000000",
      "0.0000000000000000000001e22",
      "-0.0000000000000000000",
    ]) {
      const { errors } = await answered(`{"routeKey":${number},"integration":${MOCK}}`);
      expect(errors[0]?.message, number).to.match(/^a string is expected/);
    }
  });

  it("stand in texts as they stood, in a line that has one beside", async () => {
    const { text } = await answered(
      `{"note":"a \\"12345678901234567890\\", \\\\","id": 12345678901234567890,"integration":${MOCK}}`,
    );
    expect(text).to.contain('{"note":"a \\"12345678901234567890\\", \\\\","id":12345678901234567890,');
  });

  const REFUSED: readonly (readonly [string, string])[] = [
    [
      '{"integration":{"type":"HTTP","cacheKeyParameters":[1,12345678901234567890]}}',
      "/integration/cacheKeyParameters/1",
    ],
    ['{"type":"HTTP","a/b":{"c":[[],{},12345678901234567890]}}', "/a~1b/c/2"],
    [`{"routeKey":12345678901234567890,"integration":${MOCK}}`, "/routeKey"],
    ["12345678901234567890", ""],
  ];
  for (const [line, pointer] of REFUSED) {
    it(`are refused at ${pointer === "" ? "the line itself" : pointer}`, async () => {
      const { text, errors } = await answered(line);
      expect(text).to.equal("");
      expect(errors).to.have.length(1);
      expect(errors[0]).to.deep.include({
        pointer,
        message: "12345678901234567890 has more digits than a JSON number keeps here; write it as a text",
      });
    });
  }

  it("are those of many digits, and no others", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (number) => {
        // What JSON.stringify writes is kept by JSON.parse, so nothing may be said against it.
        const json = JSON.stringify(number);
        const { text, errors } = await answered(`{"type":${json},"integration":${MOCK}}`);
        expect(errors).to.deep.equal([]);
        expect(text.startsWith(`{"type":${json},`)).to.equal(true);
      }),
      { numRuns: RUNS },
    );
  });

  it("are suspected wherever they stand", () =>
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 40 }), fc.nat(40), (before, digits, after) => {
        const text = `${"x".repeat(before)}${"1".repeat(digits)}${"x".repeat(after)}`;
        expect(hasLongNumber(Buffer.from(text))).to.equal(digits >= 16);
      }),
      { numRuns: RUNS },
    ));
});
