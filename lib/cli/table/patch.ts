import { command, INPUT } from "./command.js";
import { LINE_FILES, LINES_OPTIONS } from "./lines.js";
import { ASSUME, format, KIND, type OptionTable } from "./option.js";

export const PATCH_OPTIONS = {
  format: format(["text", "json"]),
  kind: { ...KIND, default: "Integration" },
  assume: ASSUME,
  context: {
    type: "text",
    value: "FILE",
    summary: "what exists besides the resource (authorizers, requestValidators, deployments, …), as JSON",
    file: "read",
  },
  ...LINES_OPTIONS,
} as const satisfies OptionTable;

export const patch = command({
  name: "patch",
  summary: "print what API Gateway would hold after OPERATIONS, or its error",
  operands: [
    { name: "RESOURCE", summary: "the resource as it is" },
    {
      name: "OPERATIONS",
      summary: "a list of patchOperations, or an object that has one under patchOperations or patch",
    },
  ],
  lines: LINE_FILES,
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
  load: () => import("../commands/patch.js"),
});
