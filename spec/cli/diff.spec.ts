import { expect } from "chai";
import { cli, type World } from "./harness.js";

/** Runs `diff` on two objects; the desired one comes through stdin, the current one out of the same text. */
const diff = (current: unknown, desired: unknown, options: readonly string[] = [], world: World = {}) =>
  withPair(current, desired, (argv, cwd) => cli(["diff", ...argv, ...options], { ...world, cwd }));

async function withPair<T>(
  current: unknown,
  desired: unknown,
  use: (argv: string[], cwd: string) => Promise<T>,
) {
  const { withFiles } = await import("./harness.js");
  const files = { "current.json": JSON.stringify(current), "desired.json": JSON.stringify(desired) };
  return withFiles(files, (cwd) => use(["current.json", "desired.json"], cwd));
}

const HTTP = { type: "HTTP", httpMethod: "GET", uri: "https://example.com/v1", timeoutInMillis: 29000 };
const CHANGED = {
  ...HTTP,
  timeoutInMillis: 5000,
  requestTemplates: { "application/xml": "<a/>" },
};

describe("patchway diff", () => {
  it("prints a table: path, current -> desired, operation", async () => {
    const { code, stdout, stderr } = await diff(HTTP, CHANGED);
    expect([code, stderr]).to.deep.equal([2, ""]);
    expect(stdout).to.equal(
      [
        "Integration: 2 changes: 1 add, 1 replace",
        "",
        "  /timeoutInMillis                    29000     ->  5000  replace",
        "  /requestTemplates/application~1xml  (absent)  ->  <a/>  add",
        "",
      ].join("\n"),
    );
  });

  it("puts findings below the table, the most severe first, with what to do", async () => {
    const desired = { ...HTTP, credentials: "arn:aws:iam::123456789012:role/x", timeoutInMillis: 5 };
    const { code, stdout } = await diff(HTTP, desired);
    expect(code).to.equal(3);
    expect(stdout).to.equal(
      [
        "Integration: 1 change: 1 replace; 1 error, 1 info",
        "",
        "  /credentials  (absent)  ->  arn:aws:iam::123456789012:role/x  replace",
        "",
        "error    /timeoutInMillis  (timeout-out-of-range)",
        "         timeoutInMillis must be from 50 to 29000 ms here, not 5",
        "         -> Choose a value in the range; after a quota increase, give the new ceiling (options.maxTimeoutMillis,",
        "            --max-timeout).",
        "info     /credentials  (credentials-undocumented)",
        "         /credentials is not in AWS's table of patch paths; clients send it",
        "         -> If AWS refuses it, put the whole integration: plan with what is documented alone (options.documentedOnly,",
        "            --documented-only).",
        "",
      ].join("\n"),
    );
  });

  it("says that there is nothing to change, with exit code 0", async () => {
    const { code, stdout } = await diff(HTTP, { ...HTTP, requestParameters: {}, connectionType: "INTERNET" });
    expect([code, stdout]).to.deep.equal([0, "Integration: no changes\n"]);
  });

  it("prints patchOperations and findings as JSON", async () => {
    const { code, stdout } = await diff(HTTP, CHANGED, ["--format", "json"]);
    expect(code).to.equal(2);
    expect(JSON.parse(stdout)).to.deep.equal({
      patchOperations: [
        { op: "replace", path: "/timeoutInMillis", value: "5000" },
        { op: "add", path: "/requestTemplates/application~1xml", value: "<a/>" },
      ],
      findings: [],
    });
    expect(stdout.endsWith("}\n")).to.equal(true);
  });

  it("exits with 2 where only a plan could make the change", async () => {
    const desired = { ...HTTP, integrationResponses: { "200": { statusCode: "200" } } };
    const { code, stdout } = await diff(HTTP, desired, ["--format", "json"]);
    const { patchOperations, findings } = JSON.parse(stdout);
    expect(patchOperations).to.deep.equal([]);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.include({
      id: "responses-need-plan",
      severity: "warning",
      path: "/integrationResponses/200",
    });
    expect(code).to.equal(2);
  });

  it("exits with 3 where a finding reaches --fail-on, and goes on to 2 where it does not", async () => {
    const desired = { ...HTTP, integrationResponses: { "200": { statusCode: "200" } } };
    expect((await diff(HTTP, desired, ["--fail-on", "warning"])).code).to.equal(3);
    expect((await diff(HTTP, desired, ["--fail-on", "info"])).code).to.equal(3);
    expect((await diff(HTTP, desired, ["--fail-on", "error"])).code).to.equal(2);
    expect((await diff(HTTP, { ...HTTP, type: "HTTP_PROXY" })).code).to.equal(3);
  });

  it("leaves what DESIRED does not mention under --keep-absent", async () => {
    const desired = { type: "HTTP", timeoutInMillis: 5000 };
    const { stdout } = await diff(HTTP, desired, ["--keep-absent", "--format", "json"]);
    expect(JSON.parse(stdout).patchOperations).to.deep.equal([
      { op: "replace", path: "/timeoutInMillis", value: "5000" },
    ]);
  });

  it("leaves out /credentials under --documented-only, says so, and exits with 2", async () => {
    const desired = { ...HTTP, credentials: "arn:aws:iam::123456789012:role/x" };
    const { code, stdout } = await diff(HTTP, desired, ["--documented-only", "--format", "json"]);
    const { patchOperations, findings } = JSON.parse(stdout);
    expect([code, patchOperations]).to.deep.equal([2, []]);
    expect(findings.map(({ id }: { id: string }) => id)).to.include("left-out-undocumented");
  });

  it("takes longer timeouts with --max-timeout", async () => {
    const desired = { ...HTTP, timeoutInMillis: 60000 };
    expect((await diff(HTTP, desired)).code).to.equal(3);
    expect((await diff(HTTP, desired, ["--max-timeout", "120000"])).code).to.equal(2);
  });

  it("resets a cacheNamespace of null to --resource-id", async () => {
    const current = { ...HTTP, cacheNamespace: "shared" };
    const { stdout } = await diff(current, { ...HTTP, cacheNamespace: null }, [
      "--resource-id",
      "x1",
      "--format",
      "json",
    ]);
    expect(JSON.parse(stdout).patchOperations).to.deep.equal([
      { op: "replace", path: "/cacheNamespace", value: "x1" },
    ]);
  });

  it("works on another kind", async () => {
    const current = { statusCode: "200", responseTemplates: { "application/json": "a" } };
    const desired = { statusCode: "200", selectionPattern: "2\\d\\d" };
    const { code, stdout } = await diff(current, desired, ["--kind", "IntegrationResponse"]);
    expect(code).to.equal(2);
    expect(stdout).to.equal(
      [
        "IntegrationResponse: 2 changes: 1 remove, 1 replace",
        "",
        "  /selectionPattern                     (absent)  ->  2\\d\\d     replace",
        "  /responseTemplates/application~1json  a         ->  (absent)  remove",
        "",
      ].join("\n"),
    );
  });
});

