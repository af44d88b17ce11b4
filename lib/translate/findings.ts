import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import { type FindingRow, maker } from "../../common/findings.js";

/** The findings of updates between the two APIs. */
export const translateFindings = {
  "recreate-needed": {
    severity: "warning",
    message: "no update of API Gateway V2 is known to do this: {what}",
    remedy:
      "Make the {object} anew, as a plan for an API of V2 does (planIntegration, patchway plan), or give the member a value.",
    why: "A v2 update is a merge: what it leaves out stays, and no value is known that takes the member away.",
    evidence: unknown("no source"),
  },
  "needs-current": {
    severity: "error",
    message: "{path} cannot be translated without the object that it changes: {reason}",
    remedy: "Give the current object (options.current, --current).",
    why: "What the member becomes depends on other members, which the list does not carry.",
    evidence: inferred("the mapping rows of the member"),
  },
  "assumed-object": {
    severity: "warning",
    message: "{path} is translated as for {is}; for {not} it would have no effect",
    remedy: "Give the current object to be sure (options.current, --current).",
    why: "A mapping that one kind of integration ignores on one side has an effect on the other.",
    evidence: inferred("the mapping rows of the member"),
  },
  "dropped-by-service": {
    severity: "warning",
    message: "the service drops {member} of such an integration without a word",
    remedy: "Leave it out; TlsConfig takes an integration through a VPC link.",
    why: "What is dropped would be planned again and again, so that it is left out and said here.",
    evidence: reported("go-to-k/cdkd#1602, probed on AWS"),
  },
  "subtype-resent": {
    severity: "info",
    message: "IntegrationSubtype and its parameters are sent again: AWS asks for them in every update",
    remedy: "Nothing to do.",
    why: "An update of an integration with a subtype is refused without them.",
    evidence: reported("cdkd, probed on AWS; terraform-provider-aws issue 22647"),
  },
  "not-in-update": {
    severity: "warning",
    message: "{path} is not a member of {protocol} integrations: it is in no update",
    remedy: "Leave the operation out, or accept that it has no effect there.",
    why: "API Gateway V2 has no member that means the same.",
    evidence: documented("API Gateway V2 service model"),
  },
  "nothing-on-v1": {
    severity: "warning",
    message: "{path} becomes no operation: nothing of a v1 integration changes with it",
    remedy:
      "Leave it out, or give the current object to see what it does to it (options.current, --current).",
    why: "The member has no counterpart on v1, or what it is set to means the same there as its absence.",
    evidence: inferred("the mapping rows of the member"),
  },
  "no-counterpart-object": {
    severity: "error",
    message: "{protocol} APIs have no {object}",
    remedy: "Translate the integration as a whole.",
    why: "Only WebSocket APIs have integration responses of their own.",
    evidence: documented("API Gateway V2 service model"),
  },
} as const satisfies Record<string, FindingRow>;

export const finding = maker(translateFindings as Record<keyof typeof translateFindings, FindingRow>);

/** Why a change needs the object that it is for. */
export function whyNot(differs: readonly string[]): string {
  if (differs.length === 0) return "it asks for other members, or cannot be converted";
  return `for ${differs.join(" it is not what it is for ")}`;
}
