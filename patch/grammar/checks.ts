import { documented, inferred, recorded, reported } from "../../common/evidence.js";
import { isDestination, parseExpression, type Side } from "../../common/expression.js";
import { memo } from "../../common/memo.js";
import type { Dictionary } from "../../common/own.js";
import { show } from "../../common/show.js";
import { digitsIn } from "./digits.js";
import { badRequest } from "./families.js";
import { MODEL, RECORDED, TERRAFORM } from "./sources.js";
import type { Check } from "./types.js";
import { mediaType } from "./value-checks.js";

/** The value is one of these. AWS's wording of the refusal is not recorded for patches. */
export function oneOf(allowed: readonly string[], optional?: "optional"): Check {
  const taken = new Map(allowed.map((text) => [text, true]));
  return {
    finding: "value-not-allowed",
    refusal: badRequest("Invalid enumeration value specified: {text}", inferred(MODEL)),
    schema: { enum: optional === undefined ? [...allowed] : [...allowed, ""] },
    broken: (text) =>
      taken.has(text) || (text === "" && optional !== undefined)
        ? undefined
        : { allowed: allowed.join(", ") },
  };
}

/** A parameter that a mapping sets: the key of `requestParameters` or `responseParameters`. */
export function destination(side: Side): Check {
  const known = memo((key) => ({ taken: isDestination(key, side) }));
  const form =
    side === "request"
      ? "integration.request.header.name, .querystring.name or .path.name"
      : "method.response.header.name";
  return {
    finding: "parameter-name-invalid",
    refusal: badRequest(
      "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: {key}]",
      inferred(`${RECORDED}: the wording for values`),
    ),
    broken: (key) => (known(key).taken ? undefined : { key, form }),
  };
}

/** A parameter that a mapping reads, or a static value in single quotes. */
export function expression(side: Side): Check {
  const known = memo((text) => ({ taken: parseExpression(text, side) !== undefined }));
  const form =
    side === "request"
      ? "method.request.header.name (or .querystring, .path, .body)"
      : "integration.response.header.name (or .body)";
  return {
    finding: "mapping-expression-invalid",
    refusal: badRequest(
      "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {text}]",
      recorded(`${RECORDED}: PutIntegration`),
    ),
    broken: (text) => (known(text).taken ? undefined : { form }),
  };
}

/** The key of a map of templates or models. */
export const contentType: Check = {
  ...mediaType,
  refusal: badRequest(
    "Validation Result: warnings : [], errors : [Invalid content type specified: {key}]",
    recorded(`${RECORDED}: PutIntegrationResponse`),
  ),
};

/** Milliseconds: 50 is the floor everywhere. */
export const TIMEOUT_MIN = 50;
/** The ceiling of buffered integrations, unless the account's quota was raised. */
export const TIMEOUT_MAX = 29_000;
/** The highest ceiling of buffered integrations that anybody reports after a quota increase. */
export const TIMEOUT_MAX_RAISED = 300_000;
/** The ceiling of streamed integrations: 15 minutes. */
export const TIMEOUT_MAX_STREAM = 900_000;

export const timeoutRange: Check = {
  finding: "timeout-out-of-range",
  schema: { minimum: TIMEOUT_MIN, maximum: TIMEOUT_MAX_STREAM },
  refusal: badRequest("Timeout should be between {min} ms and {named} ms", reported(`${TERRAFORM} issues`)),
  broken: (text, { resource, maxTimeoutMillis }) => {
    const millis = digitsIn(text);
    if (millis >= TIMEOUT_MIN && millis <= maxTimeoutMillis) return undefined;
    const proxy = isNothingOr(resource.type, "HTTP_PROXY", "AWS_PROXY");
    const streams = resource.responseTransferMode === "STREAM" && proxy;
    const max = streams ? Math.max(TIMEOUT_MAX_STREAM, maxTimeoutMillis) : maxTimeoutMillis;
    const fits = millis >= TIMEOUT_MIN && millis <= max;
    // Only the text with the default ceiling is known.
    return fits
      ? undefined
      : { min: TIMEOUT_MIN, max, named: max === TIMEOUT_MAX_RAISED ? TIMEOUT_MAX : max };
  },
};

/** Is a value one of these, or not there at all? */
const isNothingOr = (value: unknown, ...values: string[]): boolean =>
  value === undefined || value === null || values.includes(value as string);