describe("patchway diff --format cli-input", () => {
  const OPERATIONS = [{ op: "replace", path: "/timeoutInMillis", value: "5000" }];
  const SLOW = { ...HTTP, timeoutInMillis: 5000 };

  it("prints the input of the update command", async () => {
    const place = ["--rest-api-id", "a1", "--resource-id", "r1", "--http-method", "GET"];
    const { code, stdout, stderr } = await diff(HTTP, SLOW, ["--format", "cli-input", ...place]);
    expect([code, stderr]).to.deep.equal([2, ""]);
    expect(JSON.parse(stdout)).to.deep.equal({
      restApiId: "a1",
      resourceId: "r1",
      httpMethod: "GET",
      patchOperations: OPERATIONS,
    });
  });

  it("leaves out what is not given, and says so on stderr", async () => {
    const { code, stdout, stderr } = await diff(HTTP, SLOW, ["--format", "cli-input", "--rest-api-id", "a1"]);
    expect(code).to.equal(2);
    expect(JSON.parse(stdout)).to.deep.equal({ restApiId: "a1", patchOperations: OPERATIONS });
    expect(stderr).to.equal(
      "patchway: aws apigateway update-integration also needs --resource-id, --http-method: give them here or there\n",
    );
  });

  it("takes from the input of PutIntegration where it belongs; an option goes before that", async () => {
    const put = {
      restApiId: "a1",
      resourceId: "r1",
      httpMethod: "POST",
      type: "HTTP",
      integrationHttpMethod: "GET",
      uri: "https://example.com/v1",
      timeoutInMillis: 5000,
    };
    const { stdout, stderr } = await diff(HTTP, put, ["--format", "cli-input", "--resource-id", "r2"]);
    expect(stderr).to.equal("");
    expect(JSON.parse(stdout)).to.deep.equal({
      restApiId: "a1",
      resourceId: "r2",
      httpMethod: "POST",
      patchOperations: OPERATIONS,
    });
  });

  it("asks for a status code where the kind has one, and refuses one where it has not", async () => {
    const response = ["--kind", "IntegrationResponse", "--format", "cli-input"];
    const { stderr } = await diff(
      { statusCode: "200" },
      { statusCode: "200", selectionPattern: "x" },
      response,
    );
    expect(stderr).to.contain(
      "update-integration-response also needs --rest-api-id, --resource-id, --http-method, --status-code",
    );
    const refused = await diff(HTTP, SLOW, ["--format", "cli-input", "--status-code", "200"]);
    expect([refused.code, refused.stdout, refused.stderr]).to.deep.equal([
      1,
      "",
      "patchway diff: aws apigateway update-integration takes no --status-code.\n",
    ]);
  });

  it("prints findings on stderr, so that stdout is the input alone", async () => {
    const desired = { ...SLOW, credentials: "arn:aws:iam::123456789012:role/x" };
    const { stdout, stderr } = await diff(HTTP, desired, ["--format", "cli-input"]);
    expect(JSON.parse(stdout).patchOperations).to.have.length(2);
    expect(stderr).to.contain("info     /credentials  (credentials-undocumented)\n");
  });
});

