import { expect } from "chai";
import { type Emulator, startEmulator } from "../../lib/emulator/index.js";
import { hasShared, readShared } from "../shared.js";
import { type RawAnswer, raw } from "./harness.js";

const STATES = "vectors/aws-recorded-states.json";

type Data = Record<string, unknown>;

interface RecordedState {
  readonly id: string;
  readonly kind: string;
  readonly state: Readonly<Data>;
}

const ROOT = { id: "root", path: "/" };
const METHOD = "/restapis/api/resources/root/methods/GET";
const BARE = { httpMethod: "GET", authorizationType: "NONE", apiKeyRequired: false };

const api = (below: Data, own: Data = {}): Data => ({
  restApis: [{ id: "api", name: "a", rootResourceId: "root", resources: [ROOT], ...below, ...own }],
});
const withMethod = (method: Data): Data =>
  api({ resources: [{ ...ROOT, resourceMethods: { GET: method } }] });
const withIntegration = (methodIntegration: Data): Data => withMethod({ ...BARE, methodIntegration });
const enc = (value: unknown): string => encodeURIComponent(String(value));

interface Reading {
  /** A dump that holds the state. */
  readonly seed: (state: Data) => Data;
  readonly path: (state: Data) => string;
  /** The list of the answer, where the recording is of a list. */
  readonly list?: true;
  /** What a read answers beside what a create does. */
  readonly besides?: Data;
}

const entry = (collection: string, path: string, key = "id"): Reading => ({
  seed: (state) => api({ [collection]: [state] }),
  path: (state) => `/restapis/api/${path}/${enc(state[key])}`,
});
const entries = (collection: string, path: string): Reading => ({
  seed: (state) => api({ [collection]: state.items ?? state.item }),
  path: () => `/restapis/api/${path}?limit=500`,
  list: true,
});

/** A list that the account has. */
const listed = (collection: string, path: string): Reading => ({
  seed: (state) => ({ [collection]: state.items }),
  path: () => `/${path}?limit=500`,
  list: true,
});

/** How a state of each kind is held, and read again. */
const READINGS: Readonly<Record<string, readonly [count: number, Reading]>> = {
  Integration: [40, { seed: withIntegration, path: () => `${METHOD}/integration` }],
  IntegrationResponse: [
    20,
    {
      seed: (state) =>
        withIntegration({ type: "MOCK", integrationResponses: { [String(state.statusCode)]: state } }),
      path: (state) => `${METHOD}/integration/responses/${state.statusCode}`,
    },
  ],
  Method: [65, { seed: withMethod, path: () => METHOD }],
  MethodResponse: [
    15,
    {
      seed: (state) => withMethod({ ...BARE, methodResponses: { [String(state.statusCode)]: state } }),
      path: (state) => `${METHOD}/responses/${state.statusCode}`,
    },
  ],
  Resource: [14, entry("resources", "resources")],
  GetResources: [20, entries("resources", "resources")],
  "GetResources(embed=methods)": [
    19,
    { ...entries("resources", "resources"), path: () => "/restapis/api/resources?embed=methods&limit=500" },
  ],
  RestApi: [
    43,
    {
      seed: (state) => ({ restApis: [{ rootResourceId: "root", ...state }] }),
      path: (state) => `/restapis/${enc(state.id)}`,
      besides: { tags: {}, rootResourceId: "root" },
    },
  ],
  Stage: [23, entry("stages", "stages", "stageName")],
  GetStages: [8, entries("stages", "stages")],
  Model: [4, entry("models", "models", "name")],
  GetModels: [8, entries("models", "models")],
  Authorizer: [1, entry("authorizers", "authorizers")],
  GetAuthorizers: [3, entries("authorizers", "authorizers")],
  RequestValidator: [3, entry("requestValidators", "requestvalidators")],
  GetRequestValidators: [3, entries("requestValidators", "requestvalidators")],
  DocumentationPart: [3, entry("documentationParts", "documentation/parts")],
  GetDocumentationParts: [3, entries("documentationParts", "documentation/parts")],
  GatewayResponse: [10, entry("gatewayResponses", "gatewayresponses", "responseType")],
  GetGatewayResponses: [
    2,
    {
      // What nobody has customised is not held: that it is answered nevertheless is the point.
      seed: ({ items }) =>
        api({
          gatewayResponses: (items as Data[]).filter(({ defaultResponse }) => defaultResponse === false),
        }),
      path: () => "/restapis/api/gatewayresponses",
      list: true,
    },
  ],
  GetApiKeys: [3, listed("apiKeys", "apikeys")],
  GetUsagePlans: [2, listed("usagePlans", "usageplans")],
  GetVpcLinks: [1, listed("vpcLinks", "vpclinks")],
  UsagePlan: [
    8,
    {
      seed: (state) => ({ usagePlans: [state] }),
      path: (state) => `/usageplans/${enc(state.id)}`,
      besides: { tags: {} },
    },
  ],
  ApiKey: [
    5,
    {
      seed: (state) => ({ apiKeys: [state] }),
      path: (state) => `/apikeys/${enc(state.id)}?includeValue=${"value" in state}`,
      besides: { tags: {} },
    },
  ],
};

