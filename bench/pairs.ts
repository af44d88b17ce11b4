/** What the differs are measured on: real integrations with seeded edits, or our own where those are not at hand. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface Pair {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly mutations: readonly string[];
}

export interface Pairs {
  readonly source: string;
  readonly pairs: readonly Pair[];
}

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const CORPUS = path.join("..", "shared", "corpus", "pairs-v1.ndjson");

export function readPairs(): Pairs {
  const file = path.join(ROOT, CORPUS);
  if (!existsSync(file)) {
    return { source: `our own generated pairs (${CORPUS} is not here)`, pairs: generate(1200) };
  }
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return { source: CORPUS, pairs: lines.map((line) => JSON.parse(line) as Pair) };
}

/** What a second reading of the same object gives: equal, with nothing shared. */
export function reread<T>(object: T): T {
  return JSON.parse(JSON.stringify(object)) as T;
}

type Integration = Record<string, unknown>;
type Members = Record<string, unknown>;

const lambda = (name: string): string =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;

const answered = {
  passthroughBehavior: "WHEN_NO_MATCH",
  timeoutInMillis: 29000,
  cacheNamespace: "a1b2c3",
  cacheKeyParameters: [],
};

const INTEGRATIONS: readonly Integration[] = [
  { type: "AWS_PROXY", httpMethod: "POST", uri: lambda("orders"), ...answered },
  {
    type: "HTTP_PROXY",
    httpMethod: "ANY",
    uri: "https://backend.example.com/{proxy}",
    requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
    ...answered,
    cacheKeyParameters: ["method.request.path.proxy"],
  },
  {
    type: "AWS",
    httpMethod: "POST",
    uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders",
    credentials: "arn:aws:iam::123456789012:role/to-queue",
    requestParameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
    requestTemplates: { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" },
    ...answered,
    passthroughBehavior: "NEVER",
    integrationResponses: {
      200: { statusCode: "200", responseTemplates: { "application/json": '{"queued": true}' } },
      500: { statusCode: "500", selectionPattern: "5\\d{2}" },
    },
  },
  {
    type: "MOCK",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    ...answered,
    integrationResponses: {
      200: {
        statusCode: "200",
        responseParameters: {
          "method.response.header.Access-Control-Allow-Headers": "'Content-Type,Authorization'",
          "method.response.header.Access-Control-Allow-Methods": "'GET,POST,OPTIONS'",
          "method.response.header.Access-Control-Allow-Origin": "'*'",
        },
      },
    },
  },
];

type Edit = (integration: Integration, n: number) => void;

const members = (holder: Integration, name: string): Members => {
  holder[name] ??= {};
  return holder[name] as Members;
};

const EDITS: Readonly<Record<string, Edit>> = {
  uri: (integration, n) => {
    integration.uri = String(integration.type).startsWith("AWS")
      ? lambda(`orders-${n}`)
      : `https://${n}.example.com/`;
  },
  timeout: (integration, n) => {
    integration.timeoutInMillis = 1000 + n;
  },
  credentials: (integration, n) => {
    integration.credentials = `arn:aws:iam::123456789012:role/role-${n}`;
  },
  "content-handling": (integration) => {
    integration.contentHandling = "CONVERT_TO_TEXT";
  },
  parameter: (integration, n) => {
    members(integration, "requestParameters")[`integration.request.header.X-${n % 9}`] = `'${n}'`;
  },
  template: (integration, n) => {
    members(integration, "requestTemplates")["application/xml"] = `<order n="${n}"/>`;
  },
  "no-template": (integration) => {
    delete integration.requestTemplates;
  },
  "cache-key": (integration, n) => {
    integration.cacheKeyParameters = [`method.request.querystring.q${n}`];
  },
  response: (integration, n) => {
    members(integration, "integrationResponses")[404] = { statusCode: "404", selectionPattern: `4${n}` };
  },
};

/** Every integration with one to four edits; the same pairs in every run. */
function generate(count: number): Pair[] {
  const names = Object.keys(EDITS);
  return Array.from({ length: count }, (_, n) => {
    const before = INTEGRATIONS[n % INTEGRATIONS.length] as Integration;
    const after = reread(before);
    const mutations = names.filter((_name, at) => ((n + 1) * 2654435761 * (at + 3)) % 97 < 27).slice(0, 4);
    if (mutations.length === 0) mutations.push("timeout");
    for (const name of mutations) EDITS[name]?.(after, n);
    return { before: reread(before), after, mutations };
  });
}