describe("patchway diff --format custodian", () => {
  it("prints an action, every value a quoted text", async () => {
    const desired = { ...HTTP, timeoutInMillis: 5000, requestTemplates: { "a/b": 'x: "y"\n\u0085\u2028é' } };
    const { code, stdout } = await diff(HTTP, desired, ["--format", "custodian"]);
    expect(code).to.equal(2);
    expect(stdout).to.equal(
      [
        "# for the actions of a policy on rest-resource with a filter rest-integration",
        "- type: update-integration",
        "  patch:",
        "    - op: replace",
        '      path: "/timeoutInMillis"',
        '      value: "5000"',
        "    - op: add",
        '      path: "/requestTemplates/a~1b"',
        '      value: "x: \\"y\\"\\n\\u0085\\u2028é"',
        "",
      ].join("\n"),
    );
  });

  it("prints an empty list where nothing changes", async () => {
    const { code, stdout } = await diff(HTTP, HTTP, ["--format", "custodian"]);
    expect(code).to.equal(0);
    expect(stdout).to.match(/\n {2}patch: \[\]\n$/);
  });

  it("says for which kinds Cloud Custodian has no action", async () => {
    const { code, stdout, stderr } = await diff({}, {}, [
      "--kind",
      "IntegrationResponse",
      "--format",
      "custodian",
    ]);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.equal(
      "patchway diff: Cloud Custodian has no action that patches IntegrationResponse; it has one for Account, Integration, Method, RestApi, Stage.\n",
    );
  });
});

