import { type Finding, reaches } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary, get } from "../../common/own.js";
import { show } from "../../common/show.js";
import {
  TO_V1_ALLOWANCES,
  TO_V2_ALLOWANCES,
  type ToV1Allowance,
  type ToV1Options,
  type ToV2Allowance,
} from "../../mappings/model.js";
import { type ToV1Input, toV1 } from "../../mappings/to-v1.js";
import { escapeToken } from "../../patch/pointer.js";
import type { Plan, Step } from "../plan/step.js";
import { type PlanOptions, planIntegration, type V2State } from "../plan.js";
import { count } from "../report/layout.js";
import { readParameters, undeclared } from "./declared.js";
import { digestOf } from "./digest.js";
import { type RouteSettings, SETTINGS, type StateDocument, saysNothing, settingsOf } from "./document.js";
import { finding } from "./findings.js";
import { matcher } from "./glob.js";
import { integrationOf, type Live, type LiveRoute, targetOf } from "./live.js";
import { nameOf, observe } from "./objects.js";
import { type StatePlan, sealed } from "./plan-file.js";
import { protect } from "./protection.js";
import * as steps from "./steps.js";

export interface PlanStateOptions extends Omit<PlanOptions, "resourceId" | "routeKey" | "allow"> {
  /** Lossy conversions that the caller accepts, either way. */
  readonly allow?: readonly (ToV1Allowance | ToV2Allowance)[];
  /** Route keys, with `*` for any text: only these are planned. */
  readonly only?: readonly string[];
  /** Deletes the routes that the document does not have, with their integrations. */
  readonly prune?: boolean;
  /** Keys of new routes that may be without what protects their source. */
  readonly allowOpen?: readonly string[];
  /** The region of the API, for integrations that are mapped to v1. */
  readonly region?: string;
}

interface Work {
  readonly document: StateDocument;
  readonly live: Live;
  readonly options: PlanStateOptions;
  readonly selected: (key: string) => boolean;
  readonly resources: steps.Resources;
  readonly steps: steps.LiveStep[];
  readonly findings: Finding[];
}

const VERB_AND_PATH = /^([A-Z]+) (\/.*)$/s;

const below = (pointer: string, findings: readonly Finding[]): Finding[] =>
  findings.map((one) => ({ ...one, path: pointer + one.path }));

const pointerOf = (key: string): string => `/integrations/${escapeToken(key)}`;

/** An integration of a v2 document or API with its responses apart, as `planIntegration` takes it. */
function stateOf(value: Readonly<Dictionary>): V2State {
  const { IntegrationResponses, ...integration } = value;
  return {
    integration,
    responses: Array.isArray(IntegrationResponses) ? (IntegrationResponses as Dictionary[]) : [],
  };
}

/** The v1 model of a document's integration; nothing, and the findings why, where there is none. */
function asV1({ document, options }: Work, key: string): { model?: Dictionary; findings: Finding[] } {
  const desired = document.integrations[key] as Dictionary;
  if (document.api.version === "v1") return { model: desired, findings: [] };
  const region = options.region ?? document.api.region;
  const { integration, findings, convertible } = toV1(stateOf(desired) as unknown as ToV1Input, {
    protocol: document.api.protocol ?? "HTTP",
    routeKey: key,
    ...(region === undefined ? {} : { region }),
    allow: TO_V1_ALLOWANCES.filter((name) => options.allow?.includes(name)),
  } satisfies ToV1Options);
  const said = below(pointerOf(key), findings);
  return convertible ? { model: integration as Dictionary, findings: said } : { findings: said };
}

/** The settings of a route that is there and that the document has otherwise. */
function settingsFindings({ document, live }: Work, key: string, route: LiveRoute): Finding[] {
  const wanted: RouteSettings | undefined = get(document.routes as Dictionary<RouteSettings>, key);
  if (wanted === undefined || document.api.version !== live.api || document.api.id !== live.id) return [];
  const held = settingsOf(route.value);
  const members = SETTINGS.filter((member) => {
    if (saysNothing(wanted[member]) && saysNothing(held[member])) return false;
    // An authorization that the document does not give is one that it says nothing of.
    if (member === "authorizationType" && wanted[member] === undefined) return false;
    return digestOf(wanted[member]) !== digestOf(held[member]);
  });
  if (members.length === 0) return [];
  return [finding("route-settings-differ", `/routes/${escapeToken(key)}`, { members: members.join(", ") })];
}

