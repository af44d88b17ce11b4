/**
 * Which differences the findings of a conversion account for: a finding's pointer in the one object, said in the
 * pointers of the flat other.
 */
import type { Finding } from "../../common/findings.js";

type Plain = Readonly<Record<string, unknown>>;

/** These speak of the surroundings or of run time; the value they stand at crosses as it is. */
const EXCUSES_NOTHING = new Set([
  "lambda-permission",
  "declare-method-parameter",
  "declare-route-parameter",
  "status-code-implied",
  "status-code-derived",
  "header-may-be-remapped",
  "body-truncated",
  "connect-only-unchecked",
  "name-unproven",
  "context-differs",
  "credentials-caller",
  "uri-unrecognised",
  "method-any-websocket",
  "template-reads-request",
  "template-reads-context",
  "whole-body-websocket",
  "vpc-link-stage-variable",
  "payload-version-missing",
  "pattern-slash",
  "aws-proxy-websocket",
]);

const PATH_PARAMETER = "/requestParameters/integration.request.path.";
const under = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);

export type Names = (path: string) => boolean;

/** The pointers that findings name, in the flat form of the v1 object whose findings they are. */
export function namedInV1(findings: readonly Finding[], v1: Plain): Names {
  const responses = (v1.integrationResponses ?? {}) as Record<string, Plain>;
  const named: string[] = [];
  for (const { id, path } of findings) {
    if (EXCUSES_NOTHING.has(id)) continue;
    const match = /^\/integrationResponses\/([^/]+)(.*)$/.exec(path);
    if (match === null) {
      // A template that is kept under another key is one difference at two keys.
      named.push(path.startsWith("/requestTemplates/") ? "/requestTemplates" : path);
      continue;
    }
    const [, key, rest] = match as unknown as [string, string, string];
    const pattern = String(responses[key]?.selectionPattern ?? "");
    const inner = rest.startsWith("/responseTemplates/") ? "/responseTemplates" : rest;
    named.push(`/integrationResponses/${pattern.replaceAll("~", "~0").replaceAll("/", "~1")}${inner}`);
    // A response that changes its pattern goes under one name and comes back under another.
    if (rest === "" || rest === "/selectionPattern") named.push("/integrationResponses");
  }
  // The URI and the path parameters that fill it are one mapping in two members.
  const isUri = named.some((path) => path === "/uri" || path.startsWith(PATH_PARAMETER));
  // What an absent timeout means depends on the mode.
  if (named.includes("/responseTransferMode")) named.push("/timeoutInMillis");
  // A listener that takes a URI's place comes back as integrationTarget.
  if (findings.some(({ id }) => id === "listener-found")) named.push("/integrationTarget");
  return (path) => {
    if (isUri && (path === "/uri" || path.startsWith(PATH_PARAMETER))) return true;
    return named.some((prefix) => prefix === "" || under(path, prefix));
  };
}

/** v1 members that a member of v2 is written from. */
const FROM_V2: Readonly<Record<string, readonly string[]>> = {
  IntegrationType: ["/type"],
  IntegrationMethod: ["/httpMethod"],
  // The URI and the path parameters that fill it are one mapping in two members.
  IntegrationUri: ["/uri", "/integrationTarget", PATH_PARAMETER.slice(0, -1)],
  ConnectionType: ["/connectionType"],
  ConnectionId: ["/connectionId"],
  CredentialsArn: ["/credentials"],
  TimeoutInMillis: ["/timeoutInMillis"],
  PassthroughBehavior: ["/passthroughBehavior"],
  ContentHandlingStrategy: ["/contentHandling"],
  TemplateSelectionExpression: ["/requestTemplates"],
  ResponseParameters: ["/integrationResponses"],
  IntegrationSubtype: [
    "/uri",
    "/httpMethod",
    "/requestParameters",
    "/requestTemplates",
    "/passthroughBehavior",
    "/integrationResponses",
  ],
  TlsConfig: ["/uri"],
};

