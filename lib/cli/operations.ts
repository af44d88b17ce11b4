import type { PatchOperation } from "../../patch/grammar/resources.js";
import { listHolder } from "../lists.js";
import { ReadError } from "./errors.js";
import type { Input } from "./read.js";

/** The list that an input holds, in whichever form. What its operations hold is not looked at. */
export function operationsOf({
  file,
  pointer,
  value,
}: Input): Input & { readonly value: readonly PatchOperation[] } {
  if (Array.isArray(value)) return { file, pointer, value };
  const holder = listHolder(value);
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
