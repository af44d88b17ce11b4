import { isObject } from "../../../common/own.js";
import type { Operation } from "../operation.js";
import { badRequest, conflict, heard, inCalls, refuse } from "../refusals.js";
import { pick, without } from "../shared.js";
import { freshId } from "../state/tree.js";
import { boolean, required, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { refuseUsedModel } from "./references.js";

const CREATE = inCalls("CreateModel");
const REFUSED = {
  exists: conflict("Model name already exists for this REST API", CREATE),
  name: badRequest("Model name must be non-empty", CREATE),
  alphanumeric: badRequest(
    "Model name must be alphanumeric: {name}",
    heard("edx/api-manager#259; api-platform/core#3193"),
  ),
  invalid: badRequest(
    "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
    heard(
      "amazon-archives/aws-apigateway-importer#126, for a schema; that text which is no JSON is one is inferred",
    ),
  ),
  schema: badRequest("Model schema must have at least 1 property or array items defined", CREATE),
} as const;

const BODY = { name: required(text), contentType: required(text), description: text, schema: text };

/** A JSON schema is an object; what is in it is not looked at. */
function isSchema(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

export const operations: readonly Operation[] = collection({
  kind: "Model",
  path: "/restapis/{restApiId}/models",
  label: "modelName",
  collection: "models",
  missing: "model",
  query: { flatten: boolean },
  remove: (_call, api, { value }) => refuseUsedModel(api, value),
  create: {
    body: BODY,
    make: (call, holder) => {
      const models = holder().collection("models");
      const value = pick(call.input, Object.keys(BODY));
      if (value.name === "") refuse(REFUSED.name);
      if (value.schema === undefined || value.schema === "") refuse(REFUSED.schema);
      if (!/^[a-zA-Z0-9]+$/.test(String(value.name)))
        refuse(REFUSED.alphanumeric, { name: String(value.name) });
      if (value.contentType === "application/json" && !isSchema(String(value.schema)))
        refuse(REFUSED.invalid);
      if (models.has(String(value.name))) refuse(REFUSED.exists);
      // Recorded: an empty description is none.
      return {
        id: freshId(models, 6),
        ...(value.description === "" ? without(value, ["description"]) : value),
      };
    },
  },
});
