/** The steps that make a v2 integration, and those that make one anew in the place of another. */
import type { Finding } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary, get, put } from "../../common/own.js";
import { integrationResponseUpdate, integrationUpdate, type UpdateRow } from "../../mappings/update.js";
import { finding } from "./findings.js";
import type { Step } from "./step.js";
import type { V2State } from "./v2.js";
import type { Id, RouteToTarget, V2Target } from "./v2-calls.js";
import * as calls from "./v2-calls.js";

/** What a create takes of an object that was read: the ids and what the service sets stay behind. */
function creatable(object: Readonly<Dictionary>, rows: Readonly<Record<string, UpdateRow>>): Dictionary {
  const result: Dictionary = {};
  for (const member of Object.keys(object)) {
    const shape = get(rows as Dictionary<UpdateRow>, member)?.shape;
    if (shape === "address" || shape === "readOnly") continue;
    if (object[member] === undefined || object[member] === null) continue;
    put(result, member, copy(object[member]));
  }
  return result;
}

export const integrationOf = (object: Readonly<Dictionary>): Dictionary =>
  creatable(object, integrationUpdate);
export const responseOf = (object: Readonly<Dictionary>): Dictionary =>
  creatable(object, integrationResponseUpdate);

/** A name for a response in the ids of steps: its key. */
export const keyOf = (response: Readonly<Dictionary>): string => String(response.IntegrationResponseKey);
export const byKey = (a: Readonly<Dictionary>, b: Readonly<Dictionary>): number =>
  byCodeUnit(keyOf(a), keyOf(b));

/** The step that the routes' way back refers to. */
const DELETE_OLD = "delete-old-integration";

/** Points a route at a new integration. No update takes a target away again: a route that had none is made again. */
function pointRoute(target: V2Target, { routeId, routeKey, route }: RouteToTarget, made: Id): Step {
  const { apiId, integrationId } = target;
  const step = {
    id: `point-route-${routeId}`,
    ...calls.updateRoute(apiId, routeId, made),
    why: `route ${routeKey ?? routeId} leads to the new integration`,
  };
  if (integrationId !== undefined) {
    const undo = [calls.restoreRoute(apiId, routeId, integrationId, DELETE_OLD)];
    return { ...step, before: { Target: `integrations/${integrationId}` }, undo };
  }
  if (route === undefined) return step;
  const undo = [calls.deleteRoute(apiId, routeId), calls.remakeRoute(apiId, route)];
  return { ...step, before: copy(route), undo };
}

/** What there is to say of the way back from a new integration. */
export function createFindings({ protocol, routes = [] }: V2Target): Finding[] {
  // Only a route of a WebSocket API may have route responses to lose.
  const extras = protocol === "WEBSOCKET" ? { severity: "warning" as const } : {};
  return routes.map(({ routeId, routeKey, route }) => {
    const name = `'${routeKey ?? routeId}'`;
    return route === undefined
      ? finding("plan-undo-partial", "", { member: `the target of route ${name}, with its integration,` })
      : finding("plan-undo-remakes-route", "", { route: name }, extras);
  });
}

export function createSteps(target: V2Target, desired: V2State, why: string): Step[] {
  const { apiId } = target;
  const made: Id = { step: "create-integration" };
  const steps: Step[] = [
    {
      id: "create-integration",
      ...calls.createIntegration(apiId, integrationOf(desired.integration)),
      undo: [calls.deleteIntegration(apiId, made)],
      why,
    },
  ];
  for (const response of [...desired.responses].sort(byKey)) {
    const id = `create-response-${keyOf(response)}`;
    steps.push({
      id,
      ...calls.createResponse(apiId, made, responseOf(response)),
      undo: [calls.deleteResponse(apiId, made, { step: id })],
      why: `integration response ${keyOf(response)} of the new integration`,
    });
  }
  for (const route of target.routes ?? []) steps.push(pointRoute(target, route, made));
  // What a route leads to is not deleted: where one cannot be led away again, all of it stays.
  return steps.every(({ undo }) => undo !== undefined) ? steps : steps.map(({ undo: _, ...step }) => step);
}

/** Makes the integration anew: the new one first, then the routes, and the old one last, when nothing leads to it. */
export function recreateSteps(
  target: V2Target,
  integrationId: string,
  current: V2State,
  desired: V2State,
): Step[] {
  const again: Id = { step: DELETE_OLD };
  return [
    ...createSteps(target, desired, "no update does what is wanted"),
    {
      id: DELETE_OLD,
      ...calls.deleteIntegration(target.apiId, integrationId),
      before: copy(current.integration),
      // The old id is gone for good: what comes back has the id that the first of these calls answers.
      undo: [
        calls.createIntegration(target.apiId, integrationOf(current.integration)),
        ...[...current.responses]
          .sort(byKey)
          .map((response) => calls.createResponse(target.apiId, again, responseOf(response))),
      ],
      why: "nothing leads to the old integration any more",
    },
  ];
}
