/** A MOCK integration that answers CORS preflight requests, and the CorsConfiguration that takes its place. */
import { parseDestination, parseExpression } from "../../common/expression.js";
import { memo } from "../../common/memo.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { readEntry, readTemplate } from "../read.js";
import { placeOf } from "./responses-to-v2.js";

/** Shape of the Cors member of CreateApi. */
export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  MaxAge?: number;
}

/** The items of a list that is separated by commas. */
function split(text: string): string[] {
  const items: string[] = [];
  for (const part of text.split(",")) {
    const item = part.trim();
    if (item !== "") items.push(item);
  }
  return items;
}

const list = memo((text) => JSON.stringify(split(text)));
const flag = (text: string) => String(text.trim().toLowerCase() === "true");
const seconds = (text: string) => (/^\d{1,9}$/.test(text) ? String(Number(text)) : undefined);

/** The headers of a preflight's answer, with the member of CorsConfiguration that sets each, and its value as JSON. */
type Writer = (text: string) => string | undefined;
const CORS: ReadonlyMap<string, readonly [member: keyof CorsConfiguration, json: Writer]> = new Map([
  ["access-control-allow-origin", ["AllowOrigins", list]],
  ["access-control-allow-methods", ["AllowMethods", list]],
  ["access-control-allow-headers", ["AllowHeaders", list]],
  ["access-control-expose-headers", ["ExposeHeaders", list]],
  ["access-control-allow-credentials", ["AllowCredentials", flag]],
  ["access-control-max-age", ["MaxAge", seconds]],
] satisfies [string, [keyof CorsConfiguration, Writer]][]);

/** The header that a mapping sets, "" where it sets none. */
const headerOf = memo((key) => parseDestination(key, "response")?.name.toLowerCase() ?? "");

const NOTHING: Readonly<Dictionary> = {};
/** The console writes an empty body, or an empty object. */
const EMPTY_BODY = /^\s*(?:\{\s*\}\s*)?$/;

/**
 * The CorsConfiguration that does what a MOCK integration's responses do, as JSON; `undefined` where they do anything
 * but set static CORS headers.
 *
 * Source: the developer guide's "enabling CORS for a REST API resource" (which makes such a MOCK) and "configuring CORS
 * for an HTTP API".
 */
export function preflightJson(responses: unknown): string | undefined {
  if (!isObject(responses)) return undefined;
  let json = "";
  for (const status of Object.keys(responses)) {
    const response = responses[status];
    if (!isObject(response)) return undefined;
    const parameters = get(response, "responseParameters") ?? NOTHING;
    const templates = get(response, "responseTemplates") ?? NOTHING;
    if (!isObject(parameters) || !isObject(templates)) return undefined;
    const { at } = placeOf(status);
    for (const key of Object.keys(templates)) {
      const template = readTemplate(templates[key], at.responseTemplates, key);
      if (template !== "" && !EMPTY_BODY.test(template)) return undefined;
    }
    for (const key of Object.keys(parameters)) {
      const value = readEntry(parameters[key], at.responseParameters, key) ?? "";
      const row = CORS.get(headerOf(key));
      const expression = parseExpression(value, "response");
      if (row === undefined || expression?.source !== "static") return undefined;
      const [member, write] = row;
      const written = write(expression.text);
      if (written !== undefined) json += `${json === "" ? "{" : ","}"${member}":${written}`;
    }
  }
  return json === "" ? undefined : `${json}}`;
}

/** The same, as an object. */
export function readPreflight(v1: Readonly<Dictionary>): CorsConfiguration | undefined {
  const json = preflightJson(get(v1, "integrationResponses"));
  return json === undefined ? undefined : (JSON.parse(json) as CorsConfiguration);
}
