import { expect } from "chai";
import fc from "fast-check";
import { parseExpression, printExpression } from "../../common/expression.js";
import {
  isPlainText,
  parseHttpKey,
  parseHttpValue,
  parseWebSocketValue,
  printHttpKey,
  printHttpValue,
  printWebSocketValue,
} from "../../mappings/expressions.js";

describe("mapping expressions of HTTP APIs", () => {
  for (const [text, pieces] of [
    ["plain", ["plain"]],
    ["costs 5$ each", ["costs 5$ each"]],
    ["$request.header.X-Id", [{ source: "request", location: "header", name: "X-Id" }]],
    ["$request.querystring.q", [{ source: "request", location: "querystring", name: "q" }]],
    ["$request.path.id", [{ source: "request", location: "path", name: "id" }]],
    ["$request.path", [{ source: "request", location: "path", name: "" }]],
    ["$request.body", [{ source: "request", location: "body", name: "" }]],
    ["$request.body.a.b[0]", [{ source: "request", location: "body", name: "a.b[0]" }]],
    ["$context.identity.sourceIp", [{ source: "context", name: "identity.sourceIp" }]],
    ["$stageVariables.v", [{ source: "stageVariables", name: "v" }]],
    ["${request.header.h}", [{ source: "request", location: "header", name: "h" }]],
    [
      "/a/${request.path.id}-${context.stage}/z",
      [
        "/a/",
        { source: "request", location: "path", name: "id" },
        "-",
        { source: "context", name: "stage" },
        "/z",
      ],
    ],
  ] as const) {
    it(`reads ${text}`, () => {
      expect(parseHttpValue(text, "request")).to.deep.equal(pieces);
    });
  }

  for (const text of [
    "$",
    "$5",
    "$foo.bar",
    "$request",
    "$request.",
    "$request.header",
    "$request.header.",
    "$request.header.a b",
    "$request.cookie.c",
    "$response.header.h",
    "com.example.$request.path.source",
    "a ${request.header.h",
    "a ${foo}",
    "$context.a ${context.b}",
    "${}",
  ]) {
    it(`does not guess what ${text} means`, () => {
      expect(parseHttpValue(text, "request")).to.equal(undefined);
    });
  }

  it("reads the response's own sources on the response side alone", () => {
    expect(parseHttpValue("$response.header.h", "response")).to.deep.equal([
      { source: "response", location: "header", name: "h" },
    ]);
    expect(parseHttpValue("$response.body.a", "response")).to.deep.equal([
      { source: "response", location: "body", name: "a" },
    ]);
    expect(parseHttpValue("$request.header.h", "response")).to.equal(undefined);
    expect(parseHttpValue("$response.querystring.q", "response")).to.equal(undefined);
  });

  it("tells text that an HTTP API leaves alone from text that it evaluates", () => {
    for (const text of ["", "a", "5 $", "{a}", "a$b"]) expect(isPlainText(text), text).to.equal(true);
    for (const text of ["$a", "${a}", "x ${stageVariables.a}", "x $context.y", "$"]) {
      expect(isPlainText(text), text).to.equal(false);
    }
  });

  it("prints what it read, with braces only inside text", () => {
    for (const text of [
      "a",
      "$request.path",
      "$request.header.h",
      "x${request.path}y",
      "$stageVariables.v",
      "$request.body",
    ]) {
      const pieces = parseHttpValue(text, "request");
      expect(pieces && printHttpValue(pieces)).to.equal(text);
    }
    expect(printHttpValue([{ source: "request", location: "header", name: "h" }])).to.equal(
      "$request.header.h",
    );
  });

  it("never throws, and reads again what it prints", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("$", "{", "}", ".", "request", "header", "context", "a", " ") }),
        (text) => {
          const pieces = parseHttpValue(text, "request");
          if (pieces === undefined) return;
          expect(parseHttpValue(printHttpValue(pieces), "request")).to.deep.equal(pieces);
        },
      ),
    );
  });

  for (const [key, side, parsed] of [
    ["append:header.X", "request", { action: "append", location: "header", name: "X" }],
    ["overwrite:querystring.a.b", "request", { action: "overwrite", location: "querystring", name: "a.b" }],
    ["remove:header.X", "request", { action: "remove", location: "header", name: "X" }],
    ["overwrite:path", "request", { action: "overwrite", location: "path", name: "" }],
    ["overwrite:statuscode", "response", { action: "overwrite", location: "statuscode", name: "" }],
    ["append:header.X", "response", { action: "append", location: "header", name: "X" }],
  ] as const) {
    it(`reads the ${side} key ${key}`, () => {
      expect(parseHttpKey(key, side)).to.deep.equal(parsed);
      expect(printHttpKey(parsed)).to.equal(key);
    });
  }

  for (const [key, side] of [
    ["overwrite.statuscode", "response"],
    ["append:path", "request"],
    ["overwrite:path.x", "request"],
    ["overwrite:statuscode", "request"],
    ["overwrite:path", "response"],
    ["append:querystring.q", "response"],
    ["header.X", "request"],
    ["append:header.", "request"],
    ["integration.request.header.X", "request"],
  ] as const) {
    it(`does not take ${key} as a ${side} key`, () => {
      expect(parseHttpKey(key, side)).to.equal(undefined);
    });
  }
});

describe("mapping expressions of WebSocket APIs", () => {
  it("spell the source route.request", () => {
    expect(parseWebSocketValue("route.request.header.h")).to.deep.equal({
      expression: { source: "request", location: "header", name: "h" },
      spelledAsMethod: false,
    });
    expect(parseWebSocketValue("route.request.body.a.b")?.expression).to.deep.equal({
      source: "request",
      location: "body",
      name: "a.b",
    });
    expect(parseWebSocketValue("'text'")).to.deep.equal({
      expression: { source: "static", text: "text" },
      spelledAsMethod: false,
    });
  });

  it("are also read in the API reference's spelling", () => {
    expect(parseWebSocketValue("method.request.querystring.q")?.spelledAsMethod).to.equal(true);
  });

  it("print what v1 reads", () => {
    for (const text of ["context.connectionId", "stageVariables.v", "'t'"]) {
      const expression = parseExpression(text, "request");
      expect(expression && printWebSocketValue(expression)).to.equal(text);
    }
    const header = parseExpression("method.request.header.h", "request");
    expect(header && printWebSocketValue(header)).to.equal("route.request.header.h");
    expect(header && printExpression(header)).to.equal("method.request.header.h");
  });

  it("are refused where they are none", () => {
    for (const text of ["route.request", "route.header.h", "text", "$request.header.h"]) {
      expect(parseWebSocketValue(text), text).to.equal(undefined);
    }
  });
});
