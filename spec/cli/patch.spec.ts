import { expect } from "chai";
import { cli, withFiles } from "./harness.js";

const RESOURCE = {
  type: "HTTP",
  httpMethod: "GET",
  uri: "https://example.com",
  requestTemplates: { "text/plain": "a" },
};

const patch = (operations: unknown, options: readonly string[] = [], resource: unknown = RESOURCE) =>
  withFiles(
    {
      "resource.json": JSON.stringify(resource),
      "operations.json": JSON.stringify(operations),
      "context.json": "[]",
    },
    (cwd) => cli(["patch", "resource.json", "operations.json", ...options], { cwd }),
  );

describe("a number that JavaScript would change", () => {
  const OPERATIONS = '[{"op":"replace","path":"/uri","value":"https://b"}]';
  const patch = (resource: string, operand: string) =>
    withFiles({ "r.json": resource, "o.json": OPERATIONS }, (cwd) =>
      cli(["patch", operand, "o.json"], { cwd }),
    );

  for (const number of ["12345678901234567890", "1e400", "-0.12345678901234567891"]) {
    it(`is an error where it would be written again: ${number}`, async () => {
      const resource = `{"type":"HTTP","uri":"https://a",\n "x":[{"a/b":${number}}]}`;
      const { code, stdout, stderr } = await patch(resource, "r.json");
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr.split("\n")[0]).to.equal(
        `patchway patch: r.json:2:14#/x/0/a~1b: ${number} cannot be kept as a number here; write it as a text`,
      );
    });
  }

  it("is none of its business in another part of the file, nor in a text", async () => {
    const resource = '{"type":"HTTP","uri":"https://a","x":"12345678901234567890 1e400"}';
    for (const [text, operand] of [
      [resource, "r.json"],
      [`{"big":12345678901234567890,"of":${resource}}`, "r.json#/of"],
    ] as const) {
      const { code, stderr } = await patch(text, operand);
      expect([code, stderr]).to.deep.equal([2, ""]);
    }
  });
});

describe("patchway patch", () => {
  const ADD = [{ op: "add", path: "/requestTemplates/application~1xml", value: "<a/>" }];
  const AFTER = { ...RESOURCE, requestTemplates: { "text/plain": "a", "application/xml": "<a/>" } };

  it("prints what API Gateway would hold afterwards, and exits with 2", async () => {
    const { code, stdout, stderr } = await patch(ADD);
    expect([code, stderr]).to.deep.equal([2, ""]);
    expect(JSON.parse(stdout)).to.deep.equal(AFTER);
  });

  it("exits with 0 where the list changes nothing", async () => {
    const { code, stdout } = await patch([{ op: "replace", path: "/uri", value: "https://example.com" }]);
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.equal(RESOURCE);
  });

  for (const [form, holder] of Object.entries({
    "the input of the AWS CLI": { restApiId: "a", patchOperations: ADD },
    "a Cloud Custodian action": { type: "update-integration", patch: ADD },
  })) {
    it(`takes the list out of ${form}`, async () => {
      expect(JSON.parse((await patch(holder)).stdout)).to.deep.equal(AFTER);
    });
  }

  it("prints the resource under a name with --format json", async () => {
    const { stdout } = await patch(ADD, ["--format", "json"]);
    expect(JSON.parse(stdout)).to.deep.equal({ resource: AFTER });
  });

  const REFUSED = [...ADD, { op: "replace", path: "/requestTemplates/application/json", value: "{}" }];

  it("prints API Gateway's refusal: name, status, operation, text, and what to do; stdout stays empty", async () => {
    const { code, stdout, stderr } = await patch(REFUSED);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.equal(
      [
        "patchway patch: BadRequestException (400), operation 2, replace /requestTemplates/application/json: Invalid patch path /requestTemplates/application/json",
        "API Gateway has no such path for this kind of resource, or it does not take this operation there. Write the slash in the key as ~1: /requestTemplates/application~1json.",
        "",
      ].join("\n"),
    );
  });

  it("prints the refusal as JSON, with what API Gateway holds after it", async () => {
    const { code, stdout } = await patch(REFUSED, ["--format", "json"]);
    expect(code).to.equal(1);
    expect(JSON.parse(stdout)).to.deep.equal({
      error: {
        name: "BadRequestException",
        status: 400,
        message: "Invalid patch path /requestTemplates/application/json",
        index: 1,
      },
      resource: RESOURCE,
    });
  });

  it("holds the earlier operations after a refusal under --assume atomic=false", async () => {
    const { stdout } = await patch(REFUSED, ["--format", "json", "--assume", "atomic=false"]);
    expect(JSON.parse(stdout).resource).to.deep.equal(AFTER);
  });

  it("takes several assumptions", async () => {
    const existing = [{ op: "add", path: "/requestTemplates/text~1plain", value: "b" }];
    expect((await patch(existing)).code).to.equal(2);
    const { code } = await patch(existing, ["--assume", "atomic=false", "--assume", "addExisting=refuse"]);
    expect(code).to.equal(1);
  });

  it("refuses an assumption that there is not, or a value that it has not", async () => {
    const unknown = await patch(ADD, ["--assume", "atomik=false"]);
    expect([unknown.code, unknown.stderr.endsWith("Did you mean atomic?\n")]).to.deep.equal([1, true]);
    const { stderr } = await patch(ADD, ["--assume", "atomic=maybe"]);
    expect(stderr).to.equal('patchway patch: --assume atomic is one of true, false, not "maybe".\n');
    expect((await patch(ADD, ["--assume", "atomic"])).stderr).to.contain('not ""');
  });

  it("refuses a context that is no object, naming its file", async () => {
    const { code, stderr } = await patch(ADD, ["--context", "context.json"]);
    expect(code).to.equal(1);
    expect(stderr).to.contain("context.json: a context is an object");
  });

  const MALFORMED: readonly (readonly [unknown, string])[] = [
    [
      {},
      "operations.json: a list of patchOperations is expected, or an object that has one under patchOperations or patch",
    ],
    [
      "x",
      "operations.json: a list of patchOperations is expected, or an object that has one under patchOperations or patch",
    ],
    [{ patchOperations: {} }, "operations.json#/patchOperations: a list of operations is expected"],
    [[1], "operations.json#/0: an operation is an object"],
    [
      { patch: [{ op: "replace", path: "/timeoutInMillis", value: 5000 }] },
      "operations.json#/patch/0/value: value of an operation is a text",
    ],
  ];
  for (const [operations, stderr] of MALFORMED) {
    it(`says where ${JSON.stringify(operations)} is not a list of operations`, async () => {
      expect(await patch(operations)).to.deep.equal({
        code: 1,
        stdout: "",
        stderr: `patchway patch: ${stderr}\n`,
      });
    });
  }

  it("shows control characters of a path that is refused", async () => {
    const { stderr } = await patch([{ op: "replace", path: "/\u001b[2Jx", value: "" }]);
    expect(stderr).to.contain("/\\u001b[2Jx").and.not.to.contain("\u001b");
  });
});
