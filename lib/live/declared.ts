import { parseDestination, parseExpression } from "../../common/expression.js";
import type { Finding } from "../../common/findings.js";
import { type Dictionary, get, isObject } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { responsesOf } from "../plan/v1-responses.js";
import { finding } from "./findings.js";

/** A multi-value parameter is declared under the single-value name as well. */
const SINGLE: Readonly<Record<string, string>> = {
  multivalueheader: "header",
  multivaluequerystring: "querystring",
};

const mapOf = (value: unknown): Readonly<Dictionary> => (isObject(value) ? value : {});

/** The request parameter that a mapping's value reads, by the names under which a method may declare it. */
function namesOf(value: unknown): readonly string[] {
  const read = typeof value === "string" ? parseExpression(value, "request") : undefined;
  if (read?.source !== "request" || read.location === "body") return [];
  const single = get(SINGLE, read.location) ?? read.location;
  return [`method.request.${read.location}.${read.name}`, `method.request.${single}.${read.name}`];
}

/** The request parameters that the mappings of a v1 integration read. */
export function readParameters(integration: Readonly<Dictionary>): string[] {
  const values = Object.values(mapOf(integration.requestParameters));
  return [...new Set(values.flatMap((value) => namesOf(value).slice(0, 1)))];
}

/** The mappings of an integration that name what its method does not declare. AWS would refuse them one by one. */
export function undeclared(
  integration: Readonly<Dictionary>,
  method: Readonly<Dictionary>,
  pointer: string,
): Finding[] {
  const findings: Finding[] = [];
  const declared = mapOf(method.requestParameters);
  for (const [key, value] of Object.entries(mapOf(integration.requestParameters))) {
    const names = namesOf(value);
    const [parameter] = names;
    if (parameter === undefined || names.some((name) => Object.hasOwn(declared, name))) continue;
    findings.push(
      finding("undeclared-parameter", `${pointer}/requestParameters/${escapeToken(key)}`, { parameter }),
    );
  }
  const methodResponses = mapOf(method.methodResponses);
  for (const [status, response] of Object.entries(responsesOf(integration))) {
    const held = get(methodResponses, status);
    // A method response that is not there is made with what the mappings set.
    if (!isObject(held)) continue;
    const headers = mapOf(held.responseParameters);
    for (const header of Object.keys(mapOf(response.responseParameters))) {
      if (parseDestination(header, "response") === undefined || Object.hasOwn(headers, header)) continue;
      const path = `${pointer}/integrationResponses/${escapeToken(status)}/responseParameters/${escapeToken(header)}`;
      findings.push(finding("undeclared-header", path, { header, status }));
    }
  }
  return findings;
}
