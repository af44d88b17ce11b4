import type { Dictionary } from "../../../common/own.js";
import type { Call } from "../operation.js";
import { freshId, type Holder } from "../state/tree.js";
import { isoDate } from "./lookup.js";

/** A deployment as the service makes it. */
export function newDeployment(call: Call, api: Holder, rest: Dictionary): Dictionary {
  const DeploymentId = freshId(api.collection("deployments"), 6);
  return api.add("deployments", {
    DeploymentId,
    DeploymentStatus: "DEPLOYED",
    AutoDeployed: false,
    CreatedDate: isoDate(call.now),
    ...rest,
  }).value;
}

/**
 * Stages with AutoDeploy follow every change of the API with a deployment of their own. The one that it takes the place
 * of goes: AWS keeps some of them for a while, nobody says how many.
 */
export function autoDeploy(call: Call, api: Holder): void {
  for (const stage of api.collection("stages").values()) {
    if (stage.value.AutoDeploy !== true) continue;
    const { DeploymentId: before } = stage.value;
    const deployments = api.collection("deployments");
    if (deployments.get(String(before))?.value.AutoDeployed === true) deployments.delete(String(before));
    const { DeploymentId } = newDeployment(call, api, {
      AutoDeployed: true,
      Description: "Automatic deployment triggered by changes to the Api configuration",
    });
    stage.value = {
      ...stage.value,
      DeploymentId,
      LastDeploymentStatusMessage: `Successfully deployed stage with deployment ID '${String(DeploymentId)}'`,
      LastUpdatedDate: isoDate(call.now),
    };
  }
}
