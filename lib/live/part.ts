/** The way back from the middle of an update: of a list that AWS applied in part, or of an undo that was broken off. */
import { isObject } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { invertPatch } from "../../patch/invert.js";
import { CACHE_KEY, listsBack, listsOf } from "../plan/cache-keys.js";
import type { Call } from "../plan/step.js";
import type { Execution } from "./execution.js";
import { remaining } from "./objects.js";
import { withOperations } from "./send.js";
import type { LiveStep } from "./steps.js";

const callsOf = (step: LiveStep, lists: readonly (readonly PatchOperation[])[]): Call[] =>
  lists.map((operations) => ({ ...step, input: withOperations(step.input, operations) }));

/** Takes back the first `count` operations of a step. */
export function partialUndo(run: Execution, step: LiveStep, count: number): Call[] {
  const before = run.chain(step.object).states[run.ordinal(step)]?.[0];
  const operations = (step.input.patchOperations as PatchOperation[]).slice(0, count);
  const integration = before?.methodIntegration as Resources["Integration"];
  const { statusCode } = step.input;
  if (typeof statusCode !== "string") return callsOf(step, listsBack(integration, operations));
  const response = integration.integrationResponses?.[statusCode] ?? {};
  return callsOf(step, [invertPatch("IntegrationResponse", response, operations).patchOperations]);
}

/**
 * What leads an integration whose update was taken back in part to what it was: only members that the update names are
 * changed. Nothing where the step is none, or nothing of them is left to change.
 */
export function backFromHere(run: Execution, step: LiveStep): Call[] | undefined {
  if (step.command !== "UpdateIntegration" || step.service !== "apigateway") return undefined;
  const before = run.chain(step.object).states[run.ordinal(step)]?.[0];
  const now = run.now(step.object);
  const [is, was] = [now?.methodIntegration, before?.methodIntegration];
  if (!isObject(is) || !isObject(was)) return undefined;
  const memberOf = ({ path }: PatchOperation): string | undefined => parsePointer(path)?.[0];
  const members = new Set((step.input.patchOperations as PatchOperation[]).map(memberOf));
  const left = remaining(now, before).filter(
    (operation) => operation.path.startsWith(CACHE_KEY) || members.has(memberOf(operation)),
  );
  return left.length === 0 ? undefined : callsOf(step, listsOf(is, was, left));
}
