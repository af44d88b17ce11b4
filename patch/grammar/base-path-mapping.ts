import { documented, inferred, reported } from "../../common/evidence.js";
import { string } from "./codecs.js";
import { listFamily } from "./families.js";
import { CLI, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { notEmpty } from "./value-checks.js";

const NONE = "(none)";

export const basePathMapping: KindGrammar<"BasePathMapping"> = {
  kind: "BasePathMapping",
  operation: "UpdateBasePathMapping",
  inputName: "updateBasePathMappingInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    basePath: {
      shape: "scalar",
      path: "/basePath",
      aliases: [{ path: "/basepath", evidence: documented(`${TABLE} spells it so; clients do not`) }],
      summary: "The first part of the path behind the domain name; it names the mapping.",
      operations: { replace: documented(`${CLI}; ${TERRAFORM}`) },
      value: string,
      clear: { by: "default", evidence: documented(`${MODEL}: "(none)" where there is no base path`) },
      serverDefault: { value: NONE, evidence: documented(`${MODEL}: "(none)" where there is no base path`) },
      emptyIsAbsent: reported(`${TERRAFORM} reads "(none)" as ""`),
      example: {
        before: { basePath: "v1" },
        after: { basePath: "v2" },
        patchOperations: [{ op: "replace", path: "/basePath", value: "v2" }],
      },
    },
    restApiId: {
      shape: "scalar",
      path: "/restapiId",
      pointer: "/restApiId",
      summary: "The API.",
      operations: { replace: documented(`${TABLE}; ${TERRAFORM}`) },
      value: string,
      checks: [notEmpty()],
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateBasePathMapping asks for it`) },
      example: {
        before: { restApiId: "a1b2c3" },
        after: { restApiId: "d4e5f6" },
        patchOperations: [{ op: "replace", path: "/restapiId", value: "d4e5f6" }],
      },
    },
    stage: {
      shape: "scalar",
      path: "/stage",
      summary: "The stage; without one, callers name it behind the base path.",
      operations: { replace: documented(TABLE) },
      value: string,
      clear: { by: "default", evidence: documented(`${MODEL}: "(none)" where callers name the stage`) },
      serverDefault: { value: NONE, evidence: documented(`${MODEL}: "(none)" where callers name the stage`) },
      emptyIsAbsent: reported(`${TERRAFORM} sends "" for none`),
      example: {
        before: { stage: "dev" },
        after: {},
        patchOperations: [{ op: "replace", path: "/stage", value: NONE }],
      },
    },
  },
};
