import { expect } from "chai";
import fc from "fast-check";
import { jsonFault } from "../../common/json-fault.js";

/** Text, the place where it stops being JSON, and a word of what is said about it. */
const FAULTS: readonly (readonly [string, number, string])[] = [
  ["", 0, "nothing"],
  ["  \n", 0, "nothing"],
  ["{", 1, "ends too early"],
  ['{"a"', 4, '":" is expected'],
  ['{"a":', 5, "a value is expected"],
  ['{"a":1', 6, '"," or "}" is expected'],
  ['{"a":1,}', 7, "name in double quotes"],
  ["{a:1}", 1, "name in double quotes"],
  ["{'a':1}", 1, "name in double quotes"],
  ['{"a" 1}', 5, '":" is expected'],
  ['{"a":1 "b":2}', 7, '"," or "}" is expected'],
  ["[1,]", 3, "a value is expected"],
  ["[1 2]", 3, '"," or "]" is expected'],
  ["[1}", 2, '"," or "]" is expected'],
  ["[,1]", 1, "a value is expected"],
  ["nul", 0, "a value is expected"],
  ["undefined", 0, "a value is expected"],
  ["01", 1, "after the end"],
  ["1.", 1, "after the end"],
  ["-", 0, "a value is expected"],
  ["+1", 0, "a value is expected"],
  ["[1]x", 3, "after the end"],
  ["{} {}", 3, "after the end"],
  ['"abc', 0, "no end"],
  ['"a\nb"', 2, "must be escaped"],
  ['"a\tb"', 2, "must be escaped"],
  ['"\\x"', 1, "begin an escape"],
  ['"\\u12"', 1, "begin an escape"],
  ['\ufeff{"a":1}', 0, "a byte order mark is here, as where files that begin with one are put together"],
  ['{"a":1}\r{"a":2}', 8, "lines end with CR alone here; end them with LF"],
  ['{"a":{"b":[1,{"c":"d"]}}', 21, '"," or "}" is expected'],
];

const MUTATIONS = [
  "",
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\",
  "0",
  "-",
  "e",
  " ",
  "\n",
  "\u0000",
  "\u00a0",
  "t",
];

describe("the place of a fault in JSON text", () => {
  for (const [text, offset, message] of FAULTS) {
    it(`is at ${offset} of ${JSON.stringify(text)}`, () => {
      const fault = jsonFault(text);
      expect(fault?.offset).to.equal(offset);
      expect(fault?.message).to.contain(message);
    });
  }

  it("does not exist in what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        expect(jsonFault(JSON.stringify(JSON.parse(json), null, indent))).to.equal(undefined);
      }),
    );
  });

  it("exists exactly where JSON.parse throws, whatever is changed in a text", () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...MUTATIONS));
    fc.assert(
      fc.property(fc.json(), fc.array(change, { minLength: 1, maxLength: 3 }), (json, changes) => {
        let text = json;
        for (const [at, length, put] of changes) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + put + text.slice(from + length);
        }
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(jsonFault(text) === undefined, text).to.equal(parses);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found below a hundred thousand open lists, without a stack of calls", () => {
    expect(jsonFault("[".repeat(100_000))?.offset).to.equal(100_000);
  });
});
