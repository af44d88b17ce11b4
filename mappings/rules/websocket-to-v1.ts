/** Rules from a WebSocket API to v1, apart from the templates and responses. */

import { get } from "../../common/own.js";
import { catalogue, under } from "../findings.js";
import { CONTENT_HANDLING, PASSTHROUGH } from "../model.js";
import { requestParameterFromWebSocket } from "../parameters.js";
import { readEntry, readObject, readWord } from "../read.js";
import { functionUriForV1, isFunctionV2, isPrivateV2 } from "./shared-to-v1.js";
import { type ToV1State, tell, textOf } from "./to-v1.js";
import { putIn } from "./to-v2.js";

export function typeFromWebSocket(state: ToV1State): void {
  state.plan = "same";
  state.out.type = state.type;
}

export function methodFromWebSocket(state: ToV1State): void {
  if (state.type === "MOCK") return;
  const method = textOf(state, "IntegrationMethod");
  if (isFunctionV2(state) || (state.type === "AWS_PROXY" && method === undefined)) {
    state.out.httpMethod = "POST";
    if (method !== undefined && method !== "POST")
      tell(state, catalogue["lambda-method"], "IntegrationMethod", { method });
  } else if (method === undefined) tell(state, catalogue["method-missing"], "IntegrationMethod");
  else state.out.httpMethod = method;
}

export function uriFromWebSocket(state: ToV1State): void {
  const { uri, type, form, out } = state;
  if (type === "MOCK") return;
  if (uri === undefined) tell(state, catalogue["uri-missing"], "IntegrationUri", { type });
  else if (isFunctionV2(state)) out.uri = functionUriForV1(state, uri);
  else {
    if (form !== "service" && form !== "http") tell(state, catalogue["uri-unrecognised"], "IntegrationUri");
    out.uri = uri;
  }
}

export function connectionIdFromWebSocket(state: ToV1State): void {
  const id = textOf(state, "ConnectionId");
  if (id === undefined) return;
  if (isPrivateV2(state)) state.out.connectionId = id;
  else tell(state, catalogue["private-member-inert"], "ConnectionId", { member: "ConnectionId" });
}

export function requestParametersFromWebSocket(state: ToV1State): void {
  const { v2, at, out, findings, type } = state;
  if (v2.RequestParameters === undefined) return;
  const map = readObject(v2.RequestParameters, at("RequestParameters")) ?? {};
  for (const key of Object.keys(map)) {
    const path = under(at("RequestParameters"), key);
    const value = readEntry(map[key], path);
    if (value === undefined) continue;
    const mapping = requestParameterFromWebSocket(key, value, type, path, findings);
    if (mapping !== undefined) putIn(out, "requestParameters", mapping.key, mapping.value);
  }
}

export function passthroughFromWebSocket(state: ToV1State): void {
  const value = readWord(state.v2.PassthroughBehavior, state.at("PassthroughBehavior"), PASSTHROUGH);
  if (value !== undefined) state.out.passthroughBehavior = value;
}

export function contentHandlingFromWebSocket(state: ToV1State): void {
  const value = readWord(
    state.v2.ContentHandlingStrategy,
    state.at("ContentHandlingStrategy"),
    CONTENT_HANDLING,
  );
  if (value !== undefined) state.out.contentHandling = value;
}

/** WebSocket APIs take no other version, and answer this one. */
export function payloadFromWebSocket(state: ToV1State): void {
  const version = textOf(state, "PayloadFormatVersion");
  if (version !== undefined && version !== "1.0") {
    tell(state, catalogue["wrong-protocol-member"], "PayloadFormatVersion", {
      member: "PayloadFormatVersion",
      protocol: "HTTP",
    });
  }
}

/** The service chooses it by type; v1 does not name it, and selects alike. */
const SELECTION: Readonly<Record<string, string>> = {
  HTTP: "${integration.response.statuscode}",
  MOCK: "${integration.response.statuscode}",
  AWS: "${integration.response.body.errorMessage}",
};

export function selectionFromWebSocket(state: ToV1State): void {
  const expression = textOf(state, "IntegrationResponseSelectionExpression");
  if (expression === undefined || expression === get(SELECTION, state.type)) return;
  tell(state, catalogue["identity-dropped"], "IntegrationResponseSelectionExpression", {
    member: "IntegrationResponseSelectionExpression",
  });
}
