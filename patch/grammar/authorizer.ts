import { documented, inferred, recorded, reported, unknown } from "../../common/evidence.js";
import { integer, string } from "./codecs.js";
import { badRequest, listFamily, notFound } from "./families.js";
import { clearable, identity, removable } from "./rows.js";
import { ACK, CLI, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { among, notEmpty, range, wholeNumber } from "./value-checks.js";

const cleared = unknown(`${TERRAFORM} sends ""; the effect is not recorded`);
const NO_PROVIDER = badRequest("Invalid provider ARN specified", unknown("AWS's wording is not known"));

const text = (path: string, summary: string, before: string, after: string) =>
  clearable(path, summary, documented(TABLE), cleared, [before, after]);

export const authorizer: KindGrammar<"Authorizer"> = {
  kind: "Authorizer",
  operation: "UpdateAuthorizer",
  inputName: "updateAuthorizerInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    id: identity("/id", "The id.", "CreateAuthorizer, then DeleteAuthorizer for the old one", [
      "a1b2c3",
      "d4e5f6",
    ]),
    name: {
      shape: "scalar",
      path: "/name",
      summary: "The name.",
      operations: { replace: documented(TABLE) },
      value: string,
      checks: [notEmpty()],
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateAuthorizer asks for it`) },
      example: {
        before: { name: "tokens" },
        after: { name: "bearer" },
        patchOperations: [{ op: "replace", path: "/name", value: "bearer" }],
      },
    },
    type: {
      shape: "scalar",
      path: "/type",
      summary: "How a caller is authorized.",
      operations: { replace: documented(TABLE) },
      value: string,
      checks: [among("TOKEN", "REQUEST", "COGNITO_USER_POOLS")],
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateAuthorizer asks for it`) },
      example: {
        before: { type: "TOKEN" },
        after: { type: "REQUEST" },
        patchOperations: [{ op: "replace", path: "/type", value: "REQUEST" }],
      },
    },
    providerARNs: {
      shape: "set",
      path: "/providerARNs",
      key: "providerArn",
      summary: "The Cognito user pools.",
      operations: { add: reported(`${TERRAFORM}; ${ACK}`), remove: reported(`${TERRAFORM}; ${ACK}`) },
      addressed: "value",
      keyChecks: [notEmpty(NO_PROVIDER)],
      missingKey: notFound("Invalid provider ARN specified", unknown("AWS's wording is not known")),
      noMember: NO_PROVIDER,
      neverEmpty: { finding: "set-never-empty", refusal: NO_PROVIDER },
      example: {
        before: { providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/a"] },
        after: { providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/b"] },
        patchOperations: [
          {
            op: "add",
            path: "/providerARNs",
            value: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/b",
          },
          {
            op: "remove",
            path: "/providerARNs",
            value: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/a",
          },
        ],
      },
    },
    authType: {
      ...text("/authType", "A text for OpenAPI exports, without effect.", "custom", "oauth2"),
      clear: { by: "default", evidence: recorded(`${RECORDED}: CreateAuthorizer`) },
      serverDefault: [
        {
          value: "cognito_user_pools",
          holds: ({ type }) => type === "COGNITO_USER_POOLS",
          evidence: documented(`${CLI}: create-authorizer`),
        },
        { value: "custom", evidence: recorded(`${RECORDED}: CreateAuthorizer of a TOKEN without it`) },
      ],
    },
    authorizerUri: text(
      "/authorizerUri",
      "The Lambda function, as an invocation ARN.",
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/a/invocations",
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/b/invocations",
    ),
    authorizerCredentials: text(
      "/authorizerCredentials",
      "The role that API Gateway invokes the function with.",
      "arn:aws:iam::123456789012:role/a",
      "arn:aws:iam::123456789012:role/b",
    ),
    identitySource: removable(
      "/identitySource",
      "Where the token or the identity stands in a request.",
      inferred("an empty source names no place"),
      ["method.request.header.Authorization", "method.request.header.Token"],
    ),
    identityValidationExpression: text(
      "/identityValidationExpression",
      "The pattern that a token must match.",
      "^Bearer .*$",
      "^Basic .*$",
    ),
    authorizerResultTtlInSeconds: {
      shape: "scalar",
      path: "/authorizerResultTtlInSeconds",
      summary: "How long a result is cached, in seconds; 0 switches the cache off.",
      operations: { replace: documented(`${TABLE}; ${CLI}`) },
      value: integer,
      checks: [wholeNumber, range(0, 3600)],
      clear: { by: "default", evidence: documented(MODEL) },
      serverDefault: { value: 300, evidence: documented(`${MODEL}: 300 where it is not set`) },
      example: {
        before: { authorizerResultTtlInSeconds: 300 },
        after: { authorizerResultTtlInSeconds: 0 },
        patchOperations: [{ op: "replace", path: "/authorizerResultTtlInSeconds", value: "0" }],
      },
    },
  },
};
