import { randomBytes } from "node:crypto";
import { type Dictionary, get } from "../../../common/own.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, inCalls, refuse } from "../refusals.js";
import { pick, seconds, without } from "../shared.js";
import { freshId } from "../state/tree.js";
import { boolean, list, map, struct, text } from "../wire/shape.js";
import { collection } from "./collection.js";

const CREATE = inCalls("CreateApiKey");
const REFUSED = {
  short: badRequest("API Key value should be at least 20 characters", CREATE),
  long: badRequest("API Key value exceeds maximum size of 128 characters", CREATE),
  description: badRequest("Invalid API Key description specified.", CREATE),
  name: badRequest("Invalid API Key name, can be at most 1024 characters.", CREATE),
} as const;

const LONGEST_DESCRIPTION = 125_000;
const LONGEST_NAME = 1024;

const BODY = {
  name: text,
  description: text,
  enabled: boolean,
  generateDistinctId: boolean,
  value: text,
  stageKeys: list(struct({ restApiId: text, stageName: text })),
  customerId: text,
  tags: map(text),
};

/** Recorded: an empty value is one that AWS makes. */
function keyValue(given: unknown): string {
  if (typeof given !== "string" || given === "") return randomBytes(20).toString("hex");
  if (given.length < 20) refuse(REFUSED.short);
  if (given.length > 128) refuse(REFUSED.long);
  return given;
}

const isLonger = (value: unknown, most: number): boolean => typeof value === "string" && value.length > most;

/** A read answers the value only where it is asked for it (recorded). */
function shown(call: Call, value: Dictionary): Dictionary {
  const asked = get(call.input, "includeValue") === true || get(call.input, "includeValues") === true;
  return asked ? value : without(value, ["value"]);
}

const startsWith = (value: unknown, start: unknown): boolean =>
  start === undefined || String(value ?? "").startsWith(String(start));

export const operations: readonly Operation[] = collection({
  kind: "ApiKey",
  path: "/apikeys",
  label: "apiKey",
  collection: "apiKeys",
  missing: "apiKey",
  holder: (call) => call.account,
  query: { includeValue: boolean },
  filter: {
    query: { name: text, customerId: text, includeValues: boolean },
    keeps: ({ input }, value) =>
      startsWith(value.name, input.name) &&
      (input.customerId === undefined || input.customerId === value.customerId),
  },
  listed: shown,
  shown: (call, value) => ({ tags: {}, ...shown(call, value) }),
  create: {
    body: BODY,
    make: (call) => {
      const { generateDistinctId: _, ...given } = pick(call.input, Object.keys(BODY));
      if (isLonger(given.name, LONGEST_NAME)) refuse(REFUSED.name);
      if (isLonger(given.description, LONGEST_DESCRIPTION)) refuse(REFUSED.description);
      const value = keyValue(given.value);
      const date = seconds(call.now);
      return {
        id: freshId(call.account.collection("apiKeys"), 10),
        enabled: false,
        stageKeys: [],
        createdDate: date,
        lastUpdatedDate: date,
        ...(given.name === "" ? without(given, ["name"]) : given),
        value,
      };
    },
  },
  remove: ({ account }, _account, { value }) => {
    for (const plan of account.collection("usagePlans").values())
      plan.collection("keys").delete(String(value.id));
  },
  updated: (call, value) => ({ ...value, lastUpdatedDate: seconds(call.now) }),
});
