import { inferred, recorded } from "../../common/evidence.js";
import { badRequest } from "./families.js";
import type { CopySource } from "./row-types.js";
import { RECORDED } from "./sources.js";
import type { ErrorFamily, RefusalsByOperation } from "./types.js";

const on = recorded(`${RECORDED}: UpdateStage`);

const ENTRY = "/{resourcePath}/{httpMethod}/";
const ALL = "/*/*/";
const [BURST, RATE, TTL] = ["throttling/burstLimit", "throttling/rateLimit", "caching/ttlInSeconds"];

/** The settings of one address in AWS's list, where a separator that is missing is one of the text. */
const settings = (address: string, separator: string): string[] => [
  `${address}metrics/enabled`,
  `${address}logging/dataTrace`,
  `${address}logging/loglevel`,
  [BURST, RATE, TTL].map((setting) => address + setting).join(separator),
  `${address}caching/enabled`,
  `${address}caching/dataEncrypted`,
  `${address}caching/requireAuthorizationForCacheControl`,
  `${address}caching/unauthorizedCacheControlHeaderStrategy`,
];

/** The paths as AWS lists them: three settings run together, in one place without even a blank. */
const PATHS = [
  "/deploymentId",
  "/description",
  "/cacheClusterEnabled",
  "/cacheClusterSize",
  "/clientCertificateId",
  "/accessLogSettings",
  "/accessLogSettings/destinationArn",
  "/accessLogSettings/format",
  ...settings(ENTRY, ""),
  ...settings(ALL, " "),
  "/variables/{variable_name}",
  "/tracingEnabled",
].join(", ");

const unknownPath = badRequest(`Invalid method setting path: {path}. Must be one of: [${PATHS}]`, on);

/** Whatever cannot be removed is taken for the setting of a method; the blank at the end is AWS's. */
export const CANNOT_REMOVE = badRequest(
  "Cannot remove method setting {setting} because there is no method setting for this method ",
  on,
);

export const STAGE_FAMILY: ErrorFamily = {
  byOperation: {
    add: badRequest("Invalid add operation with path: {path}", on),
    remove: CANNOT_REMOVE,
    copy: badRequest(
      "Invalid copy operation with path: {path} and from {from}. Valid copy:path are [/deploymentId, /variables] " +
        "and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
      on,
    ),
  },
  unknownPath,
  wrongOperation: { ...unknownPath, ...inferred(`${RECORDED}: replace on an unknown path`) },
};

const notALog = badRequest(
  "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]",
  on,
);

export const ACCESS_LOG_REFUSALS: RefusalsByOperation = { add: notALog, replace: notALog };

/** A promotion: what `copy` takes, from the stage's canary. */
export const promotion = (from: string): CopySource => ({
  from,
  missing: badRequest("Promotion not available. Canary does not exist.", on),
});
