import { expect } from "chai";
import { matches } from "../../lib/docs/match.js";
import { hasShared, readShared } from "../shared.js";
import { type RawAnswer, raw, running } from "./harness.js";

const PUTS = "vectors/aws-recorded-puts.json";

type Data = Record<string, unknown>;

interface RecordedPut {
  readonly id: string;
  readonly resource: string;
  readonly request: Readonly<Data>;
  readonly response?: Readonly<Data>;
  /** The answer is of a read that followed, after calls of which there is no record. */
  readonly responseFrom?: string;
  readonly httpStatus?: number;
  /** `31-12-2024, 23:59:59` */
  readonly recorded: string;
  readonly error?: { readonly code: string; readonly message: string; readonly httpStatus: number };
}

/** Where each kind is made, and the members of its request that stand in the path. */
const MADE_AT: Readonly<Record<string, readonly [method: string, path: string]>> = {
  RestApi: ["POST", "/restapis"],
  Resource: ["POST", "/restapis/{restApiId}/resources/{parentId}"],
  Method: ["PUT", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}"],
  MethodResponse: [
    "PUT",
    "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}",
  ],
  Deployment: ["POST", "/restapis/{restApiId}/deployments"],
  Stage: ["POST", "/restapis/{restApiId}/stages"],
  Authorizer: ["POST", "/restapis/{restApiId}/authorizers"],
  RequestValidator: ["POST", "/restapis/{restApiId}/requestvalidators"],
  Model: ["POST", "/restapis/{restApiId}/models"],
  GatewayResponse: ["PUT", "/restapis/{restApiId}/gatewayresponses/{responseType}"],
  DocumentationPart: ["POST", "/restapis/{restApiId}/documentation/parts"],
  DocumentationVersion: ["POST", "/restapis/{restApiId}/documentation/versions"],
  UsagePlan: ["POST", "/usageplans"],
  ApiKey: ["POST", "/apikeys"],
  VpcLink: ["POST", "/vpclinks"],
};

/** How many calls of each kind were recorded, and how many of them answer for themselves. */
const COUNTS: Readonly<Record<string, readonly [recorded: number, answering: number]>> = {
  RestApi: [29, 29],
  Resource: [16, 16],
  Method: [21, 19],
  MethodResponse: [5, 5],
  Deployment: [13, 13],
  Stage: [7, 7],
  Authorizer: [2, 2],
  RequestValidator: [3, 3],
  Model: [9, 9],
  GatewayResponse: [8, 8],
  DocumentationPart: [5, 5],
  DocumentationVersion: [1, 1],
  UsagePlan: [4, 4],
  ApiKey: [11, 11],
  VpcLink: [3, 3],
};

/** Calls of a test that used a name which an earlier call of it had taken, of which there is no record. */
const TAKEN_MODEL = "api.test_model_validation.create-model-already-exists";

/** A call before which the test took a resource away; the deletion left no record. */
const DELETED_BEFORE: Readonly<Record<string, string>> = {
  "api.test_create_proxy_resource.create-proxy-sibling-dynamic-child-resource": "/parent/{proxy+}",
};

/** Words that stand for something with a form. */
const REAL: Readonly<Record<string, string>> = {
  "<nlb-arn:1>":
    "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/orders/50dc6c495c0c9188",
};

const isWord = (value: unknown): value is string => typeof value === "string" && /^<[^<>]+>$/.test(value);

const strings = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : [];

const DATES = ["createdDate", "lastUpdatedDate"];

/** The member came in 2025: an answer of an earlier year has none. */
function asOf(recorded: string, answer: unknown): unknown {
  const year = Number(recorded.slice(6, 10));
  const { endpointConfiguration, ...rest } = (answer ?? {}) as { endpointConfiguration?: Data };
  if (endpointConfiguration === undefined || year >= 2025) return answer;
  const { ipAddressType: _, ...older } = endpointConfiguration;
  return { ...rest, endpointConfiguration: older };
}

