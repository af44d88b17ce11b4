import { command } from "./command.js";

export const completion = command({
  name: "completion",
  summary: "print a completion script for a shell",
  operands: [{ name: "SHELL", summary: "bash, zsh or fish", choices: ["bash", "zsh", "fish"] }],
  options: {},
  details: ["Put `source <(patchway completion bash)` into ~/.bashrc, and likewise for the others."],
  exits: [0, 1],
  examples: [{ run: "patchway completion bash", says: "the script for bash", exit: 0 }],
  load: () => import("../commands/completion.js"),
});
