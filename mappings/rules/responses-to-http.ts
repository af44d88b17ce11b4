/**
 * v1's integration responses on an HTTP API: mappings by the backend's status. A v1 response is selected by a pattern
 * over that status, so the pattern is expanded.
 */
import { lowestBit } from "../../common/bits.js";
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { responseParameterToHttp } from "../parameters.js";
import { readEntry, readObject, readTemplate, readText } from "../read.js";
import type { Steps } from "../table.js";
import { tellContentHandling, tellTemplate } from "./members-to-http.js";
import { readResponses, tellInert, type V1Response } from "./responses-to-v2.js";
import { expandPattern, isDefaultPattern } from "./status.js";
import { putIn, type ToV2State } from "./to-v2.js";

export interface HttpResponseState {
  readonly state: ToV2State;
  readonly response: V1Response;
  /** What the backend's statuses are mapped to, before it is known which statuses those are. */
  readonly mapped: Dictionary<string>;
  /** The backend statuses that select the response; those of the default are known last. */
  codes: readonly string[];
  isDefault: boolean;
  /** The status that the client sees, where an HTTP API can set it. */
  status: string | undefined;
}

export type HttpResponseRule = (response: HttpResponseState) => void;

export function responsesToHttp(state: ToV2State, { rules, always }: Steps<HttpResponseRule>): void {
  const { plan, findings } = state;
  if (plan === "lambda" || plan === "http") {
    tellInert(state);
    return;
  }
  const responses = readResponses(state.v1, findings);
  if (plan === "lambda-custom") {
    for (const { path, status } of responses) note(findings, catalogue["responses-lost"], path, { status });
    return;
  }
  const read = responses.map((response): HttpResponseState => {
    const one = { state, response, mapped: {}, codes: [], isDefault: false, status: undefined };
    for (let left = response.object.present | always; left !== 0; left &= left - 1) {
      const apply = rules[lowestBit(left)] as HttpResponseRule;
      apply(one);
    }
    return one;
  });
  emit(state, read);
}

/** The pattern becomes the statuses that it matches. */
export const patternToHttp: HttpResponseRule = (one) => {
  const { object, path, at } = one.response;
  const pattern = readText(object.selectionPattern, at.selectionPattern);
  one.isDefault = isDefaultPattern(pattern);
  if (one.isDefault || pattern === undefined) return;
  const codes = expandPattern(pattern);
  if (codes === undefined) {
    note(one.state.findings, catalogue["pattern-not-expandable"], path, { pattern });
    return;
  }
  one.codes = codes;
  if (codes.length !== 1 || codes[0] !== pattern) {
    note(one.state.findings, catalogue["response-expanded"], at.selectionPattern, {
      pattern,
      count: codes.length,
    });
  }
};

/** The status that the client sees is overwritten where it is another than the backend's; see `emit`. */
export const statusToHttp: HttpResponseRule = (one) => {
  const { status, at } = one.response;
  if (/^[2-5]\d\d$/.test(status)) one.status = status;
  else note(one.state.findings, catalogue["response-status-outside"], at.statusCode, { status });
};

export const headersToHttp: HttpResponseRule = ({ state, response, mapped }) => {
  const base = response.at.responseParameters;
  const map = readObject(response.object.responseParameters, base) ?? {};
  for (const key of Object.keys(map)) {
    const path = under(base, key);
    const value = readEntry(map[key], path);
    if (value === undefined) continue;
    const mapping = responseParameterToHttp(key, value, path, state.findings);
    if (mapping !== undefined) put(mapped, mapping.key, mapping.value);
  }
};

export const templatesToHttp: HttpResponseRule = ({ state, response }) => {
  const base = response.at.responseTemplates;
  const map = readObject(response.object.responseTemplates, base) ?? {};
  for (const key of Object.keys(map)) {
    const path = under(base, key);
    tellTemplate(state, readTemplate(map[key], path), key, path);
  }
};

export const responseContentHandlingToHttp: HttpResponseRule = ({ state, response }) => {
  tellContentHandling(state, response.object.contentHandling, response.at.contentHandling, false);
};

/** Writes each backend status once: patterns first, then the default for the statuses that are left. */
function emit(state: ToV2State, responses: readonly HttpResponseState[]): void {
  const { findings, options } = state;
  const owner = new Map<string, string>();
  const write = ({ mapped, response, status }: HttpResponseState, code: string) => {
    owner.set(code, response.status);
    const all: Dictionary<string> = { ...mapped };
    if (status !== undefined && status !== code) all["overwrite:statuscode"] = status;
    if (Object.keys(all).length === 0) return false;
    putIn(state.out, "ResponseParameters", code, all);
    return true;
  };
  for (const one of responses) {
    if (one.isDefault) continue;
    let changes = false;
    for (const code of one.codes) {
      const other = owner.get(code);
      if (other === undefined) changes = write(one, code) || changes;
      else note(findings, catalogue["pattern-overlap"], one.response.at.selectionPattern, { code, other });
    }
    if (!changes && one.codes.length > 0) {
      note(findings, catalogue["response-unchanged"], one.response.path, { status: one.response.status });
    }
  }
  for (const one of responses) {
    if (!one.isDefault) continue;
    const { status, path } = one.response;
    if (one.status === undefined) continue;
    const listed = (options.statusCodes ?? []).map(String);
    const codes = new Set(Object.keys(one.mapped).length > 0 ? [...listed, status] : listed);
    for (const code of codes) if (!owner.has(code)) write(one, code);
    note(
      findings,
      catalogue["default-response-partial"],
      path,
      { status },
      listed.length > 0 ? { severity: "info", remedy: "nothing to do: the statuses are listed" } : undefined,
    );
  }
}
