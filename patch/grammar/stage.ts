import { documented, inferred, recorded, unknown } from "../../common/evidence.js";
import { boolean, number, string } from "./codecs.js";
import { identity, moment, readOnly, tags } from "./rows.js";
import { GUIDE, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import * as checks from "./stage-checks.js";
import { methodSettings } from "./stage-settings.js";
import { ACCESS_LOG_REFUSALS, CANNOT_REMOVE, promotion, STAGE_FAMILY } from "./stage-texts.js";
import type { Clear, KindGrammar, Operations } from "./types.js";
import { among, decimalNumber, decimalRange } from "./value-checks.js";

const replaceListed: Operations = { replace: documented(TABLE) };
const replaceSeen: Operations = { replace: recorded(RECORDED) };

const clearedByEmpty: Clear = {
  by: "replace",
  value: "",
  evidence: unknown(`${TERRAFORM}: it sends an empty text; no answer of AWS is known`),
};
const emptyIsNone = inferred(`${TERRAFORM}: an empty text stands for none`);
const goesWithTheWhole = (what: string): Clear => ({
  by: "nothing",
  whole: true,
  evidence: recorded(`${RECORDED}: ${what} cannot be removed by itself, only the whole`),
});
const LOG_ARN = "arn:aws:logs:us-east-1:123456789012:log-group:orders";

export const stage: KindGrammar<"Stage"> = {
  kind: "Stage",
  operation: "UpdateStage",
  inputName: "updateStageInput",
  errors: STAGE_FAMILY,
  required: ["deploymentId"],
  members: {
    stageName: identity(
      "/stageName",
      "The name of the stage.",
      "CreateStage with the new name, then DeleteStage for the old one",
      ["dev", "prod"],
    ),
    // Before canarySettings: a new canary has the deployment that the stage then has.
    deploymentId: {
      shape: "scalar",
      path: "/deploymentId",
      summary: "The deployment that the stage serves.",
      operations: { ...replaceSeen, copy: recorded(RECORDED) },
      copy: promotion("/canarySettings/deploymentId"),
      value: string,
      checks: [checks.deploymentGiven],
      exists: checks.deployment,
      clear: { by: "nothing", evidence: documented(`${MODEL}: a stage has a deployment`) },
      example: {
        before: { deploymentId: "d1a2b3" },
        after: { deploymentId: "d4e5f6" },
        patchOperations: [{ op: "replace", path: "/deploymentId", value: "d4e5f6" }],
      },
    },
    description: {
      shape: "scalar",
      path: "/description",
      summary: "What the stage is for.",
      operations: replaceSeen,
      value: string,
      clear: clearedByEmpty,
      emptyIsAbsent: emptyIsNone,
      example: {
        before: { description: "trial" },
        after: { description: "production" },
        patchOperations: [{ op: "replace", path: "/description", value: "production" }],
      },
    },
    cacheClusterEnabled: {
      shape: "scalar",
      path: "/cacheClusterEnabled",
      summary: "Does the stage have a cache cluster?",
      operations: replaceSeen,
      value: boolean,
      clear: { by: "replace", value: "false", evidence: recorded(`${RECORDED}: CreateStage fills in false`) },
      serverDefault: { value: false, evidence: recorded(`${RECORDED}: CreateStage fills in false`) },
      example: {
        before: { cacheClusterEnabled: false },
        after: { cacheClusterEnabled: true },
        patchOperations: [{ op: "replace", path: "/cacheClusterEnabled", value: "true" }],
      },
    },
    cacheClusterSize: {
      shape: "scalar",
      path: "/cacheClusterSize",
      summary: "The memory of the cache cluster, in GB.",
      operations: replaceListed,
      value: string,
      checks: [among("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")],
      clear: {
        by: "nothing",
        evidence: unknown("no source takes a size away; cacheClusterEnabled ends the cluster"),
      },
      example: {
        before: { cacheClusterEnabled: true, cacheClusterSize: "0.5" },
        after: { cacheClusterEnabled: true, cacheClusterSize: "1.6" },
        patchOperations: [{ op: "replace", path: "/cacheClusterSize", value: "1.6" }],
      },
    },
    clientCertificateId: {
      shape: "scalar",
      path: "/clientCertificateId",
      summary: "The client certificate that backends are shown.",
      operations: replaceListed,
      value: string,
      clear: clearedByEmpty,
      emptyIsAbsent: emptyIsNone,
      example: {
        before: {},
        after: { clientCertificateId: "c1d2e3" },
        patchOperations: [{ op: "replace", path: "/clientCertificateId", value: "c1d2e3" }],
      },
    },
    documentationVersion: {
      shape: "scalar",
      path: "/documentationVersion",
      summary: "The version of the API's documentation that the stage has.",
      operations: replaceListed,
      value: string,
      clear: clearedByEmpty,
      emptyIsAbsent: emptyIsNone,
      example: {
        before: { documentationVersion: "v1" },
        after: { documentationVersion: "v2" },
        patchOperations: [{ op: "replace", path: "/documentationVersion", value: "v2" }],
      },
    },
    tracingEnabled: {
      shape: "scalar",
      path: "/tracingEnabled",
      summary: "Trace requests with X-Ray.",
      operations: replaceSeen,
      value: boolean,
      clear: { by: "replace", value: "false", evidence: recorded(`${RECORDED}: CreateStage fills in false`) },
      serverDefault: { value: false, evidence: recorded(`${RECORDED}: CreateStage fills in false`) },
      example: {
        before: { tracingEnabled: true },
        after: {},
        patchOperations: [{ op: "replace", path: "/tracingEnabled", value: "false" }],
      },
    },
    accessLogSettings: {
      shape: "object",
      path: "/accessLogSettings",
      summary: "Where access is logged, and in which form.",
      operations: { remove: recorded(RECORDED) },
      refusals: ACCESS_LOG_REFUSALS,
      creates: {
        fill: {},
        says: "nothing else",
        evidence: recorded(`${RECORDED}: adding one member makes the object with that member only`),
      },
      members: {
        destinationArn: {
          shape: "scalar",
          path: "/accessLogSettings/destinationArn",
          summary: "The log group or delivery stream.",
          operations: {
            add: { ...recorded(RECORDED), existing: "overwrite" },
            replace: { ...recorded(RECORDED), missing: "create" },
          },
          value: string,
          checks: [checks.logValue],
          clear: goesWithTheWhole("a member of accessLogSettings"),
          example: {
            before: {},
            after: { accessLogSettings: { destinationArn: LOG_ARN } },
            patchOperations: [{ op: "add", path: "/accessLogSettings/destinationArn", value: LOG_ARN }],
          },
        },
        format: {
          shape: "scalar",
          path: "/accessLogSettings/format",
          summary: "The line that a request is logged as.",
          operations: {
            add: { ...recorded(RECORDED), existing: "overwrite" },
            replace: { ...documented(TABLE), missing: "create" },
          },
          value: string,
          checks: [checks.logValue],
          clear: goesWithTheWhole("a member of accessLogSettings"),
          example: {
            before: { accessLogSettings: { destinationArn: LOG_ARN, format: "$context.requestId" } },
            after: { accessLogSettings: { destinationArn: LOG_ARN } },
            patchOperations: [
              { op: "remove", path: "/accessLogSettings" },
              { op: "add", path: "/accessLogSettings/destinationArn", value: LOG_ARN },
            ],
          },
        },
      },
      example: {
        before: { accessLogSettings: { destinationArn: LOG_ARN, format: "$context.requestId" } },
        after: {},
        patchOperations: [{ op: "remove", path: "/accessLogSettings" }],
      },
    },
    canarySettings: {
      shape: "object",
      path: "/canarySettings",
      summary: "A second deployment that a share of the requests goes to.",
      operations: { remove: recorded(RECORDED) },
      creates: {
        fill: ({ deploymentId }) =>
          typeof deploymentId === "string"
            ? { deploymentId, percentTraffic: 0, useStageCache: false }
            : { percentTraffic: 0, useStageCache: false },
        says: "the deploymentId of the stage, percentTraffic 0 and useStageCache false",
        evidence: recorded(`${RECORDED}: replacing one member of an absent canary fills in the others`),
      },
      members: {
        deploymentId: {
          shape: "scalar",
          path: "/canarySettings/deploymentId",
          summary: "The deployment of the canary; by default the stage's.",
          operations: replaceSeen,
          value: string,
          checks: [checks.deploymentGiven],
          exists: checks.deployment,
          clear: goesWithTheWhole("a member of canarySettings"),
          example: {
            before: { deploymentId: "d1a2b3" },
            after: {
              deploymentId: "d1a2b3",
              canarySettings: { deploymentId: "d4e5f6", percentTraffic: 0, useStageCache: false },
            },
            patchOperations: [{ op: "replace", path: "/canarySettings/deploymentId", value: "d4e5f6" }],
          },
        },
        percentTraffic: {
          shape: "scalar",
          path: "/canarySettings/percentTraffic",
          summary: "The share of the requests that the canary gets, 0 to 100.",
          operations: replaceSeen,
          value: number,
          checks: [decimalNumber, decimalRange(0, 100)],
          clear: goesWithTheWhole("a member of canarySettings"),
          example: {
            before: { deploymentId: "d1a2b3" },
            after: {
              deploymentId: "d1a2b3",
              canarySettings: { deploymentId: "d1a2b3", percentTraffic: 12.5, useStageCache: false },
            },
            patchOperations: [{ op: "replace", path: "/canarySettings/percentTraffic", value: "12.5" }],
          },
        },
        useStageCache: {
          shape: "scalar",
          path: "/canarySettings/useStageCache",
          summary: "Does the canary use the cache of the stage?",
          operations: replaceListed,
          value: boolean,
          clear: goesWithTheWhole("a member of canarySettings"),
          example: {
            before: { canarySettings: { deploymentId: "d4e5f6", percentTraffic: 5, useStageCache: false } },
            after: { canarySettings: { deploymentId: "d4e5f6", percentTraffic: 5, useStageCache: true } },
            patchOperations: [{ op: "replace", path: "/canarySettings/useStageCache", value: "true" }],
          },
        },
        stageVariableOverrides: {
          shape: "map",
          path: "/canarySettings/stageVariableOverrides",
          key: "name",
          summary: "The stage variables that the canary has otherwise.",
          operations: {
            replace: { ...recorded(RECORDED), missing: "create" },
            remove: {
              ...documented(`${GUIDE}, canary release deployments; ${TERRAFORM} sends it`),
              listed: false,
            },
          },
          value: string,
          keyChecks: [checks.variableName],
          checks: [checks.variableValue],
          missingKey: CANNOT_REMOVE,
          example: {
            before: {
              canarySettings: {
                deploymentId: "d4e5f6",
                percentTraffic: 5,
                useStageCache: false,
                stageVariableOverrides: { host: "a.example.com", trial: "1" },
              },
            },
            after: {
              canarySettings: {
                deploymentId: "d4e5f6",
                percentTraffic: 5,
                useStageCache: false,
                stageVariableOverrides: { host: "b.example.com" },
              },
            },
            patchOperations: [
              { op: "replace", path: "/canarySettings/stageVariableOverrides/host", value: "b.example.com" },
              { op: "remove", path: "/canarySettings/stageVariableOverrides/trial" },
            ],
          },
        },
      },
      example: {
        before: { canarySettings: { deploymentId: "d4e5f6", percentTraffic: 5, useStageCache: false } },
        after: {},
        patchOperations: [{ op: "remove", path: "/canarySettings" }],
      },
    },
    variables: {
      shape: "map",
      path: "/variables",
      key: "name",
      summary: "The stage variables.",
      operations: {
        replace: { ...recorded(RECORDED), missing: "create" },
        remove: documented(`${TABLE}, on the map; ${TERRAFORM} removes by name`),
        copy: recorded(RECORDED),
      },
      copy: promotion("/canarySettings/stageVariableOverrides"),
      value: string,
      keyChecks: [checks.variableName],
      checks: [checks.variableValue],
      missingKey: CANNOT_REMOVE,
      example: {
        before: { variables: { host: "a.example.com", old: "1" } },
        after: { variables: { host: "b.example.com", table: "orders" } },
        patchOperations: [
          { op: "replace", path: "/variables/host", value: "b.example.com" },
          { op: "remove", path: "/variables/old" },
          { op: "replace", path: "/variables/table", value: "orders" },
        ],
      },
    },
    methodSettings,
    cacheClusterStatus: readOnly("/cacheClusterStatus", "The state of the cache cluster.", [
      "NOT_AVAILABLE",
      "AVAILABLE",
    ]),
    webAclArn: {
      shape: "fixed",
      path: "/webAclArn",
      summary: "The web ACL that guards the stage.",
      operations: {},
      because: "call",
      instead: "AssociateWebACL or DisassociateWebACL of AWS WAF",
      evidence: documented(`${TABLE} does not list it; ${MODEL}: in answers alone`),
      notice: "changed-elsewhere",
      example: {
        before: {},
        after: { webAclArn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/orders/1a2b" },
        patchOperations: [],
        findings: ["changed-elsewhere"],
      },
    },
    tags: {
      ...tags,
      evidence: recorded(`${RECORDED}: replace /tags/tag1 is refused`),
    },
    createdDate: moment("/createdDate", "When the stage was made."),
    lastUpdatedDate: moment("/lastUpdatedDate", "When the stage was last changed."),
  },
};