function planV1Route(work: Work, key: string): void {
  const { live, options, document } = work;
  const [, httpMethod, path] = VERB_AND_PATH.exec(key) ?? [];
  const pointer = pointerOf(key);
  if (httpMethod === undefined || path === undefined) {
    const values = { api: "a REST API", route: `'${key}'` };
    work.findings.push(finding("route-key-unmappable", pointer, values));
    return;
  }
  const { model, findings } = asV1(work, key);
  work.findings.push(...findings);
  if (model === undefined) return;
  const route = live.routes.get(key);
  const protection =
    route === undefined ? protect(live, document, key, new Set(options.allowOpen)) : undefined;
  work.findings.push(
    ...(route === undefined ? (protection?.findings ?? []) : settingsFindings(work, key, route)),
  );
  let settings = protection?.settings ?? {};
  if (route === undefined && document.api.version === "v2") {
    // An HTTP API declares no parameters; a method has to declare what its integration reads.
    const declared = readParameters(model).map((name) => [name, name.startsWith("method.request.path.")]);
    if (declared.length > 0) settings = { ...settings, requestParameters: Object.fromEntries(declared) };
  }
  const method = route?.value ?? (settings as Readonly<Dictionary>);
  const missing = undeclared(model, method, pointer);
  work.findings.push(...missing);
  if (reaches([...missing, ...(protection?.findings ?? [])], "error")) return;

  const resource = route?.resourceId === undefined ? work.resources.at(path, key) : { id: route.resourceId };
  const resourceId = steps.idOf(resource);
  const target = { api: "v1", restApiId: live.id, resourceId, httpMethod } as const;
  const { allow: _, ...chosen } = options;
  const plan = planIntegration(target, integrationOf(live, route), model, chosen);
  work.findings.push(...below(pointer, plan.findings));
  if (plan.steps.length === 0) return;
  const first: Step[] = route === undefined ? [steps.putMethod(target, settings)] : [];
  const declared = steps.declareResponses(target, model, method.methodResponses);
  work.steps.push(...steps.qualify(live, key, [...first, ...declared, ...plan.steps], resource));
}

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

function desiredV2(work: Work, key: string): { wanted?: Dictionary | V2State; findings: Finding[] } {
  const { document, live } = work;
  const desired = document.integrations[key] as Dictionary;
  if (document.api.version === "v2" && document.api.protocol === live.protocol) {
    return { wanted: stateOf(desired), findings: [] };
  }
  const { model, findings } = asV1(work, key);
  return model === undefined ? { findings } : { wanted: model, findings };
}

