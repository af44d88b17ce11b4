import { inferred, reported } from "../../common/evidence.js";
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

/** Every path that is not taken is named as it was sent, whether the path or the operation is at fault. */
export const PATH_FAMILY: ErrorFamily = {
  unknownPath: badRequest("Invalid patch path {path}", inferred(`${RECORDED} for Method and RestApi`)),
  wrongOperation: badRequest("Invalid patch path {path}", reported(`${DRIFT}: remove /selectionPattern`)),
};

/** The texts for a map key that is not there. */
export const MISSING_PARAMETER = (evidence: { level: RefusalRow["level"]; source: string }): RefusalRow =>
  notFound("Invalid parameter name specified", evidence);

export const MISSING_CONTENT_TYPE = (evidence: { level: RefusalRow["level"]; source: string }): RefusalRow =>
  notFound("Content-Type specified was not found", evidence);

/** Recorded: an operation name outside the enumeration is refused before anything else is looked at. */
export const OPERATION_NAMES = ["add", "remove", "move", "test", "replace", "copy"] as const;
