import { InputError } from "../../common/errors.js";
import { isObject } from "../../common/own.js";
import type { Context } from "../../patch/apply.js";
import type { Reader } from "./read.js";
import { within } from "./resource.js";

/** What exists besides a resource, as a file has it. */
export async function readContext(reader: Reader, file: string): Promise<Context> {
  const input = await reader.json(file);
  return within(input, () => {
    if (!isObject(input.value)) {
      throw new InputError(
        "a context is an object: authorizers, requestValidators, deployments, resources, accountId, region",
      );
    }
    return input.value as Context;
  });
}
