/** Requests as botocore 1.43 writes them (boto3 and the AWS command line), byte for byte but for the signature. */
import { expect } from "chai";
import { bytes, running } from "./harness.js";

const USER_AGENT =
  "Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux md/arch#x86_64 lang/python#3.11.7 md/pyimpl#CPython m/b,Z,N,e,D cfg/retry-mode#legacy Botocore/1.43.11";

interface Exchange {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON came
  readonly json: any;
}

function parse(answer: string): Exchange {
  const end = answer.indexOf("\r\n\r\n");
  const [first = "", ...lines] = answer.slice(0, end).split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const text = answer.slice(end + 4);
  return {
    status: Number(first.split(" ")[1]),
    headers,
    text,
    json: text === "" ? undefined : JSON.parse(text),
  };
}

describe("requests as botocore sends them", () => {
  const here = running();

  async function send(method: string, path: string, body?: object): Promise<Exchange> {
    const { host } = new URL(here.emulator.endpoint);
    const text = body === undefined ? "" : JSON.stringify(body);
    const v1 = !path.startsWith("/v2/");
    const head = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${host}`,
      "Accept-Encoding: identity",
      ...(body === undefined ? [] : ["Content-Type: application/json"]),
      `User-Agent: ${USER_AGENT}`,
      ...(v1 ? ["Accept: application/json"] : []),
      "X-Amz-Date: 20261128T123902Z",
      "Authorization: AWS4-HMAC-SHA256 Credential=t/20261128/us-east-1/apigateway/aws4_request, SignedHeaders=accept;host;x-amz-date, Signature=00",
      "amz-sdk-invocation-id: 9352b73b-3d8e-45ee-9fd2-174023ec227e",
      "amz-sdk-request: attempt=1",
      ...(method === "GET" ? [] : [`Content-Length: ${Buffer.byteLength(text)}`]),
      "Connection: close",
    ];
    return parse(await bytes(here.emulator.endpoint, `${head.join("\r\n")}\r\n\r\n${text}`));
  }

  async function api() {
    const { json } = await send("POST", "/restapis", { name: "a", tags: { team: "x" } });
    return {
      path: `/restapis/${json.id}`,
      root: `/restapis/${json.id}/resources/${json.rootResourceId}`,
      json,
    };
  }

  it("have dates that it parses: seconds of v1, ISO 8601 of v2", async () => {
    const { json } = await api();
    expect(json.createdDate).to.be.a("number").and.satisfy(Number.isInteger);
    expect(json.tags).to.deep.equal({ team: "x" });
    const v2 = await send("POST", "/v2/apis", { name: "h", protocolType: "HTTP" });
    expect(v2.json.createdDate).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("list with a query of several embeds, and a position that it escapes", async () => {
    const { path, root } = await api();
    for (const pathPart of ["a", "b", "{c+}"]) await send("POST", root, { pathPart });
    await send("PUT", `${root}/methods/GET`, { authorizationType: "NONE" });
    const first = await send("GET", `${path}/resources?embed=methods&embed=other&limit=3`);
    expect(first.json.item).to.have.length(3);
    expect(first.json.item[0].resourceMethods.GET).to.deep.include({ httpMethod: "GET" });
    const position = encodeURIComponent(first.json.position);
    const second = await send("GET", `${path}/resources?embed=methods&limit=3&position=${position}`);
    expect(second.json.item.map((one: { path: string }) => one.path)).to.deep.equal(["/{c+}"]);
    expect(second.json).not.to.have.property("position");
  });

  it("put and patch with escapes in the path and in the operations, and delete with a length of 0", async () => {
    const { root } = await api();
    const method = `${root}/methods/GET`;
    await send("PUT", method, { authorizationType: "NONE" });
    expect((await send("PUT", `${method}/integration`, { type: "MOCK" })).status).to.equal(201);
    const patched = await send("PATCH", `${method}/integration`, {
      patchOperations: [{ op: "add", path: "/requestTemplates/application~1json", value: "é" }],
    });
    expect([patched.status, patched.json.requestTemplates]).to.deep.equal([200, { "application/json": "é" }]);
    await send("PUT", `${method}/responses/200`, {});
    const response = `${method}/integration/responses/200`;
    expect((await send("PUT", response, { selectionPattern: "" })).json).to.deep.equal({
      ...{ statusCode: "200", selectionPattern: "" },
    });
    const deleted = await send("DELETE", response);
    expect([deleted.status, deleted.text, deleted.headers.has("content-length")]).to.deep.equal([
      204,
      "",
      false,
    ]);
    const gone = await send("DELETE", root.replace(/[^/]+$/, "%7By%7D"));
    expect([gone.status, gone.headers.get("x-amzn-errortype"), gone.json]).to.deep.equal([
      ...[404, "NotFoundException", { message: "Invalid Resource identifier specified" }],
    ]);
  });

  it("delete with 202 and nothing in the answer", async () => {
    const { path } = await api();
    const { status, text, headers } = await send("DELETE", path);
    expect([status, text, headers.get("content-length")]).to.deep.equal([202, "", "0"]);
  });

  it("name things with slashes, spaces, brackets and dollars", async () => {
    const { path } = await api();
    expect((await send("GET", `${path}/models/Empty?flatten=true`)).json.name).to.equal("Empty");
    await send("POST", `${path}/documentation/versions`, { documentationVersion: "a/b c" });
    const version = await send("GET", `${path}/documentation/versions/a%2Fb%20c`);
    expect(version.json.version).to.equal("a/b c");
    await send("POST", "/domainnames", { domainName: "a.b" });
    await send("POST", "/domainnames/a.b/basepathmappings", { restApiId: path.split("/").at(-1) });
    expect((await send("GET", "/domainnames/a.b/basepathmappings/%28none%29")).json.basePath).to.equal(
      "(none)",
    );
    const { json } = await send("POST", "/v2/apis", {
      name: "h",
      protocolType: "HTTP",
      target: "https://a.b",
    });
    const stage = await send("GET", `/v2/apis/${json.apiId}/stages/%24default`);
    expect([stage.status, stage.json.stageName, stage.json.autoDeploy]).to.deep.equal([
      200,
      "$default",
      true,
    ]);
  });

  it("page through v2 by a number that is text", async () => {
    const { json: made } = await send("POST", "/v2/apis", { name: "h", protocolType: "HTTP" });
    const path = `/v2/apis/${made.apiId}/routes`;
    for (const routeKey of ["GET /a", "GET /b", "GET /c"]) await send("POST", path, { routeKey });
    const first = await send("GET", `${path}?maxResults=2`);
    const second = await send(
      "GET",
      `${path}?maxResults=2&nextToken=${encodeURIComponent(first.json.nextToken)}`,
    );
    const keys = [...first.json.items, ...second.json.items].map((one: { routeKey: string }) => one.routeKey);
    expect(keys).to.deep.equal(["GET /a", "GET /b", "GET /c"]);
    expect(second.json).not.to.have.property("nextToken");
  });

  it("are refused by a name that it makes an exception of, whether the text is message or Message", async () => {
    const conflict = await send("POST", "/v2/apis", { name: "h" });
    expect([conflict.status, conflict.headers.get("x-amzn-errortype")]).to.deep.equal([
      400,
      "BadRequestException",
    ]);
    expect(conflict.json.message).to.be.a("string");
    const invalid = await send("PATCH", "/restapis/x", { patchOperations: [{ op: "wrong", path: "/name" }] });
    expect([invalid.status, invalid.headers.get("x-amzn-errortype")]).to.deep.equal([
      400,
      "ValidationException",
    ]);
    expect(invalid.json.Message).to.match(/^1 validation error detected: Value 'wrong'/);
  });
});
