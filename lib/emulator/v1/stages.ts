import { type Dictionary, get, isObject } from "../../../common/own.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, conflict, heard, inCalls, refuse } from "../refusals.js";
import { pick, seconds } from "../shared.js";
import { boolean, map, number, required, struct, text } from "../wire/shape.js";
import { collection, equals } from "./collection.js";
import { refuseMapped } from "./references.js";

const REFUSED = {
  deployment: badRequest("Deployment id does not exist", inCalls("CreateStage")),
  exists: conflict("Stage already exists", heard("hashicorp/terraform-provider-aws#1153")),
  name: badRequest(
    "Stage name only allows a-zA-Z0-9_",
    heard("klothoplatform/klotho#235; that a hyphen is taken as well is documented"),
  ),
} as const;

const BODY = {
  stageName: required(text),
  deploymentId: required(text),
  description: text,
  cacheClusterEnabled: boolean,
  cacheClusterSize: text,
  variables: map(text),
  documentationVersion: text,
  canarySettings: struct({
    percentTraffic: number,
    deploymentId: text,
    stageVariableOverrides: map(text),
    useStageCache: boolean,
  }),
  tracingEnabled: boolean,
  tags: map(text),
};

const STAGE_NAME = /^[a-zA-Z0-9_-]{1,128}$/;

/** @throws ServiceError where a text cannot name a stage */
export function refuseStageName(name: unknown): void {
  if (!STAGE_NAME.test(String(name))) refuse(REFUSED.name);
}

/** A new stage, with what AWS fills in (recorded). */
export function stageOf(call: Call, given: Dictionary): Dictionary {
  const date = seconds(call.now);
  return {
    cacheClusterEnabled: false,
    cacheClusterStatus: "NOT_AVAILABLE",
    methodSettings: {},
    tracingEnabled: false,
    createdDate: date,
    lastUpdatedDate: date,
    ...given,
  };
}

export const touchStage = (call: Call, value: Dictionary): Dictionary => ({
  ...value,
  lastUpdatedDate: seconds(call.now),
});

export const operations: readonly Operation[] = collection({
  kind: "Stage",
  path: "/restapis/{restApiId}/stages",
  label: "stageName",
  collection: "stages",
  missing: "stage",
  unpaged: true,
  filter: equals("deploymentId"),
  create: {
    body: BODY,
    make: (call, holder) => {
      const api = holder();
      const value = pick(call.input, Object.keys(BODY));
      refuseStageName(value.stageName);
      if (api.collection("stages").has(String(value.stageName))) refuse(REFUSED.exists);
      const deployments = api.collection("deployments");
      if (!deployments.has(String(value.deploymentId))) refuse(REFUSED.deployment);
      const canary = get(value, "canarySettings");
      if (isObject(canary)) {
        const filled = {
          percentTraffic: 0,
          useStageCache: false,
          deploymentId: value.deploymentId,
          ...canary,
        };
        if (!deployments.has(String(filled.deploymentId))) refuse(REFUSED.deployment);
        value.canarySettings = filled;
      }
      return stageOf(call, value);
    },
  },
  context: (_call, api) => ({ deployments: [...api.collection("deployments").keys()] }),
  updated: touchStage,
  remove: (call, api, { value }) => refuseMapped(call, api.value.id, value.stageName),
});
