/** From what an operation says to the member that it speaks of, and from there to what a finding excuses. */
import type { Finding, PatchOperation } from "../api.js";
import type { Kind } from "../kinds.js";
import { fromToken, toToken } from "../oracle/data.js";

/** Is one pointer the other, or does it lead to it? */
export function covers(parent: string, path: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** A difference is excused where a finding above info has its path, or the path of something that holds it. */
export function isExcused(path: string, findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity !== "info" && covers(finding.path, path));
}

export function unexcused(paths: readonly string[], findings: readonly Finding[]): string[] {
  return paths.filter((path) => !isExcused(path, findings));
}

const SETTING_MEMBERS: Readonly<Record<string, string>> = {
  "metrics/enabled": "metricsEnabled",
  "logging/loglevel": "loggingLevel",
  "logging/dataTrace": "dataTraceEnabled",
  "throttling/burstLimit": "throttlingBurstLimit",
  "throttling/rateLimit": "throttlingRateLimit",
  "caching/enabled": "cachingEnabled",
  "caching/dataEncrypted": "cacheDataEncrypted",
  "caching/ttlInSeconds": "cacheTtlInSeconds",
  "caching/requireAuthorizationForCacheControl": "requireAuthorizationForCacheControl",
  "caching/unauthorizedCacheControlHeaderStrategy": "unauthorizedCacheControlHeaderStrategy",
};

const OF_THE_STAGE = new Set(["variables", "canarySettings", "accessLogSettings"]);

function ofStage(path: string): string {
  const raw = path.split("/").slice(1);
  const [first = "", second = ""] = raw;
  if (raw.length < 2 || OF_THE_STAGE.has(first)) return path;
  const entry = `/methodSettings/${toToken(`${first}/${second}`)}`;
  const member = SETTING_MEMBERS[raw.slice(2).join("/")];
  return member === undefined ? entry : `${entry}/${member}`;
}

/** Paths whose operation carries the member of a list as its value. */
const BY_VALUE: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  Account: ["/features"],
  Authorizer: ["/providerARNs"],
  DomainName: ["/endpointConfiguration/types"],
  Method: ["/authorizationScopes"],
  RestApi: ["/endpointConfiguration/vpcEndpointIds"],
  UsagePlan: ["/apiStages"],
};

/** A throttle's path has the resource's path and the method as they are; the key of the map is both together. */
function ofUsagePlan(path: string): string {
  const [, list = "", key, ...rest] =
    /^\/apiStages\/([^/]*)\/throttle\/(.*?)(\/(?:rate|burst)Limit)?$/s.exec(path) ?? [];
  if (key === undefined) return path;
  return `/apiStages/${list}/throttle/${toToken(key.split("/").map(fromToken).join("/"))}${rest[0] ?? ""}`;
}

const SPELLED: Readonly<Record<string, string>> = { "/restapiId": "/restApiId", "/basepath": "/basePath" };

/** The pointer, into the resource, of what an operation changes. */
export function target(kind: Kind, { path = "", value }: PatchOperation): string {
  if (BY_VALUE[kind]?.includes(path)) return `${path}/${toToken(value ?? "")}`;
  switch (kind) {
    case "Stage":
      return ofStage(path);
    case "UsagePlan":
      return ofUsagePlan(path);
    case "ApiKey":
      return path.replace(/^\/stages(?=\/|$)/, "/stageKeys");
    case "BasePathMapping":
      return SPELLED[path] ?? path;
    case "RestApi":
      return path.replace(/^(\/endpointConfiguration\/types)\/[^/]*$/, "$1");
    default:
      return path;
  }
}
