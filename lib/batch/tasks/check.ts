import { InputError } from "../../../common/errors.js";
import { reaches } from "../../../common/findings.js";
import { isObject } from "../../../common/own.js";
import { type CheckOptions, checkPatch } from "../../../patch/check.js";
import type { Kind, Resources } from "../../../patch/grammar/resources.js";
import { listOf } from "./list.js";
import { type Answer, HELD, heldBy, inside, type LineWork, objectOf, withoutKeys } from "./task.js";

/** What a batch of checks is told. A line's own object goes before that of all. */
export interface CheckTaskOptions {
  readonly kind?: Kind;
  readonly current?: object;
  readonly maxTimeoutMillis?: number;
}

export function prepare({ kind = "Integration", current, maxTimeoutMillis }: CheckTaskOptions): LineWork {
  const shared: CheckOptions<Kind> = {
    ...(current === undefined ? {} : { current: current as Resources[Kind] }),
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
  };
  return (value): Answer => {
    const list = listOf(value);
    if (list === undefined) {
      throw new InputError("a line is a list of patchOperations, or an object that has one under that key");
    }
    const line = isObject(value) ? value : {};
    const held = heldBy(line);
    const options =
      held === undefined ? shared : { ...shared, current: objectOf(line, held) as Resources[Kind] };
    // The list is looked at, not read: what is wrong with its form is a finding. Errors speak of the object.
    const findings = inside(held === undefined ? "" : `/${held}`, () =>
      checkPatch(kind, list.operations, options),
    );
    const result = withoutKeys(line, [...HELD, list.holder]);
    result.findings = findings;
    return { result, outcome: reaches(findings, "error") ? "rejected" : "accepted" };
  };
}
