import { expect } from "chai";
import {
  applyPlan,
  InputError,
  planState,
  pullState,
  readDocument,
  readLive,
  readPlan,
  type StatePlan,
} from "../../lib/index.js";
import { planText } from "../../lib/live/text.js";
import { PLAIN_LAYOUT } from "../../lib/report/style.js";
import { running } from "../emulator/harness.js";
import { addressOf, changed, commandsOf, FAST, HTTP, planFor, REST, seeded, WEBSOCKET } from "./harness.js";

const idsOf = ({ findings }: StatePlan) =>
  findings
    .filter(({ severity }) => severity !== "info")
    .map(({ id, severity, path }) => [severity, id, path]);

describe("a plan of a REST API", () => {
  const world = running(() => seeded(REST));
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  it("is empty for what pull has read", async () => {
    const pulled = await pullState(clients(), addressOf(REST), FAST);
    expect(Object.keys(pulled.integrations)).to.deep.equal(["GET /pets", "GET /pets/{id}", "POST /pets"]);
    expect(pulled.routes?.["POST /pets"]).to.deep.equal({ authorizationType: "NONE", apiKeyRequired: true });
    expect((await planFor(clients(), pulled)).steps).to.deep.equal([]);
  });

  it("is one plan a reading, and another one for another reading that has found the same", async () => {
    const to = changed(REST, { "POST /pets": { timeoutInMillis: 5000 } });
    const [live, again] = [
      await readLive(clients(), addressOf(REST), FAST),
      await readLive(clients(), addressOf(REST), FAST),
    ];
    const plan = planState(to, live);
    expect(planState(to, live)).to.deep.equal(plan);
    const { digest, reading, ...rest } = planState(to, again);
    expect(plan).to.deep.include(rest);
    expect(digest).not.to.equal(plan.digest);
    expect(reading).not.to.equal(plan.reading);
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).to.deep.equal(plan);
  });

  it("finds a mapping of a parameter that the method does not declare, and plans nothing for it", async () => {
    const to = changed(REST, {
      "POST /pets": { requestParameters: { "integration.request.header.a": "method.request.header.b" } },
    });
    const plan = await planFor(clients(), to);
    expect(plan.steps).to.deep.equal([]);
    expect(idsOf(plan)).to.deep.equal([
      [
        "error",
        "undeclared-parameter",
        "/integrations/POST ~1pets/requestParameters/integration.request.header.a",
      ],
    ]);
  });

  it("does not make an open route unless it is named", async () => {
    const NEW = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/" };
    const to = changed(REST, { "GET /open": NEW });
    expect(idsOf(await planFor(clients(), to))).to.deep.equal([
      ["error", "route-protection-unknown", "/routes/GET ~1open"],
    ]);
    const allowed = await planFor(clients(), to, { allowOpen: ["GET /open"] });
    expect(commandsOf(allowed)).to.deep.equal(["CreateResource", "PutMethod", "PutIntegration"]);
    expect(idsOf(allowed)).to.deep.equal([["warning", "route-protection-unknown", "/routes/GET ~1open"]]);
  });

  it("is of the routes that are selected, and deletes nothing unasked", async () => {
    const to = changed(
      REST,
      {
        "GET /pets": { timeoutInMillis: 5000 },
        "GET /pets/{id}": { timeoutInMillis: 5000 },
        "POST /pets": undefined,
      },
      { "POST /pets": undefined },
    );
    const plan = await planFor(clients(), to, { only: ["GET /pets/*", "POST *"] });
    expect(plan.steps.map(({ route }) => route)).to.deep.equal(["GET /pets/{id}"]);
    expect(plan.findings.map(({ id }) => id)).to.deep.equal(["route-not-in-document"]);
    const pruned = await planFor(clients(), to, { only: ["POST *"], prune: true });
    expect(commandsOf(pruned)).to.deep.equal(["DeleteMethod"]);
  });

  it("says what of a route it leaves as it is", async () => {
    const to = changed(REST, {}, { "GET /pets/{id}": { authorizationType: "NONE" } });
    expect(idsOf(await planFor(clients(), to))).to.deep.equal([
      ["warning", "route-settings-differ", "/routes/GET ~1pets~1{id}"],
    ]);
  });

  it("that was edited is refused", async () => {
    const plan = await planFor(clients(), changed(REST, { "POST /pets": { timeoutInMillis: 5000 } }));
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).to.deep.equal(plan);
    expect(() => readPlan({ ...plan, api: { version: "v1", id: "other" } })).to.throw("was changed since");
  });

  it("does not show what opens something, nor what acts on a terminal", async () => {
    const to = changed(REST, {
      "POST /pets": {
        uri: "https://example.com/\u001b]0;x\u0007",
        requestParameters: { "integration.request.header.Authorization": "'Basic c2VjcmV0OnNlY3JldA=='" },
      },
    });
    const text = planText(await planFor(clients(), to), PLAIN_LAYOUT);
    expect(text).to.contain("(hidden)").and.not.contain("c2VjcmV0").and.not.contain("\u001b");
  });
});

