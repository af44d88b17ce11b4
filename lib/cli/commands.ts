import type { ExitCode } from "./exit.js";
import type { Io, Printer } from "./io.js";
import {
  APPLY_OPTIONS,
  CHECK_OPTIONS,
  CONVERT_OPTIONS,
  DIFF_OPTIONS,
  EMULATE_OPTIONS,
  EXPLAIN_OPTIONS,
  HELP_OPTIONS,
  type OptionTable,
  PATCH_OPTIONS,
  PLAN_OPTIONS,
  PULL_OPTIONS,
  ROLLBACK_OPTIONS,
  TRANSLATE_OPTIONS,
  type Values,
} from "./options.js";
import type { Reader } from "./read.js";

export interface Operand {
  readonly name: string;
  readonly summary: string;
  /** One, or as many as there are, or none. */
  readonly count?: "optional" | "any";
  readonly choices?: readonly string[];
}

export interface Example {
  /** As typed at the root of the package; it runs there, where it is a live one with `EXAMPLE_ENDPOINT` emulated. */
  readonly run: string;
  readonly says: string;
  readonly exit: ExitCode;
}

/** What a command is called with. */
export interface Call<T extends OptionTable = OptionTable> {
  readonly operands: readonly string[];
  readonly values: Values<T>;
  readonly io: Io;
  readonly out: Printer;
  readonly err: Printer;
  readonly reader: Reader;
}

export type Run<T extends OptionTable> = (call: Call<T>) => Promise<ExitCode>;

/** A row of the command table. Help, completion and the reference page are made from it. */
export interface CommandRow<T extends OptionTable> {
  readonly name: string;
  readonly summary: string;
  readonly operands: readonly Operand[];
  /** The operands with `--ndjson`, where they are others. */
  readonly lines?: readonly Operand[];
  readonly options: T;
  /** What the summary does not say, in paragraphs. */
  readonly details: readonly string[];
  /** The exit codes that it has, where these are not all. */
  readonly exits: readonly ExitCode[];
  readonly examples: readonly [Example, ...Example[]];
  /** Loads what the command needs, and only that. */
  readonly load: () => Promise<{ readonly run: Run<T> }>;
}

export type Command = CommandRow<OptionTable>;

/** A row is called with the values of its own options, which the table as a whole cannot say. */
const command = <T extends OptionTable>(row: CommandRow<T>): Command => row as unknown as Command;

/** Where the examples of live commands find an emulator that serves examples/petstore.state.json. */
export const EXAMPLE_ENDPOINT = "http://127.0.0.1:4566";

const AT = `--endpoint-url ${EXAMPLE_ENDPOINT} --region us-east-1`;

const INPUT =
  "A file may be `-` for stdin, and may name a part of itself with a JSON pointer: `state.json#/items/0/integration`.";

