import { inferred, recorded } from "../../common/evidence.js";
import { JSON_EQUALITY } from "../strategies/json-text.js";
import { json } from "./codecs.js";
import { listFamily } from "./families.js";
import { atCreation, identity } from "./rows.js";
import { MODEL, RECORDED } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { jsonDocument } from "./value-checks.js";

export const documentationPart: KindGrammar<"DocumentationPart"> = {
  kind: "DocumentationPart",
  operation: "UpdateDocumentationPart",
  inputName: "updateDocumentationPartInput",
  errors: listFamily(recorded(RECORDED)),
  members: {
    id: identity("/id", "The id.", "CreateDocumentationPart, then DeleteDocumentationPart for the old one", [
      "a1b2c3",
      "d4e5f6",
    ]),
    location: atCreation(
      "/location",
      "What the part describes.",
      "Create another part with CreateDocumentationPart and delete this one.",
      [{ type: "API" }, { type: "METHOD", path: "/pets", method: "GET" }],
    ),
    properties: {
      shape: "scalar",
      path: "/properties",
      summary: "The documentation, as the text of a JSON object.",
      operations: { replace: recorded(RECORDED) },
      value: json,
      checks: [jsonDocument()],
      clear: { by: "nothing", evidence: inferred(`${MODEL}: CreateDocumentationPart asks for it`) },
      equality: JSON_EQUALITY,
      example: {
        before: { properties: '{"description":"pets"}' },
        after: { properties: '{"description":"pets of the shop"}' },
        patchOperations: [
          { op: "replace", path: "/properties", value: '{"description":"pets of the shop"}' },
        ],
      },
    },
  },
};
