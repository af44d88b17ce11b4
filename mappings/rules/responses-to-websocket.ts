/** v1's integration responses on a WebSocket API, where each is a resource of its own with a key in place of a status. */

import type { Dictionary } from "../../common/own.js";
import { note, under } from "../findings.js";
import { CONTENT_HANDLING } from "../model.js";
import { responseParameterToWebSocket } from "../parameters.js";
import { readEntry, readObject, readText, readWord } from "../read.js";
import { ROUTE_NOT_SAID } from "../templates.js";
import { readResponses, tellInert, type V1Response } from "./responses-to-v2.js";
import { chooseStatuses } from "./status.js";
import { putIn, type ToV2State } from "./to-v2.js";
import { templatesToWebSocket } from "./v1-to-websocket.js";

export const DEFAULT_KEY = "$default";

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

export function responsesToWebSocket(state: ToV2State, rules: readonly WebSocketResponseRule[]): void {
  const { type, findings } = state;
  if (type === "AWS_PROXY" || type === "HTTP_PROXY") {
    tellInert(state);
    return;
  }
  const kept: V1Response[] = [];
  const patterns: string[] = [];
  for (const response of readResponses(state.v1, findings)) {
    const pattern = readText(response.object.selectionPattern, response.path, "selectionPattern") ?? "";
    const same = patterns.indexOf(pattern);
    if (same < 0) {
      kept.push(response);
      patterns.push(pattern);
    } else {
      const { status, path } = response;
      note(findings, "response-key-twice", path, { status, other: String(kept[same]?.status) });
    }
  }
  const hasDefault = patterns.includes("");
  // The way back sees the default that is added below as well.
  if (!hasDefault) patterns.push("");
  const statuses = chooseStatuses(patterns);
  for (let index = 0; index < kept.length; index += 1) {
    const out: Dictionary = {};
    const one = {
      state,
      response: kept[index] as V1Response,
      pattern: patterns[index] as string,
      chosen: statuses[index]?.status ?? "",
      out,
    };
    for (const rule of rules) rule(one);
    state.responses.push(out);
  }
  if (!hasDefault && kept.length > 0) {
    note(findings, "default-response-added", "/integrationResponses");
    state.responses.push({ IntegrationResponseKey: DEFAULT_KEY });
  }
}

export const patternToWebSocket: WebSocketResponseRule = ({ state, response, pattern, out }) => {
  if (pattern.includes("/"))
    note(state.findings, "pattern-slash", `${response.path}/selectionPattern`, { pattern });
  out.IntegrationResponseKey = pattern === "" ? DEFAULT_KEY : `/${pattern}/`;
};

/** There is no member for it; what matters is whether the way back finds it again. */
export const statusToWebSocket: WebSocketResponseRule = ({ state, response: { status, path }, chosen }) => {
  if (chosen === status) note(state.findings, "status-code-implied", `${path}/statusCode`, { status });
  else note(state.findings, "status-code-lost", `${path}/statusCode`, { status, chosen });
};

export const headersToWebSocket: WebSocketResponseRule = ({ state, response, out }) => {
  const base = `${response.path}/responseParameters`;
  const map = readObject(response.object.responseParameters, base) ?? {};
  const keys = Object.keys(map);
  if (keys.length === 0) return;
  const { routeKey } = state.options;
  if (routeKey === undefined) note(state.findings, "response-headers-connect-only", base, {}, ROUTE_NOT_SAID);
  else if (routeKey !== "$connect") note(state.findings, "response-headers-connect-only", base);
  if (routeKey !== undefined && routeKey !== "$connect") return;
  for (const key of keys) {
    const path = under(base, key);
    const value = readEntry(map[key], path);
    if (value === undefined) continue;
    const mapping = responseParameterToWebSocket(key, value, path, state.findings);
    if (mapping !== undefined) putIn(out, "ResponseParameters", mapping.key, mapping.value);
  }
};

export const responseTemplatesToWebSocket: WebSocketResponseRule = ({ state, response, out }) => {
  templatesToWebSocket(
    state,
    response.object.responseTemplates,
    "responseTemplates",
    `${response.path}/responseTemplates`,
    out,
  );
};

export const responseContentHandlingToWebSocket: WebSocketResponseRule = ({ response, out }) => {
  const value = readWord(
    response.object.contentHandling,
    `${response.path}/contentHandling`,
    CONTENT_HANDLING,
  );
  if (value !== undefined) out.ContentHandlingStrategy = value;
};
