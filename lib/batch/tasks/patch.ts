import { isDeepStrictEqual } from "node:util";
import { InputError, ServiceError } from "../../../common/errors.js";
import { isObject } from "../../../common/own.js";
import { type ApplyOptions, applyPatch } from "../../../patch/apply.js";
import type { Kind, Resources } from "../../../patch/grammar/resources.js";
import { listOf, refusalOf } from "./list.js";
import { type Answer, HELD, heldBy, inside, type LineWork, objectOf, withoutKeys } from "./task.js";

/** What a batch of patches is told. */
export interface PatchTaskOptions extends ApplyOptions {
  readonly kind?: Kind;
}

export function prepare({ kind = "Integration", ...options }: PatchTaskOptions): LineWork {
  return (value): Answer => {
    const list = listOf(value);
    const held = isObject(value) ? heldBy(value) : undefined;
    if (!isObject(value) || list === undefined || held === undefined) {
      throw new InputError('a line is { "resource": …, "patchOperations": […] }');
    }
    const resource = objectOf(value, held) as Resources[Kind];
    const before = inside(`/${held}`, () => applyPatch(kind, resource, [], options));
    const result = withoutKeys(value, [...HELD, list.holder, "error"]);
    try {
      const after = inside(list.pointer, () => applyPatch(kind, resource, list.operations, options));
      result.resource = after;
      return { result, outcome: isDeepStrictEqual(before, after) ? "unchanged" : "changed" };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      result.error = refusalOf(error);
      result.resource = error.resource;
      return { result, outcome: "refused" };
    }
  };
}
