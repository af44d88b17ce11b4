/** Calls that are carried out, and whose answers are lost: none of them makes anything twice. */
import { expect } from "chai";
import {
  applyPlan,
  type Clients,
  deployStage,
  type LiveClient,
  LiveError,
  memoryJournal,
  pullState,
  rollbackPlan,
  type StateDocument,
} from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import {
  addressOf,
  changed,
  commandsOf,
  FAST,
  HTTP,
  planFor,
  REST,
  seeded,
  WEBSOCKET,
  withoutIds,
} from "./harness.js";

/** Every write of this name is carried out, and the connection breaks in place of its first answers. */
function losing(client: LiveClient, name: string, times = 1): LiveClient {
  let lost = 0;
  return {
    async send(command: never) {
      const answer = await client.send(command);
      if ((command as object).constructor.name !== `${name}Command` || lost >= times) return answer;
      lost++;
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    },
  };
}

const NEW_REST = changed(
  REST,
  {
    "GET /a/b": {
      type: "MOCK",
      requestTemplates: { "application/json": '{"statusCode":200}' },
      integrationResponses: { "200": { statusCode: "200" } },
    },
  },
  { "GET /a/b": { authorizationType: "AWS_IAM" } },
);
const NEW_V2 = {
  IntegrationType: "HTTP_PROXY",
  IntegrationMethod: "POST",
  IntegrationUri: "https://example.com/new",
  PayloadFormatVersion: "1.0",
};
const NEW_HTTP = changed(HTTP, { "POST /new": NEW_V2 }, { "POST /new": { authorizationType: "NONE" } });
const NEW_WEBSOCKET = changed(WEBSOCKET, {
  send: { IntegrationType: "AWS", IntegrationUri: "arn:aws:apigateway:us-east-1:sqs:path/1/q" },
});
const WITHOUT = changed(WEBSOCKET, { send: undefined }, { send: undefined });

const OTHER_KEYS = changed(REST, {
  "GET /pets": {
    requestParameters: { "integration.request.querystring.page": "method.request.querystring.type" },
    cacheKeyParameters: ["method.request.querystring.type"],
  },
});

interface Case {
  readonly api: string;
  readonly from: StateDocument;
  readonly to: StateDocument;
  readonly prune?: true;
  /** Lost on the way there. */
  readonly there: readonly string[];
  /** Lost on the way back. */
  readonly back: readonly string[];
}

const CASES: readonly Case[] = [
  {
    api: "a REST API",
    from: REST,
    to: NEW_REST,
    there: ["CreateResource", "PutMethod", "PutMethodResponse", "PutIntegration", "PutIntegrationResponse"],
    back: ["DeleteResource", "DeleteMethod"],
  },
  {
    api: "a REST API whose method goes",
    from: REST,
    to: changed(REST, { "GET /pets": undefined }, { "GET /pets": undefined }),
    prune: true,
    there: ["DeleteMethod"],
    back: ["PutMethod", "PutMethodResponse"],
  },
  {
    api: "a REST API whose cache keys change with their parameters",
    from: REST,
    to: OTHER_KEYS,
    there: ["UpdateIntegration"],
    back: ["UpdateIntegration"],
  },
  {
    api: "an HTTP API",
    from: HTTP,
    to: NEW_HTTP,
    there: ["CreateIntegration", "CreateRoute"],
    back: ["DeleteRoute", "DeleteIntegration"],
  },
  {
    api: "a WebSocket API",
    from: WEBSOCKET,
    to: NEW_WEBSOCKET,
    there: ["CreateIntegration", "CreateIntegrationResponse", "UpdateRoute", "DeleteIntegration"],
    back: ["CreateIntegration", "CreateIntegrationResponse", "UpdateRoute", "DeleteIntegration"],
  },
  {
    api: "a WebSocket API whose route goes",
    from: WEBSOCKET,
    to: WITHOUT,
    prune: true,
    there: ["DeleteRoute", "DeleteIntegration"],
    back: ["CreateRoute", "CreateIntegration", "CreateIntegrationResponse"],
  },
  {
    api: "an HTTP API whose routes go",
    from: HTTP,
    to: { ...HTTP, integrations: {}, routes: {} },
    prune: true,
    there: ["DeleteRoute", "DeleteIntegration"],
    back: ["CreateRoute", "CreateIntegration"],
  },
];

