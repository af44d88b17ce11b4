import { parseDestination, parseExpression } from "../../../common/expression.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { badRequest, heard, inCalls, type RefusalRow } from "../refusals.js";

/**
 * A mapping may name only what the method declares: its request parameters, and the headers of its responses.
 * Parts of the body, the context and static values need no declaration.
 */

const wrong = (what: string): string =>
  `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${what}]`;

const NOT_DECLARED = badRequest(
  wrong("Invalid mapping expression parameter specified: {name}"),
  inCalls("the texts that LocalStack validates; deliveryhero/serverless-aws-documentation#91 for responses"),
);
const NO_RESPONSE = badRequest(
  wrong("No method response exists for method."),
  heard("amazon-archives/aws-apigateway-importer#121"),
);

export type Refused = readonly [RefusalRow, Readonly<Record<string, string>>];

/** A multi-value parameter is declared under the single-value name. */
const MULTI: Readonly<Record<string, string>> = {
  multivalueheader: "header",
  multivaluequerystring: "querystring",
};

function declares(declared: unknown, names: readonly string[]): boolean {
  return isObject(declared) && names.some((name) => Object.hasOwn(declared, name));
}

/** The refusal of the first mapped value that names a request parameter which the method does not declare. */
export function undeclaredRequest(method: Readonly<Dictionary>, parameters: unknown): Refused | undefined {
  if (!isObject(parameters)) return undefined;
  const declared = get(method, "requestParameters");
  for (const key of Object.keys(parameters)) {
    const value = parameters[key];
    const read = typeof value === "string" ? parseExpression(value, "request") : undefined;
    if (read?.source !== "request" || read.location === "body") continue;
    const single = get(MULTI, read.location) ?? read.location;
    const names = [`method.request.${read.location}.${read.name}`, `method.request.${single}.${read.name}`];
    if (!declares(declared, names)) return [NOT_DECLARED, { name: String(value) }];
  }
  return undefined;
}

/** The refusal of the first header that the method response of this status does not declare. */
export function undeclaredResponse(
  method: Readonly<Dictionary>,
  statusCode: string,
  parameters: unknown,
): Refused | undefined {
  if (!isObject(parameters)) return undefined;
  const responses = get(method, "methodResponses");
  const response = isObject(responses) ? get(responses, statusCode) : undefined;
  for (const key of Object.keys(parameters)) {
    if (parseDestination(key, "response") === undefined) continue;
    if (!isObject(response)) return [NO_RESPONSE, {}];
    if (!declares(get(response, "responseParameters"), [key])) return [NOT_DECLARED, { name: key }];
  }
  return undefined;
}
