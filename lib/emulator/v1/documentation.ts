import { get, isObject } from "../../../common/own.js";
import { type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, refuse } from "../refusals.js";
import { pick, seconds } from "../shared.js";
import { freshId } from "../state/tree.js";
import { choice, required, struct, text } from "../wire/shape.js";
import { collection } from "./collection.js";

/** In the order in which AWS's refusal of another type lists them (recorded: CreateDocumentationPart). */
const TYPE = choice(
  "RESPONSE_BODY",
  "RESPONSE",
  "METHOD",
  "MODEL",
  "AUTHORIZER",
  "RESPONSE_HEADER",
  "RESOURCE",
  "PATH_PARAMETER",
  "REQUEST_BODY",
  "QUERY_PARAMETER",
  "API",
  "REQUEST_HEADER",
);

const PART = {
  location: required(struct({ type: TYPE, path: text, method: text, statusCode: text, name: text })),
  properties: required(text),
};

const parts = collection({
  kind: "DocumentationPart",
  path: "/restapis/{restApiId}/documentation/parts",
  label: "documentationPartId",
  collection: "documentationParts",
  missing: "documentationPart",
  filter: {
    query: { type: text, path: text, name: text },
    keeps: (call, { location }) =>
      ["type", "path", "name"].every((member) => {
        const wanted = get(call.input, member);
        return wanted === undefined || (isObject(location) && location[member] === wanted);
      }),
  },
  create: {
    body: PART,
    make: (call, holder) => ({
      id: freshId(holder().collection("documentationParts"), 6),
      ...pick(call.input, Object.keys(PART)),
    }),
  },
});

const EXISTS = conflict(
  "Documentation version already exists for this REST API",
  guessed("the wording of CreateModel"),
);
const NO_STAGE = badRequest("Invalid stage identifier specified", guessed("no recording"));

const versions = collection({
  kind: "DocumentationVersion",
  path: "/restapis/{restApiId}/documentation/versions",
  label: "documentationVersion",
  collection: "documentationVersions",
  missing: "documentationVersion",
  create: {
    body: { documentationVersion: required(text), stageName: text, description: text },
    make: (call, holder) => {
      const api = holder();
      const version = textOf(call, "documentationVersion");
      if (api.collection("documentationVersions").has(version)) refuse(EXISTS);
      const stageName = textOf(call, "stageName");
      const stage = api.collection("stages").get(stageName);
      if (stage !== undefined) stage.value = { ...stage.value, documentationVersion: version };
      else if (stageName !== "") refuse(NO_STAGE);
      return { version, createdDate: seconds(call.now), ...pick(call.input, ["description"]) };
    },
  },
});

export const operations: readonly Operation[] = [...parts, ...versions];
