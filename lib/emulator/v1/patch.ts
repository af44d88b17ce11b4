import { ServiceError } from "../../../common/errors.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { partitionOf } from "../../../mappings/services.js";
import { applyPatch, type Context } from "../../../patch/apply.js";
import { OPERATION_NAMES } from "../../../patch/grammar/families.js";
import type { Kind, PatchOperation, Resources } from "../../../patch/grammar/resources.js";
import type { Call } from "../operation.js";
import { badRequest, guessed, type RefusalRow, refuse } from "../refusals.js";
import { choice, list, type Members, struct, text } from "../wire/shape.js";

/** The body of every update. That a bad name is refused before anything is looked up is recorded. */
export const PATCH_BODY: Members = {
  patchOperations: list(struct({ op: choice(...OPERATION_NAMES), path: text, value: text, from: text })),
};

const NO_NAME = badRequest(
  "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
  guessed("the wording for a name that the path does not take; an operation without a name is not recorded"),
);

export function operationsOf(call: Call): readonly PatchOperation[] {
  const operations = get(call.input, "patchOperations");
  if (!Array.isArray(operations)) return [];
  if (operations.some((one) => !isObject(one) || typeof one.op !== "string")) refuse(NO_NAME);
  return operations as PatchOperation[];
}

/** A rule that needs more than the object: AWS's refusal of one operation, or nothing. */
export type Beyond = (
  operation: PatchOperation,
) => readonly [RefusalRow, Readonly<Record<string, string>>] | undefined;

export interface PatchOptions {
  readonly context?: Context;
  /** Rules on single operations that the interpreter cannot know: they look at other resources. */
  readonly beyond?: Beyond;
  /** Where the object is kept: called with what AWS then holds, also after a refused list that is not atomic. */
  readonly store: (after: Dictionary) => void;
}

/** Carries out the call's list on an object, through the interpreter, and stores what AWS would hold. */
export function patch(call: Call, kind: Kind, before: Dictionary, options: PatchOptions): Dictionary {
  const operations = operationsOf(call);
  const { accountId, region, assume, maxTimeoutMillis } = call.settings;
  const apply = (some: readonly PatchOperation[]): Dictionary =>
    applyPatch(kind, before as Resources[Kind], some, {
      context: { accountId, region, partition: partitionOf(region), maxTimeoutMillis, ...options.context },
      assume,
    }) as Dictionary;
  try {
    const { beyond } = options;
    const refused = beyond === undefined ? -1 : operations.findIndex((one) => beyond(one) !== undefined);
    const after = apply(refused < 0 ? operations : operations.slice(0, refused));
    if (beyond !== undefined && refused >= 0) {
      if (!assume.atomic) options.store(after);
      const [row, values] = beyond(operations[refused] as PatchOperation) ?? [NO_NAME, {}];
      refuse(row, values);
    }
    options.store(after);
    return after;
  } catch (error) {
    if (error instanceof ServiceError && !assume.atomic && isObject(error.resource)) {
      options.store(error.resource as Dictionary);
    }
    throw error;
  }
}
