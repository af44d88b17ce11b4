import type { FindingValues } from "../common/findings.js";
import type { Dictionary } from "../common/own.js";
import { TIMEOUT_MAX } from "./grammar/checks.js";
import type { Check, CheckContext } from "./grammar/types.js";

/** The ceiling that holds for an object: the default, what the caller says, or what the object shows was raised. */
export function timeoutCeiling(resource: Readonly<Dictionary>, stated?: number): number {
  const own = resource.timeoutInMillis;
  if (typeof own !== "number" || own <= TIMEOUT_MAX) return Math.max(TIMEOUT_MAX, stated ?? 0);
  const shown = resource.responseTransferMode === "STREAM" ? 0 : own;
  return Math.max(TIMEOUT_MAX, stated ?? 0, shown);
}

/** Those of some checks that AWS refuses a value for. */
export function refusing(rules: readonly Check[]): readonly Check[] {
  return rules.filter(({ refusal, parts }) => refusal !== undefined || parts !== undefined);
}

/** The first of the checks that a value breaks. */
export function firstBroken(
  rules: readonly Check[] | undefined,
  text: string,
  context: CheckContext,
): { check: Check; values: FindingValues } | undefined {
  if (rules === undefined) return undefined;
  // By index: what `for…of` has to close, should the loop be left, is most of its machine code.
  for (let at = 0; at < rules.length; at += 1) {
    const check = rules[at] as Check;
    const values = check.broken(text, context);
    if (values === undefined) continue;
    return (
      (check.parts === undefined ? undefined : firstBroken(check.parts, text, context)) ?? { check, values }
    );
  }
  return undefined;
}
