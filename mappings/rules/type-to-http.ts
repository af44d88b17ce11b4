/** What a v1 integration becomes on an HTTP API, which has two types and ten subtypes. */
import { type Dictionary, put } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { readEntry, readObject, readTemplate } from "../read.js";
import { actionName, actionOf, serviceToHttp } from "../services/to-http.js";
import { findAction, isSubtypeService } from "../services.js";
import { cutServiceUri, type ServiceUri } from "../uri.js";
import { preflightJson } from "./cors.js";
import { type ToV2State, tellAllowed } from "./to-v2.js";

export function typeToHttp(state: ToV2State): void {
  const { type, form, out, findings } = state;
  switch (type) {
    case "HTTP_PROXY":
      state.plan = "http";
      out.IntegrationType = "HTTP_PROXY";
      return;
    case "HTTP":
      state.plan = "http-custom";
      if (tellAllowed(state, "httpAsProxy", catalogue["http-custom-as-proxy"], "/type"))
        out.IntegrationType = "HTTP_PROXY";
      return;
    case "MOCK": {
      const cors = preflightJson(state.v1.integrationResponses);
      if (cors === undefined) note(findings, catalogue["mock-on-http"], "");
      else note(findings, catalogue["cors-preflight"], "", { cors });
      return;
    }
    case "AWS_PROXY":
      if (form === "service") {
        note(findings, catalogue["aws-proxy-not-lambda"], "");
        return;
      }
      state.plan = "lambda";
      out.IntegrationType = "AWS_PROXY";
      return;
    case "AWS":
      if (form === "service") serviceType(state, cutServiceUri(state.uri as string));
      else lambdaType(state);
  }
}

function lambdaType(state: ToV2State): void {
  state.plan = "lambda-custom";
  if (tellAllowed(state, "lambdaCustomAsProxy", catalogue["lambda-custom-as-proxy"], "/type")) {
    state.out.IntegrationType = "AWS_PROXY";
  }
}

function serviceType(state: ToV2State, uri: ServiceUri): void {
  const { v1, out, findings } = state;
  const action = actionName(uri);
  // Which action of SQS it is may stand in the template.
  const isTold = uri.kind === "action" && uri.service !== "sqs";
  if (!isSubtypeService(uri.service) || (isTold && findAction(uri.service, actionOf(uri)) === undefined)) {
    note(findings, catalogue["aws-action-unsupported"], "", { action });
    return;
  }
  const { routeKey } = state.options;
  const found = serviceToHttp(
    {
      uri,
      requestParameters: texts(v1.requestParameters, "/requestParameters", readEntry),
      requestTemplates: texts(v1.requestTemplates, "/requestTemplates", readTemplate),
      ...(routeKey === undefined ? {} : { routeKey }),
    },
    findings,
  );
  if (found === undefined) {
    note(findings, catalogue["aws-not-convertible"], "", { action });
    return;
  }
  state.plan = "service";
  state.service = found.row;
  out.IntegrationType = "AWS_PROXY";
  out.IntegrationSubtype = found.row.subtype;
  out.RequestParameters = found.parameters;
  note(findings, catalogue["service-as-subtype"], "/type");
  if (found.row.service === "kinesis") note(findings, catalogue["kinesis-data"], "/type");
}

/** A map of texts; a key without a value is absent. */
function texts(
  given: unknown,
  pointer: string,
  read: (value: unknown, pointer: string) => string | undefined,
): Dictionary<string> {
  const result: Dictionary<string> = {};
  const map = readObject(given, pointer) ?? {};
  for (const key of Object.keys(map)) {
    const value = read(map[key], under(pointer, key));
    if (value !== undefined) put(result, key, value);
  }
  return result;
}
