import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

/** Findings on URIs, their placeholders, and private connections. */
export const uriFindings = {
  "uri-missing": {
    severity: "error",
    message: "an integration of type {type} needs a URI",
    remedy: "set uri",
    evidence: documented("API reference: PutIntegration, uri"),
    why: "Only MOCK integrations have no backend.",
  },
  "uri-unrecognised": {
    severity: "warning",
    message: "the URI has no documented form; it is copied as it is",
    remedy: "resolve placeholders of templates before converting, or check the URI",
    evidence: documented("API reference: PutIntegration and CreateIntegration, the forms of the URI"),
    why: "What cannot be told apart cannot be checked or rewritten for the other API.",
  },
  "streaming-uri": {
    severity: "error",
    message: "the URI invokes the function with response streaming, which {protocol} APIs do not have",
    remedy: "allow streamAsBuffered to invoke it without",
    evidence: documented(
      "developer guide: response streaming for Lambda proxy integrations (REST APIs alone)",
    ),
    why: "Only REST APIs take the response-streaming-invocations path.",
  },
  "placeholder-renamed": {
    severity: "info",
    message:
      "{{from}} becomes {{to}}: HTTP APIs fill a placeholder from the route parameter of the same name",
    remedy: "nothing to do, if the route is named like the resource",
    evidence: documented("developer guide: HTTP proxy integrations for HTTP APIs"),
    why: "v1 fills {x} from integration.request.path.x; an HTTP API fills it from the route's own parameter x.",
  },
  "placeholder-filled": {
    severity: "info",
    message: "{{name}} is filled in where it stands, with {value}",
    remedy: "nothing to do",
    evidence: inferred("a static value or stage variable needs no mapping"),
    why: "HTTP APIs map no values into a placeholder, but a URI may hold text and stage variables.",
  },
  "placeholder-unmapped": {
    severity: "warning",
    message: "no parameter fills {{name}}; an HTTP API takes it from the route parameter of that name",
    remedy: "map integration.request.path.{name}, or name the route's parameter {name}",
    evidence: documented("developer guide: HTTP proxy integrations for HTTP APIs"),
    why: "v1 leaves an unmapped placeholder as it stands; an HTTP API fills it.",
  },
  "placeholder-not-in-path": {
    severity: "error",
    message:
      "{{name}} stands in the host or query string and is fed from {source}; an HTTP API can only fill the path so",
    remedy: "move the value into a header or the path, or keep this method on the REST API",
    evidence: documented(
      "developer guide: parameter mapping of HTTP APIs, overwrite:path is the only key for the URI",
    ),
    why: "On an HTTP API a placeholder is a route parameter, and mappings reach the path but no other part of the URI.",
  },
  "placeholder-not-in-route": {
    severity: "error",
    message: "the route {routeKey} has no parameter {name}",
    remedy: "use the route of the same path as the v1 resource",
    evidence: documented("developer guide: routes for HTTP APIs, path variables"),
    why: "A placeholder or $request.path value whose parameter the route does not declare stays empty.",
  },
  "path-overwritten": {
    severity: "warning",
    message:
      "the path is built from {source} with overwrite:path; how that joins a URI is documented for private integrations alone",
    remedy: "call it once before the cut-over",
    evidence: unknown(
      "the meaning of overwrite:path together with the path of a public URI is not documented",
    ),
    why: "HTTP APIs fill placeholders from route parameters only, so every other source goes through the path mapping.",
  },
  "path-parameter-unused": {
    severity: "info",
    message: "the URI has no placeholder {{name}}; the mapping had no effect and is left out",
    remedy: "nothing to do",
    evidence: inferred("integration.request.path parameters fill placeholders of the URI"),
    why: "A path parameter of an integration is used where its name stands between braces in the URI.",
  },
  "vpc-link-v1": {
    severity: "error",
    message: "the VPC link {connectionId} is of v1 and cannot be used by an HTTP API",
    remedy: "create a VPC link of API Gateway V2 and pass it as vpcLinks",
    evidence: documented("developer guide: private integrations for HTTP APIs"),
    why: "Links of the two APIs are different resources: v1's lead to a Network Load Balancer, v2's into subnets.",
  },
  "vpc-link-replaced": {
    severity: "info",
    message: "the VPC link {from} is replaced with {to}",
    remedy: "nothing to do",
    evidence: inferred("the caller says which link takes its place"),
    why: "vpcLinks says so.",
  },
  "vpc-link-stage-variable": {
    severity: "warning",
    message: "whether an HTTP API reads a stage variable as ConnectionId is not documented",
    remedy: "write the link's id, or test it",
    evidence: unknown("the developer guide documents stage variables in a VPC link id for REST APIs alone"),
    why: "v1 takes ${stageVariables.x} as connectionId.",
  },
  "vpc-link-v2-websocket": {
    severity: "error",
    message:
      "{member} belongs to a VPC link of API Gateway V2, which WebSocket APIs are not documented to take",
    remedy: "use a VPC link of v1 with a Network Load Balancer",
    evidence: reported("aws api-gateway roadmap#411: WebSocket APIs use VPC links of v1"),
    why: "Private integrations of WebSocket APIs go through v1's links.",
  },
  "listener-unknown": {
    severity: "error",
    message: "an HTTP API needs the ARN of a listener, and {target} is none",
    remedy: 'pass it as listeners: { "{key}": "arn:…:listener/…" }',
    evidence: documented("API reference: CreateIntegration, IntegrationUri of private integrations"),
    why: "v1 names the load balancer, or its DNS name; which listener has the port is known to Elastic Load Balancing alone.",
  },
  "listener-found": {
    severity: "info",
    message: "{from} is reached through the listener {to}",
    remedy: "nothing to do",
    evidence: inferred("the caller says which listener it is"),
    why: "listeners says so.",
  },
  "private-member-inert": {
    severity: "info",
    message: "{member} has an effect with connectionType VPC_LINK alone; it is left out",
    remedy: "nothing to do",
    evidence: documented("API reference: PutIntegration, connectionId and integrationTarget"),
    why: "Only private integrations go through a VPC link.",
  },
  "private-host-lost": {
    severity: "warning",
    message:
      "the host {host} of the URI is lost: an HTTP API sends the client's Host header to a private backend",
    remedy: "set overwrite:header.Host if the backend looks at it",
    evidence: inferred("a private integration of an HTTP API is addressed by its listener alone"),
    why: "v1 sends the URI's host as Host header; the listener's ARN has none.",
  },
  "private-port-implied": {
    severity: "info",
    message: "the port {port} of the URI is that of the listener and is not kept",
    remedy: "nothing to do, if the listener has this port",
    evidence: documented("API reference: CreateIntegration, IntegrationUri of private integrations"),
    why: "A listener has one port.",
  },
  "private-query-lost": {
    severity: "error",
    message: "the query string of the URI cannot be kept: a listener's ARN has none",
    remedy: "map each parameter as integration.request.querystring.NAME",
    evidence: documented("API reference: CreateIntegration, IntegrationUri of private integrations"),
    why: "Only the path of a private integration can be set, with overwrite:path.",
  },
  "private-uri-unreadable": {
    severity: "error",
    message: "the URI of a private integration is no http or https URL",
    remedy: "write http[s]://host[:port]/path",
    evidence: documented("API reference: PutIntegration, uri of a private integration"),
    why: "Its scheme, host and path say what the HTTP API needs to know.",
  },
  "private-host-unknown": {
    severity: "error",
    message: "v1 needs the DNS name of the load balancer behind {target}",
    remedy: 'pass it as hosts: { "{target}": "http://name.elb.amazonaws.com" }',
    evidence: documented("API reference: PutIntegration, uri with connectionType VPC_LINK"),
    why: "v1's URI carries scheme, host and port of a private backend; a listener's ARN does not tell them.",
  },
  "private-path-unknown": {
    severity: "error",
    message: "the private integration passes the route's path on, and no route is given",
    remedy: "pass routeKey, or set overwrite:path",
    evidence: documented("developer guide: private integrations for HTTP APIs"),
    why: "v1 always sends the path of its URI, so the route's path has to be written there.",
  },
  "private-stage-path": {
    severity: "warning",
    message:
      "an HTTP API puts the stage before the path that it passes to a private backend; v1 is given the route's path alone",
    remedy: "set overwrite:path to $request.path first, to see whether the backend expects the stage",
    evidence: documented("developer guide: private integrations for HTTP APIs, stage name in the path"),
    why: "Without a path mapping the backend of a private integration sees /STAGE/path, except on the $default stage.",
  },
  "cloud-map-target": {
    severity: "error",
    message: "v1 has no private integrations through AWS Cloud Map",
    remedy: "put a load balancer before the service",
    evidence: documented("developer guide: private integrations of REST APIs take load balancers alone"),
    why: "Only HTTP APIs discover instances.",
  },
  "tls-server-name-inert": {
    severity: "info",
    message: "TlsConfig has an effect on private integrations alone; it is left out",
    remedy: "nothing to do",
    evidence: reported("go-to-k/cdkd: AWS drops the member on public integrations"),
    why: "API Gateway keeps a server name for VPC links only.",
  },
  "route-path-needed": {
    severity: "error",
    message: "$request.path is the route's path, and no route is given",
    remedy: "pass routeKey, such as GET /pets/{id}",
    evidence: inferred("v1's URI has to name the path and its parameters"),
    why: "v1 has no variable that holds the request's path without the stage.",
  },
  "path-slash-added": {
    severity: "info",
    message: "the path of a v1 URI begins with a slash; one is put before the value of overwrite:path",
    remedy: "nothing to do",
    evidence: inferred("the path of an HTTP request begins with a slash"),
    why: "An HTTP API takes $request.path.proxy as a path; v1's URI has to spell the slash.",
  },
  "path-overwrite-lost": {
    severity: "error",
    message: "overwrite:path cannot be folded into the URI: {reason}",
    remedy: "write the path into the URI, or map the value to a header",
    evidence: documented("developer guide: data mappings of REST APIs"),
    why: "v1 builds the path from the URI and its path parameters; each is one request value, stage variable, context variable or text.",
  },
} as const satisfies Catalogue;
