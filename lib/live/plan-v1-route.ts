import { reaches } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import type { Step } from "../plan/step.js";
import { planIntegration } from "../plan.js";
import { readParameters, undeclared } from "./declared.js";
import { integrationOf } from "./live.js";
import { asV1, below, guard, opens, pointerOf, unmappable, type Work } from "./plan-work.js";
import { restKeyRefusal } from "./route-keys.js";
import * as steps from "./steps.js";

/** Plans a route of a REST API: its method, where there is none, and its integration. */
export function planV1Route(work: Work, key: string): void {
  const { live, options, document } = work;
  const pointer = pointerOf(key);
  const route = live.routes.get(key);
  if (route === undefined && unmappable(work, key, restKeyRefusal(key, work.resources))) return;
  const { model, findings } = asV1(work, key);
  work.findings.push(...findings);
  if (model === undefined) return;
  const protection = guard(work, key, route);
  work.findings.push(...protection.findings);
  let { settings } = protection;
  if (route === undefined && document.api.version === "v2") {
    // An HTTP API declares no parameters; a method has to declare what its integration reads.
    const declared = readParameters(model).map((name) => [name, name.startsWith("method.request.path.")]);
    if (declared.length > 0) settings = { ...settings, requestParameters: Object.fromEntries(declared) };
  }
  const method = route?.value ?? (settings as Readonly<Dictionary>);
  const missing = undeclared(model, method, pointer);
  work.findings.push(...missing);
  if (reaches([...missing, ...protection.findings], "error")) return;

  const space = key.indexOf(" ");
  const [httpMethod, path] = [key.slice(0, space), key.slice(space + 1)];
  const resourceId = route?.resourceId ?? work.resources.idAt(path);
  const target = { api: "v1", restApiId: live.id, resourceId, httpMethod } as const;
  const { allow: _, ...chosen } = options;
  const plan = planIntegration(target, integrationOf(live, route), model, chosen);
  work.findings.push(...below(pointer, plan.findings));
  if (plan.steps.length === 0 || opens(work, key, route)) return;
  const resource = route?.resourceId === undefined ? work.resources.at(path, key) : { id: resourceId };
  const first: Step[] = route === undefined ? [steps.putMethod(target, settings)] : [];
  const declared = steps.declareResponses(target, model, method.methodResponses);
  work.steps.push(...steps.qualify(live, key, [...first, ...declared, ...plan.steps], resource));
}
