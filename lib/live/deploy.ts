import { get } from "../../common/own.js";
import type { Clients } from "../clients/client.js";
import { LiveError } from "../clients/failures.js";
import { Sender, type SenderOptions } from "../clients/sender.js";
import type { StatePlan } from "./plan-file.js";

export interface Deployed {
  /** The stage was not there, and the deployment has made it: v1 only. */
  readonly created: boolean;
  /** Nothing was sent: the stage of a v2 API deploys by itself. */
  readonly automatic: boolean;
}

interface Stage {
  readonly deployment: string | undefined;
  readonly automatic: boolean;
}

/**
 * Deploys an API to a stage. Changes of a REST API are not live until then, nor are those of an HTTP or WebSocket API
 * whose stage does not deploy by itself. The stage is read before, so that a deployment whose answer is lost is found
 * again, and not made twice.
 *
 * @throws LiveError where it is refused, or the service cannot be reached
 */
export async function deployStage(
  clients: Clients,
  { version, id }: Pick<StatePlan["api"], "version" | "id">,
  stage: string,
  options: SenderOptions = {},
): Promise<Deployed> {
  const sender = new Sender(clients, options);
  const service = version === "v1" ? "apigateway" : "apigatewayv2";
  const input = version === "v1" ? { restApiId: id, stageName: stage } : { ApiId: id, StageName: stage };
  const read = async (): Promise<Stage | undefined> => {
    try {
      const found = await sender.send({ service, command: "GetStage", input });
      const deployment = get(found, version === "v1" ? "deploymentId" : "DeploymentId");
      return {
        deployment: typeof deployment === "string" ? deployment : undefined,
        automatic: found.AutoDeploy === true,
      };
    } catch (error) {
      if (error instanceof LiveError && error.code === "NotFoundException" && version === "v1")
        return undefined;
      throw error;
    }
  };
  const before = await read();
  if (before?.automatic === true) return { created: false, automatic: true };
  const deployed = { created: before === undefined, automatic: false };
  for (let attempt = 1; ; attempt++) {
    try {
      await sender.send({ service, command: "CreateDeployment", input });
      return deployed;
    } catch (error) {
      if (!(error instanceof LiveError) || error.kind !== "unknown") throw error;
      await sender.again(attempt, error);
      const now = await read();
      if (now !== undefined && now.deployment !== before?.deployment) return deployed;
    }
  }
}
