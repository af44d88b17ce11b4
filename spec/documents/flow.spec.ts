import { expect } from "chai";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { convertDocument } from "../../lib/documents/convert.js";
import { applyEdits, inOrder } from "../../lib/documents/edits.js";
import { objectOf, ownMember, type SourceObject } from "../../lib/documents/source/node.js";
import { readYaml } from "../../lib/documents/source/yaml.js";
import { reshapeFlow } from "../../lib/documents/write/flow.js";
import { LayoutError } from "../../lib/documents/write/reshape.js";
import { styleOf } from "../../lib/documents/write/style.js";
import { RUNS } from "../runs.js";

const HEADS = ["", " ", "\n    ", " # head, of it\n    "];
const COMMAS = [
  ", ",
  ",",
  " , ",
  ",\n    ",
  "\n    , ",
  ", # behind, it\n    ",
  " # before {it\n    , ",
  "\n    # alone\n    , # and behind\n    ",
  ",\n    # alone\n    ",
  " # before\n    ,\n\n    # alone\n    ",
];
const TAILS = [
  "",
  " ",
  "\n  ",
  " # tail\n  ",
  ",\n  ",
  ", # tail\n  ",
  " # tail\n    ,\n  ",
  "\n    , # tail\n  ",
];
const VALUES = ["1", "text", "'a, b'", '"# c"', "{x: 1, y: [2] }", "[a, # in it\n      b]", "a\n      b", ""];

const flow = fc.record({
  head: fc.constantFrom(...HEADS),
  members: fc.array(
    fc.record({
      comma: fc.constantFrom(...COMMAS),
      value: fc.constantFrom(...VALUES),
      isRemoved: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  tail: fc.constantFrom(...TAILS),
  added: fc.constantFrom(0, 1, 2),
  newline: fc.constantFrom("\n", "\r\n"),
});

const comments = (text: string) => [...text.matchAll(/(?<=[ ])# [a-z ,{]+$/gm)].map(([comment]) => comment);

function data(text: string): { readonly a: object; readonly b: number } {
  const document = parseDocument(text);
  expect(document.errors, text).to.deep.equal([]);
  return document.toJS();
}

const objectAt = (text: string) =>
  objectOf(ownMember(objectOf(readYaml(text)[0]?.root) as SourceObject, "a")?.value) as SourceObject;

describe("objects between braces", () => {
  it("lose any of their members and gain others, wherever commas and comments stand", () => {
    fc.assert(
      fc.property(flow, ({ head, members, tail, added, newline }) => {
        const body = members
          .map(({ comma, value }, index) => `${index === 0 ? "" : comma}k${index}: ${value}`)
          .join("");
        const text = `a: {${head}${body}${tail}}\nb: 2\n`.replaceAll("\n", newline);
        const [document] = readYaml(text);
        if (document === undefined) throw new Error("no document");
        const object = objectAt(text);
        const removed = new Set(object.members.filter((_, index) => members[index]?.isRemoved));
        const coming = Array.from({ length: added }, (_, index) => [`n${index}`, index] as const);
        const edits = inOrder(reshapeFlow(styleOf(document), { object, removed, added: coming }));
        if (edits === undefined) throw new Error(`its edits overlap: ${text}`);
        const result = applyEdits(text, edits);
        const kept = Object.entries(data(text).a).filter((_, index) => !members[index]?.isRemoved);
        expect(Object.entries(data(result).a), result).to.deep.equal([...kept, ...coming]);
        expect(data(result).b).to.equal(2);
        const inside = [...removed].flatMap(({ value }) => comments(text.slice(value.start, value.end)));
        if (kept.length > 0) {
          expect(comments(result).length, result).to.equal(comments(text).length - inside.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  const removedFrom = (text: string, ...keys: string[]) => {
    const [document] = readYaml(text);
    if (document === undefined) throw new Error("no document");
    const object = objectAt(text);
    const removed = new Set(object.members.filter(({ key }) => keys.includes(key)));
    return applyEdits(text, inOrder(reshapeFlow(styleOf(document), { object, removed, added: [] })) ?? []);
  };

  it("lose the line of a member that stood alone on it, and no line of its neighbours changes", () => {
    const behind = "a: {\n  k: 1, # of k\n  gone: 2,\n  l: 3 # of l\n}\n";
    expect(removedFrom(behind, "gone")).to.equal("a: {\n  k: 1, # of k\n  l: 3 # of l\n}\n");
    const before = "a: { k: 1 # of k\n  , gone: 2\n  , l: 3 # of l\n  }\n";
    expect(removedFrom(before, "gone")).to.equal("a: { k: 1 # of k\n  , l: 3 # of l\n  }\n");
    expect(removedFrom(before, "k")).to.equal("a: {  # of k\n  gone: 2\n  , l: 3 # of l\n  }\n");
    expect(removedFrom(before, "gone", "l")).to.equal("a: { k: 1 # of k\n   # of l\n  }\n");
  });

  it("keep members that are parted by more than commas and comments", () => {
    for (const text of ["a: {? k : 1, l: 2}\n", "a: {k: 1, &l l: 2}\n", "a: {k: 1, !!str l: 2}\n"]) {
      expect(() => removedFrom(text, "k"), text).to.throw(LayoutError);
    }
  });
});

const integration = (body: string) =>
  `openapi: 3.0.1\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration: ${body}\n`;

describe("integrations between braces, with comments", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "commas before the members",
      `{ type: http_proxy
        , httpMethod: GET
        , uri: https://e.com # backend
        , passthroughBehavior: when_no_match # default
        , cacheNamespace: x
        }`,
      `{ type: http_proxy
        , httpMethod: GET
        , uri: https://e.com # backend
        , timeoutInMillis: 29000
        , payloadFormatVersion: '1.0'
         # default
        }`,
    ],
    [
      "several members that go behind a comment",
      `{
        type: http_proxy,
        httpMethod: GET,
        uri: https://e.com/x, # the backend
        passthroughBehavior: when_no_match,
        contentHandling: CONVERT_TO_TEXT
      }`,
      `{
        type: http_proxy,
        httpMethod: GET,
        uri: https://e.com/x, # the backend
        timeoutInMillis: 29000,
        payloadFormatVersion: '1.0'
      }`,
    ],
  ];
  for (const [what, before, after] of cases) {
    it(`are converted once and for all: ${what}`, () => {
      const { text, integrations } = convertDocument(integration(before), { to: "http" });
      expect(text).to.equal(integration(after));
      expect(integrations).to.deep.equal({ converted: 1, unchanged: 0, blocked: 0 });
      expect(convertDocument(text, { to: "http" }).edits).to.deep.equal([]);
    });
  }
});
