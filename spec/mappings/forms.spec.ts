import { expect } from "chai";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";

const ORDERS = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/orders" } as const;

describe("the forms in which integrations are read", () => {
  const plain = toV2(ORDERS, { protocol: "HTTP" });

  it("v1: an SDK's answer, the CLI's and the raw one, with metadata, links and embedded responses", () => {
    const answer = { $metadata: { httpStatusCode: 200 }, ResponseMetadata: {}, _links: {}, ...ORDERS };
    expect(toV2(answer as never, { protocol: "HTTP" })).to.deep.equal(plain);
    const embedded = { ...ORDERS, _embedded: { "integration:responses": { statusCode: "200", _links: {} } } };
    const listed = { ...ORDERS, integrationResponses: { "200": { statusCode: "200" } } };
    expect(toV2(embedded as never, { protocol: "HTTP" })).to.deep.equal(toV2(listed, { protocol: "HTTP" }));
  });

  it("v1: the input of PutIntegration, where httpMethod is the method's verb", () => {
    const put = {
      restApiId: "a1b2c3",
      resourceId: "r1",
      httpMethod: "POST",
      integrationHttpMethod: "GET",
      type: "HTTP_PROXY",
      uri: ORDERS.uri,
      cacheNamespace: "r1",
    } as const;
    expect(toV2(put, { protocol: "HTTP" })).to.deep.equal(plain);
    // A namespace of its own says that somebody caches.
    const { findings } = toV2({ ...put, cacheNamespace: "own" }, { protocol: "HTTP" });
    expect(findings.map(({ id, severity }) => `${id} ${severity}`)).to.deep.equal(["cache-dropped warning"]);
  });

  it("v1: with null and undefined for what is absent", () => {
    const nothing = {
      ...ORDERS,
      credentials: null,
      tlsConfig: undefined,
      requestParameters: null,
      timeoutInMillis: null,
    };
    expect(toV2(nothing, { protocol: "HTTP" })).to.deep.equal(plain);
  });

  const V2 = {
    IntegrationType: "HTTP_PROXY",
    IntegrationMethod: "GET",
    IntegrationUri: "https://example.com/orders",
    PayloadFormatVersion: "1.0",
    TimeoutInMillis: 5000,
  } as const;
  const same = toV1({ integration: V2 }, { protocol: "HTTP" });

  it("v2: an SDK's answer with its metadata", () => {
    expect(
      toV1({ integration: { ...V2, $metadata: {}, ResponseMetadata: {} } as never }, { protocol: "HTTP" }),
    ).to.deep.equal(same);
  });

  it("v2: the raw answer, in camelCase; findings point to its own members", () => {
    const wire = {
      integrationType: "HTTP_PROXY",
      integrationMethod: "GET",
      integrationUri: "https://example.com/orders",
      payloadFormatVersion: "1.0",
      timeoutInMillis: 5000,
    };
    expect(toV1({ integration: wire as never }, { protocol: "HTTP" })).to.deep.equal(same);
    const described = {
      ...wire,
      description: "orders",
      tlsConfig: { serverNameToVerify: "example.com" },
      colour: 1,
    };
    const { findings } = toV1({ integration: described as never }, { protocol: "HTTP" });
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.have.members([
      "unmapped-member /integration/colour",
      "description-dropped /integration/description",
      "tls-server-name-inert /integration/tlsConfig/ServerNameToVerify",
    ]);
  });

  it("v2: responses in either case", () => {
    const integration = { IntegrationType: "MOCK" } as const;
    const upper = toV1(
      { integration, responses: [{ IntegrationResponseKey: "/404/" }] },
      { protocol: "WEBSOCKET" },
    );
    const lower = toV1(
      { integration, responses: [{ integrationResponseKey: "/404/", $metadata: {} }] as never },
      { protocol: "WEBSOCKET" },
    );
    expect(lower.integration).to.deep.equal(upper.integration);
    expect(lower.findings.map(({ path }) => path)).to.deep.equal(["/responses/0/integrationResponseKey"]);
  });
});
