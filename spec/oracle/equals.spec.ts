import { expect } from "chai";
import type { Kind } from "../kinds.js";
import { oracleDifferences } from "./index.js";

const same: readonly [rule: string, kind: Kind, held: object, wanted: object][] = [
  ["undefined, null and absent", "Integration", { uri: undefined }, { credentials: null }],
  ["an object of nothing but null and an absent one", "Stage", { accessLogSettings: { format: null } }, {}],
  [
    "an empty map or list and an absent one",
    "Integration",
    { requestTemplates: {} },
    { cacheKeyParameters: [] },
  ],
  [
    "sets in another order",
    "Integration",
    { cacheKeyParameters: ["a", "b"] },
    { cacheKeyParameters: ["b", "a"] },
  ],
  [
    "a template that is null and an empty one",
    "Integration",
    { requestTemplates: { "a/b": null } },
    { requestTemplates: { "a/b": "" } },
  ],
  ["a timeout of 29000 and none, while buffered", "Integration", { timeoutInMillis: 29000 }, {}],
  [
    "INTERNET, WHEN_NO_MATCH and BUFFERED, and none",
    "Integration",
    { connectionType: "INTERNET", passthroughBehavior: "WHEN_NO_MATCH", responseTransferMode: "BUFFERED" },
    {},
  ],
  [
    "tlsConfig {}, false and none",
    "Integration",
    { tlsConfig: {} },
    { tlsConfig: { insecureSkipVerification: false } },
  ],
  [
    '"" and absent, where "" clears',
    "Integration",
    { contentHandling: "", credentials: "", connectionId: "", integrationTarget: "" },
    {},
  ],
  ['a selectionPattern "" and an absent one', "IntegrationResponse", { selectionPattern: "" }, {}],
  [
    "the uri and the verb of a MOCK",
    "Integration",
    { type: "MOCK" },
    { type: "MOCK", uri: "http://a", httpMethod: "GET" },
  ],
  ["a cache namespace that is not said", "Integration", { cacheNamespace: "abc" }, {}],
  [
    "a policy that AWS rewrote",
    "RestApi",
    {
      id: "x1",
      policy: String.raw`{\"Statement\":[{\"Resource\":\"arn:aws:execute-api:eu-west-1:1:x1\/*\"}]}`,
    },
    { id: "x1", policy: '{"Statement":{"Resource":["execute-api:/*"]}}' },
  ],
  [
    "an entry of methodSettings and its defaults",
    "Stage",
    { methodSettings: { "*/*": { cacheTtlInSeconds: 300, cachingEnabled: true } } },
    { methodSettings: { "*/*": { cachingEnabled: true } } },
  ],
  [
    "a canary's deployment and the stage's",
    "Stage",
    { deploymentId: "d", canarySettings: { deploymentId: "d", percentTraffic: 5 } },
    { deploymentId: "d", canarySettings: { percentTraffic: 5 } },
  ],
];

const different: readonly [what: string, kind: Kind, held: object, wanted: object, paths: string[]][] = [
  [
    "an empty template and none",
    "Integration",
    { requestTemplates: { "a/b~c": "" } },
    {},
    ["/requestTemplates/a~1b~0c"],
  ],
  [
    "29000 and none, while streaming",
    "Integration",
    { responseTransferMode: "STREAM", timeoutInMillis: 29000 },
    { responseTransferMode: "STREAM" },
    ["/timeoutInMillis"],
  ],
  [
    "a member of a set",
    "Integration",
    { cacheKeyParameters: ["a"] },
    { cacheKeyParameters: ["b"] },
    ["/cacheKeyParameters/a", "/cacheKeyParameters/b"],
  ],
  [
    "a member named __proto__",
    "Integration",
    { requestParameters: JSON.parse('{"__proto__":"x"}') },
    {},
    ["/requestParameters/__proto__"],
  ],
  ["a member that the kind does not have", "Integration", {}, { constructor: "x" }, ["/constructor"]],
  ["a changed id", "RestApi", { id: "a" }, { id: "b" }, ["/id"]],
  [
    "a canary of nothing but defaults, and none",
    "Stage",
    { deploymentId: "d" },
    { deploymentId: "d", canarySettings: { percentTraffic: 0 } },
    ["/canarySettings/percentTraffic"],
  ],
  [
    "the ARN of another API in a policy",
    "RestApi",
    { id: "x1", policy: '{"Resource":"execute-api:/*"}' },
    { id: "x1", policy: '{"Resource":"arn:aws:execute-api:r:1:x2/*"}' },
    ["/policy"],
  ],
  [
    "another status code of a response",
    "Integration",
    { integrationResponses: { 200: { statusCode: "200" } } },
    { integrationResponses: { 404: { statusCode: "404" } } },
    ["/integrationResponses/200/statusCode", "/integrationResponses/404/statusCode"],
  ],
];

describe("the oracle's equality", () => {
  for (const [rule, kind, held, wanted] of same) {
    it(`${kind}: ${rule} are the same`, () =>
      expect(oracleDifferences(kind, held, wanted)).to.deep.equal([]));
  }
  for (const [what, kind, held, wanted, paths] of different) {
    it(`${kind}: ${what} differ`, () => expect(oracleDifferences(kind, held, wanted)).to.have.members(paths));
  }
});