describe("the states recorded on AWS (skipped where ../shared is absent)", () => {
  before(function () {
    if (!hasShared(STATES)) this.skip();
  });

  async function within<T>(seed: Data, use: (emulator: Emulator) => Promise<T>): Promise<T> {
    const emulator = await startEmulator({ seed });
    try {
      return await use(emulator);
    } finally {
      await emulator.close();
    }
  }

  const recorded = (kind: string): RecordedState[] =>
    readShared<RecordedState[]>(STATES).filter((one) => one.kind === kind);

  it("are of these kinds", () => {
    // The one other recording is the list of GetAuthorizers by itself.
    const kinds = new Set(readShared<RecordedState[]>(STATES).map(({ kind }) => kind));
    expect([...kinds]).to.have.members([...Object.keys(READINGS), "GetAuthorizers.items"]);
  });

  for (const [kind, [count, { seed, path, list, besides }]] of Object.entries(READINGS)) {
    it(`${count} of ${kind} are answered as they are, once they are held`, async () => {
      const all = recorded(kind);
      expect(all).to.have.length(count);
      for (const { id, state } of all) {
        const { status, body, text } = await within(seed(state), ({ endpoint }) =>
          raw(endpoint, "GET", path(state)),
        );
        expect(status, `${id}: ${text}`).to.equal(200);
        if (list) expect(body.item, id).to.deep.equal(state.items ?? state.item);
        else expect(body, id).to.deep.equal({ ...besides, ...state });
      }
    });
  }

  /** What the recorder's word for a URI stands for, by type: a put looks at the form of it. */
  const URI: Readonly<Record<string, string>> = {
    AWS: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations",
    HTTP: "https://example.com/",
  };
  const real = (state: Readonly<Data>): Data =>
    state.uri === "<uri:1>" ? { ...state, uri: URI[String(state.type)] } : { ...state };

  it("40 of Integration are answered alike where they are put as AWS answered them, responses included", async () => {
    const all = recorded("Integration");
    expect(all).to.have.length(40);
    for (const { id, state: masked } of all) {
      const state = real(masked);
      await within(withMethod(BARE), async ({ endpoint }) => {
        const send = (method: string, at: string, body?: unknown): Promise<RawAnswer> =>
          raw(endpoint, method, at, body);
        const { integrationResponses = {}, ...integration } = state;
        const named = Object.values((state.requestParameters ?? {}) as Data).filter(
          (one) => typeof one === "string" && /^method\.request\.(?!body)/.test(one),
        );
        await send("DELETE", METHOD);
        await send("PUT", METHOD, {
          authorizationType: "NONE",
          requestParameters: Object.fromEntries(named.map((name) => [name as string, false])),
        });
        const put = await send("PUT", `${METHOD}/integration`, integration);
        expect([put.status, put.body], `${id}: ${put.text}`).to.deep.equal([201, integration]);
        for (const [statusCode, response] of Object.entries(
          integrationResponses as Readonly<Record<string, Data>>,
        )) {
          const declared = Object.keys((response.responseParameters ?? {}) as Data).map((name) => [
            name,
            false,
          ]);
          await send("PUT", `${METHOD}/responses/${statusCode}`, {
            responseParameters: Object.fromEntries(declared),
          });
          const answer = await send("PUT", `${METHOD}/integration/responses/${statusCode}`, response);
          expect([answer.status, answer.body], `${id}: ${answer.text}`).to.deep.equal([201, response]);
        }
        expect((await send("GET", `${METHOD}/integration`)).body, id).to.deep.equal(state);
      });
    }
  });
});
