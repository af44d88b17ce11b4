import type { Clients } from "../clients/client.js";
import { Sender, type SenderOptions } from "../clients/sender.js";
import type { StatePlan } from "./plan-file.js";

/**
 * Deploys an API to a stage. Changes of a REST API are not live until then, nor are those of an HTTP or WebSocket API
 * whose stage does not deploy by itself.
 *
 * @throws LiveError where it is refused; of kind `unknown` where nobody knows whether it was done
 */
export async function deployStage(
  clients: Clients,
  { version, id }: StatePlan["api"],
  stage: string,
  options: SenderOptions = {},
): Promise<void> {
  const sender = new Sender(clients, options);
  const input = version === "v1" ? { restApiId: id, stageName: stage } : { ApiId: id, StageName: stage };
  const service = version === "v1" ? "apigateway" : "apigatewayv2";
  await sender.send({ service, command: "CreateDeployment", input });
}
