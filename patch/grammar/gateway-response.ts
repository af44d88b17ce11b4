import { documented, recorded } from "../../common/evidence.js";
import { string } from "./codecs.js";
import { MISSING_PARAMETER, RECORDED_PATH_FAMILY } from "./families.js";
import { identity } from "./rows.js";
import { GUIDE, MODEL, RECORDED, TABLE } from "./sources.js";
import type { Check, KindGrammar } from "./types.js";
import { mediaType, nullOrEmpty, parameterKey } from "./value-checks.js";

const STATUS_CODE = /^[1-5]\d\d$/;

const statusCode: Check = {
  finding: "value-not-allowed",
  schema: { pattern: STATUS_CODE.source },
  broken: (text) => (STATUS_CODE.test(text) ? undefined : { allowed: "100 to 599" }),
};

/** The types of response that have a status code of their own, by the code; DEFAULT_4XX and DEFAULT_5XX have none. */
const STATUS_CODES: Readonly<Record<string, readonly string[]>> = {
  "400": ["BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS"],
  "401": ["UNAUTHORIZED"],
  "403": [
    "ACCESS_DENIED",
    "EXPIRED_TOKEN",
    "INVALID_API_KEY",
    "INVALID_SIGNATURE",
    "MISSING_AUTHENTICATION_TOKEN",
    "WAF_FILTERED",
  ],
  "404": ["RESOURCE_NOT_FOUND"],
  "413": ["REQUEST_TOO_LARGE"],
  "415": ["UNSUPPORTED_MEDIA_TYPE"],
  "429": ["QUOTA_EXCEEDED", "THROTTLED"],
  "500": ["API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE"],
  "504": ["INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"],
};

const defaults = documented(
  `${GUIDE}, gateway response types; ${RECORDED} for MISSING_AUTHENTICATION_TOKEN and AUTHORIZER_FAILURE`,
);

export const gatewayResponse: KindGrammar<"GatewayResponse"> = {
  kind: "GatewayResponse",
  operation: "UpdateGatewayResponse",
  inputName: "updateGatewayResponseInput",
  errors: RECORDED_PATH_FAMILY,
  effects: [
    {
      summary: "A default response that is updated is a customised one.",
      ...recorded(RECORDED),
      run: ({ state }) => {
        state.defaultResponse = false;
        return undefined;
      },
    },
  ],
  lasting: ["responseType"],
  members: {
    responseType: identity(
      "/responseType",
      "When API Gateway answers so; it names the response.",
      "PutGatewayResponse for the other type",
      ["DEFAULT_4XX", "DEFAULT_5XX"],
    ),
    statusCode: {
      shape: "scalar",
      path: "/statusCode",
      summary: "The status code.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [statusCode],
      clear: {
        by: "default",
        otherwise: "",
        evidence: documented(
          `${GUIDE}, gateway response types: null resets the code of DEFAULT_4XX and DEFAULT_5XX`,
        ),
      },
      emptyIsAbsent: documented(`${GUIDE}, gateway response types: null stands for none`),
      serverDefault: Object.entries(STATUS_CODES).map(([value, types]) => ({
        value,
        holds: ({ responseType }) => types.includes(responseType as string),
        evidence: defaults,
      })),
      example: {
        before: { responseType: "UNAUTHORIZED", statusCode: "401" },
        after: { responseType: "UNAUTHORIZED", statusCode: "444" },
        patchOperations: [{ op: "replace", path: "/statusCode", value: "444" }],
      },
    },
    responseParameters: {
      shape: "map",
      path: "/responseParameters",
      key: "gatewayresponse.header.name",
      summary: "The headers, and where their values come from.",
      operations: {
        add: documented(TABLE),
        replace: { ...recorded(RECORDED), missing: "refuse" },
        remove: documented(TABLE),
      },
      value: string,
      keyChecks: [
        parameterKey(
          "gatewayresponse.header.name (or .querystring, .path)",
          /^gatewayresponse\.(header|querystring|path)\../s,
        ),
      ],
      checks: [nullOrEmpty("responseParameters")],
      missingKey: MISSING_PARAMETER(recorded(`${RECORDED}: replace`)),
      example: {
        before: { responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" } },
        after: {
          responseParameters: {
            "gatewayresponse.header.Access-Control-Allow-Origin": "'https://example.com'",
            "gatewayresponse.header.X-Id": "context.requestId",
          },
        },
        patchOperations: [
          {
            op: "replace",
            path: "/responseParameters/gatewayresponse.header.Access-Control-Allow-Origin",
            value: "'https://example.com'",
          },
          { op: "add", path: "/responseParameters/gatewayresponse.header.X-Id", value: "context.requestId" },
        ],
      },
    },
    responseTemplates: {
      shape: "map",
      path: "/responseTemplates",
      key: "contentType",
      summary: "The templates of the body, by content type.",
      operations: {
        add: recorded(RECORDED),
        replace: { ...recorded(RECORDED), missing: "refuse" },
        remove: documented(TABLE),
      },
      value: string,
      keyChecks: [mediaType],
      checks: [nullOrEmpty("responseTemplates")],
      missingKey: MISSING_PARAMETER(recorded(`${RECORDED}: replace of a parameter`)),
      filledIn: {
        value: { "application/json": '{"message":$context.error.messageString}' },
        evidence: recorded(`${RECORDED}: PutGatewayResponse without templates answers with it`),
      },
      example: {
        before: { responseTemplates: { "application/json": "{}", "text/plain": "no" } },
        after: { responseTemplates: { "application/json": '{"a":1}', "audio/x~y": "<a/>" } },
        patchOperations: [
          { op: "replace", path: "/responseTemplates/application~1json", value: '{"a":1}' },
          { op: "add", path: "/responseTemplates/audio~1x~0y", value: "<a/>" },
          { op: "remove", path: "/responseTemplates/text~1plain" },
        ],
      },
    },
    defaultResponse: {
      shape: "fixed",
      path: "/defaultResponse",
      summary: "Whether nobody has customised the response.",
      operations: {},
      because: "call",
      instead: "DeleteGatewayResponse",
      evidence: recorded(`${MODEL}; ${RECORDED}`),
      follows: {
        value: (current, _desired, changes) => (changes ? false : current.defaultResponse),
        evidence: recorded(RECORDED),
      },
      notice: "default-response",
      example: {
        before: { defaultResponse: false, responseType: "DEFAULT_4XX" },
        after: { defaultResponse: true, responseType: "DEFAULT_4XX" },
        patchOperations: [],
        findings: ["default-response"],
      },
    },
  },
};
