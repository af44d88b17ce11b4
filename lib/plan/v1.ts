import { type Finding, reaches } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary, get, isObject } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import { applyPatch } from "../../patch/apply.js";
import { type DiffOptions, diff } from "../../patch/diff.js";
import { readForm } from "../../patch/forms.js";
import type { Desired, PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { CACHE_KEY, listsBack, partCacheKeys } from "./cache-keys.js";
import { finding } from "./findings.js";
import type { Plan, Step } from "./step.js";
import type { V1Target } from "./v1-calls.js";
import * as calls from "./v1-calls.js";
import { planResponses, putFindings as putResponseFindings, responsesOf } from "./v1-responses.js";

/** Findings of a diff that say what a plan does instead. */
const REASONS: Readonly<Record<string, string>> = {
  "type-needs-put": "the type changes",
  "needs-type-first": "the type changes",
  "left-out-undocumented": "credentials change, and only documented operations are asked for",
};

/** Findings of a diff that a plan takes care of. */
const TAKEN_CARE_OF: ReadonlySet<string> = new Set([
  ...Object.keys(REASONS),
  "responses-need-plan",
  "cache-key-may-drop",
]);

/** The integration that a put sends: the desired one, and what is kept of the current one. */
function wholeDesired(
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  options: DiffOptions,
): Dictionary {
  const whole = copy(desired) as Dictionary;
  const kept = options.absent === "keep" ? Object.keys(current) : ["cacheNamespace", "type"];
  for (const member of kept) {
    const had = get(current, member);
    if (whole[member] === undefined && had !== undefined) whole[member] = copy(had);
    else if (options.absent === "keep" && isObject(had) && isObject(whole[member])) {
      whole[member] = { ...copy(had), ...(whole[member] as Dictionary) };
    }
  }
  return whole;
}

function updateStep(
  target: V1Target,
  id: string,
  before: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
  why: string,
): Step {
  const undo = listsBack(before as Resources["Integration"], operations);
  return {
    id,
    ...calls.updateIntegration(target, operations),
    before: copy(before),
    ...(undo.length === 0 ? {} : { undo: undo.map((list) => calls.updateIntegration(target, list)) }),
    why,
  };
}

function planUpdate(
  target: V1Target,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
): Plan {
  if (operations.length === 0) return { steps: [], findings: [] };
  const { first, keys } = partCacheKeys(current, desired, operations);
  const members = [...new Set(first.map(({ path }) => (parsePointer(path) as string[])[0]))].join(", ");
  const steps = [updateStep(target, "update-integration", current, first, `changes ${members}`)];
  if (keys.length === 0) return { steps, findings: [] };
  const between = applyPatch("Integration", current as Resources["Integration"], first) as Dictionary;
  const why = "adds the cache keys whose parameters the update before it changed";
  steps.push(updateStep(target, "update-integration-cache-keys", between, keys, why));
  const names = keys.map(({ path }) => path.slice(CACHE_KEY.length)).join(", ");
  return { steps, findings: [finding("plan-splits-cache-keys", "/cacheKeyParameters", { keys: names })] };
}

/** Puts the whole integration and every wanted response, whether or not AWS keeps responses over a put. */
function planPut(
  target: V1Target,
  current: Readonly<Dictionary> | undefined,
  desired: Readonly<Dictionary>,
  reason: string,
): Step[] {
  const had = responsesOf(current);
  const wanted = responsesOf(desired);
  const responses = (all: Readonly<Record<string, Dictionary>>) =>
    Object.keys(all)
      .sort(byCodeUnit)
      .map((status) => calls.putResponse(target, status, all[status] as Dictionary));
  const steps: Step[] = [];
  for (const status of Object.keys(had).sort(byCodeUnit)) {
    if (Object.hasOwn(wanted, status)) continue;
    steps.push({
      id: `delete-response-${status}`,
      ...calls.deleteResponse(target, status),
      before: copy(had[status]),
      undo: [calls.putResponse(target, status, had[status] as Dictionary)],
      why: `integration response ${status} is not wanted, and a put may keep it`,
    });
  }
  steps.push({
    id: "put-integration",
    ...calls.putIntegration(target, desired),
    ...(current === undefined ? {} : { before: copy(current) }),
    undo:
      current === undefined
        ? [calls.deleteIntegration(target)]
        : [calls.putIntegration(target, current), ...responses(had)],
    why: reason,
  });
  for (const status of Object.keys(wanted).sort(byCodeUnit)) {
    const before = get(had, status);
    steps.push({
      id: `put-response-${status}`,
      ...calls.putResponse(target, status, wanted[status] as Dictionary),
      ...(before === undefined ? {} : { before: copy(before) }),
      undo: [
        before === undefined
          ? calls.deleteResponse(target, status)
          : calls.putResponse(target, status, before),
      ],
      why:
        before === undefined
          ? `there is no integration response ${status} yet`
          : `integration response ${status} again, since a put may drop it`,
    });
  }
  return steps;
}

function planDelete(target: V1Target, current: Readonly<Dictionary>): Plan {
  const had = responsesOf(current);
  const undo = Object.keys(had)
    .sort(byCodeUnit)
    .map((status) => calls.putResponse(target, status, had[status] as Dictionary));
  const step: Step = {
    id: "delete-integration",
    ...calls.deleteIntegration(target),
    before: copy(current),
    undo: [calls.putIntegration(target, current), ...undo],
    why: "no integration is wanted",
  };
  return { steps: [step], findings: [] };
}

/** Findings of a diff that speak of operations, which a put has none of. */
const OF_OPERATIONS: ReadonlySet<string> = new Set([
  ...TAKEN_CARE_OF,
  "credentials-undocumented",
  "clear-reported",
]);

/** What there is to say of an integration that is put whole, its responses included. */
function putFindings(desired: Readonly<Dictionary>): Finding[] {
  const empty = { type: desired.type } as Resources["Integration"];
  const { findings } = diff("Integration", empty, desired as Desired<"Integration">);
  const responses = Object.entries(responsesOf(desired));
  return [
    ...findings.filter(({ id }) => !OF_OPERATIONS.has(id)),
    ...responses.flatMap(([status, response]) => putResponseFindings(status, response)),
  ];
}

/** The steps that lead a v1 integration from the current to the desired object; `null` deletes, absent creates. */
export function planV1(target: V1Target, current: unknown, desired: unknown, options: DiffOptions): Plan {
  const has =
    current === undefined || current === null ? undefined : readForm("Integration", current).resource;
  if (desired === undefined || desired === null) {
    return has === undefined ? { steps: [], findings: [] } : planDelete(target, has);
  }
  const form = readForm("Integration", desired);
  const chosen: DiffOptions = { resourceId: target.resourceId, ...options };
  if (has === undefined) {
    const findings = putFindings(form.resource);
    if (reaches(findings, "error")) return { steps: [], findings };
    return { steps: planPut(target, undefined, form.resource, "there is no integration yet"), findings };
  }
  const wants: Dictionary = { ...form.resource };
  for (const member of form.silent) if (has[member] !== undefined) wants[member] = has[member];

  const { patchOperations, findings } = diff(
    "Integration",
    has as Resources["Integration"],
    wants as Desired<"Integration">,
    chosen,
  );
  const reason = findings.map(({ id }) => get(REASONS, id)).find((text) => text !== undefined);
  const remaining = findings.filter(({ id }) => !TAKEN_CARE_OF.has(id));
  if (reason !== undefined) {
    const whole = wholeDesired(has, wants, chosen);
    const said = putFindings(whole);
    if (reaches(said, "error")) return { steps: [], findings: said };
    return {
      steps: planPut(target, has, whole, reason),
      findings: [...said, finding("plan-puts-integration", "", { reason })],
    };
  }
  const update = planUpdate(target, has, wholeDesired(has, wants, chosen), patchOperations);
  const responses = planResponses(target, has, wants, chosen);
  return {
    steps: [...update.steps, ...responses.steps],
    findings: [...remaining, ...update.findings, ...responses.findings],
  };
}
