import path from "node:path";
import { expect } from "chai";
import { inFolder } from "../documents/folder.js";
import { cli, withFiles } from "./harness.js";

const json = (text: string): unknown => JSON.parse(text);

describe("patchway convert", () => {
  it("prints what CreateIntegration takes, and findings on stderr", async () => {
    const { code, stdout, stderr } = await cli(["convert", "examples/orders-v1.json", "--to", "http"]);
    expect(code).to.equal(2);
    expect(json(stdout)).to.nested.include({
      "integration.IntegrationType": "HTTP_PROXY",
      "integration.TimeoutInMillis": 5000,
    });
    expect(stderr).to.include("cache-dropped");
  });

  it("exits 3 where a finding is an error, or as --fail-on says", async () => {
    expect((await cli(["convert", "examples/orders-v1.json", "--to", "websocket"])).code).to.equal(3);
    const args = ["convert", "examples/orders-v1.json", "--to", "http", "--fail-on", "info"];
    expect((await cli(args)).code).to.equal(3);
  });

  it("converts back what it printed, and tells the API by the members", async () => {
    const there = await cli(["convert", "examples/orders-v1.json", "--to", "http"]);
    const back = await cli(["convert", "--to", "v1", "--format", "json"], { stdin: there.stdout });
    expect(back.code).to.equal(2);
    expect(json(back.stdout)).to.nested.include({
      convertible: true,
      "integration.uri": "https://orders.example.com/v2/orders/{orderId}",
    });
  });

  it("asks for the protocol of an integration that does not tell it", async () => {
    const stdin = '{"IntegrationType":"HTTP_PROXY","IntegrationUri":"https://a","IntegrationMethod":"GET"}';
    const asked = await cli(["convert", "-", "--to", "v1"], { stdin });
    expect([asked.code, asked.stderr]).to.deep.equal([
      1,
      "patchway convert: the object does not tell whether its API is HTTP or WebSocket: give --from-protocol\n",
    ]);
    expect((await cli(["convert", "-", "--to", "v1", "--from-protocol", "http"], { stdin })).code).to.equal(
      2,
    );
  });

  it("names places in an integration of V2 that stands alone", async () => {
    const wrong = { IntegrationType: "HTTP_PROXY", IntegrationUri: 7 };
    const args = ["convert", "-", "--to", "v1", "--from-protocol", "http"];
    const error = await cli(args, { stdin: JSON.stringify(wrong) });
    expect([error.code, error.stderr]).to.deep.equal([
      1,
      "patchway convert: (stdin)#/IntegrationUri: a string is expected, not 7\n",
    ]);
    const line = await cli([...args, "--ndjson"], { stdin: JSON.stringify(wrong) });
    expect(line.stderr).to.contain("(stdin):1#/IntegrationUri: a string is expected, not 7\n");
    const converted = {
      IntegrationType: "HTTP_PROXY",
      IntegrationUri: "https://a",
      IntegrationMethod: "GET",
    };
    const { stdout } = await cli([...args, "--format", "json"], { stdin: JSON.stringify(converted) });
    expect((json(stdout) as { findings: { path: string }[] }).findings.map(({ path }) => path)).to.include(
      "/TimeoutInMillis",
    );
    const held = await cli([...args, "--format", "json"], {
      stdin: JSON.stringify({ integration: converted }),
    });
    expect(
      (json(held.stdout) as { findings: { path: string }[] }).findings.map(({ path }) => path),
    ).to.include("/integration/TimeoutInMillis");
  });

  it("takes the V2 links of v1 links from a file", async () => {
    const stdin = JSON.stringify({
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "http://internal.example.com",
      connectionType: "VPC_LINK",
      connectionId: "vl1",
    });
    const { code, stderr } = await cli(
      ["convert", "-", "--to", "http", "--vpc-links", "examples/orders-v1.json"],
      { stdin },
    );
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway convert: examples/orders-v1.json#/requestParameters: a text is expected\n",
    ]);
  });

  it("takes the hosts of private backends from a file, for v1", async () => {
    const listener = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2";
    const stdin = JSON.stringify({
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: listener,
      ConnectionType: "VPC_LINK",
      ConnectionId: "vl1",
      RequestParameters: { "overwrite:path": "/x" },
      PayloadFormatVersion: "1.0",
    });
    const alone = await cli(["convert", "-", "--to", "v1"], { stdin });
    expect(alone.code).to.equal(3);
    expect(alone.stderr).to.contain("-> say what it is (options.hosts, --hosts): {");
    const hosts = { "hosts.json": JSON.stringify({ [listener]: "http://name.elb.amazonaws.com:80" }) };
    const told = await inFolder(hosts, (folder) =>
      cli(["convert", "-", "--to", "v1", "--hosts", path.join(folder, "hosts.json")], { stdin }),
    );
    expect(told.code).to.equal(2);
    expect(json(told.stdout)).to.include({ uri: "http://name.elb.amazonaws.com:80/x" });
  });

  it("takes the statuses that a default response is for", async () => {
    const stdin = JSON.stringify({
      type: "HTTP",
      httpMethod: "GET",
      uri: "https://a.example.com/",
      integrationResponses: {
        200: { statusCode: "200", responseParameters: { "method.response.header.x": "'1'" } },
      },
    });
    const args = ["--to", "http", "--allow", "httpAsProxy", "--status-codes"];
    const expected = {
      200: { "overwrite:header.x": "1" },
      404: { "overwrite:header.x": "1", "overwrite:statuscode": "200" },
    };
    const one = await cli(["convert", "-", ...args, "404"], { stdin });
    expect(json(one.stdout)).to.have.deep.nested.property("integration.ResponseParameters", expected);
    const line = await cli(["convert", "--ndjson", ...args, "404", "-"], { stdin: `${stdin}\n` });
    expect(json(line.stdout)).to.have.deep.nested.property("integration.ResponseParameters", expected);
    const wrong = await cli(["convert", "-", ...args, "404,600"], { stdin });
    expect([wrong.code, wrong.stderr]).to.deep.equal([
      1,
      'patchway convert: --status-codes is a list of statuses from 200 to 599, such as 200,404, not "404,600"\n',
    ]);
  });

  const wrong: [string, string[], string][] = [
    [
      "no target",
      ["convert", "examples/orders-v1.json"],
      "say what to convert to: --to http, websocket or v1",
    ],
    [
      "a target that it is already",
      ["convert", "examples/orders-v1.json", "--to", "v1"],
      "examples/orders-v1.json is a v1 integration already: convert --to http or websocket",
    ],
    ["no integration", ["convert", "examples/patch.json", "--to", "http"], "object"],
  ];
  for (const [what, args, text] of wrong) {
    it(`says in one line that there is ${what}`, async () => {
      const { code, stdout, stderr } = await cli(args);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include(text);
      expect(stderr.trimEnd().split("\n")).to.have.length(1);
    });
  }
});

