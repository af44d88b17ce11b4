/**
 * Translating one parameter mapping, its key and its value, between v1 and an HTTP or WebSocket API. Each function
 * takes the JSON pointer of the mapping (or of its map, put together only where something is to be said) and the list
 * that its findings go to, and gives back nothing where nothing can be written.
 *
 * Source: the developer guide's "data mappings of REST APIs", "transform API requests and responses for HTTP APIs" and
 * "WebSocket API data mapping"; what headers and query parameters do at run time is from LocalStack's tests against AWS.
 */
import { type Destination, parseDestination, printDestination, type Side } from "../common/expression.js";
import type { Finding } from "../common/findings.js";
import { memo } from "../common/memo.js";
import { type HttpKey, parseHttpKey } from "./expressions.js";
import { catalogue, note, under } from "./findings.js";
import {
  findLambdaInvokeHeader,
  findRefusedOnV1,
  findRemappedByV1,
  findReservedOnHttp,
  type HeaderRow,
  isCorsHeader,
} from "./headers.js";
import {
  isResponseValue,
  LONGEST_PARAMETER,
  valueFromHttp,
  valueFromWebSocket,
  valueToHttp,
  valueToWebSocket,
} from "./values.js";

/** One entry of a parameter map. */
export interface Mapping {
  readonly key: string;
  readonly value: string;
}

const V1_KEY = "integration.request.{header|querystring|path}.NAME";
const V1_RESPONSE_KEY = "method.response.header.NAME";
const HTTP_KEY = "append|overwrite|remove:{header|querystring}.NAME or overwrite:path";
const HTTP_RESPONSE_KEY = "append|overwrite|remove:header.NAME or overwrite:statuscode";

/** Parses a v1 request key, or says that it is none. */
export function readV1Key(key: string, path: string, findings: Finding[]): Destination | undefined {
  const { destination } = requestTarget(key);
  if (destination === undefined)
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: V1_KEY });
  return destination;
}

/** A v1 key with what an HTTP API makes of it. */
interface HttpTarget {
  /** Absent where the key is none. */
  readonly destination?: Destination;
  /** The row of a header that HTTP APIs reserve. */
  readonly reserved?: HeaderRow;
  readonly append: string;
  readonly overwrite: string;
}

function targetOf(key: string, side: Side): HttpTarget {
  const destination = parseDestination(key, side);
  if (destination === undefined) return { append: "", overwrite: "" };
  const { location, name } = destination;
  const reserved = location === "header" ? findReservedOnHttp(name) : undefined;
  return {
    destination,
    ...(reserved === undefined ? {} : { reserved }),
    append: `append:${location}.${name}`,
    overwrite: `overwrite:${location}.${name}`,
  };
}

const requestTarget = memo((key) => targetOf(key, "request"));
const responseTarget = memo((key) => targetOf(key, "response"));

function tellReserved(header: string, { evidence }: HeaderRow, path: string, findings: Finding[]): void {
  note(
    findings,
    isCorsHeader(header) ? catalogue["cors-header"] : catalogue["reserved-header"],
    path,
    { header },
    { evidence },
  );
}

/**
 * A v1 request mapping of a Lambda proxy, which ignores it, as neither protocol needs it: says so.
 *
 * @param protocol as a person reads it.
 */
export function lambdaParameterToV2(key: string, protocol: string, path: string, findings: Finding[]): void {
  const destination = readV1Key(key, path, findings);
  if (destination === undefined) return;
  const row = destination.location === "header" ? findLambdaInvokeHeader(destination.name) : undefined;
  if (row === undefined) note(findings, catalogue["lambda-parameter-inert"], path);
  else
    note(
      findings,
      catalogue["lambda-invoke-header"],
      path,
      { header: row.name, protocol },
      { evidence: row.evidence },
    );
}

/**
 * A v1 request mapping to a header or query parameter, for an HTTP API. One to a path parameter belongs to the URI
 * (`foldPath`), and gives nothing here.
 *
 * @param type of the v1 integration: HTTP sends mapped query parameters alone, HTTP_PROXY appends them.
 */
export function requestParameterToHttp(
  key: string,
  value: string,
  type: string,
  path: string,
  findings: Finding[],
): Mapping | undefined {
  const { destination, reserved, append, overwrite } = requestTarget(key);
  if (destination === undefined) {
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: V1_KEY });
    return undefined;
  }
  const { location, name } = destination;
  if (location === "path") return undefined;
  if (reserved !== undefined) {
    tellReserved(name, reserved, path, findings);
    return undefined;
  }
  const translated = valueToHttp(value, "request", path, findings);
  if (translated === undefined) return undefined;
  return { key: location === "querystring" && type === "HTTP_PROXY" ? append : overwrite, value: translated };
}

const QUOTE = 0x27;

/** Text between single quotes, of a length that API Gateway V2 takes. */
function isShortText(value: string): boolean {
  const { length } = value;
  return (
    length >= 2 &&
    length <= LONGEST_PARAMETER &&
    value.charCodeAt(0) === QUOTE &&
    value.charCodeAt(length - 1) === QUOTE
  );
}

/**
 * The value of a v1 request mapping on a WebSocket API, which writes the key alike.
 *
 * @param base a pointer to the map.
 */
export function requestParameterToWebSocket(
  key: string,
  value: string,
  routeKey: string | undefined,
  base: string,
  findings: Finding[],
): string | undefined {
  // Most are text, which crosses as it is.
  if (isShortText(value) && requestTarget(key).destination !== undefined) return value;
  const path = under(base, key);
  return readV1Key(key, path, findings) === undefined
    ? undefined
    : valueToWebSocket(value, routeKey, path, findings);
}

