import { SEVERITIES } from "../../common/findings.js";
import { optionName, PLACE_MEMBERS } from "./targets.js";

/** An option of a command. `flag` takes no value, `list` may be given again. */
export interface OptionRow {
  readonly type: "flag" | "text" | "integer" | "list";
  readonly summary: string;
  /** What the value is, for people: `FILE`. */
  readonly value?: string;
  /** The values that are taken; a function where finding them loads something. */
  readonly choices?: readonly string[] | (() => Promise<readonly string[]>);
  readonly default?: string;
  readonly short?: string;
  /** Options that belong together have one heading in the help. */
  readonly group?: string;
  /** The flag that this option belongs to: without it, it would do nothing. */
  readonly needs?: string;
  /** The flag that this option says nothing for. */
  readonly excludes?: string;
}

export type OptionTable = Readonly<Record<string, OptionRow>>;

type OneOf<R> = R extends { readonly choices: readonly (infer C)[] } ? C : string;

type Value<R> = R extends { readonly type: "flag" }
  ? boolean
  : R extends { readonly type: "list" }
    ? readonly string[]
    : R extends { readonly type: "integer" }
      ? number | undefined
      : R extends { readonly default: string }
        ? OneOf<R>
        : OneOf<R> | undefined;

export type Values<T extends OptionTable> = { readonly [N in keyof T]: Value<T[N]> };

/** Taken by every command. */
export const GLOBAL_OPTIONS = {
  help: { type: "flag", short: "h", summary: "show this help" },
} as const satisfies OptionTable;

const KIND = {
  type: "text",
  value: "KIND",
  summary: "the kind of resource",
  choices: async () => Object.keys((await import("../../patch/grammar/index.js")).grammars),
} as const satisfies OptionRow;

const FAIL_ON = {
  type: "text",
  value: "SEVERITY",
  summary: "exit 3 on a finding of this severity or above",
  choices: SEVERITIES,
  default: "error",
} as const satisfies OptionRow;

const MAX_TIMEOUT = {
  type: "integer",
  value: "MS",
  summary: "the longest timeout of a buffered integration, after a quota increase",
} as const satisfies OptionRow;

const ASSUME = {
  type: "list",
  value: "NAME=VALUE",
  summary: "settle what no source settles, for instance atomic=false; `patchway explain NAME` tells more",
} as const satisfies OptionRow;

const format = <const C extends readonly [string, ...string[]]>(choices: C) =>
  ({
    type: "text",
    value: "FORMAT",
    summary: "what to print",
    choices,
    default: choices[0],
  }) as const satisfies OptionRow;

const LINES = "Lines (--ndjson)";

/** Objects by the million: what `--ndjson` takes, and how it goes about it. */
export const LINES_OPTIONS = {
  ndjson: {
    type: "flag",
    summary: "take one JSON object a line, and print one result a line, in the same order",
    group: LINES,
  },
  out: {
    type: "text",
    value: "FILE",
    summary: "write the results there instead of to stdout; compressed where it ends in .gz",
    group: LINES,
    needs: "ndjson",
  },
  errors: {
    type: "text",
    value: "FILE",
    summary: "write the errors of lines there, one a line as JSON, instead of to stderr",
    group: LINES,
    needs: "ndjson",
  },
  summary: {
    type: "text",
    value: "FILE",
    summary: "write the summary there, as JSON, instead of to stderr",
    group: LINES,
    needs: "ndjson",
  },
  jobs: {
    type: "integer",
    value: "N",
    summary: "how many threads work at most, from 1 to 64; as many as there are cores where it is left out",
    group: LINES,
    needs: "ndjson",
  },
  bail: {
    type: "flag",
    summary: "stop at the first line that cannot be read",
    group: LINES,
    needs: "ndjson",
  },
  "max-line": {
    type: "integer",
    value: "MIB",
    summary: "the longest line that is read, in MiB; 64 where it is left out",
    group: LINES,
    needs: "ndjson",
  },
} as const satisfies OptionTable;

/** `--rest-api-id`, `--resource-id` and the rest. */
const PLACE: OptionTable = Object.fromEntries(
  PLACE_MEMBERS.map((member) => [
    optionName(member),
    {
      type: "text",
      value: "TEXT",
      summary: `${member} in the input for the AWS CLI`,
      group: "Which resource it is (--format cli-input)",
      excludes: "ndjson",
    } satisfies OptionRow,
  ]),
);

const PROTOCOL = {
  type: "text",
  value: "PROTOCOL",
  summary: "the protocol of the API Gateway V2 API",
  choices: ["http", "websocket"],
} as const satisfies OptionRow;

const MEETING = "How the two APIs meet";

