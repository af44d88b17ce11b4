import { CLIENT_OPTIONS, RUN } from "./client.js";
import { AT, command } from "./command.js";
import { format, type OptionTable } from "./option.js";

export const ROLLBACK_OPTIONS = {
  ...RUN,
  format: format(["text", "json"]),
  ...CLIENT_OPTIONS,
} as const satisfies OptionTable;

export const rollback = command({
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
  load: () => import("../commands/rollback.js"),
});
