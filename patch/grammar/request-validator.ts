import { recorded } from "../../common/evidence.js";
import { boolean, string } from "./codecs.js";
import { badRequest, listFamily } from "./families.js";
import type { ScalarRow } from "./row-types.js";
import { identity } from "./rows.js";
import { RECORDED } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { notEmpty } from "./value-checks.js";

const flag = (path: string, summary: string): ScalarRow => ({
  shape: "scalar",
  path,
  summary,
  operations: { replace: recorded(`${RECORDED}: also without a value, which is false`) },
  value: boolean,
  clear: { by: "default", evidence: recorded(RECORDED) },
  serverDefault: {
    value: false,
    evidence: recorded(`${RECORDED}: a validator created without it answers false`),
  },
  example: {
    before: { [path.slice(1)]: false },
    after: { [path.slice(1)]: true },
    patchOperations: [{ op: "replace", path, value: "true" }],
  },
});

export const requestValidator: KindGrammar<"RequestValidator"> = {
  kind: "RequestValidator",
  operation: "UpdateRequestValidator",
  inputName: "updateRequestValidatorInput",
  errors: listFamily(recorded(RECORDED)),
  pathsInErrors: ["/name", "/validateRequestParameters", "/validateRequestBody"],
  members: {
    id: identity("/id", "The id.", "CreateRequestValidator, then DeleteRequestValidator for the old one", [
      "a1b2c3",
      "d4e5f6",
    ]),
    name: {
      shape: "scalar",
      path: "/name",
      summary: "The name.",
      operations: { replace: recorded(`${RECORDED}: refused without a value`) },
      value: string,
      checks: [notEmpty(badRequest("Request Validator name cannot be blank", recorded(RECORDED)))],
      clear: { by: "nothing", evidence: recorded(`${RECORDED}: a blank name is refused`) },
      example: {
        before: { name: "body" },
        after: { name: "all" },
        patchOperations: [{ op: "replace", path: "/name", value: "all" }],
      },
    },
    validateRequestBody: flag("/validateRequestBody", "Whether bodies are held to the models."),
    validateRequestParameters: flag(
      "/validateRequestParameters",
      "Whether the required parameters must be there.",
    ),
  },
};
