/** How the two APIs meet: for every line what the batch was told, and for one line what its keys say. */
import { InputError } from "../../../common/errors.js";
import type { Dictionary } from "../../../common/own.js";
import type { Protocol, ToHttpOptions, ToV1Options, ToV2Options } from "../../../mappings/model.js";
import { protocolTold } from "../../protocol.js";
import { textOf } from "./task.js";

/** Options of conversions, whichever way. */
export interface Meeting
  extends Pick<ToHttpOptions, "routeKey" | "vpcLinks" | "listeners" | "statusCodes">,
    Pick<ToV1Options, "region" | "hosts"> {
  /** Lossy conversions that are accepted, in either direction. */
  readonly allow?: readonly string[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function toV2Base(protocol: Protocol, given: Meeting): ToV2Options {
  const { routeKey, vpcLinks, listeners, statusCodes } = given;
  const base: Writable<Partial<ToHttpOptions>> = {};
  if (routeKey !== undefined) base.routeKey = routeKey;
  if (given.allow !== undefined) base.allow = given.allow as NonNullable<ToV2Options["allow"]>;
  if (protocol === "WEBSOCKET") return { ...base, protocol } as ToV2Options;
  if (vpcLinks !== undefined) base.vpcLinks = vpcLinks;
  if (listeners !== undefined) base.listeners = listeners;
  if (statusCodes !== undefined) base.statusCodes = statusCodes;
  return { ...base, protocol };
}

export function toV1Base(protocol: Protocol, given: Meeting): ToV1Options {
  const { routeKey, region, hosts } = given;
  const base: Writable<ToV1Options> = { protocol };
  if (routeKey !== undefined) base.routeKey = routeKey;
  if (region !== undefined) base.region = region;
  if (hosts !== undefined && protocol === "HTTP") base.hosts = hosts;
  if (given.allow !== undefined) base.allow = given.allow as NonNullable<ToV1Options["allow"]>;
  return base;
}

/** The options for a line: with its own `routeKey`, where it has one. What is returned holds until the next call. */
export function routed<T extends { readonly routeKey?: string }>(options: T) {
  const own: T & { routeKey: string } = { ...options, routeKey: "" };
  return (line: Readonly<Dictionary>): T => {
    const routeKey = textOf(line, "routeKey");
    if (routeKey === undefined) return options;
    own.routeKey = routeKey;
    return own;
  };
}

/** A line's own protocol; `protocolType` is what API Gateway V2 calls it. */
export function protocolOfLine(line: Readonly<Dictionary>): Protocol | undefined {
  for (const key of ["protocol", "protocolType"]) {
    const said = textOf(line, key);
    if (said === undefined) continue;
    const protocol = said.toUpperCase();
    if (protocol === "HTTP" || protocol === "WEBSOCKET") return protocol;
    throw new InputError(`${key} is HTTP or WEBSOCKET, not "${said}"`, { pointer: `/${key}` });
  }
  return undefined;
}

/** The protocol of a V2 object: what its line says, what the batch was told, or what its members tell. */
export function v2ProtocolOf(line: Readonly<Dictionary>, object: unknown, told?: Protocol): Protocol {
  const protocol = protocolOfLine(line) ?? told ?? protocolTold(object);
  if (protocol !== undefined) return protocol;
  throw new InputError(
    "the object does not tell whether its API is HTTP or WebSocket: the line may say so with a key protocol, or --from-protocol for all lines",
  );
}
