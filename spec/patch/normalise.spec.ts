import { expect } from "chai";
import { diff, type Resources } from "../../lib/index.js";
import { equalities, GENERAL_EQUALITIES } from "../../patch/normalise.js";

type Integration = Resources["Integration"];
type IntegrationResponse = Resources["IntegrationResponse"];

const quiet = (a: object, b: object): boolean => {
  const forth = diff("Integration", a as Integration, b as Integration);
  const back = diff("Integration", b as Integration, a as Integration);
  return [forth, back].every(
    ({ patchOperations, findings }) => patchOperations.length + findings.length === 0,
  );
};

const quietResponse = (a: object, b: object): boolean =>
  [diff("IntegrationResponse", a as IntegrationResponse, b as IntegrationResponse)].every(
    ({ patchOperations, findings }) => patchOperations.length + findings.length === 0,
  );

/** The whole list, typed by hand from the design: a row that forgives anything else fails here. */
const INTEGRATION = [
  '/connectionId: "" is absent',
  "/connectionType: absent is INTERNET",
  '/contentHandling: "" is absent',
  '/credentials: "" is absent',
  "/cacheNamespace: absent in the desired object means keep",
  "/httpMethod: does not count where AWS drops it",
  '/integrationTarget: "" is absent',
  "/passthroughBehavior: absent is WHEN_NO_MATCH",
  '/requestTemplates: null is ""',
  "/responseTransferMode: absent is BUFFERED",
  "/timeoutInMillis: absent is 29000, where that is the default",
  "/tlsConfig/insecureSkipVerification: absent is false",
  "/uri: does not count where AWS drops it",
];

const RESPONSE = [
  '/contentHandling: "" is absent',
  '/responseTemplates: null is ""',
  '/selectionPattern: "" is absent',
];

describe("what counts as equal", () => {
  const listed = (kind: "Integration" | "IntegrationResponse") =>
    equalities(kind).map(({ path, rule }) => `${path}: ${rule}`);

  it("is a closed list for Integration", () => {
    expect(listed("Integration")).to.have.members(INTEGRATION);
  });

  it("is a closed list for IntegrationResponse", () => {
    expect(listed("IntegrationResponse")).to.have.members(RESPONSE);
  });

  it("has evidence on each line", () => {
    for (const { evidence } of [...GENERAL_EQUALITIES, ...equalities("Integration")]) {
      expect(evidence.source).to.not.equal("");
    }
  });

  const equal: [string, object, object][] = [
    ["undefined, null and absent", { uri: undefined, contentHandling: null }, {}],
    ["an empty map and an absent one", { requestParameters: {}, requestTemplates: {} }, {}],
    ["an empty list and an absent one", { cacheKeyParameters: [] }, {}],
    ["sets in another order", { cacheKeyParameters: ["a", "b"] }, { cacheKeyParameters: ["b", "a"] }],
    [
      "a template that is null and one that is empty",
      { requestTemplates: { "a/b": null } },
      { requestTemplates: { "a/b": "" } },
    ],
    ["the default timeout of a buffered integration", { timeoutInMillis: 29_000 }, {}],
    ["the default connection", { connectionType: "INTERNET" }, {}],
    ["the default passthrough", { passthroughBehavior: "WHEN_NO_MATCH" }, {}],
    ["the default transfer mode", { responseTransferMode: "BUFFERED" }, {}],
    ["an empty TLS configuration", { tlsConfig: {} }, {}],
    ["a certificate that is verified", { tlsConfig: { insecureSkipVerification: false } }, {}],
    [
      "empty texts that AWS reads as none",
      { contentHandling: "", credentials: "", connectionId: "", integrationTarget: "" },
      {},
    ],
    ["the backend of a MOCK", { type: "MOCK", uri: "x", httpMethod: "GET" }, { type: "MOCK" }],
  ];
  for (const [name, a, b] of equal) {
    it(`takes for equal: ${name}`, () => {
      expect(quiet(a, b)).to.equal(true);
    });
  }

  const different: [string, object, object][] = [
    [
      "a timeout of a streamed integration, whose default is not known",
      { type: "HTTP_PROXY", responseTransferMode: "STREAM", timeoutInMillis: 29_000 },
      { type: "HTTP_PROXY", responseTransferMode: "STREAM" },
    ],
    ["an empty uri and none", { type: "HTTP", uri: "" }, { type: "HTTP" }],
    ["a template that is empty and one that is not there", { requestTemplates: { "a/b": "" } }, {}],
    [
      "a parameter in another spelling",
      { requestParameters: { "integration.request.header.A": "'1'" } },
      { requestParameters: { "integration.request.header.a": "'1'" } },
    ],
    [
      "the backend of an HTTP integration",
      { type: "HTTP", uri: "http://a" },
      { type: "HTTP", uri: "http://b" },
    ],
    [
      "lists whose members differ in number",
      { cacheKeyParameters: ["a"] },
      { cacheKeyParameters: ["a", "b"] },
    ],
  ];
  for (const [name, a, b] of different) {
    it(`takes for different: ${name}`, () => {
      expect(quiet(a, b)).to.equal(false);
    });
  }

  it("takes an empty selection pattern for none, and for nothing else", () => {
    expect(quietResponse({ selectionPattern: "" }, {})).to.equal(true);
    expect(quietResponse({}, { selectionPattern: "" })).to.equal(true);
    expect(quietResponse({ selectionPattern: "" }, { selectionPattern: "x" })).to.equal(false);
  });

  it("keeps a cache namespace that the desired object does not name", () => {
    const { patchOperations, findings } = diff("Integration", { cacheNamespace: "a" }, {});
    expect([patchOperations, findings]).to.deep.equal([[], []]);
  });

  it("resets a cache namespace that is null to the resource, where that is known", () => {
    const known = diff(
      "Integration",
      { cacheNamespace: "a" },
      { cacheNamespace: null },
      { resourceId: "r1" },
    );
    expect(known.patchOperations).to.deep.equal([{ op: "replace", path: "/cacheNamespace", value: "r1" }]);
    const unknown = diff("Integration", { cacheNamespace: "a" }, { cacheNamespace: null });
    expect(unknown.patchOperations).to.deep.equal([]);
    expect(unknown.findings.map(({ id, severity, path }) => [id, severity, path])).to.deep.equal([
      ["cache-namespace-reset", "warning", "/cacheNamespace"],
    ]);
  });
});
