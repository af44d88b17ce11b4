import type { Operation } from "../operation.js";
import { badRequest, conflict, inCalls, refuse } from "../refusals.js";
import { pick, without } from "../shared.js";
import { freshId } from "../state/tree.js";
import { boolean, required, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { refuseUsedModel } from "./references.js";

const CREATE = inCalls("CreateModel");
const REFUSED = {
  exists: conflict("Model name already exists for this REST API", CREATE),
  name: badRequest("Model name must be non-empty", CREATE),
  schema: badRequest("Model schema must have at least 1 property or array items defined", CREATE),
} as const;

const BODY = { name: required(text), contentType: required(text), description: text, schema: text };

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
      if (models.has(String(value.name))) refuse(REFUSED.exists);
      // Recorded: an empty description is none.
      return {
        id: freshId(models, 6),
        ...(value.description === "" ? without(value, ["description"]) : value),
      };
    },
  },
});
