/**
 * Recognises the request that a v1 AWS integration sends to a service as the parameters of an HTTP API's integration
 * subtype. What is not plainly a value is an obstacle that is named with its place.
 */
import type { Finding } from "../../common/findings.js";
import { type Dictionary, get, put } from "../../common/own.js";
import { isPlainText } from "../expressions.js";
import { catalogue, note, under } from "../findings.js";
import { findAction, REGION, REGION_TELLERS, regionOf, type SubtypeRow } from "../services.js";
import type { ServiceUri } from "../uri.js";
import { isObstacle, isValue, type Json, readJson } from "./body.js";
import { PARAMETERS, type Parts, Reading, type ServiceRequest, TEMPLATES, URI } from "./reading.js";
import { readSqs } from "./sqs.js";

export interface SubtypeRequest {
  readonly row: SubtypeRow;
  readonly parameters: Dictionary<string>;
}

/** The action that an `action/` URI names. */
export function actionOf({ api }: ServiceUri): string {
  if (!api.includes("&") && !api.includes("?")) return api;
  return api.slice(0, api.search(/[&?]/));
}

/** What a request is for, as far as its URI tells: for instance `sqs:SendMessage`. */
export function actionName(uri: ServiceUri): string {
  return `${uri.service}:${uri.kind === "action" ? actionOf(uri) : `path/${uri.api}`}`;
}

/**
 * Recognises a service request.
 *
 * @returns the subtype with its parameters, or `undefined`; the findings say what was approximated, or what stands in
 * the way.
 */
export function serviceToHttp(request: ServiceRequest, findings: Finding[]): SubtypeRequest | undefined {
  const reading = new Reading(request);
  reading.readParameters();
  const parts = reading.stopped ? undefined : readParts(reading, request);
  findings.push(...reading.findings);
  if (parts === undefined || reading.stopped) return undefined;
  const { row, values } = parts;
  const parameters: Dictionary<string> = {};
  for (const { name, member, required } of row.parameters) {
    const value = values.get(member);
    if (value !== undefined) put(parameters, name, value);
    else if (required) {
      note(findings, catalogue["service-obstacle"], "", {
        obstacle: `a request without ${member}, which ${row.subtype} requires,`,
      });
      return undefined;
    }
  }
  if (tellsRegion(parameters, request.uri.region)) return { row, parameters };
  const { region } = request.uri;
  if (!isPlainText(region)) {
    note(findings, catalogue["service-obstacle"], URI, { obstacle: `the region ${region}` });
    return undefined;
  }
  parameters[REGION] = region;
  return { row, parameters };
}

/** Does a queue or ARN that is written out name the region already? */
function tellsRegion(parameters: Dictionary<string>, region: string): boolean {
  return REGION_TELLERS.some((name) => {
    const value = get(parameters, name);
    return value !== undefined && regionOf(value) === region;
  });
}

function readParts(reading: Reading, request: ServiceRequest): Parts | undefined {
  const { uri } = request;
  if (uri.service === "sqs") return readSqs(reading, uri);
  if (uri.service === "appconfig") return readAppConfig(reading, request);
  const row = uri.kind === "action" ? findAction(uri.service, uri.api) : undefined;
  if (row === undefined) return reading.stop(URI, "a path or query string in the URI");
  return readJsonRequest(reading, row);
}

/** Step Functions, EventBridge and Kinesis: one JSON body. */
function readJsonRequest(reading: Reading, row: SubtypeRow): Parts | undefined {
  if (reading.target !== undefined && reading.target !== row.target) {
    return reading.stop(PARAMETERS, `the X-Amz-Target ${reading.target}`);
  }
  for (const { path } of reading.query.values()) return reading.stop(path, "a query parameter");
  const template = reading.readTemplate();
  if (template === undefined) {
    return reading.stopped
      ? undefined
      : reading.stop(TEMPLATES, "a client that sends the service's own request, without a template,");
  }
  const { path } = template;
  let body: Json | { readonly obstacle: string } = readJson(template.pieces);
  if (isObstacle(body)) return reading.stop(path, body.obstacle);
  if (row.subtype === "EventBridge-PutEvents") {
    const entries =
      !isValue(body) && "members" in body && body.members.size === 1
        ? body.members.get("Entries")
        : undefined;
    if (entries === undefined || isValue(entries) || !("list" in entries) || entries.list.length !== 1) {
      return reading.stop(path, "anything but one entry in Entries");
    }
    body = entries.list[0] as Json;
  }
  if (isValue(body) || !("members" in body)) return reading.stop(path, "a body that is no JSON object");
  const values = new Map<string, string>();
  for (const [member, json] of body.members) {
    const parameter = row.parameters.find((candidate) => candidate.member === member);
    if (parameter === undefined) return reading.stop(path, `the member ${member}`);
    if (parameter.kind === "list")
      return reading.stop(path, `the list ${member}, whose spelling in a parameter is not documented,`);
    if (!isValue(json)) return reading.stop(path, `the member ${member}, which is no text,`);
    const pieces = reading.value(json, "json", parameter.kind, path);
    const printed = pieces === undefined ? undefined : reading.print(pieces, path);
    if (printed === undefined) return undefined;
    values.set(member, printed);
  }
  return { row, values };
}

const APPCONFIG = /^\/*applications\/([^/]+)\/environments\/([^/]+)\/configurations\/([^/?]+)$/;

/** AppConfig: everything in the path and query string. */
function readAppConfig(reading: Reading, { uri, requestTemplates }: ServiceRequest): Parts | undefined {
  const row = findAction("appconfig", "GetConfiguration") as SubtypeRow;
  const match = uri.kind === "path" ? APPCONFIG.exec(uri.api) : null;
  if (match === null) return reading.stop(URI, "a path that is not that of GetConfiguration");
  const [template] = Object.keys(requestTemplates);
  if (template !== undefined) return reading.stop(under(TEMPLATES, template), "a template");
  const values = new Map<string, string>();
  for (const [index, member] of ["Application", "Environment", "Configuration"].entries()) {
    const pieces = reading.fill(match[index + 1] as string);
    const printed = pieces === undefined ? undefined : reading.print(pieces, URI);
    if (printed === undefined) return undefined;
    values.set(member, printed);
  }
  for (const [name, { expression, path }] of reading.query) {
    if (!row.parameters.some(({ member }) => member === name))
      return reading.stop(path, `the query parameter ${name}`);
    const piece = reading.piece(expression, path);
    const printed = piece === undefined ? undefined : reading.print([piece], path);
    if (printed === undefined) return undefined;
    values.set(name, printed);
  }
  return { row, values };
}
