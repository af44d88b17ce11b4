import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { WireError } from "./errors.js";

/**
 * Keeps web pages out. A browser on this machine reaches the loopback interface for any page: a page may send a simple
 * request to another origin, and a page whose name was made to point here ("DNS rebinding") may read the answer as well.
 * Both tell where they come from: by `Origin`, or by the name in `Host`. An address is no name that could be rebound.
 */

const LOCAL = /^(?:.+\.)?localhost\.?$/;

/** The host of `host:port`, `[::1]:port`, `http://host:port`; "" where there is none. */
function hostOf(authority: string): string {
  const url = /^[a-z]+:\/\//i.test(authority) ? authority : `http://${authority}`;
  return URL.canParse(url) ? new URL(url).hostname : "";
}

function isHere(host: string, allowed: readonly string[]): boolean {
  return isIP(host.replace(/^\[|\]$/g, "")) !== 0 || LOCAL.test(host) || allowed.includes(host);
}

/**
 * @param allowed further names that the emulator goes by, in small letters
 * @throws WireError where a request comes from a web page, or has no host
 */
export function refuseForeign(
  { headers, httpVersion }: Pick<IncomingMessage, "headers" | "httpVersion">,
  allowed: readonly string[],
): void {
  const { host, origin } = headers;
  if (host === undefined && httpVersion === "1.1") throw new WireError("noHost");
  if (host !== undefined && !isHere(hostOf(host), allowed)) throw new WireError("foreignHost", { host });
  if (origin !== undefined && !isHere(hostOf(origin), allowed))
    throw new WireError("foreignOrigin", { origin });
}
