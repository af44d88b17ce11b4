import { expect } from "chai";
import fc from "fast-check";
import { InputError, PatchwayError } from "../../common/errors.js";
import { V1_BITS } from "../../mappings/members.js";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { RUNS } from "../runs.js";
import { httpIntegration, v1Integration, webSocketIntegration } from "./generate.js";

type Plain = Record<string, unknown>;

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) freeze(one);
    Object.freeze(value);
  }
  return value;
}

/** Only the package's own errors may leave. */
function safely(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof PatchwayError)) throw error;
    expect((error as InputError).pointer).to.be.a("string");
    return undefined;
  }
}

const protocol = fc.constantFrom("HTTP" as const, "WEBSOCKET" as const);
const hostile = fc.oneof(
  fc.constantFrom(
    null,
    "",
    "\ud800",
    "\u001b[31m",
    "__proto__",
    "${",
    "$",
    "'",
    "{{{",
    "[".repeat(5000),
    -1,
    0.5,
    Number.NaN,
  ),
  fc.anything({ maxDepth: 2 }),
  fc.dictionary(
    fc.constantFrom("__proto__", "constructor", "a/b~c", "", "toString", "200"),
    fc.anything({ maxDepth: 1 }),
  ),
);

describe("law 10: whatever the input, conversions throw their own errors alone and change nothing", () => {
  it("v1 with a member of any value", () => {
    fc.assert(
      fc.property(
        v1Integration,
        fc.constantFrom(...Object.keys(V1_BITS)),
        hostile,
        protocol,
        (v1, member, value, to) => {
          safely(() => toV2(freeze({ ...v1, [member]: value }) as never, { protocol: to } as never));
        },
      ),
      { numRuns: RUNS * 4 },
    );
  });

  it("v2 with a member of any value", () => {
    const member = fc.constantFrom(
      "IntegrationUri",
      "RequestParameters",
      "RequestTemplates",
      "ResponseParameters",
      "TlsConfig",
      "TimeoutInMillis",
      "TemplateSelectionExpression",
      "IntegrationSubtype",
      "ConnectionType",
      "ConnectionId",
    );
    fc.assert(
      fc.property(
        fc.oneof(httpIntegration, webSocketIntegration),
        member,
        hostile,
        protocol,
        (v2, name, value, to) => {
          safely(() =>
            toV1(freeze({ integration: { ...v2, [name]: value }, responses: [value] }) as never, {
              protocol: to,
            }),
          );
          safely(() =>
            toV1(freeze({ integration: { ...v2, [name]: value } }) as never, {
              protocol: to,
              routeKey: "GET /{a}",
            }),
          );
        },
      ),
      { numRuns: RUNS * 4 },
    );
  });

  it("anything at all", () => {
    fc.assert(
      fc.property(hostile, hostile, (input, options) => {
        safely(() => toV2(input as never, { protocol: "HTTP" }));
        safely(() => toV1(input as never, { protocol: "HTTP" }));
        safely(() => toV2({ type: "MOCK" }, options as never));
        safely(() => toV1({ integration: { IntegrationType: "MOCK" } }, options as never));
      }),
      { numRuns: RUNS },
    );
  });

  it("templates of any text, as long as they come", () => {
    const piece = fc.constantFrom(
      "$input",
      ".path(",
      "'$.a'",
      ")",
      "#set",
      "${",
      "}",
      "\\",
      "$util.urlEncode(",
      '"',
      "{",
      "[",
      "&",
      "=",
      "%",
      "Action",
      "\ue0000\ue001",
      "\ud800",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
        fc.constantFrom("sqs:path/1/q", "states:action/StartExecution"),
        (template, service) => {
          const v1 = {
            type: "AWS",
            httpMethod: "POST",
            uri: `arn:aws:apigateway:us-east-1:${service}`,
            requestTemplates: { "application/json": template },
          };
          for (const to of ["HTTP", "WEBSOCKET"] as const)
            toV2(freeze(structuredClone(v1)) as never, { protocol: to } as never);
        },
      ),
      { numRuns: RUNS * 2 },
    );
    const long = `{"stateMachineArn":"${"$input.body".repeat(20_000)}"}`;
    toV2(
      {
        type: "AWS",
        httpMethod: "POST",
        uri: "arn:aws:apigateway:us-east-1:states:action/StartExecution",
        requestTemplates: { "application/json": long },
      },
      { protocol: "HTTP" },
    );
  });

  it("reads keys such as __proto__ as data, there and back", () => {
    const v1 = JSON.parse(
      '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com","requestParameters":{"integration.request.header.__proto__":"\'1\'","integration.request.querystring.constructor":"\'2\'","__proto__":"\'3\'"}}',
    ) as Plain;
    const there = toV2(v1 as never, { protocol: "HTTP" });
    expect(JSON.stringify(there.integration.RequestParameters)).to.equal(
      '{"overwrite:header.__proto__":"1","append:querystring.constructor":"2"}',
    );
    expect(there.findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "parameter-key-invalid /requestParameters/__proto__",
    ]);
    const responses = JSON.parse(
      '{"__proto__":{"statusCode":"200","responseTemplates":{"__proto__":"x"}}}',
    ) as Plain;
    const socket = toV2(
      { type: "MOCK", integrationResponses: responses as never },
      { protocol: "WEBSOCKET" },
    );
    expect(socket.responses).to.deep.equal([
      {
        IntegrationResponseKey: "$default",
        ResponseTemplates: { $default: "x" },
        TemplateSelectionExpression: "\\$default",
      },
    ]);
    expect(({} as Plain).statusCode).to.equal(undefined);
  });

  for (const [what, call, pointer] of [
    ["no object", () => toV2("x" as never, { protocol: "HTTP" }), ""],
    ["a list", () => toV2([] as never, { protocol: "HTTP" }), ""],
    ["no type", () => toV2({}, { protocol: "HTTP" }), "/type"],
    ["a type that nobody knows", () => toV2({ type: "LAMBDA" as never }, { protocol: "HTTP" }), "/type"],
    ["a uri that is a number", () => toV2({ type: "HTTP", uri: 1 as never }, { protocol: "HTTP" }), "/uri"],
    [
      "a timeout that is text",
      () => toV2({ type: "MOCK", timeoutInMillis: "5" as never }, { protocol: "WEBSOCKET" }),
      "/timeoutInMillis",
    ],
    [
      "a list of parameters",
      () => toV2({ type: "MOCK", requestParameters: [] as never }, { protocol: "WEBSOCKET" }),
      "/requestParameters",
    ],
    [
      "a parameter that is a number",
      () => toV2({ type: "MOCK", requestParameters: { "a/b": 1 as never } }, { protocol: "WEBSOCKET" }),
      "/requestParameters/a~1b",
    ],
    [
      "a template that is a number",
      () =>
        toV2(
          { type: "MOCK", requestTemplates: { "application/json": 1 as never } },
          { protocol: "WEBSOCKET" },
        ),
      "/requestTemplates/application~1json",
    ],
    [
      "a response that is text",
      () => toV2({ type: "MOCK", integrationResponses: { "200": "x" as never } }, { protocol: "WEBSOCKET" }),
      "/integrationResponses/200",
    ],
    [
      "a cache key that is a number",
      () => toV2({ type: "MOCK", cacheKeyParameters: ["a", 1 as never] }, { protocol: "WEBSOCKET" }),
      "/cacheKeyParameters/1",
    ],
    [
      "a flag that is text",
      () =>
        toV2(
          { type: "MOCK", tlsConfig: { insecureSkipVerification: "true" as never } },
          { protocol: "WEBSOCKET" },
        ),
      "/tlsConfig/insecureSkipVerification",
    ],
    [
      "an integration outside { integration }",
      () => toV1({ IntegrationType: "MOCK" } as never, { protocol: "WEBSOCKET" }),
      "",
    ],
    [
      "no IntegrationType",
      () => toV1({ integration: {} }, { protocol: "WEBSOCKET" }),
      "/integration/IntegrationType",
    ],
    [
      "responses that are an object",
      () =>
        toV1({ integration: { IntegrationType: "MOCK" }, responses: {} as never }, { protocol: "WEBSOCKET" }),
      "/responses",
    ],
    [
      "a response without a key",
      () =>
        toV1(
          { integration: { IntegrationType: "MOCK" }, responses: [{}] as never },
          { protocol: "WEBSOCKET" },
        ),
      "/responses/0/IntegrationResponseKey",
    ],
  ] as const) {
    it(`says where the input is wrong: ${what}`, () => {
      expect(call).to.throw(InputError).with.property("pointer", pointer);
    });

    it(`says it once: ${what}`, () => {
      // Whoever shows the message shows the pointer before it.
      if (pointer !== "")
        expect(call).to.throw(InputError).with.property("message").that.does.not.include(pointer);
    });
  }

  it("says what is expected, and what there is", () => {
    const http = { protocol: "HTTP" } as const;
    expect(() => toV2({ type: "HTTP", uri: 1 as never }, http)).to.throw("a string is expected, not 1");
    expect(() => toV2({ type: "HTTP", tlsConfig: [] as never }, http)).to.throw(
      "an object is expected, not a list",
    );
    expect(() => toV2({ type: "HTTP", connectionType: "VPC" as never }, http)).to.throw(
      'one of INTERNET, VPC_LINK is expected, not "VPC"',
    );
    expect(() => toV1({ integration: { IntegrationType: "MOCK" }, responses: {} as never }, http)).to.throw(
      "a list is expected, not an object",
    );
  });

  for (const options of [
    undefined,
    null,
    {},
    { protocol: "REST" },
    { protocol: "HTTP", allow: ["everything"] },
    { protocol: "HTTP", allow: "httpAsProxy" },
    { protocol: "HTTP", routeKey: 1 },
    { protocol: "HTTP", vpcLinks: { a: 1 } },
    { protocol: "HTTP", listeners: [] },
    { protocol: "HTTP", hosts: "a" },
    { protocol: "HTTP", statusCodes: [100] },
    { protocol: "HTTP", region: 1 },
  ]) {
    it(`does not take the options ${JSON.stringify(options)}`, () => {
      expect(() => toV2({ type: "MOCK" }, options as never)).to.throw(InputError);
      expect(() => toV1({ integration: { IntegrationType: "MOCK" } }, options as never)).to.throw(InputError);
    });
  }
});
