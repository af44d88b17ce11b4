import { expect } from "chai";
import fc from "fast-check";
import type { Dictionary } from "../../common/own.js";
import { InputError, ServiceError } from "../../lib/index.js";
import { applyUpdate } from "../../lib/translate/apply-update.js";
import { updateBetween } from "../../lib/translate/v2-diff.js";

describe("applyUpdate, the merge of API Gateway V2", () => {
  const held = {
    IntegrationId: "abc123",
    IntegrationType: "HTTP_PROXY",
    IntegrationUri: "https://a",
    Description: "old",
    RequestParameters: { "overwrite:header.a": "1", "overwrite:header.b": "2" },
    ResponseParameters: { "200": { "overwrite:header.x": "1" }, "500": { "overwrite:statuscode": "502" } },
  };

  it("keeps what the update leaves out, null and undefined included", () => {
    expect(
      applyUpdate(held, { IntegrationUri: "https://b", Description: null, RequestParameters: undefined }),
    ).to.deep.equal({
      ...held,
      IntegrationUri: "https://b",
    });
  });

  it('takes a description away by ""', () => {
    const { Description: _, ...rest } = held;
    expect(applyUpdate(held, { Description: "" })).to.deep.equal(rest);
  });

  it('merges request parameters by key, "" takes one away, {} none', () => {
    expect(
      applyUpdate(held, { RequestParameters: { "overwrite:header.a": "", "overwrite:header.c": "3" } }),
    ).to.deep.equal({
      ...held,
      RequestParameters: { "overwrite:header.b": "2", "overwrite:header.c": "3" },
    });
    expect(applyUpdate(held, { RequestParameters: {} })).to.deep.equal(held);
  });

  it("takes a status away by an empty map", () => {
    expect(applyUpdate(held, { ResponseParameters: { "200": {} } })).to.deep.include({
      ResponseParameters: { "500": { "overwrite:statuscode": "502" } },
    });
  });

  it("merges or replaces templates, as is assumed", () => {
    const socket = { RequestTemplates: { $default: "1", other: "2" } };
    const input = { RequestTemplates: { $default: "3" } };
    expect(applyUpdate(socket, input)).to.deep.equal({ RequestTemplates: { $default: "3", other: "2" } });
    expect(applyUpdate(socket, input, { assume: { v2Templates: "replace" } })).to.deep.equal(input);
  });

  it("refuses an update of a subtype without the subtype, or with an empty parameter", () => {
    const sqs = {
      IntegrationType: "AWS_PROXY",
      IntegrationSubtype: "SQS-PurgeQueue",
      RequestParameters: { QueueUrl: "u" },
    };
    expect(() => applyUpdate(sqs, { Description: "x" })).to.throw(
      ServiceError,
      "Invalid integration URI specified",
    );
    const emptied = {
      IntegrationSubtype: "SQS-PurgeQueue",
      RequestParameters: { QueueUrl: "u", Region: "" },
    };
    expect(() => applyUpdate(sqs, emptied)).to.throw(
      ServiceError,
      "Mapping expression missing source or destination",
    );
    expect(applyUpdate(sqs, { ...sqs, Description: "x" })).to.deep.equal({ ...sqs, Description: "x" });
  });

  it("refuses members that are none of the update's", () => {
    expect(() => applyUpdate(held, { ApiGatewayManaged: true }))
      .to.throw(InputError)
      .with.property("pointer", "/ApiGatewayManaged");
    expect(() => applyUpdate(held, { constructor: 1 })).to.throw(InputError);
    expect(() => applyUpdate(held, { RequestParameters: [] })).to.throw(
      InputError,
      "RequestParameters is a map",
    );
  });

  it("changes neither object, and takes keys for data", () => {
    const before = Object.freeze({
      RequestParameters: Object.freeze(JSON.parse('{"__proto__":"1"}') as Dictionary),
    });
    const input = Object.freeze({ RequestParameters: Object.freeze({ constructor: "2" }) });
    const after = applyUpdate(before as { RequestParameters: Dictionary }, input);
    expect(Object.keys(after.RequestParameters)).to.deep.equal(["__proto__", "constructor"]);
  });
});