function planV2Route(work: Work, key: string): void {
  const { live, options, document } = work;
  const pointer = pointerOf(key);
  if (live.protocol === "HTTP" && key !== "$default" && !VERB_AND_PATH.test(key)) {
    const values = { api: "an HTTP API", route: `'${key}'` };
    work.findings.push(finding("route-key-unmappable", pointer, values));
    return;
  }
  const route = live.routes.get(key);
  const integrationId = targetOf(route);
  const held = integrationId === undefined ? undefined : live.integrations.get(integrationId);
  const { plans, routes } = agreement(work, key);
  if (!plans) return;
  const { wanted, findings } = desiredV2(work, key);
  work.findings.push(...findings);
  if (wanted === undefined) return;
  const protection =
    route === undefined ? protect(live, document, key, new Set(options.allowOpen)) : undefined;
  work.findings.push(
    ...(route === undefined ? (protection?.findings ?? []) : settingsFindings(work, key, route)),
  );
  if (reaches(protection?.findings ?? [], "error")) return;
  const leading = routes.flatMap((one) => {
    const routeId = live.routes.get(one)?.value.RouteId;
    return typeof routeId === "string" ? [{ routeId, routeKey: one }] : [];
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
  const plan: Plan = planIntegration(target, current, wanted as V2State, chosen);
  work.findings.push(...below(pointer, plan.findings));
  if (plan.steps.length === 0) return;
  if (!routes.includes(key)) {
    const values = { routes: routes.map((one) => `'${one}'`).join(", ") };
    work.findings.push(finding("integration-shared", pointer, values));
    return;
  }
  const last =
    route === undefined
      ? [steps.createRoute(live, key, protection?.settings ?? {}, "create-integration")]
      : [];
  work.steps.push(...steps.qualify(live, key, [...plan.steps, ...last]));
}

function planDeletions(work: Work): void {
  const { live, document, options } = work;
  const kept = (key: string): boolean =>
    Object.hasOwn(document.integrations, key) || Object.hasOwn(document.routes ?? {}, key);
  const gone = [...live.routes.keys()].filter((key) => work.selected(key) && !kept(key)).sort(byCodeUnit);
  if (gone.length === 0) return;
  if (options.prune !== true) {
    const values = { count: count(gone.length, "route"), routes: gone.map((key) => `'${key}'`).join(", ") };
    work.findings.push(finding("route-not-in-document", "/integrations", values));
    return;
  }
  const deleted = new Set(gone);
  for (const key of gone) {
    const route = live.routes.get(key) as LiveRoute;
    if (live.api === "v1") {
      work.steps.push(...steps.qualify(live, key, [steps.deleteMethod(live, route)]));
      continue;
    }
    const integrationId = targetOf(route);
    const held = integrationId === undefined ? undefined : live.integrations.get(integrationId);
    const together = [key, ...steps.sharers(live, key)].sort(byCodeUnit);
    if (integrationId === undefined || held === undefined || together.some((one) => !deleted.has(one))) {
      work.steps.push(...steps.qualify(live, key, [steps.deleteRoute(live, route)]));
      continue;
    }
    // The integration goes with the last of its routes.
    const last = together.at(-1) as string;
    const one = steps.deleteRoute(live, route, `${last} delete-integration`);
    const target = { api: "v2", apiId: live.id, protocol: live.protocol ?? "HTTP", integrationId } as const;
    const rest = key === last ? planIntegration(target, stateOf(held), null).steps : [];
    work.steps.push(...steps.qualify(live, key, [one, ...rest]));
  }
}

/** What a plan found of every object that its steps change; `null` where there was none. */
function objectsOf(live: Live, all: readonly steps.LiveStep[]): Dictionary<Dictionary | null> {
  const objects: Dictionary<Dictionary | null> = {};
  for (const { object } of all) {
    const value = observe(live, nameOf(object));
    objects[object] = value === undefined ? null : copy(value);
  }
  return objects;
}

/**
 * Plans an API towards a document: for each route the steps of `planIntegration`, new routes with what protects them,
 * and what is to be known of it all. A document of one API may be planned onto the other: integrations are mapped.
 *
 * Nothing is planned for a route with an error.
 *
 * @param live the API as `readApi` read it
 */
export function planState(document: StateDocument, live: Live, options: PlanStateOptions = {}): StatePlan {
  const selected = matcher(options.only ?? []);
  const resources = new steps.Resources(live);
  const work: Work = { document, live, options, selected, resources, steps: [], findings: [] };
  for (const key of Object.keys(document.integrations).sort(byCodeUnit)) {
    if (!selected(key)) continue;
    if (live.api === "v1") planV1Route(work, key);
    else planV2Route(work, key);
  }
  planDeletions(work);
  const all = [...resources.steps, ...work.steps];
  const { api, id, protocol } = live;
  return sealed({
    patchwayPlan: 1,
    api: {
      version: api,
      id,
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(protocol === undefined ? {} : { protocol }),
    },
    steps: all,
    objects: objectsOf(live, all),
    integrations: [...live.integrations.keys()],
    findings: dedupe(work.findings),
  });
}

function dedupe(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = show([one.id, one.path, one.message]);
    return !seen.has(key) && seen.add(key);
  });
}
