import { inferred, recorded } from "../../common/evidence.js";
import { listFamily } from "./families.js";
import { description, identity, moment, readOnly } from "./rows.js";
import { RECORDED } from "./sources.js";
import type { KindGrammar } from "./types.js";

export const deployment: KindGrammar<"Deployment"> = {
  kind: "Deployment",
  operation: "UpdateDeployment",
  inputName: "updateDeploymentInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    id: identity("/id", "The id.", "CreateDeployment, then DeleteDeployment for the old one", [
      "a1b2c3",
      "d4e5f6",
    ]),
    description: description("The description.", recorded(RECORDED)),
    createdDate: moment("/createdDate", "When the API was deployed."),
    apiSummary: readOnly("/apiSummary", "The methods that were deployed.", [
      { "/pets": { GET: { apiKeyRequired: false } } },
      { "/pets": { GET: { apiKeyRequired: true } } },
    ]),
  },
};
