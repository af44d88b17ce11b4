import type { Finding } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary } from "../../common/own.js";
import type { DiffOptions } from "../../patch/diff.js";
import { applyUpdate } from "../translate/apply-update.js";
import { type Update, updateBetween } from "../translate/v2-diff.js";
import { finding } from "./findings.js";
import { type V2Wanted, wholeV2 } from "./keep.js";
import type { Call, Plan, Step } from "./step.js";
import type { Id, V2Target } from "./v2-calls.js";
import * as calls from "./v2-calls.js";
import {
  byKey,
  createFindings,
  createSteps,
  integrationOf,
  keyOf,
  recreateSteps,
  responseOf,
} from "./v2-create.js";

/** A v2 integration with its responses, in the SDK's own members. */
export interface V2State {
  readonly integration: Readonly<Dictionary>;
  readonly responses: readonly Readonly<Dictionary>[];
}

const stated = ({ integration, responses, otherwise }: V2Wanted): V2State => ({
  integration: { ...otherwise, ...integration },
  responses: responses ?? [],
});

/** The update that takes an update back, and what it cannot. */
function inverse(
  kind: "Integration" | "IntegrationResponse",
  before: Readonly<Dictionary>,
  update: Update,
  target: V2Target,
): Update {
  const after = applyUpdate(before, update.input, { kind });
  return updateBetween(kind, after, before, target.protocol);
}

function notRestored(undo: Update): Finding[] {
  return (undo.recreate ?? []).map((member) => finding("plan-undo-partial", "", { member }));
}

function planResponses(target: V2Target, id: string, current: V2State, desired: V2State): Step[] {
  const steps: Step[] = [];
  const had = new Map(current.responses.map((response) => [keyOf(response), response]));
  const wanted = new Set(desired.responses.map(keyOf));
  const { apiId } = target;
  const remove = (response: Readonly<Dictionary>, why: string): void => {
    steps.push({
      id: `delete-response-${keyOf(response)}`,
      ...calls.deleteResponse(apiId, id, String(response.IntegrationResponseId)),
      before: copy(response),
      undo: [calls.createResponse(apiId, id, responseOf(response))],
      why,
    });
  };
  const create = (response: Readonly<Dictionary>, why: string): void => {
    const step = `create-response-${keyOf(response)}`;
    steps.push({
      id: step,
      ...calls.createResponse(apiId, id, responseOf(response)),
      undo: [calls.deleteResponse(apiId, id, { step })],
      why,
    });
  };
  for (const response of [...current.responses].sort(byKey)) {
    if (!wanted.has(keyOf(response)))
      remove(response, `integration response ${keyOf(response)} is not wanted`);
  }
  for (const response of [...desired.responses].sort(byKey)) {
    const key = keyOf(response);
    const before = had.get(key);
    if (before === undefined) {
      create(response, `there is no integration response ${key} yet`);
      continue;
    }
    const update = updateBetween("IntegrationResponse", before, response, target.protocol);
    if (update.recreate !== undefined) {
      remove(before, `no update of integration response ${key} does what is wanted`);
      create(response, `integration response ${key} again, as it is wanted`);
    } else if (Object.keys(update.input).length > 0) {
      const responseId = String(before.IntegrationResponseId);
      const undo = inverse("IntegrationResponse", before, update, target);
      // Nothing refers to a response: what no update takes away again goes with it, and it is made anew.
      const back =
        undo.recreate === undefined
          ? [calls.updateResponse(apiId, id, responseId, undo.input)]
          : [
              calls.deleteResponse(apiId, id, responseId),
              calls.createResponse(apiId, id, responseOf(before)),
            ];
      steps.push({
        id: `update-response-${key}`,
        ...calls.updateResponse(apiId, id, responseId, update.input),
        before: copy(before),
        undo: back,
        why: `integration response ${key} changes`,
      });
    }
  }
  return steps;
}

/**
 * The steps that lead a v2 integration from the current to the desired state; `null` deletes, absent creates. A member
 * that is absent goes back to its default, unless it is to be kept; `null` takes it away.
 */
export function planV2(
  target: V2Target,
  current: V2State | undefined,
  wanted: V2Wanted | null,
  { absent }: Pick<DiffOptions, "absent"> = {},
): Plan {
  const { apiId, integrationId } = target;
  if (current === undefined || integrationId === undefined) {
    if (wanted === null) return { steps: [], findings: [] };
    const steps = createSteps(target, stated(wanted), "there is no integration yet");
    return { steps, findings: createFindings(target) };
  }
  const desired = wanted === null ? null : absent === "keep" ? wholeV2(current, wanted) : stated(wanted);
  if (desired === null) {
    const again: Id = { step: "delete-integration" };
    const responses = [...current.responses]
      .sort(byKey)
      .map((response) => calls.createResponse(apiId, again, responseOf(response)));
    const undo: Call[] = [calls.createIntegration(apiId, integrationOf(current.integration)), ...responses];
    const step: Step = {
      id: "delete-integration",
      ...calls.deleteIntegration(apiId, integrationId),
      before: copy(current.integration),
      undo,
      why: "no integration is wanted",
    };
    return { steps: [step], findings: [] };
  }
  const update = updateBetween("Integration", current.integration, desired.integration, target.protocol);
  if (update.recreate !== undefined) {
    // What speaks of an update is said of the whole instead.
    const rest = update.findings.filter(({ id }) => id !== "recreate-needed" && id !== "subtype-resent");
    const what = update.recreate.map((path) => path.slice(1)).join(", ");
    return {
      steps: recreateSteps(target, integrationId, current, desired),
      findings: [finding("plan-makes-anew", "", { what }), ...rest],
    };
  }
  const responses = planResponses(target, integrationId, current, desired);
  if (Object.keys(update.input).length === 0) return { steps: responses, findings: [] };
  const undo = inverse("Integration", current.integration, update, target);
  const step: Step = {
    id: "update-integration",
    ...calls.updateIntegration(apiId, integrationId, update.input),
    before: copy(current.integration),
    undo: [calls.updateIntegration(apiId, integrationId, undo.input)],
    why: `changes ${Object.keys(update.input).sort(byCodeUnit).join(", ")}`,
  };
  return {
    steps: [step, ...responses],
    findings: [...update.findings, ...notRestored(undo)],
  };
}
