import * as v1 from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { caught, running } from "./harness.js";

const replace = (path: string, value: string) => ({ op: "replace", path, value }) as const;

describe("what else v1 holds, through the SDK", () => {
  const here = running(() => ({}), "each");

  async function api() {
    const made = await here.v1.send(new v1.CreateRestApiCommand({ name: "a" }));
    return { restApiId: made.id as string, root: made.rootResourceId as string };
  }

  async function child(restApiId: string, parentId: string | undefined, pathPart: string): Promise<string> {
    const made = await here.v1.send(new v1.CreateResourceCommand({ restApiId, parentId, pathPart }));
    return made.id as string;
  }

  /** A method with a mock behind it, so that there is something to deploy. */
  async function deployable(): Promise<string> {
    const { restApiId, root } = await api();
    const at = { restApiId, resourceId: root, httpMethod: "GET" };
    await here.v1.send(new v1.PutMethodCommand({ ...at, authorizationType: "NONE" }));
    await here.v1.send(new v1.PutIntegrationCommand({ ...at, type: "MOCK" }));
    return restApiId;
  }

  const paths = async (restApiId: string): Promise<(string | undefined)[]> => {
    const { items = [] } = await here.v1.send(new v1.GetResourcesCommand({ restApiId, limit: 500 }));
    return items.map((resource) => resource.path);
  };

  it("moves a resource with all that hangs below it, methods included", async () => {
    const { restApiId, root } = await api();
    const pets = await child(restApiId, root, "pets");
    const pet = await child(restApiId, pets, "{id}");
    await child(restApiId, pet, "owner");
    const animals = await child(restApiId, root, "animals");
    const at = { restApiId, resourceId: pet, httpMethod: "GET" };
    await here.v1.send(new v1.PutMethodCommand({ ...at, authorizationType: "NONE" }));
    const moved = await here.v1.send(
      new v1.UpdateResourceCommand({
        restApiId,
        resourceId: pets,
        patchOperations: [replace("/parentId", animals)],
      }),
    );
    expect(moved.path).to.equal("/animals/pets");
    expect(await paths(restApiId)).to.have.members([
      "/",
      "/animals",
      "/animals/pets",
      "/animals/pets/{id}",
      "/animals/pets/{id}/owner",
    ]);
    const renamed = await here.v1.send(
      new v1.UpdateResourceCommand({
        restApiId,
        resourceId: pet,
        patchOperations: [replace("/pathPart", "{petId}")],
      }),
    );
    expect(renamed).to.deep.include({ path: "/animals/pets/{petId}", resourceMethods: { GET: {} } });
    const cycle = await caught(
      here.v1.send(
        new v1.UpdateResourceCommand({
          restApiId,
          resourceId: animals,
          patchOperations: [replace("/parentId", pets)],
        }),
      ),
    );
    expect(cycle.message).to.equal("Resources cannot be cyclical.");
  });

  it("deletes a resource with all that hangs below it, and not the root", async () => {
    const { restApiId, root } = await api();
    const pets = await child(restApiId, root, "pets");
    await child(restApiId, await child(restApiId, pets, "{id}"), "owner");
    await here.v1.send(new v1.DeleteResourceCommand({ restApiId, resourceId: pets }));
    expect(await paths(restApiId)).to.deep.equal(["/"]);
    const error = await caught(here.v1.send(new v1.DeleteResourceCommand({ restApiId, resourceId: root })));
    expect(error.name).to.equal("BadRequestException");
  });

  it("deletes an API with all that hangs below it", async () => {
    const restApiId = await deployable();
    await here.v1.send(new v1.DeleteRestApiCommand({ restApiId }));
    const gone = await caught(here.v1.send(new v1.GetResourcesCommand({ restApiId })));
    expect(gone.message).to.equal(`Invalid API identifier specified 123456789012:${restApiId}`);
  });

  it("has a method once, and its response once", async () => {
    const restApiId = await deployable();
    const { items: [root] = [] } = await here.v1.send(new v1.GetResourcesCommand({ restApiId }));
    const at = { restApiId, resourceId: root?.id, httpMethod: "GET" };
    const again = await caught(here.v1.send(new v1.PutMethodCommand({ ...at, authorizationType: "NONE" })));
    expect([again.name, again.message]).to.deep.equal([
      "ConflictException",
      "Method already exists for this resource",
    ]);
    await here.v1.send(new v1.PutMethodResponseCommand({ ...at, statusCode: "200" }));
    const twice = await caught(here.v1.send(new v1.PutMethodResponseCommand({ ...at, statusCode: "200" })));
    expect(twice.name).to.equal("ConflictException");
    await here.v1.send(new v1.DeleteMethodResponseCommand({ ...at, statusCode: "200" }));
    expect((await here.v1.send(new v1.GetMethodCommand(at))).methodResponses).to.equal(undefined);
    await here.v1.send(new v1.DeleteMethodCommand(at));
    expect((await here.v1.send(new v1.GetResourceCommand(at))).resourceMethods).to.equal(undefined);
  });

  it("deploys what can be deployed, to a stage that it makes or moves, and keeps what a stage points to", async () => {
    const { restApiId: empty } = await api();
    const none = await caught(here.v1.send(new v1.CreateDeploymentCommand({ restApiId: empty })));
    expect(none.message).to.equal("The REST API doesn't contain any methods");
    const restApiId = await deployable();
    const first = await here.v1.send(
      new v1.CreateDeploymentCommand({
        restApiId,
        stageName: "prod",
        variables: { a: "1" },
        description: "d",
      }),
    );
    const second = await here.v1.send(new v1.CreateDeploymentCommand({ restApiId, stageName: "prod" }));
    const stage = await here.v1.send(new v1.GetStageCommand({ restApiId, stageName: "prod" }));
    expect(stage).to.deep.include({ deploymentId: second.id, variables: { a: "1" } });
    const kept = await caught(
      here.v1.send(new v1.DeleteDeploymentCommand({ restApiId, deploymentId: second.id })),
    );
    expect(kept.message).to.equal("Active stages pointing to this deployment must be moved or deleted");
    await here.v1.send(new v1.DeleteDeploymentCommand({ restApiId, deploymentId: first.id }));
    const embedded = await here.v1.send(
      new v1.GetDeploymentCommand({ restApiId, deploymentId: second.id, embed: ["apisummary"] }),
    );
    expect(embedded.apiSummary).to.deep.equal({
      "/": { GET: { authorizationType: "NONE", apiKeyRequired: false } },
    });
    const { item = [] } = await here.v1.send(new v1.GetStagesCommand({ restApiId, deploymentId: second.id }));
    expect(item.map(({ stageName }) => stageName)).to.deep.equal(["prod"]);
    const exists = await caught(
      here.v1.send(new v1.CreateStageCommand({ restApiId, stageName: "prod", deploymentId: second.id })),
    );
    expect(exists.name).to.equal("ConflictException");
  });

  it("names stages by letters, digits, underscores and hyphens", async () => {
    const restApiId = await deployable();
    const { id: deploymentId } = await here.v1.send(
      new v1.CreateDeploymentCommand({ restApiId, stageName: "a-b_C9" }),
    );
    for (const stageName of ["$default", "a b", "ü", "a".repeat(129)]) {
      for (const call of [
        new v1.CreateDeploymentCommand({ restApiId, stageName }),
        new v1.CreateStageCommand({ restApiId, deploymentId, stageName }),
      ]) {
        const error = await caught(here.v1.send(call as v1.CreateStageCommand));
        expect([error.name, error.message], stageName).to.deep.equal([
          "BadRequestException",
          "Stage name only allows a-zA-Z0-9_",
        ]);
      }
    }
    const { items = [] } = await here.v1.send(new v1.GetDeploymentsCommand({ restApiId }));
    expect(items).to.have.length(1);
  });

  it("has no two mappings of one base path, also after an update, and none to what is not there", async () => {
    const restApiId = await deployable();
    await here.v1.send(new v1.CreateDeploymentCommand({ restApiId, stageName: "prod" }));
    const domainName = "a.example.com";
    await here.v1.send(new v1.CreateDomainNameCommand({ domainName }));
    const create = (basePath: string) =>
      here.v1.send(new v1.CreateBasePathMappingCommand({ domainName, basePath, restApiId, stage: "prod" }));
    const update = (basePath: string, path: string, value: string) =>
      here.v1.send(
        new v1.UpdateBasePathMappingCommand({
          domainName,
          basePath,
          patchOperations: [replace(path, value)],
        }),
      );
    await create("a");
    await create("b");
    for (const [call, message] of [
      [() => create("a"), "Base path already exists for this domain name"],
      [() => update("a", "/basePath", "b"), "Base path already exists for this domain name"],
      [
        () => update("a", "/basePath", ""),
        "Only one base path mapping is allowed if the base path is empty.",
      ],
      [() => update("a", "/restapiId", "none"), "Invalid REST API identifier specified"],
      [() => update("a", "/stage", "none"), "Invalid stage identifier specified"],
    ] as const) {
      expect((await caught(call())).message).to.equal(message);
    }
    expect((await update("a", "/basePath", "c")).basePath).to.equal("c");
    const { items = [] } = await here.v1.send(new v1.GetBasePathMappingsCommand({ domainName }));
    expect(items.map(({ basePath }) => basePath)).to.have.members(["b", "c"]);
    await here.v1.send(new v1.DeleteBasePathMappingCommand({ domainName, basePath: "b" }));
    expect((await update("c", "/basePath", "")).basePath).to.equal("(none)");
  });

  it("has plans of stages that are there, also after an update", async () => {
    const restApiId = await deployable();
    await here.v1.send(new v1.CreateDeploymentCommand({ restApiId, stageName: "prod" }));
    const { id: usagePlanId } = await here.v1.send(new v1.CreateUsagePlanCommand({ name: "p" }));
    const add = (value: string) =>
      here.v1.send(
        new v1.UpdateUsagePlanCommand({
          usagePlanId,
          patchOperations: [{ op: "add", path: "/apiStages", value }],
        }),
      );
    expect((await add(`${restApiId}:prod`)).apiStages).to.deep.equal([{ apiId: restApiId, stage: "prod" }]);
    const error = await caught(add(`${restApiId}:none`));
    expect([error.name, error.message]).to.deep.equal([
      "NotFoundException",
      `Invalid API Stage {api: ${restApiId}, stage: none} specified for usageplan ${usagePlanId}`,
    ]);
    const plan = await here.v1.send(new v1.GetUsagePlanCommand({ usagePlanId }));
    expect(plan.apiStages).to.have.length(1);
  });

  it("has models by names of letters and digits, whose schemas are objects of JSON where they are for JSON", async () => {
    const { restApiId } = await api();
    const create = (given: object) =>
      here.v1.send(
        new v1.CreateModelCommand({
          ...{ restApiId, name: "Pet", contentType: "application/json", schema: '{"type":"object"}' },
          ...given,
        }),
      );
    const invalid =
      "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]";
    for (const [given, message] of [
      [{ name: "a b" }, "Model name must be alphanumeric: a b"],
      [{ name: "body_1" }, "Model name must be alphanumeric: body_1"],
      [{ schema: "object" }, invalid],
      [{ schema: "[]" }, invalid],
    ] as const) {
      const error = await caught(create(given));
      expect([error.name, error.message]).to.deep.equal(["BadRequestException", message]);
    }
    await create({ name: "Xml1", contentType: "application/xml", schema: "<xs:schema/>" });
    expect((await create({})).name).to.equal("Pet");
  });

  it("has responses of headers and of models that are there", async () => {
    const restApiId = await deployable();
    const { items = [] } = await here.v1.send(new v1.GetResourcesCommand({ restApiId }));
    const at = { restApiId, resourceId: items[0]?.id, httpMethod: "GET", statusCode: "200" };
    for (const [given, message] of [
      [
        { responseParameters: { "method.request.header.X": true } },
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: true]",
      ],
      [{ responseModels: { "application/json": "None" } }, "Invalid model identifier specified: None"],
    ] as const) {
      const error = await caught(here.v1.send(new v1.PutMethodResponseCommand({ ...at, ...given })));
      expect([error.name, error.message]).to.deep.equal(["BadRequestException", message]);
    }
    await here.v1.send(
      new v1.PutMethodResponseCommand({
        ...{ ...at, responseParameters: { "method.response.header.X-Y.z": true } },
        responseModels: { "application/json": "Empty" },
      }),
    );
  });

  it("has one target behind a VPC link", async () => {
    const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/";
    const error = await caught(
      here.v1.send(new v1.CreateVpcLinkCommand({ name: "l", targetArns: [`${arn}b`, `${arn}c`] })),
    );
    expect(error.message).to.equal("More than one target arn specified for vpc link.");
  });

  it("shows a customised default through in the responses of its class, and takes it away again", async () => {
    const { restApiId } = await api();
    await here.v1.send(
      new v1.PutGatewayResponseCommand({ restApiId, responseType: "DEFAULT_5XX", statusCode: "599" }),
    );
    const { items = [] } = await here.v1.send(new v1.GetGatewayResponsesCommand({ restApiId }));
    const status = (type: string) => items.find(({ responseType }) => responseType === type)?.statusCode;
    expect([items.length, status("INTEGRATION_FAILURE"), status("THROTTLED")]).to.deep.equal([
      21,
      "599",
      "429",
    ]);
    await here.v1.send(new v1.DeleteGatewayResponseCommand({ restApiId, responseType: "DEFAULT_5XX" }));
    const left = await here.v1.send(
      new v1.GetGatewayResponseCommand({ restApiId, responseType: "INTEGRATION_FAILURE" }),
    );
    expect([left.statusCode, left.defaultResponse]).to.deep.equal(["504", true]);
  });

  it("patches each of the kinds that only the account holds", async () => {
    const account = await here.v1.send(
      new v1.UpdateAccountCommand({
        patchOperations: [replace("/cloudwatchRoleArn", "arn:aws:iam::1:role/r")],
      }),
    );
    expect(account).to.deep.include({ cloudwatchRoleArn: "arn:aws:iam::1:role/r", features: ["UsagePlans"] });
    const certificate = await here.v1.send(new v1.GenerateClientCertificateCommand({}));
    const changed = await here.v1.send(
      new v1.UpdateClientCertificateCommand({
        clientCertificateId: certificate.clientCertificateId,
        patchOperations: [replace("/description", "d")],
      }),
    );
    expect(changed.description).to.equal("d");
    const domainName = "api.example.com";
    await here.v1.send(
      new v1.CreateDomainNameCommand({ domainName, certificateArn: "arn:aws:acm:us-east-1:1:c/1" }),
    );
    const { restApiId } = await api();
    await here.v1.send(new v1.CreateBasePathMappingCommand({ domainName, restApiId }));
    const patchOperations = [replace("/basePath", "v1")];
    await here.v1.send(
      new v1.UpdateBasePathMappingCommand({ domainName, basePath: "(none)", patchOperations }),
    );
    const { items = [] } = await here.v1.send(new v1.GetBasePathMappingsCommand({ domainName }));
    expect(items).to.deep.equal([{ basePath: "v1", restApiId }]);
    await here.v1.send(new v1.GetBasePathMappingCommand({ domainName, basePath: "v1" }));
    const other = { domainName, certificateArn: "arn:aws:acm:us-east-1:1:c/2" };
    expect((await caught(here.v1.send(new v1.CreateDomainNameCommand(other)))).name).to.equal(
      "BadRequestException",
    );
  });

  it("keeps a key's value to those who ask for it, and what is left of its quota", async () => {
    const key = await here.v1.send(
      new v1.CreateApiKeyCommand({ name: "k", value: "a".repeat(20), enabled: true }),
    );
    expect((await here.v1.send(new v1.GetApiKeyCommand({ apiKey: key.id }))).value).to.equal(undefined);
    const asked = await here.v1.send(new v1.GetApiKeysCommand({ includeValues: true, nameQuery: "k" }));
    expect(asked.items?.map(({ value }) => value)).to.deep.equal(["a".repeat(20)]);
    expect((await here.v1.send(new v1.GetApiKeysCommand({ nameQuery: "x" }))).items).to.deep.equal([]);
    const plan = await here.v1.send(
      new v1.CreateUsagePlanCommand({ name: "p", quota: { limit: 100, period: "DAY" } }),
    );
    const usagePlanId = plan.id;
    await here.v1.send(new v1.CreateUsagePlanKeyCommand({ usagePlanId, keyId: key.id, keyType: "API_KEY" }));
    const range = { usagePlanId, startDate: "2026-01-01", endDate: "2026-01-02" };
    const before = await here.v1.send(new v1.GetUsageCommand(range));
    expect(before.items).to.deep.equal({ [String(key.id)]: [[0, 100]] });
    const patchOperations = [replace("/remaining", "50")];
    await here.v1.send(new v1.UpdateUsageCommand({ usagePlanId, keyId: key.id, patchOperations }));
    const after = await here.v1.send(new v1.GetUsageCommand(range));
    expect(after.items).to.deep.equal({ [String(key.id)]: [[0, 50]] });
  });

  it("refuses what it does not serve, rather than pass over it", async () => {
    const error = await caught(here.v1.send(new v1.CreateRestApiCommand({ name: "b", cloneFrom: "a" })));
    expect(error.message).to.equal("cloneFrom is not served by this emulator");
  });
});