/** Parses an HTTP API's request key, or says that it is none. */
export function readHttpKey(key: string, path: string, findings: Finding[]): HttpKey | undefined {
  const parsed = parseHttpKey(key, "request");
  if (parsed === undefined)
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: HTTP_KEY });
  return parsed;
}

function isRefusedOnV1(header: string, type: string, path: string, findings: Finding[]): boolean {
  const row = findRefusedOnV1(header, type);
  if (row === undefined) return false;
  note(findings, catalogue["header-refused-on-v1"], path, { header }, { evidence: row.evidence });
  return true;
}

/**
 * An HTTP API's request mapping to a header or query parameter, for v1. `overwrite:path` belongs to the URI
 * (`unfoldPath`), and gives nothing here.
 *
 * @param type of the v1 integration that it is for.
 */
export function requestParameterFromHttp(
  key: string,
  value: string,
  type: string,
  path: string,
  findings: Finding[],
): Mapping | undefined {
  const parsed = readHttpKey(key, path, findings);
  if (parsed === undefined || parsed.location === "path") return undefined;
  const { action, name } = parsed;
  const location = parsed.location as "header" | "querystring";
  if (action === "remove") {
    note(findings, type === "HTTP" ? catalogue["remove-implied"] : catalogue["remove-lost"], path, { name });
    return undefined;
  }
  if (location === "header" && isRefusedOnV1(name, type, path, findings)) return undefined;
  const translated = valueFromHttp(value, "request", path, findings);
  if (translated === undefined) return undefined;
  if (action === "append" && type === "HTTP") note(findings, catalogue["append-is-all"], path, { name });
  else if (action === "append" && location === "header")
    note(findings, catalogue["append-becomes-replace"], path, { name });
  else if (action === "overwrite" && location === "querystring" && type !== "HTTP") {
    note(findings, catalogue["overwrite-becomes-append"], path, { name });
  }
  return { key: printDestination({ location, name }, "request"), value: translated };
}

/** A WebSocket API's request mapping for v1. */
export function requestParameterFromWebSocket(
  key: string,
  value: string,
  type: string,
  path: string,
  findings: Finding[],
): Mapping | undefined {
  const destination = readV1Key(key, path, findings);
  if (destination === undefined) return undefined;
  const { location, name } = destination;
  if (location === "header" && isRefusedOnV1(name, type, path, findings)) return undefined;
  const translated = valueFromWebSocket(value, path, findings);
  return translated === undefined ? undefined : { key, value: translated };
}

/** A v1 response mapping for an HTTP API. */
export function responseParameterToHttp(
  key: string,
  value: string,
  path: string,
  findings: Finding[],
): Mapping | undefined {
  const { destination, reserved, overwrite } = responseTarget(key);
  if (destination === undefined) {
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: V1_RESPONSE_KEY });
    return undefined;
  }
  if (reserved !== undefined) {
    tellReserved(destination.name, reserved, path, findings);
    return undefined;
  }
  const translated = valueToHttp(value, "response", path, findings);
  return translated === undefined ? undefined : { key: overwrite, value: translated };
}

/** An HTTP API's response mapping of a header for a v1 custom integration; `overwrite:statuscode` gives nothing here. */
export function responseParameterFromHttp(
  key: string,
  value: string,
  path: string,
  findings: Finding[],
): Mapping | undefined {
  const parsed = parseHttpKey(key, "response");
  if (parsed === undefined) {
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: HTTP_RESPONSE_KEY });
    return undefined;
  }
  if (parsed.location === "statuscode") return undefined;
  if (parsed.action !== "overwrite") {
    note(findings, catalogue["response-action-lost"], path, { key });
    return undefined;
  }
  noteRemapped(parsed.name, path, findings);
  const translated = valueFromHttp(value, "response", path, findings);
  return translated === undefined
    ? undefined
    : { key: printDestination({ location: "header", name: parsed.name }, "response"), value: translated };
}

function noteRemapped(header: string, path: string, findings: Finding[]): void {
  const row = findRemappedByV1(header);
  if (row !== undefined)
    note(
      findings,
      catalogue["header-may-be-remapped"],
      path,
      { header: row.name },
      { evidence: row.evidence },
    );
}

/** A response mapping that v1 and WebSocket APIs write alike, checked for the side that it goes to. */
function copiedResponseParameter(
  key: string,
  value: string,
  from: "v1" | "WEBSOCKET",
  path: string,
  findings: Finding[],
): string | undefined {
  const { destination } = responseTarget(key);
  if (destination === undefined) {
    note(findings, catalogue["parameter-key-invalid"], path, { key, expected: V1_RESPONSE_KEY });
    return undefined;
  }
  if (!isResponseValue(value, from, from === "v1" ? "WEBSOCKET" : "v1", path, findings)) return undefined;
  if (from === "WEBSOCKET") noteRemapped(destination.name, path, findings);
  return value;
}

/**
 * The value of a v1 response mapping on a WebSocket API, which writes the key alike.
 *
 * @param base a pointer to the map.
 */
export function responseParameterToWebSocket(
  key: string,
  value: string,
  base: string,
  findings: Finding[],
): string | undefined {
  // Most are text, which crosses as it is.
  if (isShortText(value) && responseTarget(key).destination !== undefined) return value;
  return copiedResponseParameter(key, value, "v1", under(base, key), findings);
}

/**
 * The value of a WebSocket API's response mapping on v1, which writes the key alike.
 *
 * @param base a pointer to the map.
 */
export function responseParameterFromWebSocket(
  key: string,
  value: string,
  base: string,
  findings: Finding[],
): string | undefined {
  return copiedResponseParameter(key, value, "WEBSOCKET", under(base, key), findings);
}
