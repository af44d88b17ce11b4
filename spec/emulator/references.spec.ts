import { expect } from "chai";
import { raw, running } from "./harness.js";

describe("deletions of what something still refers to", () => {
  const here = running();
  const send = (method: string, path: string, body?: unknown) =>
    raw(here.emulator.endpoint, method, path, body);

  /** The body of a request that has to go through. */
  async function made(method: string, path: string, body?: unknown) {
    const answer = await send(method, path, body);
    expect(answer.status, `${path}: ${answer.text}`).to.be.within(200, 299);
    return answer.body;
  }

  async function expectRefused(path: string, name: string, status: number, message: string): Promise<void> {
    const answer = await send("DELETE", path);
    expect([answer.headers.get("x-amzn-errortype"), answer.status, answer.body.message]).to.deep.equal([
      name,
      status,
      message,
    ]);
  }

  async function expectDeleted(path: string, status = 202): Promise<void> {
    expect((await send("DELETE", path)).status, path).to.equal(status);
  }

  async function api() {
    const { id, rootResourceId } = await made("POST", "/restapis", { name: "a" });
    const { id: pets } = await made("POST", `/restapis/${id}/resources/${rootResourceId}`, {
      pathPart: "pets",
    });
    return {
      id: String(id),
      path: `/restapis/${id}`,
      method: `/restapis/${id}/resources/${pets}/methods/GET`,
      pets,
    };
  }

  it("are refused for a model that a method's request or response has", async () => {
    const { path, method } = await api();
    const model = { contentType: "application/json", schema: '{"type":"object"}' };
    await made("POST", `${path}/models`, { ...model, name: "Pet" });
    await made("POST", `${path}/models`, { ...model, name: "Pets" });
    await made("PUT", method, { authorizationType: "NONE", requestModels: { "application/json": "Pet" } });
    await made("PUT", `${method}/responses/200`, { responseModels: { "application/json": "Pets" } });
    const refused = (name: string, part: string) =>
      expectRefused(
        `${path}/models/${name}`,
        "ConflictException",
        409,
        `Cannot delete model '${name}', is referenced in method ${part}: /pets/GET`,
      );
    await refused("Pet", "request");
    await refused("Pets", "response");
    await expectDeleted(`${path}/models/Empty`);
    await expectDeleted(method, 204);
    await expectDeleted(`${path}/models/Pet`);
    await expectDeleted(`${path}/models/Pets`);
  });

  it("are refused for an authorizer or a validator that a method names", async () => {
    const { path, method } = await api();
    const authorizer = await made("POST", `${path}/authorizers`, { name: "who", type: "TOKEN" });
    const validator = await made("POST", `${path}/requestvalidators`, { name: "all" });
    await made("PUT", method, {
      ...{ authorizationType: "CUSTOM", authorizerId: authorizer.id, requestValidatorId: validator.id },
    });
    await expectRefused(
      `${path}/authorizers/${authorizer.id}`,
      "ConflictException",
      409,
      "Cannot delete authorizer 'who', is referenced in method: GET//pets",
    );
    await expectRefused(
      `${path}/requestvalidators/${validator.id}`,
      "ConflictException",
      409,
      "Cannot delete Request Validator 'all', is referenced in method: GET//pets",
    );
    await expectDeleted(method, 204);
    await expectDeleted(`${path}/authorizers/${authorizer.id}`);
    await expectDeleted(`${path}/requestvalidators/${validator.id}`);
  });

  it("are refused for a plan with stages, and for an API or a stage that a domain name leads to", async () => {
    const { id, path, method } = await api();
    await made("PUT", method, { authorizationType: "NONE" });
    await made("PUT", `${method}/integration`, { type: "MOCK" });
    await made("POST", `${path}/deployments`, { stageName: "prod" });
    const plan = await made("POST", "/usageplans", { name: "p", apiStages: [{ apiId: id, stage: "prod" }] });
    await expectRefused(
      `/usageplans/${plan.id}`,
      "BadRequestException",
      400,
      `Cannot delete Usage Plan ${plan.id} because there are API Stages associated with it, including ${id}:prod`,
    );
    const detach = [{ op: "remove", path: "/apiStages", value: `${id}:prod` }];
    await made("PATCH", `/usageplans/${plan.id}`, { patchOperations: detach });
    await expectDeleted(`/usageplans/${plan.id}`);

    for (const domainName of ["a.example.com", "b.example.com"]) {
      await made("POST", "/domainnames", { domainName });
      await made("POST", `/domainnames/${domainName}/basepathmappings`, { restApiId: id, stage: "prod" });
    }
    const said = (what: string) =>
      `Deleting ${what} failed. Please remove all base path mappings related to the ${what.split(" ")[0]} in your domains: a.example.com, b.example.com`;
    await expectRefused(path, "BadRequestException", 400, said(`RestApi ${id}`));
    await expectRefused(`${path}/stages/prod`, "BadRequestException", 400, said("stage prod"));
    await expectDeleted("/domainnames/a.example.com");
    await expectDeleted("/domainnames/b.example.com/basepathmappings/%28none%29");
    await expectDeleted(`${path}/stages/prod`);
    await expectDeleted(path);
  });

  it("are refused for a VPC link that is deployed, by its id or by a stage variable, whatever the methods are by now", async () => {
    const { id, path, method, pets } = await api();
    const targetArns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b"];
    const link = await made("POST", "/vpclinks", { name: "l", targetArns });
    const linked = { type: "HTTP_PROXY", httpMethod: "GET", uri: "http://a.b", connectionType: "VPC_LINK" };
    await made("PUT", method, { authorizationType: "NONE" });
    await made("PUT", `${method}/integration`, { ...linked, connectionId: link.id });
    const before = await made("POST", `${path}/deployments`, { stageName: "one" });
    expect(before).to.have.all.keys("id", "createdDate");
    await made("PUT", `${method}/integration`, { ...linked, connectionId: "${stageVariables.link}" });
    await made("POST", `${path}/deployments`, { stageName: "two", variables: { link: link.id } });
    await made("POST", `${path}/deployments`, { stageName: "three", variables: { link: "other" } });
    await made("PUT", `${method}/integration`, { type: "MOCK" });
    const summary = await made("GET", `${path}/deployments/${before.id}?embed=apisummary`);
    expect(summary).to.have.all.keys("id", "createdDate", "apiSummary");

    const refused = (...stages: string[]) =>
      expectRefused(
        `/vpclinks/${link.id}`,
        "BadRequestException",
        400,
        `Cannot delete vpc link. Vpc link '${link.id}', is referenced in [${stages
          .map((stage) => `${id}:GET:${pets}:${stage}`)
          .join(", ")}] in format of [RESTApiId:Method:Resource:Stage].`,
      );
    await refused("one", "two");
    await expectDeleted(`${path}/stages/one`);
    await refused("two");
    await expectDeleted(path);
    await expectDeleted(`/vpclinks/${link.id}`);
  });

  it("of a key takes it out of the plans that it is in", async () => {
    const key = await made("POST", "/apikeys", { name: "k" });
    const plan = await made("POST", "/usageplans", { name: "p" });
    await made("POST", `/usageplans/${plan.id}/keys`, { keyId: key.id, keyType: "API_KEY" });
    await expectDeleted(`/apikeys/${key.id}`);
    expect((await made("GET", `/usageplans/${plan.id}/keys`)).item).to.deep.equal([]);
  });

  it("are refused for an authorizer of v2 that a route names", async () => {
    const { apiId } = await made("POST", "/v2/apis", { name: "h", protocolType: "HTTP" });
    const { authorizerId } = await made("POST", `/v2/apis/${apiId}/authorizers`, {
      ...{ name: "who", authorizerType: "JWT", identitySource: ["$request.header.Authorization"] },
      jwtConfiguration: { issuer: "https://issuer.example.com", audience: ["a"] },
    });
    const route = { routeKey: "POST /pdf/generate", authorizationType: "JWT", authorizerId };
    const { routeId } = await made("POST", `/v2/apis/${apiId}/routes`, route);
    await expectRefused(
      `/v2/apis/${apiId}/authorizers/${authorizerId}`,
      "ConflictException",
      409,
      "Cannot delete authorizer 'who', is referenced in route: POST /pdf/generate",
    );
    await expectDeleted(`/v2/apis/${apiId}/routes/${routeId}`, 204);
    await expectDeleted(`/v2/apis/${apiId}/authorizers/${authorizerId}`, 204);
  });
});
