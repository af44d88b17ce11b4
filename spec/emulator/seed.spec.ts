import { readFileSync } from "node:fs";
import path from "node:path";
import {
  GetApiKeyCommand,
  GetIntegrationCommand,
  GetMethodCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetStagesCommand,
  UpdateIntegrationCommand,
} from "@aws-sdk/client-api-gateway";
import { GetApiCommand, GetIntegrationsCommand, GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import { startEmulator } from "../../lib/emulator/index.js";
import { ROOT } from "../cli/harness.js";
import { caught, clientsFor, raw, running } from "./harness.js";

const petstore = JSON.parse(readFileSync(path.join(ROOT, "examples", "petstore.state.json"), "utf8"));

const document = (rest: object) => ({ api: { version: "v1", id: "a1b2c3" }, ...rest });

describe("seeds", () => {
  describe("a state document of a REST API", () => {
    const here = running(() => ({ seed: petstore }));
    const restApiId = "petstore01";

    async function resourceAt(wanted: string) {
      const { items = [] } = await here.v1.send(new GetResourcesCommand({ restApiId, limit: 500 }));
      return items.find((resource) => resource.path === wanted)?.id as string;
    }

    it("is an API with the id that it names, its resources and their methods", async () => {
      const { items = [] } = await here.v1.send(new GetResourcesCommand({ restApiId }));
      expect(items.map((one) => [one.path, Object.keys(one.resourceMethods ?? {})])).to.have.deep.members([
        ["/", ["GET"]],
        ["/pets", ["GET", "POST"]],
        ["/pets/{petId}", ["GET"]],
        ["/admin", []],
        ["/admin/{proxy+}", ["ANY"]],
      ]);
    });

    it("has its integrations with what AWS fills in, its responses, and what its methods declare", async () => {
      const pets = { restApiId, resourceId: await resourceAt("/pets") };
      const method = await here.v1.send(new GetMethodCommand({ ...pets, httpMethod: "GET" }));
      expect(method.requestParameters).to.deep.equal({
        "method.request.querystring.page": false,
        "method.request.querystring.type": false,
      });
      expect(method.methodResponses).to.deep.equal({
        "200": {
          statusCode: "200",
          responseParameters: { "method.response.header.Access-Control-Allow-Origin": false },
        },
        "502": { statusCode: "502", responseParameters: {} },
      });
      expect(method.methodIntegration).to.deep.equal({
        ...petstore.integrations["GET /pets"],
        connectionType: "INTERNET",
        passthroughBehavior: "WHEN_NO_MATCH",
        timeoutInMillis: 29_000,
        cacheNamespace: pets.resourceId,
      });
      const post = await here.v1.send(new GetMethodCommand({ ...pets, httpMethod: "POST" }));
      expect(post.apiKeyRequired).to.equal(true);
      const admin = { restApiId, resourceId: await resourceAt("/admin/{proxy+}"), httpMethod: "ANY" };
      expect((await here.v1.send(new GetMethodCommand(admin))).authorizationType).to.equal("AWS_IAM");
    });

    it("can be changed like any other", async () => {
      const pet = { restApiId, resourceId: await resourceAt("/pets/{petId}"), httpMethod: "GET" };
      const patchOperations = [{ op: "replace", path: "/timeoutInMillis", value: "6000" } as const];
      await here.v1.send(new UpdateIntegrationCommand({ ...pet, patchOperations }));
      expect((await here.v1.send(new GetIntegrationCommand(pet))).timeoutInMillis).to.equal(6000);
    });
  });

  it("makes stand-ins for authorizers and validators that a document names, so that methods can be patched", async () => {
    const seed = document({
      integrations: { "GET /": { type: "MOCK" } },
      routes: {
        "GET /": { authorizationType: "CUSTOM", authorizerId: "auth01", requestValidatorId: "valid1" },
      },
    });
    const emulator = await startEmulator({ seed });
    const { body } = await raw(emulator.endpoint, "GET", "/_emulator/state");
    await emulator.close();
    const [api] = body.restApis;
    expect(api.authorizers.map(({ id }: { id: string }) => id)).to.deep.equal(["auth01"]);
    expect(api.requestValidators.map(({ id }: { id: string }) => id)).to.deep.equal(["valid1"]);
    expect(api.resources[0].resourceMethods.GET).to.include({
      authorizerId: "auth01",
      requestValidatorId: "valid1",
    });
  });

  describe("a state document of v2", () => {
    const shared = {
      IntegrationId: "one",
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://a.b",
      ApiGatewayManaged: false,
    };
    const here = running(() => ({
      seed: {
        api: { version: "v2", id: "http000001" },
        integrations: { "GET /a": shared, "GET /b": shared, $default: { ...shared, IntegrationId: "two" } },
        routes: {
          "GET /b": { authorizationType: "JWT", authorizerId: "jwt001", authorizationScopes: ["pets"] },
        },
      },
    }));

    it("is an API whose routes share the integrations that had one id", async () => {
      const ApiId = "http000001";
      const api = await here.v2.send(new GetApiCommand({ ApiId }));
      expect([api.ProtocolType, api.ApiEndpoint]).to.deep.equal([
        "HTTP",
        "https://http000001.execute-api.us-east-1.amazonaws.com",
      ]);
      const { Items: integrations = [] } = await here.v2.send(new GetIntegrationsCommand({ ApiId }));
      expect(integrations).to.have.length(2);
      const { Items: routes = [] } = await here.v2.send(new GetRoutesCommand({ ApiId }));
      const [a, b, rest] = ["GET /a", "GET /b", "$default"].map((key) =>
        routes.find(({ RouteKey }) => RouteKey === key),
      );
      expect(a?.Target).to.equal(b?.Target).and.not.equal(rest?.Target);
      expect(b).to.deep.include({
        AuthorizationType: "JWT",
        AuthorizerId: "jwt001",
        AuthorizationScopes: ["pets"],
      });
    });

    it("is a WebSocket API where its routes are no verbs and paths, with the responses of its integrations", async () => {
      const seed = {
        api: { version: "v2", id: "socket0001" },
        integrations: {
          $connect: {
            IntegrationType: "MOCK",
            IntegrationResponses: [{ IntegrationResponseKey: "$default" }],
          },
        },
      };
      const emulator = await startEmulator({ seed });
      const { body } = await raw(emulator.endpoint, "GET", "/_emulator/state");
      await emulator.close();
      const [api] = body.apis;
      expect([api.ProtocolType, api.routes[0].RouteKey]).to.deep.equal(["WEBSOCKET", "$connect"]);
      expect(api.integrations[0].integrationResponses[0].IntegrationResponseKey).to.equal("$default");
    });
  });

  it("are refused with the place of what is wrong", async () => {
    const one = { type: "MOCK" };
    const bad: readonly (readonly [object, string, RegExp])[] = [
      [{ api: {}, integrations: {} }, "/api/version", /v1 or v2/],
      [document({ integrations: [] }), "/integrations", /an object is expected/],
      [document({ integrations: { "GET /": 1 } }), "/integrations/GET ~1", /an object is expected/],
      [document({ integrations: { pets: one } }), "/integrations/pets", /a verb and a path/],
      [
        document({ integrations: { "FETCH /": one } }),
        "/integrations/FETCH ~1",
        /PutMethod is refused: Invalid HttpMethod/,
      ],
      [
        document({ integrations: { "GET /": { type: "HTTP" } } }),
        "/integrations/GET ~1",
        /PutIntegration is refused: Enumeration value/,
      ],
      [
        document({ integrations: { "GET /": { type: "LAMBDA" } } }),
        "/integrations/GET ~1",
        /1 validation error/,
      ],
      [
        document({ integrations: { "GET /": one }, routes: { "GET /x": {} } }),
        "/routes/GET ~1x",
        /no integration of the route GET \/x/,
      ],
      [
        document({ integrations: { "GET /": { ...one, integrationResponses: { x: {} } } } }),
        "/integrations/GET ~1/integrationResponses/x",
        /1 validation error/,
      ],
      [
        { api: { version: "v2" }, integrations: { "GET /": one } },
        "/integrations/GET ~1",
        /as the SDK answers it/,
      ],
      [{ restApis: [{ id: "a", resources: [{ path: "/" }] }] }, "/restApis/0/resources/0/id", /a text id/],
    ];
    for (const [seed, pointer, message] of bad) {
      const error = (await caught(startEmulator({ seed }))) as unknown as {
        name: string;
        pointer: string;
        message: string;
      };
      expect([error.name, error.pointer], JSON.stringify(seed)).to.deep.equal(["InputError", pointer]);
      expect(error.message).to.match(message);
    }
  });

  it("may have v1's dates as the AWS command line prints them: SDKs read them", async () => {
    const createdDate = "2024-05-06T07:08:09+02:00";
    const stage = { stageName: "s", createdDate, lastUpdatedDate: "2024-05-06T05:08:09.900000+00:00" };
    const seed = {
      restApis: [{ id: "a", name: "a", createdDate, stages: [stage] }],
      apiKeys: [{ id: "k", createdDate }],
    };
    const emulator = await startEmulator({ seed });
    const { v1 } = clientsFor(emulator.endpoint);
    const date = new Date("2024-05-06T05:08:09Z");
    expect((await v1.send(new GetRestApiCommand({ restApiId: "a" }))).createdDate).to.deep.equal(date);
    const { item = [] } = await v1.send(new GetStagesCommand({ restApiId: "a" }));
    expect(item.map((one) => [one.createdDate, one.lastUpdatedDate])).to.deep.equal([[date, date]]);
    expect((await v1.send(new GetApiKeyCommand({ apiKey: "k" }))).createdDate).to.deep.equal(date);
    v1.destroy();
    await emulator.close();
  });

  it("are not changed, and not shared with what is held", async () => {
    const seed = structuredClone(petstore);
    const emulator = await startEmulator({ seed });
    await raw(emulator.endpoint, "DELETE", "/restapis/petstore01");
    await emulator.close();
    expect(seed).to.deep.equal(petstore);
  });
});
