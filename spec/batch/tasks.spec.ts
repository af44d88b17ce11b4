import { expect } from "chai";
import { type BatchCommand, prepareTask, type TaskOptions } from "../../lib/batch/tasks/index.js";
import { InputError } from "../../lib/index.js";

/** A line, what the batch is told, and what has to come out: the outcome and members of the result, or where the error is. */
interface Case<C extends BatchCommand> {
  readonly says: string;
  readonly options: TaskOptions[C];
  readonly line: unknown;
  readonly outcome?: string;
  readonly result?: object;
  readonly error?: readonly [pointer: string, message: RegExp];
}

const PROXY = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/" };
const PROXY_V2 = {
  IntegrationType: "HTTP_PROXY",
  IntegrationMethod: "GET",
  IntegrationUri: "https://example.com/",
  PayloadFormatVersion: "1.0",
};
const URI = [{ op: "replace", path: "/uri", value: "https://example.org/" }];
const BAD_PATH = [{ op: "add", path: "/requestTemplates/application/xml", value: "" }];
const REFUSAL = {
  name: "BadRequestException",
  status: 400,
  message: "Invalid patch path /requestTemplates/application/xml",
  index: 0,
};

const CASES: { readonly [C in BatchCommand]: readonly Case<C>[] } = {
  convert: [
    {
      says: "lets a line's routeKey go before that of all",
      options: { to: "http", routeKey: "GET /a/{x}" },
      line: {
        routeKey: "GET /b/{y}",
        integration: {
          ...PROXY,
          uri: "https://example.com/{y}",
          requestParameters: { "integration.request.path.y": "method.request.path.y" },
        },
      },
      outcome: "converted",
      result: { routeKey: "GET /b/{y}", findings: [] },
    },
    {
      says: "uses the routeKey of all where the line has none",
      options: { to: "http", routeKey: "GET /a" },
      line: {
        integration: {
          ...PROXY,
          uri: "https://example.com/{y}",
          requestParameters: { "integration.request.path.y": "method.request.path.y" },
        },
      },
      outcome: "blocked",
    },
    {
      says: "says that nothing can be converted",
      options: { to: "http" },
      line: { type: "MOCK" },
      outcome: "blocked",
      result: { convertible: false, integration: {}, responses: [] },
    },
    {
      says: "accepts what it is allowed to",
      options: { to: "http", allow: ["httpAsProxy"] },
      line: { ...PROXY, type: "HTTP" },
      outcome: "converted",
    },
    {
      says: "names the links that it is told",
      options: {
        to: "http",
        vpcLinks: { old: "new" },
        listeners: {
          "example.com": "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2",
        },
      },
      line: { ...PROXY, connectionType: "VPC_LINK", connectionId: "old" },
      outcome: "converted",
      result: { convertible: true },
    },
    {
      says: "puts its own keys in the place of those of an earlier run",
      options: { to: "http" },
      line: { findings: "old", integration: PROXY, convertible: "old", responses: [] },
      outcome: "converted",
      result: { findings: [], convertible: true, responses: [] },
    },
    {
      says: "refuses responses beside a v1 integration, which would be lost",
      options: { to: "http" },
      line: { integration: PROXY, responses: [{ IntegrationResponseKey: "$default" }] },
      error: ["/responses", /under integrationResponses; these would be lost/],
    },
    {
      says: "keeps keys that objects have of their own",
      options: { to: "http" },
      line: JSON.parse(`{"__proto__":{"a":1},"constructor":2,"integration":${JSON.stringify(PROXY)}}`),
      outcome: "converted",
      result: JSON.parse('{"__proto__":{"a":1},"constructor":2}'),
    },
    {
      says: "converts to WebSocket, with responses",
      options: { to: "websocket" },
      line: {
        integration: { ...PROXY, type: "HTTP", integrationResponses: { "200": { statusCode: "200" } } },
      },
      outcome: "converted",
      result: { responses: [{ IntegrationResponseKey: "$default" }] },
    },
    {
      says: "converts back, and uses up the responses",
      options: { to: "v1" },
      line: { id: 1, protocol: "HTTP", integration: PROXY_V2, responses: [] },
      outcome: "converted",
      result: { id: 1, protocol: "HTTP", convertible: true },
    },
    {
      says: "takes the protocol as API Gateway calls it, for an integration that does not tell it",
      options: { to: "v1" },
      line: { protocolType: "WEBSOCKET", integration: { ...PROXY_V2, PayloadFormatVersion: undefined } },
      outcome: "converted",
    },
    {
      says: "takes the protocol of all where neither line nor object tells it",
      options: { to: "v1", fromProtocol: "HTTP" },
      line: {
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "GET",
        IntegrationUri: "https://example.com/",
      },
      outcome: "converted",
    },
    {
      says: "asks for the protocol where nothing tells it",
      options: { to: "v1" },
      line: { integration: { IntegrationType: "HTTP_PROXY" } },
      error: ["", /does not tell whether its API is HTTP or WebSocket/],
    },
    {
      says: "refuses a protocol that there is not",
      options: { to: "v1" },
      line: { protocol: "REST", integration: PROXY_V2 },
      error: ["/protocol", /HTTP or WEBSOCKET, not "REST"/],
    },
    {
      says: "refuses what is of API Gateway V2 already",
      options: { to: "http" },
      line: { integration: PROXY_V2 },
      error: ["/integration", /convert --to v1/],
    },
    {
      says: "refuses what is of v1 already",
      options: { to: "v1" },
      line: PROXY,
      error: ["", /v1 integration already/],
    },
    { says: "refuses what is no object", options: { to: "http" }, line: [PROXY], error: ["", /object/] },
    {
      says: "says where a member is wrong",
      options: { to: "http" },
      line: { integration: { ...PROXY, uri: 7 } },
      error: ["/integration/uri", /string/],
    },
    {
      says: "refuses a routeKey that is no text",
      options: { to: "http" },
      line: { routeKey: ["GET /"], integration: PROXY },
      error: ["/routeKey", /^a string is expected, not a list$/],
    },
  ],
  diff: [
    {
      says: "prints the operations, and passes other keys through",
      options: {},
      line: { id: 1, current: PROXY, desired: { ...PROXY, uri: "https://example.org/" } },
      outcome: "changed",
      result: { id: 1, patchOperations: URI, findings: [] },
    },
    {
      says: "says that there is nothing to change",
      options: {},
      line: { current: PROXY, desired: PROXY },
      outcome: "unchanged",
      result: { patchOperations: [], findings: [] },
    },
    {
      says: "counts as changed what only a plan could change",
      options: {},
      line: { current: { type: "HTTP" }, desired: { type: "MOCK" } },
      outcome: "changed",
    },
    {
      says: "takes other kinds",
      options: { kind: "Stage" },
      line: { current: { stageName: "a" }, desired: { stageName: "a", description: "b" } },
      outcome: "changed",
      result: { patchOperations: [{ op: "replace", path: "/description", value: "b" }] },
    },
    {
      says: "leaves what is absent as it is where it is told so",
      options: { absent: "keep" },
      line: { current: PROXY, desired: { type: "HTTP_PROXY" } },
      outcome: "unchanged",
    },
    {
      says: "resets a cacheNamespace to the resourceId of the line",
      options: { resourceId: "other" },
      line: {
        resourceId: "own",
        current: { ...PROXY, cacheNamespace: "x" },
        desired: { ...PROXY, cacheNamespace: null },
      },
      outcome: "changed",
      result: {
        resourceId: "own",
        patchOperations: [{ op: "replace", path: "/cacheNamespace", value: "own" }],
      },
    },
    {
      says: "prints updates of API Gateway V2",
      options: { toV2: "HTTP" },
      line: { id: 1, current: PROXY, desired: { ...PROXY, uri: "https://example.org/" } },
      outcome: "changed",
      result: { id: 1, input: { IntegrationUri: "https://example.org/" }, findings: [] },
    },
    {
      says: "prints no update where something stands against it",
      options: { toV2: "HTTP" },
      line: { current: PROXY, desired: { type: "MOCK" } },
      outcome: "blocked",
      result: { input: {} },
    },
    {
      says: "says which object is wrong",
      options: {},
      line: { current: PROXY, desired: { ...PROXY, _embedded: 7 } },
      error: ["/desired/_embedded", /an object is expected, not 7/],
    },
    {
      says: "says which object is wrong, the other way about",
      options: {},
      line: { current: { ...PROXY, _embedded: 7 }, desired: PROXY },
      error: ["/current/_embedded", /an object is expected, not 7/],
    },
    { says: "misses an object", options: {}, line: { current: PROXY }, error: ["", /no desired/] },
    {
      says: "refuses null",
      options: {},
      line: { current: null, desired: PROXY },
      error: ["/current", /^an object is expected, .*, not null$/],
    },
    { says: "refuses what is no object", options: {}, line: 7, error: ["", /"current": …, "desired": …/] },
  ],
  patch: [
    {
      says: "prints the resource afterwards",
      options: {},
      line: { id: 1, resource: PROXY, patchOperations: URI },
      outcome: "changed",
      result: { id: 1, resource: { ...PROXY, uri: "https://example.org/" } },
    },
    {
      says: "takes the keys that the other commands have",
      options: {},
      line: { current: PROXY, patch: [] },
      outcome: "unchanged",
      result: { resource: PROXY },
    },
    {
      says: "prints AWS's error, and what it then holds",
      options: {},
      line: { resource: PROXY, patchOperations: BAD_PATH },
      outcome: "refused",
      result: { error: REFUSAL, resource: PROXY },
    },
    {
      says: "knows what exists besides",
      options: { kind: "Method", context: { authorizers: [] } },
      line: {
        resource: { httpMethod: "GET", authorizationType: "CUSTOM", authorizerId: "a1" },
        patchOperations: [{ op: "replace", path: "/authorizerId", value: "b2" }],
      },
      outcome: "refused",
    },
    {
      says: "misses the list",
      options: {},
      line: { resource: PROXY },
      error: ["", /"resource": …, "patchOperations"/],
    },
    {
      says: "misses the resource",
      options: {},
      line: { patchOperations: URI },
      error: ["", /"resource": …/],
    },
    {
      says: "says which operation is wrong",
      options: {},
      line: { resource: PROXY, patchOperations: [7] },
      error: ["/patchOperations/0", /operation is an object/],
    },
    {
      says: "refuses a list that is none",
      options: {},
      line: { resource: PROXY, patchOperations: {} },
      error: ["/patchOperations", /list of operations/],
    },
  ],
  check: [
    { says: "has nothing to say", options: {}, line: URI, outcome: "accepted", result: { findings: [] } },
    {
      says: "finds what AWS would refuse, and passes other keys through",
      options: {},
      line: { id: 1, patchOperations: BAD_PATH },
      outcome: "rejected",
      result: { id: 1 },
    },
    {
      says: "looks at the object of the line before that of all",
      options: { current: { ...PROXY, requestTemplates: { a: "1" } } },
      line: { resource: PROXY, patchOperations: [{ op: "remove", path: "/requestTemplates/a" }] },
      outcome: "rejected",
    },
    {
      says: "looks at the object of all",
      options: { current: { ...PROXY, requestTemplates: { a: "1" } } },
      line: [{ op: "remove", path: "/requestTemplates/a" }],
      outcome: "accepted",
    },
    {
      says: "misses the list",
      options: {},
      line: { resource: PROXY },
      error: ["", /list of patchOperations/],
    },
    {
      says: "refuses an object that is none",
      options: {},
      line: { resource: 7, patchOperations: [] },
      error: ["/resource", /^an object is expected, .*, not 7$/],
    },
  ],
  translate: [
    {
      says: "translates a list",
      options: {},
      line: { id: 1, resource: PROXY, patchOperations: URI },
      outcome: "translated",
      result: { id: 1, input: { IntegrationUri: "https://example.org/" }, findings: [] },
    },
    {
      says: "translates an update",
      options: { protocol: "HTTP" },
      line: { id: 1, input: { TimeoutInMillis: 5000 }, current: PROXY_V2 },
      outcome: "translated",
      result: { id: 1, patchOperations: [{ op: "replace", path: "/timeoutInMillis", value: "5000" }] },
    },
    {
      says: "translates an update that stands alone",
      options: { to: "v1" },
      line: { TimeoutInMillis: 5000 },
      outcome: "translated",
      result: { patchOperations: [{ op: "replace", path: "/timeoutInMillis", value: "5000" }] },
    },
    {
      says: "prints AWS's error",
      options: {},
      line: { id: 1, current: PROXY, patchOperations: BAD_PATH },
      outcome: "refused",
      result: { id: 1, error: REFUSAL },
    },
    {
      says: "names the place in an update",
      options: {},
      line: { input: { TimeoutInMillis: Number.POSITIVE_INFINITY } },
      error: ["/input/TimeoutInMillis", /whole number/],
    },
    {
      says: "names the place in the line's object",
      options: {},
      line: {
        resource: { ...PROXY_V2, TimeoutInMillis: "1" },
        input: { IntegrationUri: "https://example.org/" },
      },
      error: ["/resource/TimeoutInMillis", /whole number/],
    },
    {
      says: "names the place in the object of all lines",
      options: { current: { ...PROXY, uri: 7 } },
      line: { patchOperations: URI },
      error: [
        "",
        /a string is expected, not 7, at \/uri of the current object \(options\.current, --current\)/,
      ],
    },
    {
      says: "cannot translate without the object",
      options: {},
      line: BAD_PATH,
      outcome: "blocked",
      result: { input: {} },
    },
    {
      says: "refuses what is of v1 already",
      options: { to: "v1" },
      line: { patch: URI },
      error: ["/patch", /v1 list already/],
    },
    { says: "refuses what is of V2 already", options: { to: "v2" }, line: {}, error: ["", /no v1 list/] },
    { says: "refuses what is neither", options: {}, line: 7, error: ["", /patchOperations, or the members/] },
  ],
};

