import { expect } from "chai";
import { contextVariables, translateContext } from "../../mappings/context.js";

describe("context variables", () => {
  // Typed by hand from the developer guide's tables: name, on HTTP APIs, on WebSocket APIs.
  const V1: readonly (readonly [string, boolean, boolean])[] = [
    ["accountId", true, false],
    ["apiId", true, true],
    ["authorizer.claims.sub", true, false],
    ["authorizer.principalId", true, true],
    ["authorizer.tenant", true, true],
    ["awsEndpointRequestId", true, false],
    ["domainName", true, true],
    ["domainPrefix", true, false],
    ["error.message", true, true],
    ["error.messageString", true, true],
    ["error.responseType", true, false],
    ["error.validationErrorString", false, true],
    ["extendedRequestId", true, true],
    ["httpMethod", true, false],
    ["identity.accountId", true, true],
    ["identity.apiKey", false, true],
    ["identity.apiKeyId", false, true],
    ["identity.caller", true, true],
    ["identity.cognitoAuthenticationProvider", true, true],
    ["identity.cognitoAuthenticationType", true, true],
    ["identity.cognitoIdentityId", true, true],
    ["identity.cognitoIdentityPoolId", true, true],
    ["identity.principalOrgId", true, false],
    ["identity.sourceIp", true, true],
    ["identity.clientCert.clientCertPem", true, false],
    ["identity.clientCert.subjectDN", true, false],
    ["identity.clientCert.issuerDN", true, false],
    ["identity.clientCert.serialNumber", true, false],
    ["identity.clientCert.validity.notBefore", true, false],
    ["identity.clientCert.validity.notAfter", true, false],
    ["identity.user", true, true],
    ["identity.userAgent", true, true],
    ["identity.userArn", true, true],
    ["path", true, false],
    ["protocol", true, false],
    ["requestId", true, true],
    ["requestOverride.header.x", false, false],
    ["responseOverride.status", false, false],
    ["requestTime", true, true],
    ["requestTimeEpoch", true, true],
    ["resourceId", false, false],
    ["resourcePath", false, false],
    ["stage", true, true],
    ["wafResponseCode", false, false],
    ["webaclArn", false, false],
  ];
  for (const [name, http, socket] of V1) {
    it(`context.${name} of v1 is ${http ? "" : "not "}on HTTP and ${socket ? "" : "not "}on WebSocket APIs`, () => {
      expect(translateContext(name, "v1", "HTTP").name).to.equal(http ? name : undefined);
      expect(translateContext(name, "v1", "WEBSOCKET").name).to.equal(socket ? name : undefined);
      if (http) expect(translateContext(name, "HTTP", "v1").name).to.equal(name);
      if (socket) expect(translateContext(name, "WEBSOCKET", "v1").name).to.equal(name);
    });
  }

  for (const [name, kind] of [
    ["routeKey", "HTTP"],
    ["routeKey", "WEBSOCKET"],
    ["status", "HTTP"],
    ["status", "WEBSOCKET"],
    ["authorizer.error", "HTTP"],
    ["awsEndpointRequestId2", "HTTP"],
    ["customDomain.basePathMatched", "HTTP"],
    ["dataProcessed", "HTTP"],
    ["integration.latency", "HTTP"],
    ["integrationErrorMessage", "HTTP"],
    ["integrationLatency", "HTTP"],
    ["integrationStatus", "HTTP"],
    ["responseLatency", "HTTP"],
    ["responseLength", "HTTP"],
    ["connectionId", "WEBSOCKET"],
    ["connectedAt", "WEBSOCKET"],
    ["eventType", "WEBSOCKET"],
    ["messageId", "WEBSOCKET"],
  ] as const) {
    it(`${name} of ${kind} APIs is not in v1, and a note says what it is`, () => {
      const answer = translateContext(name, kind, "v1");
      expect(answer.name).to.equal(undefined);
      expect(answer.note).to.be.a("string");
      expect(answer.evidence.level).to.equal("documented");
    });
  }

  it("says that it does not know a variable that no list names", () => {
    for (const name of ["", "foo", "__proto__", "constructor", "authorizer.", "identity.clientCert"]) {
      expect(translateContext(name, "v1", "HTTP"), name)
        .to.include.keys("evidence")
        .and.not.have.property("name");
      expect(translateContext(name, "v1", "HTTP").evidence.level).to.equal("unknown");
    }
  });

  it("names every variable once, with the same name wherever it is", () => {
    const names = contextVariables.map((row) => row.v1 ?? row.HTTP ?? row.WEBSOCKET);
    expect(new Set(names).size).to.equal(names.length);
    for (const row of contextVariables) {
      expect(new Set([row.v1, row.HTTP, row.WEBSOCKET].filter((name) => name !== null)).size).to.equal(1);
    }
  });
});
