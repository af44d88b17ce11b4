import { type Dictionary, isObject } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import { LiveError } from "../clients/failures.js";
import type { Call } from "../plan/step.js";
import { putIntegration, putResponse, type V1Target } from "../plan/v1-calls.js";
import { responsesOf } from "../plan/v1-responses.js";
import type { Execution } from "./execution.js";
import type { Value } from "./objects.js";

/** Sends a call that may be sent as often as one likes, until it is known to be done. */
async function sendUntilDone(run: Execution, call: Call): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run.sender.send({ ...call, input: run.filled(call) });
      return;
    } catch (error) {
      if (!(error instanceof LiveError) || error.kind !== "unknown") throw error;
      await run.sender.again(attempt, error);
    }
  }
}

/** Did AWS refuse `/credentials` in an update? Its table of patch paths does not list the path. */
export function refusesCredentials({ command, input }: Call, error: LiveError): boolean {
  const operations = input.patchOperations as PatchOperation[] | undefined;
  return (
    command === "UpdateIntegration" &&
    error.kind === "no" &&
    error.status === 400 &&
    /credentials/i.test(error.message) &&
    operations?.some(({ path }) => path === "/credentials") === true
  );
}

/** Puts an integration whole, and its responses again, in place of an update of it. */
export async function putWhole(run: Execution, { input }: Call, value: Value): Promise<void> {
  const { restApiId, resourceId, httpMethod } = input as Record<string, string>;
  const target = { api: "v1", restApiId, resourceId, httpMethod } as V1Target;
  const integration = isObject(value?.methodIntegration) ? value.methodIntegration : {};
  await sendUntilDone(run, putIntegration(target, integration));
  for (const [status, response] of Object.entries(responsesOf(integration))) {
    await sendUntilDone(run, putResponse(target, status, response));
  }
}

/** A method without the responses of its integration: a put that was broken off may have dropped them. */
export function withoutResponses(value: Value): Value {
  if (!isObject(value?.methodIntegration)) return value;
  const { integrationResponses: _, ...methodIntegration } = value.methodIntegration;
  return { ...value, methodIntegration };
}

export const withOperations = (input: Readonly<Dictionary>, operations: unknown): Dictionary => ({
  ...input,
  patchOperations: operations,
});
