/** `absent: "keep"` on a v2 API: what the document does not mention stays as it is. */
import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import { applyPlan, pullState, readDocument, type StateDocument } from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { addressOf, commandsOf, FAST, planFor, seeded } from "./harness.js";

const OPEN = { authorizationType: "NONE" };
const document = (api: Dictionary, integration: Dictionary): StateDocument =>
  readDocument({ api, integrations: { m: integration }, routes: { m: OPEN } });

describe("what a document is silent of, and is to be kept, on a WebSocket API", () => {
  const api = { version: "v2", id: "keep1", protocol: "WEBSOCKET" };
  const HELD = {
    IntegrationType: "HTTP",
    IntegrationMethod: "GET",
    IntegrationUri: "https://e.com/",
    TimeoutInMillis: 5000,
    Description: "d",
    RequestTemplates: { a: "x", b: "y" },
    IntegrationResponses: [
      { IntegrationResponseKey: "$default" },
      { IntegrationResponseKey: "/200/", ResponseTemplates: { a: "z" } },
    ],
  };
  const world = running(() => seeded(document(api, HELD)), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
  const keep = (integration: Dictionary, of: Dictionary = api) =>
    planFor(clients(), document(of, integration), { absent: "keep" }, { api: "v2", id: "keep1" });
  const inputs = async (integration: Dictionary, of?: Dictionary) =>
    (await keep(integration, of)).steps.map(({ command, input }) => {
      const { ApiId: _, IntegrationId: _id, IntegrationResponseId: _response, ...rest } = input;
      return [command, rest];
    });
  const URI = { IntegrationUri: "https://e.com/2" };

  it("stays: members, keys of maps and responses; one update sends what is mentioned", async () => {
    const to = {
      IntegrationType: "HTTP",
      ...URI,
      RequestTemplates: { a: "x" },
      IntegrationResponses: [{ IntegrationResponseKey: "$default" }],
    };
    expect(await inputs(to)).to.deep.equal([["UpdateIntegration", URI]]);
    await applyPlan(clients(), await keep(to), FAST);
    const pulled = await pullState(clients(), addressOf(document(api, HELD)), FAST);
    expect(pulled.integrations.m).to.deep.include({ ...URI, TimeoutInMillis: 5000, Description: "d" });
    expect((pulled.integrations.m as Dictionary).RequestTemplates).to.deep.equal({ a: "x", b: "y" });
  });

  it("goes where it is mentioned as null", async () => {
    const to = { IntegrationType: "HTTP", Description: null, IntegrationResponses: null };
    expect(await inputs(to)).to.deep.equal([
      ["UpdateIntegration", { Description: "" }],
      ["DeleteIntegrationResponse", {}],
      ["DeleteIntegrationResponse", {}],
    ]);
  });

  it("is told of where a mapping cannot take it away: null inside a member of a v1 document", async () => {
    const to = {
      type: "HTTP",
      uri: "https://e.com/",
      requestTemplates: { a: null },
      integrationResponses: { 200: null },
    };
    const plan = await keep(to, { version: "v1", id: "elsewhere" });
    expect(
      plan.findings.filter(({ id }) => id === "plan-null-unmapped").map(({ path }) => path),
    ).to.deep.equal(["/integrations/m/requestTemplates/a", "/integrations/m/integrationResponses/200"]);
    expect(plan.steps).to.deep.equal([]);
  });

  it("goes back to its default unless it is to be kept", async () => {
    const plan = await planFor(clients(), document(api, { ...HELD, Description: undefined }));
    expect(plan.steps.map(({ input }) => input.Description)).to.deep.equal([""]);
  });

  it("stays where a v1 document is mapped, what the mapping fills in by itself included", async () => {
    const to = { type: "HTTP", httpMethod: "GET", uri: "https://e.com/2" };
    expect(await inputs(to, { version: "v1", id: "elsewhere" })).to.deep.equal([["UpdateIntegration", URI]]);
  });

  it("is not taken over by an integration of another type, which has no use for it", async () => {
    const plan = await keep({ IntegrationType: "MOCK" });
    expect(commandsOf(plan)[0]).to.equal("CreateIntegration");
    expect(plan.steps[0]?.input).to.deep.equal({
      ApiId: "keep1",
      IntegrationType: "MOCK",
      PassthroughBehavior: "WHEN_NO_MATCH",
      TimeoutInMillis: 5000,
      Description: "d",
      RequestTemplates: { a: "x", b: "y" },
    });
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete" });
  });
});

describe("what a v1 document is silent of, and is to be kept, on an HTTP API", () => {
  const HELD = {
    IntegrationType: "AWS_PROXY",
    IntegrationUri: "arn:aws:lambda:us-east-1:123456789012:function:f",
    PayloadFormatVersion: "2.0",
    TimeoutInMillis: 5000,
    CredentialsArn: "arn:aws:iam::123456789012:role/r",
  };
  const key = "GET /x";
  const of = (api: Dictionary, integration: Dictionary) =>
    readDocument({ api, integrations: { [key]: integration }, routes: { [key]: OPEN } });
  const world = running(() => seeded(of({ version: "v2", id: "keep2", protocol: "HTTP" }, HELD)));
  const LAMBDA = {
    type: "AWS_PROXY",
    httpMethod: "POST",
    uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:g/invocations",
  };
  const plan = (integration: Dictionary) =>
    planFor(
      { apigateway: world.v1, apigatewayv2: world.v2 },
      of({ version: "v1", id: "elsewhere" }, integration),
      { absent: "keep" },
      { api: "v2", id: "keep2" },
    );

  it("stays: timeout, payload format and role", async () => {
    const { steps } = await plan(LAMBDA);
    expect(steps.map(({ command }) => command)).to.deep.equal(["UpdateIntegration"]);
    expect(Object.keys(steps[0]?.input ?? {}).sort()).to.deep.equal([
      "ApiId",
      "IntegrationId",
      "IntegrationUri",
    ]);
  });

  it("is what the mapping says where the integration becomes one of another kind", async () => {
    const { steps } = await plan({ type: "HTTP_PROXY", httpMethod: "GET", uri: "https://e.com/" });
    expect(steps[0]?.input).to.deep.include({ PayloadFormatVersion: "1.0", TimeoutInMillis: 5000 });
  });

  it("goes where it is mentioned as null", async () => {
    const { steps, findings } = await plan({ ...LAMBDA, timeoutInMillis: null, credentials: null });
    expect(findings.map(({ id }) => id)).to.include("plan-makes-anew");
    expect(steps[0]?.input).to.deep.include({ TimeoutInMillis: 29_000, PayloadFormatVersion: "2.0" });
    expect(steps[0]?.input).not.to.have.property("CredentialsArn");
  });
});

describe("what a v2 document is silent of, and is to be kept, on a REST API", () => {
  const key = "GET /x";
  const of = (api: Dictionary, integration: Dictionary) =>
    readDocument({ api, integrations: { [key]: integration }, routes: { [key]: OPEN } });
  const HELD = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://e.com/", timeoutInMillis: 5000 };
  const world = running(() => seeded(of({ version: "v1", id: "keep3" }, HELD)));
  const PROXY = {
    IntegrationType: "HTTP_PROXY",
    IntegrationMethod: "GET",
    IntegrationUri: "https://e.com/2",
  };
  const planned = async (integration: Dictionary) => {
    const document = of({ version: "v2", id: "elsewhere", protocol: "HTTP" }, integration);
    const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
    return planFor(clients, document, { absent: "keep" }, { api: "v1", id: "keep3" });
  };
  const operations = async (integration: Dictionary) =>
    (await planned(integration)).steps.flatMap(({ input }) => input.patchOperations);
  const uri = { op: "replace", path: "/uri", value: "https://e.com/2" };

  it("stays, what the mapping fills in by itself included", async () => {
    expect(await operations(PROXY)).to.deep.equal([uri]);
  });

  it("changes where it is mentioned", async () => {
    const timeout = { op: "replace", path: "/timeoutInMillis", value: "6000" };
    const changes = await operations({ ...PROXY, TimeoutInMillis: 6000 });
    expect(changes).to.have.deep.members([uri, timeout]);
  });

  it("is told of where a mapping cannot take it away: null inside a member", async () => {
    const { findings, steps } = await planned({
      ...PROXY,
      RequestParameters: { "overwrite:header.z": null },
    });
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.include(
      `plan-null-unmapped /integrations/${key.replaceAll("/", "~1")}/RequestParameters/overwrite:header.z`,
    );
    expect(steps).to.deep.equal([]);
  });
});
