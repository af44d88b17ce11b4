import { documented, recorded, unknown } from "../../common/evidence.js";
import { PATH_PART } from "../../common/routes.js";
import { moves, pathAfter, rootStays } from "../strategies/resource-tree.js";
import { string } from "./codecs.js";
import { badRequest, listFamily, notFound } from "./families.js";
import { identity } from "./rows.js";
import { GUIDE, MODEL, RECORDED } from "./sources.js";
import type { Check, KindGrammar } from "./types.js";
import { notEmpty } from "./value-checks.js";

const pathPart: Check = {
  finding: "path-part-invalid",
  schema: { pattern: PATH_PART.source },
  broken: (text) => (PATH_PART.test(text) ? undefined : {}),
};

const NO_VALUE = badRequest("No value was given", unknown("AWS's wording is not known"));

export const resource: KindGrammar<"Resource"> = {
  kind: "Resource",
  operation: "UpdateResource",
  inputName: "updateResourceInput",
  errors: listFamily(recorded(RECORDED)),
  effects: moves,
  lasting: ["path"],
  members: {
    id: identity("/id", "The id.", "CreateResource, then DeleteResource for the old one", [
      "a1b2c3",
      "d4e5f6",
    ]),
    parentId: {
      shape: "scalar",
      path: "/parentId",
      summary: "The resource above.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [rootStays("parentId"), notEmpty(NO_VALUE)],
      exists: {
        list: "resources",
        refusal: notFound("Invalid Resource identifier specified", recorded(RECORDED)),
      },
      clear: { by: "nothing", evidence: documented(`${MODEL}: only the root has no parent`) },
      example: {
        before: { parentId: "a1b2c3", pathPart: "pets" },
        after: { parentId: "d4e5f6", pathPart: "pets" },
        patchOperations: [{ op: "replace", path: "/parentId", value: "d4e5f6" }],
      },
    },
    pathPart: {
      shape: "scalar",
      path: "/pathPart",
      summary: "The last part of the path.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      checks: [rootStays("pathPart"), notEmpty(NO_VALUE), pathPart],
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateResource asks for it`) },
      example: {
        before: { parentId: "a1b2c3", pathPart: "pets", path: "/shop/pets" },
        after: { parentId: "a1b2c3", pathPart: "dogs", path: "/shop/dogs" },
        patchOperations: [{ op: "replace", path: "/pathPart", value: "dogs" }],
      },
    },
    path: {
      shape: "fixed",
      path: "/path",
      summary: "The whole path, which AWS puts together.",
      operations: {},
      because: "readOnly",
      evidence: recorded(`${RECORDED}; ${GUIDE}`),
      follows: { value: pathAfter, evidence: recorded(RECORDED), elsewhere: "path-follows" },
      notice: "read-only-member",
      example: {
        before: { parentId: "a1b2c3", pathPart: "pets", path: "/pets" },
        after: { parentId: "a1b2c3", pathPart: "pets", path: "/dogs" },
        patchOperations: [],
        findings: ["read-only-member"],
      },
    },
    resourceMethods: {
      shape: "nested",
      path: "/resourceMethods",
      summary: "The methods, by verb.",
      operations: {},
      kind: "Method",
      many: true,
      instead: "UpdateMethod, PutMethod or DeleteMethod",
      evidence: documented(`${MODEL}: resources with calls of their own`),
      notice: "changed-elsewhere",
      example: {
        before: { resourceMethods: { GET: { httpMethod: "GET", apiKeyRequired: true } } },
        after: { resourceMethods: { GET: { httpMethod: "GET" } } },
        patchOperations: [],
        findings: ["changed-elsewhere"],
      },
    },
  },
};
