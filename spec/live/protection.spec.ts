/** Creating a route must not open it: what guards its source is there as well, or the caller has named the route. */

import { PutMethodCommand } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import {
  applyPlan,
  type LiveStep,
  type PlanStateOptions,
  readDocument,
  type StateDocument,
  type StatePlan,
} from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { changed, commandsOf, FAST, HTTP, planFor, REST, seeded, WEBSOCKET } from "./harness.js";

const V1 = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/x" };
const V2 = {
  IntegrationType: "HTTP_PROXY",
  IntegrationMethod: "GET",
  IntegrationUri: "https://example.com/x",
};
const MESSAGES = { ...V2, IntegrationMethod: "POST" };

const rest = (key: string, settings: Dictionary, id = "elsewhere"): StateDocument =>
  readDocument({ api: { version: "v1", id }, integrations: { [key]: V1 }, routes: { [key]: settings } });

const http = (key: string, settings: Dictionary): StateDocument =>
  readDocument({
    api: { version: "v2", id: "elsewhere", protocol: "HTTP" },
    integrations: { [key]: V2 },
    routes: { [key]: settings },
  });

const webSocket = (routes: Dictionary, integrations: Dictionary): StateDocument =>
  readDocument({ api: { version: "v2", id: "elsewhere", protocol: "WEBSOCKET" }, integrations, routes });

const TARGETS = {
  REST: { api: "v1", id: "rest1" },
  HTTP: { api: "v2", id: "http1" },
  WEBSOCKET: { api: "v2", id: "ws1" },
} as const;
const SEEDS = { REST, HTTP, WEBSOCKET };
type Target = keyof typeof TARGETS;

const errorsOf = ({ findings }: StatePlan) =>
  findings.filter(({ severity }) => severity === "error").map(({ id, path }) => `${id} ${path}`);
const messagesOf = ({ findings }: StatePlan) =>
  findings.filter(({ id }) => id === "route-opens").map(({ message }) => message);

/** Whatever makes or fills a route. */
const WRITES = /^(?:PutMethod|CreateRoute|PutIntegration|CreateIntegration|UpdateIntegration)$/;

describe("what guards the source of a new route", () => {
  for (const target of ["REST", "HTTP", "WEBSOCKET"] as const) {
    describe(`on another API, ${target}`, () => {
      const world = running(() => seeded(SEEDS[target]));
      const plan = (document: StateDocument, options: PlanStateOptions = {}) =>
        planFor({ apigateway: world.v1, apigatewayv2: world.v2 }, document, options, TARGETS[target]);
      const key = target === "WEBSOCKET" ? "$default" : "GET /x";

      for (const [says, settings, kept] of [
        ["a Lambda authorizer", { authorizationType: "CUSTOM", authorizerId: "gone12" }, []],
        [
          "a user pool and scopes",
          { authorizationType: "COGNITO_USER_POOLS", authorizerId: "a", authorizationScopes: ["s"] },
          [],
        ],
        ["an authorizer that the document does not name", { authorizationType: "CUSTOM" }, []],
        ["an authorization that nobody knows", { authorizationType: "none" }, []],
        ["scopes alone", { authorizationType: "NONE", authorizationScopes: ["s"] }, []],
        ["an API key", { authorizationType: "NONE", apiKeyRequired: true }, ["REST"]],
        ["a validator", { authorizationType: "NONE", requestValidatorId: "v" }, []],
        ["IAM", { authorizationType: "AWS_IAM" }, ["REST", "HTTP"]],
      ] as readonly [string, Dictionary, readonly Target[]][]) {
        const carries = kept.includes(target);
        it(`${says}: ${carries ? "is carried over" : "is an error, and nothing is planned, until the route is named"}`, async () => {
          const source = target === "WEBSOCKET" ? http("$default", settings) : rest(key, settings);
          const made = await plan(source);
          const writes = commandsOf(made).filter((command) => WRITES.test(command));
          if (carries) {
            expect(errorsOf(made)).to.deep.equal([]);
            const route = made.steps.find(({ command }) => /^(?:PutMethod|CreateRoute)$/.test(command));
            const input = route?.input ?? {};
            for (const [member, value] of Object.entries(settings)) {
              const name = target === "REST" ? member : member.charAt(0).toUpperCase() + member.slice(1);
              expect(input[name]).to.equal(value);
            }
            return;
          }
          expect(errorsOf(made)).to.deep.equal([`route-opens /routes/${key.replace("/", "~1")}`]);
          expect(writes).to.deep.equal([]);
          expect(errorsOf(await plan(source, { allowOpen: ["GET /other"] }))).to.have.length(1);
          const named = await plan(source, { allowOpen: [key] });
          expect(errorsOf(named)).to.deep.equal([]);
          expect(named.findings.filter(({ id }) => id === "route-opens")[0]?.severity).to.equal("warning");
        });
      }

      for (const [says, settings] of [
        ["nothing", undefined],
        ["no authorization", { apiKeyRequired: true }],
        ["an authorization that is null", { authorizationType: null }],
      ] as const) {
        it(`a document that says ${says} of it is no document of an open route`, async () => {
          const source = rest("GET /x", settings ?? {});
          const { routes: _, ...without } = source;
          const made = await plan(settings === undefined ? (without as StateDocument) : source);
          const expected = target === "WEBSOCKET" ? [] : ["route-protection-unknown /routes/GET ~1x"];
          if (target !== "WEBSOCKET") expect(errorsOf(made)).to.deep.equal(expected);
          expect(commandsOf(made).filter((command) => WRITES.test(command))).to.deep.equal([]);
        });
      }
    });
  }

  it("is not a value of the wrong kind", () => {
    for (const [settings, pointer] of [
      [{ authorizationType: "" }, "/routes/GET ~1x/authorizationType"],
      [{ authorizationType: true }, "/routes/GET ~1x/authorizationType"],
      [{ authorizationType: "NONE", apiKeyRequired: "false" }, "/routes/GET ~1x/apiKeyRequired"],
      [{ authorizationType: "NONE", authorizationScopes: "s" }, "/routes/GET ~1x/authorizationScopes"],
      [{ authorizationType: "NONE", requestParameters: [] }, "/routes/GET ~1x/requestParameters"],
      [{ authorizationtype: "AWS_IAM" }, "/routes/GET ~1x/authorizationtype"],
    ] as const) {
      expect(() => rest("GET /x", settings as Dictionary))
        .to.throw()
        .that.includes({ pointer });
    }
  });
});

