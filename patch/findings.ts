/** The catalogue of what the patch engine may have to say, and how a finding is made from it. */
import { type Catalogue, maker, sayings } from "../common/findings.js";
import { integrationFindings } from "./findings/integration.js";
import { memberFindings } from "./findings/members.js";
import { operationFindings } from "./findings/operations.js";
import { resourceFindings } from "./findings/resources.js";
import { valueFindings } from "./findings/values.js";

export const patchFindings = {
  ...memberFindings,
  ...valueFindings,
  ...integrationFindings,
  ...resourceFindings,
  ...operationFindings,
} as const satisfies Catalogue;

export type PatchFindingId = keyof typeof patchFindings;

export const finding = maker(patchFindings);

export const saying = sayings(patchFindings);