describe("what diff prints of hostile input", () => {
  const HOSTILE = "\u001b]0;owned\u0007\u202eabc\r\n\u009b31m\ud800";

  it("has no control characters in the table", async () => {
    const desired = { ...HTTP, requestTemplates: { [`a/${HOSTILE}`]: HOSTILE } };
    const { stdout } = await diff(HTTP, desired);
    expect(stdout).to.contain("/requestTemplates/a~1\\u001b]0;owned\\u0007\\u202eabc\\r\\n\\u009b31m\\ud800");
    expect(stdout.replaceAll("\n", "")).to.match(/^[\x20-\x7e…]*$/);
  });

  it("has none in JSON either, and the same data", async () => {
    const desired = { ...HTTP, requestTemplates: { "a/b": HOSTILE } };
    const { stdout } = await diff(HTTP, desired, ["--format", "json"]);
    expect(stdout.replaceAll("\n", "")).to.match(/^[\x20-\x7e]*$/);
    expect(JSON.parse(stdout).patchOperations[0].value).to.equal(HOSTILE);
  });

  it("treats __proto__ as any other key", async () => {
    const desired = JSON.parse(
      '{"type":"HTTP","httpMethod":"GET","uri":"https://example.com/v1","requestTemplates":{"__proto__":"x"}}',
    );
    const { stdout } = await diff(HTTP, desired);
    expect(stdout).to.contain("__proto__");
  });
});

describe("colour", () => {
  const ESCAPE = "\u001b[";
  const coloured = async (world: World) => (await diff(HTTP, CHANGED, [], world)).stdout.includes(ESCAPE);

  it("is for terminals only", async () => {
    expect(await coloured({ tty: true })).to.equal(true);
    expect(await coloured({ tty: false })).to.equal(false);
  });

  it("is left out under NO_COLOR and on a dumb terminal", async () => {
    expect(await coloured({ tty: true, env: { NO_COLOR: "1" } })).to.equal(false);
    expect(await coloured({ tty: true, env: { TERM: "dumb" } })).to.equal(false);
    expect(await coloured({ tty: true, env: { NO_COLOR: "" } })).to.equal(true);
  });

  it("is forced by FORCE_COLOR, which goes before NO_COLOR, and forbidden by FORCE_COLOR=0", async () => {
    expect(await coloured({ tty: false, env: { FORCE_COLOR: "1" } })).to.equal(true);
    expect(await coloured({ tty: false, env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).to.equal(true);
    expect(await coloured({ tty: true, env: { FORCE_COLOR: "0" } })).to.equal(false);
  });

  it("never reaches JSON", async () => {
    const { stdout } = await diff(HTTP, CHANGED, ["--format", "json"], {
      tty: true,
      env: { FORCE_COLOR: "1" },
    });
    expect(stdout).not.to.contain(ESCAPE);
  });
});

describe("an option of the other output", () => {
  const pair = ["examples/current.json", "examples/desired.json"];
  const V2 = ["--to", "v2", "--protocol", "http"];
  const VAIN: readonly (readonly [readonly string[], string])[] = [
    [[...V2, "--keep-absent"], "--keep-absent is for patchOperations; leave it out, or leave out --to v2."],
    [
      [...V2, "--max-timeout", "60000"],
      "--max-timeout is for patchOperations; leave it out, or leave out --to v2.",
    ],
    [
      [...V2, "--format", "cli-input"],
      "--format cli-input is for patchOperations; diff --to v2 prints text or json.",
    ],
    [["--protocol", "http"], "--protocol is for --to v2."],
    [["--allow", "httpAsProxy"], "--allow is for --to v2."],
  ];
  for (const [options, message] of VAIN) {
    it(`is refused: diff ${options.join(" ")}`, async () => {
      expect(await cli(["diff", ...pair, ...options])).to.deep.equal({
        code: 1,
        stdout: "",
        stderr: `patchway diff: ${message}\n`,
      });
    });
  }
});
