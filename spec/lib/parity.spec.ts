/**
 * What the reference pages of UpdateIntegration (v1 and V2, and a generated client's range check and wire shape),
 * UpdateIntegrationResponse and GetIntegration name, typed by hand: every member, value, limit and exception is known
 * here, or a test fails.
 */
import { expect } from "chai";
import { explain } from "../../lib/explain.js";
import {
  checkModel,
  checkPatch,
  diff,
  grammars,
  mappings,
  type Resources,
  toV1,
  toV2,
} from "../../lib/index.js";
import { integrationResponseUpdate, integrationUpdate } from "../../mappings/update.js";

const V2_UPDATE = [
  "ApiId",
  "ConnectionId",
  "ConnectionType",
  "ContentHandlingStrategy",
  "CredentialsArn",
  "Description",
  "IntegrationId",
  "IntegrationMethod",
  "IntegrationSubtype",
  "IntegrationType",
  "IntegrationUri",
  "PassthroughBehavior",
  "PayloadFormatVersion",
  "RequestParameters",
  "RequestTemplates",
  "ResponseParameters",
  "TemplateSelectionExpression",
  "TimeoutInMillis",
  "TlsConfig",
];
const V2_ANSWER_ONLY = ["ApiGatewayManaged", "IntegrationResponseSelectionExpression"];
const V2_RESPONSE = [
  "ApiId",
  "ContentHandlingStrategy",
  "IntegrationId",
  "IntegrationResponseId",
  "IntegrationResponseKey",
  "ResponseParameters",
  "ResponseTemplates",
  "TemplateSelectionExpression",
];
const V1_MEMBERS = [
  "cacheKeyParameters",
  "cacheNamespace",
  "connectionId",
  "connectionType",
  "contentHandling",
  "credentials",
  "httpMethod",
  "integrationResponses",
  "passthroughBehavior",
  "requestParameters",
  "requestTemplates",
  "timeoutInMillis",
  "tlsConfig",
  "type",
  "uri",
];
const V1_RESPONSE_MEMBERS = [
  "contentHandling",
  "responseParameters",
  "responseTemplates",
  "selectionPattern",
  "statusCode",
];
const TYPES = ["HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  connectionType: ["INTERNET", "VPC_LINK"],
  contentHandling: ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"],
  passthroughBehavior: ["WHEN_NO_MATCH", "NEVER", "WHEN_NO_TEMPLATES"],
};
const EXCEPTIONS = [
  "BadRequestException",
  "ConflictException",
  "LimitExceededException",
  "NotFoundException",
  "TooManyRequestsException",
  "UnauthorizedException",
];

const v2 = (protocol: "HTTP" | "WEBSOCKET", members: object) =>
  toV1({ integration: members as Parameters<typeof toV1>[0]["integration"] }, { protocol });
const errors = (findings: readonly { severity: string; path: string }[], member: string): number =>
  findings.filter(({ severity, path }) => severity === "error" && path.includes(member)).length;

