import { command, INPUT } from "./command.js";
import { CONVERSION_OPTIONS } from "./conversion.js";
import { LINE_FILES, LINES_OPTIONS } from "./lines.js";
import { FAIL_ON, format, type OptionTable, PROTOCOL } from "./option.js";

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
    file: "read",
  },
  format: format(["text", "json"]),
  "fail-on": FAIL_ON,
  ...CONVERSION_OPTIONS,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const translate = command({
  name: "translate",
  summary: "translate a v1 list of operations to an update of API Gateway V2, or back",
  operands: [{ name: "FILE", summary: "a list of patchOperations, or the members of a V2 update" }],
  lines: LINE_FILES,
  options: TRANSLATE_OPTIONS,
  details: [
    INPUT,
    "Without --current, what depends on other members of the object is a finding, and the rest is translated. A URI goes with what fills it, and a VPC link with the backend that it leads to: set together they say enough.",
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
  load: () => import("../commands/translate.js"),
});
