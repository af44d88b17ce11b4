import { recorded } from "../../../common/evidence.js";
import { RECORDED } from "../../../patch/grammar/sources.js";
import type { ErrorRow } from "./row.js";

const STAGE = recorded(`${RECORDED}: UpdateStage`);

/** Refusals around stages and deployments. */
export const STAGE_ERRORS: readonly ErrorRow[] = [
  {
    text: "Invalid method setting path: {path}. Must be one of: [{paths}]",
    name: "BadRequestException",
    meaning:
      "A stage has no path {path} for this operation. The list in the text lacks some commas, and not every path that works is in it.",
    remedy:
      "Settings of a method are at /{resourcePath}/{METHOD}/{setting}, with every slash of the resource's path as ~1; of all methods at /*/*/{setting}. Tags are changed by TagResource.",
    evidence: STAGE,
  },
  {
    text: "Cannot remove method setting {path} because there is no method setting for this method",
    name: "BadRequestException",
    meaning:
      "remove takes a whole entry of the method settings (/*/* or /{resourcePath}/{METHOD}), /accessLogSettings or /canarySettings, and there is none at {path}. The text is also the answer to removing anything else.",
    remedy: "Remove the whole entry; a single setting is put back by replacing it with its default.",
    evidence: STAGE,
  },
  {
    text: "Invalid accessLogSettings path. Must be one of : [{paths}]",
    name: "BadRequestException",
    meaning: "Access logging is written member by member.",
    remedy: "Use add or replace on {paths}, or remove /accessLogSettings as a whole.",
    evidence: STAGE,
  },
  {
    text: "Access Log value must not be empty",
    name: "BadRequestException",
    meaning: "A member of the access log settings was given an empty value.",
    remedy: "Give a value; to end access logging, remove /accessLogSettings as a whole.",
    evidence: STAGE,
  },
  {
    text: "Invalid add operation with path: {path}",
    name: "BadRequestException",
    meaning: "{path} does not take add.",
    remedy: "Use replace: replacing one member of a canary creates it.",
    evidence: STAGE,
  },
  {
    text: "Invalid copy operation with path: {path} and from {from}. Valid copy:path are [{paths}] and valid copy:from are [{froms}]",
    name: "BadRequestException",
    meaning: "copy promotes a canary to its stage, and does nothing else.",
    remedy:
      "Copy /canarySettings/deploymentId to /deploymentId, or /canarySettings/stageVariableOverrides to /variables.",
    evidence: STAGE,
  },
  {
    text: "Promotion not available. Canary does not exist.",
    name: "BadRequestException",
    meaning: "The stage has no canary to promote.",
    remedy: "Create the canary first, or leave the copy out.",
    evidence: STAGE,
  },
  {
    text: "Deployment id does not exist",
    name: "BadRequestException",
    meaning: "The API has no deployment with this id.",
    remedy: "Check the id; GetDeployments lists them.",
    evidence: STAGE,
  },
  {
    text: "Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is {value}",
    name: "BadRequestException",
    meaning: "A deployment with canary settings needs the name of a stage.",
    remedy: "Give stageName.",
    evidence: recorded(`${RECORDED}: CreateDeployment`),
  },
  {
    text: "Invalid deployment content specified.Stage {stage} must already be created before making a canary release deployment",
    name: "BadRequestException",
    meaning: "A canary is released on a stage that exists, and there is no stage {stage}.",
    remedy: "Create the stage first.",
    evidence: recorded(`${RECORDED}: CreateDeployment`),
  },
  {
    text: "Unable to complete operation due to concurrent modification. Please try again later.",
    name: "ConflictException",
    meaning: "Another call changed the same API at the same moment.",
    remedy:
      "Retry with a growing pause, and send the writes to one API one after the other. Some calls answer with this text as a BadRequestException.",
    evidence: recorded(`${RECORDED}: UpdateAuthorizer`),
  },
];
