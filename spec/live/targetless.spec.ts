/** A v2 route that leads nowhere yet: what fills it can be taken back. */
import { CreateRouteCommand, GetIntegrationsCommand, GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import { applyPlan, memoryJournal, planIntegration, rollbackPlan } from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { changed, commandsOf, FAST, HTTP, planFor, seeded, WEBSOCKET } from "./harness.js";

const PROXY = { IntegrationType: "HTTP_PROXY", IntegrationMethod: "GET", IntegrationUri: "https://e.com/" };

for (const [api, key, severity] of [
  [HTTP, "GET /x", "info"],
  [WEBSOCKET, "x", "warning"],
] as const) {
  describe(`a route of an API of the protocol ${api.api.protocol} without an integration`, () => {
    const world = running(() => seeded(api), "each");
    const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
    const ApiId = String(api.api.id);
    const routes = async () => (await world.v2.send(new GetRoutesCommand({ ApiId }))).Items ?? [];
    const integrations = async () => (await world.v2.send(new GetIntegrationsCommand({ ApiId }))).Items ?? [];

    it("is as it was after a rollback, and its integration is gone", async () => {
      const made = { ApiId, RouteKey: key, AuthorizationType: "AWS_IAM", OperationName: "o" } as const;
      await world.v2.send(new CreateRouteCommand(made));
      const [before, held] = [await routes(), await integrations()];
      const plan = await planFor(
        clients(),
        changed(api, { [key]: PROXY }, { [key]: { authorizationType: "AWS_IAM" } }),
      );
      expect(commandsOf(plan)).to.deep.equal(["CreateIntegration", "UpdateRoute"]);
      expect(plan.findings.map((one) => [one.severity, one.id])).to.deep.include([
        severity,
        "plan-undo-remakes-route",
      ]);
      const journal = memoryJournal();
      expect(await applyPlan(clients(), plan, { ...FAST, journal })).to.deep.include({ status: "complete" });
      expect(await rollbackPlan(clients(), plan, { ...FAST, journal })).to.deep.include({
        status: "complete",
      });
      const byKey = (all: Awaited<ReturnType<typeof routes>>) =>
        new Map(all.map(({ RouteId: _, ...route }) => [route.RouteKey, route]));
      expect(byKey(await routes())).to.deep.equal(byKey(before));
      expect(await integrations()).to.deep.equal(held);
    });
  });
}

describe("a route without an integration of which a plan knows the id alone", () => {
  it("is left as the plan makes it, with its integration, and a warning says so", () => {
    const { steps, findings } = planIntegration(
      { api: "v2", apiId: "a", protocol: "HTTP", routes: [{ routeId: "r1", routeKey: "GET /x" }] },
      null,
      { integration: PROXY, responses: [] },
    );
    expect(steps.map(({ command, undo }) => [command, undo])).to.deep.equal([
      ["CreateIntegration", undefined],
      ["UpdateRoute", undefined],
    ]);
    expect(findings.map(({ id, severity }) => [id, severity])).to.deep.equal([
      ["plan-undo-partial", "warning"],
    ]);
  });
});