describe("a WebSocket API, which $connect guards", () => {
  const guarded = { authorizationType: "CUSTOM", authorizerId: "a" };
  const OPEN = { authorizationType: "NONE" };

  for (const target of ["HTTP", "WEBSOCKET"] as const) {
    const world = running(() => seeded(SEEDS[target]));
    const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
    const plan = (document: StateDocument, options: PlanStateOptions = {}) =>
      planFor(clients(), document, options, TARGETS[target]);

    it(`lends its guard to no route of another ${target} API`, async () => {
      const source = webSocket({ $connect: guarded, $default: OPEN }, { $default: MESSAGES });
      const made = await plan(source, { only: ["$default"] });
      expect(errorsOf(made)).to.deep.equal(["route-opens /routes/$default"]);
      expect(messagesOf(made)[0]).to.contain("authorizationType, authorizerId");
      expect(commandsOf(made)).to.deep.equal([]);
    });
  }

  describe("as a target", () => {
    const world = running(() => seeded(WEBSOCKET));
    const IAM = { authorizationType: "AWS_IAM" };
    const source = webSocket({ $connect: IAM, $default: OPEN }, { $connect: MESSAGES, $default: MESSAGES });
    const plan = (options: PlanStateOptions) =>
      planFor({ apigateway: world.v1, apigatewayv2: world.v2 }, source, options, TARGETS.WEBSOCKET);

    it("is guarded again where $connect is made with it", async () => {
      expect(errorsOf(await plan({}))).to.deep.equal([]);
    });

    it("is not where $connect cannot be made: what is behind it would be open", async () => {
      const integrationTarget = "arn:aws:elasticloadbalancing:us-east-1:1:listener/app/a/b/c";
      const link = { connectionType: "VPC_LINK", connectionId: "x", integrationTarget };
      const unmappable = { ...V1, type: "AWS", uri: "arn:aws:apigateway:us-east-1:sqs:path/1/q", ...link };
      const to = readDocument({
        api: { version: "v1", id: "elsewhere" },
        integrations: { $connect: unmappable, "!first": V1, msg: V1 },
        routes: { $connect: IAM, "!first": IAM, msg: IAM },
      });
      const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
      const made = await planFor(clients, to, {}, TARGETS.WEBSOCKET);
      expect(errorsOf(made)).to.include.members(["route-opens /routes/!first", "route-opens /routes/msg"]);
      expect(commandsOf(made)).to.deep.equal([]);
    });

    it("is guarded before whatever comes before $connect in order", async () => {
      const to = readDocument({
        api: { version: "v1", id: "elsewhere" },
        integrations: { $connect: V1, "!first": V1 },
        routes: { $connect: IAM, "!first": IAM },
      });
      const clients = { apigateway: world.v1, apigatewayv2: world.v2 };
      const made = await planFor(clients, to, {}, TARGETS.WEBSOCKET);
      expect(errorsOf(made)).to.deep.equal([]);
      const routes = made.steps.filter(({ command }) => command === "CreateRoute").map(({ route }) => route);
      expect(routes).to.deep.equal(["$connect", "!first"]);
    });

    it("is not where $connect is left out", async () => {
      expect(errorsOf(await plan({ only: ["$default"] }))).to.deep.equal(["route-opens /routes/$default"]);
    });
  });
});

