import { inferred, recorded } from "../../common/evidence.js";
import { badRequest } from "./families.js";
import type { Existence } from "./row-types.js";
import { RECORDED } from "./sources.js";
import type { Check } from "./types.js";
import { notEmpty } from "./value-checks.js";

export const logValue = notEmpty(
  badRequest("Access Log value must not be empty", recorded(`${RECORDED}: UpdateStage`)),
);

const NO_DEPLOYMENT = "Deployment id does not exist";

export const deploymentGiven = notEmpty(badRequest(NO_DEPLOYMENT, inferred("the answer to an unknown id")));

export const deployment: Existence = {
  list: "deployments",
  refusal: badRequest(NO_DEPLOYMENT, recorded(`${RECORDED}: UpdateStage, for the canary's`)),
};

const VARIABLE_NAME = /^[A-Za-z0-9_]+$/;
const VARIABLE_VALUE = /^[A-Za-z0-9._~:/?#&=,-]+$/;

/** The rules of API Gateway's model for stage variables; what it answers to others is not recorded. */
export const variableName: Check = {
  finding: "stage-variable-invalid",
  schema: { pattern: VARIABLE_NAME.source },
  broken: (key) =>
    VARIABLE_NAME.test(key) ? undefined : { what: "the name", allowed: "letters, digits and underscores" },
};

export const variableValue: Check = {
  finding: "stage-variable-invalid",
  schema: { pattern: VARIABLE_VALUE.source },
  broken: (text) =>
    VARIABLE_VALUE.test(text)
      ? undefined
      : { what: "the value", allowed: "letters, digits and any of -._~:/?#&=, (at least one)" },
};
