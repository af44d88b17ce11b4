import { type Dictionary, get, put } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, inCalls, notFound, refuse } from "../refusals.js";
import { pick, without } from "../shared.js";
import { freshId } from "../state/tree.js";
import { choice, integer, list, map, number, required, struct, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { entry, MISSING } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";
import { refuseUsedPlan } from "./references.js";

const ONE = "/usageplans/{usagePlanId}";

const THROTTLE = struct({ burstLimit: integer, rateLimit: number });
const BODY = {
  name: required(text),
  description: text,
  apiStages: list(struct({ apiId: text, stage: text, throttle: map(THROTTLE) })),
  throttle: THROTTLE,
  quota: struct({ limit: integer, offset: integer, period: choice("DAY", "WEEK", "MONTH") }),
  tags: map(text),
};

const REFUSED = {
  stage: notFound(
    "Invalid API Stage {api: {api}, stage: {stage}} specified for usageplan {plan}",
    inCalls(
      "UpdateUsagePlan, where a stage is taken away; that a create and an addition are checked alike is inferred",
    ),
  ),
  keyType: badRequest("Invalid key type: {type}", guessed("no recording")),
  hasKey: conflict("The API key is already in the usage plan", guessed("no recording")),
} as const;

const stageKey = ({ apiId, stage }: Dictionary): string => `${String(apiId)}:${String(stage)}`;

function refuseStages(call: Call, stages: unknown, id = "null"): void {
  for (const { apiId, stage } of (Array.isArray(stages) ? stages : []) as Dictionary[]) {
    const api = call.account.collection("restApis").get(String(apiId));
    if (api?.collection("stages").has(String(stage)) === true) continue;
    refuse(REFUSED.stage, { api: String(apiId), stage: String(stage), plan: id });
  }
}

const plans = collection({
  kind: "UsagePlan",
  path: "/usageplans",
  label: "usagePlanId",
  collection: "usagePlans",
  missing: "usagePlan",
  holder: (call) => call.account,
  remove: (_call, _account, { value }) => refuseUsedPlan(value),
  updated: (call, after) => {
    const before = plan(call).value.apiStages;
    const had = new Set((Array.isArray(before) ? before : []).map(stageKey));
    const stages = (Array.isArray(after.apiStages) ? after.apiStages : []) as Dictionary[];
    refuseStages(
      call,
      stages.filter((stage) => !had.has(stageKey(stage))),
      textOf(call, "usagePlanId"),
    );
    return after;
  },
  filter: {
    query: { keyId: text },
    keeps: ({ input, account }, { id }) =>
      input.keyId === undefined ||
      account.collection("usagePlans").get(String(id))?.collection("keys").has(String(input.keyId)) === true,
  },
  // Recorded: a read answers tags always, a create and a list only those that are there.
  listed: (_call, value) => value,
  shown: (_call, value) => ({ tags: {}, ...value }),
  create: {
    body: BODY,
    make: (call) => {
      const value = pick(call.input, Object.keys(BODY));
      refuseStages(call, value.apiStages);
      const quota = get(value, "quota") as Dictionary | undefined;
      return {
        id: freshId(call.account.collection("usagePlans"), 6),
        apiStages: [],
        ...value,
        ...(quota === undefined ? {} : { quota: { offset: 0, ...quota } }),
      };
    },
  },
});

const plan = (call: Call) => entry(call, call.account, "usagePlans", "usagePlanId", "usagePlan");

/** Keys of a plan have no update, so that they are not among the kinds: their rows are written out. */
const keys: readonly Operation[] = collection({
  // Taken for its operations' names alone; there is no UpdateUsagePlanKey.
  kind: "UsagePlanKey" as "UsagePlan",
  path: `${ONE}/keys`,
  label: "keyId",
  collection: "keys",
  missing: "usagePlanKey",
  holder: plan,
  shown: (_call, value) => without(value, ["remaining"]),
  create: {
    body: { keyId: required(text), keyType: required(text) },
    make: (call, holder) => {
      const keyType = textOf(call, "keyType");
      if (keyType !== "API_KEY") refuse(REFUSED.keyType, { type: keyType });
      const id = textOf(call, "keyId");
      const key = call.account.collection("apiKeys").get(id) ?? refuse(MISSING.apiKey);
      if (holder().collection("keys").has(id)) refuse(REFUSED.hasKey);
      return { id, type: keyType, ...pick(key.value, ["value", "name"]) };
    },
  },
}).filter(({ name }) => name !== "UpdateUsagePlanKey");

const RANGE = { startDate: text, endDate: text };

/**
 * Nothing is ever used here: a key has what its plan allows, or what UpdateUsage has set. One pair a key, [used,
 * remaining], for the last day that was asked for; a plan without a quota has none.
 */
function usageOf(call: Call): Dictionary {
  const holder = plan(call);
  const quota = get(holder.value, "quota") as Dictionary | undefined;
  const asked = get(call.input, "keyId");
  const items: Dictionary = {};
  for (const [id, { value }] of holder.collection("keys")) {
    const remaining = value.remaining ?? quota?.limit;
    if (remaining !== undefined && (asked === undefined || asked === id)) put(items, id, [[0, remaining]]);
  }
  return { usagePlanId: holder.value.id, ...pick(call.input, Object.keys(RANGE)), items };
}

/** On the wire the items are `values`. */
const answered = ({ items, ...rest }: Dictionary): Dictionary => ({ ...rest, values: items });

function updateUsage(call: Call): Dictionary {
  const id = textOf(call, "keyId");
  const key = entry(call, plan(call), "keys", "keyId", "usagePlanKey");
  const store = ({ items }: Dictionary) => {
    const pairs = get((items ?? {}) as Dictionary, id);
    const last = Array.isArray(pairs) ? (pairs.at(-1) as unknown[]) : [];
    if (last[1] !== undefined) key.value = { ...key.value, remaining: last[1] };
  };
  return answered(patch(call, "Usage", usageOf(call), { store }));
}

const usage: readonly Operation[] = [
  {
    service: "apigateway",
    name: "GetUsage",
    method: "GET",
    path: `${ONE}/usage`,
    status: 200,
    query: { ...RANGE, keyId: text },
    handle: (call) => answered(usageOf(call)),
  },
  {
    service: "apigateway",
    name: "UpdateUsage",
    method: "PATCH",
    path: `${ONE}/keys/{keyId}/usage`,
    status: 200,
    body: PATCH_BODY,
    handle: updateUsage,
  },
];

export const operations: readonly Operation[] = [...plans, ...keys, ...usage];
