import { expect } from "chai";
import fc from "fast-check";
import { InputError } from "../../../common/errors.js";
import { formatPointer, parsePointer } from "../../../common/pointer.js";
import { takeApart } from "../../../lib/batch/json/take-apart.js";
import { RUNS } from "../../runs.js";
import "../../seed.js";
import { byteByByte, cut, errorOf, taken } from "./pieces.js";

/** Texts as they may stand anywhere in a document. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\\", '"', "\n", "é", "😀", "\u2028", "__proto__", "items", "type", "a/b~c"),
);
const value = fc.jsonValue({ maxDepth: 3, stringUnit: "binary" });
/** Its type comes first: an object that begins with `items` would be a document. */
const integration = fc
  .tuple(fc.constantFrom("HTTP", "MOCK"), fc.dictionary(text, value, { maxKeys: 3 }))
  .map(([type, rest]) => Object.assign({ type }, rest, { type }));

type Json = Record<string, unknown>;

const resource = fc
  .tuple(
    text,
    text,
    fc.dictionary(
      text,
      fc.record({ httpMethod: text, methodIntegration: integration }, { requiredKeys: ["httpMethod"] }),
      {
        maxKeys: 3,
      },
    ),
    fc.boolean(),
  )
  .map(
    ([id, path, resourceMethods, first]): Json =>
      first ? { resourceMethods, id, path } : { path, resourceMethods, id },
  );

const documents = fc.oneof(
  fc.array(resource, { maxLength: 4 }).map((items): Json => ({ items, position: "p" })),
  fc.array(integration, { maxLength: 4 }),
  fc
    .dictionary(text, integration, { maxKeys: 4 })
    .map((integrations): Json => ({ api: { version: "v1" }, integrations, routes: { a: {} } })),
  integration,
);

/** Where integrations stand in a document, found by walking over the whole of it. */
function pointersOf(document: unknown): string[] {
  if (Array.isArray(document)) return document.map((_, index) => `/${index}`);
  const whole = document as Json;
  if (Object.hasOwn(whole, "type")) return [""];
  if (Array.isArray(whole.items)) {
    return (whole.items as { resourceMethods: Json }[]).flatMap(({ resourceMethods }, index) =>
      Object.keys(resourceMethods)
        .filter((method) => (resourceMethods[method] as Json).methodIntegration !== undefined)
        .map((method) =>
          formatPointer(["items", `${index}`, "resourceMethods", method, "methodIntegration"]),
        ),
    );
  }
  return Object.keys(whole.integrations as Json).map((key) => formatPointer(["integrations", key]));
}

function at(document: unknown, pointer: string): unknown {
  return parsePointer(pointer)?.reduce((inner, token) => (inner as Json)[token], document);
}

const layout = fc.constantFrom(undefined, 1, 4, "\t");
const places = fc.array(fc.nat({ max: 4000 }), { maxLength: 12 });

