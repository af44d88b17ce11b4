import { documented, recorded, reported, unknown } from "../../common/evidence.js";
import { POLICY_RULE, policyText, samePolicy, storedPolicy } from "../strategies/policy.js";
import { becomesDualstack } from "../strategies/private-api.js";
import { boolean, integer, string } from "./codecs.js";
import { badRequest, notFound, OPERATION_FAMILY } from "./families.js";
import { endpointConfiguration } from "./rest-api-endpoint.js";
import { atCreation, identity, moment, readOnly, setting, tags } from "./rows.js";
import { DRIFT, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { among, jsonDocument, notEmpty, range } from "./value-checks.js";

const LARGEST = 10_485_760;

export const restApi: KindGrammar<"RestApi"> = {
  kind: "RestApi",
  operation: "UpdateRestApi",
  inputName: "updateRestApiInput",
  errors: OPERATION_FAMILY,
  effects: [becomesDualstack],
  lasting: ["id"],
  members: {
    id: identity("/id", "The id.", "CreateRestApi", ["a1b2c3", "d4e5f6"]),
    name: { ...setting("/name", "The name.", ["shop", "new shop"]), checks: [notEmpty()] },
    description: {
      shape: "scalar",
      path: "/description",
      summary: "The description.",
      operations: { add: documented(TABLE), replace: documented(TABLE), remove: recorded(RECORDED) },
      value: string,
      clear: { by: "remove", evidence: recorded(RECORDED) },
      emptyIsAbsent: recorded(`${RECORDED}: an API cannot be made with an empty description`),
      example: {
        before: {},
        after: { description: "pets" },
        patchOperations: [{ op: "add", path: "/description", value: "pets" }],
      },
    },
    createdDate: moment("/createdDate", "When the API was made."),
    version: atCreation("/version", "A version for people.", "Create another API with CreateRestApi.", [
      "v1",
      "v2",
    ]),
    warnings: readOnly("/warnings", "What an import warned of.", [["a"], ["b"]]),
    binaryMediaTypes: {
      shape: "set",
      path: "/binaryMediaTypes",
      key: "mediaType",
      summary: "The media types of bodies that are binary.",
      operations: { add: recorded(RECORDED), replace: recorded(RECORDED), remove: recorded(RECORDED) },
      addressed: "path",
      dropsEmpty: recorded(`${RECORDED}: an empty list is not answered`),
      missingKey: notFound("Invalid media type specified", unknown("AWS's wording is not known")),
      example: {
        before: { binaryMediaTypes: ["image/png"] },
        after: { binaryMediaTypes: ["audio/x~y"] },
        patchOperations: [
          { op: "remove", path: "/binaryMediaTypes/image~1png" },
          { op: "add", path: "/binaryMediaTypes/audio~1x~0y" },
        ],
      },
    },
    minimumCompressionSize: {
      shape: "scalar",
      path: "/minimumCompressionSize",
      summary: "From how many bytes a body is compressed; 0 compresses every one, none compresses none.",
      operations: { replace: recorded(RECORDED) },
      value: integer,
      checks: [
        range(
          0,
          LARGEST,
          badRequest("Invalid minimum compression size, must be between 0 and 10485760", recorded(RECORDED)),
        ),
      ],
      clear: { by: "replace", value: "", evidence: recorded(RECORDED) },
      example: {
        before: { minimumCompressionSize: 10 },
        after: {},
        patchOperations: [{ op: "replace", path: "/minimumCompressionSize", value: "" }],
      },
    },
    apiKeySource: {
      ...setting("/apiKeySource", "Where a caller's API key is read from.", ["HEADER", "AUTHORIZER"]),
      checks: [among("HEADER", "AUTHORIZER")],
      clear: { by: "default", evidence: recorded(`${RECORDED}: CreateRestApi`) },
      serverDefault: { value: "HEADER", evidence: recorded(`${RECORDED}: CreateRestApi`) },
    },
    endpointConfiguration,
    policy: {
      shape: "scalar",
      path: "/policy",
      summary: "The resource policy, as the text of a JSON document.",
      operations: { replace: recorded(RECORDED) },
      value: policyText,
      checks: [
        jsonDocument(
          badRequest(
            "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.",
            reported("clients of UpdateRestApi"),
          ),
        ),
      ],
      clear: { by: "replace", value: "", evidence: reported(DRIFT) },
      emptyIsAbsent: reported(DRIFT),
      equality: {
        rule: POLICY_RULE,
        same: samePolicy,
        evidence: recorded(`${RECORDED}: AWS expands execute-api:/… and escapes the text`),
      },
      stores: storedPolicy,
      example: {
        before: {
          id: "a1b2c3",
          policy: String.raw`{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"arn:aws:execute-api:eu-west-1:123456789012:a1b2c3\/*\"}]}`,
        },
        after: {
          id: "a1b2c3",
          policy: '{"Statement":[{"Effect":"Deny","Resource":["execute-api:/*"]}]}',
        },
        patchOperations: [
          {
            op: "replace",
            path: "/policy",
            value: '{"Statement":[{"Effect":"Deny","Resource":["execute-api:/*"]}]}',
          },
        ],
      },
    },
    tags,
    disableExecuteApiEndpoint: {
      shape: "scalar",
      path: "/disableExecuteApiEndpoint",
      summary: "Whether the API is reached by custom domain names alone.",
      operations: { replace: documented(TABLE) },
      value: boolean,
      clear: { by: "default", evidence: recorded(`${RECORDED}: CreateRestApi`) },
      serverDefault: { value: false, evidence: recorded(`${RECORDED}: CreateRestApi`) },
      example: {
        before: { disableExecuteApiEndpoint: false },
        after: { disableExecuteApiEndpoint: true },
        patchOperations: [{ op: "replace", path: "/disableExecuteApiEndpoint", value: "true" }],
      },
    },
    rootResourceId: readOnly("/rootResourceId", "The root resource.", ["a1b2c3", "d4e5f6"]),
    securityPolicy: setting("/securityPolicy", "The TLS versions and ciphers.", ["TLS_1_0", "TLS_1_2"]),
    endpointAccessMode: {
      ...setting("/endpointAccessMode", "How strictly the endpoint is accessed.", ["BASIC", "STRICT"]),
      checks: [among("BASIC", "STRICT")],
    },
    apiStatus: readOnly("/apiStatus", "How far an update is.", ["UPDATING", "AVAILABLE"]),
    apiStatusMessage: readOnly("/apiStatusMessage", "Why it is as far as it is.", ["wait", "done"]),
  },
};
