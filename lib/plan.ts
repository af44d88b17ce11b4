import { InputError } from "../common/errors.js";
import { reaches } from "../common/findings.js";
import { type Dictionary, isObject } from "../common/own.js";
import { integrationTables } from "../mappings/integration.js";
import type { ToV2Options, V1IntegrationInput } from "../mappings/model.js";
import { toV2 } from "../mappings/to-v2.js";
import type { DiffOptions } from "../patch/diff.js";
import { readForm } from "../patch/forms.js";
import type { Desired, Resources } from "../patch/grammar/resources.js";
import { saidBy, unmappedNulls, type V2Wanted } from "./plan/keep.js";
import type { Plan } from "./plan/step.js";
import { planV1 } from "./plan/v1.js";
import type { V1Target } from "./plan/v1-calls.js";
import { planV2, type V2State } from "./plan/v2.js";
import type { V2Target } from "./plan/v2-calls.js";

export type { V2Wanted } from "./plan/keep.js";
export type { Call, Plan, Ref, Step } from "./plan/step.js";
export type { V1Target } from "./plan/v1-calls.js";
export type { V2State } from "./plan/v2.js";
export type { V2Target } from "./plan/v2-calls.js";

/** How a v1 model becomes what a v2 target holds: the options of `toV2` but the protocol, which the target has. */
export type PlanOptions = DiffOptions & Omit<ToV2Options, "protocol">;

/** A v1 model, or a v2 integration with its responses as the SDK has them. */
export type Wanted = Desired<"Integration"> | V2Wanted;

/** An integration in V2's members, as GetIntegration answers it: it has a type in capitals. */
function isV2State(value: unknown): value is V2Wanted {
  return (
    isObject(value) && isObject(value.integration) && Object.hasOwn(value.integration, "IntegrationType")
  );
}

function requireTexts(target: Dictionary, members: readonly string[]): void {
  for (const member of members) {
    if (typeof target[member] === "string" && target[member] !== "") continue;
    throw new InputError(`${member} of the target is a text`, { pointer: `/${member}` });
  }
}

/** A mapped integration, of which what the model is silent of may be kept. */
function wantedOf(model: Readonly<Dictionary>, mapped: V2State, { protocol }: V2Target): V2Wanted {
  const { said, added } = saidBy(model, mapped.integration, integrationTables[protocol].toV2.target);
  const { integrationResponses: all } = model;
  const responses = all === null ? null : all === undefined ? [] : mapped.responses;
  return { integration: said, responses, otherwise: added };
}

function planForV2(
  target: V2Target,
  current: V2State | null | undefined,
  desired: Wanted | null,
  options: PlanOptions,
): Plan {
  requireTexts(target as unknown as Dictionary, ["apiId"]);
  if (target.protocol !== "HTTP" && target.protocol !== "WEBSOCKET") {
    throw new InputError("protocol of the target is HTTP or WEBSOCKET", { pointer: "/protocol" });
  }
  if (current !== null && current !== undefined && !isV2State(current)) {
    throw new InputError("the current state is { integration, responses } in V2's members");
  }
  const held = current ?? undefined;
  if (held !== undefined && target.integrationId === undefined) {
    throw new InputError("a target with an integration names its integrationId", {
      pointer: "/integrationId",
    });
  }
  if (desired === null || isV2State(desired)) return planV2(target, held, desired, options);
  const { integration, responses, findings } = toV2(
    desired as V1IntegrationInput,
    {
      ...options,
      protocol: target.protocol,
    } as ToV2Options,
  );
  const keeps = held !== undefined && options.absent === "keep";
  const model: Readonly<Dictionary> = readForm("Integration", desired).resource;
  const all = keeps ? [...findings, ...unmappedNulls(model)] : [...findings];
  if (reaches(all, "error")) return { steps: [], findings: all };
  const mapped = { integration: integration as Dictionary, responses: responses as readonly Dictionary[] };
  const plan = planV2(target, held, keeps ? wantedOf(model, mapped, target) : mapped, options);
  return { steps: plan.steps, findings: [...findings, ...plan.findings] };
}

/**
 * The ordered SDK calls that lead an integration, its responses included, from what is there to what is wanted, on
 * either API.
 *
 * On v1, an integration that is there is patched; it is put whole only where no patch gets there (its `type` changes;
 * `credentials` under `documentedOnly`), and its responses are then put again. On v2, it is updated, or made anew where
 * no update gets there: the new one first, then its routes, and the old one last. A desired v1 model is mapped for a v2
 * target, and nothing is planned where that meets an error. `desired: null` deletes, an absent `current` creates. Every
 * step says why, carries the object before it, and how it is taken back.
 *
 * @throws InputError where the target or one of the objects has not the form that the call takes.
 */
export function planIntegration(
  target: V1Target,
  current: Resources["Integration"] | null | undefined,
  desired: Desired<"Integration"> | null,
  options?: DiffOptions,
): Plan;
export function planIntegration(
  target: V2Target,
  current: V2State | null | undefined,
  desired: Wanted | null,
  options?: PlanOptions,
): Plan;
export function planIntegration(
  target: V1Target | V2Target,
  current: object | null | undefined,
  desired: object | null,
  options: PlanOptions = {},
): Plan {
  if (!isObject(target)) throw new InputError("the target is an object");
  if (target.api === "v2") {
    return planForV2(target, current as V2State | null | undefined, desired as Wanted | null, options);
  }
  requireTexts(target, ["restApiId", "resourceId", "httpMethod"]);
  return planV1(target as unknown as V1Target, current, desired, options);
}
