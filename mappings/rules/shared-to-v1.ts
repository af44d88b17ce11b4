/** Rules from API Gateway V2 that both protocols share. */
import { catalogue } from "../findings.js";
import { CONNECTION_TYPES } from "../model.js";
import { readFlag, readNumber, readWord } from "../read.js";
import { invocationUri } from "../uri.js";
import { HTTP_TIMEOUT, isMisprint, SHORTEST_TIMEOUT, V1_TIMEOUT } from "./shared-to-v2.js";
import { type ToV1State, tell, textOf } from "./to-v1.js";

export function timeoutFromV2(state: ToV1State): void {
  const { v2, at, out } = state;
  const timeout = readNumber(v2.TimeoutInMillis, at("TimeoutInMillis"));
  const isHttp = state.source === "HTTP";
  if (timeout === undefined) {
    // The default of an HTTP API is a second longer than v1 takes; that of a WebSocket API is v1's own.
    if (!isHttp) return;
    tell(state, catalogue["timeout-default"], "TimeoutInMillis");
    out.timeoutInMillis = V1_TIMEOUT;
  } else if (timeout < SHORTEST_TIMEOUT) {
    tell(state, catalogue["timeout-too-short"], "TimeoutInMillis", { timeout });
  } else if (timeout > V1_TIMEOUT) {
    if (isHttp && timeout === HTTP_TIMEOUT) tell(state, catalogue["timeout-default"], "TimeoutInMillis");
    else
      tell(state, catalogue["timeout-clamped"], "TimeoutInMillis", {
        timeout,
        limit: V1_TIMEOUT,
        target: "a REST API",
      });
    out.timeoutInMillis = V1_TIMEOUT;
  } else {
    out.timeoutInMillis = timeout;
  }
}

export function credentialsFromV2(state: ToV1State): void {
  const credentials = textOf(state, "CredentialsArn");
  if (credentials === undefined) return;
  if (isMisprint(credentials))
    tell(state, catalogue["credentials-misprint"], "CredentialsArn", { credentials });
  else state.out.credentials = credentials;
}

export function descriptionFromV2(state: ToV1State): void {
  if (textOf(state, "Description") !== undefined)
    tell(state, catalogue["description-dropped"], "Description");
}

export function managedFromV2(state: ToV1State): void {
  const managed = readFlag(state.v2.ApiGatewayManaged, state.at("ApiGatewayManaged"));
  if (managed === true) tell(state, catalogue["managed-integration"], "ApiGatewayManaged");
}

export function connectionTypeFromV2(state: ToV1State): void {
  const type = readWord(state.v2.ConnectionType, state.at("ConnectionType"), CONNECTION_TYPES);
  if (type !== undefined) state.out.connectionType = type;
}

export function isPrivateV2({ v2 }: ToV1State): boolean {
  return v2.ConnectionType === "VPC_LINK";
}

/** v1 takes an ARN that names path or action, so a plain function ARN is wrapped. */
export function functionUriForV1(state: ToV1State, uri: string): string {
  const wrapped = state.form === "lambda" ? uri : invocationUri(uri);
  if (wrapped === undefined) {
    tell(state, catalogue["uri-unrecognised"], "IntegrationUri");
    return uri;
  }
  if (textOf(state, "CredentialsArn") === undefined)
    tell(state, catalogue["lambda-permission"], "IntegrationUri");
  return wrapped;
}

export function isFunctionV2({ type, form }: ToV1State): boolean {
  if (type !== "AWS" && type !== "AWS_PROXY") return false;
  return form === "lambda" || form === "lambda-function";
}
