import { expect } from "chai";
import fc from "fast-check";
import type { Finding } from "../../common/findings.js";
import {
  lambdaParameterToV2,
  type Mapping,
  requestParameterFromHttp,
  requestParameterFromWebSocket,
  requestParameterToHttp,
  requestParameterToWebSocket,
  responseParameterFromHttp,
  responseParameterFromWebSocket,
  responseParameterToHttp,
  responseParameterToWebSocket,
} from "../../mappings/parameters.js";

type Told = readonly string[];
type Case = readonly [key: string, value: string, result: readonly [string, string] | undefined, told: Told];

function check(
  [key, value, result, told]: Case,
  translate: (path: string, findings: Finding[]) => Mapping | undefined,
): void {
  const findings: Finding[] = [];
  const mapping = translate("/here", findings);
  expect(mapping, `${key} ${value}`).to.deep.equal(
    result === undefined ? undefined : { key: result[0], value: result[1] },
  );
  expect(findings.map(({ id }) => id)).to.deep.equal(told);
  for (const finding of findings) expect(finding.path).to.equal("/here");
  if (result === undefined && !key.includes(".path.") && key !== "overwrite:path")
    expect(findings).to.not.have.length(0);
}

/** For translations that keep the key and are given a pointer to the map. */
function kept(
  key: string,
  path: string,
  findings: Finding[],
  translate: (base: string, findings: Finding[]) => string | undefined,
): Mapping | undefined {
  const own: Finding[] = [];
  const value = translate("/map", own);
  for (const finding of own) {
    expect(finding.path).to.equal(`/map/${key}`);
    findings.push({ ...finding, path });
  }
  return value === undefined ? undefined : { key, value };
}

const LONG = "x".repeat(513);
const HEADER = "integration.request.header.A";
const QUERY = "integration.request.querystring.a";

describe("v1 request parameters for an HTTP API", () => {
  const cases: readonly Case[] = [
    [HEADER, "'v'", ["overwrite:header.A", "v"], []],
    [HEADER, "method.request.header.b", ["overwrite:header.A", "$request.header.b"], []],
    [HEADER, "method.request.querystring.b", ["overwrite:header.A", "$request.querystring.b"], []],
    [HEADER, "method.request.path.b", ["overwrite:header.A", "$request.path.b"], []],
    [HEADER, "method.request.body", ["overwrite:header.A", "$request.body"], []],
    [HEADER, "method.request.body.a.b", ["overwrite:header.A", "$request.body.a.b"], ["body-truncated"]],
    [HEADER, "method.request.body.a..b", undefined, ["body-path-unsupported"]],
    [HEADER, "method.request.body.a[?(@.b)]", undefined, ["body-path-unsupported"]],
    [
      HEADER,
      "method.request.multivalueheader.b",
      ["overwrite:header.A", "$request.header.b"],
      ["multi-value-joined"],
    ],
    [
      HEADER,
      "method.request.multivaluequerystring.b",
      ["overwrite:header.A", "$request.querystring.b"],
      ["multi-value-joined"],
    ],
    [
      HEADER,
      "method.request.querystring.$filter",
      ["overwrite:header.A", "$request.querystring.$filter"],
      ["name-unproven"],
    ],
    [HEADER, "stageVariables.v", ["overwrite:header.A", "$stageVariables.v"], []],
    [HEADER, "context.identity.sourceIp", ["overwrite:header.A", "$context.identity.sourceIp"], []],
    [
      HEADER,
      "context.extendedRequestId",
      ["overwrite:header.A", "$context.extendedRequestId"],
      ["context-differs"],
    ],
    [HEADER, "context.resourcePath", undefined, ["context-missing"]],
    [HEADER, "context.nobody.knows", undefined, ["context-missing"]],
    [HEADER, "'$5'", undefined, ["static-evaluated"]],
    [HEADER, "'a ${x}'", undefined, ["static-evaluated"]],
    [HEADER, "'a ${context.stage}'", undefined, ["static-evaluated"]],
    [HEADER, "''", undefined, ["static-empty"]],
    [HEADER, `'${LONG}'`, undefined, ["value-too-long"]],
    [HEADER, `'${LONG.slice(1)}'`, ["overwrite:header.A", LONG.slice(1)], []],
    [HEADER, "bare", undefined, ["parameter-value-invalid"]],
    ["integration.request.header.Authorization", "'v'", undefined, ["reserved-header"]],
    ["integration.request.header.x-amz-target", "'v'", undefined, ["reserved-header"]],
    ["integration.request.header.Access-Control-Max-Age", "'v'", undefined, ["cors-header"]],
    ["method.request.header.A", "'v'", undefined, ["parameter-key-invalid"]],
    ["integration.request.path.a", "'v'", undefined, []],
    [QUERY, "'v'", ["append:querystring.a", "v"], []],
  ];
  for (const one of cases) {
    it(`${one[0]} <- ${one[1].slice(0, 40)}`, () =>
      check(one, (path, findings) => requestParameterToHttp(one[0], one[1], "HTTP_PROXY", path, findings)));
  }

  it("a custom integration sends the mapped query parameter alone", () =>
    check([QUERY, "'v'", ["overwrite:querystring.a", "v"], []], (path, findings) =>
      requestParameterToHttp(QUERY, "'v'", "HTTP", path, findings),
    ));

  it("a Lambda proxy ignores them, but for the headers of Invoke", () => {
    for (const [key, told] of [
      [HEADER, "lambda-parameter-inert"],
      [QUERY, "lambda-parameter-inert"],
      ["integration.request.header.X-Amz-Tenant-Id", "lambda-invoke-header"],
      ["integration.request.cookie.x", "parameter-key-invalid"],
    ] as const) {
      const findings: Finding[] = [];
      lambdaParameterToV2(key, "HTTP", "/here", findings);
      expect(findings.map(({ id }) => id)).to.deep.equal([told]);
    }
  });
});

