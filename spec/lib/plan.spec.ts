import { expect } from "chai";
import { byCodeUnit, type Dictionary } from "../../common/own.js";
import {
  type Assumptions,
  diff,
  type Plan,
  planIntegration,
  type Resources,
  type V1Target,
} from "../../lib/index.js";
import { hasShared, readSharedLines } from "../shared.js";
import { OneMethod } from "./one-method.js";

type Integration = Resources["Integration"];

const target: V1Target = { api: "v1", restApiId: "api1", resourceId: "resource1", httpMethod: "GET" };

const commands = (plan: Plan): string[] => plan.steps.map(({ command }) => command);

/** Sends the steps, then takes all of them back, last first. */
function sendAndRollBack(method: OneMethod, plan: Plan): { sent: Dictionary; rolledBack: Dictionary } {
  for (const step of plan.steps) method.send(step);
  const sent = structuredClone(method.state);
  for (const step of [...plan.steps].reverse()) for (const call of step.undo ?? []) method.send(call);
  return { sent, rolledBack: method.state };
}

/** What a diff of the integrations, their responses included, has to say. */
function differences(a: Dictionary, b: Dictionary): string[] {
  const { patchOperations, findings } = diff("Integration", a as Integration, b as Integration);
  const excused = new Set([
    "credentials-undocumented",
    "clear-reported",
    "cache-key-may-drop",
    "stream-timeout",
  ]);
  return [
    ...patchOperations.map(({ op, path }) => `${op} ${path}`),
    ...findings.filter(({ id }) => !excused.has(id)).map(({ id, path }) => `${id} ${path}`),
  ].sort(byCodeUnit);
}

const current: Integration = {
  type: "HTTP_PROXY",
  httpMethod: "GET",
  uri: "https://example.com/a",
  cacheNamespace: "resource1",
  cacheKeyParameters: ["method.request.path.id"],
  requestParameters: { "integration.request.path.id": "method.request.path.id" },
  integrationResponses: {
    "200": { statusCode: "200" },
    "404": { statusCode: "404", selectionPattern: "404" },
  },
};

