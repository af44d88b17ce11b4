import { type Evidence, inferred, recorded, reported } from "../../common/evidence.js";
import { DRIFT, RECORDED } from "./sources.js";
import type { ErrorFamily, RefusalRow } from "./types.js";

/** A refusal with the most frequent name. */
export const badRequest = (
  message: string,
  evidence: { level: RefusalRow["level"]; source: string },
): RefusalRow => ({
  name: "BadRequestException",
  message,
  ...evidence,
});

export const notFound = (
  message: string,
  evidence: { level: RefusalRow["level"]; source: string },
): RefusalRow => ({
  name: "NotFoundException",
  message,
  ...evidence,
});

export const conflict = (
  message: string,
  evidence: { level: RefusalRow["level"]; source: string },
): RefusalRow => ({
  name: "ConflictException",
  message,
  ...evidence,
});

/** Every path that is not taken is named as it was sent, whether the path or the operation is at fault. */
export const PATH_FAMILY: ErrorFamily = {
  unknownPath: badRequest("Invalid patch path {path}", inferred(`${RECORDED} for Method and RestApi`)),
  wrongOperation: badRequest("Invalid patch path {path}", reported(`${DRIFT}: remove /selectionPattern`)),
};

/** The same, for the kinds that AWS was recorded to answer so. */
export const RECORDED_PATH_FAMILY: ErrorFamily = {
  unknownPath: badRequest("Invalid patch path {path}", recorded(RECORDED)),
  wrongOperation: badRequest(
    "Invalid patch path {path}",
    recorded(`${RECORDED}: GatewayResponse /statusCode`),
  ),
};

/** Unknown paths are named; a known path says what it takes. */
export const OPERATION_FAMILY: ErrorFamily = {
  unknownPath: badRequest("Invalid patch path {path}", recorded(RECORDED)),
  wrongOperation: badRequest(
    "Invalid patch operation specified. Must be one of: {operations}",
    recorded(`${RECORDED}: Method and RestApi, members that take replace alone`),
  ),
};

/**
 * Known and unknown paths alike: the paths that take the operation, or none. The two spaces are AWS's.
 *
 * @param evidence how it is known that the kind answers so.
 */
export function listFamily(evidence: Evidence): ErrorFamily {
  const row = badRequest(
    "Invalid patch path  '{path}' specified for op '{op}'. Must be one of: {paths}",
    evidence,
  );
  return {
    unknownPath: row,
    wrongOperation: row,
    noPaths: badRequest(
      "Invalid patch path  '{path}' specified for op '{op}'. Please choose supported operations",
      evidence,
    ),
  };
}

/** The texts for a map key that is not there. */
export const MISSING_PARAMETER = (evidence: { level: RefusalRow["level"]; source: string }): RefusalRow =>
  notFound("Invalid parameter name specified", evidence);

export const MISSING_CONTENT_TYPE = (evidence: { level: RefusalRow["level"]; source: string }): RefusalRow =>
  notFound("Content-Type specified was not found", evidence);

/** Recorded: an operation name outside the enumeration is refused before anything else is looked at. */
export const OPERATION_NAMES = ["add", "remove", "move", "test", "replace", "copy"] as const;
