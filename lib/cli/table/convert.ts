import { command, INPUT } from "./command.js";
import { CONVERSION_OPTIONS } from "./conversion.js";
import { LINES_OPTIONS } from "./lines.js";
import { FAIL_ON, format, type OptionTable, PROTOCOL } from "./option.js";

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
    file: "written",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  baseline: {
    type: "text",
    value: "FILE",
    summary: "a JSON report of an earlier run: its findings are known",
    file: "replaced",
    group: DOCUMENTS,
    excludes: "ndjson",
  },
  ...CONVERSION_OPTIONS,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const convert = command({
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
  load: () => import("../commands/convert.js"),
});
