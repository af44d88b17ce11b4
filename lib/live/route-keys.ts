/** Which routes an API lets be made, told before anything is sent: by the rules that the services refuse by. */
import { type FindingValues, fill } from "../../common/findings.js";
import { brokenHttpKeyRule, type HttpKeyRuleName, type PartRuleName, VERBS } from "../../common/routes.js";
import type { Live } from "./live.js";
import type { Resources } from "./resources.js";

export const VERB_AND_PATH = /^([A-Z]+) (\/.*)$/s;

const FORM = "its routes are a verb and a path, as in GET /pets";
const NO_VERB = `its verb is none of ${VERBS.join(", ")}`;
const NO_KEY = "it has no key";

const PARTS: Readonly<Record<PartRuleName, string>> = {
  noPathPart: "a part of its path is empty",
  pathPart:
    "'{name}' is no part of a path: that has letters, digits and ._-: alone, or is one variable in braces",
  belowGreedy: "nothing comes after '{name}', which takes the rest of the path",
  sameName: "'{name}' is there already",
  twoVariables: "'{part}' would stand beside '{name}', and a place in a path has one variable",
};

const HTTP_KEYS: Readonly<Record<HttpKeyRuleName, string>> = {
  key: `its routes are a verb of ${VERBS.join(", ")} and a path, or $default`,
  greedy: "a variable that takes the rest of a path stands at its end",
  exists: "'{other}' is there already",
  variable: "its variable stands where that of '{other}' does, with another name",
};

/** What a route of an API is called, and why it cannot be made. */
export interface KeyRefusal {
  readonly api: string;
  readonly reason: string;
}

const refusal = (api: string, reason: string, values: FindingValues = {}): KeyRefusal => ({
  api,
  reason: fill(reason, values),
});

/** Why a REST API has no such method, and no resources are made for it; nothing where it may. */
export function restKeyRefusal(key: string, resources: Resources): KeyRefusal | undefined {
  const api = "a REST API";
  const [, verb, path] = VERB_AND_PATH.exec(key) ?? [];
  if (path === undefined) return refusal(api, FORM);
  if (!VERBS.some((one) => one === verb)) return refusal(api, NO_VERB);
  const broken = resources.brokenRule(path);
  return broken === undefined
    ? undefined
    : refusal(api, PARTS[broken.rule], { name: broken.name, part: broken.part });
}

/** Why an HTTP or WebSocket API takes no such route beside those that are there and those that the plan makes. */
export function v2KeyRefusal(key: string, live: Live, made: readonly string[]): KeyRefusal | undefined {
  if (live.protocol === "WEBSOCKET") return key === "" ? refusal("a WebSocket API", NO_KEY) : undefined;
  const broken = brokenHttpKeyRule(key, [...live.routes.keys(), ...made]);
  return broken && refusal("an HTTP API", HTTP_KEYS[broken.rule], { other: broken.other });
}
