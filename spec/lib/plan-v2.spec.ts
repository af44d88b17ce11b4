import { expect } from "chai";
import fc from "fast-check";
import type { Dictionary } from "../../common/own.js";
import { planV2, type V2State } from "../../lib/plan/v2.js";
import type { V2Target } from "../../lib/plan/v2-calls.js";
import { updateBetween } from "../../lib/translate/v2-diff.js";
import { OneV2Api, run } from "./one-v2-api.js";

const target: V2Target = {
  api: "v2",
  apiId: "a1",
  protocol: "WEBSOCKET",
  integrationId: "i1",
  routes: [{ routeId: "r1" }],
};
const mock: Dictionary = { IntegrationType: "MOCK", RequestTemplates: { $default: "1" } };
const state = (integration: Dictionary, ...responses: Dictionary[]): V2State => ({ integration, responses });
const ids = (current: V2State | undefined, desired: V2State | null): string[] =>
  planV2(target, current, desired).steps.map(({ id }) => id);

/** Two states say the same, but for the ids that the service gave. */
function same(a: V2State, b: V2State): boolean {
  const keys = (all: V2State): string[] =>
    all.responses.map(({ IntegrationResponseKey }) => String(IntegrationResponseKey)).sort();
  const quiet = (update: { input: object; recreate?: readonly string[] }): boolean =>
    Object.keys(update.input).length === 0 && update.recreate === undefined;
  if (keys(a).join() !== keys(b).join()) return false;
  if (!quiet(updateBetween("Integration", a.integration, b.integration, "WEBSOCKET"))) return false;
  return a.responses.every((response) => {
    const other = b.responses.find(
      ({ IntegrationResponseKey }) => IntegrationResponseKey === response.IntegrationResponseKey,
    );
    return quiet(updateBetween("IntegrationResponse", response, other as Dictionary, "WEBSOCKET"));
  });
}

describe("a plan for a v2 integration", () => {
  it("is empty where nothing differs", () => {
    expect(planV2(target, state(mock), state({ ...mock }))).to.deep.equal({ steps: [], findings: [] });
  });

  it("updates what an update does, and takes it back", () => {
    const plan = planV2(target, state(mock), state({ ...mock, Description: "new" }));
    expect(plan.steps).to.have.length(1);
    expect(plan.steps[0]).to.deep.include({
      command: "UpdateIntegration",
      input: { ApiId: "a1", IntegrationId: "i1", Description: "new" },
      before: mock,
    });
    expect(plan.steps[0]?.undo?.[0]?.input).to.deep.equal({
      ApiId: "a1",
      IntegrationId: "i1",
      Description: "",
    });
  });

  it("makes the integration anew where no update does it: create, point the routes at it, delete the old one", () => {
    const current = state(
      { ...mock, CredentialsArn: "arn:aws:iam::123456789012:role/r" },
      { IntegrationResponseKey: "$default" },
    );
    expect(ids(current, state(mock, { IntegrationResponseKey: "/200/" }))).to.deep.equal([
      "create-integration",
      "create-response-/200/",
      "point-route-r1",
      "delete-old-integration",
    ]);
  });

  it("creates with its responses by the id that the create answers, and deletes", () => {
    const plan = planV2(
      { api: "v2", apiId: "a1", protocol: "WEBSOCKET" },
      undefined,
      state(mock, { IntegrationResponseKey: "$default" }),
    );
    expect(plan.steps.map(({ command, refs }) => [command, refs])).to.deep.equal([
      ["CreateIntegration", undefined],
      [
        "CreateIntegrationResponse",
        { "/IntegrationId": { step: "create-integration", member: "IntegrationId" } },
      ],
    ]);
    expect(ids(state(mock), null)).to.deep.equal(["delete-integration"]);
    expect(ids(undefined, null)).to.deep.equal([]);
  });

  it("changes responses by their keys, deletions first", () => {
    const current = state(
      mock,
      { IntegrationResponseId: "x1", IntegrationResponseKey: "$default" },
      { IntegrationResponseId: "x2", IntegrationResponseKey: "/404/", ResponseTemplates: { $default: "a" } },
    );
    const desired = state(
      mock,
      { IntegrationResponseKey: "/404/", ResponseTemplates: { $default: "b" } },
      { IntegrationResponseKey: "/500/" },
    );
    expect(ids(current, desired)).to.deep.equal([
      "delete-response-$default",
      "update-response-/404/",
      "create-response-/500/",
    ]);
  });

  it("arrives from anywhere, and comes back from anywhere on the way, under either assumption on templates", () => {
    const text = fc.constantFrom("1", "2", "3");
    const templates = fc.dictionary(fc.constantFrom("$default", "application/json"), text, { maxKeys: 2 });
    const integration = fc.record(
      {
        IntegrationUri: fc.constantFrom("https://a", "https://b"),
        CredentialsArn: fc.constantFrom("arn:aws:iam::123456789012:role/r"),
        Description: text,
        TimeoutInMillis: fc.constantFrom(50, 29_000),
        RequestTemplates: templates,
        RequestParameters: fc.dictionary(
          fc.constantFrom("integration.request.header.a", "integration.request.header.b"),
          text,
        ),
      },
      { requiredKeys: [] },
    );
    const response = fc.record(
      {
        IntegrationResponseKey: fc.constantFrom("$default", "/200/", "/4../"),
        ResponseTemplates: templates,
        TemplateSelectionExpression: text,
      },
      { requiredKeys: ["IntegrationResponseKey"] },
    );
    const responses = fc.uniqueArray(response, {
      selector: ({ IntegrationResponseKey }) => IntegrationResponseKey,
    });
    const arbitrary = fc
      .tuple(fc.constantFrom("HTTP", "MOCK"), integration, responses)
      .map(([type, members, list]) =>
        state({ IntegrationType: type, ...members } as Dictionary, ...(list as Dictionary[])),
      );
    let steps = 0;
    fc.assert(
      fc.property(
        arbitrary,
        arbitrary,
        fc.constantFrom("merge" as const, "replace" as const),
        fc.nat(8),
        (from, to, v2Templates, stop) => {
          const api = new OneV2Api(v2Templates);
          const integrationId = api.add(from.integration, from.responses);
          api.routes.set("r1", `integrations/${integrationId}`);
          const plan = planV2({ ...target, integrationId }, api.behind("r1"), to);
          const sent = Math.min(stop, plan.steps.length);
          const back = run(api, plan, sent);
          steps += sent;
          if (sent === plan.steps.length) expect(same(api.behind("r1"), to), "arrives").to.equal(true);
          back();
          const excused = plan.findings.some(({ id }) => id === "plan-undo-partial");
          expect(excused || same(api.behind("r1"), from), "comes back").to.equal(true);
          expect(excused || api.integrations.size, "leaves nothing behind").to.be.oneOf([1, true]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(steps).to.be.greaterThan(5000);
  });
});
