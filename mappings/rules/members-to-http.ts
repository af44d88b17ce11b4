/** Rules from v1 to an HTTP API, apart from the type, the URI and the responses. */
import { catalogue, note, under } from "../findings.js";
import { CONTENT_HANDLING, PASSTHROUGH } from "../model.js";
import { lambdaParameterToV2, requestParameterToHttp } from "../parameters.js";
import { readEntry, readObject, readTemplate, readText, readWord } from "../read.js";
import { isIdentity } from "../templates.js";
import { putMethod } from "./shared-to-v2.js";
import { isLambda, putIn, type ToV2State } from "./to-v2.js";

export function methodToHttp(state: ToV2State): void {
  const method = readText(state.v1.httpMethod, "/httpMethod") ?? "";
  if (isLambda(state)) {
    state.out.IntegrationMethod = "POST";
    if (method !== "POST" && method !== "")
      note(state.findings, catalogue["lambda-method"], "/httpMethod", { method });
  } else if (state.service !== undefined) {
    const implied = state.service.method;
    if (method !== "" && method !== implied) {
      note(state.findings, catalogue["method-implied"], "/httpMethod", { method: implied, given: method });
    }
  } else if (method === "") {
    note(state.findings, catalogue["method-missing"], "/httpMethod");
  } else {
    putMethod(state, method);
  }
}

export function requestParametersToHttp(state: ToV2State): void {
  if (state.v1.requestParameters === undefined) return;
  const { plan, type, findings } = state;
  const map = readObject(state.v1.requestParameters, "/requestParameters") ?? {};
  for (const key of Object.keys(map)) {
    const path = under("/requestParameters", key);
    const value = readEntry(map[key], path);
    if (value === undefined) continue;
    if (plan === "lambda") lambdaParameterToV2(key, state.target, path, findings);
    else if (plan === "lambda-custom") note(findings, catalogue["lambda-custom-parameter-lost"], path);
    else if (state.service !== undefined) {
      note(findings, catalogue["service-template-replaced"], path, {
        what: "the mapping",
        subtype: state.service.subtype,
      });
    } else {
      const mapping = requestParameterToHttp(key, value, type, path, findings);
      if (mapping !== undefined) putIn(state.out, "RequestParameters", mapping.key, mapping.value);
    }
  }
}

export function requestTemplatesToHttp(state: ToV2State): void {
  if (state.v1.requestTemplates === undefined) return;
  const map = readObject(state.v1.requestTemplates, "/requestTemplates") ?? {};
  for (const key of Object.keys(map)) {
    const path = under("/requestTemplates", key);
    const template = readTemplate(map[key], path);
    const { plan, findings } = state;
    if (plan === "lambda" || plan === "http") note(findings, catalogue["template-inert"], path, { key });
    else if (plan === "lambda-custom") note(findings, catalogue["template-lost"], path, { key });
    else if (state.service !== undefined) {
      note(findings, catalogue["service-template-replaced"], path, {
        what: "the template",
        subtype: state.service.subtype,
      });
    } else tellTemplate(state, template, key, path);
  }
}

/** A template that an HTTP API would have to run. */
export function tellTemplate({ findings }: ToV2State, template: string, key: string, path: string): void {
  if (isIdentity(template)) note(findings, catalogue["template-identity"], path, { key });
  else if (template.trim() === "") note(findings, catalogue["template-empty"], path, { key });
  else note(findings, catalogue["template-unsupported"], path, { key });
}

export function passthroughToHttp(state: ToV2State): void {
  const value = readWord(state.v1.passthroughBehavior, "/passthroughBehavior", PASSTHROUGH);
  if (value === undefined || value === "WHEN_NO_MATCH") return;
  const isProxy = state.plan === "lambda" || state.plan === "http";
  note(
    state.findings,
    isProxy ? catalogue["passthrough-inert"] : catalogue["passthrough-lost"],
    "/passthroughBehavior",
    { value },
  );
}

export function contentHandlingToHttp(state: ToV2State): void {
  tellContentHandling(state, state.v1.contentHandling, "/contentHandling", state.plan === "lambda");
}

export function tellContentHandling(
  state: ToV2State,
  given: unknown,
  path: string,
  isEncodedAnyway: boolean,
): void {
  const value = readWord(given, path, CONTENT_HANDLING);
  if (value === undefined) return;
  const isInert = isEncodedAnyway && value === "CONVERT_TO_TEXT";
  note(
    state.findings,
    isInert ? catalogue["content-handling-inert"] : catalogue["content-handling-lost"],
    path,
    { value },
  );
}

/** The proxy event of a REST API is format 1.0, and the other targets take nothing else. */
export function payloadToHttp(state: ToV2State): void {
  state.out.PayloadFormatVersion = "1.0";
}
