import type { Finding } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary } from "../../common/own.js";
import { show } from "../../common/show.js";
import { errorsWithoutSecrets, findingsWithoutSecrets } from "../clients/secrets.js";
import type { StateDocument } from "./document.js";
import { finding } from "./findings.js";
import { matcher } from "./glob.js";
import type { Live } from "./live.js";
import { nameOf, observe } from "./objects.js";
import { planDeletions } from "./plan-deletions.js";
import { type StatePlan, sealed } from "./plan-file.js";
import { checkSelection, unusedFindings } from "./plan-unused.js";
import { planV1Route } from "./plan-v1-route.js";
import { planV2Route } from "./plan-v2-route.js";
import { type PlanStateOptions, settingsFindings, type Work } from "./plan-work.js";
import { CONNECT } from "./protection.js";
import { Resources } from "./resources.js";
import type { LiveStep } from "./steps.js";

export type { PlanStateOptions } from "./plan-work.js";

/** What a plan found of every object that its steps change; `null` where there was none. */
function objectsOf(live: Live, all: readonly LiveStep[]): Dictionary<Dictionary | null> {
  const objects: Dictionary<Dictionary | null> = {};
  for (const { object } of all) {
    const value = observe(live, nameOf(object));
    objects[object] = value === undefined ? null : copy(value);
  }
  return objects;
}

/** The routes of a document in the order in which they are planned: first the one that may guard all others. */
function keysOf({ integrations }: StateDocument): string[] {
  const keys = Object.keys(integrations).sort(byCodeUnit);
  return [...keys.filter((key) => key === CONNECT), ...keys.filter((key) => key !== CONNECT)];
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
  return errorsWithoutSecrets(document, () => planned(document, live, options));
}

function planned(document: StateDocument, live: Live, options: PlanStateOptions): StatePlan {
  const selected = matcher(options.only ?? []);
  const resources = new Resources(live);
  const work: Work = { document, live, options, selected, resources, steps: [], findings: [] };
  checkSelection(work);
  work.findings.push(...unusedFindings(work));
  for (const key of keysOf(document)) {
    if (!selected(key)) continue;
    if (live.api === "v1") planV1Route(work, key);
    else planV2Route(work, key);
  }
  for (const key of Object.keys(document.routes ?? {}).sort(byCodeUnit)) {
    const route = live.routes.get(key);
    if (route === undefined || !selected(key) || Object.hasOwn(document.integrations, key)) continue;
    work.findings.push(...settingsFindings(work, key, route));
  }
  planDeletions(work);
  const makes = work.steps.some(({ command }) => command === "PutMethod" || command === "CreateRoute");
  if (makes && (document.api.version !== live.api || document.api.id !== live.id)) {
    work.findings.push(finding("api-guards-left", "/api", { api: live.protocol ?? "REST", id: live.id }));
  }
  const all = [...resources.steps, ...work.steps];
  const { api, id, protocol, reading } = live;
  return sealed({
    patchwayPlan: 1,
    api: {
      version: api,
      id,
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(protocol === undefined ? {} : { protocol }),
    },
    ...(reading === undefined ? {} : { reading }),
    steps: all,
    objects: objectsOf(live, all),
    integrations: [...live.integrations.keys()],
    findings: findingsWithoutSecrets(
      dedupe(work.findings),
      document,
      [...live.routes],
      [...live.integrations],
    ),
  });
}

function dedupe(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = show([one.id, one.path, one.message]);
    return !seen.has(key) && seen.add(key);
  });
}