describe("v1 request parameters for a WebSocket API", () => {
  const cases: readonly (readonly [routeKey: string | undefined, ...Case])[] = [
    [undefined, HEADER, "'v'", [HEADER, "'v'"], []],
    [undefined, HEADER, "stageVariables.v", [HEADER, "stageVariables.v"], []],
    [undefined, HEADER, "context.connectionId", undefined, ["context-missing"]],
    [undefined, HEADER, "context.stage", [HEADER, "context.stage"], []],
    [undefined, HEADER, "context.httpMethod", undefined, ["context-missing"]],
    [
      "$connect",
      HEADER,
      "method.request.header.b",
      [HEADER, "route.request.header.b"],
      ["declare-route-parameter"],
    ],
    [
      "$connect",
      HEADER,
      "method.request.multivalueheader.b",
      [HEADER, "route.request.multivalueheader.b"],
      ["declare-route-parameter"],
    ],
    [
      undefined,
      HEADER,
      "method.request.querystring.b",
      [HEADER, "route.request.querystring.b"],
      ["connect-only-unchecked"],
    ],
    ["send", HEADER, "method.request.querystring.b", undefined, ["connect-only"]],
    ["send", HEADER, "method.request.body.a", [HEADER, "route.request.body.a"], []],
    ["send", HEADER, "method.request.body", [HEADER, "route.request.body"], ["whole-body-websocket"]],
    ["$connect", HEADER, "method.request.path.a", undefined, ["path-parameter-websocket"]],
    [undefined, "integration.request.path.a", "'v'", ["integration.request.path.a", "'v'"], []],
    [undefined, HEADER, `'${LONG}'`, undefined, ["value-too-long"]],
    [undefined, HEADER, "bare", undefined, ["parameter-value-invalid"]],
    [undefined, "overwrite:header.A", "'v'", undefined, ["parameter-key-invalid"]],
  ];
  for (const [routeKey, ...one] of cases) {
    it(`${one[0]} <- ${one[1].slice(0, 40)} on ${routeKey ?? "some route"}`, () =>
      check(one, (path, findings) =>
        kept(one[0], path, findings, (base, own) =>
          requestParameterToWebSocket(one[0], one[1], routeKey, base, own),
        ),
      ));
  }
});

