import { type Dictionary, get, isObject } from "../common/own.js";
import { escapeToken } from "../common/pointer.js";
import type { Draft } from "./draft.js";
import type { Kind } from "./grammar/resources.js";
import { timeoutCeiling } from "./judge.js";

/** Something that a change has beside it, and that the user should know: it looks at several members at once. */
export interface Notice {
  /** It is said only where one of these differs. */
  readonly members: readonly string[];
  readonly say: (before: Readonly<Dictionary>, after: Readonly<Dictionary>, draft: Draft) => void;
}

const DEFAULT_TIMEOUT = 29_000;

/** Switching to STREAM may drop a timeout that stays as it is. */
const streamTimeout: Notice["say"] = (before, after, draft) => {
  const timeout = after.timeoutInMillis;
  const switches = after.responseTransferMode === "STREAM" && before.responseTransferMode !== "STREAM";
  if (
    switches &&
    typeof timeout === "number" &&
    timeout !== DEFAULT_TIMEOUT &&
    timeout === before.timeoutInMillis
  ) {
    draft.say("stream-timeout", "/timeoutInMillis", { timeout });
  }
};

/** A timeout above the default ceiling: the account must allow it. */
const raisedTimeout: Notice["say"] = (before, after, draft) => {
  const timeout = after.timeoutInMillis;
  if (typeof timeout !== "number" || timeout <= DEFAULT_TIMEOUT || after.responseTransferMode === "STREAM")
    return;
  if (!draft.patchOperations.some(({ path }) => path === "/timeoutInMillis")) return;
  if (timeout > timeoutCeiling(before)) draft.say("timeout-needs-quota", "/timeoutInMillis", { timeout });
};

const PARAMETERS = "/requestParameters/";

/**
 * The cache keys that a list of operations may cost: those that stay, and that a changed parameter is named by or reads
 * from.
 */
export function endangeredKeys(before: Readonly<Dictionary>, after: Readonly<Dictionary>): string[] {
  const had = before.cacheKeyParameters;
  const wants = after.cacheKeyParameters;
  if (!Array.isArray(had) || !Array.isArray(wants) || had.length === 0 || wants.length === 0) return [];
  const touched = touchedParameters(before.requestParameters, after.requestParameters);
  return wants.filter(
    (key): key is string => typeof key === "string" && had.includes(key) && touched.has(key),
  );
}

/** Every parameter that a changed mapping names: what it sets, what it read, and what it reads now. */
export function touchedParameters(before: unknown, after: unknown): ReadonlySet<string> {
  const touched = new Set<string>();
  const a = isObject(before) ? before : {};
  const b = isObject(after) ? after : {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [was, is] = [get(a, key), get(b, key)];
    if (was === is) continue;
    touched.add(key);
    for (const value of [was, is]) if (typeof value === "string") touched.add(value);
  }
  return touched;
}

const cacheKeys: Notice["say"] = (before, after, draft) => {
  const keys = endangeredKeys(before, after);
  if (keys.length === 0 || !draft.patchOperations.some(({ path }) => path.startsWith(PARAMETERS))) return;
  for (const key of keys) {
    draft.say("cache-key-may-drop", `/cacheKeyParameters/${escapeToken(key)}`);
  }
};

/** Replacing or removing a method's parameter drops the integration's cache keys that name it. */
const methodCacheKeys: Notice["say"] = (before, after, draft) => {
  const integration = before.methodIntegration;
  const keys = isObject(integration) ? get(integration, "cacheKeyParameters") : undefined;
  if (!Array.isArray(keys)) return;
  const touched = touchedParameters(before.requestParameters, after.requestParameters);
  for (const key of keys) {
    if (typeof key !== "string" || !touched.has(key)) continue;
    draft.say("cache-key-may-drop", `/methodIntegration/cacheKeyParameters/${escapeToken(key)}`);
  }
};

const COGNITO = "COGNITO_USER_POOLS";

const authorizerType: Notice["say"] = (before, after, draft) => {
  const { type: current } = before;
  const { type: desired } = after;
  const changes = typeof current === "string" && typeof desired === "string";
  if (changes && (current === COGNITO) !== (desired === COGNITO)) {
    draft.say("authorizer-type-changes", "/type", { current, desired });
  }
};

const defaultResponse: Notice["say"] = (before, _after, draft) => {
  if (before.defaultResponse === true && draft.patchOperations.length > 0) {
    draft.say("default-response-customised", "/defaultResponse");
  }
};

/** By kind. */
export const NOTICES: { readonly [K in Kind]?: readonly Notice[] } = {
  Integration: [
    { members: ["responseTransferMode"], say: streamTimeout },
    { members: ["timeoutInMillis"], say: raisedTimeout },
    { members: ["requestParameters"], say: cacheKeys },
  ],
  Authorizer: [{ members: ["type"], say: authorizerType }],
  GatewayResponse: [
    { members: ["statusCode", "responseParameters", "responseTemplates"], say: defaultResponse },
  ],
  Method: [{ members: ["requestParameters"], say: methodCacheKeys }],
};
