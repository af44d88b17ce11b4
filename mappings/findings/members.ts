import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

/** Findings on whole integrations and on single members. */
export const memberFindings = {
  "unmapped-member": {
    severity: "warning",
    message: "{member} is no member of {object} that this version knows; it is left out",
    remedy: "remove it, or correct its spelling",
    evidence: documented("the members of the AWS SDK's own type"),
    why: "A member that no table has a row for cannot be mapped. Saying so is the alternative to losing it.",
  },
  "wrong-protocol-member": {
    severity: "warning",
    message: "{member} has a meaning only on {protocol} APIs; it is left out",
    remedy: "check that the protocol is the right one, or remove the member",
    evidence: documented("API reference: CreateIntegration, 'supported only for' remarks"),
    why: "API Gateway V2 has one integration type for both protocols, and half of its members belong to one of them.",
  },
  "mock-on-http": {
    severity: "error",
    message: "HTTP APIs have no MOCK integrations",
    remedy: "answer from a Lambda function, or keep this method on the REST API",
    evidence: reported("aws-cli#6363: only AWS_PROXY and HTTP_PROXY may be associated with an HTTP API"),
    why: "CreateIntegration refuses every type but AWS_PROXY and HTTP_PROXY on an API whose protocol is HTTP.",
  },
  "cors-preflight": {
    severity: "error",
    message:
      "a MOCK integration that answers CORS preflight requests has no counterpart: HTTP APIs answer them themselves",
    remedy: "leave this integration out and set CorsConfiguration on the API: {cors}",
    evidence: documented("developer guide: configuring CORS for an HTTP API"),
    why: "With a CorsConfiguration an HTTP API answers OPTIONS itself and adds the headers to every answer, in place of what integrations return.",
  },
  "aws-proxy-not-lambda": {
    severity: "error",
    message:
      "an AWS_PROXY integration of an HTTP API invokes a Lambda function or names an IntegrationSubtype; this URI does neither",
    remedy: "put a Lambda function before the service",
    evidence: reported("LocalStack's recordings: v1 takes AWS_PROXY for Lambda and Firehose alone"),
    why: "v1 lets AWS_PROXY invoke Firehose too, but no subtype of HTTP APIs stands for it.",
  },
  "http-custom-as-proxy": {
    severity: "error",
    message:
      "HTTP APIs have no custom HTTP integrations: as HTTP_PROXY the backend receives every header and query parameter, and its answer goes to the client as it is",
    remedy: "allow httpAsProxy (options.allow, --allow) if the backend and its clients can live with that",
    evidence: documented("developer guide: choosing between REST APIs and HTTP APIs"),
    why: "A v1 HTTP integration sends only what is mapped and answers only what is mapped. HTTP_PROXY passes everything on.",
  },
  "lambda-custom-as-proxy": {
    severity: "error",
    message:
      "HTTP APIs invoke Lambda functions as AWS_PROXY alone: the function would receive the proxy event and must answer in the proxy format",
    remedy:
      "rewrite the function and allow lambdaCustomAsProxy (options.allow, --allow), or keep this method on the REST API",
    evidence: documented("developer guide: AWS Lambda proxy integrations for HTTP APIs"),
    why: "A v1 AWS integration of a function builds the event in a template and reads the answer in another. HTTP APIs have no templates.",
  },
  "stream-buffered": {
    severity: "error",
    message: "{protocol} APIs do not stream responses: responseTransferMode STREAM has no counterpart",
    remedy:
      "allow streamAsBuffered (options.allow, --allow) if whole answers of at most the timeout will do; a streaming function must then answer in the buffered proxy format",
    evidence: documented("developer guide: response streaming (REST APIs alone)"),
    why: "Only REST APIs have a response transfer mode.",
  },
  "lambda-custom-parameter-lost": {
    severity: "warning",
    message:
      "the mapping is lost: a Lambda proxy of an HTTP API is invoked synchronously with the proxy event",
    remedy:
      "read the value in the function; queue the work where the call was asynchronous (X-Amz-Invocation-Type)",
    evidence: documented("developer guide: AWS Lambda proxy integrations for HTTP APIs"),
    why: "lambdaCustomAsProxy says that the function is rewritten. A custom integration could set headers of the Invoke call.",
  },
  "aws-proxy-websocket": {
    severity: "warning",
    message: "whether a WebSocket API lets AWS_PROXY invoke anything but a Lambda function is not documented",
    remedy: "test it, or use type AWS",
    evidence: unknown("v1 takes AWS_PROXY for Lambda and Firehose; the WebSocket pages speak of Lambda"),
    why: "The URI is not that of a function.",
  },
  "lambda-permission": {
    severity: "info",
    message:
      "the function's resource policy must allow the execute-api ARN of the new API, or calls answer 500",
    remedy: "add a permission with the new API's source ARN, or set credentials",
    evidence: documented("Lambda developer guide: permissions for API Gateway"),
    why: "The permission that the old API was given names that API's ARN. The new API has another id.",
  },
  "lambda-method": {
    severity: "info",
    message: "Lambda functions are invoked with POST; {method} is not kept",
    remedy: "nothing to do",
    evidence: reported("terraform-provider-aws#42391: HttpMethod must be POST for AWS_PROXY IntegrationType"),
    why: "v1 accepts another verb when the integration is put and fails when it is called. API Gateway V2 refuses it at once.",
  },
  "method-missing": {
    severity: "error",
    message: "the integration names no HTTP method for its backend",
    remedy: "set httpMethod (integrationHttpMethod in PutIntegration's input)",
    evidence: reported("LocalStack's recordings: Enumeration value for HttpMethod must be non-empty"),
    why: "v1 requires the backend's verb for every type but MOCK.",
  },
  "method-any-websocket": {
    severity: "warning",
    message: "ANY passes the client's verb on, and a WebSocket message has none",
    remedy: "name the verb that the backend expects",
    evidence: unknown("no source says what ANY does on a WebSocket API"),
    why: "On a REST API, ANY means the verb of the request. Messages of a WebSocket API have no verb.",
  },
  "method-assumed": {
    severity: "warning",
    message: "the integration names no method; v1 requires one, and ANY is used",
    remedy: "set IntegrationMethod to the verb that the backend expects",
    evidence: unknown("the default of IntegrationMethod for HTTP_PROXY is not documented"),
    why: "v1 refuses an HTTP_PROXY integration without a verb; ANY passes the client's on.",
  },
  "method-implied": {
    severity: "info",
    message: "the service is called with {method} by its subtype; {given} is not kept",
    remedy: "nothing to do",
    evidence: documented("developer guide: integration subtype reference for HTTP APIs"),
    why: "An integration with a subtype has neither IntegrationUri nor IntegrationMethod.",
  },
  "credentials-misprint": {
    severity: "error",
    message:
      "{credentials} is a misprint of the marker for the caller's identity; AWS would take it for a role",
    remedy: "write arn:aws:iam::*:user/*",
    evidence: documented(
      "API reference: PutIntegration, credentials; some renderings of it lose the asterisks or escape them",
    ),
    why: "Published copies of the API reference show arn:aws:iam:::user/ or arn:aws:iam::\\*:user/\\*, and neither means anything to AWS.",
  },
  "credentials-caller": {
    severity: "warning",
    message: "whether HTTP APIs pass the caller's identity on is not verified",
    remedy: "use a role, or test it before the cut-over",
    evidence: unknown(
      "the API reference repeats the marker for v2; nobody was found who ran it on an HTTP API",
    ),
    why: "The marker is documented for CredentialsArn, but CloudFormation's own pattern for HTTP APIs refuses it.",
  },
  "credentials-role-required": {
    severity: "error",
    message: "an integration with a subtype needs a role that API Gateway can assume",
    remedy: "set credentials to the ARN of a role that may call the service",
    evidence: documented("developer guide: AWS service integrations for HTTP APIs"),
    why: "Subtypes call the service with the role of CredentialsArn; there is no resource policy to fall back on.",
  },
  "content-handling-inert": {
    severity: "info",
    message:
      "contentHandling {value} is left out: HTTP APIs hand a Lambda function binary bodies as base64 text by themselves",
    remedy: "nothing to do",
    evidence: inferred("payload format 1.0 encodes binary bodies and sets isBase64Encoded"),
    why: "Converting to text is what an HTTP API does with a binary body before it invokes a function.",
  },
  "content-handling-lost": {
    severity: "warning",
    message: "contentHandling {value} has no counterpart on an HTTP API: bodies are passed on as they come",
    remedy: "let the backend convert, or keep this method on the REST API",
    evidence: documented("API reference: CreateIntegration, ContentHandlingStrategy is for WebSocket APIs"),
    why: "HTTP APIs have no conversion between binary and text bodies.",
  },
  "passthrough-inert": {
    severity: "info",
    message: "passthroughBehavior {value} is left out: it had no effect on a proxy integration",
    remedy: "nothing to do",
    evidence: documented("API reference: PutIntegration, passthroughBehavior is about mapping templates"),
    why: "A proxy integration passes every body on; the behaviour decides about templates, which a proxy does not use.",
  },
  "passthrough-lost": {
    severity: "warning",
    message:
      "passthroughBehavior {value} is lost: an HTTP API takes bodies of every content type, where v1 answered 415",
    remedy: "reject unexpected content types in the backend",
    evidence: documented("API reference: CreateIntegration, PassthroughBehavior is for WebSocket APIs"),
    why: "With NEVER and WHEN_NO_TEMPLATES v1 refuses requests whose content type has no template.",
  },
  "timeout-clamped": {
    severity: "warning",
    message: "{timeout} ms exceeds what {target} takes; it becomes {limit} ms",
    remedy: "make sure that the backend answers in {limit} ms",
    evidence: documented(
      "API reference: TimeoutInMillis is 50 to 30000 on HTTP, 50 to 29000 on WebSocket APIs; timeoutInMillis 50 to 29000 on v1",
    ),
    why: "Answers that need longer fail with 504 on the other side. v1 takes more than 29000 only where a quota was raised.",
  },
  "timeout-default": {
    severity: "info",
    message: "the HTTP API's default of 30000 ms becomes v1's of 29000 ms",
    remedy: "nothing to do, unless the backend needs the last second",
    evidence: documented("API reference: the default timeout is 30 seconds on HTTP APIs and 29 on REST APIs"),
    why: "v1 takes more than 29000 ms only for Regional and private APIs whose quota was raised.",
  },
  "timeout-too-short": {
    severity: "error",
    message: "{timeout} ms is below the 50 ms that either API takes",
    remedy: "set at least 50",
    evidence: documented(
      "API reference: PutIntegration and CreateIntegration, the timeout is at least 50 ms",
    ),
    why: "Both APIs refuse a shorter timeout.",
  },
  "cache-dropped": {
    severity: "info",
    message: "the cache's namespace is left out: HTTP and WebSocket APIs do not cache responses",
    remedy: "nothing to do where no stage caches this method; otherwise cache in front of the API",
    evidence: documented("developer guide: choosing between REST APIs and HTTP APIs, caching"),
    why: "The namespace of a cache means nothing without a cache. REST APIs always answer one, the resource id.",
  },
  "cache-keys-lost": {
    severity: "warning",
    message: "cacheKeyParameters are lost: {protocol} APIs do not cache responses",
    remedy: "cache in front of the API (CloudFront), or in the backend",
    evidence: documented("developer guide: choosing between REST APIs and HTTP APIs, caching"),
    why: "Somebody chose what tells one cached answer from another, so answers are probably cached.",
  },
  "tls-verification-lost": {
    severity: "warning",
    message: "insecureSkipVerification cannot be kept: {protocol} APIs verify the backend's certificate",
    remedy: "give the backend a certificate of a supported authority",
    evidence: documented("API reference: the TlsConfig of API Gateway V2 has ServerNameToVerify alone"),
    why: "Calls to a backend whose certificate is not trusted will fail.",
  },
  "identity-dropped": {
    severity: "info",
    message: "{member} is left out: the service assigns it",
    remedy: "nothing to do",
    evidence: documented("API reference: the identifier is part of an answer"),
    why: "v1 knows an integration by its API, resource and method, v2 by an id of its own. Neither can be chosen.",
  },
  "managed-integration": {
    severity: "info",
    message: "the integration was made by quick create; that it is managed is not kept",
    remedy: "nothing to do",
    evidence: documented("API reference: Integration, ApiGatewayManaged"),
    why: "A managed integration can be updated but not deleted. v1 has no such thing.",
  },
  "description-dropped": {
    severity: "info",
    message: "v1 integrations have no description; it is left out",
    remedy: "keep it where the desired state is kept",
    evidence: documented("API reference: Integration of the REST API"),
    why: "The member has no effect at run time.",
  },
  "payload-version-2": {
    severity: "error",
    message:
      "the function expects payload format 2.0; a REST API sends the proxy event, which is format 1.0 on an HTTP API, and infers no responses",
    remedy:
      "rewrite the function for the REST proxy event and allow payload2AsProxyEvent (options.allow, --allow)",
    evidence: documented(
      "developer guide: AWS Lambda proxy integrations for HTTP APIs, payload format version",
    ),
    why: "The event of format 2.0 has other members, and the function may answer with a bare body.",
  },
  "payload-version-missing": {
    severity: "warning",
    message:
      "PayloadFormatVersion is missing, so it cannot be told which event the function expects; 1.0 is assumed",
    remedy: "set PayloadFormatVersion",
    evidence: documented("API reference: PayloadFormatVersion is required for HTTP APIs"),
    why: "The console makes integrations with 2.0, the API reference names no default.",
  },
  "type-not-on-http": {
    severity: "error",
    message: "HTTP APIs have no {type} integrations",
    remedy: "say protocol WEBSOCKET if the integration is of a WebSocket API",
    evidence: reported("aws-cli#6363: only AWS_PROXY and HTTP_PROXY may be associated with an HTTP API"),
    why: "The two protocols spell members differently, so a wrong protocol gives a wrong result.",
  },
  "too-long": {
    severity: "error",
    message: "{member} would have {length} characters; {target} takes {limit}",
    remedy: "shorten it, for instance with a stage variable",
    evidence: documented("API reference: lengths of API Gateway V2's members"),
    why: "CreateIntegration refuses it.",
  },
} as const satisfies Catalogue;
