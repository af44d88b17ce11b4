import { expect } from "chai";
import { type BatchCommand, batchLines, batchObjects, batchStage, InputError } from "../../lib/index.js";

type Untyped = (command: BatchCommand, source: unknown, ...options: unknown[]) => AsyncIterable<unknown>;

const lines = batchLines as unknown as Untyped;
const objects = batchObjects as unknown as Untyped;
const stage = batchStage as unknown as (command: BatchCommand, options?: unknown) => unknown;

const TO_HTTP = { to: "http" };

const WRONG: readonly (readonly [BatchCommand, unknown, string | RegExp])[] = [
  ["convert", undefined, "options.to is http, websocket or v1, not nothing"],
  ["convert", {}, "options.to is http, websocket or v1, not nothing"],
  ["convert", { to: "HTTP" }, 'options.to is http, websocket or v1, not "HTTP"'],
  ["convert", { to: "V1" }, 'options.to is http, websocket or v1, not "V1"'],
  ["convert", { to: "constructor" }, 'options.to is http, websocket or v1, not "constructor"'],
  ["convert", Object.create({ to: "http" }), "options.to is http, websocket or v1, not nothing"],
  ["convert", { to: "v1", fromProtocol: "http" }, 'options.fromProtocol is HTTP or WEBSOCKET, not "http"'],
  ["convert", { ...TO_HTTP, allow: "httpAsProxy" }, 'options.allow is a list, not "httpAsProxy"'],
  ["convert", { ...TO_HTTP, allow: ["all"] }, /^options\.allow\[0\] is httpAsProxy, .*, not "all"$/],
  ["convert", { ...TO_HTTP, allow: ["payload2AsProxyEvent"] }, /^options\.allow\[0\] is httpAsProxy/],
  ["convert", { to: "v1", allow: ["httpAsProxy"] }, /^options\.allow\[0\] is payload2AsProxyEvent/],
  ["convert", { ...TO_HTTP, routeKey: 5 }, "options.routeKey is a string, not 5"],
  ["convert", { ...TO_HTTP, vpcLinks: [] }, "options.vpcLinks is an object of texts, not a list"],
  ["convert", { ...TO_HTTP, listeners: { a: null } }, 'options.listeners["a"] is a string, not null'],
  [
    "convert",
    { ...TO_HTTP, statusCodes: [200, 99] },
    "options.statusCodes[1] is a whole number from 200 to 599, not 99",
  ],
  ["convert", { ...TO_HTTP, jobs: "2" }, 'options.jobs is a whole number from 1 to 64, not "2"'],
  ["convert", { ...TO_HTTP, onError: 5 }, "options.onError is a function, not 5"],
  ["convert", { ...TO_HTTP, signal: {} }, "options.signal is an AbortSignal, not an object"],
  ["convert", 5, "the options of a batch are an object, not 5"],
  ["convert", [], "the options of a batch are an object, not a list"],
  ["convert", null, "the options of a batch are an object, not null"],
  ["diff", { kind: "Nothing" }, /^options\.kind is .*\bIntegration\b.*, not "Nothing"$/],
  ["diff", { kind: "__proto__" }, /^options\.kind is /],
  ["diff", { absent: "leave" }, 'options.absent is reset or keep, not "leave"'],
  ["diff", { documentedOnly: "no" }, 'options.documentedOnly is true or false, not "no"'],
  ["diff", { maxTimeoutMillis: -1 }, "options.maxTimeoutMillis is a whole number of at least 1, not -1"],
  ["diff", { resourceId: 5 }, "options.resourceId is a string, not 5"],
  ["diff", { toV2: "http" }, 'options.toV2 is HTTP or WEBSOCKET, not "http"'],
  ["diff", { toV2: "HTTP", kind: "Stage" }, 'options.kind is Integration, not "Stage"'],
  ["diff", { toV2: "HTTP", absent: "keep" }, /^options\.absent is for patchOperations/],
  ["diff", { statusCodes: [404] }, "options.statusCodes is for options.toV2"],
  ["patch", { assume: 5 }, "options.assume is an object, not 5"],
  ["patch", { assume: { atomic: "no" } }, 'options.assume.atomic is true or false, not "no"'],
  ["patch", { assume: { atomi: true } }, /^options\.assume knows atomic, .*, not "atomi"$/],
  ["patch", { context: { authorizers: "a" } }, 'options.context.authorizers is a list, not "a"'],
  ["patch", { context: { resources: [5] } }, "options.context.resources[0] is an object, not 5"],
  ["check", { current: [] }, "options.current is an object, not a list"],
  ["check", { current: { uri: () => {} } }, /^the options of a batch are plain data: /],
  ["check", { maxTimeoutMillis: Number.NaN }, /^options\.maxTimeoutMillis is a whole number/],
  ["translate", { protocol: "http" }, 'options.protocol is HTTP or WEBSOCKET, not "http"'],
  ["translate", { to: "http" }, 'options.to is v1 or v2, not "http"'],
  ["translate", { kind: "Stage" }, 'options.kind is Integration or IntegrationResponse, not "Stage"'],
];