/** A line with what an earlier run, whose update was refused or was another, has left in it. */
const LEFT: readonly (readonly [BatchCommand, object, object, readonly string[]])[] = [
  ["patch", {}, { error: REFUSAL, resource: {}, patchOperations: URI }, ["error"]],
  [
    "diff",
    { toV2: "HTTP" },
    { recreate: ["/a"], current: PROXY, desired: { ...PROXY, uri: "https://example.org/" } },
    ["recreate"],
  ],
  [
    "translate",
    { to: "v2" },
    { error: REFUSAL, recreate: ["/a"], patchOperations: URI },
    ["error", "recreate"],
  ],
  [
    "translate",
    { to: "v1" },
    { error: REFUSAL, recreate: ["/a"], input: { TimeoutInMillis: 5000 } },
    ["error", "recreate"],
  ],
];

describe("what an earlier run has left in a line", () => {
  for (const [command, options, line, keys] of LEFT) {
    it(`is not told of again: ${keys.join(" and ")} with ${command} ${JSON.stringify(options)}`, async () => {
      const work = await prepareTask(command, options as TaskOptions[typeof command]);
      const { result, outcome } = work(structuredClone({ id: 7, ...line }), true);
      expect(outcome).to.be.oneOf(["changed", "translated"]);
      expect(result.id).to.equal(7);
      for (const key of keys) expect(Object.hasOwn(result, key), key).to.equal(false);
    });
  }
});

describe("what a batch does with a line", () => {
  for (const command of Object.keys(CASES) as BatchCommand[]) {
    describe(command, () => {
      for (const { says, options, line, outcome, result, error } of CASES[command]) {
        it(says, async () => {
          const work = await prepareTask(command, options as TaskOptions[typeof command]);
          const before = structuredClone(line);
          if (error !== undefined) {
            const [pointer, message] = error;
            expect(() => work(line, false))
              .to.throw(InputError, message)
              .with.property("pointer", pointer);
          } else {
            const answer = work(line, false);
            expect(answer.outcome).to.equal(outcome);
            const { shortly } = await import("../../common/findings.js");
            const short = shortly(() => work(line, false)).result;
            for (const [key, value] of Object.entries(result ?? {})) {
              expect(Object.hasOwn(short, key), key).to.equal(true);
              expect(Reflect.get(short, key), key).to.deep.equal(value);
            }
            // Whoever owns the line gets the same from it.
            expect(shortly(() => work(structuredClone(line), true)).result).to.deep.equal(short);
          }
          expect(line).to.deep.equal(before);
        });
      }
    });
  }
});