export const COMMANDS: readonly Command[] = [
  command({
    name: "diff",
    summary: "print the patchOperations that make CURRENT into DESIRED",
    operands: [
      { name: "CURRENT", summary: "the resource as it is, such as GetIntegration answers it" },
      { name: "DESIRED", summary: "the resource as it should be" },
    ],
    lines: [{ name: "FILE", summary: "files of lines; stdin where there is none", count: "any" }],
    options: DIFF_OPTIONS,
    details: [
      INPUT,
      "An integration may be what GetIntegration answers (SDK, AWS CLI or raw), or the input of PutIntegration. DESIRED is the whole resource: what it does not mention goes back to its default, unless --keep-absent is given.",
      '`text` is a table for people. `json` is `{ "patchOperations": […], "findings": […] }`. `cli-input` is the input of the kind\'s update command: `aws apigateway update-integration --cli-input-json file://input.json`. `custodian` is an action for a Cloud Custodian policy, in YAML.',
      "With `--to v2 --protocol http` (or websocket) both are converted, and the members of UpdateIntegration that make one into the other are printed.",
      'With --ndjson, a line is `{ "current": …, "desired": … }`, and its result has `patchOperations` and `findings` (with `--to v2`: `input`, `recreate`). A line may have a `resourceId`, `routeKey` or `protocol` of its own; all its other keys are passed through, but for those that the result writes itself. docs/scale.md tells more.',
    ],
    exits: [0, 2, 3, 1, 130],
    examples: [
      {
        run: "patchway diff examples/current.json examples/desired.json",
        says: "show what changes",
        exit: 2,
      },
      {
        run: "patchway diff examples/current.json examples/desired.json --format cli-input --rest-api-id a1b2c3 --resource-id x1y2z3 --http-method GET",
        says: "make the input of `aws apigateway update-integration`",
        exit: 2,
      },
      {
        run: "patchway diff examples/current.json examples/current.json",
        says: "ask whether there is anything to change",
        exit: 0,
      },
      {
        run: "patchway diff --ndjson examples/pairs.ndjson",
        says: "compare many pairs, one a line",
        exit: 2,
      },
    ],
    load: () => import("./commands/diff.js"),
  }),
  command({
    name: "patch",
    summary: "print what API Gateway would hold after OPERATIONS, or its error",
    operands: [
      { name: "RESOURCE", summary: "the resource as it is" },
      {
        name: "OPERATIONS",
        summary: "a list of patchOperations, or an object that has one under patchOperations or patch",
      },
    ],
    lines: [{ name: "FILE", summary: "files of lines; stdin where there is none", count: "any" }],
    options: PATCH_OPTIONS,
    details: [
      INPUT,
      '`text` is the resource as JSON; a refusal goes to stderr. `json` is `{ "resource": … }`, or `{ "error": { "name", "status", "message", "index" }, "resource": … }` with what API Gateway holds after the refusal.',
      'With --ndjson, a line is `{ "resource": …, "patchOperations": […] }`, and its result has the `resource` as it would be, or `error` and the resource; other keys are passed through, but for those that the result writes itself.',
    ],
    exits: [0, 2, 1, 130],
    examples: [
      {
        run: "patchway patch examples/integration.json examples/operations.json",
        says: "try a list of operations",
        exit: 2,
      },
      {
        run: "patchway patch examples/integration.json examples/operations.json --assume addExisting=refuse --format json",
        says: "try it under another assumption",
        exit: 2,
      },
      {
        run: "patchway patch --ndjson examples/patches.ndjson",
        says: "try many lists, one a line",
        exit: 1,
      },
    ],
    load: () => import("./commands/patch.js"),
  }),
  command({
    name: "check",
    summary: "say what API Gateway would refuse in a hand-written list",
    operands: [
      {
        name: "OPERATIONS",
        summary: "a list of patchOperations, or an object that has one under patchOperations or patch",
      },
    ],
    lines: [{ name: "FILE", summary: "files of lines; stdin where there is none", count: "any" }],
    options: CHECK_OPTIONS,
    details: [
      INPUT,
      '`json` is `{ "findings": […] }`.',
      'With --ndjson, a line is a list, or `{ "resource": …, "patchOperations": […] }` with the resource that it is for, and its result has `findings`; other keys are passed through, but for those that the result writes itself.',
    ],
    exits: [0, 3, 1, 130],
    examples: [
      {
        run: "patchway check examples/operations.json --current examples/integration.json",
        says: "check a list against the resource that it is for",
        exit: 0,
      },
      {
        run: "patchway check --ndjson examples/patches.ndjson",
        says: "check many lists, one a line",
        exit: 3,
      },
    ],
    load: () => import("./commands/check.js"),
  }),
  command({
    name: "convert",
    summary: "convert an integration to API Gateway V2 or back, and say what is lost",
    operands: [
      {
        name: "FILE",
        summary: "an integration; or OpenAPI definitions: files, directories, patterns",
        count: "any",
      },
    ],
    options: CONVERT_OPTIONS,
    details: [
      `${INPUT} Without FILE it is read from stdin.`,
      'A V2 integration may stand alone or as `{ "integration": …, "responses": […] }`, which is what is printed for one. Findings go to stderr; `json` prints `{ "convertible", "integration", "responses", "findings" }`.',
      "Nothing is sent: the result is what CreateIntegration (and CreateIntegrationResponse) take, or the v1 model.",
      'OpenAPI definitions (JSON or YAML) are changed in their text, and only with --write; without it a unified diff is printed. Directories and patterns heed .gitignore and .patchwayignore. Findings and a summary go to stderr; `json` prints `{ "summary", "files", "findings", "known" }`, and `github` annotations.',
      'With --ndjson, a line is an integration, or `{ "integration": …, "responses": […] }`, and its result has `convertible`, `integration`, `responses` and `findings`. A line may have a `routeKey` and, to v1, a `protocol` of its own; all its other keys are passed through, but for those that the result writes itself. Findings on lines are short: id, severity, path and the values that fill the text that `explain` has. docs/scale.md tells more.',
    ],
    exits: [0, 2, 3, 1, 130],
    examples: [
      {
        run: "patchway convert examples/orders-v1.json --to http --route-key 'GET /orders/{orderId}'",
        says: "for an HTTP API",
        exit: 2,
      },
      {
        run: "patchway convert examples/orders-v1.json --to websocket",
        says: "for a WebSocket API",
        exit: 3,
      },
      {
        run: "patchway convert examples/petstore.yaml --to http",
        says: "show how an OpenAPI definition would change",
        exit: 2,
      },
      {
        run: "patchway convert --ndjson --to http examples/integrations.ndjson",
        says: "convert many integrations, one a line",
        exit: 3,
      },
    ],
    load: () => import("./commands/convert.js"),
  }),
  command({
    name: "translate",
    summary: "translate a v1 list of operations to an update of API Gateway V2, or back",
    operands: [{ name: "FILE", summary: "a list of patchOperations, or the members of a V2 update" }],
    lines: [{ name: "FILE", summary: "files of lines; stdin where there is none", count: "any" }],
    options: TRANSLATE_OPTIONS,
    details: [
      INPUT,
      "Without --current, what depends on other members of the object is a finding, and the rest is translated.",
      '`json` is `{ "input", "recreate"?, "findings" }` to V2, where `recreate` names what no update does, and `{ "patchOperations", "findings" }` to v1.',
      "With --ndjson, a line is a list or an update, or has one under `patchOperations` or `input`, beside the `resource` that it is for, a `routeKey` or a `protocol`; its result has what `json` has. Other keys are passed through, but for those that the result writes itself.",
    ],
    exits: [0, 2, 3, 1, 130],
    examples: [
      { run: "patchway translate examples/patch.json --to v2", says: "the update of an HTTP API", exit: 2 },
      {
        run: "patchway translate examples/patch.json --to v2 --current examples/orders-v1.json",
        says: "for the integration that the list is for",
        exit: 2,
      },
      {
        run: "patchway translate --ndjson --to v2 examples/patches.ndjson",
        says: "translate many lists, one a line",
        exit: 1,
      },
    ],
    load: () => import("./commands/translate.js"),
  }),
  command({
    name: "pull",
    summary: "read an API and print its state document",
    operands: [],
    options: PULL_OPTIONS,
    details: [
      "The document has the integrations of the API by route key, and each route's authorization, API key, validator and declared parameters: what `plan` and `apply` read, and `emulate --seed`.",
      "A REST API takes one call for every 500 resources. `--api` and `--id` say which API it is.",
    ],
    exits: [0, 1],
    examples: [{ run: `patchway pull --api v1 --id petstore01 ${AT}`, says: "read a REST API", exit: 0 }],
    load: () => import("./commands/pull.js"),
  }),
  command({
    name: "plan",
    summary: "show what leads an API to a state document, and keep it for `apply`",
    operands: [{ name: "DESIRED", summary: "a state document: what pull wrote, changed" }],
    options: PLAN_OPTIONS,
    details: [
      INPUT,
      "Shows what changes of each route, member by member, and the calls that do it. Nothing is sent. A document of one API can be planned onto the other: integrations are mapped, and routes that are missing are made.",
      "A plan keeps what it sends, and what it saw: its file is for its owner alone (mode 0600). `json` is the plan as its file has it, without values that open something.",
    ],
    exits: [0, 2, 3, 1],
    examples: [
      {
        run: `patchway plan examples/petstore-desired.state.json --out plan.json ${AT}`,
        says: "plan the API of the document",
        exit: 2,
      },
    ],
    load: () => import("./commands/plan.js"),
  }),
  command({
    name: "apply",
    summary: "send a plan, or plan a state document and send that",
    operands: [{ name: "PLAN", summary: "a plan that `plan --out` wrote, or a state document" }],
    options: APPLY_OPTIONS,
    details: [
      "Reads the API once before the first step. What is already as a step would make it counts as done; where anything is there that the plan does not know, nothing is sent. Afterwards the API is read again and compared.",
      "Beside the plan lies its journal. After an interruption, the same command goes on where it stopped; `rollback` takes back what was sent. docs/live.md tells more.",
      '`json` is a line a step, `{ "step", "route", "command", "outcome", "error"? }`, and a last line `{ "status", "steps", "sent", "already", "refused", "left", "departures", "error"? }`.',
    ],
    exits: [0, 2, 3, 1, 130],
    examples: [
      { run: `patchway apply plan.json --yes ${AT}`, says: "send a plan without being asked", exit: 2 },
    ],
    load: () => import("./commands/apply.js"),
  }),
  command({
    name: "rollback",
    summary: "take back what `apply` sent of a plan",
    operands: [{ name: "PLAN", summary: "the plan; its journal lies beside it" }],
    options: ROLLBACK_OPTIONS,
    details: [
      "Takes the steps back, the last one first. Where something is there that the plan has not put there, nothing is sent.",
      "`json` is what `apply` prints, with the outcome `undone`.",
    ],
    exits: [0, 2, 1, 130],
    examples: [{ run: `patchway rollback plan.json --yes ${AT}`, says: "after an apply", exit: 2 }],
    load: () => import("./commands/rollback.js"),
  }),
  command({
    name: "emulate",
    summary: "answer as both control planes of API Gateway do, on this machine",
    operands: [],
    options: EMULATE_OPTIONS,
    details: [
      'The first line on stdout is `{"endpoint":"http://127.0.0.1:PORT"}`; any SDK and the AWS command line take that as their endpoint, with any credentials. Nothing listens beyond this machine. It runs until it is interrupted. docs/emulator.md lists the operations, and says what is recorded and what is assumed.',
      "A seed is a state document (`api`, `integrations`, `routes`), whose APIs are made as a client would make them, or a dump, as `GET /_emulator/state` answers one. `DELETE /_emulator` empties everything.",
    ],
    exits: [0, 1],
    examples: [
      {
        run: "patchway emulate --seed examples/petstore.state.json --until-eof",
        says: "serve an example for as long as stdin is open",
        exit: 0,
      },
    ],
    load: () => import("./commands/emulate.js"),
  }),
  command({
    name: "explain",
    summary: "say what a path, finding, assumption or AWS error means, and how that is known",
    operands: [
      {
        name: "WORD",
        summary:
          "a path or member, the id of a finding, the name of an assumption or exception, or an error's text",
        count: "any",
      },
    ],
    options: EXPLAIN_OPTIONS,
    details: [
      "Several words are one text, so that an error need not be quoted. Without a word, it lists what can be explained.",
      '`json` is a list of `{ "subject", "name", "kind"?, "meaning", "remedy"?, "facts": [{ "name", "text" }], "evidence": [{ "of"?, "level", "source" }] }`.',
    ],
    exits: [0, 1],
    examples: [
      { run: "patchway explain /requestTemplates", says: "a path", exit: 0 },
      {
        run: "patchway explain Invalid patch path /requestTemplates/application/xml",
        says: "an error",
        exit: 0,
      },
      { run: "patchway explain ConflictException", says: "an exception", exit: 0 },
    ],
    load: () => import("./commands/explain.js"),
  }),
  command({
    name: "completion",
    summary: "print a completion script for a shell",
    operands: [{ name: "SHELL", summary: "bash, zsh or fish", choices: ["bash", "zsh", "fish"] }],
    options: {},
    details: ["Put `source <(patchway completion bash)` into ~/.bashrc, and likewise for the others."],
    exits: [0, 1],
    examples: [{ run: "patchway completion bash", says: "the script for bash", exit: 0 }],
    load: () => import("./commands/completion.js"),
  }),
  command({
    name: "help",
    summary: "show the help of a command",
    operands: [
      { name: "COMMAND", summary: "a command; all of them where it is left out", count: "optional" },
    ],
    options: HELP_OPTIONS,
    details: ["`markdown` is the reference page of all commands."],
    exits: [0, 1],
    examples: [{ run: "patchway help diff", says: "the help of diff", exit: 0 }],
    load: () => import("./commands/help.js"),
  }),
];