/** The recorder wrote every date as `datetime`. */
function undated(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  const copy = { ...(answer as Data) };
  for (const member of DATES) {
    if (member in copy) copy[member] = typeof copy[member] === "number" ? "datetime" : copy[member];
  }
  return copy;
}

describe("the creates recorded on AWS, over the wire (skipped where ../shared is absent)", () => {
  before(function () {
    if (!hasShared(PUTS)) this.skip();
  });
  const here = running(() => ({ accountId: "111111111111" }));
  const send = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
    raw(here.emulator.endpoint, method, path, body);

  /** What the words of one test stand for, filled as its calls are made. */
  class Scene {
    readonly words = new Map<string, string>();
    api = { id: "", root: "" };

    async begin(): Promise<void> {
      const { body } = await send("POST", "/restapis", { name: "recorded" });
      this.api = { id: body.id, root: body.rootResourceId };
    }

    get path(): string {
      return `/restapis/${this.api.id}`;
    }

    /** A resource at a path of fixed parts. */
    async resourceAt(path: string): Promise<string> {
      const { body } = await send("GET", `${this.path}/resources?limit=500`);
      const found = (body.item as Data[]).find((one) => one.path === path);
      if (found !== undefined) return String(found.id);
      const slash = path.lastIndexOf("/");
      const parent = await this.resourceAt(slash === 0 ? "/" : path.slice(0, slash));
      const made = await send("POST", `${this.path}/resources/${parent}`, {
        pathPart: path.slice(slash + 1),
      });
      return made.body.id;
    }

    async method(resource: string, verb: string): Promise<void> {
      const at = `${this.path}/resources/${resource}/methods/${verb}`;
      await send("PUT", at, { authorizationType: "NONE" });
      await send("PUT", `${at}/integration`, { type: "MOCK" });
    }

    async deployment(stageName?: string): Promise<string> {
      await this.method(this.api.root, "GET");
      const { body } = await send(
        "POST",
        `${this.path}/deployments`,
        stageName === undefined ? {} : { stageName },
      );
      return body.id;
    }

    /** What a word of the recorder stands for in this member. */
    async resolve(member: string, word: string, put: RecordedPut): Promise<string> {
      const known = this.words.get(word);
      if (known !== undefined) return known;
      const made = await this.make(member, word, put);
      this.words.set(word, made);
      return made;
    }

    async make(member: string, word: string, { response }: RecordedPut): Promise<string> {
      switch (member) {
        case "restApiId":
        case "apiId":
          return this.api.id;
        case "parentId": {
          if (/create_rest_api|get_resources/.test(word)) return this.api.root;
          const path = String(response?.path ?? "/parent/x");
          return this.resourceAt(path.slice(0, path.lastIndexOf("/")));
        }
        case "resourceId":
          return /create_rest_api|get_resources/.test(word) ? this.api.root : this.resourceAt("/other");
        case "deploymentId":
          return this.deployment();
        case "authorizerId": {
          const body = {
            name: "a",
            type: "TOKEN",
            authorizerUri: "arn:aws:apigateway:us-east-1:lambda:path/x",
          };
          return (await send("POST", `${this.path}/authorizers`, body)).body.id;
        }
        default:
          return REAL[word] ?? word;
      }
    }

    async filled(value: unknown, member: string, put: RecordedPut): Promise<unknown> {
      if (isWord(value)) return this.resolve(member, value, put);
      if (Array.isArray(value)) return Promise.all(value.map((item) => this.filled(item, member, put)));
      if (typeof value !== "object" || value === null) return value;
      const copy: Data = {};
      for (const [key, entry] of Object.entries(value)) copy[key] = await this.filled(entry, key, put);
      return copy;
    }

    /** What the call asks to be there beside what it names by an id. */
    async surround(put: RecordedPut, request: Data): Promise<void> {
      const expectsRefusal = put.error !== undefined;
      const deleted = DELETED_BEFORE[put.id];
      if (deleted !== undefined) {
        await send("DELETE", `${this.path}/resources/${await this.resourceAt(deleted)}`);
      }
      if (put.id === TAKEN_MODEL) await send("POST", `${this.path}/models`, { ...request });
      if (put.resource === "Method" && !expectsRefusal) {
        for (const name of Object.values((request.requestModels ?? {}) as Data)) {
          const model = { name, contentType: "application/json", schema: '{"type":"object"}' };
          await send("POST", `${this.path}/models`, model);
        }
        await send("DELETE", `${this.path}/resources/${request.resourceId}/methods/${request.httpMethod}`);
      }
      if (put.resource === "MethodResponse")
        await this.method(String(request.resourceId), String(request.httpMethod));
      if (put.resource === "Deployment") {
        const stage = request.canarySettings !== undefined && !expectsRefusal;
        await this.deployment(stage ? String(request.stageName) : undefined);
      }
      for (const { stage } of (request.apiStages ?? []) as { stage: string }[]) await this.deployment(stage);
    }
  }

  function bodyOf(request: Data, path: string): Data {
    return Object.fromEntries(Object.entries(request).filter(([member]) => !path.includes(`{${member}}`)));
  }

  const pathOf = (path: string, request: Data): string =>
    path.replace(/\{(\w+)\}/g, (_, member: string) => encodeURIComponent(String(request[member])));

  function expectAnswer(answer: RawAnswer, put: RecordedPut, sent: string[]): void {
    const { id, error, response, httpStatus } = put;
    if (error !== undefined) {
      expect([answer.status, answer.headers.get("x-amzn-ErrorType")], `${id}: ${answer.text}`).to.deep.equal([
        error.httpStatus,
        error.code,
      ]);
      expect(answer.body.message ?? answer.body.Message, id).to.equal(error.message);
      return;
    }
    expect(answer.status, `${id}: ${answer.text}`).to.equal(httpStatus);
    const { id: made, value, rootResourceId } = answer.body;
    const all = [...sent, ...[made, value, rootResourceId].filter((one) => typeof one === "string")];
    expect(
      matches(response, asOf(put.recorded, undated(answer.body)), all),
      `${id}: ${answer.text}`,
    ).to.equal(true);
  }

  /** Words that the recorder used for the beginning of a name. */
  const unmask = (
    put: RecordedPut & { readonly placeholders?: Readonly<Record<string, string>> },
  ): RecordedPut => {
    let text = JSON.stringify(put);
    for (const [word, name] of Object.entries(put.placeholders ?? {})) text = text.replaceAll(word, name);
    return JSON.parse(text) as RecordedPut;
  };

  const unabridged = (request: Readonly<Data>): Data => ({
    ...request,
    ...(String(request.description ?? "").endsWith("...<125001 chars>")
      ? { description: "a".repeat(125_001) }
      : {}),
  });

  for (const [resource, [recorded, answering]] of Object.entries(COUNTS)) {
    it(`${answering} of ${recorded} of ${resource} are answered as AWS answered them`, async () => {
      const all = readShared<RecordedPut[]>(PUTS).filter((put) => put.resource === resource);
      expect(all).to.have.length(recorded);
      const puts = all.filter(({ responseFrom }) => responseFrom === undefined).map(unmask);
      expect(puts).to.have.length(answering);
      const [method, path] = MADE_AT[resource] as readonly [string, string];
      let scene = new Scene();
      let test = "";
      for (const put of puts) {
        const [suite, name] = put.id.split(".");
        if (test !== `${suite}.${name}`) {
          scene = new Scene();
          await scene.begin();
          test = `${suite}.${name}`;
        }
        const request = (await scene.filled(unabridged(put.request), "", put)) as Data;
        await scene.surround(put, request);
        const answer = await send(method, pathOf(path, request), bodyOf(request, path));
        expectAnswer(answer, put, [...strings(put.request), ...strings(request), ...scene.words.values()]);
        if (isWord(put.response?.id)) scene.words.set(put.response.id, answer.body.id);
      }
    });
  }
});
