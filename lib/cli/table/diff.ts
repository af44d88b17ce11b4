import { optionName, PLACE_MEMBERS } from "../targets.js";
import { command, INPUT } from "./command.js";
import { CONVERSION_OPTIONS } from "./conversion.js";
import { LINE_FILES, LINES_OPTIONS } from "./lines.js";
import { FAIL_ON, format, KIND, MAX_TIMEOUT, type OptionRow, type OptionTable, PROTOCOL } from "./option.js";

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

export const diff = command({
  name: "diff",
  summary: "print the patchOperations that make CURRENT into DESIRED",
  operands: [
    { name: "CURRENT", summary: "the resource as it is, such as GetIntegration answers it" },
    { name: "DESIRED", summary: "the resource as it should be" },
  ],
  lines: LINE_FILES,
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
  load: () => import("../commands/diff.js"),
});
