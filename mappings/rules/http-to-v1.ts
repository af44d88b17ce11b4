/** Rules from an HTTP API to v1, apart from the URI and the responses. */
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { requestParameterFromHttp } from "../parameters.js";
import { readEntry, readObject } from "../read.js";
import { serviceFromHttp } from "../services/from-http.js";
import { findSubtype } from "../services.js";
import { isPrivateV2 } from "./shared-to-v1.js";
import { allowsToV1, type ToV1State, tell, textOf } from "./to-v1.js";
import { putIn } from "./to-v2.js";

export function typeFromHttp(state: ToV1State): void {
  const { type, out, findings } = state;
  if (type === "HTTP_PROXY") {
    const map = readObject(state.v2.ResponseParameters, state.at("ResponseParameters")) ?? {};
    const isCustom = Object.keys(map).length > 0 && allowsToV1(state, "proxyResponsesAsCustom");
    state.plan = isCustom ? "http-custom" : "http";
    out.type = isCustom ? "HTTP" : "HTTP_PROXY";
    if (isCustom) tell(state, catalogue["proxy-as-custom"], "IntegrationType");
  } else if (type !== "AWS_PROXY") {
    note(findings, catalogue["type-not-on-http"], "/integration", { type });
  } else if (textOf(state, "IntegrationSubtype") === undefined) {
    state.plan = "lambda";
    out.type = "AWS_PROXY";
  } else {
    // The subtype has its own row.
    state.plan = "service";
    out.type = "AWS";
  }
}

export function subtypeFromHttp(state: ToV1State): void {
  const subtype = textOf(state, "IntegrationSubtype");
  if (subtype === undefined) return;
  const { v2, at, out, findings } = state;
  if (state.plan !== "service") {
    tell(state, catalogue["unmapped-member"], "IntegrationSubtype", {
      member: "IntegrationSubtype",
      object: `an integration of type ${state.type}`,
    });
    return;
  }
  const map = readObject(v2.RequestParameters, at("RequestParameters")) ?? {};
  const parameters: Dictionary<string> = {};
  for (const key of Object.keys(map)) {
    const value = readEntry(map[key], under(at("RequestParameters"), key));
    if (value !== undefined) put(parameters, key, value);
  }
  const request = serviceFromHttp(
    subtype,
    parameters,
    state.options.region,
    at("RequestParameters"),
    findings,
  );
  if (request === undefined) {
    state.plan = "none";
    delete out.type;
    note(findings, catalogue["subtype-not-rebuilt"], "/integration", { subtype });
    return;
  }
  tell(state, catalogue["subtype-rebuilt"], "IntegrationSubtype", { subtype });
  out.uri = request.uri;
  out.httpMethod = request.httpMethod;
  if (Object.keys(request.requestParameters).length > 0) out.requestParameters = request.requestParameters;
  if (Object.keys(request.requestTemplates).length > 0) {
    out.requestTemplates = request.requestTemplates;
    // The template is for JSON; HTTP APIs take every content type, and v1 would pass others on as they are.
    out.passthroughBehavior = "NEVER";
  }
}

export function methodFromHttp(state: ToV1State): void {
  const method = textOf(state, "IntegrationMethod");
  const { plan, out } = state;
  if (plan === "lambda") {
    out.httpMethod = "POST";
    if (method !== undefined && method !== "POST")
      tell(state, catalogue["lambda-method"], "IntegrationMethod", { method });
  } else if (plan === "service") {
    const implied = findSubtype(textOf(state, "IntegrationSubtype") ?? "")?.method;
    if (method !== undefined && implied !== undefined && method !== implied) {
      tell(state, catalogue["method-implied"], "IntegrationMethod", { method: implied, given: method });
    }
  } else if (method === undefined) {
    tell(state, catalogue["method-assumed"], "IntegrationMethod");
    out.httpMethod = "ANY";
  } else {
    out.httpMethod = method;
  }
}

export function requestParametersFromHttp(state: ToV1State): void {
  const { v2, at, out, plan, findings } = state;
  if (plan === "service" || v2.RequestParameters === undefined) return;
  const map = readObject(v2.RequestParameters, at("RequestParameters")) ?? {};
  const type = plan === "http-custom" ? "HTTP" : "HTTP_PROXY";
  const from = new Map<string, string>();
  for (const key of Object.keys(map)) {
    const path = under(at("RequestParameters"), key);
    const value = readEntry(map[key], path);
    if (value === undefined) continue;
    if (plan === "lambda") {
      note(findings, catalogue["lambda-parameters-lost"], path);
      continue;
    }
    const mapping = requestParameterFromHttp(key, value, type, path, findings);
    if (mapping === undefined) continue;
    const other = from.get(mapping.key);
    if (other !== undefined) {
      note(findings, catalogue["same-target-twice"], path, { other });
      continue;
    }
    from.set(mapping.key, key);
    putIn(out, "requestParameters", mapping.key, mapping.value);
  }
}

export function payloadFromHttp(state: ToV1State): void {
  const version = textOf(state, "PayloadFormatVersion");
  if (version === "1.0" || state.plan !== "lambda") return;
  if (version === undefined) tell(state, catalogue["payload-version-missing"], "PayloadFormatVersion");
  else {
    const isAllowed = allowsToV1(state, "payload2AsProxyEvent");
    note(
      state.findings,
      catalogue["payload-version-2"],
      state.at("PayloadFormatVersion"),
      {},
      isAllowed ? { severity: "warning", remedy: "nothing to do: it is allowed" } : undefined,
    );
  }
}

export function connectionIdFromHttp(state: ToV1State): void {
  const id = textOf(state, "ConnectionId");
  if (id === undefined) return;
  if (isPrivateV2(state)) state.out.connectionId = id;
  else tell(state, catalogue["private-member-inert"], "ConnectionId", { member: "ConnectionId" });
}

/** The server name is read with the URI of a private integration. */
export function tlsFromHttp(state: ToV1State): void {
  const { v2, at, findings } = state;
  const tls = readObject(v2.TlsConfig, at("TlsConfig")) ?? {};
  for (const member of Object.keys(tls)) {
    const path = under(at("TlsConfig"), member);
    if (member !== "ServerNameToVerify")
      note(findings, catalogue["unmapped-member"], path, { member, object: "TlsConfig" });
    else if (!isPrivateV2(state) && readEntry(tls[member], path))
      note(findings, catalogue["tls-server-name-inert"], path);
  }
}
