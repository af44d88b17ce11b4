import type { CheckTaskOptions } from "./check.js";
import type { ConvertTaskOptions } from "./convert.js";
import type { DiffTaskOptions } from "./diff.js";
import type { PatchTaskOptions } from "./patch.js";
import type { LineWork, Outcome } from "./task.js";
import type { TranslateTaskOptions } from "./translate.js";

/** What each command is told: plain data, since it goes to other threads. */
export interface TaskOptions {
  convert: ConvertTaskOptions;
  diff: DiffTaskOptions;
  patch: PatchTaskOptions;
  check: CheckTaskOptions;
  translate: TranslateTaskOptions;
}

export type BatchCommand = keyof TaskOptions;

export interface TaskRow<C extends BatchCommand> {
  /** What may become of a line, in the order in which a summary tells it. */
  readonly outcomes: readonly Outcome[];
  /** Loads what the command needs, and only that. */
  readonly load: () => Promise<{ readonly prepare: (options: TaskOptions[C]) => LineWork }>;
}

export const TASKS: { readonly [C in BatchCommand]: TaskRow<C> } = {
  convert: { outcomes: ["converted", "blocked"], load: () => import("./convert.js") },
  diff: { outcomes: ["changed", "unchanged", "blocked"], load: () => import("./diff.js") },
  patch: { outcomes: ["changed", "unchanged", "refused"], load: () => import("./patch.js") },
  check: { outcomes: ["accepted", "rejected"], load: () => import("./check.js") },
  translate: {
    outcomes: ["translated", "unchanged", "blocked", "refused"],
    load: () => import("./translate.js"),
  },
};

export async function prepareTask<C extends BatchCommand>(
  command: C,
  options: TaskOptions[C],
): Promise<LineWork> {
  const { prepare } = await TASKS[command].load();
  return prepare(options);
}
