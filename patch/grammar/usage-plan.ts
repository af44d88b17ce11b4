import { documented, inferred, recorded, unknown } from "../../common/evidence.js";
import type { Dictionary } from "../../common/own.js";
import { routeAddress } from "./addresses.js";
import { integer, number, string } from "./codecs.js";
import { badRequest, notFound, PATH_FAMILY } from "./families.js";
import type { EntriesRow, ScalarRow } from "./row-types.js";
import { identity, tags } from "./rows.js";
import { GUIDE, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import type { Clear, KindGrammar, Operations } from "./types.js";
import { among, decimalNumber, wholeNumber } from "./value-checks.js";

const goesWithTheWhole: Clear = {
  by: "nothing",
  whole: true,
  evidence: documented(`${TABLE}: remove is listed for the whole only`),
};

/** `replace` makes the block and the member; `add` is in AWS's table. */
const upserts = (seen: boolean): Operations => ({
  add: documented(TABLE),
  replace: { ...(seen ? recorded(RECORDED) : documented(TABLE)), missing: "create" },
});

const limit = (
  path: string,
  pointer: string,
  summary: string,
  operations: Operations,
  value: "burst" | "rate",
  example: ScalarRow["example"],
): ScalarRow => ({
  shape: "scalar",
  path,
  pointer,
  summary,
  operations,
  value: value === "burst" ? integer : number,
  checks: [value === "burst" ? wholeNumber : decimalNumber],
  clear: goesWithTheWhole,
  example,
});

/** "apiId:stage". */
function nameOf({ apiId, stage }: Readonly<Dictionary>): string | undefined {
  return typeof apiId === "string" && typeof stage === "string" ? `${apiId}:${stage}` : undefined;
}

/** The name of a stage has no colon. */
function partsOf(name: string): Dictionary | undefined {
  const colon = name.lastIndexOf(":");
  return colon < 0 ? undefined : { apiId: name.slice(0, colon), stage: name.slice(colon + 1) };
}

const attached = { apiId: "a1b2c3", stage: "prod" };
const withThrottle = (throttle: Dictionary) => ({ apiStages: [{ ...attached, throttle }] });

const addOrReplace: Operations = {
  add: { ...documented(TABLE), existing: "overwrite" },
  replace: {
    ...documented(`${TABLE}; ${GUIDE}, usage plans; ${TERRAFORM} sends the path unescaped`),
    missing: "create",
  },
};

const throttle: EntriesRow = {
  shape: "entries",
  path: "/throttle",
  key: "{resourcePath}/{httpMethod}",
  summary: "The limits of single methods: /pets/GET, //GET for the root.",
  operations: {
    add: { ...documented(TABLE), existing: "overwrite" },
    replace: { ...documented(`${TABLE}; ${GUIDE}, usage plans: the whole map as JSON`), missing: "create" },
    remove: documented(`${TABLE}; ${GUIDE}, usage plans`),
  },
  address: routeAddress,
  malformed: badRequest("Invalid throttle specified", inferred("no recording has the wording")),
  each: {
    shape: "object",
    path: "",
    summary: "The limits of one method.",
    operations: { remove: documented(`${TABLE}; ${GUIDE}, usage plans`) },
    creates: {
      fill: {},
      says: "nothing else",
      evidence: inferred(`${RECORDED}: the plan's own throttle holds what was written and nothing else`),
    },
    members: {
      burstLimit: limit(
        "/burstLimit",
        "/burstLimit",
        "The burst of requests that is let through.",
        addOrReplace,
        "burst",
        {
          before: withThrottle({ "/pets/GET": { burstLimit: 5, rateLimit: 10 } }),
          after: withThrottle({ "/pets/GET": { burstLimit: 8, rateLimit: 10 } }),
          patchOperations: [
            { op: "replace", path: "/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit", value: "8" },
          ],
        },
      ),
      rateLimit: limit(
        "/rateLimit",
        "/rateLimit",
        "The steady rate, in requests a second.",
        addOrReplace,
        "rate",
        {
          before: withThrottle({ "/pets/GET": { burstLimit: 5, rateLimit: 10 } }),
          after: withThrottle({ "/pets/GET": { burstLimit: 5, rateLimit: 0.5 } }),
          patchOperations: [
            { op: "replace", path: "/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit", value: "0.5" },
          ],
        },
      ),
    },
    example: {
      before: withThrottle({ "/pets/GET": { rateLimit: 1 }, "//GET": { rateLimit: 2 } }),
      after: withThrottle({ "//GET": { rateLimit: 2 } }),
      patchOperations: [{ op: "remove", path: "/apiStages/a1b2c3:prod/throttle//pets/GET" }],
    },
  },
  example: {
    before: withThrottle({ "/pets/GET": { rateLimit: 1 } }),
    after: { apiStages: [attached] },
    patchOperations: [{ op: "remove", path: "/apiStages/a1b2c3:prod/throttle" }],
  },
};

export const usagePlan: KindGrammar<"UsagePlan"> = {
  kind: "UsagePlan",
  operation: "UpdateUsagePlan",
  inputName: "updateUsagePlanInput",
  errors: {
    unknownPath: { ...PATH_FAMILY.unknownPath, ...inferred("no refused path of a usage plan is recorded") },
    wrongOperation: {
      ...PATH_FAMILY.wrongOperation,
      ...inferred("no refused operation on a usage plan's path is recorded"),
    },
  },
  required: ["name"],
  members: {
    id: identity("/id", "The id of the usage plan.", "CreateUsagePlan makes another one", [
      "u1v2w3",
      "x1y2z3",
    ]),
    name: {
      shape: "scalar",
      path: "/name",
      summary: "The name of the usage plan.",
      operations: { replace: documented(TABLE) },
      value: string,
      clear: { by: "nothing", evidence: documented(`${MODEL}: CreateUsagePlan requires a name`) },
      example: {
        before: { name: "basic" },
        after: { name: "premium" },
        patchOperations: [{ op: "replace", path: "/name", value: "premium" }],
      },
    },
    description: {
      shape: "scalar",
      path: "/description",
      summary: "What the usage plan is for.",
      operations: { replace: documented(TABLE) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: unknown(`${TERRAFORM}: it sends an empty text; no answer of AWS is known`),
      },
      emptyIsAbsent: inferred(`${TERRAFORM}: an empty text stands for none`),
      example: {
        before: { name: "basic" },
        after: { name: "basic", description: "for everybody" },
        patchOperations: [{ op: "replace", path: "/description", value: "for everybody" }],
      },
    },
    productCode: {
      shape: "scalar",
      path: "/productCode",
      summary: "The product on AWS Marketplace.",
      operations: { add: documented(TABLE), replace: documented(TABLE), remove: documented(TABLE) },
      value: string,
      clear: { by: "remove", evidence: documented(TABLE) },
      example: {
        before: {},
        after: { productCode: "p1q2r3" },
        patchOperations: [{ op: "add", path: "/productCode", value: "p1q2r3" }],
      },
    },
    throttle: {
      shape: "object",
      path: "/throttle",
      summary: "The limits of the plan's requests, over all APIs.",
      operations: { remove: documented(TABLE) },
      creates: {
        fill: {},
        says: "nothing else",
        evidence: recorded(`${RECORDED}: replacing one member of an absent throttle makes it`),
      },
      members: {
        burstLimit: limit(
          "/throttle/burstLimit",
          "/throttle/burstLimit",
          "The burst of requests that is let through.",
          upserts(true),
          "burst",
          {
            before: {},
            after: { throttle: { burstLimit: 100 } },
            patchOperations: [{ op: "replace", path: "/throttle/burstLimit", value: "100" }],
          },
        ),
        rateLimit: limit(
          "/throttle/rateLimit",
          "/throttle/rateLimit",
          "The steady rate, in requests a second.",
          upserts(true),
          "rate",
          {
            before: { throttle: { burstLimit: 100, rateLimit: 200 } },
            after: { throttle: { burstLimit: 100 } },
            // One limit cannot go by itself.
            patchOperations: [
              { op: "remove", path: "/throttle" },
              { op: "replace", path: "/throttle/burstLimit", value: "100" },
            ],
          },
        ),
      },
      example: {
        before: { throttle: { burstLimit: 100, rateLimit: 200 } },
        after: {},
        patchOperations: [{ op: "remove", path: "/throttle" }],
      },
    },
    quota: {
      shape: "object",
      path: "/quota",
      summary: "How many requests a key may make in a period.",
      operations: { remove: documented(TABLE) },
      creates: {
        fill: { offset: 0 },
        says: "offset 0",
        evidence: recorded(`${RECORDED}: a quota that is made without an offset has 0`),
      },
      members: {
        limit: {
          shape: "scalar",
          path: "/quota/limit",
          summary: "The number of requests.",
          operations: upserts(true),
          value: integer,
          checks: [wholeNumber],
          clear: goesWithTheWhole,
          example: {
            before: {},
            after: { quota: { limit: 5000, offset: 0, period: "MONTH" } },
            patchOperations: [
              { op: "replace", path: "/quota/limit", value: "5000" },
              { op: "replace", path: "/quota/period", value: "MONTH" },
            ],
          },
        },
        offset: {
          shape: "scalar",
          path: "/quota/offset",
          summary: "The requests that the first period has less.",
          operations: upserts(false),
          value: integer,
          checks: [wholeNumber],
          clear: goesWithTheWhole,
          example: {
            before: { quota: { limit: 5000, offset: 0, period: "MONTH" } },
            after: { quota: { limit: 5000, offset: 5, period: "MONTH" } },
            patchOperations: [{ op: "replace", path: "/quota/offset", value: "5" }],
          },
        },
        period: {
          shape: "scalar",
          path: "/quota/period",
          summary: "The period: DAY, WEEK or MONTH.",
          operations: upserts(true),
          value: string,
          checks: [among("DAY", "WEEK", "MONTH")],
          clear: goesWithTheWhole,
          example: {
            before: { quota: { limit: 5000, offset: 0, period: "MONTH" } },
            after: { quota: { limit: 5000, offset: 0, period: "DAY" } },
            patchOperations: [{ op: "replace", path: "/quota/period", value: "DAY" }],
          },
        },
      },
      example: {
        before: { quota: { limit: 5000, offset: 0, period: "MONTH" } },
        after: {},
        patchOperations: [{ op: "remove", path: "/quota" }],
      },
    },
    apiStages: {
      shape: "named",
      path: "/apiStages",
      key: "apiId:stage",
      summary: "The stages that the plan is for.",
      operations: {
        add: documented(TABLE),
        remove: documented(`${TABLE}; refused removals are recorded`),
      },
      names: ["apiId", "stage"],
      name: nameOf,
      parse: partsOf,
      members: { throttle },
      nameChecks: [
        {
          finding: "item-name-invalid",
          refusal: badRequest("Invalid API Stage specified", recorded(`${RECORDED}: UpdateUsagePlan`)),
          broken: (text) => (partsOf(text) === undefined ? { form: "apiId:stage" } : undefined),
        },
      ],
      missingKey: notFound(
        "Invalid API Stage {api: {apiId}, stage: {stage}} specified for usageplan {id}",
        recorded(`${RECORDED}: UpdateUsagePlan`),
      ),
      example: {
        before: { apiStages: [{ apiId: "a1b2c3", stage: "dev" }] },
        after: {
          apiStages: [{ apiId: "a1b2c3", stage: "prod", throttle: { "/pets/GET": { rateLimit: 10 } } }],
        },
        patchOperations: [
          { op: "remove", path: "/apiStages", value: "a1b2c3:dev" },
          { op: "add", path: "/apiStages", value: "a1b2c3:prod" },
          { op: "replace", path: "/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit", value: "10" },
        ],
      },
    },
    tags,
  },
};
