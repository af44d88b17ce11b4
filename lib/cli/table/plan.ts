import { API, CLIENT_OPTIONS } from "./client.js";
import { AT, command, INPUT } from "./command.js";
import { CONVERSION_OPTIONS } from "./conversion.js";
import { FAIL_ON, format, MAX_TIMEOUT, type OptionTable } from "./option.js";

export const PLAN_OPTIONS = {
  api: { ...API.api, summary: "which control plane to plan onto; the document's where it is left out" },
  id: { ...API.id, summary: "the API to plan onto; the document's where it is left out" },
  out: { type: "text", value: "FILE", summary: "keep the plan there, for `apply`", file: "written" },
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

export const plan = command({
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
  load: () => import("../commands/plan.js"),
});
