/** Rules from v1 that both protocols share. */
import { catalogue, note, under } from "../findings.js";
import { CONNECTION_TYPES, TRANSFER_MODES } from "../model.js";
import { readFlag, readNumber, readObject, readText, readTexts, readWord } from "../read.js";
import { type ToV2State, tellAllowed } from "./to-v2.js";

export const SHORTEST_TIMEOUT = 50;
export const V1_TIMEOUT = 29_000;
export const HTTP_TIMEOUT = 30_000;

export function timeoutToV2(state: ToV2State): void {
  const timeout = readNumber(state.v1.timeoutInMillis, "/timeoutInMillis");
  const isHttp = state.target === "HTTP";
  if (timeout === undefined) {
    // The default of an HTTP API is a second longer.
    if (isHttp) state.out.TimeoutInMillis = V1_TIMEOUT;
    return;
  }
  const limit = isHttp ? HTTP_TIMEOUT : V1_TIMEOUT;
  if (timeout < SHORTEST_TIMEOUT) {
    note(state.findings, catalogue["timeout-too-short"], "/timeoutInMillis", { timeout });
  } else if (timeout > limit) {
    note(state.findings, catalogue["timeout-clamped"], "/timeoutInMillis", {
      timeout,
      limit,
      target: `a ${state.target} API`,
    });
    state.out.TimeoutInMillis = limit;
  } else {
    state.out.TimeoutInMillis = timeout;
  }
}

const CALLER = /^arn:aws[a-z-]*:iam::\*:user\/\*$/;
/** The marker without its asterisks, or with them escaped, as renderings of the API reference show it. */
const MISPRINT = /^arn:aws[a-z-]*:iam::(?:\\?\*)?:user\/(?:\\?\*)?$/;

const SLASH = 0x2f;
const ASTERISK = 0x2a;

/** Has it the end of the marker, or of a misprint? No name of a role does, so that most are not held against patterns. */
function isLikeCaller(credentials: string): boolean {
  const last = credentials.charCodeAt(credentials.length - 1);
  return last === ASTERISK || last === SLASH;
}

export function isCaller(credentials: string): boolean {
  return CALLER.test(credentials);
}

export function isMisprint(credentials: string): boolean {
  return MISPRINT.test(credentials) && !CALLER.test(credentials);
}

export function credentialsToV2(state: ToV2State): void {
  const credentials = readText(state.v1.credentials, "/credentials");
  const isService = state.plan === "service";
  if (credentials === undefined || credentials === "") {
    if (isService) note(state.findings, catalogue["credentials-role-required"], "/credentials");
    return;
  }
  if (isLikeCaller(credentials)) {
    if (isMisprint(credentials)) {
      note(state.findings, catalogue["credentials-misprint"], "/credentials", { credentials });
      return;
    }
    if (isCaller(credentials) && state.target === "HTTP") {
      note(
        state.findings,
        isService ? catalogue["credentials-role-required"] : catalogue["credentials-caller"],
        "/credentials",
      );
      if (isService) return;
    }
  }
  state.out.CredentialsArn = credentials;
}

export function cacheNamespaceToV2(state: ToV2State): void {
  const namespace = readText(state.v1.cacheNamespace, "/cacheNamespace");
  const { resourceId } = state.place;
  if (namespace === undefined || namespace === resourceId) return;
  const extras = resourceId === undefined ? undefined : ({ severity: "warning" } as const);
  note(state.findings, catalogue["cache-dropped"], "/cacheNamespace", undefined, extras);
}

export function cacheKeysToV2(state: ToV2State): void {
  const keys = readTexts(state.v1.cacheKeyParameters, "/cacheKeyParameters");
  if (keys.length > 0)
    note(state.findings, catalogue["cache-keys-lost"], "/cacheKeyParameters", { protocol: state.target });
}

export function tlsToV2(state: ToV2State): void {
  if (state.v1.tlsConfig === undefined) return;
  const tls = readObject(state.v1.tlsConfig, "/tlsConfig");
  if (tls === undefined) return;
  for (const member of Object.keys(tls)) {
    const path = under("/tlsConfig", member);
    if (member !== "insecureSkipVerification") {
      note(state.findings, catalogue["unmapped-member"], path, { member, object: "tlsConfig" });
    } else if (readFlag(tls[member], path) === true) {
      note(state.findings, catalogue["tls-verification-lost"], path, { protocol: state.target });
    }
  }
}

export function transferModeToV2(state: ToV2State): void {
  const mode = readWord(state.v1.responseTransferMode, "/responseTransferMode", TRANSFER_MODES);
  if (mode === "STREAM") {
    tellAllowed(state, "streamAsBuffered", catalogue["stream-buffered"], "/responseTransferMode", {
      protocol: state.target,
    });
  }
}

export function connectionTypeToV2(state: ToV2State): void {
  const type = readWord(state.v1.connectionType, "/connectionType", CONNECTION_TYPES);
  if (type !== undefined) state.out.ConnectionType = type;
}

export function isPrivate({ v1 }: ToV2State): boolean {
  return v1.connectionType === "VPC_LINK";
}

/** API Gateway V2 refuses longer values. */
export const LONGEST = {
  ConnectionId: 1024,
  IntegrationMethod: 64,
  IntegrationUri: 2048,
  ServerNameToVerify: 512,
} as const;

export function tellTooLong(
  { findings }: ToV2State,
  member: keyof typeof LONGEST,
  { length }: string,
  path: string,
): void {
  note(findings, catalogue["too-long"], path, {
    member,
    length,
    limit: LONGEST[member],
    target: "API Gateway V2",
  });
}

// Each limit is read by its own name, which costs nothing; by a name that is passed it would be looked up.
export function putUri(state: ToV2State, uri: string): void {
  if (uri.length <= LONGEST.IntegrationUri) state.out.IntegrationUri = uri;
  else tellTooLong(state, "IntegrationUri", uri, "/uri");
}

export function putMethod(state: ToV2State, method: string): void {
  if (method.length <= LONGEST.IntegrationMethod) state.out.IntegrationMethod = method;
  else tellTooLong(state, "IntegrationMethod", method, "/httpMethod");
}

export function putConnectionId(state: ToV2State, id: string): void {
  if (id.length <= LONGEST.ConnectionId) state.out.ConnectionId = id;
  else tellTooLong(state, "ConnectionId", id, "/connectionId");
}