/** Text in which a stage variable may stand for anything is not looked into. */
const hasVariable = (text: string): boolean => text.includes("${");

const isHttp = ({ type }: Readonly<Dictionary>): boolean => type === "HTTP" || type === "HTTP_PROXY";
const isAwsProxy = ({ type }: Readonly<Dictionary>): boolean => type === "AWS_PROXY";
const isAws = ({ type }: Readonly<Dictionary>): boolean => type === "AWS" || type === "AWS_PROXY";

const patchChecksAlike = `${RECORDED}: PutIntegration; that a patch is checked alike is inferred`;

export const httpUri: Check = {
  finding: "uri-not-http",
  refusal: badRequest("Invalid HTTP endpoint specified for URI", inferred(patchChecksAlike)),
  broken: (text, { resource }) =>
    !isHttp(resource) || /^https?:\/\/./i.test(text) || hasVariable(text)
      ? undefined
      : { type: show(resource.type) },
};

const ARN = /^arn:[^:]+:[^:]+:/;
const SERVICE_ARN = /^arn:[^:]+:apigateway:[^:]*:[^:]+:(path|action)\//;
/** That a path of Firehose is refused is recorded; only its actions are streams' invocations. */
const PROXY_SERVICES =
  /^arn:[^:]+:apigateway:[^:]*:(?:lambda:path\/\/?\d{4}-\d{2}-\d{2}\/functions\/.+\/(?:response-streaming-)?invocations|(?:[^:.]+\.)?firehose:action\/)/;

/** The three texts that a put of an AWS type was seen to be refused with, in their order. */
const ARN_RULES: readonly Check[] = [
  {
    finding: "uri-not-arn",
    refusal: badRequest("Invalid ARN specified in the request", inferred(patchChecksAlike)),
    broken: (text, { resource }) =>
      !isAws(resource) || ARN.test(text) || hasVariable(text) ? undefined : { type: show(resource.type) },
  },
  {
    finding: "uri-not-arn",
    refusal: badRequest("AWS ARN for integration must contain path or action", inferred(patchChecksAlike)),
    broken: (text, { resource }) =>
      !isAws(resource) || SERVICE_ARN.test(text) || hasVariable(text)
        ? undefined
        : { type: show(resource.type) },
  },
  {
    finding: "uri-not-arn",
    refusal: badRequest(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
      inferred(patchChecksAlike),
    ),
    broken: (text, { resource }) =>
      !isAwsProxy(resource) || PROXY_SERVICES.test(text) || hasVariable(text)
        ? undefined
        : { type: show(resource.type) },
  },
];

/** What meets the strictest rule of a type meets the others. */
export const arnUri: Check = {
  finding: "uri-not-arn",
  parts: ARN_RULES,
  broken: (text, { resource }) => {
    if (!isAws(resource)) return undefined;
    const strictest = isAwsProxy(resource) ? PROXY_SERVICES : SERVICE_ARN;
    return strictest.test(text) || hasVariable(text) ? undefined : { type: show(resource.type) };
  },
};

export const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"] as const;

export const verbGiven: Check = {
  finding: "value-not-allowed",
  refusal: badRequest("Enumeration value for HttpMethod must be non-empty", inferred(patchChecksAlike)),
  broken: (text) => (text === "" ? { allowed: verbs.join(", ") } : undefined),
};

/** AWS takes another verb at configuration time, so that there is no refusal to reproduce. */
export const lambdaPost: Check = {
  finding: "lambda-needs-post",
  broken: (text, { resource }) => {
    if (text === "POST") return undefined;
    const uri = resource.uri;
    const lambda = typeof uri === "string" && uri.includes(":lambda:path/");
    return lambda && isAws(resource) ? {} : undefined;
  },
};

export const linkHasConnection: Check = {
  finding: "vpc-link-needs-connection",
  broken: (text, { resource }) => {
    const id = resource.connectionId;
    return text === "VPC_LINK" && (id === undefined || id === null || id === "") ? {} : undefined;
  },
};

export const streamNeedsProxy: Check = {
  finding: "stream-needs-proxy",
  refusal: badRequest("Invalid ResponseTransferMode", documented(MODEL)),
  broken: (text, { resource }) =>
    text !== "STREAM" || isNothingOr(resource.type, "HTTP_PROXY", "AWS_PROXY")
      ? undefined
      : { type: show(resource.type) },
};
