import { documented, inferred, recorded, reported, unknown } from "../../common/evidence.js";
import { byCodeUnit } from "../../common/own.js";
import { authorization, authorizerStays, isOpen, typeHasAuthorizer } from "../strategies/authorizer.js";
import { boolean, string } from "./codecs.js";
import {
  badRequest,
  MISSING_CONTENT_TYPE,
  MISSING_PARAMETER,
  notFound,
  OPERATION_FAMILY,
} from "./families.js";
import { identity } from "./rows.js";
import { ACK, MODEL, RECORDED, TERRAFORM } from "./sources.js";
import type { Check, KindGrammar, Operations } from "./types.js";
import { among, mediaType, notEmpty, parameterKey } from "./value-checks.js";

const operations: Operations = {
  add: recorded(RECORDED),
  replace: recorded(`${RECORDED}: of keys that are there`),
  remove: recorded(RECORDED),
};

const PARAMETER = /^method\.request\.(header|querystring|path)\.(.+)$/s;

/** A parameter's name stands once, whatever its place: recorded for PutMethod. */
const nameIsFree: Check = {
  finding: "parameter-name-taken",
  broken: (key, { resource }) => {
    const name = PARAMETER.exec(key)?.[2];
    const others = Object.entries(resource.requestParameters ?? {}).filter(
      ([, required]) => typeof required === "boolean",
    );
    const names = others.map(([other]) => other).sort(byCodeUnit);
    const taken = names.find((other) => other !== key && PARAMETER.exec(other)?.[2] === name);
    return name === undefined || taken === undefined ? undefined : { key, taken };
  },
};

const NO_SCOPE = unknown("AWS's wording is not known");

