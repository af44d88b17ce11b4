import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import { string } from "./codecs.js";
import { badRequest, listFamily, notFound } from "./families.js";
import { readOnly } from "./rows.js";
import { CDKD, CLI, MOTO, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { notEmpty } from "./value-checks.js";

const STAYS = badRequest("Usage Plans cannot be disabled once enabled", reported(MOTO));

export const account: KindGrammar<"Account"> = {
  kind: "Account",
  operation: "UpdateAccount",
  inputName: "updateAccountInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    cloudwatchRoleArn: {
      shape: "scalar",
      path: "/cloudwatchRoleArn",
      summary: "The role that API Gateway writes logs with.",
      operations: { replace: documented(`${TABLE}; ${CLI}`) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: reported(`${CDKD}; an older Terraform notes that AWS refused it`),
      },
      emptyIsAbsent: reported(CDKD),
      example: {
        before: { cloudwatchRoleArn: "arn:aws:iam::123456789012:role/logs" },
        after: {},
        patchOperations: [{ op: "replace", path: "/cloudwatchRoleArn", value: "" }],
        findings: ["clear-reported"],
      },
    },
    throttleSettings: readOnly("/throttleSettings", "The account's request limits: a quota.", [
      { burstLimit: 5000, rateLimit: 10_000 },
      { burstLimit: 10_000, rateLimit: 20_000 },
    ]),
    features: {
      shape: "set",
      path: "/features",
      key: "feature",
      summary: "What the account has switched on: UsagePlans.",
      operations: { add: documented(TABLE), remove: documented(TABLE) },
      addressed: "value",
      keyChecks: [notEmpty(badRequest("Invalid feature specified", unknown("AWS's wording is not known")))],
      removalChecks: [{ finding: "feature-stays", refusal: STAYS, broken: (text) => ({ text }) }],
      missingKey: notFound("Invalid feature specified", unknown("AWS's wording is not known")),
      noMember: badRequest("Invalid feature specified", unknown("AWS's wording is not known")),
      example: {
        before: {},
        after: { features: ["UsagePlans"] },
        patchOperations: [{ op: "add", path: "/features", value: "UsagePlans" }],
      },
    },
    apiKeyVersion: readOnly("/apiKeyVersion", "The version of the account's API keys.", ["4", "5"]),
  },
};
