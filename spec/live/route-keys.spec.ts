/** A route that the service would refuse, or make another of, is an error of the plan, and nothing is planned for it. */
import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import { applyPlan, type StateDocument, type StatePlan } from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { changed, commandsOf, FAST, HTTP, planFor, REST, seeded, WEBSOCKET } from "./harness.js";

const MOCK = { type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } };
const PROXY = { IntegrationType: "HTTP_PROXY", IntegrationMethod: "GET", IntegrationUri: "https://e.com/" };
const OPEN = { authorizationType: "NONE" };

const withRoutes = (to: StateDocument, integration: Dictionary, ...keys: string[]): StateDocument =>
  changed(
    to,
    Object.fromEntries(keys.map((key) => [key, integration])),
    Object.fromEntries(keys.map((key) => [key, OPEN])),
  );

const messagesOf = ({ findings }: StatePlan): string[] =>
  findings.filter(({ id }) => id === "route-key-unmappable").map(({ message }) => message);
const routesOf = ({ steps }: StatePlan): string[] => [...new Set(steps.map(({ route }) => route))];

describe("route keys of a REST API", () => {
  const world = running(() => seeded(REST), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  for (const [key, reason] of [
    ["HED /pets", "its verb is none of GET, PUT"],
    ["GET //x", "a part of its path is empty"],
    ["GET /pets/", "a part of its path is empty"],
    ["GET /{proxy+}/x", "nothing comes after '{proxy+}'"],
    ["GET /pets/{other}/toys", "'{other}' would stand beside '{id}'"],
    ["GET /a b", "'a b' is no part of a path"],
    ["GET /p%20q", "'p%20q' is no part"],
    ["GET /pets?x=1", "'pets?x=1' is no part"],
    ["GET /é", "'é' is no part"],
    ["GET /{a}{b}", "'{a}{b}' is no part"],
    ["$default", "a verb and a path"],
  ] as const) {
    it(`'${key}' is refused by the plan, and the other routes are planned`, async () => {
      const to = withRoutes(changed(REST, { "GET /pets": { timeoutInMillis: 5000 } }), MOCK, key);
      const plan = await planFor(clients(), to);
      expect(messagesOf(plan)).to.have.length(1);
      expect(messagesOf(plan)[0]).to.contain(`a REST API takes no route '${key}'`).and.to.contain(reason);
      expect(commandsOf(plan)).to.deep.equal(["UpdateIntegration"]);
    });
  }

  it("are checked against what the plan itself makes: of two variables in one place, the first is made", async () => {
    const plan = await planFor(clients(), withRoutes(REST, MOCK, "GET /dogs/{a}", "GET /dogs/{b}/toys"));
    expect(messagesOf(plan)).to.deep.equal([
      "a REST API takes no route 'GET /dogs/{b}/toys': '{b}' would stand beside '{a}', and a place in a path has one variable",
    ]);
    expect(routesOf(plan)).to.deep.equal(["GET /dogs/{a}"]);
  });

  it("that the plan takes are taken by apply", async () => {
    const keys = ["GET /", "HEAD /a:b/{c}/{d+}", "ANY /pets/{id}/toys", "PUT /pets/x.y_z-0"];
    const plan = await planFor(clients(), withRoutes(REST, MOCK, ...keys));
    expect(messagesOf(plan)).to.deep.equal([]);
    expect(routesOf(plan)).to.have.members(keys);
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete" });
  });

  it("leave no resource behind where the integration has an error", async () => {
    const plan = await planFor(
      clients(),
      withRoutes(REST, { type: "MOCK", timeoutInMillis: "x" }, "GET /n/o"),
    );
    expect(plan.findings.map(({ severity }) => severity)).to.include("error");
    expect(commandsOf(plan)).to.deep.equal([]);
  });
});

describe("route keys of an HTTP API", () => {
  const world = running(() => seeded(HTTP), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  for (const [key, reason] of [
    ["HED /pets", "its routes are a verb of GET, PUT"],
    ["send", "its routes are a verb of"],
    ["GET /a b", "its routes are a verb of"],
    ["GET /{proxy+}/x", "stands at its end"],
    ["GET /pets/{other}", "where that of 'GET /pets/{id}' does"],
  ] as const) {
    it(`'${key}' is refused by the plan`, async () => {
      const plan = await planFor(clients(), withRoutes(HTTP, PROXY, key));
      expect(messagesOf(plan)).to.have.length(1);
      expect(messagesOf(plan)[0]).to.contain(`an HTTP API takes no route '${key}'`).and.to.contain(reason);
      expect(commandsOf(plan)).to.deep.equal([]);
    });
  }

  it("are checked against what the plan itself makes", async () => {
    const plan = await planFor(clients(), withRoutes(HTTP, PROXY, "GET /dogs/{a}", "GET /dogs/{b}"));
    expect(messagesOf(plan)).to.have.length(1);
    expect(routesOf(plan)).to.deep.equal(["GET /dogs/{a}"]);
  });

  it("that bar a route keep what prune would delete: nothing goes without what takes its place", async () => {
    const to = {
      ...HTTP,
      integrations: { "GET /pets/{other}": PROXY },
      routes: { "GET /pets/{other}": OPEN },
    };
    const plan = await planFor(clients(), to, { prune: true });
    expect(messagesOf(plan)).to.have.length(1);
    expect(plan.findings.map(({ id }) => id)).to.include("routes-not-pruned");
    expect(commandsOf(plan)).to.deep.equal([]);
  });

  it("that the plan takes are taken by apply", async () => {
    const keys = ["$default", "GET /pets/", "PUT /pets/{other}", "GET /cats/{a+}"];
    const plan = await planFor(clients(), withRoutes(HTTP, PROXY, ...keys));
    expect(messagesOf(plan)).to.deep.equal([]);
    expect(routesOf(plan)).to.have.members(keys);
    expect(await applyPlan(clients(), plan, FAST)).to.deep.include({ status: "complete" });
  });
});

describe("route keys of a WebSocket API", () => {
  const world = running(() => seeded(WEBSOCKET));

  it("are any text but none", async () => {
    const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
    const plan = await planFor(clients, withRoutes(WEBSOCKET, PROXY, "", "any thing"));
    expect(messagesOf(plan)).to.deep.equal(["a WebSocket API takes no route '': it has no key"]);
    expect(routesOf(plan)).to.deep.equal(["any thing"]);
  });
});
