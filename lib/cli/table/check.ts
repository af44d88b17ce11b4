import { command, INPUT } from "./command.js";
import { LINE_FILES, LINES_OPTIONS } from "./lines.js";
import { FAIL_ON, format, KIND, MAX_TIMEOUT, type OptionTable } from "./option.js";

export const CHECK_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, default: "Integration" },
  current: {
    type: "text",
    value: "FILE",
    summary: "the resource as it is: finds missing and existing keys as well",
    file: "read",
  },
  "max-timeout": MAX_TIMEOUT,
  "fail-on": FAIL_ON,
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const check = command({
  name: "check",
  summary: "say what API Gateway would refuse in a hand-written list",
  operands: [
    {
      name: "OPERATIONS",
      summary: "a list of patchOperations, or an object that has one under patchOperations or patch",
    },
  ],
  lines: LINE_FILES,
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
  load: () => import("../commands/check.js"),
});
