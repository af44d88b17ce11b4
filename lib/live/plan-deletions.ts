import { byCodeUnit } from "../../common/own.js";
import { planIntegration } from "../plan.js";
import { count } from "../report/layout.js";
import { finding } from "./findings.js";
import { type LiveRoute, targetOf } from "./live.js";
import { stateOf, type Work } from "./plan-work.js";
import * as steps from "./steps.js";

/** Plans the end of the routes that the document does not have, where that is asked for, and says otherwise that they stay. */
export function planDeletions(work: Work): void {
  const { live, document, options } = work;
  const kept = (key: string): boolean =>
    Object.hasOwn(document.integrations, key) || Object.hasOwn(document.routes ?? {}, key);
  const gone = [...live.routes.keys()].filter((key) => work.selected(key) && !kept(key)).sort(byCodeUnit);
  if (gone.length === 0) return;
  const isBarred = work.findings.some(({ id }) => id === "route-key-unmappable");
  if (options.prune !== true || isBarred) {
    const values = { count: count(gone.length, "route"), routes: gone.map((key) => `'${key}'`).join(", ") };
    work.findings.push(
      finding(
        options.prune === true ? "routes-not-pruned" : "route-not-in-document",
        "/integrations",
        values,
      ),
    );
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