describe("a plan for a v1 integration", () => {
  it("is empty where nothing differs", () => {
    const plan = planIntegration(target, current, structuredClone(current));
    expect(plan).to.deep.equal({ steps: [], findings: [] });
  });

  it("patches what can be patched, in one update, with the object before it and the way back", () => {
    const plan = planIntegration(target, current, {
      ...current,
      uri: "https://example.com/b",
      timeoutInMillis: 5000,
    });
    expect(plan.findings).to.deep.equal([]);
    expect(plan.steps).to.have.length(1);
    const [step] = plan.steps;
    expect(step).to.deep.include({
      id: "update-integration",
      service: "apigateway",
      command: "UpdateIntegration",
      input: {
        restApiId: "api1",
        resourceId: "resource1",
        httpMethod: "GET",
        patchOperations: [
          { op: "replace", path: "/uri", value: "https://example.com/b" },
          { op: "replace", path: "/timeoutInMillis", value: "5000" },
        ],
      },
      before: current,
    });
    expect(step?.undo?.[0]?.input.patchOperations).to.deep.equal([
      { op: "replace", path: "/uri", value: "https://example.com/a" },
      { op: "replace", path: "/timeoutInMillis", value: "29000" },
    ]);
  });

  it("puts the whole integration where its type changes, and every wanted response again", () => {
    const desired = {
      ...current,
      type: "HTTP" as const,
      integrationResponses: {
        "200": { statusCode: "200" },
        "500": { statusCode: "500", selectionPattern: "5.." },
      },
    };
    const plan = planIntegration(target, current, desired);
    expect(plan.steps.map(({ id }) => id)).to.deep.equal([
      "delete-response-404",
      "put-integration",
      "put-response-200",
      "put-response-500",
    ]);
    expect(plan.steps[1]?.input).to.deep.equal({
      restApiId: "api1",
      resourceId: "resource1",
      httpMethod: "GET",
      type: "HTTP",
      integrationHttpMethod: "GET",
      uri: "https://example.com/a",
      cacheNamespace: "resource1",
      cacheKeyParameters: ["method.request.path.id"],
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    });
    expect(plan.findings.map(({ id }) => id)).to.deep.equal(["plan-puts-integration"]);
  });

  it("puts the whole integration for credentials under documentedOnly", () => {
    const desired = { ...current, credentials: "arn:aws:iam::123456789012:role/r" };
    expect(commands(planIntegration(target, current, desired))).to.deep.equal(["UpdateIntegration"]);
    const documented = planIntegration(target, current, desired, { documentedOnly: true });
    expect(commands(documented)).to.deep.equal([
      "PutIntegration",
      "PutIntegrationResponse",
      "PutIntegrationResponse",
    ]);
  });

  it("sends cache keys after the parameters that they name, whether or not AWS drops them", () => {
    const desired = {
      ...current,
      requestParameters: { "integration.request.path.petId": "method.request.path.id" },
    };
    const plan = planIntegration(target, current, desired);
    expect(plan.steps.map(({ input }) => input.patchOperations)).to.deep.equal([
      [
        { op: "remove", path: "/cacheKeyParameters/method.request.path.id" },
        { op: "remove", path: "/requestParameters/integration.request.path.id" },
        {
          op: "add",
          path: "/requestParameters/integration.request.path.petId",
          value: "method.request.path.id",
        },
      ],
      [{ op: "add", path: "/cacheKeyParameters/method.request.path.id" }],
    ]);
    for (const dropsCacheKeys of [false, true]) {
      const method = new OneMethod(current as Dictionary, { addExisting: "refuse" }, dropsCacheKeys);
      for (const step of plan.steps) method.send(step);
      expect(differences(method.state, desired as Dictionary)).to.deep.equal([]);
    }
  });

  it("takes an update back in two where cache keys come back with the parameters that they name", () => {
    const desired = { ...current, requestParameters: {}, cacheKeyParameters: [] };
    const plan = planIntegration(target, current, desired);
    expect(commands(plan)).to.deep.equal(["UpdateIntegration"]);
    expect(plan.steps[0]?.undo?.map(({ input }) => input.patchOperations)).to.deep.equal([
      [
        {
          op: "add",
          path: "/requestParameters/integration.request.path.id",
          value: "method.request.path.id",
        },
      ],
      [{ op: "add", path: "/cacheKeyParameters/method.request.path.id" }],
    ]);
  });

  it("creates, updates and deletes responses by their own calls, deletions first", () => {
    const desired = {
      ...current,
      integrationResponses: {
        "200": { statusCode: "200", responseTemplates: { "application/json": "{}" } },
        "500": { statusCode: "500", selectionPattern: "5.." },
      },
    };
    const plan = planIntegration(target, current, desired);
    expect(plan.steps.map(({ id }) => id)).to.deep.equal([
      "delete-response-404",
      "update-response-200",
      "put-response-500",
    ]);
  });

  it("creates an integration that is not there, and deletes one that is not wanted", () => {
    const create = planIntegration(target, undefined, current);
    expect(commands(create)).to.deep.equal([
      "PutIntegration",
      "PutIntegrationResponse",
      "PutIntegrationResponse",
    ]);
    const remove = planIntegration(target, current, null);
    expect(commands(remove)).to.deep.equal(["DeleteIntegration"]);
    const method = new OneMethod(current as Dictionary);
    const { rolledBack } = sendAndRollBack(method, remove);
    expect(differences(rolledBack, current as Dictionary)).to.deep.equal([]);
    expect(planIntegration(target, undefined, null).steps).to.deep.equal([]);
  });

  it("sends nothing of a put that AWS would refuse", () => {
    const plan = planIntegration(target, current, { ...current, type: "AWS", uri: "https://example.com" });
    expect(plan.steps).to.deep.equal([]);
    expect(plan.findings.map(({ id, severity }) => `${id} ${severity}`)).to.include("uri-not-arn error");
  });

  it("keeps the responses that the input of a put cannot carry", () => {
    const put = {
      restApiId: "api1",
      resourceId: "resource1",
      httpMethod: "GET",
      type: "HTTP_PROXY",
      integrationHttpMethod: "POST",
      uri: "https://example.com/a",
      cacheKeyParameters: ["method.request.path.id"],
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    };
    const plan = planIntegration(target, current, put as Integration);
    expect(commands(plan)).to.deep.equal(["UpdateIntegration"]);
    expect(plan.findings).to.deep.equal([]);
  });

  const settings: Partial<Assumptions>[] = [
    {},
    { putKeepsResponses: true },
    { addExisting: "refuse", replaceMissing: "refuse" },
  ];
  const pairs = "corpus/pairs-v1.ndjson";
  describe(
    hasShared(pairs) ? "over real integrations" : "over real integrations (skipped: no shared corpus)",
    () => {
      before(function () {
        if (!hasShared(pairs)) this.skip();
      });

      for (const assume of settings) {
        for (const dropsCacheKeys of [false, true]) {
          const name = `${JSON.stringify(assume)}${dropsCacheKeys ? ", cache keys dropped" : ""}`;
          it(`arrives, and comes back by the undo of each step: ${name}`, () => {
            let steps = 0;
            for (const { before: has, after: wants } of readSharedLines<{
              before: Dictionary;
              after: Dictionary;
            }>(pairs)) {
              const plan = planIntegration(target, has as Integration, wants as Integration);
              if (plan.findings.some(({ severity }) => severity === "error")) continue;
              steps += plan.steps.length;
              const method = new OneMethod(has, assume, dropsCacheKeys);
              const { sent, rolledBack } = sendAndRollBack(method, plan);
              expect(differences(sent, wants)).to.deep.equal([]);
              expect(differences(rolledBack, has)).to.deep.equal([]);
            }
            expect(steps).to.be.greaterThan(1500);
          });
        }
      }
    },
  );
});
