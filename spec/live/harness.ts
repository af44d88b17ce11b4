import { copy, type Dictionary } from "../../common/own.js";
import type { EmulatorOptions } from "../../lib/emulator/index.js";
import {
  type Clients,
  type PlanStateOptions,
  planState,
  readDocument,
  readLive,
  type SenderOptions,
  type StateDocument,
  type StatePlan,
} from "../../lib/index.js";

/** No waiting: the emulator has no limits unless it is told to, and storms are ridden out fast. */
export const FAST: SenderOptions = { limit: { rate: 100_000, burst: 100_000 }, backOff: 2, cap: 20 };

type Loose = { [key: string]: Dictionary };

/** A REST API with what integrations can have: two responses, parameters, cache keys, credentials, authorization. */
export const REST: StateDocument = readDocument({
  api: { version: "v1", id: "rest1", name: "seed" },
  integrations: {
    "GET /pets": {
      type: "HTTP",
      httpMethod: "GET",
      uri: "https://example.com/pets",
      requestParameters: {
        "integration.request.querystring.page": "method.request.querystring.page",
      },
      cacheKeyParameters: ["method.request.querystring.page"],
      integrationResponses: {
        "200": { statusCode: "200" },
        "404": { statusCode: "404", selectionPattern: "404" },
      },
    },
    "GET /pets/{id}": {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/pets/{id}",
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    },
    "POST /pets": {
      type: "HTTP_PROXY",
      httpMethod: "POST",
      uri: "https://example.com/pets",
    },
  },
  routes: {
    "GET /pets": {
      authorizationType: "NONE",
      requestParameters: {
        "method.request.querystring.page": false,
        "method.request.querystring.type": false,
      },
    },
    "GET /pets/{id}": {
      authorizationType: "AWS_IAM",
      requestParameters: { "method.request.path.id": true },
    },
    "POST /pets": { authorizationType: "NONE", apiKeyRequired: true },
  },
});

export const HTTP: StateDocument = readDocument({
  api: { version: "v2", id: "http1", protocol: "HTTP", name: "seed" },
  integrations: {
    "GET /pets": {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/pets",
      PayloadFormatVersion: "1.0",
      RequestParameters: { "append:header.x": "'1'" },
    },
    "GET /pets/{id}": {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/pets/{id}",
      PayloadFormatVersion: "1.0",
    },
  },
  routes: {
    "GET /pets": { authorizationType: "NONE" },
    "GET /pets/{id}": { authorizationType: "AWS_IAM" },
  },
});

export const WEBSOCKET: StateDocument = readDocument({
  api: { version: "v2", id: "ws1", protocol: "WEBSOCKET", name: "seed" },
  integrations: {
    send: {
      IntegrationType: "HTTP",
      IntegrationMethod: "POST",
      IntegrationUri: "https://example.com/send",
      RequestTemplates: { "application/json": "{}" },
      IntegrationResponses: [
        { IntegrationResponseKey: "/200/", ResponseTemplates: { "application/json": "y" } },
        { IntegrationResponseKey: "/404/" },
      ],
    },
  },
  routes: { send: { authorizationType: "NONE" } },
});

/** A document with some integrations otherwise; `undefined` takes one out. */
export function changed(
  document: StateDocument,
  integrations: Readonly<Record<string, Dictionary | undefined>>,
  routes: Readonly<Record<string, Dictionary | undefined>> = {},
): StateDocument {
  const result = copy(document) as unknown as { integrations: Loose; routes: Loose };
  for (const [key, members] of Object.entries(integrations)) {
    if (members === undefined) delete result.integrations[key];
    else result.integrations[key] = { ...result.integrations[key], ...members };
  }
  for (const [key, members] of Object.entries(routes)) {
    if (members === undefined) delete result.routes[key];
    else result.routes[key] = { ...result.routes[key], ...members };
  }
  return result as unknown as StateDocument;
}

export const addressOf = ({ api }: StateDocument) => ({ api: api.version, id: String(api.id) });

/** Ids are the service's: what is made again has others. */
const ids = /^(?:IntegrationId|IntegrationResponseId)$/;
export const withoutIds = (document: StateDocument): unknown =>
  JSON.parse(JSON.stringify(document), (key, value) => (ids.test(key) ? undefined : value));

export async function planFor(
  clients: Clients,
  document: StateDocument,
  options: PlanStateOptions = {},
  address = addressOf(document),
): Promise<StatePlan> {
  return planState(document, await readLive(clients, address, FAST), options);
}

export const commandsOf = (plan: StatePlan): string[] => plan.steps.map(({ command }) => command);

export const seeded = (seed: unknown, options: EmulatorOptions = {}) => ({ ...options, seed });
