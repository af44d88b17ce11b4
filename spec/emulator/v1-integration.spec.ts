import {
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteIntegrationCommand,
  GetIntegrationCommand,
  GetMethodCommand,
  GetResourceCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
} from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import type { EmulatorOptions } from "../../lib/emulator/index.js";
import { caught, type Running, running } from "./harness.js";

interface Place {
  readonly restApiId: string;
  readonly resourceId: string;
  readonly httpMethod: string;
}

/** A method `GET /pets/{petId}` that declares its path parameter and a query parameter. */
async function petMethod({ v1 }: Running): Promise<Place> {
  const api = await v1.send(new CreateRestApiCommand({ name: "pets" }));
  const restApiId = api.id as string;
  const pets = await v1.send(
    new CreateResourceCommand({ restApiId, parentId: api.rootResourceId, pathPart: "pets" }),
  );
  const pet = await v1.send(new CreateResourceCommand({ restApiId, parentId: pets.id, pathPart: "{petId}" }));
  const place = { restApiId, resourceId: pet.id as string, httpMethod: "GET" };
  const requestParameters = { "method.request.path.petId": true, "method.request.querystring.q": false };
  await v1.send(new PutMethodCommand({ ...place, authorizationType: "NONE", requestParameters }));
  return place;
}

const HTTP = {
  type: "HTTP",
  integrationHttpMethod: "GET",
  uri: "https://example.com/pets/{id}",
  requestParameters: { "integration.request.path.id": "method.request.path.petId" },
} as const;

const op = (name: "add" | "replace" | "remove", path: string, value?: string) =>
  value === undefined ? { op: name, path } : { op: name, path, value };

function withEmulator(title: string, options: EmulatorOptions, tests: (here: Running) => void): void {
  describe(title, () => {
    tests(running(() => options, "each"));
  });
}

