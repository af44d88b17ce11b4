import { inferred, recorded } from "../../common/evidence.js";
import { listFamily } from "./families.js";
import { description, identity, moment } from "./rows.js";
import { RECORDED } from "./sources.js";
import type { KindGrammar } from "./types.js";

export const documentationVersion: KindGrammar<"DocumentationVersion"> = {
  kind: "DocumentationVersion",
  operation: "UpdateDocumentationVersion",
  inputName: "updateDocumentationVersionInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    version: identity(
      "/version",
      "The version, which names the snapshot.",
      "CreateDocumentationVersion, then DeleteDocumentationVersion for the old one",
      ["1", "2"],
    ),
    createdDate: moment("/createdDate", "When the snapshot was made."),
    description: description("The description.", recorded(RECORDED)),
  },
};
