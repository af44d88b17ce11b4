import { type Finding, reaches } from "../../common/findings.js";
import { byCodeUnit, type Dictionary, get } from "../../common/own.js";
import { TO_V2_ALLOWANCES } from "../../mappings/model.js";
import type { Plan } from "../plan/step.js";
import { type PlanOptions, planIntegration, type V2Wanted } from "../plan.js";
import { digestOf } from "./digest.js";
import { finding } from "./findings.js";
import { targetOf } from "./live.js";
import { asV1, below, guard, madeBy, opens, pointerOf, stateOf, unmappable, type Work } from "./plan-work.js";
import { VERB_AND_PATH, v2KeyRefusal } from "./route-keys.js";
import * as steps from "./steps.js";

/** The routes that share the integration of a route, if the document wants the same of them all. */
function agreement(work: Work, key: string): { plans: boolean; routes: string[] } {
  const others = steps.sharers(work.live, key);
  const wanted = digestOf(work.document.integrations[key]);
  const against = others.filter((other) => {
    const desired = get(work.document.integrations as Dictionary, other);
    return desired === undefined || !work.selected(other) || digestOf(desired) !== wanted;
  });
  if (against.length === 0) {
    // The first of them plans for all.
    return { plans: others.every((other) => byCodeUnit(key, other) < 0), routes: [key, ...others].sort() };
  }
  return { plans: true, routes: against };
}

function desiredV2(work: Work, key: string): { wanted?: Dictionary | V2Wanted; findings: Finding[] } {
  const { document, live } = work;
  const desired = document.integrations[key] as Dictionary;
  if (document.api.version === "v2" && document.api.protocol === live.protocol) {
    const wanted = stateOf(desired);
    const gone = desired.IntegrationResponses === null;
    return { wanted: gone ? { ...wanted, responses: null } : wanted, findings: [] };
  }
  const { model, findings } = asV1(work, key);
  return model === undefined ? { findings } : { wanted: model, findings };
}

/** Plans a route of an HTTP or WebSocket API, and the integration that it leads to. */
export function planV2Route(work: Work, key: string): void {
  const { live, options } = work;
  const pointer = pointerOf(key);
  const route = live.routes.get(key);
  if (route === undefined && unmappable(work, key, v2KeyRefusal(key, live, madeBy(work)))) return;
  const integrationId = targetOf(route);
  const held = integrationId === undefined ? undefined : live.integrations.get(integrationId);
  const { plans, routes } = agreement(work, key);
  if (!plans) return;
  const { wanted, findings } = desiredV2(work, key);
  work.findings.push(...findings);
  if (wanted === undefined) return;
  if (route === undefined && live.protocol === "WEBSOCKET" && VERB_AND_PATH.test(key)) {
    work.findings.push(finding("route-key-is-message", pointer, { route: `'${key}'` }));
  }
  const protection = guard(work, key, route);
  work.findings.push(...protection.findings);
  if (reaches(protection.findings, "error")) return;
  const leading = routes.flatMap((one) => {
    const held = live.routes.get(one)?.value;
    return typeof held?.RouteId === "string" ? [{ routeId: held.RouteId, routeKey: one, route: held }] : [];
  });
  const target = {
    api: "v2",
    apiId: live.id,
    protocol: live.protocol ?? "HTTP",
    ...(held === undefined || integrationId === undefined ? {} : { integrationId }),
    routes: leading,
  } as const;
  const current = held === undefined ? undefined : stateOf(held);
  const allow = TO_V2_ALLOWANCES.filter((name) => options.allow?.includes(name));
  const chosen: PlanOptions = { ...options, allow, routeKey: key };
  const plan: Plan = planIntegration(target, current, wanted as V2Wanted, chosen);
  work.findings.push(...below(pointer, plan.findings));
  if (plan.steps.length === 0 || opens(work, key, route)) return;
  if (!routes.includes(key)) {
    const values = { routes: routes.map((one) => `'${one}'`).join(", ") };
    work.findings.push(finding("integration-shared", pointer, values));
    return;
  }
  const last =
    route === undefined ? [steps.createRoute(live, key, protection.settings, "create-integration")] : [];
  work.steps.push(...steps.qualify(live, key, [...plan.steps, ...last]));
}
