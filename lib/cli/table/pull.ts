import { API, CLIENT_OPTIONS } from "./client.js";
import { AT, command } from "./command.js";
import type { OptionTable } from "./option.js";

export const PULL_OPTIONS = {
  ...API,
  out: {
    type: "text",
    value: "FILE",
    summary: "write the document there instead of to stdout",
    file: "written",
  },
  ...CLIENT_OPTIONS,
} as const satisfies OptionTable;

export const pull = command({
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
  load: () => import("../commands/pull.js"),
});