/** How an integration of one API becomes one of the other. */
export const CONVERSION_OPTIONS = {
  allow: {
    type: "list",
    value: "NAME",
    summary: "accept a lossy conversion: a finding that can be accepted names it",
    choices: [
      "httpAsProxy",
      "lambdaCustomAsProxy",
      "streamAsBuffered",
      "payload2AsProxyEvent",
      "proxyResponsesAsCustom",
    ],
    group: MEETING,
  },
  "vpc-links": {
    type: "text",
    value: "FILE",
    summary: "a map from the id of a v1 VPC link to that of a V2 one, as JSON",
    group: MEETING,
  },
  listeners: {
    type: "text",
    value: "FILE",
    summary: "a map from a load balancer's ARN or host to its listener's ARN, as JSON",
    group: MEETING,
  },
  hosts: {
    type: "text",
    value: "FILE",
    summary: "a map from a listener's ARN to scheme, host and port of the backend, as JSON, for --to v1",
    group: MEETING,
  },
  "status-codes": {
    type: "text",
    value: "LIST",
    summary: "the statuses that the backend gives, for default integration responses: 200,404",
    group: MEETING,
  },
  "route-key": {
    type: "text",
    value: "KEY",
    summary: "the route that leads to the integration: `GET /pets/{id}`, `$connect`",
    group: MEETING,
  },
  region: { type: "text", value: "REGION", summary: "the region of the API, for --to v1", group: MEETING },
} as const satisfies OptionTable;

const DOCUMENTS = "Documents";

