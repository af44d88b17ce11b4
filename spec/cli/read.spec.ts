import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { cli, withFiles } from "./harness.js";

const GOOD = '{"type":"MOCK"}';

/** Reads one file with a command that needs nothing else of it than to be read. */
const read = (file: string, cwd: string) => cli(["diff", file, file], { cwd });

/** A file's content, and everything that stderr says of it. */
const REFUSED: Readonly<Record<string, readonly [string | Uint8Array, string]>> = {
  "an empty file": ["", "patchway diff: a.json: it is empty; a JSON value is expected\n"],
  "a file of spaces": [" \n\n", "patchway diff: a.json: it is empty; a JSON value is expected\n"],
  "a file that is not JSON": [
    '{\n  "type": "HTTP"\n  "uri": 1\n}',
    'patchway diff: a.json:3:3: not JSON: "," or "}" is expected\n  3 |   "uri": 1\n    |   ^\n',
  ],
  "a truncated file": [
    '{\n  "type": "HTTP",\n  "uri": "https://exa',
    'patchway diff: a.json:3:10: not JSON: the text ends too early: this string has no end\n  3 |   "uri": "https://exa\n    |          ^\n',
  ],
  "a truncated file that ends in a line break": [
    '{"type": "HTTP"\n\n',
    'patchway diff: a.json:1:16: not JSON: the text ends too early: "," or "}" is expected\n  1 | {"type": "HTTP"\n    |                ^\n',
  ],
  YAML: [
    "type: HTTP\n",
    "patchway diff: a.json:1:1: not JSON: a value is expected\n  1 | type: HTTP\n    | ^\n",
  ],
  "a long line": [
    `[${"1,".repeat(50)}oops${",1".repeat(50)}]`,
    `patchway diff: a.json:1:102: not JSON: a value is expected\n  1 | …${"1,".repeat(20)}oops${",1".repeat(18)}\n    |  ${" ".repeat(40)}^\n`,
  ],
  "escape sequences, which are shown and not obeyed": [
    '{"a": \u001b[2J}',
    'patchway diff: a.json:1:7: not JSON: a value is expected\n  1 | {"a": \\u001b[2J}\n    |       ^\n',
  ],
  "binary data": [
    new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]),
    "patchway diff: a.json: this is binary data, not JSON text\n",
  ],
  gzip: [
    gzipSync(GOOD),
    "patchway diff: a.json: this is gzip-compressed; decompress it first, for instance: gunzip -c FILE | patchway … -\n",
  ],
  "UTF-16": [
    Buffer.from(`\ufeff${GOOD}`, "utf16le"),
    "patchway diff: a.json: this text is in UTF-16; save it as UTF-8\n",
  ],
  "bytes that are not UTF-8": [
    Buffer.concat([Buffer.from('{\n"type": "'), Buffer.from([0xe9]), Buffer.from('"\n}')]),
    "patchway diff: a.json:2: this line is not valid UTF-8; save the file as UTF-8\n",
  ],
  "a number": ["12", "patchway diff: a.json: the Integration is an object, not 12\n"],
  "a list": ["[]", "patchway diff: a.json: the Integration is an object, not a list\n"],
};

describe("reading an input", () => {
  for (const [what, [content, stderr]] of Object.entries(REFUSED)) {
    it(`refuses ${what} with exit code 1, one clear error, and nothing on stdout`, () =>
      withFiles({ "a.json": content }, async (cwd) => {
        expect(await read("a.json", cwd)).to.deep.equal({ code: 1, stdout: "", stderr });
      }));
  }

  it("says that there is no such file", () =>
    withFiles({}, async (cwd) => {
      const { code, stderr } = await read("missing.json", cwd);
      expect([code, stderr]).to.deep.equal([1, "patchway diff: missing.json: there is no such file\n"]);
    }));

  it("says that a directory is one", () =>
    withFiles({}, async (cwd) => {
      mkdirSync(path.join(cwd, "folder"));
      const { code, stderr } = await read("folder", cwd);
      expect([code, stderr]).to.deep.equal([1, "patchway diff: folder: this is a directory; name a file\n"]);
    }));

  it("shows control characters in a file's name", () =>
    withFiles({}, async (cwd) => {
      const { stderr } = await read("\u001b[31m.json", cwd);
      expect(stderr).to.equal("patchway diff: \\u001b[31m.json: there is no such file\n");
    }));

  it("takes a byte order mark, CRLF and no final newline", () =>
    withFiles({ "a.json": `\ufeff{\r\n"type":\r\n"MOCK"}` }, async (cwd) => {
      expect((await read("a.json", cwd)).code).to.equal(0);
    }));

  it("counts columns behind a byte order mark as if it were not there", () =>
    withFiles({ "a.json": "\ufeff{x}" }, async (cwd) => {
      expect((await read("a.json", cwd)).stderr).to.contain("a.json:1:2:");
    }));

  it("reads stdin under the name -", async () => {
    const { code } = await cli(["diff", "-", "examples/current.json"], { stdin: '{"type":"HTTP"}' });
    expect(code).to.equal(2);
  });

  it("names stdin in an error", async () => {
    const { code, stderr } = await cli(["diff", "examples/current.json", "-"], { stdin: "{" });
    expect([code, stderr.split("\n")[0]]).to.deep.equal([
      1,
      'patchway diff: (stdin):1:2: not JSON: the text ends too early: a name in double quotes or "}" is expected',
    ]);
  });

  it("says how several values are read, where the command reads them", () =>
    withFiles({ "a.json": `${GOOD}\n${GOOD}\n`, "b.json": `${GOOD} ${GOOD}` }, async (cwd) => {
      const more = "not JSON: there is more text after the end of the JSON value";
      const first = async (argv: readonly string[]) => (await cli(argv, { cwd })).stderr.split("\n")[0];
      expect(await first(["diff", "a.json", "a.json"])).to.equal(
        `patchway diff: a.json:2:1: ${more}; --ndjson reads one a line`,
      );
      expect(await first(["plan", "a.json"])).to.equal(`patchway plan: a.json:2:1: ${more}`);
      expect(await first(["diff", "b.json", "b.json"])).to.match(/the end of the JSON value$/);
    }));

  it("names the file that is nested too deeply", () =>
    withFiles({ "a.json": GOOD, "b.json": `${'{"a":'.repeat(300)}1${"}".repeat(300)}` }, async (cwd) => {
      for (const argv of [
        ["a.json", "b.json"],
        ["b.json", "a.json"],
      ]) {
        expect((await cli(["diff", ...argv], { cwd })).stderr).to.equal(
          "patchway diff: b.json: the input is nested more than 200 levels deep\n",
        );
      }
    }));

  it("reads stdin once only", async () => {
    const { code, stderr } = await cli(["diff", "-", "-"], { stdin: GOOD });
    expect(code).to.equal(1);
    expect(stderr).to.equal(
      "patchway diff: (stdin): it can be read only once; give one of the inputs as a file\n",
    );
  });
});

