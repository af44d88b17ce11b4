import { type Finding, reaches } from "../../common/findings.js";
import { type Dictionary, get } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { integrationTables } from "../../mappings/integration.js";
import {
  type Protocol,
  TO_V1_ALLOWANCES,
  type ToV1Allowance,
  type ToV1Options,
  type ToV2Allowance,
} from "../../mappings/model.js";
import { type ToV1Input, toV1 } from "../../mappings/to-v1.js";
import { saidBy, unmappedNulls } from "../plan/keep.js";
import type { PlanOptions, V2State } from "../plan.js";
import { digestOf } from "./digest.js";
import { type RouteSettings, SETTINGS, type StateDocument, saysNothing, settingsOf } from "./document.js";
import { finding } from "./findings.js";
import { integrationOf, type Live, type LiveRoute } from "./live.js";
import { lacking, protect } from "./protection.js";
import type { Resources } from "./resources.js";
import type { KeyRefusal } from "./route-keys.js";
import type * as steps from "./steps.js";

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
  /** Scheme, host and port of private backends, by listener ARN, for integrations that are mapped to v1. */
  readonly hosts?: NonNullable<ToV1Options["hosts"]>;
}

/** A plan in the making. */
export interface Work {
  readonly document: StateDocument;
  readonly live: Live;
  readonly options: PlanStateOptions;
  readonly selected: (key: string) => boolean;
  readonly resources: Resources;
  readonly steps: steps.LiveStep[];
  readonly findings: Finding[];
}

export const below = (pointer: string, findings: readonly Finding[]): Finding[] =>
  findings.map((one) => ({ ...one, path: pointer + one.path }));

export const pointerOf = (key: string): string => `/integrations/${escapeToken(key)}`;

/** Says why a route cannot be made, if it cannot. */
export function unmappable(work: Work, key: string, refusal: KeyRefusal | undefined): boolean {
  if (refusal === undefined) return false;
  const { api, reason } = refusal;
  work.findings.push(finding("route-key-unmappable", pointerOf(key), { api, route: `'${key}'`, reason }));
  return true;
}

/** The keys of the v2 routes that the plan makes so far. */
export const madeBy = ({ steps }: Work): string[] =>
  steps.filter(({ command }) => command === "CreateRoute").map(({ route }) => route);

/** An integration of a v2 document or API with its responses apart, as `planIntegration` takes it. */
export function stateOf(value: Readonly<Dictionary>): V2State {
  const { IntegrationResponses, ...integration } = value;
  return {
    integration,
    responses: Array.isArray(IntegrationResponses) ? (IntegrationResponses as Dictionary[]) : [],
  };
}

/** The v1 integration of which what the document does not mention is to be kept. */
function keptV1({ live, options }: Work, key: string): Readonly<Dictionary> | undefined {
  if (options.absent !== "keep" || live.api !== "v1") return undefined;
  return integrationOf(live, live.routes.get(key));
}

/** A model that was mapped, without what the mapping adds, where that is to be kept of an integration that is there. */
function silentOf(
  held: Readonly<Dictionary> | undefined,
  desired: Readonly<Dictionary>,
  model: Dictionary,
  protocol: Protocol,
): Dictionary {
  if (held === undefined || held.type !== model.type) return model;
  const { said, added } = saidBy(desired, model, integrationTables[protocol].toV1.target);
  const needed = Object.entries(added).filter(([member]) => get(held, member) === undefined);
  return { ...Object.fromEntries(needed), ...said };
}

/** The v1 model of a document's integration; nothing, and the findings why, where there is none. */
export function asV1(work: Work, key: string): { model?: Dictionary; findings: Finding[] } {
  const { document, options } = work;
  const desired = document.integrations[key] as Dictionary;
  if (document.api.version === "v1") return { model: desired, findings: [] };
  const region = options.region ?? document.api.region;
  const protocol = document.api.protocol ?? "HTTP";
  const hosts = protocol === "HTTP" ? options.hosts : undefined;
  const { integration, findings, convertible } = toV1(stateOf(desired) as unknown as ToV1Input, {
    protocol,
    routeKey: key,
    ...(hosts === undefined ? {} : { hosts }),
    ...(region === undefined ? {} : { region }),
    allow: TO_V1_ALLOWANCES.filter((name) => options.allow?.includes(name)),
  } satisfies ToV1Options);
  const held = keptV1(work, key);
  const unmapped = held === undefined ? [] : unmappedNulls(desired);
  const said = below(pointerOf(key), [...findings, ...unmapped]);
  if (!convertible || unmapped.length > 0) return { findings: said };
  return { model: silentOf(held, desired, integration as Dictionary, protocol), findings: said };
}

/** The settings of a route that is there and that the document has otherwise. */
export function settingsFindings({ document, live }: Work, key: string, route: LiveRoute): Finding[] {
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

/** What a route takes of its source's settings, and what there is to say of how it is guarded. */
export function guard(work: Work, key: string, route: LiveRoute | undefined): ReturnType<typeof protect> {
  const { live, document, options } = work;
  const allowed = new Set(options.allowOpen);
  if (route === undefined) {
    return protect(live, document, key, allowed, (one) => madeBy(work).includes(one));
  }
  return { settings: {}, findings: settingsFindings(work, key, route) };
}

/** A plan that changes a route which is there: is it as guarded as its source? */
export function opens(work: Work, key: string, route: LiveRoute | undefined): boolean {
  if (route === undefined) return false;
  const { live, document, options } = work;
  const answers = integrationOf(live, route) !== undefined;
  const findings = lacking(live, document, key, new Set(options.allowOpen), answers);
  work.findings.push(...findings);
  return reaches(findings, "error");
}
