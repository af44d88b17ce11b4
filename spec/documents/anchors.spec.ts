import { expect } from "chai";
import { parse } from "yaml";
import { convertDocument } from "../../lib/documents/convert.js";

const operation = (path: string, members: string) => `  ${path}:
    get:
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://e.com/x
${members}`;
const document = (defs: string, ...operations: string[]) =>
  `openapi: 3.0.1\n${defs}paths:\n${operations.join("")}`;

/** What the integrations of a text map, by path. */
const mapped = (text: string) =>
  Object.entries(parse(text).paths as Record<string, { get: Record<string, object> }>).map(
    ([path, { get }]) => [
      path,
      (get["x-amazon-apigateway-integration"] as { requestParameters?: object }).requestParameters,
    ],
  );

describe("an anchor whose every use is written out", () => {
  const fixed = { "overwrite:header.A": "a" };
  const variable = (name: string) => ({ [`overwrite:header.${name}`]: "$stageVariables.x" });
  const cases: readonly (readonly [string, string, readonly (readonly [string, object])[]])[] = [
    [
      "of an object",
      document(
        "",
        operation("/a", `        requestParameters: &rp\n          integration.request.header.A: "'a'"\n`),
        operation("/b", "        requestParameters: *rp\n"),
      ),
      [
        ["/a", fixed],
        ["/b", fixed],
      ],
    ],
    [
      "of a text",
      document(
        "",
        operation(
          "/a",
          "        requestParameters:\n          integration.request.header.A: &v stageVariables.x\n",
        ),
        operation("/b", "        requestParameters:\n          integration.request.header.B: *v\n"),
      ),
      [
        ["/a", variable("A")],
        ["/b", variable("B")],
      ],
    ],
    [
      "of an object and a text in it, in a shared integration",
      document(
        `x-defs:
  one: &one
    type: http_proxy
    httpMethod: GET
    uri: https://e.com/x
    requestParameters: &rp
      integration.request.header.A: &v stageVariables.x
`,
        "  /a:\n    get:\n      x-amazon-apigateway-integration: *one\n",
        operation("/b", "        requestParameters: *rp\n"),
        operation("/c", "        requestParameters:\n          integration.request.header.C: *v\n"),
      ),
      [
        ["/a", variable("A")],
        ["/b", variable("A")],
        ["/c", variable("C")],
      ],
    ],
  ];
  for (const [what, text, wanted] of cases) {
    it(`keeps no integration from being converted at once: ${what}`, () => {
      const result = convertDocument(text, { to: "http" });
      expect(result.integrations).to.deep.equal({ converted: wanted.length, unchanged: 0, blocked: 0 });
      expect(mapped(result.text)).to.deep.equal(wanted);
      expect(convertDocument(result.text, { to: "http" }).edits).to.deep.equal([]);
    });
  }

  it("is shared as long as one use is none that is converted, and stays so", () => {
    const text = document(
      "",
      operation("/a", `        requestParameters: &rp\n          integration.request.header.A: "'a'"\n`),
      operation("/b", "        requestParameters: *rp\n"),
      operation("/c", "        requestParameters: *rp\n        timeoutInMillis: soon\n"),
    );
    const first = convertDocument(text, { to: "http" });
    expect(first.blockedBy).to.include({ "anchor-shared": 1 });
    expect(first.integrations).to.deep.equal({ converted: 1, unchanged: 0, blocked: 2 });
    const again = convertDocument(first.text, { to: "http" });
    expect(again.edits).to.deep.equal([]);
    expect(again.blockedBy).to.deep.equal(first.blockedBy);
  });
});

describe("an anchor or a tag before the first key of an integration", () => {
  const text = (mark: string, rest: string) => `openapi: 3.0.1
info: { title: t, version: "1" }
paths:
  /a:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        ${mark} type: http_proxy
        httpMethod: GET
        uri: https://e.example.com
${rest}`;
  const PARAMETERS =
    "        requestParameters:\n           integration.request.header.A: method.request.header.B\n";
  const converted = (given: string) => convertDocument(given, { to: "http" });

  for (const mark of ["&k", "!!str"])
    for (const rest of ["", PARAMETERS]) {
      it(`leaves the text as it is, and is told of: ${mark}${rest && ", with parameters"}`, () => {
        const given = text(mark, rest);
        const result = converted(given);
        expect(result.blockedBy).to.deep.equal({ "layout-unsupported": 1 });
        expect(result.text).to.equal(given);
      });
    }
});
