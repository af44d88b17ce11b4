/** Members that no operation sets, clears or reaches as they should be. */
import { documented, inferred, reported } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";
import { MODEL, RECORDED, TABLE, TERRAFORM } from "../grammar/sources.js";

export const memberFindings = {
  "unknown-member": {
    severity: "warning",
    message: "{kind} has no member {member}: it is in no operation",
    remedy: "Check the spelling, or update patchway if AWS has added the member.",
    why: "A member that the tables do not know cannot be sent: API Gateway would refuse its path.",
    evidence: documented(MODEL),
  },
  "wrong-type": {
    severity: "error",
    message: "{path} takes a {expected}, not {found}",
    remedy: "Give the value the type that the SDK's model has for it.",
    why: "Values are converted to text from the type of the service model; another type has no sure text.",
    evidence: documented(MODEL),
  },
  "cannot-clear": {
    severity: "error",
    message: "no operation takes {path} away",
    remedy:
      "Give it a value, or make the object anew with its put or create call; for an integration a plan does (planIntegration, patchway plan).",
    why: "AWS's table lists only replace for the member, and an empty text is refused or means something else.",
    evidence: documented(TABLE),
  },
  "clear-reported": {
    severity: "info",
    message: '{path} is cleared by replacing it with ""; that is known from reports, not from AWS',
    remedy: "Read the object back after the update.",
    why: 'Clients send "" and report that the member is gone. AWS\'s documentation does not say.',
    evidence: reported(TERRAFORM),
  },
  "type-needs-put": {
    severity: "error",
    message: "type cannot be patched ({current} -> {desired})",
    remedy: "Plan it (planIntegration, patchway plan): a plan puts the whole integration and its responses.",
    why: "AWS's table lists /type without an operation; repeated puts with another type are recorded as accepted.",
    evidence: documented(TABLE),
  },
  "member-missing": {
    severity: "error",
    message: "{kind} needs a {member}",
    remedy: "Give it a value.",
    why: "AWS's model requires the member of every resource of the kind.",
    evidence: documented(MODEL),
  },
  "needs-type-first": {
    severity: "error",
    message: "{path} is for the type {type}, which no operation sets",
    remedy: "Plan it (planIntegration, patchway plan): a plan puts the whole integration.",
    why: "AWS checks a value against the type that the integration has.",
    evidence: inferred(`${RECORDED}: PutIntegration checks the uri against the type`),
  },
  "type-absent": {
    severity: "warning",
    message: "the desired object has no type; {current} is kept",
    remedy: "Give the desired object a type.",
    why: "Every integration has a type, and no operation changes it.",
    evidence: documented(MODEL),
  },
  "responses-need-plan": {
    severity: "warning",
    message: "integration response {status} differs; UpdateIntegration does not reach it",
    remedy: "Plan it (planIntegration, patchway plan), or diff the IntegrationResponse itself.",
    why: "Integration responses are resources of their own with their own update call.",
    evidence: inferred("AWS's table of patch paths lists none below /integrationResponses"),
  },
  "identity-differs": {
    severity: "error",
    message: "{path} names the object and cannot be changed ({current} -> {desired})",
    remedy: "{instead}",
    why: "The member is part of the object's address.",
    evidence: documented(TABLE),
  },
  "read-only-member": {
    severity: "warning",
    message: "{path} is set by AWS; the desired value is not sent",
    remedy: "Leave it out of the desired object.",
    why: "The service fills the member in; no call takes it.",
    evidence: documented(MODEL),
  },
  "changed-elsewhere": {
    severity: "warning",
    message: "{path} is not changed by this call: use {instead}",
    remedy: "Call {instead}.",
    why: "The member belongs to another resource or another call.",
    evidence: documented(MODEL),
  },
  "set-at-creation": {
    severity: "error",
    message: "{path} is given when the object is made and then stays ({current} -> {desired})",
    remedy: "{instead}",
    why: "The create call takes the member, and AWS's table of patch paths does not list it.",
    evidence: documented(TABLE),
  },
} as const satisfies Catalogue;
