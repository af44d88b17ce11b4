import { documented, inferred, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

const SUBTYPES = documented("developer guide: integration subtype reference for HTTP APIs");

/** Findings on AWS services behind an HTTP API. */
export const serviceFindings = {
  "aws-action-unsupported": {
    severity: "error",
    message: "no IntegrationSubtype of HTTP APIs stands for {action}",
    remedy: "call the service from a Lambda function, or keep this method on the REST API",
    evidence: SUBTYPES,
    why: "There are ten subtypes: SQS SendMessage, ReceiveMessage, DeleteMessage and PurgeQueue, EventBridge PutEvents, Kinesis PutRecord, Step Functions StartExecution, StartSyncExecution and StopExecution, and AppConfig GetConfiguration.",
  },
  "aws-not-convertible": {
    severity: "error",
    message: "the request to {action} cannot be expressed as parameters of a subtype",
    remedy:
      "simplify what the other findings name, call the service from a Lambda function, or keep this method on the REST API",
    evidence: SUBTYPES,
    why: "A subtype takes parameters, each a text with request values in it; it has no templates.",
  },
  "service-obstacle": {
    severity: "error",
    message: "{obstacle} stands in the way of a subtype",
    remedy:
      "write the request with plain references such as $input.path('$.a'), or move the logic into a Lambda function",
    evidence: inferred("only text and request values can be parameters of a subtype"),
    why: "What Velocity has to run cannot be moved into a parameter mapping.",
  },
  "service-template-replaced": {
    severity: "info",
    message: "{what} becomes parameters of {subtype}",
    remedy: "nothing to do",
    evidence: inferred("the template holds the service's own request members with request values in them"),
    why: "The HTTP API builds the request to the service itself.",
  },
  "service-approximated": {
    severity: "warning",
    message: "{difference}",
    remedy: "compare one request of either API before the cut-over",
    evidence: inferred("the HTTP API encodes the values that it puts into the service's request"),
    why: "The template and the parameters send the same for plain values, and not for all.",
  },
  "service-as-subtype": {
    severity: "warning",
    message:
      "the service's answer reaches the client as the HTTP API passes it on; its format and status are not documented",
    remedy: "call it once before the cut-over",
    evidence: unknown("the response format and status mapping of subtypes is not documented"),
    why: "v1 maps status and body with integration responses; a subtype has none.",
  },
  "kinesis-data": {
    severity: "warning",
    message: "whether the HTTP API encodes Data as base64 is not documented; v1's template did",
    remedy: "read one record back before the cut-over",
    evidence: unknown("the subtype reference does not say"),
    why: "Kinesis stores bytes, and its API takes them as base64.",
  },
  "subtype-unknown": {
    severity: "error",
    message: "{subtype} is no integration subtype",
    remedy: "write one of {known}",
    evidence: SUBTYPES,
    why: "The developer guide lists ten subtypes.",
  },
  "subtype-parameter-missing": {
    severity: "error",
    message: "{subtype} requires the parameter {name}",
    remedy: "set RequestParameters.{name}",
    evidence: SUBTYPES,
    why: "API Gateway refuses the integration without it.",
  },
  "subtype-parameter-unknown": {
    severity: "error",
    message: "{subtype} has no parameter {name}",
    remedy: "remove it, or correct its spelling",
    evidence: SUBTYPES,
    why: "API Gateway refuses the integration.",
  },
  "subtype-parameter-lost": {
    severity: "error",
    message: "{name} cannot be written into the request of a v1 integration: {reason}",
    remedy: "write a plain value, or one request value",
    evidence: inferred("a v1 integration names the service's own request members"),
    why: "v1 needs the request to the service as URI, parameters and template.",
  },
  "subtype-rebuilt": {
    severity: "warning",
    message: "{subtype} becomes a v1 AWS integration with a template; review it, and the answer's format",
    remedy: "call it once before the cut-over; declare a method response 200",
    evidence: inferred("the request is written from each service's own API"),
    why: "AWS publishes no mapping between subtypes and v1 integrations.",
  },
  "subtype-not-rebuilt": {
    severity: "error",
    message: "{subtype} cannot be rebuilt as a v1 integration",
    remedy: "change what the other findings name",
    evidence: inferred("the request has to be written from each service's own API"),
    why: "v1 has no subtypes: it needs the service's request as URI, parameters and template.",
  },
  "region-unknown": {
    severity: "error",
    message: "v1's URI names the service's region, and no parameter tells it",
    remedy: "set the parameter Region, or pass region",
    evidence: documented("API reference: PutIntegration, uri"),
    why: "An HTTP API calls the service in its own region where Region is absent.",
  },
} as const satisfies Catalogue;