describe("an HTTP API's request parameters for v1", () => {
  const cases: readonly (readonly [type: string, ...Case])[] = [
    ["HTTP_PROXY", "overwrite:header.A", "v", [HEADER, "'v'"], []],
    [
      "HTTP_PROXY",
      "overwrite:header.A",
      "$request.header.b",
      [HEADER, "method.request.header.b"],
      ["declare-method-parameter"],
    ],
    [
      "HTTP_PROXY",
      "overwrite:header.A",
      "${request.path.b}",
      [HEADER, "method.request.path.b"],
      ["declare-method-parameter"],
    ],
    ["HTTP_PROXY", "overwrite:header.A", "$request.body.a", [HEADER, "method.request.body.a"], []],
    ["HTTP_PROXY", "overwrite:header.A", "$stageVariables.v", [HEADER, "stageVariables.v"], []],
    ["HTTP_PROXY", "overwrite:header.A", "$context.stage", [HEADER, "context.stage"], []],
    ["HTTP_PROXY", "overwrite:header.A", "$context.routeKey", undefined, ["context-missing"]],
    ["HTTP_PROXY", "overwrite:header.A", "$request.path", undefined, ["request-path-unavailable"]],
    ["HTTP_PROXY", "overwrite:header.A", "a ${context.stage}", undefined, ["composite-value"]],
    ["HTTP_PROXY", "overwrite:header.A", "$nothing", undefined, ["parameter-value-unclear"]],
    ["HTTP_PROXY", "overwrite:header.A", "", undefined, ["parameter-value-unclear"]],
    ["HTTP_PROXY", "append:header.A", "v", [HEADER, "'v'"], ["append-becomes-replace"]],
    ["HTTP_PROXY", "append:querystring.a", "v", [QUERY, "'v'"], []],
    ["HTTP_PROXY", "overwrite:querystring.a", "v", [QUERY, "'v'"], ["overwrite-becomes-append"]],
    ["HTTP_PROXY", "remove:header.A", "''", undefined, ["remove-lost"]],
    ["HTTP", "remove:header.A", "''", undefined, ["remove-implied"]],
    ["HTTP", "append:querystring.a", "v", [QUERY, "'v'"], ["append-is-all"]],
    ["HTTP", "overwrite:querystring.a", "v", [QUERY, "'v'"], []],
    ["HTTP_PROXY", "overwrite:header.Content-Length", "1", undefined, ["header-refused-on-v1"]],
    ["HTTP_PROXY", "overwrite:path", "/x", undefined, []],
    ["HTTP_PROXY", "header.A", "v", undefined, ["parameter-key-invalid"]],
  ];
  for (const [type, ...one] of cases) {
    it(`${one[0]} <- ${one[1]} on ${type}`, () =>
      check(one, (path, findings) => requestParameterFromHttp(one[0], one[1], type, path, findings)));
  }
});

describe("a WebSocket API's request parameters for v1", () => {
  const cases: readonly Case[] = [
    [HEADER, "'v'", [HEADER, "'v'"], []],
    [HEADER, "route.request.header.b", [HEADER, "method.request.header.b"], ["declare-method-parameter"]],
    [HEADER, "route.request.body.a", [HEADER, "method.request.body.a"], []],
    [
      HEADER,
      "method.request.header.b",
      [HEADER, "method.request.header.b"],
      ["method-spelling", "declare-method-parameter"],
    ],
    [HEADER, "context.connectionId", undefined, ["context-missing"]],
    [HEADER, "context.requestId", [HEADER, "context.requestId"], []],
    [HEADER, "$request.header.b", undefined, ["parameter-value-invalid"]],
    ["integration.request.header.Authorization", "'v'", undefined, ["header-refused-on-v1"]],
    ["A", "'v'", undefined, ["parameter-key-invalid"]],
  ];
  for (const one of cases) {
    it(`${one[0]} <- ${one[1]}`, () =>
      check(one, (path, findings) => requestParameterFromWebSocket(one[0], one[1], "AWS", path, findings)));
  }
});

const TO_CLIENT = "method.response.header.A";