describe("findings of a plan", () => {
  const world = running(() => seeded(REST));
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  for (const [says, secret] of [
    ["whole", "SECRETVALUE2"],
    ["beginning as a variable does", "$SECRETVALUE2"],
    ["with characters that JSON escapes", 'SECRET"\\VALUE2'],
    ["cut", `SECRET"${"x".repeat(400)}`],
  ] as const) {
    it(`do not repeat a value that opens something, ${says}`, async () => {
      const to = changed(REST, {
        "POST /pets": { requestParameters: { "integration.request.header.X-Api-Key": secret } },
      });
      const { findings } = await planFor(clients(), to);
      const [found] = findings.filter(({ id }) => id === "mapping-expression-invalid");
      expect(found?.message).to.contain("(hidden)").and.to.contain("is not a mapping expression");
      expect(JSON.stringify(findings)).not.to.match(/SECRET|xxx/);
    });
  }
});

describe("an error of planning", () => {
  const world = running(() => seeded(REST));

  it("does not repeat a value that opens something, whatever its type", async () => {
    const RequestParameters = { "overwrite:header.X-Api-Key": 98765432 };
    const to = changed(HTTP, { "GET /pets": { RequestParameters } });
    const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
    const error = await planFor(clients, to, {}, addressOf(REST)).catch((one: unknown) => one);
    expect(error).to.be.instanceOf(InputError).and.to.have.property("pointer").that.contains("X-Api-Key");
    expect(String(error)).to.contain("(hidden)").and.not.to.contain("98765432");
  });
});

describe("a REST API's document on an HTTP API", () => {
  const world = running(() => seeded({ ...HTTP, integrations: {}, routes: {} }), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
  const proxies = changed(REST, { "GET /pets": undefined }, { "GET /pets": undefined });
  const there = { api: "v2", id: "http1" } as const;

  it("makes its routes with their integrations, but none that would be open", async () => {
    const plan = await planFor(clients(), proxies, {}, there);
    expect(idsOf(plan).filter(([severity]) => severity === "error")).to.deep.equal([
      ["error", "route-opens", "/routes/POST ~1pets"],
    ]);
    expect(plan.steps.map(({ command, route }) => [command, route])).to.deep.equal([
      ["CreateIntegration", "GET /pets/{id}"],
      ["CreateRoute", "GET /pets/{id}"],
    ]);
    expect(plan.steps[1]?.input).to.deep.include({ AuthorizationType: "AWS_IAM" });
  });

  it("is as the document has it after an apply", async () => {
    const options = { allowOpen: ["POST /pets"] };
    const plan = await planFor(clients(), proxies, options, there);
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete", sent: 4 });
    expect((await planFor(clients(), proxies, options, there)).steps).to.deep.equal([]);
  });
});

describe("an HTTP API's document on a REST API", () => {
  const world = running(() => seeded({ ...REST, integrations: {}, routes: {} }), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  it("makes resources and methods that declare what the integrations read", async () => {
    const plan = await planFor(clients(), HTTP, { only: ["GET /pets/{id}"] }, { api: "v1", id: "rest1" });
    expect(plan.findings.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    expect(commandsOf(plan).slice(0, 3)).to.deep.equal(["CreateResource", "CreateResource", "PutMethod"]);
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete" });
    const again = await planFor(clients(), HTTP, { only: ["GET /pets/{id}"] }, { api: "v1", id: "rest1" });
    expect(again.steps).to.deep.equal([]);
  });
});

describe("an HTTP API's document on a WebSocket API", () => {
  const world = running(() => seeded(WEBSOCKET), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
  const there = { api: "v2", id: "ws1" } as const;

  it("makes its routes, and says what their keys are there", async () => {
    const plan = await planFor(clients(), HTTP, { only: ["GET /pets"] }, there);
    expect(plan.findings.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    expect(plan.findings.map(({ id }) => id)).to.include("route-key-is-message");
    expect(commandsOf(plan)).to.include.members(["CreateIntegration", "CreateRoute"]);
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete" });
    const again = await planFor(clients(), HTTP, { only: ["GET /pets"] }, there);
    expect(again.steps).to.deep.equal([]);
  });
});

describe("an integration that routes share", () => {
  const shared = readDocument({
    api: HTTP.api,
    integrations: {
      "GET /a": { ...HTTP.integrations["GET /pets"], IntegrationId: "one" },
      "GET /b": { ...HTTP.integrations["GET /pets"], IntegrationId: "one" },
    },
    routes: { "GET /a": { authorizationType: "NONE" }, "GET /b": { authorizationType: "NONE" } },
  });
  const world = running(() => seeded(shared));
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  it("changes once where the document wants the same of all", async () => {
    const to = changed(shared, { "GET /a": { TimeoutInMillis: 5000 }, "GET /b": { TimeoutInMillis: 5000 } });
    expect(commandsOf(await planFor(clients(), to))).to.deep.equal(["UpdateIntegration"]);
  });

  it("is not changed for one of them", async () => {
    const plan = await planFor(clients(), changed(shared, { "GET /a": { TimeoutInMillis: 5000 } }));
    expect(plan.steps).to.deep.equal([]);
    expect(idsOf(plan)).to.deep.equal([["error", "integration-shared", "/integrations/GET ~1a"]]);
  });
});

describe("a WebSocket API", () => {
  const world = running(() => seeded(WEBSOCKET));
  it("is read with its integration responses", async () => {
    const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
    const { integrations, api } = await pullState(clients, addressOf(WEBSOCKET), FAST);
    expect(api.protocol).to.equal("WEBSOCKET");
    const responses = integrations.send?.IntegrationResponses as { IntegrationResponseKey: string }[];
    expect(responses.map(({ IntegrationResponseKey }) => IntegrationResponseKey)).to.deep.equal([
      "/200/",
      "/404/",
    ]);
  });
});
