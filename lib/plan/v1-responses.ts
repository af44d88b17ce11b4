import { type Finding, reaches } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { type DiffOptions, diff } from "../../patch/diff.js";
import type { Desired, Resources } from "../../patch/grammar/resources.js";
import { invertPatch } from "../../patch/invert.js";
import type { Plan, Step } from "./step.js";
import type { V1Target } from "./v1-calls.js";
import * as calls from "./v1-calls.js";

/** The integration responses of an integration, each with the status code that it stands under. */
export function responsesOf(integration: Readonly<Dictionary> | undefined): Record<string, Dictionary> {
  const responses: Record<string, Dictionary> = {};
  const all = integration?.integrationResponses;
  if (!isObject(all)) return responses;
  for (const status of Object.keys(all)) {
    const response = all[status];
    if (isObject(response)) put<Dictionary>(responses, status, { statusCode: status, ...response });
  }
  return responses;
}

const below = (status: string, found: Finding): Finding => ({
  ...found,
  path: `/integrationResponses/${escapeToken(status)}${found.path}`,
});

function planChanged(
  target: V1Target,
  status: string,
  has: Dictionary,
  wants: Dictionary,
  options: DiffOptions,
): Plan {
  const { patchOperations, findings } = diff(
    "IntegrationResponse",
    has as Resources["IntegrationResponse"],
    wants as Desired<"IntegrationResponse">,
    options,
  );
  const said = findings.map((found) => below(status, found));
  if (patchOperations.length === 0) return { steps: [], findings: said };
  const undo = invertPatch("IntegrationResponse", has as Resources["IntegrationResponse"], patchOperations);
  const step: Step = {
    id: `update-response-${status}`,
    ...calls.updateResponse(target, status, patchOperations),
    before: copy(has),
    undo: [calls.updateResponse(target, status, undo.patchOperations)],
    why: `integration response ${status} changes`,
  };
  return { steps: [step], findings: said };
}

/** What there is to say of a response that is put whole. */
export function putFindings(status: string, wants: Readonly<Dictionary>): Finding[] {
  const empty = { statusCode: status } as Resources["IntegrationResponse"];
  const { findings } = diff("IntegrationResponse", empty, wants as Desired<"IntegrationResponse">);
  return findings.map((found) => below(status, found));
}

function planNew(target: V1Target, status: string, wants: Dictionary): Plan {
  const findings = putFindings(status, wants);
  if (reaches(findings, "error")) return { steps: [], findings };
  const step: Step = {
    id: `put-response-${status}`,
    ...calls.putResponse(target, status, wants),
    undo: [calls.deleteResponse(target, status)],
    why: `there is no integration response ${status} yet`,
  };
  return { steps: [step], findings };
}

/** The steps for the responses of an integration that itself is patched, deletions first. */
export function planResponses(
  target: V1Target,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  options: DiffOptions,
): Plan {
  const has = responsesOf(current);
  const wants = responsesOf(desired);
  const raw = isObject(desired.integrationResponses) ? desired.integrationResponses : undefined;
  const keep = options.absent === "keep" && desired.integrationResponses !== null;
  const statuses = [...new Set([...Object.keys(has), ...Object.keys(wants)])].sort(byCodeUnit);
  const deletions: Step[] = [];
  const changes: Plan[] = [];
  for (const status of statuses) {
    const before = get(has, status);
    const after = get(wants, status);
    if (after === undefined && before !== undefined) {
      if (keep && get(raw, status) !== null) continue;
      deletions.push({
        id: `delete-response-${status}`,
        ...calls.deleteResponse(target, status),
        before: copy(before),
        undo: [calls.putResponse(target, status, before)],
        why: `integration response ${status} is not wanted`,
      });
    } else if (after !== undefined) {
      changes.push(
        before === undefined
          ? planNew(target, status, after)
          : planChanged(target, status, before, after, options),
      );
    }
  }
  return {
    steps: [...deletions, ...changes.flatMap(({ steps }) => steps)],
    findings: changes.flatMap(({ findings }) => findings),
  };
}
