import type { Evidence } from "../../common/evidence.js";
import { documented, recorded, reported, unknown } from "../../common/evidence.js";
import { boolean } from "./codecs.js";
import { badRequest, listFamily, notFound } from "./families.js";
import { atCreation, CLEARED_LIKE_A_DESCRIPTION, clearable, identity, moment, tags } from "./rows.js";
import { ACK, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { atMost } from "./value-checks.js";

/** The longest description that AWS was recorded to be near: 125,001 characters are refused. */
const LONGEST_DESCRIPTION = 125_000;

const text = (path: string, summary: string, replace: Evidence, example: readonly [string, string]) =>
  clearable(path, summary, replace, CLEARED_LIKE_A_DESCRIPTION, example);

const LABELS = unknown(`${TABLE} lists it; the model has no such member`);

export const apiKey: KindGrammar<"ApiKey"> = {
  kind: "ApiKey",
  operation: "UpdateApiKey",
  inputName: "updateApiKeyInput",
  errors: listFamily(recorded(RECORDED)),
  pathsInErrors: ["/description", "/enabled", "/name", "/customerId", "/labels", "/stages"],
  noMembers: [
    {
      shape: "fixed",
      path: "/labels",
      summary: "Labels, which the model does not have.",
      operations: { add: LABELS, remove: LABELS },
      because: "noMember",
      evidence: LABELS,
      notice: "operation-unproven",
      example: {
        before: { name: "shop" },
        after: { name: "shop" },
        patchOperations: [{ op: "add", path: "/labels", value: "blue" }],
      },
    },
  ],
  members: {
    id: identity("/id", "The id.", "CreateApiKey, then DeleteApiKey for the old one", ["a1b2c3", "d4e5f6"]),
    value: atCreation(
      "/value",
      "The key itself.",
      "Create another key with CreateApiKey and delete this one.",
      ["abcdefghij0123456789", "9876543210jihgfedcba"],
    ),
    name: text("/name", "The name.", recorded(RECORDED), ["shop", "new shop"]),
    customerId: text("/customerId", "The customer of AWS Marketplace.", documented(TABLE), ["c1", "c2"]),
    description: {
      ...text("/description", "The description.", documented(TABLE), ["for the shop", "for the new shop"]),
      checks: [
        atMost(
          LONGEST_DESCRIPTION,
          badRequest("Invalid API Key description specified.", recorded(`${RECORDED}: 125,001 characters`)),
        ),
      ],
    },
    enabled: {
      shape: "scalar",
      path: "/enabled",
      summary: "Whether callers can use the key.",
      operations: { replace: recorded(RECORDED) },
      value: boolean,
      clear: { by: "default", evidence: recorded(RECORDED) },
      serverDefault: {
        value: false,
        evidence: recorded(`${RECORDED}: a key created without it is disabled`),
      },
      example: {
        before: { enabled: true },
        after: { enabled: false },
        patchOperations: [{ op: "replace", path: "/enabled", value: "false" }],
      },
    },
    createdDate: moment("/createdDate", "When the key was made."),
    lastUpdatedDate: moment("/lastUpdatedDate", "When the key was changed last."),
    stageKeys: {
      shape: "set",
      path: "/stages",
      pointer: "/stageKeys",
      key: "apiId/stage",
      summary: "The stages that the key is for.",
      operations: { add: reported(ACK), remove: reported(ACK) },
      addressed: "path",
      missingKey: notFound("Invalid stage identifier specified", unknown("AWS's wording is not known")),
      example: {
        before: { stageKeys: ["x1y2z3/dev"] },
        after: { stageKeys: ["x1y2z3/prod"] },
        patchOperations: [
          { op: "remove", path: "/stages/x1y2z3~1dev" },
          { op: "add", path: "/stages/x1y2z3~1prod" },
        ],
      },
    },
    tags,
  },
};
