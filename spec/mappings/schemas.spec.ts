import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import fc from "fast-check";
import { v2Schemas } from "../../mappings/schemas.js";
import { toV2 } from "../../mappings/to-v2.js";
import { RUNS } from "../runs.js";
import { hasShared, readSharedLines } from "../shared.js";
import { routeKey, v1Integration } from "./generate.js";

const ajv = new Ajv2020({ allErrors: true, strict: true });
const integration = ajv.compile(v2Schemas.Integration);
const response = ajv.compile(v2Schemas.IntegrationResponse);

const MOCK = { IntegrationType: "MOCK" };

describe("the JSON Schemas of API Gateway V2", () => {
  for (const [what, value, isTaken] of [
    ["a type alone", {}, true],
    ["a type that nobody knows", { IntegrationType: "LAMBDA" }, false],
    ["the shortest timeout", { TimeoutInMillis: 50 }, true],
    ["a shorter one", { TimeoutInMillis: 49 }, false],
    ["the longest timeout", { TimeoutInMillis: 30_000 }, true],
    ["a longer one", { TimeoutInMillis: 30_001 }, false],
    ["a timeout with a fraction", { TimeoutInMillis: 50.5 }, false],
    ["a long parameter", { RequestParameters: { a: "x".repeat(512) } }, true],
    ["a longer one", { RequestParameters: { a: "x".repeat(513) } }, false],
    ["an empty parameter", { RequestParameters: { a: "" } }, false],
    ["an empty template", { RequestTemplates: { a: "" } }, true],
    ["a long template", { RequestTemplates: { a: "x".repeat(32_768) } }, true],
    ["a longer one", { RequestTemplates: { a: "x".repeat(32_769) } }, false],
    ["the first status", { ResponseParameters: { "200": { a: "1" } } }, true],
    ["the last status", { ResponseParameters: { "599": { a: "1" } } }, true],
    ["a status before", { ResponseParameters: { "199": { a: "1" } } }, false],
    ["a status behind", { ResponseParameters: { "600": { a: "1" } } }, false],
    ["a server name", { TlsConfig: { ServerNameToVerify: "a" } }, true],
    ["another TlsConfig", { TlsConfig: { insecureSkipVerification: true } }, false],
    ["a long URI", { IntegrationUri: "x".repeat(2048) }, true],
    ["a longer one", { IntegrationUri: "x".repeat(2049) }, false],
    ["a long description", { Description: "x".repeat(1024) }, true],
    ["a longer one", { Description: "x".repeat(1025) }, false],
    ["a member of v1", { uri: "https://example.com" }, false],
    ["a passthrough behaviour", { PassthroughBehavior: "NEVER" }, true],
    ["one in lower case", { PassthroughBehavior: "never" }, false],
  ] as const) {
    it(`${isTaken ? "take" : "refuse"} ${what}`, () => {
      expect(integration({ ...MOCK, ...value })).to.equal(isTaken);
    });
  }

  it("want a key of a response", () => {
    expect(response({ IntegrationResponseKey: "$default" })).to.equal(true);
    expect(response({})).to.equal(false);
    expect(response({ IntegrationResponseKey: "" })).to.equal(false);
  });

  it("take what conversions give, whatever they are given", () => {
    fc.assert(
      fc.property(v1Integration, routeKey, fc.constantFrom("HTTP", "WEBSOCKET"), (v1, route, protocol) => {
        const result = toV2(v1, {
          protocol,
          ...(route === undefined ? {} : { routeKey: route }),
          allow: ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"],
        } as never);
        // Without a type there is nothing to create; everything else has to be right.
        expect(integration({ ...MOCK, ...result.integration }), ajv.errorsText(integration.errors)).to.equal(
          true,
        );
        for (const one of result.responses)
          expect(response(one), ajv.errorsText(response.errors)).to.equal(true);
        if (result.convertible) expect(result.integration.IntegrationType).to.be.a("string");
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it("take the real integrations (skipped where ../shared is absent)", function () {
    if (!hasShared("corpus/integrations-v2.ndjson")) this.skip();
    for (const line of readSharedLines<{ integration: unknown }>("corpus/integrations-v2.ndjson")) {
      expect(integration(line.integration), ajv.errorsText(integration.errors)).to.equal(true);
    }
  });
});