export const method: KindGrammar<"Method"> = {
  kind: "Method",
  operation: "UpdateMethod",
  inputName: "updateMethodInput",
  errors: OPERATION_FAMILY,
  combined: [authorization],
  members: {
    httpMethod: identity(
      "/httpMethod",
      "The verb, which names the method.",
      "PutMethod for the new verb, then DeleteMethod for the old one",
      ["GET", "POST"],
    ),
    authorizationType: {
      shape: "scalar",
      path: "/authorizationType",
      summary: "How callers are authorized.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [among("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"), typeHasAuthorizer],
      clear: { by: "default", evidence: documented(MODEL) },
      serverDefault: { value: "NONE", evidence: inferred(`${MODEL}: NONE is open access`) },
      example: {
        before: { authorizationType: "NONE" },
        after: { authorizationType: "AWS_IAM" },
        patchOperations: [{ op: "replace", path: "/authorizationType", value: "AWS_IAM" }],
      },
    },
    authorizerId: {
      shape: "scalar",
      path: "/authorizerId",
      summary: "The authorizer of the types CUSTOM and COGNITO_USER_POOLS.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: inferred(`${RECORDED}: /requestValidatorId is cleared so`),
      },
      clearChecks: [authorizerStays],
      emptyIsAbsent: inferred(`${RECORDED}: /requestValidatorId is cleared so`),
      ignored: {
        where: isOpen,
        evidence: recorded(`${RECORDED}: an authorizer is ignored while the type is NONE`),
        notice: "authorizer-ignored",
        once: "carriedOut",
      },
      example: {
        before: { authorizationType: "CUSTOM", authorizerId: "a1b2c3" },
        after: { authorizationType: "CUSTOM", authorizerId: "d4e5f6" },
        patchOperations: [{ op: "replace", path: "/authorizerId", value: "d4e5f6" }],
      },
    },
    apiKeyRequired: {
      shape: "scalar",
      path: "/apiKeyRequired",
      summary: "Whether callers must send an API key.",
      operations: { replace: recorded(`${RECORDED}: a text other than true is false`) },
      value: boolean,
      clear: { by: "default", evidence: recorded(RECORDED) },
      serverDefault: { value: false, evidence: recorded(`${RECORDED}: PutMethod without it answers false`) },
      example: {
        before: { apiKeyRequired: true },
        after: {},
        patchOperations: [{ op: "replace", path: "/apiKeyRequired", value: "false" }],
      },
    },
    requestValidatorId: {
      shape: "scalar",
      path: "/requestValidatorId",
      summary: "The validator of requests.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      exists: {
        list: "requestValidators",
        refusal: badRequest("Invalid Request Validator identifier specified", recorded(RECORDED)),
      },
      clear: {
        by: "replace",
        value: "",
        evidence: recorded(`${RECORDED}: "" takes it away; a comment in Terraform says that "" fails`),
      },
      emptyIsAbsent: recorded(`${RECORDED}: "" takes it away`),
      example: {
        before: { requestValidatorId: "a1b2c3" },
        after: {},
        patchOperations: [{ op: "replace", path: "/requestValidatorId", value: "" }],
      },
    },
    operationName: {
      shape: "scalar",
      path: "/operationName",
      summary: "A name for people and for generated SDKs.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: inferred(`${TERRAFORM} sends no value; "" is recorded for /requestValidatorId`),
      },
      emptyIsAbsent: inferred(`${RECORDED}: /requestValidatorId is cleared so`),
      example: {
        before: {},
        after: { operationName: "listPets" },
        patchOperations: [{ op: "replace", path: "/operationName", value: "listPets" }],
      },
    },
    requestParameters: {
      shape: "map",
      path: "/requestParameters",
      key: "method.request.location.name",
      summary: "The parameters that callers can send, and whether they are required.",
      operations,
      value: boolean,
      keyChecks: [parameterKey("method.request.header.name (or .querystring, .path)", PARAMETER), nameIsFree],
      missingKey: MISSING_PARAMETER(inferred(`${RECORDED} for MethodResponse`)),
      example: {
        before: {
          requestParameters: { "method.request.path.old": true, "method.request.querystring.q": false },
        },
        after: {
          requestParameters: { "method.request.path.new": true, "method.request.querystring.q": true },
        },
        patchOperations: [
          { op: "add", path: "/requestParameters/method.request.path.new", value: "true" },
          { op: "remove", path: "/requestParameters/method.request.path.old" },
          { op: "replace", path: "/requestParameters/method.request.querystring.q", value: "true" },
        ],
      },
    },
    requestModels: {
      shape: "map",
      path: "/requestModels",
      key: "contentType",
      summary: "The models of the body, by content type.",
      operations,
      value: string,
      keyChecks: [mediaType],
      checks: [notEmpty()],
      missingKey: MISSING_CONTENT_TYPE(inferred(`${RECORDED} for MethodResponse`)),
      example: {
        before: { requestModels: { "application/json": "Pet" } },
        after: { requestModels: { "audio/x~y": "Empty" } },
        patchOperations: [
          { op: "remove", path: "/requestModels/application~1json" },
          { op: "add", path: "/requestModels/audio~1x~0y", value: "Empty" },
        ],
      },
    },
    methodResponses: {
      shape: "nested",
      path: "/methodResponses",
      summary: "The method responses, by status code.",
      operations: {},
      kind: "MethodResponse",
      many: true,
      instead: "UpdateMethodResponse, PutMethodResponse or DeleteMethodResponse",
      evidence: documented(`${MODEL}: resources with calls of their own`),
      notice: "changed-elsewhere",
      example: {
        before: { methodResponses: { "200": { statusCode: "200" } } },
        after: { methodResponses: {} },
        patchOperations: [],
        findings: ["changed-elsewhere"],
      },
    },
    methodIntegration: {
      shape: "nested",
      path: "/methodIntegration",
      summary: "The integration.",
      operations: {},
      kind: "Integration",
      many: false,
      instead:
        "UpdateIntegration, PutIntegration or DeleteIntegration; a plan chooses (planIntegration, patchway plan)",
      evidence: documented(`${MODEL}: a resource with calls of its own`),
      notice: "changed-elsewhere",
      example: {
        before: { methodIntegration: { type: "MOCK", passthroughBehavior: "NEVER" } },
        after: { methodIntegration: { type: "MOCK" } },
        patchOperations: [],
        findings: ["changed-elsewhere"],
      },
    },
    authorizationScopes: {
      shape: "set",
      path: "/authorizationScopes",
      key: "scope",
      summary: "The scopes that an access token must have one of.",
      operations: { add: reported(TERRAFORM), remove: reported(TERRAFORM) },
      addressed: "value",
      alsoByPath: reported(ACK),
      missingKey: notFound("Invalid authorization scope specified", NO_SCOPE),
      noMember: badRequest("Invalid authorization scope specified", NO_SCOPE),
      example: {
        before: { authorizationScopes: ["pets/read"] },
        after: { authorizationScopes: ["pets/write"] },
        patchOperations: [
          { op: "remove", path: "/authorizationScopes", value: "pets/read" },
          { op: "add", path: "/authorizationScopes", value: "pets/write" },
        ],
      },
    },
  },
};