for (const { api, from, to, prune, there, back } of CASES) {
  describe(`an answer that is lost, on ${api}`, () => {
    const world = running(() => seeded(from, { dropCacheKeys: true }), "each");
    const clients = (lost?: string): Clients => ({
      apigateway: lost === undefined ? world.v1 : losing(world.v1, lost),
      apigatewayv2: lost === undefined ? world.v2 : losing(world.v2, lost),
    });
    const carriedOut = (name: string): number => {
      const { apigateway, apigatewayv2 } = world.emulator.carriedOut;
      return (apigateway[name] ?? 0) + (apigatewayv2[name] ?? 0);
    };

    for (const name of there) {
      it(`of ${name}: it is not carried out again`, async () => {
        const plan = await planFor(clients(), to, { prune: prune ?? false });
        const expected = commandsOf(plan).filter((command) => command === name).length;
        expect(expected).to.be.greaterThan(0);
        const result = await applyPlan(clients(name), plan, FAST);
        expect(result.error?.message).to.equal(undefined);
        expect(result).to.deep.include({ status: "complete", left: 0 });
        expect(carriedOut(name)).to.equal(expected);
      });
    }

    for (const name of back) {
      it(`of ${name} on the way back: it is not carried out again`, async () => {
        const plan = await planFor(clients(), to, { prune: prune ?? false });
        const journal = memoryJournal();
        await applyPlan(clients(), plan, { ...FAST, journal });
        const before = carriedOut(name);
        const result = await rollbackPlan(clients(name), plan, { ...FAST, journal });
        expect(result.error?.message).to.equal(undefined);
        expect(result.departures).to.deep.equal([]);
        expect(result).to.deep.include({ status: "complete", left: 0 });
        const calls = plan.steps.flatMap(({ undo }) => undo ?? []);
        expect(carriedOut(name) - before).to.equal(calls.filter(({ command }) => command === name).length);
      });

      it(`of ${name} on the way back, which is interrupted after any step: it goes on to its end`, async () => {
        const before = await pullState(clients(), addressOf(from), FAST);
        for (let after = 1, interrupted = true; interrupted; after++) {
          const plan = await planFor(clients(), to, { prune: prune ?? false });
          const journal = memoryJournal();
          await applyPlan(clients(), plan, { ...FAST, journal });
          const stop = new AbortController();
          let steps = 0;
          const onStep = () => ++steps === after && stop.abort();
          const options = { ...FAST, journal, signal: stop.signal, onStep: () => void onStep() };
          const first = await rollbackPlan(clients(name), plan, options);
          interrupted = first.status === "interrupted";
          const rest = await rollbackPlan(clients(), plan, { ...FAST, journal });
          expect(rest.departures, `after ${after}`).to.deep.equal([]);
          expect(rest, `after ${after}`).to.deep.include({ status: "complete", left: 0 });
          const is = await pullState(clients(), addressOf(from), FAST);
          expect(withoutIds(is), `after ${after}`).to.deep.equal(withoutIds(before));
        }
      });
    }
  });
}

describe("a deployment", () => {
  const rest = running(() => seeded(REST), "each");
  const http = running(() => seeded(HTTP), "each");

  it("whose answer is lost is found again, and not made twice", async () => {
    const clients = { apigateway: losing(rest.v1, "CreateDeployment") };
    const api = { version: "v1", id: "rest1" } as const;
    expect(await deployStage(clients, api, "prod", FAST)).to.deep.equal({ created: true, automatic: false });
    expect(rest.emulator.carriedOut.apigateway.CreateDeployment).to.equal(1);
    // The stage is there by now: another deployment of it is told from the first.
    const again = { apigateway: losing(rest.v1, "CreateDeployment") };
    expect(await deployStage(again, api, "prod", FAST)).to.deep.equal({ created: false, automatic: false });
    expect(rest.emulator.carriedOut.apigateway.CreateDeployment).to.equal(2);
  });

  it("that was not carried out is sent again", async () => {
    let refused = 0;
    const apigateway = {
      async send(command: never) {
        if ((command as object).constructor.name === "CreateDeploymentCommand" && refused++ < 2) {
          throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
        }
        return rest.v1.send(command);
      },
    };
    await deployStage({ apigateway }, { version: "v1", id: "rest1" }, "prod", FAST);
    expect(rest.emulator.carriedOut.apigateway.CreateDeployment).to.equal(1);
  });

  it("is not sent to a stage that deploys by itself, nor to one that is not there", async () => {
    const clients = { apigatewayv2: http.v2 };
    const api = { version: "v2", id: "http1" } as const;
    const { CreateStageCommand } = await import("@aws-sdk/client-apigatewayv2");
    await http.v2.send(new CreateStageCommand({ ApiId: "http1", StageName: "auto", AutoDeploy: true }));
    expect(await deployStage(clients, api, "auto", FAST)).to.deep.equal({ created: false, automatic: true });
    const error = await deployStage(clients, api, "none", FAST).catch((one: unknown) => one);
    expect(error).to.be.instanceOf(LiveError).that.deep.includes({ code: "NotFoundException" });
    expect(http.emulator.carriedOut.apigatewayv2).not.to.have.property("CreateDeployment");
  });
});
