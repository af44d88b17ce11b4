import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

const HTTP_MAPPING = documented("developer guide: transform API requests and responses for HTTP APIs");
const SOCKET_MAPPING = documented("developer guide: WebSocket API data mapping");
const REST_MAPPING = documented("developer guide: data mappings of REST APIs");

/** Findings on parameter mappings, requests and responses alike. */
export const parameterFindings = {
  "parameter-key-invalid": {
    severity: "error",
    message: "{key} is no key of a parameter mapping",
    remedy: "write {expected}",
    evidence: documented("API reference: requestParameters and responseParameters of both APIs"),
    why: "API Gateway refuses the mapping.",
  },
  "parameter-value-invalid": {
    severity: "error",
    message: "{value} is no mapping expression",
    remedy: "write {expected}",
    evidence: reported(
      "LocalStack's recordings: Invalid mapping expression specified, for a text without single quotes",
    ),
    why: "API Gateway refuses the mapping.",
  },
  "parameter-value-unclear": {
    severity: "error",
    message: "it cannot be told what an HTTP API makes of {value}",
    remedy: "put variables inside text between ${ and }, and keep text from starting with $",
    evidence: unknown(
      "an unbraced variable inside text, or a $ that selects nothing known, is not documented",
    ),
    why: "Selection expressions begin with $; several in one value need braces.",
  },
  "value-too-long": {
    severity: "error",
    message: "the value would have {length} characters; API Gateway V2 takes 512",
    remedy: "shorten it, for instance with a stage variable",
    evidence: documented(
      "API reference: CreateIntegration, values of RequestParameters and ResponseParameters have 1 to 512 characters",
    ),
    why: "CreateIntegration refuses it.",
  },
  "lambda-parameter-inert": {
    severity: "info",
    message: "a Lambda proxy ignores request parameter mappings; this one is left out",
    remedy: "nothing to do",
    evidence: reported("LocalStack's tests against AWS: a Lambda proxy integration ignores them"),
    why: "The function receives the request as it is. The developer guide says otherwise, recordings do not.",
  },
  "lambda-invoke-header": {
    severity: "warning",
    message:
      "{header} is a header of Lambda's own Invoke call, which a REST API can set and {protocol} APIs cannot",
    remedy: "keep functions with tenant isolation on the REST API",
    evidence: documented("Lambda developer guide: invoking functions with tenant isolation"),
    why: "A function with tenant isolation refuses calls without a tenant id, and HTTP APIs cannot pass one.",
  },
  "lambda-parameters-lost": {
    severity: "error",
    message: "a Lambda proxy integration of v1 ignores request parameter mappings; this one would be lost",
    remedy: "read the value in the function",
    evidence: reported("LocalStack's tests against AWS: a Lambda proxy integration ignores them"),
    why: "HTTP APIs change the request before the function sees it. v1 does not.",
  },
  "reserved-header": {
    severity: "error",
    message: "HTTP APIs reserve the header {header}; mappings of it are refused",
    remedy: "use a header of another name, or let the backend set it",
    evidence: documented(
      "developer guide: transform API requests and responses for HTTP APIs, reserved headers",
    ),
    why: "The developer guide lists the headers that parameter mappings may not touch.",
  },
  "cors-header": {
    severity: "error",
    message: "HTTP APIs set {header} from the API's CorsConfiguration alone",
    remedy: "set CorsConfiguration on the API",
    evidence: documented("developer guide: configuring CORS for an HTTP API"),
    why: "access-control-* headers are reserved, and those of a backend are replaced once CORS is configured.",
  },
  "header-refused-on-v1": {
    severity: "error",
    message: "a v1 integration that maps the request header {header} answers 500",
    remedy: "leave the mapping out",
    evidence: reported("LocalStack's tests against AWS: reserved request headers"),
    why: "v1 takes the mapping and fails at run time.",
  },
  "header-may-be-remapped": {
    severity: "info",
    message: "v1 may give {header} to the client as X-Amzn-Remapped-{header}",
    remedy: "use a header of another name if clients read it",
    evidence: documented("developer guide: known issues of REST APIs, remapped headers"),
    why: "REST APIs rename some headers that mappings set.",
  },
  "static-evaluated": {
    severity: "error",
    message: "an HTTP API would read a variable from the static value {value}",
    remedy: "put the value into a stage variable",
    evidence: documented("developer guide: parameter mapping of HTTP APIs; no escape is documented"),
    why: "Text that begins with $, or holds ${…}, is a selection expression there.",
  },
  "static-empty": {
    severity: "error",
    message: "an HTTP API cannot set an empty value",
    remedy: "leave the mapping out, or send a value that the backend takes as empty",
    evidence: documented(
      "API reference: CreateIntegration, values of RequestParameters have 1 to 512 characters",
    ),
    why: "An empty value deletes the parameter's mapping when an integration is updated.",
  },
  "multi-value-joined": {
    severity: "warning",
    message: "an HTTP API joins the values of {name} with commas",
    remedy: "split them in the backend",
    evidence: HTTP_MAPPING,
    why: "v1 keeps several values of a header or query parameter apart; HTTP APIs have one string.",
  },
  "body-path-unsupported": {
    severity: "error",
    message: "HTTP APIs take no recursive descent and no filters in the JSON path {path}",
    remedy: "name the path step by step",
    evidence: HTTP_MAPPING,
    why: "The developer guide rules out '..' and '?(…)'.",
  },
  "body-truncated": {
    severity: "info",
    message: "an HTTP API reads the path from the first 100 KB of the body",
    remedy: "nothing to do for smaller bodies",
    evidence: HTTP_MAPPING,
    why: "A JSON path is looked up after the body was cut at 100 KB.",
  },
  "context-missing": {
    severity: "error",
    message: "{target} APIs have no context variable {name}",
    remedy: "{note}",
    evidence: documented("developer guide: context variables of REST, HTTP and WebSocket APIs"),
    why: "Each kind of API has its own list of context variables.",
  },
  "context-differs": {
    severity: "warning",
    message: "the context variable {name} has another value on {target} APIs: {note}",
    remedy: "check who reads it",
    evidence: documented("developer guide: context variables of REST, HTTP and WebSocket APIs"),
    why: "The variable has the same name and not quite the same meaning.",
  },
  "name-unproven": {
    severity: "warning",
    message: "whether an HTTP API takes the name {name} in an expression is not documented",
    remedy: "test it before the cut-over",
    evidence: unknown("no grammar of names is published; only letters, digits, '.', '_' and '-' are in use"),
    why: "Names with other characters are legal on v1.",
  },
  "composite-value": {
    severity: "error",
    message: "{value} joins several pieces; v1 takes one variable or one text",
    remedy: "join them in the backend, or keep them in a stage variable",
    evidence: REST_MAPPING,
    why: "A v1 mapping has a single expression as its value.",
  },
  "request-path-unavailable": {
    severity: "error",
    message: "v1 has no variable that holds the request's path without the stage",
    remedy: "use context.path, which includes the stage",
    evidence: REST_MAPPING,
    why: "$request.path exists on HTTP APIs alone.",
  },
  "append-becomes-replace": {
    severity: "warning",
    message: "v1 replaces the client's header {name} where the HTTP API appends to it",
    remedy: "make sure that clients do not send it",
    evidence: reported("LocalStack's tests against AWS: integration.request.header replaces"),
    why: "v1 has one way to set a header.",
  },
  "overwrite-becomes-append": {
    severity: "warning",
    message: "v1 appends to the client's query parameter {name} where the HTTP API replaces it",
    remedy: "make sure that clients do not send it",
    evidence: reported(
      "LocalStack's tests against AWS: integration.request.querystring appends on HTTP_PROXY",
    ),
    why: "v1 has one way to set a query parameter.",
  },
  "append-is-all": {
    severity: "warning",
    message: "a v1 HTTP integration sends the mapped value of {name} alone, not the client's as well",
    remedy: "map the client's own value too",
    evidence: documented("developer guide: HTTP custom integrations of REST APIs send what is mapped"),
    why: "A custom integration passes nothing on by itself.",
  },
  "remove-lost": {
    severity: "error",
    message: "a v1 proxy cannot keep {name} from the backend",
    remedy: "let the backend ignore it",
    evidence: REST_MAPPING,
    why: "v1 proxies pass every header and query parameter on; mappings can set them but not remove them.",
  },
  "remove-implied": {
    severity: "info",
    message: "a v1 HTTP integration sends {name} only if it is mapped; the removal needs no counterpart",
    remedy: "nothing to do",
    evidence: documented("developer guide: HTTP custom integrations of REST APIs send what is mapped"),
    why: "A custom integration passes nothing on by itself.",
  },
  "same-target-twice": {
    severity: "error",
    message: "{other} sets the same parameter; v1 has one mapping for it",
    remedy: "keep one of the two",
    evidence: inferred("v1's key names the parameter without an action"),
    why: "HTTP APIs can append to and overwrite one parameter in the same integration.",
  },
  "declare-method-parameter": {
    severity: "info",
    message: "the v1 method must declare {name} in its requestParameters",
    remedy: 'set requestParameters of the method: { "{name}": false }',
    evidence: reported("LocalStack's recordings: Invalid mapping expression parameter specified"),
    why: "v1 refuses an integration that maps a parameter of the request which the method does not declare.",
  },
  "declare-route-parameter": {
    severity: "info",
    message: "the $connect route must declare {name} in its RequestParameters",
    remedy: 'set RequestParameters of the route: { "{name}": { "Required": false } }',
    evidence: SOCKET_MAPPING,
    why: "A WebSocket route names the parameters of the handshake that its integration reads.",
  },
  "connect-only": {
    severity: "error",
    message: "{value} can be read on the $connect route alone, and the route is {routeKey}",
    remedy: "send the value in the message and map route.request.body",
    evidence: documented(
      "developer guide: WebSocket API data mapping; AWS refuses request parameters elsewhere",
    ),
    why: "Only the handshake is an HTTP request with headers and a query string.",
  },
  "connect-only-unchecked": {
    severity: "info",
    message: "{value} can be read on the $connect route alone; which route it will be is not said",
    remedy:
      "use the integration for $connect, or give the route to have it checked (options.routeKey, --route-key)",
    evidence: documented(
      "developer guide: WebSocket API data mapping; AWS refuses request parameters elsewhere",
    ),
    why: "Only the handshake is an HTTP request with headers and a query string.",
  },
  "path-parameter-websocket": {
    severity: "error",
    message: "WebSocket routes have no path parameters to read {value} from",
    remedy: "send the value in the message and map route.request.body",
    evidence: SOCKET_MAPPING,
    why: "A WebSocket route is chosen by the message, not by a path.",
  },
  "whole-body-websocket": {
    severity: "warning",
    message: "route.request.body without a path is not documented",
    remedy: "name a member of the message, or use a template",
    evidence: unknown("the table of the developer guide has route.request.body.JSON-path alone"),
    why: "v1 takes the whole body as a value.",
  },
  "method-spelling": {
    severity: "info",
    message: "{value} is read as {read}",
    remedy: "nothing to do",
    evidence: documented("the API reference writes method.request, the developer guide route.request"),
    why: "Both spellings are published for WebSocket APIs; the mappings of this package write route.request.",
  },
} as const satisfies Catalogue;