describe("the update between two v2 integrations", () => {
  const base = {
    IntegrationType: "HTTP_PROXY",
    IntegrationUri: "https://a",
    IntegrationMethod: "GET",
    PayloadFormatVersion: "1.0",
  };
  const http = (current: object, desired: object) =>
    updateBetween("Integration", { ...base, ...current }, { ...base, ...desired }, "HTTP");

  it("is empty where nothing differs but what the service fills in", () => {
    const answer = {
      IntegrationId: "abc",
      ApiGatewayManaged: false,
      ConnectionType: "INTERNET",
      TimeoutInMillis: 30_000,
    };
    expect(http(answer, {})).to.deep.equal({ input: {}, findings: [] });
  });

  it("names what changed, and takes a key away by an empty text", () => {
    const update = http(
      { RequestParameters: { "overwrite:header.a": "1", "overwrite:header.b": "2" } },
      { RequestParameters: { "overwrite:header.b": "3" }, TimeoutInMillis: 5000 },
    );
    expect(update).to.deep.equal({
      input: {
        RequestParameters: { "overwrite:header.a": "", "overwrite:header.b": "3" },
        TimeoutInMillis: 5000,
      },
      findings: [],
    });
  });

  it("asks for a new integration where no value clears a member, or the type changes", () => {
    const update = http({ CredentialsArn: "arn:aws:iam::1:role/r" }, { IntegrationType: "AWS_PROXY" });
    expect(update.recreate).to.deep.equal(["/CredentialsArn", "/IntegrationType"]);
    expect(update.findings.map(({ id, severity }) => `${id} ${severity}`)).to.deep.equal([
      "recreate-needed warning",
      "recreate-needed warning",
    ]);
  });

  it("sends a subtype and its parameters again, and asks for a new integration where one goes", () => {
    const sqs = {
      IntegrationType: "AWS_PROXY",
      IntegrationSubtype: "SQS-SendMessage",
      PayloadFormatVersion: "1.0",
    };
    const parameters = { QueueUrl: "u", MessageBody: "$request.body" };
    const current = { ...sqs, RequestParameters: parameters, Description: "a" };
    const described = updateBetween("Integration", current, { ...current, Description: "b" }, "HTTP");
    expect(described.input).to.deep.equal({
      Description: "b",
      IntegrationSubtype: "SQS-SendMessage",
      RequestParameters: parameters,
    });
    const fewer = { ...current, RequestParameters: { QueueUrl: "u" } };
    expect(updateBetween("Integration", current, fewer, "HTTP").recreate).to.deep.equal([
      "/RequestParameters/MessageBody",
    ]);
  });

  it("arrives under either assumption on templates, where it asks for no new integration", () => {
    const text = fc.constantFrom("1", "2", "$request.body");
    const map = (keys: string[]) => fc.dictionary(fc.constantFrom(...keys), text, { maxKeys: 3 });
    const optional = fc.record(
      {
        IntegrationUri: fc.constantFrom("https://a", "https://b"),
        Description: fc.constantFrom("x", "y"),
        TimeoutInMillis: fc.constantFrom(50, 29_000),
        RequestParameters: map(["integration.request.header.a", "integration.request.header.b"]),
        RequestTemplates: map(["$default", "application/json"]),
        ResponseParameters: fc.dictionary(
          fc.constantFrom("200", "500"),
          map(["overwrite:header.a", "overwrite:header.b"]),
        ),
        TemplateSelectionExpression: fc.constantFrom("\\$default", "${request.body.action}"),
        TlsConfig: fc.constantFrom({}, { ServerNameToVerify: "a" }),
      },
      { requiredKeys: [] },
    );
    let arrived = 0;
    fc.assert(
      fc.property(
        optional,
        optional,
        fc.constantFrom("merge" as const, "replace" as const),
        (a, b, v2Templates) => {
          const update = updateBetween("Integration", a as Dictionary, b as Dictionary, "WEBSOCKET");
          if (update.recreate !== undefined) return;
          arrived += 1;
          const after = applyUpdate(a as Dictionary, update.input, { assume: { v2Templates } });
          expect(updateBetween("Integration", after, b as Dictionary, "WEBSOCKET").input).to.deep.equal({});
        },
      ),
      { numRuns: 2000 },
    );
    expect(arrived).to.be.greaterThan(300);
  });
});
