/** What each protocol takes in an integration: rows, and a small reader of them. */
import { parseDestination } from "../../../common/expression.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { parseHttpKey, parseWebSocketValue } from "../../../mappings/expressions.js";
import { findReservedOnHttp } from "../../../mappings/headers.js";
import { findSubtype } from "../../../mappings/services.js";
import { type UriForm, uriForm } from "../../../mappings/uri.js";
import { refuse } from "../refusals.js";
import { isGiven } from "./collection.js";
import { REFUSED } from "./integration-refusals.js";
import type { Protocol } from "./lookup.js";

const TYPES = ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"];

/** Members that the other protocol alone has (service model: "supported only for"). */
const ELSEWHERE: Readonly<Record<Protocol, readonly string[]>> = {
  HTTP: ["ContentHandlingStrategy", "RequestTemplates", "TemplateSelectionExpression", "PassthroughBehavior"],
  WEBSOCKET: ["IntegrationSubtype", "ResponseParameters", "TlsConfig"],
};

/** Milliseconds. Documented: quotas of HTTP and of WebSocket APIs. */
const TIMEOUT: Readonly<Record<Protocol, readonly [number, number]>> = {
  HTTP: [50, 30_000],
  WEBSOCKET: [50, 29_000],
};

const CHOICES: Readonly<Record<string, Readonly<Record<Protocol, readonly string[]>>>> = {
  ConnectionType: { HTTP: ["INTERNET", "VPC_LINK"], WEBSOCKET: ["INTERNET", "VPC_LINK"] },
  PayloadFormatVersion: { HTTP: ["1.0", "2.0"], WEBSOCKET: ["1.0"] },
  PassthroughBehavior: { HTTP: [], WEBSOCKET: ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"] },
  ContentHandlingStrategy: { HTTP: [], WEBSOCKET: ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"] },
};

/** Characters. Source: the service model's shapes. */
const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  ConnectionId: [1, 1024],
  Description: [0, 1024],
  IntegrationMethod: [1, 64],
  IntegrationSubtype: [1, 128],
  IntegrationUri: [1, 2048],
  PayloadFormatVersion: [1, 64],
};
const PARAMETER_LENGTH = [1, 512] as const;
const TEMPLATE_LENGTH = [0, 32_768] as const;

function refuseLength(member: string, value: unknown, [min, max]: readonly [number, number]): void {
  if (typeof value === "string" && (value.length < min || value.length > max)) {
    refuse(REFUSED.length, { member, min, max });
  }
}

function refuseValues(value: Readonly<Dictionary>, protocol: Protocol): void {
  for (const member of ELSEWHERE[protocol]) {
    if (isGiven(get(value, member))) refuse(REFUSED.member, { member, protocol });
  }
  for (const [member, byProtocol] of Object.entries(CHOICES)) {
    const found = get(value, member);
    const options = byProtocol[protocol];
    if (typeof found === "string" && !options.includes(found)) {
      refuse(REFUSED.value, { member, options: options.join(",") });
    }
  }
  for (const [member, range] of Object.entries(LENGTHS)) refuseLength(member, get(value, member), range);
  for (const [key, template] of Object.entries((value.RequestTemplates ?? {}) as Dictionary)) {
    refuseLength(`The template of ${key}`, template, TEMPLATE_LENGTH);
  }
  const [min, max] = TIMEOUT[protocol];
  const timeout = value.TimeoutInMillis;
  if (typeof timeout === "number" && (timeout < min || timeout > max)) refuse(REFUSED.timeout, { min, max });
  if (value.ConnectionType === "VPC_LINK" && !isGiven(value.ConnectionId)) refuse(REFUSED.connection);
}

function refuseHttpKey(key: string, side: "request" | "response"): void {
  const read = parseHttpKey(key, side);
  if (read === undefined) refuse(REFUSED.destination, { key });
  if (read.location === "header" && findReservedOnHttp(read.name) !== undefined) {
    refuse(REFUSED.reserved, { header: read.name });
  }
}

function refuseHttpParameters(parameters: Readonly<Dictionary>, side: "request" | "response"): void {
  for (const [key, value] of Object.entries(parameters)) {
    refuseHttpKey(key, side);
    if (value === "" && !key.startsWith("remove:")) refuse(REFUSED.missing);
    refuseLength(key, value === "" ? undefined : value, PARAMETER_LENGTH);
  }
}

function refuseWebSocketParameters(parameters: Readonly<Dictionary>): void {
  for (const [key, value] of Object.entries(parameters)) {
    if (parseDestination(key, "request") === undefined) refuse(REFUSED.destination, { key });
    if (parseWebSocketValue(String(value)) === undefined) refuse(REFUSED.source, { value: String(value) });
    refuseLength(key, value, PARAMETER_LENGTH);
  }
}

/** A subtype's required parameters, its role, and that it stands in for the URI. */
function refuseSubtype(value: Readonly<Dictionary>): void {
  const subtype = String(value.IntegrationSubtype);
  const row = findSubtype(subtype);
  if (row === undefined) refuse(REFUSED.subtype, { subtype });
  if (value.IntegrationType !== "AWS_PROXY") refuse(REFUSED.subtypeType);
  if (!isGiven(value.CredentialsArn)) refuse(REFUSED.subtypeNeeds, { member: "CredentialsArn", subtype });
  const parameters = isObject(value.RequestParameters) ? value.RequestParameters : {};
  for (const { name, required } of row.parameters) {
    if (required && !isGiven(get(parameters, name))) refuse(REFUSED.subtypeNeeds, { member: name, subtype });
  }
  for (const [key, one] of Object.entries(parameters)) refuseLength(key, one, PARAMETER_LENGTH);
}

/** The forms of a URI that each type takes, of those that are documented for some type. Documented: CreateIntegration, IntegrationUri. */
const FORMS: Readonly<Record<string, readonly UriForm[]>> = {
  AWS: ["lambda", "lambda-function", "service"],
  AWS_PROXY: ["lambda", "lambda-function"],
  HTTP: ["http"],
  HTTP_PROXY: ["http"],
};
/** On an HTTP API a private integration names a listener or a service; on a WebSocket API it has a URL. */
const PRIVATE: readonly UriForm[] = ["listener", "cloud-map"];

function refuseUri(value: Readonly<Dictionary>, protocol: Protocol): void {
  const uri = value.IntegrationUri;
  if (typeof uri !== "string" || uri === "") refuse(REFUSED.uri);
  const form = uriForm(uri);
  // A stage variable may become anything, and nobody tells what becomes of a text of no documented form.
  if (form === "unknown") return;
  if (protocol === "HTTP" && value.ConnectionType === "VPC_LINK") {
    if (!PRIVATE.includes(form)) refuse(REFUSED.privateUri);
  } else if (FORMS[String(value.IntegrationType)]?.includes(form) !== true) refuse(REFUSED.uri);
}

function refuseBackend(value: Readonly<Dictionary>, protocol: Protocol): void {
  const { IntegrationType: type, IntegrationUri: uri, IntegrationMethod: verb } = value;
  if (type === "MOCK") {
    if (isGiven(uri)) refuse(REFUSED.mockUri);
    return;
  }
  refuseUri(value, protocol);
  if (type === "AWS_PROXY" && verb !== undefined && verb !== "POST") refuse(REFUSED.post);
}

/** Documented: a Lambda function alone may have the newer format. */
function refusePayload(value: Readonly<Dictionary>): void {
  const { IntegrationType: type, PayloadFormatVersion: version } = value;
  if (version === undefined || version === "1.0") return;
  if (type === "AWS_PROXY" && !isGiven(value.IntegrationSubtype)) return;
  refuse(REFUSED.value, { member: "PayloadFormatVersion", options: "1.0" });
}

/** @throws ServiceError the first thing that the protocol does not take */
export function refuseIntegration(value: Readonly<Dictionary>, protocol: Protocol): void {
  const type = String(value.IntegrationType);
  if (!TYPES.includes(type)) refuse(REFUSED.type);
  if (protocol === "HTTP" && type !== "AWS_PROXY" && type !== "HTTP_PROXY") refuse(REFUSED.httpType);
  refuseValues(value, protocol);
  const subtype = isGiven(value.IntegrationSubtype);
  if (subtype) refuseSubtype(value);
  else refuseBackend(value, protocol);
  refusePayload(value);
  const parameters = isObject(value.RequestParameters) ? value.RequestParameters : {};
  if (protocol === "WEBSOCKET") refuseWebSocketParameters(parameters);
  else if (!subtype) refuseHttpParameters(parameters, "request");
  for (const [status, changes] of Object.entries((value.ResponseParameters ?? {}) as Dictionary)) {
    if (!/^[2-5]\d\d$/.test(status)) refuse(REFUSED.status, { status });
    refuseHttpParameters(changes as Dictionary, "response");
  }
}
