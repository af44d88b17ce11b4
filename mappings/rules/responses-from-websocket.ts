/** A WebSocket API's integration responses on v1, which names each by a status. */

import { InputError } from "../../common/errors.js";
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note } from "../findings.js";
import type { V2ResponseMember } from "../model.js";
import { CONTENT_HANDLING } from "../model.js";
import { responseParameterFromWebSocket } from "../parameters.js";
import { readEntry, readObject, readText, readWord } from "../read.js";
import { DEFAULT_KEY } from "./responses-to-websocket.js";
import { chooseStatuses } from "./status.js";
import { templatesFromWebSocket } from "./templates-from-websocket.js";
import type { ToV1State, V2Response } from "./to-v1.js";
import { putIn } from "./to-v2.js";

export interface V1ResponseState {
  readonly state: ToV1State;
  readonly response: V2Response;
  readonly key: string;
  readonly pattern: string;
  readonly status: string;
  /** The pattern says which status it is. */
  readonly isTold: boolean;
  readonly out: Dictionary;
}

export type V1ResponseRule = (response: V1ResponseState) => void;

/** HTTP APIs have no integration responses. */
export function responsesOfHttp(state: ToV1State): void {
  if (state.v2Responses.length > 0) {
    note(state.findings, catalogue["wrong-protocol-member"], "/responses", {
      member: "responses",
      protocol: "WebSocket",
    });
  }
}

export function responsesFromWebSocket(state: ToV1State, rules: readonly V1ResponseRule[]): void {
  const { v2Responses, type, findings, out } = state;
  if (v2Responses.length === 0) return;
  if (type === "AWS_PROXY" || type === "HTTP_PROXY") {
    note(findings, catalogue["responses-inert"], "/responses");
    return;
  }
  const read = v2Responses.map((response) => {
    const path = response.at("IntegrationResponseKey");
    const key = readText(response.object.IntegrationResponseKey, path) ?? "";
    if (key === "") throw new InputError("an integration response has a key", { pointer: path });
    return { response, key, pattern: patternOf(key) };
  });
  const statuses = chooseStatuses(read.map(({ pattern }) => pattern));
  const responses: Dictionary<Dictionary> = {};
  read.forEach((one, index) => {
    const { status, isTold } = statuses[index] as { status: string; isTold: boolean };
    const response: Dictionary = {};
    for (const rule of rules) rule({ state, ...one, status, isTold, out: response });
    put(responses, status, response);
  });
  out.integrationResponses = responses;
}

function isWritten(key: string): boolean {
  return key.length > 2 && key.startsWith("/") && key.endsWith("/");
}

/** `$default`, `/pattern/`, or text that is matched as it is. */
function patternOf(key: string): string {
  if (key === DEFAULT_KEY) return "";
  return isWritten(key) ? key.slice(1, -1) : key.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

export const keyFromWebSocket: V1ResponseRule = ({ state, response, key, pattern, status, isTold, out }) => {
  const path = response.at("IntegrationResponseKey");
  out.statusCode = status;
  if (pattern !== "") out.selectionPattern = pattern;
  if (key !== DEFAULT_KEY && !isWritten(key))
    note(state.findings, catalogue["response-key-literal"], path, { key });
  note(state.findings, isTold ? catalogue["status-code-derived"] : catalogue["status-code-chosen"], path, {
    key,
    status,
  });
};

export const headersFromWebSocket: V1ResponseRule = ({ state, response, out }) => {
  const base = response.at("ResponseParameters");
  const map = readObject(response.object.ResponseParameters, base) ?? {};
  for (const key of Object.keys(map)) {
    const value = readEntry(map[key], base, key);
    if (value === undefined) continue;
    const copied = responseParameterFromWebSocket(key, value, base, state.findings);
    if (copied !== undefined) putIn(out, "responseParameters", key, copied);
  }
};

export const responseTemplatesFromWebSocket: V1ResponseRule = ({ state, response, out }) => {
  const templates = templatesFromWebSocket(
    {
      map: response.object.ResponseTemplates,
      expression: response.object.TemplateSelectionExpression,
      mapPath: response.at("ResponseTemplates"),
      expressionPath: response.at("TemplateSelectionExpression"),
      keepsType: true,
    },
    state.findings,
  );
  if (templates !== undefined) out.responseTemplates = templates;
};

export const responseContentHandlingFromWebSocket: V1ResponseRule = ({ response, out }) => {
  const path = response.at("ContentHandlingStrategy");
  const value = readWord(response.object.ContentHandlingStrategy, path, CONTENT_HANDLING);
  if (value !== undefined) out.contentHandling = value;
};

/** The service assigns it. */
export function responseIdentity(member: V2ResponseMember): V1ResponseRule {
  return ({ state, response }) => {
    if (response.object[member])
      note(state.findings, catalogue["identity-dropped"], response.at(member), { member });
  };
}