const STATE = JSON.stringify({
  items: [{ "a/b~c": { type: "MOCK" }, __proto__x: 1 }],
  "": { type: "MOCK" },
  text: "x",
});

describe("nesting that exhausts the stack", () => {
  it("is refused with exit code 1 and one line", async () => {
    const deep = `{"unheardOf":${'{"a":'.repeat(200_000)}1${"}".repeat(200_001)}`;
    const { code, stderr } = await cli(["patch", "-", "examples/patch.json"], { stdin: deep });
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway patch: (stdin): the input is nested more than 200 levels deep\n",
    ]);
  });
});

describe("FILE#/pointer", () => {
  const find = (operand: string, files: Record<string, string> = { "state.json": STATE }) =>
    withFiles(files, (cwd) => cli(["diff", operand, operand], { cwd }));

  it("names a part of a file, with / and ~ in its keys escaped", async () => {
    expect((await find("state.json#/items/0/a~1b~0c")).code).to.equal(0);
  });

  it("takes the empty key", async () => {
    expect((await find("state.json#/")).code).to.equal(0);
  });

  it("names the whole file where nothing follows the #", async () => {
    expect((await find("a.json#", { "a.json": GOOD })).code).to.equal(0);
  });

  it("works on stdin", async () => {
    const { code } = await cli(["diff", "-#/items/0/a~1b~0c", "examples/current.json"], { stdin: STATE });
    expect(code).to.equal(3);
    const { code: current } = await cli(["check", "examples/patch.json", "--current", "-#/items/0/a~1b~0c"], {
      stdin: STATE,
    });
    expect(current).to.equal(3);
  });

  it("leaves a # that belongs to the name of a file", async () => {
    expect((await find("a#/b.json".replace("/", "-"), { "a#-b.json": GOOD })).code).to.equal(0);
  });

  it("finds the pointer behind a name that has a # itself", async () => {
    expect((await find("a#b.json#/x", { "a#b.json": `{"x":${GOOD}}` })).code).to.equal(0);
  });

  const NOTHING: readonly (readonly [string, string])[] = [
    ["state.json#/items/1", "/items is a list with the elements 0 to 0."],
    ["state.json#/items/length", "/items is a list with the elements 0 to 0."],
    ["state.json#/items/00", "/items is a list with the elements 0 to 0."],
    ["state.json#/items/-", "/items is a list with the elements 0 to 0."],
    ["state.json#/itms", "the document has the members items, , text. Did you mean items?"],
    ["state.json#/constructor", "the document has the members items, , text."],
    ["state.json#/__proto__/x", "the document has the members items, , text."],
    ["state.json#/text/0", "/text is a string, which has no members."],
  ];
  for (const [operand, said] of NOTHING) {
    it(`says what there is instead of ${operand.slice(operand.indexOf("#") + 1)}`, async () => {
      const { code, stderr } = await find(operand);
      expect(code).to.equal(1);
      expect(stderr).to.equal(`patchway diff: ${operand}: there is nothing here: ${said}\n`);
    });
  }

  it("reads a member named __proto__ as data", async () => {
    expect((await find("a.json#/__proto__", { "a.json": `{"__proto__":${GOOD}}` })).code).to.equal(0);
  });

  it("says where in the part of a file a fault is", async () => {
    const { stderr } = await find("state.json#/items");
    expect(stderr).to.equal("patchway diff: state.json#/items: the Integration is an object, not a list\n");
  });

  it("needs a pointer that begins with a slash", () =>
    withFiles({ "state.json": STATE }, async (cwd) => {
      writeFileSync(path.join(cwd, "other.json"), GOOD);
      const { code, stderr } = await cli(["diff", "state.json#items", "other.json"], { cwd });
      expect(code).to.equal(1);
      expect(stderr).to.contain('must be a JSON pointer, which begins with "/": state.json#/items\n');
    }));
});
