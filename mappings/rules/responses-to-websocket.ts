/** v1's integration responses on a WebSocket API, where each is a resource of its own with a key in place of a status. */

import { lowestBit } from "../../common/bits.js";
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note } from "../findings.js";
import { CONTENT_HANDLING } from "../model.js";
import { responseParameterToWebSocket } from "../parameters.js";
import { readEntry, readObject, readText, readWord } from "../read.js";
import type { Steps } from "../table.js";
import { ROUTE_NOT_SAID, SELECT_DEFAULT } from "../templates.js";
import { readResponses, tellInert, type V1Response } from "./responses-to-v2.js";
import { chooseStatuses } from "./status.js";
import type { ToV2State } from "./to-v2.js";
import { onlyTemplate, templateToWebSocket } from "./v1-to-websocket.js";

export const DEFAULT_KEY = "$default";

// Inside for-in, V8 proves this call away; it does not Object.hasOwn.
const isOwn = Object.prototype.hasOwnProperty;

export interface WebSocketResponseState {
  readonly state: ToV2State;
  readonly response: V1Response;
  /** v1's pattern, "" for the default. */
  readonly pattern: string;
  /** The status that the way back would choose, and whether anything tells it. */
  readonly chosen: string;
  readonly out: Dictionary;
}

export type WebSocketResponseRule = (response: WebSocketResponseState) => void;

function patternOf({ object, at }: V1Response): string {
  return readText(object.selectionPattern, at.selectionPattern) ?? "";
}

function convert(
  state: ToV2State,
  response: V1Response,
  pattern: string,
  chosen: string,
  { rules, always }: Steps<WebSocketResponseRule>,
): Dictionary {
  const out: Dictionary = {};
  const one = { state, response, pattern, chosen, out };
  for (let left = response.object.present | always; left !== 0; left &= left - 1) {
    const apply = rules[lowestBit(left)] as WebSocketResponseRule;
    apply(one);
  }
  return out;
}

export function responsesToWebSocket(state: ToV2State, steps: Steps<WebSocketResponseRule>): void {
  const { type, findings } = state;
  if (type === "AWS_PROXY" || type === "HTTP_PROXY") {
    tellInert(state);
    return;
  }
  const read = readResponses(state.v1, findings);
  const first = read[0];
  if (first === undefined) return;
  if (read.length === 1 && patternOf(first) === "") {
    // Most have a default response and no other.
    state.responses = [convert(state, first, "", "200", steps)];
    return;
  }
  const kept: V1Response[] = [];
  const patterns: string[] = [];
  for (const response of read) {
    const pattern = patternOf(response);
    const same = patterns.indexOf(pattern);
    if (same < 0) {
      kept.push(response);
      patterns.push(pattern);
    } else {
      const { status, path } = response;
      note(findings, catalogue["response-key-twice"], path, { status, other: String(kept[same]?.status) });
    }
  }
  const hasDefault = patterns.includes("");
  // The way back sees the default that is added below as well.
  if (!hasDefault) patterns.push("");
  const statuses = chooseStatuses(patterns);
  state.responses = kept.map((response, index) =>
    convert(state, response, patterns[index] as string, statuses[index]?.status ?? "", steps),
  );
  if (!hasDefault) {
    note(findings, catalogue["default-response-added"], "/integrationResponses");
    state.responses.push({ IntegrationResponseKey: DEFAULT_KEY });
  }
}

export const patternToWebSocket: WebSocketResponseRule = ({ state, response, pattern, out }) => {
  if (pattern.includes("/"))
    note(state.findings, catalogue["pattern-slash"], response.at.selectionPattern, { pattern });
  out.IntegrationResponseKey = pattern === "" ? DEFAULT_KEY : `/${pattern}/`;
};

/** There is no member for it; what matters is whether the way back finds it again. */
export const statusToWebSocket: WebSocketResponseRule = ({ state, response: { status, at }, chosen }) => {
  if (chosen === status) note(state.findings, catalogue["status-code-implied"], at.statusCode);
  else note(state.findings, catalogue["status-code-lost"], at.statusCode, { status, chosen });
};

export const headersToWebSocket: WebSocketResponseRule = ({ state, response, out }) => {
  const base = response.at.responseParameters;
  const map = readObject(response.object.responseParameters, base) ?? {};
  const { routeKey } = state.options;
  let told = false;
  let headers: Dictionary<string> | undefined;
  for (const key in map) {
    if (!isOwn.call(map, key)) continue;
    if (!told && routeKey !== "$connect") {
      const extras = routeKey === undefined ? ROUTE_NOT_SAID : undefined;
      note(state.findings, catalogue["response-headers-connect-only"], base, undefined, extras);
      if (routeKey !== undefined) return;
      told = true;
    }
    const value = readEntry(map[key], base, key);
    const copied =
      value === undefined ? undefined : responseParameterToWebSocket(key, value, base, state.findings);
    if (copied === undefined) continue;
    headers ??= {};
    put(headers, key, copied);
  }
  if (headers !== undefined) out.ResponseParameters = headers;
};

export const responseTemplatesToWebSocket: WebSocketResponseRule = ({ state, response, out }) => {
  const { object, at } = response;
  const member = "responseTemplates";
  const template = templateToWebSocket(state, object.responseTemplates, member, at.responseTemplates);
  if (template === undefined) return;
  out.ResponseTemplates = onlyTemplate(template);
  out.TemplateSelectionExpression = SELECT_DEFAULT;
};

export const responseContentHandlingToWebSocket: WebSocketResponseRule = ({ response, out }) => {
  const { object, at } = response;
  const value = readWord(object.contentHandling, at.contentHandling, CONTENT_HANDLING);
  if (value !== undefined) out.ContentHandlingStrategy = value;
};