describe("response parameters", () => {
  const toHttp: readonly Case[] = [
    [TO_CLIENT, "'v'", ["overwrite:header.A", "v"], []],
    [TO_CLIENT, "integration.response.header.b", ["overwrite:header.A", "$response.header.b"], []],
    [
      TO_CLIENT,
      "integration.response.multivalueheader.b",
      ["overwrite:header.A", "$response.header.b"],
      ["multi-value-joined"],
    ],
    [TO_CLIENT, "integration.response.body", ["overwrite:header.A", "$response.body"], []],
    [
      TO_CLIENT,
      "integration.response.body.a",
      ["overwrite:header.A", "$response.body.a"],
      ["body-truncated"],
    ],
    [TO_CLIENT, "method.request.header.b", undefined, ["parameter-value-invalid"]],
    ["method.response.header.Access-Control-Allow-Origin", "'*'", undefined, ["cors-header"]],
    ["method.response.header.Content-Length", "'1'", undefined, ["reserved-header"]],
    [HEADER, "'v'", undefined, ["parameter-key-invalid"]],
  ];
  for (const one of toHttp) {
    it(`of v1 for an HTTP API: ${one[0]} <- ${one[1]}`, () =>
      check(one, (path, findings) => responseParameterToHttp(one[0], one[1], path, findings)));
  }

  const fromHttp: readonly Case[] = [
    ["overwrite:header.A", "v", [TO_CLIENT, "'v'"], []],
    ["overwrite:header.A", "$response.header.b", [TO_CLIENT, "integration.response.header.b"], []],
    ["overwrite:header.Date", "v", ["method.response.header.Date", "'v'"], ["header-may-be-remapped"]],
    ["append:header.A", "v", undefined, ["response-action-lost"]],
    ["remove:header.A", "''", undefined, ["response-action-lost"]],
    ["overwrite:header.A", "$request.header.b", undefined, ["parameter-value-unclear"]],
    ["A", "v", undefined, ["parameter-key-invalid"]],
  ];
  for (const one of fromHttp) {
    it(`of an HTTP API for v1: ${one[0]} <- ${one[1]}`, () =>
      check(one, (path, findings) => responseParameterFromHttp(one[0], one[1], path, findings)));
  }

  const sockets: readonly (readonly [toV1: boolean, ...Case])[] = [
    [false, TO_CLIENT, "integration.response.header.b", [TO_CLIENT, "integration.response.header.b"], []],
    [false, TO_CLIENT, "context.httpMethod", undefined, ["context-missing"]],
    [false, TO_CLIENT, `'${LONG}'`, undefined, ["value-too-long"]],
    [false, TO_CLIENT, "x", undefined, ["parameter-value-invalid"]],
    [false, "A", "'v'", undefined, ["parameter-key-invalid"]],
    [true, TO_CLIENT, "'v'", [TO_CLIENT, "'v'"], []],
    [true, TO_CLIENT, "context.connectionId", undefined, ["context-missing"]],
    [
      true,
      "method.response.header.Server",
      "'v'",
      ["method.response.header.Server", "'v'"],
      ["header-may-be-remapped"],
    ],
  ];
  for (const [toV1, ...one] of sockets) {
    it(`of ${toV1 ? "a WebSocket API for v1" : "v1 for a WebSocket API"}: ${one[0]} <- ${one[1].slice(0, 40)}`, () =>
      check(one, (path, findings) =>
        toV1
          ? kept(one[0], path, findings, (base, own) =>
              responseParameterFromWebSocket(one[0], one[1], base, own),
            )
          : kept(one[0], path, findings, (base, own) =>
              responseParameterToWebSocket(one[0], one[1], base, own),
            ),
      ));
  }
});

describe("a parameter that was translated without a warning", () => {
  const name = fc.stringMatching(/^[A-Za-z][\w.-]{0,8}$/);
  const source = fc.oneof(
    fc
      .tuple(fc.constantFrom("header", "querystring", "path"), name)
      .map(([location, one]) => `method.request.${location}.${one}`),
    name.map((one) => `method.request.body.${one.replaceAll("..", "")}`),
    name.map((one) => `stageVariables.${one}`),
    fc.constantFrom("context.stage", "context.identity.sourceIp", "context.authorizer.x"),
    fc.string({ minLength: 1, maxLength: 20 }).map((one) => `'${one}'`),
  );
  const key = fc
    .tuple(fc.constantFrom("header", "querystring"), name)
    .map(([location, one]) => `integration.request.${location}.${one}`);

  it("comes back the same from an HTTP API", () => {
    fc.assert(
      fc.property(key, source, (oneKey, value) => {
        const findings: Finding[] = [];
        const there = requestParameterToHttp(oneKey, value, "HTTP_PROXY", "", findings);
        if (there === undefined || findings.some(({ severity }) => severity !== "info")) return;
        const back = requestParameterFromHttp(there.key, there.value, "HTTP_PROXY", "", findings);
        if (back === undefined) expect(findings.map(({ id }) => id)).to.include("header-refused-on-v1");
        else expect(back).to.deep.equal({ key: oneKey, value });
      }),
    );
  });

  it("comes back the same from a WebSocket API", () => {
    fc.assert(
      fc.property(key, source, (oneKey, value) => {
        const findings: Finding[] = [];
        const there = requestParameterToWebSocket(oneKey, value, "$connect", "", findings);
        if (there === undefined) return;
        const back = requestParameterFromWebSocket(oneKey, there, "HTTP", "", findings);
        if (back === undefined) expect(findings.map(({ id }) => id)).to.include("header-refused-on-v1");
        else expect(back).to.deep.equal({ key: oneKey, value });
      }),
    );
  });
});
