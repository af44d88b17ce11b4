/** A MOCK integration that answers CORS preflight requests, and the CorsConfiguration that takes its place. */
import { parseDestination, parseExpression } from "../../common/expression.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { under } from "../findings.js";
import { readEntry, readTemplate } from "../read.js";

/** Shape of the Cors member of CreateApi. */
export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  MaxAge?: number;
}

const split = (text: string) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

const SETTERS: Readonly<Record<string, (cors: CorsConfiguration, text: string) => void>> = {
  "access-control-allow-origin": (cors, text) => {
    cors.AllowOrigins = split(text);
  },
  "access-control-allow-methods": (cors, text) => {
    cors.AllowMethods = split(text);
  },
  "access-control-allow-headers": (cors, text) => {
    cors.AllowHeaders = split(text);
  },
  "access-control-expose-headers": (cors, text) => {
    cors.ExposeHeaders = split(text);
  },
  "access-control-allow-credentials": (cors, text) => {
    cors.AllowCredentials = text.trim().toLowerCase() === "true";
  },
  "access-control-max-age": (cors, text) => {
    const seconds = Number(text);
    if (Number.isSafeInteger(seconds)) cors.MaxAge = seconds;
  },
};

/**
 * What a preflight's responses allow; `undefined` where they do anything but set static CORS headers.
 *
 * Source: the developer guide's "enabling CORS for a REST API resource" (which makes such a MOCK) and "configuring CORS
 * for an HTTP API".
 */
export function readPreflight(v1: Readonly<Dictionary>): CorsConfiguration | undefined {
  const responses = get(v1, "integrationResponses");
  if (!isObject(responses)) return undefined;
  const cors: CorsConfiguration = {};
  let isCors = false;
  for (const status of Object.keys(responses)) {
    const response = responses[status];
    if (!isObject(response)) return undefined;
    const parameters = get(response, "responseParameters") ?? {};
    const templates = get(response, "responseTemplates") ?? {};
    if (!isObject(parameters) || !isObject(templates)) return undefined;
    const path = under("/integrationResponses", status);
    for (const key of Object.keys(templates)) {
      // The console writes an empty body, or an empty object.
      const template = readTemplate(templates, key, under(`${path}/responseTemplates`, key));
      if (!/^\s*(?:\{\s*\})?\s*$/.test(template)) return undefined;
    }
    for (const key of Object.keys(parameters)) {
      const name = parseDestination(key, "response")?.name.toLowerCase() ?? "";
      const value = readEntry(parameters, key, under(`${path}/responseParameters`, key)) ?? "";
      const expression = parseExpression(value, "response");
      if (!Object.hasOwn(SETTERS, name) || expression?.source !== "static") return undefined;
      SETTERS[name]?.(cors, expression.text);
      isCors = true;
    }
  }
  return isCors ? cors : undefined;
}
