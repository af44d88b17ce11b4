import { command } from "./command.js";
import { format, type OptionTable } from "./option.js";

export const HELP_OPTIONS = {
  format: format(["text", "markdown"]),
} as const satisfies OptionTable;

export const help = command({
  name: "help",
  summary: "show the help of a command",
  operands: [{ name: "COMMAND", summary: "a command; all of them where it is left out", count: "optional" }],
  options: HELP_OPTIONS,
  details: ["`markdown` is the reference page of all commands."],
  exits: [0, 1],
  examples: [{ run: "patchway help diff", says: "the help of diff", exit: 0 }],
  load: () => import("../commands/help.js"),
});