describe("integrations of v1, through the SDK", () => {
  withEmulator("as it comes", {}, (here) => {
    it("puts, gets, patches and deletes an integration, and answers what it holds each time", async () => {
      const place = await petMethod(here);
      const put = await here.v1.send(
        new PutIntegrationCommand({ ...place, ...HTTP, cacheKeyParameters: ["method.request.path.petId"] }),
      );
      expect(put.$metadata.httpStatusCode).to.equal(201);
      const { $metadata: _, ...rest } = put;
      expect(rest).to.deep.equal({
        type: "HTTP",
        httpMethod: "GET",
        uri: "https://example.com/pets/{id}",
        connectionType: "INTERNET",
        requestParameters: { "integration.request.path.id": "method.request.path.petId" },
        passthroughBehavior: "WHEN_NO_MATCH",
        timeoutInMillis: 29_000,
        cacheNamespace: place.resourceId,
        cacheKeyParameters: ["method.request.path.petId"],
      });
      const updated = await here.v1.send(
        new UpdateIntegrationCommand({
          ...place,
          patchOperations: [
            op("replace", "/timeoutInMillis", "5000"),
            op("add", "/requestTemplates/application~1json", ""),
            op("remove", "/cacheKeyParameters/method.request.path.petId"),
          ],
        }),
      );
      expect(updated.timeoutInMillis).to.equal(5000);
      expect(updated.requestTemplates).to.deep.equal({ "application/json": null });
      expect(updated.cacheKeyParameters).to.deep.equal([]);
      const got = await here.v1.send(new GetIntegrationCommand(place));
      expect({ ...got, $metadata: 0 }).to.deep.equal({ ...updated, $metadata: 0 });
      await here.v1.send(new DeleteIntegrationCommand(place));
      const gone = await caught(here.v1.send(new GetIntegrationCommand(place)));
      expect(gone.name).to.equal("NotFoundException");
      expect(gone.message).to.equal("Invalid Integration identifier specified");
    });

    it("refuses a mapping that names a parameter which the method does not declare, in puts and in patches", async () => {
      const place = await petMethod(here);
      const message =
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.X]";
      const requestParameters = { "integration.request.header.X": "method.request.header.X" };
      const put = await caught(
        here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP, requestParameters })),
      );
      expect([put.name, put.message]).to.deep.equal(["BadRequestException", message]);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      const patchOperations = [
        op("replace", "/timeoutInMillis", "1000"),
        op("add", "/requestParameters/integration.request.header.X", "method.request.header.X"),
      ];
      const patched = await caught(here.v1.send(new UpdateIntegrationCommand({ ...place, patchOperations })));
      expect([patched.name, patched.message]).to.deep.equal(["BadRequestException", message]);
      expect((await here.v1.send(new GetIntegrationCommand(place))).timeoutInMillis).to.equal(29_000);
    });

    it("takes a value of the body, of the context and a static one undeclared, and a multi-value one under the single name", async () => {
      const place = await petMethod(here);
      const requestParameters = {
        "integration.request.header.A": "'a'",
        "integration.request.header.B": "context.requestId",
        "integration.request.header.C": "method.request.body.name",
        "integration.request.querystring.q": "method.request.multivaluequerystring.q",
      };
      const put = await here.v1.send(
        new PutIntegrationCommand({ ...place, ...HTTP, uri: "https://example.com", requestParameters }),
      );
      expect(put.requestParameters).to.deep.equal(requestParameters);
    });

    it("refuses a response header that the method response does not declare, and one whose method response is not there", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      const response = {
        ...place,
        statusCode: "200",
        responseParameters: { "method.response.header.ETag": "'1'" },
      };
      const none = await caught(here.v1.send(new PutIntegrationResponseCommand(response)));
      expect(none.message).to.match(/No method response exists for method/);
      await here.v1.send(new PutMethodResponseCommand({ ...place, statusCode: "200" }));
      const undeclared = await caught(here.v1.send(new PutIntegrationResponseCommand(response)));
      expect(undeclared.message).to.match(/parameter specified: method\.response\.header\.ETag\]$/);
    });

    it("drops the responses with a put over the integration", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      await here.v1.send(new PutIntegrationResponseCommand({ ...place, statusCode: "200" }));
      expect((await here.v1.send(new GetIntegrationCommand(place))).integrationResponses).to.have.keys("200");
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      expect((await here.v1.send(new GetIntegrationCommand(place))).integrationResponses).to.equal(undefined);
    });

    it("shows one and the same integration by itself, in its method, in its resource and in the list", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      await here.v1.send(
        new PutIntegrationResponseCommand({ ...place, statusCode: "200", selectionPattern: "" }),
      );
      const { $metadata: _, ...alone } = await here.v1.send(new GetIntegrationCommand(place));
      const method = await here.v1.send(new GetMethodCommand(place));
      const resource = await here.v1.send(new GetResourceCommand({ ...place, embed: ["methods"] }));
      const list = await here.v1.send(new GetResourcesCommand({ ...place, embed: ["methods"] }));
      const listed = list.items?.find(({ id }) => id === place.resourceId);
      expect(alone.integrationResponses).to.deep.equal({
        "200": { statusCode: "200", selectionPattern: "" },
      });
      expect(method.methodIntegration).to.deep.equal(alone);
      expect(resource.resourceMethods?.GET?.methodIntegration).to.deep.equal(alone);
      expect(listed?.resourceMethods?.GET?.methodIntegration).to.deep.equal(alone);
      const bare = await here.v1.send(new GetResourceCommand(place));
      expect(bare.resourceMethods).to.deep.equal({ GET: {} });
    });
  });

  withEmulator("under assume atomic=false", { assume: { atomic: false } }, (here) => {
    it("keeps what came before the refused operation, the interpreter's refusals and its own alike", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      for (const [timeout, bad] of [
        ["1000", op("replace", "/type", "MOCK")],
        ["2000", op("add", "/requestParameters/integration.request.header.X", "method.request.header.X")],
      ] as const) {
        const patchOperations = [op("replace", "/timeoutInMillis", timeout), bad];
        const error = await caught(here.v1.send(new UpdateIntegrationCommand({ ...place, patchOperations })));
        expect(error.name).to.equal("BadRequestException");
        expect((await here.v1.send(new GetIntegrationCommand(place))).timeoutInMillis).to.equal(
          Number(timeout),
        );
      }
    });
  });

  withEmulator("under putKeepsResponses", { assume: { putKeepsResponses: true } }, (here) => {
    it("keeps the responses with a put over the integration", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      await here.v1.send(new PutIntegrationResponseCommand({ ...place, statusCode: "200" }));
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP, timeoutInMillis: 1000 }));
      const held = await here.v1.send(new GetIntegrationCommand(place));
      expect(held.timeoutInMillis).to.equal(1000);
      expect(held.integrationResponses).to.have.keys("200");
    });
  });

  withEmulator("under credentialsPatch=refuse", { assume: { credentialsPatch: "refuse" } }, (here) => {
    it("refuses /credentials", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      const patchOperations = [op("replace", "/credentials", "arn:aws:iam::123456789012:role/r")];
      const error = await caught(here.v1.send(new UpdateIntegrationCommand({ ...place, patchOperations })));
      expect(error.message).to.equal("Invalid patch path /credentials");
    });
  });

  for (const [name, refused] of [
    ["addExisting", op("add", "/requestParameters/integration.request.path.id", "'1'")],
    ["replaceMissing", op("replace", "/requestTemplates/text~1plain", "x")],
  ] as const) {
    withEmulator(`under ${name}=refuse`, { assume: { [name]: "refuse" } }, (here) => {
      it(`refuses ${refused.op} at ${refused.path}, which is taken otherwise`, async () => {
        const place = await petMethod(here);
        await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
        const error = await caught(
          here.v1.send(new UpdateIntegrationCommand({ ...place, patchOperations: [refused] })),
        );
        expect(error.name).to.be.oneOf(["BadRequestException", "NotFoundException"]);
      });
    });
  }

  for (const dropCacheKeys of [false, true]) {
    withEmulator(`with dropCacheKeys ${dropCacheKeys}`, { dropCacheKeys }, (here) => {
      it(`${dropCacheKeys ? "drops" : "keeps"} the cache key that a written parameter names, even where its value stays`, async () => {
        const place = await petMethod(here);
        const cacheKeyParameters = ["method.request.path.petId", "method.request.querystring.q"];
        await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP, cacheKeyParameters }));
        const same = op(
          "replace",
          "/requestParameters/integration.request.path.id",
          "method.request.path.petId",
        );
        const { cacheKeyParameters: left } = await here.v1.send(
          new UpdateIntegrationCommand({ ...place, patchOperations: [same] }),
        );
        expect(left).to.deep.equal(dropCacheKeys ? ["method.request.querystring.q"] : cacheKeyParameters);
      });
    });
  }

  withEmulator("responses", {}, (here) => {
    it("are patched by the interpreter, and refused in AWS's words", async () => {
      const place = await petMethod(here);
      await here.v1.send(new PutIntegrationCommand({ ...place, ...HTTP }));
      const one = { ...place, statusCode: "200" };
      await here.v1.send(new PutIntegrationResponseCommand({ ...one, contentHandling: "CONVERT_TO_TEXT" }));
      const patched = await here.v1.send(
        new UpdateIntegrationResponseCommand({
          ...one,
          patchOperations: [op("replace", "/contentHandling", ""), op("replace", "/selectionPattern", "2..")],
        }),
      );
      expect({ ...patched, $metadata: 0 }).to.deep.equal({
        statusCode: "200",
        selectionPattern: "2..",
        $metadata: 0,
      });
      const both = await caught(
        here.v1.send(
          new UpdateIntegrationResponseCommand({
            ...place,
            statusCode: "teapot",
            patchOperations: [{ op: "wrong" as "add", path: "/x" }],
          }),
        ),
      );
      expect(both.name).to.equal("ValidationException");
      expect(both.message).to.equal(
        "2 validation errors detected: Value 'wrong' at 'updateIntegrationResponseInput.patchOperations.1.member.op' failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]; Value 'teapot' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
      );
    });
  });
});
