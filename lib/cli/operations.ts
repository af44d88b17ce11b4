import { isObject } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/types.js";
import { ReadError } from "./errors.js";
import type { Input } from "./read.js";

/** Where people keep a list: the input of an update call, an action of a Cloud Custodian policy. */
const HOLDERS = ["patchOperations", "patch"] as const;

/** The list that an input holds, in whichever form. What its operations hold is not looked at. */
export function operationsOf({
  file,
  pointer,
  value,
}: Input): Input & { readonly value: readonly PatchOperation[] } {
  if (Array.isArray(value)) return { file, pointer, value };
  const holder = isObject(value) ? HOLDERS.find((name) => Object.hasOwn(value, name)) : undefined;
  if (holder === undefined) {
    throw new ReadError(
      "a list of patchOperations is expected, or an object that has one under patchOperations or patch",
      {
        file,
        pointer,
      },
    );
  }
  const list = (value as Record<string, unknown>)[holder];
  const place = { file, pointer: `${pointer}/${holder}` };
  if (Array.isArray(list)) return { ...place, value: list };
  throw new ReadError("a list of operations is expected", place);
}
