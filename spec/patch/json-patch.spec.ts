import { expect } from "chai";
import { fromJsonPatch, InputError, type Resources } from "../../lib/index.js";

type Integration = Resources["Integration"];

const current: Integration = {
  type: "HTTP",
  uri: "https://example.com",
  httpMethod: "GET",
  timeoutInMillis: 29_000,
  cacheKeyParameters: ["method.request.path.a", "method.request.path.b"],
  requestTemplates: { "application/json": "{}", "text/plain": "x" },
};

const operations = (list: unknown[]): string[] =>
  fromJsonPatch("Integration", current, list).patchOperations.map(({ op, path, value }) =>
    value === undefined ? `${op} ${path}` : `${op} ${path} ${value}`,
  );

describe("a generic JSON Patch becomes the list that API Gateway takes", () => {
  it("whole maps become operations on keys", () => {
    expect(
      operations([{ op: "add", path: "/requestTemplates", value: { "application/xml": "<a/>" } }]),
    ).to.deep.equal([
      "remove /requestTemplates/application~1json",
      "add /requestTemplates/application~1xml <a/>",
      "remove /requestTemplates/text~1plain",
    ]);
    expect(operations([{ op: "remove", path: "/requestTemplates" }])).to.deep.equal([
      "remove /requestTemplates/application~1json",
      "remove /requestTemplates/text~1plain",
    ]);
  });

  it("array indices become names", () => {
    const list = [
      { op: "replace", path: "/cacheKeyParameters/0", value: "method.request.path.c" },
      { op: "remove", path: "/cacheKeyParameters/1" },
      { op: "add", path: "/cacheKeyParameters/-", value: "method.request.path.d" },
    ];
    expect(operations(list)).to.deep.equal([
      "remove /cacheKeyParameters/method.request.path.a",
      "remove /cacheKeyParameters/method.request.path.b",
      "add /cacheKeyParameters/method.request.path.c",
      "add /cacheKeyParameters/method.request.path.d",
    ]);
  });

  it("numbers become text, and text of a number is taken for the number", () => {
    expect(operations([{ op: "replace", path: "/timeoutInMillis", value: 5000 }])).to.deep.equal([
      "replace /timeoutInMillis 5000",
    ]);
    expect(operations([{ op: "replace", path: "/timeoutInMillis", value: "5000" }])).to.deep.equal([
      "replace /timeoutInMillis 5000",
    ]);
  });

  it("move, copy and test act as in RFC 6902", () => {
    const list = [
      { op: "test", path: "/type", value: "HTTP" },
      { op: "move", from: "/requestTemplates/text~1plain", path: "/requestTemplates/text~1html" },
      { op: "copy", from: "/requestTemplates/application~1json", path: "/requestTemplates/text~1json" },
    ];
    expect(operations(list)).to.deep.equal([
      "add /requestTemplates/text~1html x",
      "add /requestTemplates/text~1json {}",
      "remove /requestTemplates/text~1plain",
    ]);
  });

  it("a removed member is cleared, also where absence would mean keep", () => {
    const { findings } = fromJsonPatch("Integration", { ...current, cacheNamespace: "n" }, [
      { op: "remove", path: "/cacheNamespace" },
    ]);
    expect(findings.map(({ id }) => id)).to.deep.equal(["cache-namespace-reset"]);
  });

  it("gives the desired object as well", () => {
    const { desired } = fromJsonPatch("Integration", current, [
      { op: "replace", path: "/uri", value: "https://b" },
    ]);
    expect(desired).to.deep.equal({ ...current, uri: "https://b" });
  });

  it("takes keys for data, whatever they are called", () => {
    const held = {
      requestTemplates: JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, string>,
    };
    const removed = fromJsonPatch("Integration", held, [
      { op: "remove", path: "/requestTemplates/__proto__" },
      { op: "remove", path: "/requestTemplates/constructor" },
    ]);
    expect(removed.patchOperations.map(({ path }) => path)).to.deep.equal([
      "/requestTemplates/__proto__",
      "/requestTemplates/constructor",
    ]);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    const added = fromJsonPatch("Integration", {}, [
      { op: "add", path: "/requestTemplates", value: JSON.parse('{"__proto__/x":"1"}') as unknown },
    ]);
    expect(added.patchOperations).to.deep.equal([
      { op: "add", path: "/requestTemplates/__proto__~1x", value: "1" },
    ]);
  });

  const bad: [string, unknown, string, string][] = [
    ["a list that is none", {}, "", "a list of operations"],
    ["an operation that is no object", [5], "/0", "an operation is an object"],
    ["an unknown operation", [{ op: "merge", path: "" }], "/0/op", "op is one of"],
    ["an operation that objects inherit", [{ op: "constructor", path: "" }], "/0/op", "op is one of"],
    ["a missing value", [{ op: "add", path: "/uri" }], "/0", "has a member value"],
    ["a missing from", [{ op: "move", path: "/uri" }], "/0", "has a member from"],
    ["a path that is no pointer", [{ op: "remove", path: "uri" }], "/0/path", "is not a JSON pointer"],
    ["a path that is no text", [{ op: "remove", path: 5 }], "/0/path", "path is a JSON pointer"],
    [
      "a replace of what is not there",
      [{ op: "replace", path: "/contentHandling", value: "x" }],
      "/0",
      "there is nothing at path",
    ],
    [
      "a remove of what is inherited",
      [{ op: "remove", path: "/toString" }],
      "/0",
      "there is nothing at path",
    ],
    [
      "a path through what is not there",
      [{ op: "add", path: "/tlsConfig/insecureSkipVerification", value: true }],
      "/0",
      "that a member can be added to",
    ],
    [
      "an index behind the end",
      [{ op: "add", path: "/cacheKeyParameters/9", value: "x" }],
      "/0",
      "behind the end",
    ],
    [
      "a failing test",
      [{ op: "test", path: "/type", value: "MOCK" }],
      "/0",
      "the value at path is another one",
    ],
    [
      "a move into itself",
      [{ op: "move", from: "/requestTemplates", path: "/requestTemplates/x" }],
      "/0",
      "cannot be carried out",
    ],
    ["a list that leaves no object", [{ op: "replace", path: "", value: 5 }], "", "leaves no Integration"],
  ];
  for (const [name, list, pointer, text] of bad) {
    it(`refuses ${name}, and says where`, () => {
      try {
        fromJsonPatch("Integration", current, list as unknown[]);
        expect.fail("was taken");
      } catch (error) {
        expect(error).to.be.instanceOf(InputError);
        expect((error as InputError).pointer).to.equal(pointer);
        expect((error as InputError).message).to.include(text);
      }
    });
  }
});
