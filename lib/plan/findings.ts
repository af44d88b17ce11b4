import { inferred, reported, unknown } from "../../common/evidence.js";
import { type FindingRow, maker } from "../../common/findings.js";

/** The findings of plans. */
export const planFindings = {
  "plan-puts-integration": {
    severity: "info",
    message: "the whole integration is put, and its responses again: {reason}",
    remedy: "Nothing to do; the steps say what is sent.",
    why: "PutIntegration replaces the integration. Whether it keeps the integration responses is not known, so that every wanted response is put after it.",
    evidence: inferred("users report that responses vanish with a put; its answer shows none"),
  },
  "plan-makes-anew": {
    severity: "info",
    message: "the integration is made anew, since no update does this: {what}",
    remedy: "Nothing to do; the routes are pointed at the new one before the old one goes.",
    why: "An update of API Gateway V2 is a merge, and no value is known that takes these members away or changes them.",
    evidence: unknown("no source changes or clears them by an update"),
  },
  "plan-splits-cache-keys": {
    severity: "info",
    message: "{keys} go in an update of their own, after the parameters that they name",
    remedy: "Nothing to do; the steps say what is sent.",
    why: "Changing a parameter may drop the cache keys that name it. They are removed first and added when the parameters are in place, whatever AWS does.",
    evidence: reported("terraform-provider-aws pull request 40124"),
  },
  "plan-undo-partial": {
    severity: "warning",
    message: "the way back leaves {member} as it is after the plan",
    remedy: "Make the integration anew by hand where it has to be as it was.",
    why: "No value of an update of API Gateway V2 is known to take the member away again.",
    evidence: unknown("no source clears the member"),
  },
  "plan-null-unmapped": {
    severity: "error",
    message: "{path} is null, and a null inside a member is not mapped to the other API",
    remedy: "Write the document for the API that is planned, or give the whole member.",
    why: "Where what is not mentioned is kept, null takes away what is there. A mapping reads a null inside a member as an empty value, or as one that is not there, and would keep it or write another.",
    evidence: inferred("the mappings have no value that takes a key away"),
  },
  "plan-undo-remakes-route": {
    severity: "info",
    message: "the way back makes the route {route} again, which leads nowhere yet",
    remedy:
      "Nothing to do, unless something names the route by its id, which is another one then, or it has route responses, which are not made again.",
    why: "No value of an update of API Gateway V2 is known to take the target of a route away again, and what a route leads to cannot be deleted.",
    evidence: unknown("no source clears the target of a route"),
  },
} as const satisfies Record<string, FindingRow>;

export const finding = maker(planFindings as Record<keyof typeof planFindings, FindingRow>);
