import { expect } from "chai";
import { convertDocument } from "../../lib/documents/convert.js";
import { DocumentError } from "../../lib/documents/errors.js";
import type { ConvertDocumentOptions } from "../../lib/documents/options.js";
import { BEFORE } from "./folder.js";

const HTTP: ConvertDocumentOptions = { to: "http" };

function errorOf(text: string, options: ConvertDocumentOptions = HTTP): DocumentError {
  try {
    convertDocument(text, options);
  } catch (error) {
    expect(error).to.be.instanceOf(DocumentError);
    return error as DocumentError;
  }
  throw new Error("nothing was thrown");
}

const place = ({ line, column }: DocumentError) => [line, column];

/** Every prefix of a text that is a document. */
const JSON_TEXT =
  '{"openapi":"3.0.1","paths":{"/a":{"get":{"x-amazon-apigateway-integration":{"type":"mock"}}}}}';

describe("hostile and broken documents", () => {
  it("JSON that ends too early is one error at its end, wherever it was cut", () => {
    for (let length = 1; length < JSON_TEXT.length; length++) {
      const error = errorOf(JSON_TEXT.slice(0, length), { ...HTTP, format: "json" });
      expect(error.line).to.equal(1);
      expect(error.column).to.be.within(1, length + 1);
    }
  });

  it("YAML that ends too early is an error or a smaller document, and never another error", () => {
    for (let length = 1; length < BEFORE.length; length++) {
      const text = `x: [${BEFORE.slice(0, length)}`;
      expect(errorOf(text, { ...HTTP, format: "yaml" }).line).to.be.a("number");
      try {
        convertDocument(BEFORE.slice(0, length), { ...HTTP, format: "yaml" });
      } catch (error) {
        expect(error).to.be.instanceOf(DocumentError);
      }
    }
  });

  it("a member that is there twice is an error at the second one, in JSON and YAML", () => {
    const json = '{\n  "openapi": "3.0.1",\n  "paths": {},\n  "openapi": "3.0.1"\n}';
    expect(place(errorOf(json))).to.deep.equal([4, 3]);
    const yaml = "openapi: 3.0.1\npaths:\n  /a: {}\n  /a: {}\n";
    expect(place(errorOf(yaml))).to.deep.equal([4, 3]);
    expect(errorOf(yaml).message).to.equal(errorOf(json.replaceAll("openapi", "/a")).message);
    expect(errorOf("a: 1\n'a': 2\n").message).to.equal('the member "a" is there twice');
    expect(place(errorOf("x:\n  - y: {b: 1, c: {d: 1, d: 2}}\n"))).to.deep.equal([2, 25]);
    expect(place(errorOf("x: 1\n---\n? {a: 1, a: 2}\n: 1\n"))).to.deep.equal([3, 10]);
    expect(convertDocument("1: a\n'1': b\n", { to: "http", format: "yaml" }).edits).to.deep.equal([]);
    const escaped = '{"openapi":"3.0.1","paths":{"/a":{},"\\u002fa":{}}}';
    expect(place(errorOf(escaped))).to.deep.equal([1, 37]);
    const many = Array.from({ length: 40 }, (_, index) => `"/${index}":{}`).join(",");
    expect(errorOf(`{"openapi":"3.0.1","paths":{${many},"/3":{}}}`).message).to.match(/"\/3" is there twice/);
  });

  describe("deep nesting", () => {
    const deep: readonly (readonly [string, string])[] = [
      ["YAML brackets", `a: ${"[".repeat(100_000)}`],
      ["YAML braces", `a: ${"{b: ".repeat(50_000)}`],
      ["YAML list indicators on a line", `a:\n ${"- ".repeat(20_000)}b`],
      ["YAML key indicators on a line", `${"? ".repeat(20_000)}b`],
      ["YAML indentation", Array.from({ length: 3000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n")],
    ];
    for (const [what, text] of deep) {
      it(`of ${what} is one error with line and column`, () => {
        const error = errorOf(text, { ...HTTP, format: "yaml" });
        expect(error.message).to.equal("the document is nested more than 200 levels deep");
        expect(error.line).to.be.within(1, 202);
        expect(error.column).to.be.a("number");
      });
    }

    it("of JSON outside of integrations changes nothing", () => {
      const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
      const text = JSON_TEXT.replace('"paths"', `"x-deep":${nested},"paths"`);
      expect(convertDocument(text, HTTP).integrations).to.deep.equal({
        converted: 0,
        unchanged: 0,
        blocked: 1,
      });
    });

    it("of JSON inside of an integration is a finding", () => {
      const nested = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
      const text = JSON_TEXT.replace('"mock"', nested);
      const { findings } = convertDocument(text, HTTP);
      expect(findings.map(({ finding }) => finding.id)).to.deep.equal(["integration-unreadable"]);
    });

    it("is not seen where scalars only look like it", () => {
      const text = `${BEFORE}        x-note: |\n          ${"{".repeat(150)}\n          ${"}".repeat(150)}\n          ${"[ ]".repeat(500)}\n`;
      expect(convertDocument(text, HTTP).integrations.converted).to.equal(1);
    });

    it("is not seen where brackets in texts and comments stay open", () => {
      const lines = Array.from({ length: 400 }, (_, index) =>
        [`  a${index}: 'from [0'`, `  b${index}: "{"`, `  c${index}: up to [0 # [[`, "  # {{"].join("\n"),
      );
      const text = `${BEFORE}x-ranges:\n${lines.join("\n")}\nx-note: |\n  ${"{".repeat(500)}\n`;
      expect(convertDocument(text, HTTP).integrations.converted).to.equal(1);
      const deep = errorOf(`${text}x-deep: ${"[".repeat(300)}`);
      expect(deep.message).to.equal("the document is nested more than 200 levels deep");
      expect(deep.column).to.equal("x-deep: ".length + 201);
    });
  });

  describe("aliases", () => {
    it("of aliases that stand for millions of values end in an error, at once", () => {
      const levels = ["a0: &a0 {k: v}"];
      const name = (level: number) => `a${level}`;
      for (let level = 1; level < 9; level++) {
        const members = Array.from({ length: 10 }, (_, index) => `k${index}: *${name(level - 1)}`).join(", ");
        levels.push(`${name(level)}: &${name(level)} {${members}}`);
      }
      const text = `openapi: 3.0.1\n${levels.join("\n")}\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration:\n        type: http\n        uri: https://example.com\n        httpMethod: GET\n        requestTemplates: *a8\n        responses: *a8\n`;
      const start = performance.now();
      const { findings } = convertDocument(text, HTTP);
      expect(findings.map(({ finding }) => finding.severity)).to.contain("error");
      expect(performance.now() - start).to.be.below(2000);
    });

    it("of aliases that stand for too many responses are an error with line and column", () => {
      const templates = Array.from({ length: 400 }, (_, index) => `k${index}: v`).join(", ");
      const responses = Array.from(
        { length: 400 },
        (_, index) => `p${index}: {statusCode: ${200 + index}, responseTemplates: *t}`,
      );
      const text = `openapi: 3.0.1\nt: &t {${templates}}\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration:\n        type: http\n        responses:\n          ${responses.join("\n          ")}\n`;
      const error = errorOf(text);
      expect(error.message).to.match(/stand for more than 100000 values/);
      expect(error.line).to.be.a("number");
    });

    it("of paths that stand for too many integrations are an error", () => {
      const operation = "o: &o {x-amazon-apigateway-integration: {type: mock}}";
      const item =
        "i: &i {get: *o, put: *o, post: *o, delete: *o, head: *o, patch: *o, options: *o, trace: *o}";
      const paths = Array.from({ length: 3_000 }, (_, index) => `  /${index}: *i`).join("\n");
      const error = errorOf(`openapi: 3.0.1\n${operation}\n${item}\npaths:\n${paths}\n`);
      expect(error.message).to.match(/stand for more than 20000 integrations/);
    });

    it("that lead to themselves or nowhere are findings, or errors of the text", () => {
      const self = "openapi: 3.0.1\npaths:\n  /a:\n    get: &o\n      x-amazon-apigateway-integration: *o\n";
      expect(convertDocument(self, HTTP).findings.map(({ finding }) => finding.severity)).to.contain("error");
      const nowhere = errorOf("openapi: 3.0.1\npaths:\n  /a: *missing\n");
      expect([nowhere.message, ...place(nowhere)]).to.deep.equal([
        "not YAML: *missing names no anchor that goes before it",
        3,
        7,
      ]);
    });
  });

  it("references that lead in a circle are findings", () => {
    const names = ["a", "b", "c"];
    const members = names.map(
      (name, index) =>
        `"${name}":{"$ref":"#/components/x-amazon-apigateway-integrations/${names[(index + 1) % 3]}"}`,
    );
    const text = `{"openapi":"3.0.1","paths":{"/a":{"get":{"x-amazon-apigateway-integration":{"$ref":"#/components/x-amazon-apigateway-integrations/a"}}}},"components":{"x-amazon-apigateway-integrations":{${members.join(",")}}}}`;
    const { findings, edits } = convertDocument(text, HTTP);
    expect(findings.map(({ finding }) => finding.id)).to.deep.equal(["reference-cyclic"]);
    expect(edits).to.deep.equal([]);
  });

  it("keys such as __proto__ are data", () => {
    const text =
      '{"__proto__":{"openapi":"2"},"openapi":"3.0.1","paths":{"/__proto__":{"get":{"x-amazon-apigateway-integration":{"__proto__":{"type":"x"},"type":"http_proxy","httpMethod":"GET","uri":"https://example.com","requestParameters":{"__proto__":"\'a\'"},"timeoutInMillis":50}}}}}';
    const { integrations, findings } = convertDocument(text, HTTP);
    expect(integrations.converted + integrations.blocked).to.equal(1);
    expect(findings.map(({ finding }) => finding.path)).to.contain(
      "/paths/~1__proto__/get/x-amazon-apigateway-integration/__proto__",
    );
    expect(({} as Record<string, unknown>).type).to.equal(undefined);
  });

  it("values of another shape are findings, and stay", () => {
    const shapes = ["null", "1", '"x"', "[]", "[1]", "{}", "true"];
    const members = [
      "type",
      "uri",
      "httpMethod",
      "requestParameters",
      "responses",
      "tlsConfig",
      "timeoutInMillis",
      "cacheKeyParameters",
    ];
    for (const member of members) {
      for (const shape of shapes) {
        const integration = JSON.stringify({
          type: "HTTP_PROXY",
          httpMethod: "GET",
          uri: "https://example.com",
        });
        const text =
          `{"openapi":"3.0.1","paths":{"/a":{"get":{"x-amazon-apigateway-integration":${integration.slice(0, -1)},"x":1}}}}}`.replace(
            new RegExp(`"${member}":"[^"]*"|"x":1`),
            `"${member}":${shape}`,
          );
        const { integrations, text: result } = convertDocument(text, HTTP);
        expect(Object.values(integrations).reduce((sum, count) => sum + count)).to.equal(1);
        expect(() => JSON.parse(result)).not.to.throw();
      }
    }
    for (const shape of shapes.filter((one) => one !== "{}")) {
      const text = `{"openapi":"3.0.1","paths":{"/a":{"get":{"x-amazon-apigateway-integration":${shape}}}}}`;
      expect(convertDocument(text, HTTP).findings.map(({ finding }) => finding.id)).to.deep.equal([
        "integration-unreadable",
      ]);
    }
  });

  it("YAML that is larger than the parser has room for is an error before it is parsed", () => {
    const error = errorOf(`a: ${"x".repeat(10_000_000)}`);
    expect(error.message).to.equal("these are 10 MB of YAML; API Gateway takes definitions of at most 6 MB");
    expect(place(error)).to.deep.equal([1, 1]);
  });

  it("texts and options that are none are errors of ours", () => {
    expect(() => convertDocument(1 as unknown as string, HTTP)).to.throw("a document is a text");
    const wrong = (options: object) => () => convertDocument("a: 1", options as ConvertDocumentOptions);
    expect(wrong({})).to.throw("options.to is http, websocket or v1");
    expect(wrong({ to: "http", format: "xml" })).to.throw("options.format is json or yaml");
    expect(wrong({ to: "http", allow: ["everything"] })).to.throw('not "everything"');
  });
});