describe("taking a document apart", () => {
  it("gives what JSON.parse of the whole has, in its order, and says where it stood", async () => {
    await fc.assert(
      fc.asyncProperty(documents, layout, places, async (document, indent, cuts) => {
        // What JSON.stringify says of the document, numbers such as -0 included.
        const json = JSON.stringify(document, null, indent);
        const whole: unknown = JSON.parse(json);
        const { lines, error } = await taken(cut(json, cuts));
        expect(error).to.equal(undefined);
        const envelopes = lines.map((line) => JSON.parse(line) as { integration: unknown; pointer: string });
        expect(envelopes.map(({ pointer }) => pointer)).to.deep.equal(pointersOf(whole));
        for (const { integration: found, pointer } of envelopes) {
          expect(JSON.stringify(found)).to.equal(JSON.stringify(at(whole, pointer)));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("gives the same lines and the same error however the text is cut, whatever is changed in it", async () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat({ max: 3 }),
      fc.constantFrom(
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
        ".",
        " ",
        "\n",
        "t",
        "é",
        "\u0000",
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        documents,
        layout,
        places,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (document, indent, cuts, changes) => {
          let json = JSON.stringify(document, null, indent);
          for (const [place, length, put] of changes) {
            const from = place % (json.length + 1);
            json = json.slice(0, from) + put + json.slice(from + length);
          }
          const whole = await taken([Buffer.from(json)]);
          for (const pieces of [cut(json, cuts), byteByByte(json)]) {
            const other = await taken(pieces);
            expect(other.lines).to.deep.equal(whole.lines);
            expect({ ...other.error, message: other.error?.message }).to.deep.equal({
              ...whole.error,
              message: whole.error?.message,
            });
          }
          for (const line of whole.lines) {
            expect(line).not.to.match(/[\r\n]/);
            JSON.parse(line);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("takes what JSON.parse takes, and refuses what it refuses", async () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat({ max: 2 }),
      fc.constantFrom(
        "",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u00e",
        "0",
        "01",
        "-",
        "e",
        "1e",
        ".",
        "1.",
        "\t",
        "tru",
        "\u00a0",
        "\u0001",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.array(change, { maxLength: 2 }), async (json, changes) => {
        let inner = json;
        for (const [place, length, put] of changes) {
          const from = place % (inner.length + 1);
          inner = inner.slice(0, from) + put + inner.slice(from + length);
        }
        const list = `[{"integration":0},${inner}\n]`;
        let parses = true;
        try {
          JSON.parse(list);
        } catch {
          parses = false;
        }
        const { error } = await taken([Buffer.from(list)]);
        // Two lists one behind the other are no JSON text, but two.
        if (error === undefined && !parses) expect(inner).to.match(/\]\s*[[{]/);
        else expect(error === undefined || !error.message.startsWith("not JSON"), inner).to.equal(parses);
      }),
      { numRuns: RUNS * 4 },
    );
  });

  it("asks for no more than it needs, and closes its source", async () => {
    let closed = false;
    let asked = 0;
    function* source() {
      try {
        for (;;) {
          asked++;
          yield Buffer.from(asked === 1 ? '[{"type":"MOCK"}' : ',{"type":"MOCK"}');
        }
      } finally {
        closed = true;
      }
    }
    let seen = 0;
    for await (const _ of takeApart(source())) if (++seen === 3) break;
    expect({ asked, closed }).to.deep.equal({ asked: 3, closed: true });
  });

  it("ends with the signal's reason", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    const lines: string[] = [];
    let thrown: unknown;
    try {
      for await (const line of takeApart(cut('[{"type":"A"},{"type":"B"}]', [14]), { signal: stop.signal })) {
        lines.push(line);
        stop.abort(reason);
      }
    } catch (error) {
      thrown = error;
    }
    expect(thrown).to.equal(reason);
    expect(lines.length).to.equal(1);
  });
});

describe("a broken document is one error, after what stood before it", () => {
  const start = '{\n  "items": [\n    {"integrationType":"MOCK"},\n';

  for (const [name, rest, expected] of [
    ["cut off between elements", "", { line: 4, pointer: "/items/0", lines: 1 }],
    ["cut off in a string", '{"integrationType":"MO', { line: 4, pointer: "/items/1", lines: 1 }],
    ["cut off behind a number", '{"a":1', { line: 4, pointer: "/items/1", lines: 1 }],
    ["with the wrong bracket", "}", { line: 4, pointer: "/items/1", lines: 1 }],
    ["with a wrong bracket in an element", '{"a":[1}', { line: 4, pointer: "/items/1", lines: 1 }],
    ["with a comma too many", "]", { line: 4, pointer: "/items/1", lines: 1 }],
    ["with text behind its end", '{"integrationType":"A"}]}\n\n x', { line: 6, pointer: "/items", lines: 2 }],
    ["with a line break in a string", '{"a":"b\nc"', { line: 4, pointer: "/items/1", lines: 1 }],
    ["with NUL", '{"a":\u0000', { line: 4, pointer: "/items/1", lines: 1 }],
    [
      "with a byte order mark inside",
      '\uFEFF{"integrationType":"A"}]}',
      { line: 4, pointer: "/items/1", lines: 1 },
    ],
    [
      "behind the elements",
      '{"integrationType":"A"}],\n"NextToken":tru}',
      { line: 5, pointer: "/NextToken", lines: 2 },
    ],
  ] as const) {
    it(name, async () => {
      const { message, ...place } = await errorOf(start + rest);
      expect(place).to.deep.equal(expected);
      expect(message).to.match(/^not JSON: [^(]*$/);
    });
  }

  it("names the column, in UTF-16 code units, and the file", async () => {
    const { error } = await taken([Buffer.from('{"é": 1 "a"')], { file: "a.json" });
    expect(error).to.include({
      message: 'not JSON: "," or "}" is expected',
      file: "a.json",
      line: 1,
      column: 9,
      pointer: "/é",
    });
    const wrong = await taken([Buffer.from('{"items": 5}')], { file: "a.json" });
    expect(wrong.error).to.include({ file: "a.json", line: 1, pointer: "/items" });
  });

  const LONG = "é".repeat(1 << 19);
  const COLUMNS: readonly (readonly [string, string, number | undefined])[] = [
    ["behind a character of two code units", '{"😀": 1 "a"', 10],
    ["behind a byte order mark", '\uFEFF{"a": 1 "a"', 9],
    ["behind a byte order mark and a line", '\uFEFF{"a":\n 1 "a"', 4],
    ["behind lines of what is not ASCII", '{"é":\n  [1,\n"é"] "a"', 6],
    ["far on in a line", `{"${LONG.slice(9)}":1 "a"`, (1 << 19) - 2],
    ["not too far on in a line", `{"${LONG}":1 "a"`, undefined],
  ];
  for (const [what, text, column] of COLUMNS) {
    it(`counts the column ${what}, however the text is cut`, async () => {
      const bytes = Buffer.from(text);
      const pieces: Iterable<Uint8Array>[] = [
        [bytes],
        cut(bytes, [1, 3, 4, 8, 9]),
        cut(bytes, [5, 11, 1000, 70_000]),
      ];
      if (bytes.length < 100) pieces.push(byteByByte(bytes));
      for (const cuts of pieces) {
        const { error } = await taken(cuts);
        expect(error?.message).to.equal('not JSON: "," or "}" is expected');
        expect(error?.column).to.equal(column);
      }
    });
  }

  it("says what is not UTF-8", async () => {
    const good = '[{"type":"A"},\n{"b":"';
    for (const bad of [
      [0xff],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xc0, 0xaf],
      [0xe2, 0x82],
    ]) {
      const bytes = Buffer.concat([Buffer.from(good), Buffer.from(bad), Buffer.from('"}]')]);
      for (const pieces of [[bytes], byteByByte(bytes), cut(bytes, [good.length + 1])]) {
        const { lines, error } = await taken(pieces);
        expect(lines.length).to.equal(1);
        expect(error).to.include({ line: 2, column: 7, pointer: "/1" });
        expect(error?.message).to.equal("not JSON: this is not valid UTF-8; save the file as UTF-8");
      }
    }
    const cutOff = Buffer.concat([Buffer.from(good), Buffer.from([0xe2, 0x82])]);
    expect((await errorOf(cutOff)).message).to.contain("not valid UTF-8");
    expect((await errorOf(Buffer.from("\uFEFF[]", "utf16le"))).message).to.contain("not valid UTF-8");
  });

  it("refuses a hundred thousand levels, in an element or beside it", async () => {
    const deep = "[".repeat(100_000);
    for (const text of [`[{"type":"A"},{"a":${deep}`, `{"integrations":{"a":{}},"routes":${deep}`]) {
      const error = await errorOf(text);
      expect(error.lines).to.equal(1);
      expect(error.message).to.contain("nested more than 200 levels deep");
    }
    expect((await errorOf(deep)).message).to.contain("nested more than 200 levels deep");
  });

  it("holds no more than the limit of one element, and says which is longer", async () => {
    let asked = 0;
    function* source() {
      yield Buffer.from('{"Items":[{"IntegrationType":"MOCK"},\n{"Description":"');
      for (;;) {
        asked++;
        yield Buffer.alloc(1000, "a");
      }
    }
    const { lines, error } = await taken(source(), { maxElementBytes: 10_000 });
    expect(lines.length).to.equal(1);
    expect(error).to.include({ pointer: "/Items/1", line: 2 });
    expect(error?.message).to.contain("10000 bytes");
    expect(asked).to.equal(10);
  });

  it("does not count white space, nor what stands beside the elements", async () => {
    const space = " ".repeat(500_000);
    const json = `{"$metadata":{"a":1},"items":[{"integrationType":${space}"A"}],"routes":["${space}"]}`;
    const { lines, error } = await taken([Buffer.from(json)], { maxElementBytes: 100 });
    expect(error).to.equal(undefined);
    expect(lines.length).to.equal(1);
  });

  it("refuses a name without an end, wherever it stands", async () => {
    for (const start of ['{"items":[],"', '{"items":[],"a":[[[[{"', '{"', '{"integrations":{"']) {
      function* source() {
        yield Buffer.from(start);
        for (;;) yield Buffer.alloc(100_000, "a");
      }
      const { error } = await taken(source(), { maxElementBytes: 1000 });
      expect(error, start).to.be.instanceOf(InputError);
      expect(error?.message).to.contain("1000 bytes");
    }
  });
});
