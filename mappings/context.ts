/**
 * The `context` variables of the three kinds of API, side by side: `context.NAME` in a v1 or WebSocket mapping,
 * `$context.NAME` in an HTTP API's. A name that ends in `.*` stands for a family.
 *
 * Source: the developer guide's pages "variables for data transformations" (REST), "logging variables" and "parameter
 * mapping" (HTTP), "data mapping" and "mapping template reference" (WebSocket).
 */
import { documented, type Evidence, unknown } from "../common/evidence.js";

/** A kind of API as the tables of this room name it: v1, or a protocol of v2. */
export type ApiKind = "v1" | "HTTP" | "WEBSOCKET";

export interface ContextRow extends Readonly<Record<ApiKind, string | null>> {
  /** What differs although the name is there, or what to use where it is not. */
  readonly note?: string;
}

const V1_ONLY_NOTE = "an HTTP API maps it with overwrite keys instead";
const LOG_ONLY_NOTE = "for access logs; v1 mappings do not know it";
const SOCKET_NOTE = "describes a WebSocket connection or message";

/** The same name in every kind of API that is named. */
function row(name: string, kinds: readonly ApiKind[], note?: string): ContextRow {
  const has = (kind: ApiKind) => (kinds.includes(kind) ? name : null);
  return {
    v1: has("v1"),
    HTTP: has("HTTP"),
    WEBSOCKET: has("WEBSOCKET"),
    ...(note === undefined ? {} : { note }),
  };
}

const ALL: readonly ApiKind[] = ["v1", "HTTP", "WEBSOCKET"];
const REST_HTTP: readonly ApiKind[] = ["v1", "HTTP"];
const REST_SOCKET: readonly ApiKind[] = ["v1", "WEBSOCKET"];

export const contextVariables: readonly ContextRow[] = [
  ...["apiId", "domainName", "requestId", "requestTime", "requestTimeEpoch", "stage"].map((name) =>
    row(name, ALL),
  ),
  row("extendedRequestId", ALL, "HTTP and WebSocket APIs give the requestId here"),
  row("authorizer.claims.*", REST_HTTP),
  row("authorizer.principalId", ALL),
  row("authorizer.error", ["HTTP"], LOG_ONLY_NOTE),
  row("authorizer.*", ALL),
  ...["accountId", "awsEndpointRequestId", "domainPrefix", "httpMethod", "path", "protocol"].map((name) =>
    row(name, REST_HTTP),
  ),
  row("error.message", ALL),
  row("error.messageString", ALL),
  row("error.responseType", REST_HTTP),
  row("error.validationErrorString", REST_SOCKET),
  ...["accountId", "caller", "sourceIp", "user", "userAgent", "userArn"].map((name) =>
    row(`identity.${name}`, ALL),
  ),
  ...["AuthenticationProvider", "AuthenticationType", "IdentityId", "IdentityPoolId"].map((name) =>
    row(`identity.cognito${name}`, ALL),
  ),
  row("identity.apiKey", REST_SOCKET, "HTTP APIs have no API keys"),
  row("identity.apiKeyId", REST_SOCKET, "HTTP APIs have no API keys"),
  row("identity.principalOrgId", REST_HTTP),
  ...[
    "clientCertPem",
    "subjectDN",
    "issuerDN",
    "serialNumber",
    "validity.notBefore",
    "validity.notAfter",
  ].map((name) => row(`identity.clientCert.${name}`, REST_HTTP)),
  row("requestOverride.*", ["v1"], V1_ONLY_NOTE),
  row("responseOverride.*", ["v1"], V1_ONLY_NOTE),
  row("resourceId", ["v1"]),
  row("resourcePath", ["v1"], 'the HTTP API variable routeKey ("GET /path") only comes near it'),
  row("wafResponseCode", ["v1"]),
  row("webaclArn", ["v1"]),
  row("routeKey", ["HTTP", "WEBSOCKET"], "v1 has resourcePath and httpMethod instead"),
  row("status", ["HTTP", "WEBSOCKET"], LOG_ONLY_NOTE),
  ...[
    "awsEndpointRequestId2",
    "customDomain.basePathMatched",
    "dataProcessed",
    "integration.*",
    "integrationErrorMessage",
    "integrationLatency",
    "integrationStatus",
    "responseLatency",
    "responseLength",
  ].map((name) => row(name, ["HTTP"], LOG_ONLY_NOTE)),
  ...["connectedAt", "connectionId", "eventType", "messageId"].map((name) =>
    row(name, ["WEBSOCKET"], SOCKET_NOTE),
  ),
];

export const contextEvidence: Evidence = documented(
  "developer guide: context variables of REST, HTTP and WebSocket APIs",
);
const UNLISTED: Evidence = unknown("no list of context variables names it");

export interface ContextAnswer {
  /** The name on the other side, absent where there is none. */
  readonly name?: string;
  readonly note?: string;
  readonly evidence: Evidence;
}

type Answers = Readonly<Record<ApiKind, ContextAnswer>>;

interface Column {
  readonly exact: ReadonlyMap<string, Answers>;
  /** Prefixes with their dot, the longest first. */
  readonly families: readonly (readonly [string, Answers])[];
}

/** What a row answers, by the kind that is asked for. */
function answersOf(variable: ContextRow): Answers {
  const answer = (to: ApiKind): ContextAnswer => {
    const name = variable[to];
    return {
      ...(name === null ? {} : { name }),
      ...(variable.note === undefined ? {} : { note: variable.note }),
      evidence: contextEvidence,
    };
  };
  return { v1: answer("v1"), HTTP: answer("HTTP"), WEBSOCKET: answer("WEBSOCKET") };
}

function column(kind: ApiKind): Column {
  const exact = new Map<string, Answers>();
  const families: [string, Answers][] = [];
  for (const variable of contextVariables) {
    const name = variable[kind];
    if (name === null) continue;
    if (name.endsWith(".*")) families.push([name.slice(0, -1), answersOf(variable)]);
    else exact.set(name, answersOf(variable));
  }
  families.sort((a, b) => b[0].length - a[0].length);
  return { exact, families };
}

const COLUMNS: Readonly<Record<ApiKind, Column>> = {
  v1: column("v1"),
  HTTP: column("HTTP"),
  WEBSOCKET: column("WEBSOCKET"),
};

const UNLISTED_ANSWER: ContextAnswer = { evidence: UNLISTED };

/** What a context variable of one kind of API is called in another. */
export function translateContext(name: string, from: ApiKind, to: ApiKind): ContextAnswer {
  const { exact, families } = COLUMNS[from];
  const found = exact.get(name);
  if (found !== undefined) return found[to];
  for (const [prefix, answers] of families) {
    if (name.length <= prefix.length || !name.startsWith(prefix)) continue;
    const answer = answers[to];
    // `authorizer.*` stands for the name with what was asked for in place of the star.
    return answer.name === undefined
      ? answer
      : { ...answer, name: answer.name.slice(0, -1) + name.slice(prefix.length) };
  }
  return UNLISTED_ANSWER;
}
