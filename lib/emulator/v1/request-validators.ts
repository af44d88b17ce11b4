import type { Operation } from "../operation.js";
import { badRequest, inCalls } from "../refusals.js";
import { pick } from "../shared.js";
import { freshId } from "../state/tree.js";
import { boolean, text } from "../wire/shape.js";
import { apiOr } from "./authorizers.js";
import { collection } from "./collection.js";
import { refuseNamed } from "./references.js";

const NO_API = badRequest("Invalid REST API identifier specified", inCalls("CreateRequestValidator"));

const BODY = { name: text, validateRequestBody: boolean, validateRequestParameters: boolean };

export const operations: readonly Operation[] = collection({
  kind: "RequestValidator",
  path: "/restapis/{restApiId}/requestvalidators",
  label: "requestValidatorId",
  collection: "requestValidators",
  missing: "requestValidator",
  remove: (_call, api, { value }) => refuseNamed(api, "requestValidator", value),
  create: {
    body: BODY,
    make: (call) => {
      const api = apiOr(call, NO_API);
      return {
        id: freshId(api.collection("requestValidators"), 6),
        validateRequestBody: false,
        validateRequestParameters: false,
        ...pick(call.input, Object.keys(BODY)),
      };
    },
  },
});
