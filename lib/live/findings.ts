import { documented, inferred, reported } from "../../common/evidence.js";
import { type FindingRow, maker } from "../../common/findings.js";

/** The findings of plans against an API that is there. */
export const liveFindings = {
  "route-opens": {
    severity: "error",
    message: "the route would be open: {members} of its source is not carried over",
    remedy:
      "Make the route by hand with what protects it, or accept it (options.allowOpen, --allow-open): {route}",
    why: "An authorizer, an API key or a validator of one API is none of another, and a WebSocket API is guarded by its $connect route alone. A route that is made without what protected its source can be called by anybody.",
    evidence: documented(
      "API reference: authorizers and validators belong to one API; Developer Guide: $connect protects the other routes",
    ),
  },
  "route-protection-unknown": {
    severity: "error",
    message: "the document does not say how calls of the new route are authorized",
    remedy:
      "Give its authorizationType (NONE where it is meant to be open), or accept it (options.allowOpen, --allow-open): {route}",
    why: "A route that is made without authorization can be called by anybody, so that it has to be said.",
    evidence: documented("API reference of PutMethod and CreateRoute: without authorization a route is open"),
  },
  "route-without-integration": {
    severity: "info",
    message: "the document has settings of the route and no integration: it is not made",
    remedy: "Give it an integration where it is to be made.",
    why: "A plan makes routes for their integrations. A route without one answers nothing.",
    evidence: inferred("the document names an integration by its route"),
  },
  "document-member-unknown": {
    severity: "warning",
    message: "a state document has no {member}: it is left out",
    remedy: "Look at its spelling, or take it out.",
    why: "What is not read has no effect, and a misspelt member would be lost in silence.",
    evidence: inferred("the form of a state document: api, integrations, routes"),
  },
  "api-guards-left": {
    severity: "info",
    message:
      "what guards the API as a whole is not in the document: resource policy, private endpoint, WAF, mutual TLS",
    remedy: "See to it on {api} {id} before its routes are deployed.",
    why: "Routes are made on another API than they come from. An API's own guards are no settings of its routes.",
    evidence: documented("Developer Guide: resource policies and private endpoints are for REST APIs"),
  },
  "route-not-in-document": {
    severity: "info",
    message: "the API has {count} that the document does not: {routes}",
    remedy: "Nothing to do where they are to stay; to delete them, prune (options.prune, --prune).",
    why: "A document that was written for a part of an API says nothing of the rest.",
    evidence: inferred("nothing is deleted unless it is asked for"),
  },
  "routes-not-pruned": {
    severity: "warning",
    message:
      "{count} that the document does not have stay, since the key of a new route is refused: {routes}",
    remedy:
      "Change the key that is refused, or delete them first: plan what is left of the document without the new route.",
    why: "A new route may be one of these with another name for a variable. Were they deleted, nothing would answer in their place.",
    evidence: inferred("a plan takes nothing away whose replacement it cannot make"),
  },
  "route-settings-differ": {
    severity: "warning",
    message: "{members} of the route is not as the document has it, and a plan leaves it as it is",
    remedy: "Change the method or route itself: aws apigateway update-method, aws apigatewayv2 update-route.",
    why: "A plan changes integrations. It makes routes that are not there, and leaves the others as they are.",
    evidence: inferred("the document names an integration by its route"),
  },
  "route-settings-left": {
    severity: "info",
    message: "{members} of the route has no counterpart and is left out",
    remedy: "Nothing to do: an HTTP API takes every parameter without a declaration.",
    why: "Only REST APIs and the $connect route of a WebSocket API declare parameters.",
    evidence: documented("API reference of CreateRoute: RequestParameters are for WebSocket APIs"),
  },
  "route-key-unmappable": {
    severity: "error",
    message: "{api} takes no route {route}: {reason}",
    remedy: "Give the route a key that {api} takes, or plan the others only (options.only, --only).",
    why: "A route of a REST API is a verb and a path whose resources can stand beside those that are there; one of an HTTP API that or $default. What the service would refuse is not planned.",
    evidence: documented(
      "API reference of CreateResource, PutMethod and CreateRoute; most texts are recorded",
    ),
  },
  "route-key-is-message": {
    severity: "warning",
    message:
      "a WebSocket API has no verbs and paths: the route answers messages for which its selection expression gives {route}",
    remedy:
      "Give the route the key that messages name, in the document, or plan the others only (options.only, --only).",
    why: "A route of a WebSocket API is chosen by a text in each message, whatever that text is.",
    evidence: documented("Developer Guide: route selection expressions of WebSocket APIs"),
  },
  "undeclared-parameter": {
    severity: "error",
    message: "the mapping reads {parameter}, which the method does not declare",
    remedy: "Declare it first: aws apigateway update-method, op add, path /requestParameters/{parameter}.",
    why: "API Gateway refuses a mapping of a request parameter that the method does not declare.",
    evidence: reported("aws/aws-cdk#17318; the refusal's text is recorded"),
  },
  "undeclared-header": {
    severity: "error",
    message: "the mapping sets {header}, which the method response {status} does not declare",
    remedy: "Declare it first: aws apigateway update-method-response, op add.",
    why: "API Gateway refuses a response mapping of a header that the method response does not declare.",
    evidence: reported("deliveryhero/serverless-aws-documentation#91"),
  },
  "integration-shared": {
    severity: "error",
    message: "the integration is shared with {routes}, for which the document does not want the same",
    remedy: "Give every route of the integration the same, and leave none of them out.",
    why: "A change of an integration changes every route that leads to it.",
    evidence: documented("API reference of CreateRoute: a target names an integration"),
  },
} as const satisfies Record<string, FindingRow>;

export const finding = maker(liveFindings as Record<keyof typeof liveFindings, FindingRow>);