describe("a route that is there, on another API", () => {
  const seed = readDocument({
    api: REST.api,
    integrations: { "GET /filled": V1 },
    routes: { "GET /filled": { authorizationType: "NONE" } },
  });
  const world = running(() => seeded(seed), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });
  const IAM = { authorizationType: "AWS_IAM" };

  it("and has no integration yet, is treated as a new one", async () => {
    const { GetResourcesCommand } = await import("@aws-sdk/client-api-gateway");
    const { items = [] } = await world.v1.send(new GetResourcesCommand({ restApiId: "rest1" }));
    const resourceId = items.find(({ path }) => path === "/filled")?.id ?? "";
    const method = { restApiId: "rest1", resourceId, httpMethod: "PUT", authorizationType: "NONE" };
    await world.v1.send(new PutMethodCommand(method));
    const source = rest("PUT /filled", IAM);
    const plan = await planFor(clients(), source, {}, TARGETS.REST);
    expect(errorsOf(plan)).to.deep.equal(["route-opens /routes/PUT ~1filled"]);
    expect(plan.steps).to.deep.equal([]);
    const named = await planFor(clients(), source, { allowOpen: ["PUT /filled"] }, TARGETS.REST);
    expect(commandsOf(named)).to.deep.equal(["PutIntegration"]);
  });

  it("and answers already, is as open as it was, which is said", async () => {
    const source = changed(rest("GET /filled", IAM), { "GET /filled": { timeoutInMillis: 5000 } });
    const plan = await planFor(clients(), source, {}, TARGETS.REST);
    expect(errorsOf(plan)).to.deep.equal([]);
    expect(plan.findings.find(({ id }) => id === "route-opens")?.severity).to.equal("warning");
    expect(commandsOf(plan)).to.deep.equal(["UpdateIntegration"]);
  });
});

describe("a route that others make between plan and apply", () => {
  const world = running(() => seeded(REST), "each");
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  it("without what guards it, is drift, and gets no integration", async () => {
    const to = changed(REST, { "PUT /pets": V1 }, { "PUT /pets": { authorizationType: "AWS_IAM" } });
    const plan = await planFor(clients(), to);
    expect(commandsOf(plan)).to.deep.equal(["PutMethod", "PutIntegration"]);
    const { restApiId, resourceId } = (plan.steps[0] as LiveStep).input as {
      restApiId: string;
      resourceId: string;
    };
    const open = { restApiId, resourceId, httpMethod: "PUT", authorizationType: "NONE" };
    await world.v1.send(new PutMethodCommand(open));
    const result = await applyPlan(clients(), plan, FAST);
    expect(result).to.deep.include({ status: "drift", sent: 0, left: 2 });
    expect(world.emulator.carriedOut.apigateway).not.to.have.property("PutIntegration");
  });

  it("is refused by the service, not opened, where its authorizer is gone", async () => {
    const to = changed(
      REST,
      { "PUT /pets": V1 },
      { "PUT /pets": { authorizationType: "CUSTOM", authorizerId: "gone12" } },
    );
    const result = await applyPlan(clients(), await planFor(clients(), to), FAST);
    expect(result).to.deep.include({ status: "refused", sent: 0, refused: 1, left: 1 });
    expect(result.error?.message).to.contain("Invalid authorizer ID specified");
  });
});

describe("a document", () => {
  const world = running(() => seeded(REST));
  const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

  it("with members that nobody reads, says so", async () => {
    const typo = {
      ...changed(REST, {}),
      route: {},
      api: { ...REST.api, stage: "prod" },
    } as unknown as StateDocument;
    const plan = await planFor(clients(), readDocument(typo));
    expect(plan.findings.map(({ id, path }) => [id, path])).to.deep.equal([
      ["document-member-unknown", "/route"],
      ["document-member-unknown", "/api/stage"],
    ]);
  });

  it("with settings of a route without an integration, says that it is not made", async () => {
    const plan = await planFor(clients(), changed(REST, {}, { "GET /alone": { authorizationType: "NONE" } }));
    expect(plan.steps).to.deep.equal([]);
    expect(plan.findings.map(({ id, path }) => [id, path])).to.deep.equal([
      ["route-without-integration", "/routes/GET ~1alone"],
    ]);
  });

  it("of which a pattern selects nothing, is refused", async () => {
    const error = await planFor(clients(), REST, { only: ["GET /pet/*"] }).catch((one: unknown) => one);
    expect(String(error)).to.contain("no route of the document or the API matches 'GET /pet/*'");
  });
});
