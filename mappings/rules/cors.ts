/** A MOCK integration that answers CORS preflight requests, and the CorsConfiguration that takes its place. */
import { parseDestination, parseExpression } from "../../common/expression.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { under } from "../findings.js";
import type { Members } from "../members.js";
import { memo } from "../memo.js";
import type { V1Member } from "../model.js";
import { readEntry, readTemplate } from "../read.js";

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
const seconds = (text: string) => (/^\d{1,9}$/.test(text) ? String(Number(text)) : "null");

/** The headers of a preflight's answer, with the member of CorsConfiguration that sets each, and its value as JSON. */
const CORS: ReadonlyMap<string, readonly [member: string, json: (text: string) => string]> = new Map([
  ["access-control-allow-origin", ["AllowOrigins", list]],
  ["access-control-allow-methods", ["AllowMethods", list]],
  ["access-control-allow-headers", ["AllowHeaders", list]],
  ["access-control-expose-headers", ["ExposeHeaders", list]],
  ["access-control-allow-credentials", ["AllowCredentials", flag]],
  ["access-control-max-age", ["MaxAge", seconds]],
]);

/** The header that a mapping sets, "" where it sets none. */
const headerOf = memo((key) => parseDestination(key, "response")?.name.toLowerCase() ?? "");

const NOTHING: Readonly<Dictionary> = {};
/** The console writes an empty body, or an empty object. */
const EMPTY_BODY = /^\s*(?:\{\s*\})?\s*$/;

/**
 * The CorsConfiguration that does what a MOCK integration's responses do, as JSON; `undefined` where they do anything
 * but set static CORS headers.
 *
 * Source: the developer guide's "enabling CORS for a REST API resource" (which makes such a MOCK) and "configuring CORS
 * for an HTTP API".
 */
export function readPreflight(v1: Members<V1Member>): string | undefined {
  const responses = v1.integrationResponses;
  if (!isObject(responses)) return undefined;
  let json = "";
  for (const status of Object.keys(responses)) {
    const response = responses[status];
    if (!isObject(response)) return undefined;
    const parameters = get(response, "responseParameters") ?? NOTHING;
    const templates = get(response, "responseTemplates") ?? NOTHING;
    if (!isObject(parameters) || !isObject(templates)) return undefined;
    const path = under("/integrationResponses", status);
    for (const key of Object.keys(templates)) {
      const template = readTemplate(templates[key], `${path}/responseTemplates`, key);
      if (template !== "" && !EMPTY_BODY.test(template)) return undefined;
    }
    for (const key of Object.keys(parameters)) {
      const value = readEntry(parameters[key], `${path}/responseParameters`, key) ?? "";
      const row = CORS.get(headerOf(key));
      const expression = parseExpression(value, "response");
      if (row === undefined || expression?.source !== "static") return undefined;
      const [member, write] = row;
      json += `${json === "" ? "{" : ","}"${member}":${write(expression.text)}`;
    }
  }
  return json === "" ? undefined : `${json}}`;
}