export const CONVERT_OPTIONS = {
  to: {
    type: "text",
    value: "API",
    summary: "what to convert to",
    choices: ["http", "websocket", "v1"],
  },
  "from-protocol": { ...PROTOCOL, summary: "the protocol of a V2 integration that does not tell it" },
  format: format(["text", "json", "github"]),
  "fail-on": FAIL_ON,
  write: {
    type: "flag",
    summary: "write the files; without it only what would change is shown",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  check: {
    type: "flag",
    summary: "only list the files that would change",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  report: {
    type: "text",
    value: "FILE",
    summary: "write a report as well: .json, .md, .sarif or .xml (JUnit)",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  baseline: {
    type: "text",
    value: "FILE",
    summary: "a JSON report of an earlier run: its findings are known",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  ...CONVERSION_OPTIONS,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const TRANSLATE_OPTIONS = {
  to: {
    type: "text",
    value: "API",
    summary: "the API whose update to print; the file tells where it is left out",
    choices: ["v1", "v2"],
  },
  protocol: { ...PROTOCOL, default: "http" },
  kind: {
    type: "text",
    value: "KIND",
    summary: "the kind of resource",
    choices: ["Integration", "IntegrationResponse"],
    default: "Integration",
  },
  current: {
    type: "text",
    value: "FILE",
    summary: "the object that the update is for, in the API it comes from",
  },
  format: format(["text", "json"]),
  "fail-on": FAIL_ON,
  ...CONVERSION_OPTIONS,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const DIFF_OPTIONS = {
  to: {
    type: "text",
    value: "API",
    summary: "v2 prints the members of the update of API Gateway V2 instead",
    choices: ["v1", "v2"],
    default: "v1",
  },
  protocol: { ...PROTOCOL, summary: "the protocol of the API Gateway V2 API, for --to v2" },
  ...CONVERSION_OPTIONS,
  format: format(["text", "json", "cli-input", "custodian"]),
  kind: { ...KIND, default: "Integration" },
  "keep-absent": { type: "flag", summary: "leave what DESIRED does not mention as it is" },
  "documented-only": {
    type: "flag",
    summary: "leave out paths that AWS's table of patch paths does not list",
  },
  "max-timeout": MAX_TIMEOUT,
  "fail-on": FAIL_ON,
  ...PLACE,
  "resource-id": {
    type: "text",
    value: "TEXT",
    group: "Which resource it is (--format cli-input)",
    summary: "resourceId in the input for the AWS CLI; also what a cacheNamespace of null is reset to",
  },
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const PATCH_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, default: "Integration" },
  assume: ASSUME,
  context: {
    type: "text",
    value: "FILE",
    summary: "what exists besides the resource (authorizers, requestValidators, deployments, …), as JSON",
  },
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const CHECK_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, default: "Integration" },
  current: {
    type: "text",
    value: "FILE",
    summary: "the resource as it is: finds missing and existing keys as well",
  },
  "max-timeout": MAX_TIMEOUT,
  "fail-on": FAIL_ON,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const EMULATE_OPTIONS = {
  port: {
    type: "integer",
    value: "PORT",
    summary: "the port on 127.0.0.1; 0, the default, picks one that is free",
  },
  state: {
    type: "text",
    value: "FILE",
    summary:
      "keep everything in this file: read at the start where it is there, written before a change is answered",
  },
  seed: {
    type: "text",
    value: "FILE",
    summary: "what to begin with, unless the state file is there: a state document, or a dump",
  },
  throttle: { type: "flag", summary: "enforce the limits that AWS publishes for its control plane" },
  fault: {
    type: "list",
    value: "NAME=VALUE",
    summary:
      "inject faults: latency=20 or 10..50 (milliseconds), 429=0.3, 409=0.1, 500=0.1, reset=0.05, lost=0.01 (rates from 0 to 1), seed=7",
  },
  assume: ASSUME,
  "drop-cache-keys": {
    type: "flag",
    summary: "let a changed parameter drop the cache keys that name it, as users report",
  },
  "max-timeout": MAX_TIMEOUT,
  "account-id": { type: "text", value: "ID", summary: "the account, twelve digits", default: "123456789012" },
  region: { type: "text", value: "REGION", summary: "the region", default: "us-east-1" },
  "allow-host": {
    type: "list",
    value: "NAME",
    summary:
      "answer requests for this name of a host, or from web pages of it, as well: only localhost and addresses are answered otherwise",
  },
  log: { type: "flag", summary: "print each request and how it was answered on stderr" },
  "until-eof": { type: "flag", summary: "end when stdin does, as with the program that writes to it" },
} as const satisfies OptionTable;

const REACHING = "How the API is reached";

/** Where the API is, and as whom it is called: the SDK's usual chain of credentials otherwise. */
export const CLIENT_OPTIONS = {
  "endpoint-url": {
    type: "text",
    value: "URL",
    summary: "another endpoint than AWS's: `patchway emulate` prints one",
    group: REACHING,
  },
  region: { type: "text", value: "REGION", summary: "the region of the API", group: REACHING },
  profile: {
    type: "text",
    value: "NAME",
    summary: "a profile of the AWS configuration files",
    group: REACHING,
  },
  rate: {
    type: "integer",
    value: "NUMBER",
    summary: "calls a second at most, where the account's limit of 10 is shared or is not AWS's",
    group: REACHING,
  },
} as const satisfies OptionTable;

const API = {
  api: { type: "text", value: "API", summary: "which control plane the API is of", choices: ["v1", "v2"] },
  id: { type: "text", value: "ID", summary: "the id of the API" },
} as const satisfies OptionTable;

export const PULL_OPTIONS = {
  ...API,
  out: { type: "text", value: "FILE", summary: "write the document there instead of to stdout" },
  ...CLIENT_OPTIONS,
} as const satisfies OptionTable;

export const PLAN_OPTIONS = {
  api: { ...API.api, summary: "which control plane to plan onto; the document's where it is left out" },
  id: { ...API.id, summary: "the API to plan onto; the document's where it is left out" },
  out: { type: "text", value: "FILE", summary: "keep the plan there, for `apply`" },
  only: {
    type: "list",
    value: "PATTERN",
    summary: "plan only the routes that match, `*` for any text: `GET /pets/*`",
  },
  prune: { type: "flag", summary: "delete the routes that the document does not have" },
  "allow-open": {
    type: "list",
    value: "ROUTE",
    summary: "let this new route be without what protects its source",
  },
  format: format(["text", "json"]),
  "keep-absent": { type: "flag", summary: "leave what the document does not mention as it is" },
  "documented-only": {
    type: "flag",
    summary: "leave out paths that AWS's table of patch paths does not list",
  },
  "max-timeout": MAX_TIMEOUT,
  "fail-on": FAIL_ON,
  allow: CONVERSION_OPTIONS.allow,
  "vpc-links": CONVERSION_OPTIONS["vpc-links"],
  listeners: CONVERSION_OPTIONS.listeners,
  hosts: CONVERSION_OPTIONS.hosts,
  "status-codes": CONVERSION_OPTIONS["status-codes"],
  ...CLIENT_OPTIONS,
} as const satisfies OptionTable;

const RUN = {
  yes: { type: "flag", short: "y", summary: "do not ask" },
} as const satisfies OptionTable;

export const APPLY_OPTIONS = {
  ...PLAN_OPTIONS,
  out: {
    type: "text",
    value: "FILE",
    summary: "keep the plan of a document there; beside the document where it is left out",
  },
  ...RUN,
  deploy: { type: "text", value: "STAGE", summary: "deploy to this stage once every step is done" },
} as const satisfies OptionTable;

export const ROLLBACK_OPTIONS = {
  ...RUN,
  format: format(["text", "json"]),
  ...CLIENT_OPTIONS,
} as const satisfies OptionTable;

export const EXPLAIN_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, summary: "explain the word for this kind of resource only" },
} as const satisfies OptionTable;

export const HELP_OPTIONS = {
  format: format(["text", "markdown"]),
} as const satisfies OptionTable;