/** The pointers that findings on a v2 object name, in the flat form of the v1 object that it came from. */
export function namedFromV2(findings: readonly Finding[]): Names {
  const named: string[] = [];
  const responseMembers: string[] = [];
  for (const { id, path } of findings) {
    if (EXCUSES_NOTHING.has(id)) continue;
    const [, part, member, ...rest] = path.split("/");
    if (part === "integration" && member === undefined) named.push("");
    else if (part === "responses") responseMembers.push(rest[0] ?? "");
    else if (member === "RequestTemplates") named.push("/requestTemplates");
    else if (member === "RequestParameters") {
      const key = rest.join("/");
      const http = /^(?:append|overwrite|remove):(header|querystring)\.(.*)$/s.exec(key);
      if (key === "overwrite:path") named.push("/uri", PATH_PARAMETER.slice(0, -1));
      else
        named.push(
          http ? `/requestParameters/integration.request.${http[1]}.${http[2]}` : `/requestParameters/${key}`,
        );
    } else named.push(...(FROM_V2[member as string] ?? []));
  }
  const ofResponse: Readonly<Record<string, RegExp>> = {
    "": /^\/integrationResponses/,
    IntegrationResponseKey: /^\/integrationResponses\/[^/]*\/(?:statusCode|selectionPattern)$/,
    ResponseTemplates: /^\/integrationResponses\/[^/]*\/responseTemplates/,
    TemplateSelectionExpression: /^\/integrationResponses\/[^/]*\/responseTemplates/,
    ResponseParameters: /^\/integrationResponses\/[^/]*\/responseParameters/,
    ContentHandlingStrategy: /^\/integrationResponses\/[^/]*\/contentHandling/,
  };
  return (path) =>
    named.some((prefix) => prefix === "" || under(path, prefix) || path.startsWith(`${prefix}.`)) ||
    responseMembers.some((member) => ofResponse[member]?.test(path) ?? false);
}

/** The pointers that findings on a v2 object name, in its own flat form. */
export function namedInV2(findings: readonly Finding[], responses: readonly Plain[]): Names {
  const named: string[] = [];
  for (const { id, path } of findings) {
    if (EXCUSES_NOTHING.has(id)) continue;
    const [, part, member, ...rest] = path.split("/");
    if (part === "integration") {
      if (member === undefined) return () => true;
      // The map of templates and the expression that chooses from it are one mapping in two members.
      if (member === "RequestTemplates" || member === "TemplateSelectionExpression") {
        named.push("/RequestTemplates", "/TemplateSelectionExpression");
      } else named.push(["", member, ...rest].join("/"));
      // One parameter, whatever is done to it.
      const parameter = /^(?:append|overwrite|remove):(.*)$/s.exec(rest.join("/"))?.[1];
      if (member === "RequestParameters" && parameter !== undefined) {
        for (const action of ["append", "overwrite"]) named.push(`/RequestParameters/${action}:${parameter}`);
      }
      if (member === "IntegrationUri" || rest[0] === "overwrite:path") {
        named.push("/IntegrationUri", "/RequestParameters/overwrite:path", "/TlsConfig");
      }
      if (member === "IntegrationSubtype")
        named.push("/RequestParameters", "/IntegrationMethod", "/IntegrationUri");
      if (member === "IntegrationType") named.push("/ResponseParameters");
    } else if (member === undefined) named.push("/responses");
    else {
      const key = String(responses[Number(member)]?.IntegrationResponseKey)
        .replaceAll("~", "~0")
        .replaceAll("/", "~1");
      const base = `/responses/${key}`;
      const [inner] = rest;
      if (inner === "IntegrationResponseKey") named.push("/responses");
      else if (inner === "ResponseTemplates" || inner === "TemplateSelectionExpression") {
        named.push(`${base}/ResponseTemplates`, `${base}/TemplateSelectionExpression`);
      } else named.push([base, ...rest].join("/"));
    }
  }
  return (path) => named.some((prefix) => under(path, prefix));
}

/** The pointers that findings on a v1 object name, in the flat form of the v2 object that it came from. */
export function namedFromV1(findings: readonly Finding[]): Names {
  const named: string[] = [];
  for (const { id, path } of findings) {
    if (EXCUSES_NOTHING.has(id)) continue;
    const [, member, ...rest] = path.split("/");
    if (member === undefined) return () => true;
    const to = Object.entries(FROM_V2).filter(([, v1]) => v1.includes(`/${member}`));
    if (member === "requestParameters") {
      const key = rest.join("/");
      const [, location, one] = /^integration\.request\.(header|querystring|path)\.(.*)$/s.exec(key) ?? [];
      named.push(`/RequestParameters/${key}`);
      for (const action of ["append", "overwrite"])
        named.push(`/RequestParameters/${action}:${location}.${one}`);
      if (location === "path") named.push("/IntegrationUri", "/RequestParameters/overwrite:path");
    } else if (member === "requestTemplates") named.push("/RequestTemplates", "/TemplateSelectionExpression");
    else if (member === "integrationResponses") named.push("/ResponseParameters", "/responses");
    else named.push(...to.map(([one]) => `/${one}`));
    if (member === "uri") named.push("/RequestParameters/overwrite:path", "/TlsConfig");
    if (member === "type") named.push("/IntegrationSubtype", "/ResponseParameters", "/RequestParameters");
  }
  return (path) => named.some((prefix) => under(path, prefix));
}
