import { type Operation, textOf } from "../operation.js";
import { badRequest, guessed, heard, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import { newDeployment } from "./auto-deploy.js";
import { collection } from "./collection.js";
import { isoDate, MISSING, protocolOf } from "./lookup.js";
import { DEPLOYMENT, DEPLOYMENT_CREATE, DEPLOYMENT_UPDATE } from "./shapes.js";

const REFUSED = {
  noRoutes: badRequest(
    "At least one route is required before deploying the Api.",
    heard("aws/serverless-application-model#2512"),
  ),
  automatic: badRequest(
    "Deployment ID cannot be set on stage with AutoDeploy",
    heard("aws-controllers-k8s/apigatewayv2-controller#15; the text is inferred"),
  ),
  active: badRequest(
    "Active stages pointing to this deployment must be moved or deleted",
    guessed("reported for v1"),
  ),
} as const;

export const operations: readonly Operation[] = collection({
  name: "Deployment",
  path: "/v2/apis/{ApiId}/deployments",
  label: "DeploymentId",
  collection: "deployments",
  missing: "deployment",
  members: DEPLOYMENT,
  createBody: DEPLOYMENT_CREATE,
  updateBody: DEPLOYMENT_UPDATE,
  make: (call, api) => {
    if (protocolOf(api) === "WEBSOCKET" && api.collection("routes").size === 0) refuse(REFUSED.noRoutes);
    const StageName = textOf(call, "StageName");
    const stage = api.collection("stages").get(StageName);
    if (StageName !== "" && stage === undefined) refuse(MISSING.stage, { id: StageName });
    if (stage?.value.AutoDeploy === true) refuse(REFUSED.automatic);
    const made = newDeployment(call, api, pick(call.input, ["Description"]));
    if (stage !== undefined) {
      const { DeploymentId } = made;
      stage.value = { ...stage.value, DeploymentId, LastUpdatedDate: isoDate(call.now) };
    }
    return made;
  },
  remove: (_call, api, { value }) => {
    if (api.values("stages").some(({ DeploymentId }) => DeploymentId === value.DeploymentId))
      refuse(REFUSED.active);
  },
});
