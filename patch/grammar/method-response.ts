import { recorded } from "../../common/evidence.js";
import { boolean, string } from "./codecs.js";
import { MISSING_CONTENT_TYPE, MISSING_PARAMETER, RECORDED_PATH_FAMILY } from "./families.js";
import { identity } from "./rows.js";
import { RECORDED } from "./sources.js";
import type { KindGrammar, Operations } from "./types.js";
import { mediaType, notEmpty, parameterKey } from "./value-checks.js";

const operations: Operations = {
  add: recorded(RECORDED),
  replace: { ...recorded(`${RECORDED}: a key that is not there is refused`), missing: "refuse" },
  remove: recorded(RECORDED),
};

export const methodResponse: KindGrammar<"MethodResponse"> = {
  kind: "MethodResponse",
  operation: "UpdateMethodResponse",
  inputName: "updateMethodResponseInput",
  errors: RECORDED_PATH_FAMILY,
  members: {
    statusCode: identity(
      "/statusCode",
      "The status code, which names the response.",
      "PutMethodResponse for the new status code, then DeleteMethodResponse for the old one",
      ["200", "201"],
    ),
    responseParameters: {
      shape: "map",
      path: "/responseParameters",
      key: "method.response.header.name",
      summary: "The headers that the method can answer with, and whether they are required.",
      operations,
      value: boolean,
      keyChecks: [parameterKey("method.response.header.name", /^method\.response\.header\../s)],
      missingKey: MISSING_PARAMETER(recorded(RECORDED)),
      example: {
        before: {
          responseParameters: { "method.response.header.Old": false, "method.response.header.ETag": false },
        },
        after: {
          responseParameters: { "method.response.header.ETag": true, "method.response.header.New": false },
        },
        patchOperations: [
          { op: "replace", path: "/responseParameters/method.response.header.ETag", value: "true" },
          { op: "add", path: "/responseParameters/method.response.header.New", value: "false" },
          { op: "remove", path: "/responseParameters/method.response.header.Old" },
        ],
      },
    },
    responseModels: {
      shape: "map",
      path: "/responseModels",
      key: "contentType",
      summary: "The models of the body, by content type.",
      operations,
      value: string,
      keyChecks: [mediaType],
      checks: [notEmpty()],
      missingKey: MISSING_CONTENT_TYPE(recorded(RECORDED)),
      example: {
        before: { responseModels: { "application/json": "Pet", "text/plain": "Empty" } },
        after: { responseModels: { "application/json": "Pets", "audio/x~y": "Empty" } },
        patchOperations: [
          { op: "replace", path: "/responseModels/application~1json", value: "Pets" },
          { op: "add", path: "/responseModels/audio~1x~0y", value: "Empty" },
          { op: "remove", path: "/responseModels/text~1plain" },
        ],
      },
    },
  },
};
