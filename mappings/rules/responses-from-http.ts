/** An HTTP API's response mappings on v1, which changes the responses of custom integrations alone. */
import { byCodeUnit, type Dictionary, get, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { responseParameterFromHttp } from "../parameters.js";
import { readEntry, readObject } from "../read.js";
import type { ToV1State } from "./to-v1.js";

interface Mapped {
  readonly codes: string[];
  readonly parameters: Dictionary<string>;
}

export function responseParametersFromHttp(state: ToV1State): void {
  const { v2, at, plan, findings, out } = state;
  const base = at("ResponseParameters");
  const map = readObject(v2.ResponseParameters, base) ?? {};
  const codes = Object.keys(map).sort(byCodeUnit);
  if (plan === "lambda" || plan === "http") {
    for (const code of codes)
      note(findings, catalogue["proxy-responses-lost"], under(base, code), { status: code });
    return;
  }
  const responses: Dictionary<Dictionary> = {};
  const byStatus = new Map<string, Mapped>();
  for (const code of codes) readCode(state, map, code, byStatus);
  for (const status of [...byStatus.keys()].sort(byCodeUnit)) {
    const { codes: selected, parameters } = byStatus.get(status) as Mapped;
    const response: Dictionary = {
      statusCode: status,
      selectionPattern: selected.length === 1 ? selected[0] : `(${selected.join("|")})`,
    };
    if (Object.keys(parameters).length > 0) response.responseParameters = parameters;
    put(responses, status, response);
  }
  // v1 answers 500 for a status that no response matches; an HTTP API passes it on.
  const isFree = !byStatus.has("200");
  if (isFree) responses["200"] = { statusCode: "200" };
  if (byStatus.size > 0)
    note(findings, catalogue["other-statuses-change"], base, { status: isFree ? "200" : "500" });
  out.integrationResponses = responses;
}

/** Reads the mappings of one backend status, and joins it with others that answer the same. */
function readCode(
  state: ToV1State,
  map: Readonly<Dictionary>,
  code: string,
  byStatus: Map<string, Mapped>,
): void {
  const { findings } = state;
  const base = under(state.at("ResponseParameters"), code);
  const entries = readObject(map[code], base) ?? {};
  if (Object.keys(entries).length === 0) return;
  const parameters: Dictionary<string> = {};
  let status = code;
  for (const key of Object.keys(entries)) {
    const path = under(base, key);
    const value = readEntry(entries[key], path);
    if (value === undefined) continue;
    if (key === "overwrite:statuscode") {
      if (/^[1-5]\d\d$/.test(value)) status = value;
      else note(findings, catalogue["parameter-value-invalid"], path, { value, expected: "a status code" });
      continue;
    }
    const mapping = responseParameterFromHttp(key, value, path, findings);
    if (mapping !== undefined) put(parameters, mapping.key, mapping.value);
  }
  const other = byStatus.get(status);
  if (other === undefined) {
    byStatus.set(status, { codes: [code], parameters });
    return;
  }
  if (isSame(other.parameters, parameters)) {
    other.codes.push(code);
    return;
  }
  note(findings, catalogue["responses-not-merged"], base, { first: other.codes[0], second: code, status });
}

function isSame(a: Readonly<Dictionary<string>>, b: Readonly<Dictionary<string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => get(b, key) === a[key]);
}
