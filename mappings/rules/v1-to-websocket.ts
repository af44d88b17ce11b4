/** Rules from v1 to a WebSocket API, which has the same types and, for the most part, the same members. */

import type { Finding } from "../../common/findings.js";
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { CONTENT_HANDLING, PASSTHROUGH } from "../model.js";
import { requestParameterToWebSocket } from "../parameters.js";
import { readEntry, readObject, readTemplate, readText, readWord } from "../read.js";
import {
  type DEFAULT_TEMPLATE,
  JSON_TYPE,
  LONGEST_TEMPLATE,
  SELECT_DEFAULT,
  tellReads,
} from "../templates.js";
import { isPrivate, putConnectionId, putMethod, putUri } from "./shared-to-v2.js";
import type { ToV2State } from "./to-v2.js";
import { functionUri, isFunction } from "./uri-to-http.js";

// Inside for-in, V8 proves this call away; it does not Object.hasOwn.
const isOwn = Object.prototype.hasOwnProperty;

export function typeToWebSocket(state: ToV2State): void {
  state.plan = "same";
  state.out.IntegrationType = state.type;
}

export function methodToWebSocket(state: ToV2State): void {
  if (state.type === "MOCK") return;
  const method = readText(state.v1.httpMethod, "/httpMethod") ?? "";
  if (isFunction(state) || (state.type === "AWS_PROXY" && method === "")) {
    state.out.IntegrationMethod = "POST";
    if (method !== "POST" && method !== "")
      note(state.findings, catalogue["lambda-method"], "/httpMethod", { method });
    return;
  }
  if (method === "") {
    note(state.findings, catalogue["method-missing"], "/httpMethod");
    return;
  }
  if (method === "ANY") note(state.findings, catalogue["method-any-websocket"], "/httpMethod");
  putMethod(state, method);
}

export function uriToWebSocket(state: ToV2State): void {
  const { uri, form, type, findings } = state;
  if (type === "MOCK") return;
  if (uri === undefined || uri === "") {
    note(findings, catalogue["uri-missing"], "/uri", { type });
    return;
  }
  if (isFunction(state)) {
    const invoked = functionUri(state, uri);
    if (invoked !== undefined) putUri(state, invoked);
    return;
  }
  if (form === "service" && type === "AWS_PROXY") note(findings, catalogue["aws-proxy-websocket"], "/uri");
  else if (form !== "service" && form !== "http") note(findings, catalogue["uri-unrecognised"], "/uri");
  putUri(state, uri);
}

export function connectionIdToWebSocket(state: ToV2State): void {
  const id = readText(state.v1.connectionId, "/connectionId");
  if (id === undefined || id === "") return;
  if (!isPrivate(state)) {
    note(state.findings, catalogue["private-member-inert"], "/connectionId", { member: "connectionId" });
  } else if (readText(state.v1.integrationTarget, "/integrationTarget")) {
    note(state.findings, catalogue["vpc-link-v2-websocket"], "/connectionId", { member: "connectionId" });
  } else {
    putConnectionId(state, id);
  }
}

export function integrationTargetToWebSocket(state: ToV2State): void {
  if (!readText(state.v1.integrationTarget, "/integrationTarget")) return;
  note(
    state.findings,
    isPrivate(state) ? catalogue["vpc-link-v2-websocket"] : catalogue["private-member-inert"],
    "/integrationTarget",
    {
      member: "integrationTarget",
    },
  );
}

export function requestParametersToWebSocket(state: ToV2State): void {
  const { v1, options, out, findings } = state;
  const base = "/requestParameters";
  const map = readObject(v1.requestParameters, base) ?? {};
  let parameters: Dictionary<string> | undefined;
  for (const key in map) {
    if (!isOwn.call(map, key)) continue;
    const value = readEntry(map[key], base, key);
    const translated =
      value === undefined
        ? undefined
        : requestParameterToWebSocket(key, value, options.routeKey, base, findings);
    if (translated === undefined) continue;
    parameters ??= {};
    put(parameters, key, translated);
  }
  if (parameters !== undefined) out.RequestParameters = parameters;
}

/** A WebSocket API has no use for the templates of other content types. */
function tellOthers(keys: readonly string[], chosen: string, base: string, findings: Finding[]): void {
  for (const key of keys) {
    if (key !== chosen) note(findings, catalogue["template-content-type"], under(base, key), { key, chosen });
  }
}

/** What a map of templates is on a WebSocket API. */
export const onlyTemplate = (template: string): Readonly<Record<typeof DEFAULT_TEMPLATE, string>> => ({
  $default: template,
});

/**
 * The template of a map that goes to the key `$default`: messages have no content type, so that one has to serve them
 * all.
 *
 * @returns `undefined` where there is none.
 */
export function templateToWebSocket(
  state: ToV2State,
  given: unknown,
  member: "requestTemplates" | "responseTemplates",
  base: string,
): string | undefined {
  const { findings, options } = state;
  const map = readObject(given, base) ?? {};
  let count = 0;
  let chosen = "";
  let value: unknown;
  for (const key in map) {
    if (!isOwn.call(map, key)) continue;
    count += 1;
    if (count > 1 && key !== JSON_TYPE) continue;
    chosen = key;
    value = map[key];
  }
  if (count === 0) return undefined;
  if (count > 1) {
    if (chosen !== JSON_TYPE) {
      note(findings, catalogue["template-choice-unclear"], base);
      return undefined;
    }
    tellOthers(Object.keys(map), chosen, base, findings);
  }
  const template = readTemplate(value, base, chosen);
  if (template.length > LONGEST_TEMPLATE) {
    const values = { member, length: template.length, limit: LONGEST_TEMPLATE, target: "API Gateway V2" };
    note(findings, catalogue["too-long"], under(base, chosen), values);
    return undefined;
  }
  if (chosen !== JSON_TYPE)
    note(findings, catalogue["template-for-all"], under(base, chosen), { key: chosen });
  tellReads(template, chosen, "v1", options.routeKey, base, findings);
  return template;
}

export function requestTemplatesToWebSocket(state: ToV2State): void {
  const { type, v1, out, findings } = state;
  if (v1.requestTemplates === undefined) return;
  if (type !== "AWS_PROXY" && type !== "HTTP_PROXY") {
    const template = templateToWebSocket(state, v1.requestTemplates, "requestTemplates", "/requestTemplates");
    if (template === undefined) return;
    out.RequestTemplates = onlyTemplate(template);
    out.TemplateSelectionExpression = SELECT_DEFAULT;
    return;
  }
  const map = readObject(v1.requestTemplates, "/requestTemplates") ?? {};
  for (const key of Object.keys(map)) {
    note(findings, catalogue["template-inert"], under("/requestTemplates", key), { key });
  }
}

export function passthroughToWebSocket(state: ToV2State): void {
  const value = readWord(state.v1.passthroughBehavior, "/passthroughBehavior", PASSTHROUGH);
  if (value !== undefined) state.out.PassthroughBehavior = value;
}

export function contentHandlingToWebSocket(state: ToV2State): void {
  const value = readWord(state.v1.contentHandling, "/contentHandling", CONTENT_HANDLING);
  if (value !== undefined) state.out.ContentHandlingStrategy = value;
}