describe("an option of a batch that is none is an error at the call:", () => {
  for (const [command, options, message] of WRONG) {
    it(String(message), () => {
      for (const call of [
        () => lines(command, [], options),
        () => objects(command, [], options),
        () => stage(command, options),
      ]) {
        expect(call).to.throw(InputError, message);
      }
    });
  }

  for (const source of [null, undefined, 5, {}]) {
    it(`a source that is ${JSON.stringify(source)}`, () => {
      for (const batch of [lines, objects]) {
        expect(() => batch("check", source)).to.throw(
          InputError,
          /^the source of a batch is what can be iterated/,
        );
      }
    });
  }
});

describe("options of a batch", () => {
  it("may be left out where every one has a default", async () => {
    const pair = { current: { type: "MOCK" }, desired: { type: "MOCK", timeoutInMillis: 5000 } };
    const results: unknown[] = [];
    for await (const { patchOperations } of batchObjects("diff", [pair])) results.push(patchOperations);
    expect(results).to.deep.equal([[{ op: "replace", path: "/timeoutInMillis", value: "5000" }]]);
    for await (const bytes of batchLines("check", ["[]\n"])) {
      expect(Buffer.from(bytes).toString()).to.equal('{"findings":[]}\n');
    }
  });

  it("that say nothing, or that no batch has, are as good as left out", async () => {
    const options = { ...TO_HTTP, routeKey: undefined, jobs: undefined, made: () => {} };
    const updates = { toV2: "HTTP", kind: "Integration", documentedOnly: false };
    for (const batch of [
      lines("convert", [{ type: "MOCK" }], options),
      objects("diff", [{ current: { type: "MOCK" }, desired: { type: "MOCK" } }], updates),
      objects("diff", [{ current: {}, desired: {} }], { allow: [] }),
    ]) {
      let results = 0;
      for await (const _ of batch) results += 1;
      expect(results).to.equal(1);
    }
  });

  it("are what they were at the call", async () => {
    const current = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/" };
    const removed = [{ op: "remove", path: "/requestParameters/integration.request.header.X" }];
    const batch = batchObjects("check", [removed], { current });
    Object.assign(current, { requestParameters: { "integration.request.header.X": "'1'" } });
    for await (const { findings } of batch) expect(findings).to.have.length(1);
  });

  it("of translations allow what either direction loses, where each line tells its own", async () => {
    const allow = ["httpAsProxy", "payload2AsProxyEvent"];
    const list = [{ op: "replace", path: "/timeoutInMillis", value: "5000" }];
    const source = [list, { TimeoutInMillis: 5000 }];
    const results: object[] = [];
    for await (const result of batchObjects("translate", source, { allow })) results.push(result);
    expect(results).to.deep.equal([
      { input: { TimeoutInMillis: 5000 }, findings: [] },
      { patchOperations: list, findings: [] },
    ]);
  });
});
