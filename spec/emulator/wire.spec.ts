import { networkInterfaces } from "node:os";
import { gzipSync } from "node:zlib";
import {
  GetBasePathMappingCommand,
  GetDocumentationVersionCommand,
  TagResourceCommand,
} from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import fc from "fast-check";
import { LARGEST_BODY } from "../../lib/emulator/wire/request.js";
import { RUNS } from "../runs.js";
import { bytes, caught, raw, running } from "./harness.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("the wire", () => {
  const here = running();
  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    raw(here.emulator.endpoint, method, path, body, headers);
  const error = (name: string, text: string | RegExp) => (answer: Awaited<ReturnType<typeof send>>) => {
    expect(answer.headers.get("x-amzn-errortype"), answer.text).to.equal(name);
    expect(answer.headers.get("content-type")).to.equal("application/json");
    const message = answer.body.message ?? answer.body.Message;
    if (typeof text === "string") expect(message).to.equal(text);
    else expect(message).to.match(text);
  };

  it("has a request id of its own in every answer, whatever the answer", async () => {
    const answers = await Promise.all([
      send("POST", "/restapis", { name: "a" }),
      send("GET", "/restapis"),
      send("GET", "/restapis/none"),
      send("GET", "/nothing/here"),
      send("POST", "/restapis", "{"),
      send("DELETE", "/_emulator"),
      send("GET", "/_emulator/none"),
      send("HEAD", "/restapis"),
    ]);
    const ids = answers.map(({ headers }) => headers.get("x-amzn-requestid"));
    for (const id of ids) expect(id).to.match(UUID);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("does not know an operation that is not served: 404 with the name in the header", async () => {
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", "/nothing"],
      ["POST", "/restapis?mode=import"],
      ["GET", "/restapis//resources"],
      ["GET", "/v2/apis/a/models"],
    ] as const) {
      const answer = await send(method, path, method === "POST" ? {} : undefined);
      expect(answer.status, path).to.equal(404);
      error("UnknownOperationException", /^There is no operation/)(answer);
    }
    const sdk = await caught(
      here.v1.send(new TagResourceCommand({ resourceArn: "arn:aws:apigateway:x", tags: {} })),
    );
    expect([sdk.name, sdk.$metadata.httpStatusCode]).to.deep.equal(["UnknownOperationException", 404]);
  });

  it("says which methods a path takes: 405 with Allow; a HEAD has no body", async () => {
    const answer = await send("PUT", "/restapis", {});
    expect([answer.status, answer.headers.get("allow")]).to.deep.equal([405, "GET, POST"]);
    error("MethodNotAllowedException", "/restapis takes GET, POST, not PUT")(answer);
    const head = await send("HEAD", "/restapis");
    expect([head.status, head.text]).to.deep.equal([405, ""]);
  });

  it("refuses a body that is not JSON, or no object", async () => {
    for (const body of ["{", "nothing", "{'a':1}", '"a', "\u0000", "[".repeat(100_000)]) {
      const answer = await send("POST", "/restapis", body);
      expect(answer.status).to.equal(400);
      error("SerializationException", /^The body of the request is not JSON/)(answer);
    }
    for (const body of ["[]", '"text"', "1", "true", "null"]) {
      error(
        "SerializationException",
        "The body of the request is not a JSON object",
      )(await send("POST", "/restapis", body));
    }
  });

  it("refuses members of another type, with the recorded text where there is one", async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ name: true }, "class java.lang.Boolean can not be converted to an String"],
      [
        { name: 5 },
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
      ],
      [{ name: ["a"] }, "Start of list found where not expected"],
      [{ name: { a: 1 } }, "Start of structure or map found where not expected."],
      [
        { name: "a", minimumCompressionSize: "5" },
        "class java.lang.String can not be converted to an Integer",
      ],
      [
        { name: "a", disableExecuteApiEndpoint: "true" },
        "class java.lang.String can not be converted to an Boolean",
      ],
      [{ name: "a", binaryMediaTypes: "image/png" }, "Expected list or null"],
      [{ name: "a", tags: [] }, "Expected map or null"],
      [{ name: "a", endpointConfiguration: "EDGE" }, "Expected map or null"],
    ];
    for (const [body, message] of cases) {
      error("SerializationException", message)(await send("POST", "/restapis", body));
    }
    error(
      "SerializationException",
      /^The number at/,
    )(await send("POST", "/restapis", '{"name":"a","minimumCompressionSize":1e999}'));
  });

  it("asks for members that the model requires, takes null for absent, and passes over members that nobody knows", async () => {
    error(
      "ValidationException",
      "1 validation error detected: Value null at 'createRestApiInput.name' failed to satisfy constraint: Member must not be null",
    )(await send("POST", "/restapis", { name: null }));
    const answer = await send("POST", "/restapis", { name: "a", description: null, whatever: [1] });
    expect(answer.status).to.equal(201);
    expect(answer.body).not.to.have.any.keys("description", "whatever");
  });

  it("takes any content type and none, any signature and none, and a body in chunks", async () => {
    for (const headers of [
      { "content-type": "text/plain" },
      { "content-type": "application/x-amz-json-1.1" },
      { authorization: "AWS4-HMAC-SHA256 Credential=x/20200101/eu-west-1/apigateway/aws4_request" },
    ]) {
      expect((await send("POST", "/restapis", '{"name":"a"}', headers)).status).to.equal(201);
    }
    const answer = await socket(
      'POST /restapis HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n5\r\n{"nam\r\n8\r\ne":"chu"\r\n1\r\n}\r\n0\r\n\r\n',
    );
    expect(answer)
      .to.match(/^HTTP\/1\.1 201 /)
      .and.contain('"name":"chu"');
  });

  it("listens on the loopback interface alone (skipped where there is no other)", async function () {
    const { port } = new URL(here.emulator.endpoint);
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && !one.internal && one.family === "IPv4")
      .map((one) => one?.address as string);
    if (outside.length === 0) this.skip();
    for (const address of outside) {
      const error = await fetch(`http://${address}:${port}/restapis`, {
        signal: AbortSignal.timeout(2000),
      }).catch((caught: unknown) => caught);
      expect(error, address).to.be.instanceOf(Error);
    }
  });

  it("reads labels with escapes: slashes, plus signs, braces, spaces, other scripts", async () => {
    const { body: api } = await send("POST", "/restapis", { name: "a" });
    for (const name of ["a/b", "a+b", "{proxy+}", "a b", "ü/ö", "100%", "?x=1", "#y"]) {
      const made = await send("POST", `/restapis/${api.id}/documentation/versions`, {
        documentationVersion: name,
      });
      expect(made.status).to.equal(201);
      const asked = { restApiId: api.id, documentationVersion: name };
      const got = await here.v1.send(new GetDocumentationVersionCommand(asked));
      expect(got.version).to.equal(name);
    }
    const mapping = new GetBasePathMappingCommand({ domainName: "a.b", basePath: "(none)" });
    expect((await caught(here.v1.send(mapping))).message).to.equal(
      "Invalid domain name identifier specified",
    );
  });

  it("refuses an escape that is none", async () => {
    for (const path of ["/restapis/%", "/restapis/%zz", "/restapis/%ff"]) {
      const answer = await socket(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      expect(answer, path)
        .to.match(/^HTTP\/1\.1 400 /)
        .and.contain("BadRequestException");
    }
  });

  it("takes keys such as __proto__ as data", async () => {
    const { body: api } = await send(
      "POST",
      "/restapis",
      '{"name":"a","tags":{"__proto__":"p","constructor":"c"}}',
    );
    const { text } = await send("GET", `/restapis/${api.id}`);
    expect(text).to.contain('"tags":{"__proto__":"p","constructor":"c"}');
    for (const id of ["__proto__", "constructor", "toString"]) {
      expect((await send("GET", `/restapis/${id}`)).status).to.equal(404);
      expect((await send("GET", `/${id}`)).status).to.equal(404);
      expect(
        (await send("GET", `/restapis/${api.id}/resources/${api.rootResourceId}/methods/${id}`)).status,
      ).to.equal(404);
    }
  });

  it("refuses a body of more than 10 MB, and goes on", async () => {
    const near = await send("POST", "/restapis", { name: "a", policy: "x".repeat(LARGEST_BODY - 100) });
    expect(near.status).to.equal(201);
    const answer = await socket(
      `POST /restapis HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${LARGEST_BODY + 1}\r\n\r\n${"x".repeat(LARGEST_BODY + 1)}`,
    );
    expect(answer)
      .to.match(/^HTTP\/1\.1 413 /)
      .and.contain("RequestEntityTooLargeException");
    expect((await send("GET", "/restapis?limit=1")).status).to.equal(200);
  }).timeout(20_000);

  it("refuses a body that is no text in UTF-8, or is encoded", async () => {
    const post = (body: Uint8Array, header = "") => {
      const head = `POST /restapis HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${header}content-length: ${body.length}\r\n\r\n`;
      return socket(Buffer.concat([Buffer.from(head), body]));
    };
    expect(await post(Buffer.from('{"name":"\xff"}', "latin1")))
      .to.match(/^HTTP\/1\.1 400 /)
      .and.contain('{"Message":"The body of the request is not UTF-8"}');
    expect(await post(gzipSync('{"name":"a"}'), "content-encoding: gzip\r\n"))
      .to.match(/^HTTP\/1\.1 415 /)
      .and.contain("is encoded (gzip)");
    expect(await post(Buffer.from('{"name":"ü"}'), "content-encoding: identity\r\n")).to.match(
      /^HTTP\/1\.1 201 /,
    );
  });

  it("answers requests of one connection in their order, also after a refusal", async () => {
    const get = (path: string, close = "") => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${close}\r\n`;
    const post = (body: string) =>
      `POST /restapis HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const answer = await socket(
      [
        get("/restapis/%zz"),
        post("{"),
        post('{"name":"in-line"}'),
        get("/none"),
        get("/account", "connection: close\r\n"),
      ].join(""),
    );
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)).to.deep.equal([
      ...["400", "400", "201", "404", "200"],
    ]);
  });

  it("lets a client wait for 100 Continue before it sends the body", async () => {
    const head =
      "POST /restapis HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 12\r\nconnection: close\r\n\r\n";
    const answer = await bytes(here.emulator.endpoint, head, 400, '{"name":"a"}');
    expect(answer).to.match(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
  });

  it("answers 400 to what is not HTTP, and goes on", async () => {
    expect(await socket("what?\r\n\r\n"))
      .to.match(/^HTTP\/1\.1 400 /)
      .and.match(/x-amzn-requestid/i);
    const longHeader = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"y".repeat(100_000)}\r\n\r\n`;
    expect(await socket(longHeader)).to.match(/^HTTP\/1\.1 431 /);
    // More than the system holds for a reader that does not come: it has to be read for the answer to arrive.
    const longPath = `GET /${"y".repeat(8_000_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
    expect(await socket(longPath))
      .to.match(/^HTTP\/1\.1 431 /)
      .and.match(/x-amzn-requestid/i);
    expect((await send("GET", "/restapis?limit=1")).status).to.equal(200);
  });

  const socket = (text: string | Uint8Array, silence?: number) =>
    bytes(here.emulator.endpoint, text, silence);

  describe("under noise", () => {
    const FAULT = /InternalFailure|TypeError|RangeError/;

    it("never crashes on bytes, and answers the next request", async () => {
      const line = fc.oneof(
        fc.constantFrom(
          "GET /restapis HTTP/1.1",
          "POST /v2/apis HTTP/1.1",
          "PATCH /restapis/none HTTP/1.0",
          "",
        ),
        fc.string({ unit: "binary" }),
      );
      const bytes = fc
        .tuple(
          line,
          fc.array(fc.string({ unit: "binary" }), { maxLength: 3 }),
          fc.uint8Array({ maxLength: 64 }),
        )
        .map(([first, headers, body]) => {
          const head = `${first}\r\n${headers.join("\r\n")}\r\n\r\n`;
          return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(body)]);
        });
      await fc.assert(
        fc.asyncProperty(bytes, async (noise) => {
          expect(await socket(noise, 30)).not.to.match(FAULT);
        }),
        { numRuns: Math.min(RUNS, 60) },
      );
      expect((await send("GET", "/restapis?limit=1")).status).to.equal(200);
    });

    it("never fails on JSON of any shape at any operation: it answers, or refuses in AWS's way", async () => {
      const { OPERATIONS } = await import("../../lib/emulator/routes.js");
      const { body: api } = await send("POST", "/restapis", { name: "a" });
      const { body: v2 } = await send("POST", "/v2/apis", { name: "a", protocolType: "HTTP" });
      const known: Record<string, string> = {
        restApiId: api.id,
        resourceId: api.rootResourceId,
        ApiId: v2.apiId,
        httpMethod: "GET",
        statusCode: "200",
        responseType: "THROTTLED",
      };
      const known2 = { ...known, parentId: api.rootResourceId };
      const operation = fc.constantFrom(
        ...OPERATIONS.filter(({ name }) => !/^Delete(RestApi|Api)$/.test(name)),
      );
      // Not String(): JSON may have members of its own called toString.
      const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
      const value = fc.oneof(
        { depthSize: "small" },
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(
          "__proto__",
          "",
          "\ud800",
          "HTTP",
          "GET /x",
          "$default",
          "integrations/x",
          "{proxy+}",
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          operation,
          fc.infiniteStream(value),
          fc.infiniteStream(fc.boolean()),
          async (one, values, there) => {
            const next = () => values.next().value;
            const path = one.path.replace(/\{(\w+)\}/g, (_, label: string) =>
              there.next().value
                ? (known2[label as keyof typeof known2] ?? "x")
                : encodeURIComponent(text(next()).replace(/\p{Surrogate}/gu, "")),
            );
            const members = Object.keys(one.body ?? {}).filter(() => there.next().value);
            const body = Object.fromEntries(
              members.map((member) => [
                one.service === "apigateway" ? member : member.charAt(0).toLowerCase() + member.slice(1),
                next(),
              ]),
            );
            const given = one.method === "GET" || one.method === "DELETE" ? undefined : body;
            const answer = await send(one.method, path, given);
            expect(answer.status, answer.text).to.be.lessThan(500);
            expect(answer.text).not.to.match(FAULT);
          },
        ),
        { numRuns: RUNS * 2 },
      );
      expect((await send("GET", "/_emulator/state")).status).to.equal(200);
    });
  });
});
