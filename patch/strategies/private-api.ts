/** What the endpoint type PRIVATE goes with, as recorded for a RestApi. */
import { recorded } from "../../common/evidence.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { show } from "../../common/show.js";
import { badRequest } from "../grammar/families.js";
import type { ScalarRow, ServerDefault } from "../grammar/row-types.js";
import { RECORDED } from "../grammar/sources.js";
import type { Check, Effect } from "../grammar/types.js";

const DUALSTACK = "dualstack";

function configuration(resource: Readonly<Dictionary>): Readonly<Dictionary> {
  const value = resource.endpointConfiguration;
  return isObject(value) ? value : {};
}

const isPrivate = (resource: Readonly<Dictionary>): boolean => {
  const types = get(configuration(resource), "types");
  return Array.isArray(types) && types.includes("PRIVATE");
};

export const becomesDualstack: Effect = {
  summary: "An API that becomes private has dual-stack addresses.",
  ...recorded(RECORDED),
  run: ({ state }, { row }) => {
    const held = get(state, "endpointConfiguration");
    if (row.path === "/endpointConfiguration/types" && isObject(held) && isPrivate(state)) {
      held.ipAddressType = DUALSTACK;
    }
    return undefined;
  },
};

/** The address type that an API has by itself once it is private. */
export const followsPrivate: NonNullable<ScalarRow["follows"]> = {
  value: (current, desired) => (isPrivate(desired) && !isPrivate(current) ? DUALSTACK : undefined),
  evidence: recorded(RECORDED),
};

export const addressDefaults: readonly ServerDefault[] = [
  { value: DUALSTACK, holds: isPrivate, evidence: recorded(`${RECORDED}: CreateRestApi, PRIVATE`) },
  { value: "ipv4", evidence: recorded(`${RECORDED}: CreateRestApi`) },
];

export const privateIsDualstack: Check = {
  finding: "private-needs-dualstack",
  refusal: badRequest("Only dualstack ipAddressType is supported for Private APIs.", recorded(RECORDED)),
  broken: (text, { resource }) => (text === "ipv4" && isPrivate(resource) ? { text } : undefined),
};

/** The model says so; AWS's answer is not known. */
export const endpointNeedsPrivate: Check = {
  finding: "vpc-endpoint-needs-private",
  broken: (_text, { resource }) => {
    const types = get(configuration(resource), "types");
    return isPrivate(resource) ? undefined : { type: show(types ?? "EDGE") };
  },
};
