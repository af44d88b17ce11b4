import { RUN } from "./client.js";
import { AT, command } from "./command.js";
import type { OptionTable } from "./option.js";
import { PLAN_OPTIONS } from "./plan.js";

export const APPLY_OPTIONS = {
  ...PLAN_OPTIONS,
  out: {
    type: "text",
    value: "FILE",
    summary: "keep the plan of a document there; beside the document where it is left out",
    file: "written",
  },
  ...RUN,
  deploy: { type: "text", value: "STAGE", summary: "deploy to this stage once every step is done" },
} as const satisfies OptionTable;

export const apply = command({
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
  load: () => import("../commands/apply.js"),
});
