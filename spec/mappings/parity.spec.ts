import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { SERVICE_ERRORS } from "../../common/errors.js";
import { mappings } from "../../mappings/mappings.js";
import { v2Schemas } from "../../mappings/schemas.js";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { uriForm } from "../../mappings/uri.js";
import { grammars } from "../../patch/grammar/index.js";
import { hasShared, sharedFile } from "../shared.js";

/** Typed from the reference documents: update_integration and get_integration of the SDK for Python. */
const V2_REQUEST = [
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
const V2_ANSWER = [
  ...V2_REQUEST.filter((member) => member !== "ApiId"),
  "ApiGatewayManaged",
  "IntegrationResponseSelectionExpression",
];

/** update_integration_response. */
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

/** The Dart client's payload, as it travels over the wire; the ids stand in the path. */
const WIRE = [
  "connectionId",
  "connectionType",
  "contentHandlingStrategy",
  "credentialsArn",
  "description",
  "integrationMethod",
  "integrationSubtype",
  "integrationType",
  "integrationUri",
  "passthroughBehavior",
  "payloadFormatVersion",
  "requestParameters",
  "requestTemplates",
  "responseParameters",
  "templateSelectionExpression",
  "timeoutInMillis",
  "tlsConfig",
];

/** The REST API's UpdateIntegration: its answer. */
const V1_ANSWER = [
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
const V1_RESPONSE = [
  "contentHandling",
  "responseParameters",
  "responseTemplates",
  "selectionPattern",
  "statusCode",
];

const rowsOf = (object: string, protocol: string, direction: string) =>
  mappings.filter((row) => row.object === object && row.protocol === protocol && row.direction === direction);

describe("parity with the reference documents", () => {
  for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
    for (const direction of ["toV2", "toV1"] as const) {
      it(`${protocol} ${direction}: every member that they name has a row`, () => {
        const integration = rowsOf("Integration", protocol, direction);
        const response = rowsOf("IntegrationResponse", protocol, direction);
        for (const member of new Set([...V2_REQUEST, ...V2_ANSWER])) {
          expect(
            integration.some(({ v2 }) => v2.includes(member)),
            member,
          ).to.equal(true);
        }
        for (const member of V1_ANSWER)
          expect(
            integration.some(({ v1 }) => v1.includes(member)),
            member,
          ).to.equal(true);
        for (const member of V2_RESPONSE)
          expect(
            response.some(({ v2 }) => v2.includes(member)),
            member,
          ).to.equal(true);
        for (const member of V1_RESPONSE)
          expect(
            response.some(({ v1 }) => v1.includes(member)),
            member,
          ).to.equal(true);
      });
    }
  }

  it("the grammar of v1's patches has every member as well", () => {
    expect(grammars.Integration?.members).to.include.all.keys(V1_ANSWER);
    expect(grammars.IntegrationResponse?.members).to.include.all.keys(V1_RESPONSE);
  });

  for (const [member, values] of [
    ["connectionType", ["INTERNET", "VPC_LINK"]],
    ["contentHandling", ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]],
    ["passthroughBehavior", ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]],
    ["type", ["HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"]],
  ] as const) {
    for (const value of values) {
      it(`${member} ${value} crosses to a WebSocket API and back`, () => {
        const v1 = { type: "HTTP", httpMethod: "GET", uri: "https://example.com", [member]: value };
        const there = toV2(v1 as never, { protocol: "WEBSOCKET" });
        const back = toV1({ integration: there.integration }, { protocol: "WEBSOCKET" });
        expect((back.integration as Record<string, unknown>)[member]).to.equal(value);
      });
    }
  }

  it("timeouts: 50 to 29000 on WebSocket and 50 to 30000 on HTTP APIs; the defaults are 29 and 30 seconds", () => {
    const timeout = (protocol: string, timeoutInMillis?: number) => {
      const v1 = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com", timeoutInMillis };
      const { integration, findings } = toV2(v1 as never, { protocol } as never);
      return [integration.TimeoutInMillis, findings.map(({ id }) => id)];
    };
    expect(timeout("WEBSOCKET", 50)).to.deep.equal([50, []]);
    expect(timeout("WEBSOCKET", 49)).to.deep.equal([undefined, ["timeout-too-short"]]);
    expect(timeout("WEBSOCKET", 29_000)).to.deep.equal([29_000, []]);
    expect(timeout("WEBSOCKET", 29_001)).to.deep.equal([29_000, ["timeout-clamped"]]);
    expect(timeout("HTTP", 30_000)).to.deep.equal([30_000, []]);
    expect(timeout("HTTP", 30_001)).to.deep.equal([30_000, ["timeout-clamped"]]);
    expect(timeout("HTTP")).to.deep.equal([29_000, []]);
    expect(timeout("WEBSOCKET")).to.deep.equal([undefined, []]);
    // The Dart client checks the range of both protocols together.
    const { minimum, maximum } = (v2Schemas.Integration.properties as Record<string, Record<string, number>>)
      .TimeoutInMillis as Record<string, number>;
    expect([minimum, maximum]).to.deep.equal([50, 30_000]);
  });

  it("lengths: 512 for a parameter, 32768 for a template; statuses from 200 to 599", () => {
    const v1 = (members: object) => ({
      type: "HTTP",
      httpMethod: "GET",
      uri: "https://example.com",
      ...members,
    });
    const ids = (members: object, protocol: string) =>
      toV2(v1(members) as never, { protocol, allow: ["httpAsProxy"] } as never)
        .findings.filter(({ severity }) => severity === "error")
        .map(({ id }) => id);
    const parameter = (length: number) => ({
      requestParameters: { "integration.request.header.a": `'${"x".repeat(length)}'` },
    });
    expect(ids(parameter(512), "HTTP")).to.deep.equal([]);
    expect(ids(parameter(513), "HTTP")).to.deep.equal(["value-too-long"]);
    expect(ids(parameter(510), "WEBSOCKET")).to.deep.equal([]);
    expect(ids(parameter(511), "WEBSOCKET")).to.deep.equal(["value-too-long"]);
    const template = (length: number) => ({ requestTemplates: { "application/json": "x".repeat(length) } });
    expect(ids(template(32_768), "WEBSOCKET")).to.deep.equal([]);
    expect(ids(template(32_769), "WEBSOCKET")).to.deep.equal(["too-long"]);
    const status = (code: string) => ({
      integrationResponses: { [code]: { statusCode: code, selectionPattern: "404" } },
    });
    expect(ids(status("199"), "HTTP")).to.deep.equal(["response-status-outside"]);
    expect(ids(status("200"), "HTTP")).to.deep.equal([]);
    expect(ids(status("599"), "HTTP")).to.deep.equal([]);
    expect(ids(status("600"), "HTTP")).to.deep.equal(["response-status-outside"]);
  });

  it("the exceptions of both APIs are known, with their HTTP status", () => {
    for (const [name, status] of [
      ["BadRequestException", 400],
      ["ConflictException", 409],
      ["LimitExceededException", 429],
      ["NotFoundException", 404],
      ["TooManyRequestsException", 429],
      ["UnauthorizedException", 401],
    ] as const) {
      expect(SERVICE_ERRORS[name]).to.equal(status);
    }
  });

  it("the marker for the caller's identity is told from its misprints", () => {
    const credentials = (text: string) => {
      const v1 = {
        type: "AWS",
        httpMethod: "POST",
        uri: "arn:aws:apigateway:us-east-1:s3:path/a",
        credentials: text,
      } as const;
      const { integration, findings } = toV2(v1, { protocol: "WEBSOCKET" });
      return [integration.CredentialsArn, findings.map(({ id }) => id)];
    };
    expect(credentials("arn:aws:iam::*:user/*")).to.deep.equal(["arn:aws:iam::*:user/*", []]);
    for (const misprint of ["arn:aws:iam:::user/", "arn:aws:iam::\\*:user/\\*"]) {
      expect(credentials(misprint)).to.deep.equal([undefined, ["credentials-misprint"]]);
    }
  });

  it("the example URIs are read", () => {
    expect(uriForm("arn:aws:apigateway:us-west-2:s3:action/GetObject&Bucket={bucket}&Key={key}")).to.equal(
      "service",
    );
    expect(uriForm("arn:aws:apigateway:us-west-2:s3:path/{bucket}/{key}")).to.equal("service");
    expect(uriForm("arn:aws:apigateway:us-east-1:kinesis:action/ListStreams")).to.equal("service");
  });

  it("the sample answer of the REST API's reference converts, its links and embedded response known", () => {
    const sample = {
      _links: { self: { href: "/restapis/fugvjdxtri/resources/3kzxbg5sa2/methods/GET/integration" } },
      cacheKeyParameters: [],
      cacheNamespace: "3kzxbg5sa2",
      credentials: "arn:aws:iam::123456789012:role/apigAwsProxyRole",
      httpMethod: "POST",
      passthroughBehavior: "WHEN_NO_MATCH",
      requestParameters: { "integration.request.header.Content-Type": "'application/x-amz-json-1.1'" },
      requestTemplates: { "application/json": "{\n}" },
      type: "AWS",
      uri: "arn:aws:apigateway:us-east-1:kinesis:action/ListStreams",
      _embedded: {
        "integration:responses": {
          _links: {},
          responseParameters: { "method.response.header.Content-Type": "'application/xml'" },
          responseTemplates: { "application/json": "$input.body" },
          statusCode: "200",
        },
      },
    };
    const { convertible, responses, findings } = toV2(sample as never, { protocol: "WEBSOCKET" });
    expect(convertible).to.equal(true);
    expect(responses).to.have.length(1);
    expect(findings.map(({ id }) => id)).to.not.include("unmapped-member");
  });

  for (const member of WIRE) {
    it(`the wire's ${member} is the SDK's ${member.charAt(0).toUpperCase()}${member.slice(1)}`, () => {
      const value =
        member === "timeoutInMillis" ? 5000 : member.endsWith("s") || member === "tlsConfig" ? {} : "x";
      const words: Record<string, string> = {
        connectionType: "INTERNET",
        contentHandlingStrategy: "CONVERT_TO_TEXT",
        passthroughBehavior: "NEVER",
      };
      const wire = {
        integrationType: "MOCK",
        ...(member === "integrationType" ? {} : { [member]: words[member] ?? value }),
      };
      const { findings } = toV1({ integration: wire as never }, { protocol: "WEBSOCKET" });
      expect(findings.map(({ id }) => id)).to.not.include("unmapped-member");
    });
  }

  it("every name of this list is in the documents (skipped where ../shared is absent)", function () {
    if (!hasShared("seeds")) this.skip();
    const directory = sharedFile("seeds");
    const text = readdirSync(directory)
      .map((file) => readFileSync(path.join(directory, file), "utf8"))
      .join("\n");
    for (const name of [V2_REQUEST, V2_ANSWER, V2_RESPONSE, WIRE, V1_ANSWER, V1_RESPONSE].flat()) {
      expect(new RegExp(`\\b${name}\\b`).test(text), name).to.equal(true);
    }
  });
});