describe("parity with the reference pages", () => {
  for (const member of [...V2_UPDATE, ...V2_ANSWER_ONLY]) {
    it(`knows ${member} of V2's UpdateIntegration and GetIntegration`, () => {
      expect(integrationUpdate).to.have.property(member);

      for (const protocol of ["HTTP", "WEBSOCKET"]) {
        const rows = mappings.filter(
          (row) => row.object === "Integration" && row.protocol === protocol && row.v2.includes(member),
        );
        if (member !== "ApiId") expect(rows.length, protocol).to.be.greaterThan(0);
      }
    });
  }

  for (const member of V2_RESPONSE) {
    it(`knows ${member} of UpdateIntegrationResponse`, () => {
      expect(integrationResponseUpdate).to.have.property(member);
    });
  }

  for (const member of V1_MEMBERS) {
    it(`knows ${member} of v1's UpdateIntegration`, () => {
      expect(grammars.Integration.members).to.have.property(member);
      expect(mappings.some((row) => row.object === "Integration" && row.v1.includes(member))).to.equal(true);
      expect(explain(member).length).to.be.greaterThan(0);
    });
  }

  for (const member of V1_RESPONSE_MEMBERS) {
    it(`knows ${member} of v1's integration responses`, () => {
      expect(grammars.IntegrationResponse.members).to.have.property(member);
      expect(
        mappings.some((row) => row.object === "IntegrationResponse" && row.v1.includes(member)),
      ).to.equal(true);
    });
  }

  for (const type of TYPES) {
    it(`takes the type ${type} on either side`, () => {
      const uri = type.startsWith("AWS")
        ? "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations"
        : "https://example.com/";
      const model = type === "MOCK" ? { type } : { type, uri, httpMethod: "POST" };
      expect(checkModel("Integration", model)).to.deep.equal([]);
      const there = toV2(model as Resources["Integration"], { protocol: "WEBSOCKET" });
      expect(there.convertible).to.equal(true);
      expect(there.integration.IntegrationType).to.equal(type);
      expect(v2("WEBSOCKET", there.integration).integration.type).to.equal(type);
    });
  }

  for (const [member, values] of Object.entries(VALUES)) {
    it(`takes ${values.join(", ")} for ${member}, and nothing else`, () => {
      const of = (value: string) =>
        checkModel("Integration", { type: "HTTP", connectionId: "v", [member]: value }).filter(
          ({ path }) => path === `/${member}`,
        );
      for (const value of values) expect(of(value), value).to.deep.equal([]);
      expect(of("OTHER").map(({ id }) => id)).to.deep.equal(["value-not-allowed"]);
    });
  }

  it("holds v1's timeouts to 50..29,000 ms", () => {
    const check = (value: string) =>
      checkPatch("Integration", [{ op: "replace", path: "/timeoutInMillis", value }]).map(({ id }) => id);
    for (const value of ["50", "29000"]) expect(check(value), value).to.deep.equal([]);
    for (const value of ["49", "29001"]) expect(check(value), value).to.deep.equal(["timeout-out-of-range"]);
  });

  it("knows V2's timeouts: 50..30,000 ms, by default 30,000 on HTTP APIs; 29,000 on WebSocket APIs", () => {
    expect(integrationUpdate.TimeoutInMillis.serverDefault).to.deep.equal({
      HTTP: 30_000,
      WEBSOCKET: 29_000,
    });
    const long = {
      type: "HTTP_PROXY",
      uri: "https://a",
      httpMethod: "GET",
      timeoutInMillis: 60_000,
    } as const;
    expect(toV2(long, { protocol: "HTTP" }).integration.TimeoutInMillis).to.equal(30_000);
    expect(toV2(long, { protocol: "WEBSOCKET" }).integration.TimeoutInMillis).to.equal(29_000);
  });

  it("holds V2's request parameters to 512 characters and templates to 32,768", () => {
    const key = "integration.request.header.X";
    const model = (length: number) =>
      ({
        type: "HTTP",
        uri: "https://a",
        httpMethod: "GET",
        requestParameters: { [key]: `'${"x".repeat(length - 2)}'` },
      }) as const;
    expect(errors(toV2(model(512), { protocol: "WEBSOCKET" }).findings, key)).to.equal(0);
    expect(errors(toV2(model(513), { protocol: "WEBSOCKET" }).findings, key)).to.equal(1);
    const template = (length: number) =>
      ({
        type: "HTTP",
        uri: "https://a",
        httpMethod: "GET",
        requestTemplates: { "application/json": "x".repeat(length) },
      }) as const;
    expect(errors(toV2(template(32_768), { protocol: "WEBSOCKET" }).findings, "requestTemplates")).to.equal(
      0,
    );
    expect(errors(toV2(template(32_769), { protocol: "WEBSOCKET" }).findings, "requestTemplates")).to.equal(
      1,
    );
  });

  it("carries out the reference example: remove, add and replace of one template", () => {
    const held = { type: "HTTP", requestTemplates: { "application/xml": "1" } } as const;
    const list = [
      { op: "remove", path: "/requestTemplates/application~1xml" },
      { op: "add", path: "/requestTemplates/application~1xml", value: "2" },
      { op: "replace", path: "/requestTemplates/application~1xml", value: "3" },
    ] as const;
    expect(checkPatch("Integration", list, { current: held })).to.deep.equal([]);
    const desired = { ...held, requestTemplates: { "application/xml": "3" } };
    expect(diff("Integration", held, desired).patchOperations).to.deep.equal([list[2]]);
  });

  for (const name of EXCEPTIONS) {
    it(`explains ${name}`, () => {
      const [explanation] = explain(name);
      expect(explanation?.subject).to.equal("exception");
      expect(explanation?.remedy).to.be.a("string");
    });
  }

  it("knows the caller's identity, and never copies its misprints", () => {
    const model = (credentials: string) =>
      ({ type: "HTTP", uri: "https://a", httpMethod: "GET", credentials }) as const;
    const right = "arn:aws:iam::*:user/*";
    expect(toV2(model(right), { protocol: "WEBSOCKET" }).integration.CredentialsArn).to.equal(right);
    for (const misprint of ["arn:aws:iam:::user/", "arn:aws:iam::\\*:user/\\*"]) {
      const { integration, findings } = toV2(model(misprint), { protocol: "WEBSOCKET" });
      expect(integration.CredentialsArn).to.not.equal(misprint);
      expect(findings.some(({ path }) => path === "/credentials")).to.equal(true);
    }
  });
});
