import { InputError } from "../common/errors.js";
import { isObject } from "../common/own.js";
import type { DiffOptions } from "../patch/diff.js";
import type { Desired, Resources } from "../patch/grammar/types.js";
import type { Plan } from "./plan/step.js";
import { planV1 } from "./plan/v1.js";
import type { V1Target } from "./plan/v1-calls.js";

export type { Call, Plan, Step } from "./plan/step.js";
export type { V1Target } from "./plan/v1-calls.js";

/**
 * The ordered SDK calls that lead an integration, its responses included, from what is there to what is wanted.
 *
 * An integration that is there is patched; it is put whole only where no patch gets there (its `type` changes;
 * `credentials` under `documentedOnly`), and its responses are then put again. `desired: null` deletes it, an absent
 * `current` creates it. Every step says why, carries the object before it, and how it is taken back.
 *
 * @throws InputError where the target or one of the objects has not the form that the call takes.
 */
export function planIntegration(
  target: V1Target,
  current: Resources["Integration"] | null | undefined,
  desired: Desired<"Integration"> | null,
  options: DiffOptions = {},
): Plan {
  if (!isObject(target)) throw new InputError("the target is an object", { pointer: "" });
  for (const member of ["restApiId", "resourceId", "httpMethod"] as const) {
    if (typeof target[member] !== "string" || target[member] === "") {
      throw new InputError(`${member} of the target is a text`, { pointer: `/${member}` });
    }
  }
  return planV1(target, current, desired, options);
}
