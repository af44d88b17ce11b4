/** Checks what a caller passes beside the object. */
import { InputError } from "../common/errors.js";
import { isObject } from "../common/own.js";

interface Options {
  readonly protocol?: unknown;
  readonly routeKey?: unknown;
  readonly allow?: unknown;
}

/** @throws InputError where the protocol or an allowance is not one that exists. */
export function checkOptions(options: Options, allowances: readonly string[]): void {
  if (!isObject(options) || (options.protocol !== "HTTP" && options.protocol !== "WEBSOCKET")) {
    throw new InputError("options.protocol is HTTP or WEBSOCKET");
  }
  const { routeKey, allow } = options;
  if (routeKey !== undefined && typeof routeKey !== "string")
    throw new InputError("options.routeKey is a string");
  if (allow === undefined) return;
  if (!Array.isArray(allow)) throw new InputError("options.allow is a list");
  for (const allowance of allow as unknown[]) {
    if (!allowances.includes(allowance as string)) {
      throw new InputError(`options.allow knows ${allowances.join(", ")}, not ${JSON.stringify(allowance)}`);
    }
  }
}
