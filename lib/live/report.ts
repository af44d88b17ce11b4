import type { LiveError } from "../clients/failures.js";
import { changesOf, type MemberChange } from "./changes.js";
import type { Execution } from "./execution.js";
import { nameOf, type Value } from "./objects.js";

/** An object that is not as it has to be for a step to be sent, or not as the steps should have left it. */
export interface Departure {
  /** `method GET /pets` */
  readonly object: string;
  /** From what is expected to what is there. */
  readonly changes: readonly MemberChange[];
}

export interface StepReport {
  readonly step: string;
  readonly route: string;
  readonly command: string;
  /** `put`: `/credentials` was refused, and the integration was put whole. */
  readonly outcome: "sent" | "already" | "put" | "refused" | "undone";
  readonly error?: string;
}

/** What became of a plan. The counts of steps add up to `steps`. */
export interface RunResult {
  /**
   * `complete`: every step is done, and the API is as it should be. `drift`: something is neither as the plan saw it nor
   * as it would make it, and nothing was sent. `refused`: a step was refused, and those after it were not sent.
   * `interrupted`: the caller asked to stop. `differs`: every step is done, and the API is not as it should be.
   */
  readonly status: "complete" | "drift" | "refused" | "interrupted" | "differs";
  readonly steps: number;
  readonly sent: number;
  readonly already: number;
  readonly refused: number;
  readonly left: number;
  readonly departures: readonly Departure[];
  readonly error?: LiveError;
}

export function departure(run: Execution, object: string, expected: Value): Departure {
  const name = nameOf(object);
  return { object, changes: changesOf(run.live, name, expected, run.now(object)) };
}
