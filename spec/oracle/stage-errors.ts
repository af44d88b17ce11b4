/** The texts with which UpdateStage refuses, as recorded, slips included. */

const SETTINGS = [
  "metrics/enabled",
  "logging/dataTrace",
  "logging/loglevel",
  "throttling/burstLimit",
  "throttling/rateLimit",
  "caching/ttlInSeconds",
  "caching/enabled",
  "caching/dataEncrypted",
  "caching/requireAuthorizationForCacheControl",
  "caching/unauthorizedCacheControlHeaderStrategy",
];

/** AWS forgot commas around the throttling limits: nothing stands between them, or a space. */
function settings(prefix: string, gap: string): string {
  return SETTINGS.map((setting) => {
    const comma = setting.startsWith("throttling/") ? gap : ", ";
    return `${prefix}/${setting}${comma}`;
  }).join("");
}

const PATHS = [
  "/deploymentId",
  "/description",
  "/cacheClusterEnabled",
  "/cacheClusterSize",
  "/clientCertificateId",
  "/accessLogSettings",
  "/accessLogSettings/destinationArn",
  "/accessLogSettings/format",
];

export const invalidPath = (path: string | null) =>
  `Invalid method setting path: ${path}. Must be one of: [${PATHS.join(", ")}, ` +
  `${settings("/{resourcePath}/{httpMethod}", "")}${settings("/*/*", " ")}/variables/{variable_name}, /tracingEnabled]`;

export const invalidAccessLog =
  "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]";

export const cannotRemove = (path: string | null) =>
  `Cannot remove method setting ${path?.slice(1)} because there is no method setting for this method `;

export const invalidCopy = (path: string | null, from: string | undefined) =>
  `Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are [/deploymentId, /variables] and ` +
  "valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]";
