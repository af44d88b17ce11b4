import { type Dictionary, get, isObject } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, heard, inCalls, notFound, refuse } from "../refusals.js";
import { pick, seconds, without } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { boolean, list, map, number, struct, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { methodsOf } from "./lookup.js";
import { linkedOf } from "./references.js";
import { refuseStageName, stageOf, touchStage } from "./stages.js";

const CREATE = inCalls("CreateDeployment");
const MOTO = heard("getmoto/moto#9466; aws-amplify/amplify-flutter#5913");
const REFUSED = {
  noStage: badRequest(
    "Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is {stage}",
    CREATE,
  ),
  missingStage: badRequest(
    "Invalid deployment content specified.Stage {stage} must already be created before making a canary release deployment",
    CREATE,
  ),
  noMethods: badRequest("The REST API doesn't contain any methods", MOTO),
  noIntegration: notFound("No integration defined for method", MOTO),
  active: badRequest(
    "Active stages pointing to this deployment must be moved or deleted",
    heard("hashicorp/terraform-provider-aws#19805"),
  ),
} as const;

const BODY = {
  stageName: text,
  stageDescription: text,
  description: text,
  cacheClusterEnabled: boolean,
  cacheClusterSize: text,
  variables: map(text),
  canarySettings: struct({
    percentTraffic: number,
    stageVariableOverrides: map(text),
    useStageCache: boolean,
  }),
  tracingEnabled: boolean,
};

/** What a deployment holds of the API: its methods by path and verb. */
function summary(api: Holder): Dictionary {
  const made: Dictionary = {};
  for (const resource of api.collection("resources").values()) {
    const methods = Object.entries(methodsOf(resource));
    if (methods.length === 0) continue;
    made[String(resource.value.path)] = Object.fromEntries(
      methods.map(([verb, value]) => [verb, pick(value, ["authorizationType", "apiKeyRequired"])]),
    );
  }
  return made;
}

function refuseUndeployable(api: Holder): void {
  const methods = [...api.collection("resources").values()].flatMap((resource) =>
    Object.values(methodsOf(resource)),
  );
  if (methods.length === 0) refuse(REFUSED.noMethods);
  if (methods.some(({ methodIntegration }) => methodIntegration === undefined)) refuse(REFUSED.noIntegration);
}

/** The stage that the deployment is for, before it is made: a canary needs one that is there (recorded). */
function refuseStage(call: Call, api: Holder): void {
  if (get(call.input, "canarySettings") === undefined) return;
  const stage = get(call.input, "stageName");
  if (typeof stage !== "string" || stage === "")
    refuse(REFUSED.noStage, { stage: stage === "" ? "" : "null" });
  if (!api.collection("stages").has(stage)) refuse(REFUSED.missingStage, { stage });
}

/** What is kept of a deployment: what it holds of the API, and its integrations through VPC links. */
const HIDDEN = ["apiSummary", "linked"];

function deployTo(call: Call, api: Holder, deploymentId: string): void {
  const stageName = textOf(call, "stageName");
  if (stageName === "") return;
  const settings = pick(call.input, [
    "cacheClusterEnabled",
    "cacheClusterSize",
    "variables",
    "tracingEnabled",
  ]);
  const description = get(call.input, "stageDescription");
  const named = description === undefined ? settings : { ...settings, description };
  const canary = get(call.input, "canarySettings");
  const stage = api.collection("stages").get(stageName);
  if (stage === undefined) {
    api.add("stages", stageOf(call, { stageName, deploymentId, ...named }));
  } else if (isObject(canary)) {
    const canarySettings = { percentTraffic: 0, useStageCache: false, ...canary, deploymentId };
    stage.value = touchStage(call, { ...stage.value, canarySettings });
  } else {
    stage.value = touchStage(call, { ...stage.value, ...named, deploymentId });
  }
}

export const operations: readonly Operation[] = collection({
  kind: "Deployment",
  path: "/restapis/{restApiId}/deployments",
  label: "deploymentId",
  collection: "deployments",
  missing: "deployment",
  query: { embed: list(text) },
  shown: (call, value) => {
    const embed = get(call.input, "embed");
    return Array.isArray(embed) && embed.includes("apisummary")
      ? without(value, ["linked"])
      : without(value, HIDDEN);
  },
  create: {
    body: BODY,
    hidden: HIDDEN,
    make: (call, holder) => {
      const api = holder();
      if (textOf(call, "stageName") !== "") refuseStageName(textOf(call, "stageName"));
      refuseStage(call, api);
      refuseUndeployable(api);
      const id = freshId(api.collection("deployments"), 6);
      const description = pick(call.input, ["description"]);
      deployTo(call, api, id);
      return {
        id,
        ...description,
        createdDate: seconds(call.now),
        apiSummary: summary(api),
        linked: linkedOf(api),
      };
    },
  },
  remove: (_call, api, { value }) => {
    const points = (stage: Dictionary): boolean => {
      const canary = get(stage, "canarySettings");
      return stage.deploymentId === value.id || (isObject(canary) && canary.deploymentId === value.id);
    };
    if (api.values("stages").some(points)) refuse(REFUSED.active);
  },
});
