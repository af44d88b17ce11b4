import { documented, inferred, recorded, reported } from "../../common/evidence.js";
import * as checks from "./checks.js";
import { string } from "./codecs.js";
import { MISSING_CONTENT_TYPE, MISSING_PARAMETER, PATH_FAMILY } from "./families.js";
import { DRIFT, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";

export const integrationResponse: KindGrammar<"IntegrationResponse"> = {
  kind: "IntegrationResponse",
  operation: "UpdateIntegrationResponse",
  inputName: "updateIntegrationResponseInput",
  errors: PATH_FAMILY,
  members: {
    statusCode: {
      shape: "fixed",
      path: "/statusCode",
      summary: "The status code of the method response; it names the integration response.",
      operations: {},
      because: "identity",
      instead:
        "PutIntegrationResponse for the new status code, then DeleteIntegrationResponse for the old one",
      evidence: inferred(`${TABLE} does not list it`),
      notice: "identity-differs",
      example: {
        before: { statusCode: "200" },
        after: { statusCode: "201" },
        patchOperations: [],
        findings: ["identity-differs"],
      },
    },
    selectionPattern: {
      shape: "scalar",
      path: "/selectionPattern",
      summary: "The regular expression that chooses this response.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: reported(`${DRIFT}: "" is kept as "", which selects like none`),
      },
      emptyIsAbsent: inferred("an empty pattern selects like an absent one"),
      storesEmpty: recorded(`${RECORDED}: a put with "" answers "", one without it answers without`),
      example: {
        before: { statusCode: "500", selectionPattern: "5\\d{2}" },
        after: { statusCode: "500", selectionPattern: "5.*" },
        patchOperations: [{ op: "replace", path: "/selectionPattern", value: "5.*" }],
      },
    },
    contentHandling: {
      shape: "scalar",
      path: "/contentHandling",
      summary: "Convert the response body between text and binary.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [checks.oneOf(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], "optional")],
      clear: { by: "replace", value: "", evidence: reported(DRIFT) },
      emptyIsAbsent: reported(DRIFT),
      example: {
        before: { contentHandling: "CONVERT_TO_TEXT" },
        after: { contentHandling: "CONVERT_TO_BINARY" },
        patchOperations: [{ op: "replace", path: "/contentHandling", value: "CONVERT_TO_BINARY" }],
      },
    },
    responseParameters: {
      shape: "map",
      path: "/responseParameters",
      key: "method.response.header.name",
      summary: "The headers of the method response, and where their values come from.",
      operations: { add: documented(TABLE), replace: documented(TABLE), remove: documented(TABLE) },
      value: string,
      keyChecks: [checks.destination("response")],
      checks: [checks.expression("response")],
      missingKey: MISSING_PARAMETER(inferred("recorded for MethodResponse and GatewayResponse")),
      example: {
        before: { responseParameters: { "method.response.header.ETag": "integration.response.header.ETag" } },
        after: { responseParameters: { "method.response.header.Cache-Control": "'no-store'" } },
        patchOperations: [
          {
            op: "add",
            path: "/responseParameters/method.response.header.Cache-Control",
            value: "'no-store'",
          },
          { op: "remove", path: "/responseParameters/method.response.header.ETag" },
        ],
      },
    },
    responseTemplates: {
      shape: "map",
      path: "/responseTemplates",
      key: "contentType",
      summary: "The templates that make the method response's body, by content type.",
      operations: { add: recorded(RECORDED), replace: recorded(RECORDED), remove: recorded(RECORDED) },
      value: string,
      keyChecks: [checks.contentType],
      nullIsEmpty: recorded(`${RECORDED}: a template that was "" or null is answered as null`),
      missingKey: MISSING_CONTENT_TYPE(inferred("recorded for MethodResponse")),
      example: {
        before: { responseTemplates: { "application/json": "{}" } },
        after: { responseTemplates: { "application/json": "[]", "text/xml": "<a/>" } },
        patchOperations: [
          { op: "replace", path: "/responseTemplates/application~1json", value: "[]" },
          { op: "add", path: "/responseTemplates/text~1xml", value: "<a/>" },
        ],
      },
    },
  },
};
