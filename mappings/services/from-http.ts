/** Writes the v1 AWS integration that sends what an HTTP API's integration subtype sends. */
import type { Finding } from "../../common/findings.js";
import { type Dictionary, get } from "../../common/own.js";
import { catalogue, note } from "../findings.js";
import {
  findSubtype,
  partitionOf,
  REGION,
  REGION_TELLERS,
  regionOf,
  type SubtypeRow,
  subtypes,
} from "../services.js";
import { writeForm, writeJson, writePath } from "./write.js";
import { Writing } from "./writing.js";

export interface V1ServiceRequest {
  readonly uri: string;
  readonly httpMethod: string;
  readonly requestParameters: Dictionary<string>;
  readonly requestTemplates: Dictionary<string>;
}

/**
 * Rewrites a subtype's parameters as a v1 request.
 *
 * @param region the API's region, for parameters that do not tell the service's.
 * @param path a pointer to the RequestParameters.
 */
export function serviceFromHttp(
  subtype: string,
  parameters: Readonly<Dictionary<string>>,
  region: string | undefined,
  path: string,
  findings: Finding[],
): V1ServiceRequest | undefined {
  const row = findSubtype(subtype);
  if (row === undefined) {
    const known = subtypes.map((candidate) => candidate.subtype).join(", ");
    note(findings, catalogue["subtype-unknown"], path, { subtype, known });
    return undefined;
  }
  const writing = new Writing(path, findings);
  checkParameters(row, parameters, writing, findings);
  const named = get(parameters, REGION);
  if (named?.includes("$")) writing.lose(REGION, "v1's URI names the region as text");
  const told = REGION_TELLERS.map((name) => regionOf(get(parameters, name) ?? "")).find(
    (found) => found !== undefined,
  );
  const found = named ?? told ?? region;
  if (found === undefined) note(findings, catalogue["region-unknown"], path);
  if (found === undefined || writing.failed) return undefined;
  const place = { partition: partitionOf(found), region: found };
  const headers: Dictionary<string> = {};
  for (const [name, value] of row.headers) headers[`integration.request.header.${name}`] = `'${value}'`;
  const request =
    row.style === "form"
      ? writeForm(row, parameters, writing)
      : row.style === "json"
        ? writeJson(row, parameters, writing)
        : writePath(row, parameters, writing);
  if (request === undefined || writing.failed) return undefined;
  return {
    uri: `arn:${place.partition}:apigateway:${place.region}:${row.service}:${request.api}`,
    httpMethod: row.method,
    requestParameters: { ...headers, ...request.parameters },
    requestTemplates: request.template === undefined ? {} : { "application/json": request.template },
  };
}

function checkParameters(
  row: SubtypeRow,
  parameters: Readonly<Dictionary<string>>,
  writing: Writing,
  findings: Finding[],
): void {
  const { subtype } = row;
  for (const name of Object.keys(parameters)) {
    if (name === REGION || row.parameters.some((parameter) => parameter.name === name)) continue;
    note(findings, catalogue["subtype-parameter-unknown"], writing.at(name), { subtype, name });
    writing.failed = true;
  }
  for (const { name, required } of row.parameters) {
    if (!required || get(parameters, name) !== undefined) continue;
    note(findings, catalogue["subtype-parameter-missing"], writing.at(name), { subtype, name });
    writing.failed = true;
  }
}
