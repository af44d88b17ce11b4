import { expect } from "chai";
import { parse } from "yaml";
import { convertDocument } from "../../lib/documents/convert.js";
import type { Edit } from "../../lib/documents/edits.js";
import { Marks } from "../../lib/documents/intrinsics.js";
import { objectOf, ownMember, type SourceObject } from "../../lib/documents/source/node.js";
import { readYaml } from "../../lib/documents/source/yaml.js";
import type { DesiredObject } from "../../lib/documents/write/desired.js";
import { LayoutError } from "../../lib/documents/write/reshape.js";
import { styleOf } from "../../lib/documents/write/style.js";
import { checkReadable, checkWritten } from "../../lib/documents/written.js";

interface Try {
  readonly text: string;
  /** What is cut out, and what comes in its place. */
  readonly cuts: readonly (readonly [string, string])[];
  readonly desired: DesiredObject;
}

function open(text: string, cuts: Try["cuts"]) {
  const [document] = readYaml(text);
  if (document === undefined) throw new Error("no document");
  const root = objectOf(document.root) as SourceObject;
  const edits: Edit[] = cuts.map(([from, content]) => {
    expect(text).to.contain(from);
    return { offset: text.indexOf(from), length: from.length, content };
  });
  const writing = { style: styleOf(document), marks: new Marks(text) };
  return { writing, root, object: objectOf(ownMember(root, "a")?.value) as SourceObject, edits };
}

const check =
  ({ text, cuts, desired }: Try) =>
  () => {
    const { writing, object, edits } = open(text, cuts);
    checkWritten(writing, object, edits, desired, ({ key }) => key.startsWith("x-"));
  };

const FLOW = "a: { k: 1 # of k\n  , gone: 2 # of it\n  , x-note: [3]\n  }\nb: 2\n";
const BLOCK = "a:\n    gone: 1\n    k: &k |+\n      text\n\n    # of the note\n    x-note: *k\nb: 2\n";

describe("what edits make of an integration", () => {
  it("passes where it holds what it should, and what stays", () => {
    const desired = { k: 1 };
    expect(check({ text: FLOW, cuts: [[", gone: 2", ""]], desired })).not.to.throw();
    const text = { k: "text\n\n" };
    expect(check({ text: BLOCK, cuts: [["    gone: 1\n", ""]], desired: text })).not.to.throw();
    const tagged = "%TAG !e! tag:e.com,2000:\n---\na: { k: 1, x-note: !e!t 2, gone: 2 }\n";
    expect(check({ text: tagged, cuts: [[", gone: 2", ""]], desired })).not.to.throw();
  });

  const broken: readonly (readonly [string, Try["cuts"], RegExp])[] = [
    ["no YAML", [["gone: 2", ""]], /could not be read again/],
    [
      "edits that overlap",
      [
        [", gone: 2", ""],
        ["gone: 2 # of", ""],
      ],
      /could not be read again/,
    ],
    ["an edit that leads out of it", [["}\nb", "}"]], /could not be read again/],
    ["a member too many", [["gone", "other"]], /not what it should become/],
    [
      "another value",
      [
        [", gone: 2", ""],
        ["k: 1", "k: 5"],
      ],
      /not what it should become/,
    ],
    [
      "another text of what stays",
      [
        [", gone: 2", ""],
        ["[3]", "[4]"],
      ],
      /not what it should become/,
    ],
    ["too little", [[", gone: 2 # of it\n  , x-note: [3]", ""]], /not what it should become/],
    ["a member that a comment swallows", [["gone: 2 # of it\n  ", "# "]], /not what it should become/],
  ];
  for (const [what, cuts, message] of broken) {
    it(`is a layout that is not supported where it is ${what}`, () => {
      expect(check({ text: FLOW, cuts, desired: { k: 1 } })).to.throw(LayoutError, message);
    });
  }

  it("can be read with the rest of the document, or is a layout that is not supported", () => {
    const read = (cuts: Try["cuts"]) => () => {
      const { writing, object, edits } = open(FLOW, cuts);
      checkReadable(writing, [object], edits);
    };
    expect(read([[", gone: 2", ""]])).not.to.throw();
    expect(read([["gone: 2", ""]])).to.throw(LayoutError);
  });
});

describe("an integration written out for a REST API", () => {
  it("loses a first member that REST APIs do not have there as well", () => {
    const text = `openapi: 3.0.1
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        $ref: '#/components/x-amazon-apigateway-integrations/one'
components:
  x-amazon-apigateway-integrations:
    one:
      payloadFormatVersion: "1.0"
      type: http_proxy
      httpMethod: GET
      uri: https://e.com
`;
    const result = parse(convertDocument(text, { to: "v1" }).text);
    const one = { type: "http_proxy", httpMethod: "GET", uri: "https://e.com", timeoutInMillis: 29000 };
    expect(result.components["x-amazon-apigateway-integrations"].one).to.deep.equal(one);
    expect(result.paths["/a"].get["x-amazon-apigateway-integration"]).to.deep.equal(one);
  });
});
