/** Checks what a caller passes beside the object. */
import { InputError } from "../common/errors.js";
import { isObject } from "../common/own.js";

interface Options {
  readonly protocol?: unknown;
  readonly routeKey?: unknown;
  readonly allow?: unknown;
  readonly vpcLinks?: unknown;
  readonly listeners?: unknown;
  readonly hosts?: unknown;
  readonly statusCodes?: unknown;
  readonly region?: unknown;
}

function checkMap(name: string, map: unknown): void {
  if (!isObject(map) || Object.values(map).some((value) => typeof value !== "string")) {
    throw new InputError(`options.${name} is an object of texts`);
  }
}

const isStatus = (code: unknown) => Number.isInteger(code) && Number(code) >= 200 && Number(code) <= 599;

/** @throws InputError where the protocol or an allowance is not one that exists. */
export function checkOptions(options: Options, allowances: readonly string[]): void {
  if (!isObject(options) || (options.protocol !== "HTTP" && options.protocol !== "WEBSOCKET")) {
    throw new InputError("options.protocol is HTTP or WEBSOCKET");
  }
  const { routeKey, allow } = options;
  if (routeKey !== undefined && typeof routeKey !== "string")
    throw new InputError("options.routeKey is a string");
  const { vpcLinks, listeners, hosts, region, statusCodes } = options;
  if (vpcLinks !== undefined) checkMap("vpcLinks", vpcLinks);
  if (listeners !== undefined) checkMap("listeners", listeners);
  if (hosts !== undefined) checkMap("hosts", hosts);
  if (region !== undefined && typeof region !== "string") throw new InputError("options.region is a string");
  if (statusCodes !== undefined && !(Array.isArray(statusCodes) && statusCodes.every(isStatus))) {
    throw new InputError("options.statusCodes is a list of numbers from 200 to 599");
  }
  if (allow === undefined) return;
  if (!Array.isArray(allow)) throw new InputError("options.allow is a list");
  for (const allowance of allow as unknown[]) {
    if (!allowances.includes(allowance as string)) {
      throw new InputError(`options.allow knows ${allowances.join(", ")}, not ${JSON.stringify(allowance)}`);
    }
  }
}
