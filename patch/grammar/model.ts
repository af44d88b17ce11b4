import { documented, recorded } from "../../common/evidence.js";
import { JSON_EQUALITY } from "../strategies/json-text.js";
import { json } from "./codecs.js";
import { badRequest, listFamily } from "./families.js";
import { atCreation, description, identity } from "./rows.js";
import { MODEL, RECORDED } from "./sources.js";
import type { Check, KindGrammar } from "./types.js";
import { jsonDocument, notEmpty } from "./value-checks.js";

/** Other content types have schemas of their own. */
const jsonSchema: Check = {
  ...jsonDocument(),
  broken: (text, context) =>
    (context.resource.contentType ?? "application/json") === "application/json"
      ? jsonDocument().broken(text, context)
      : undefined,
};

export const model: KindGrammar<"Model"> = {
  kind: "Model",
  operation: "UpdateModel",
  inputName: "updateModelInput",
  errors: listFamily(recorded(RECORDED)),
  members: {
    id: identity("/id", "The id.", "CreateModel, then DeleteModel for the old one", ["a1b2c3", "d4e5f6"]),
    name: identity(
      "/name",
      "The name, which methods know the model by.",
      "CreateModel, then DeleteModel for the old one",
      ["Pet", "Animal"],
    ),
    description: description("The description.", recorded(RECORDED), recorded(RECORDED)),
    schema: {
      shape: "scalar",
      path: "/schema",
      summary: "The schema, as the text of a JSON document.",
      operations: { replace: recorded(RECORDED) },
      value: json,
      checks: [
        notEmpty(
          badRequest("Model schema must have at least 1 property or array items defined", recorded(RECORDED)),
        ),
        jsonSchema,
      ],
      clear: { by: "nothing", evidence: recorded(`${RECORDED}: "" is refused`) },
      equality: JSON_EQUALITY,
      example: {
        before: { schema: '{"type":"object"}' },
        after: { schema: '{"type":"array","items":{}}' },
        patchOperations: [{ op: "replace", path: "/schema", value: '{"type":"array","items":{}}' }],
      },
    },
    contentType: {
      ...atCreation(
        "/contentType",
        "The content type that the model is for.",
        "Create another model with CreateModel and delete this one.",
        ["application/json", "application/xml"],
      ),
      evidence: documented(`${MODEL}: CreateModel takes it; ${RECORDED}: the list of paths lacks it`),
    },
  },
};