describe("patchway translate", () => {
  it("prints the members of a V2 update, with the object or without it", async () => {
    const alone = await cli(["translate", "examples/patch.json", "--to", "v2"]);
    expect(alone.code).to.equal(2);
    expect(json(alone.stdout)).to.deep.include({ TimeoutInMillis: 8000 });
    const held = await cli([
      "translate",
      "examples/patch.json",
      "--current",
      "examples/orders-v1.json",
      "--format",
      "json",
    ]);
    expect(held.code).to.equal(2);
    expect(json(held.stdout)).to.deep.equal({
      input: {
        IntegrationUri: "https://orders.example.com/v3/orders/{orderId}",
        TimeoutInMillis: 8000,
        RequestParameters: { "append:querystring.source": "", "overwrite:header.X-Version": "3" },
      },
      findings: [],
    });
  });

  it("names the file of the object that is none", async () => {
    const { code, stderr } = await cli(["translate", "examples/patch.json", "--current", "-"], {
      stdin: "[]",
    });
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway translate: (stdin): the current object is an object, not a list\n",
    ]);
  });

  it("names the file and the place of what is wrong, in the update or in the object", () =>
    withFiles(
      {
        "update.json": '{"TimeoutInMillis":1e400}',
        "object.json": '{"IntegrationType":"HTTP_PROXY","TimeoutInMillis":"1"}',
        "list.ndjson": "[]",
        "none.json": "[]",
      },
      async (cwd) => {
        const errorOf = async (...argv: string[]) => (await cli(["translate", ...argv], { cwd })).stderr;
        expect(await errorOf("update.json")).to.equal(
          "patchway translate: update.json#/TimeoutInMillis: a whole number is expected, not Infinity\n",
        );
        expect(await errorOf("update.json", "--current", "object.json")).to.equal(
          "patchway translate: object.json#/TimeoutInMillis: a whole number is expected, not a string\n",
        );
        expect(await errorOf("--ndjson", "list.ndjson", "--current", "none.json")).to.equal(
          "patchway translate: none.json: the current object is an object, not a list\n",
        );
      },
    ));

  it("prints a v1 list for a V2 update", async () => {
    const { code, stdout } = await cli(["translate", "-"], { stdin: '{"TimeoutInMillis":8000}' });
    expect(code).to.equal(2);
    expect(json(stdout)).to.deep.equal([{ op: "replace", path: "/timeoutInMillis", value: "8000" }]);
  });

  it("says in one line what is wrong with its input", async () => {
    const back = await cli(["translate", "examples/patch.json", "--to", "v1"]);
    expect([back.code, back.stderr]).to.deep.equal([
      1,
      "patchway translate: this is a v1 list already: translate --to v2\n",
    ]);
    const unknown = await cli(["translate", "-"], { stdin: '{"Colour":"red"}' });
    expect(unknown.code).to.equal(1);
    expect(unknown.stderr).to.include("an update has no member Colour");
  });
});

describe("patchway diff --to v2", () => {
  it("prints the members of the update between the two, converted", async () => {
    const args = [
      "diff",
      "examples/orders-v1.json",
      "-",
      "--to",
      "v2",
      "--protocol",
      "http",
      "--format",
      "json",
    ];
    const stdin = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://orders.example.com/v2/orders"}';
    const { code, stdout } = await cli(args, { stdin });
    expect(code).to.equal(2);
    expect(json(stdout)).to.nested.include({
      "input.IntegrationUri": "https://orders.example.com/v2/orders",
      "input.TimeoutInMillis": 29_000,
    });
  });

  it("asks for a protocol", async () => {
    const { code, stderr } = await cli([
      "diff",
      "examples/orders-v1.json",
      "examples/orders-v1.json",
      "--to",
      "v2",
    ]);
    expect([code, stderr]).to.deep.equal([
      1,
      "patchway diff: diff --to v2 takes --protocol http or websocket\n",
    ]);
  });
});
