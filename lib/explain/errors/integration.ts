import { documented, recorded, reported } from "../../../common/evidence.js";
import { MODEL, RECORDED } from "../../../patch/grammar/sources.js";
import type { ErrorRow } from "./row.js";

const PUT = recorded(`${RECORDED}: PutIntegration; that an update is checked alike is inferred`);

/** Refusals of what an integration or an integration response holds. */
export const INTEGRATION_ERRORS: readonly ErrorRow[] = [
  {
    text: "Invalid mapping expression specified: Validation Result: warnings : [{warnings}], errors : [Invalid mapping expression parameter specified: {parameter}]",
    name: "BadRequestException",
    meaning: "A mapping reads {parameter}, which the method does not declare.",
    remedy:
      "Declare it first: UpdateMethod with add /requestParameters/{parameter} and the value true or false.",
    evidence: reported("terraform-provider-aws issues on cache keys; aws-cdk issue 17318"),
  },
  {
    text: "Invalid mapping expression specified: Validation Result: warnings : [{warnings}], errors : [Invalid mapping expression specified: {expression}]",
    name: "BadRequestException",
    meaning: "{expression} is no mapping expression.",
    remedy:
      "Write method.request.header.name (or querystring, path, body), context.name, stageVariables.name, or a static value in single quotes: 'text'.",
    evidence: recorded(`${RECORDED}: PutIntegration`),
  },
  {
    text: "Invalid mapping expression specified: Validation Result: warnings : [{warnings}], errors : [No method response exists for method.]",
    name: "BadRequestException",
    meaning:
      "A header of the integration response is mapped, and the method has no response with that status code.",
    remedy:
      "Put the method response, with the header declared in its responseParameters, before the integration response.",
    evidence: recorded(`${RECORDED}: PutIntegrationResponse`),
  },
  {
    text: "Validation Result: warnings : [{warnings}], errors : [Invalid content type specified: {type}]",
    name: "BadRequestException",
    meaning: "{type} is no media type, and stands as the key of a template.",
    remedy: "Write type/subtype, for instance application/json; in a path its slash is ~1.",
    evidence: recorded(`${RECORDED}: PutIntegrationResponse`),
  },
  {
    text: "Parameter names must be unique across querystring, header and path",
    name: "BadRequestException",
    meaning: "A method declares one name in two places.",
    remedy: "Rename one of the parameters.",
    evidence: recorded(`${RECORDED}: PutMethod`),
  },
  {
    text: "Enumeration value for HttpMethod must be non-empty",
    name: "BadRequestException",
    meaning: "The integration has no HTTP method; every type but MOCK needs one.",
    remedy: "Give integrationHttpMethod (httpMethod in an update): POST for Lambda.",
    evidence: PUT,
  },
  {
    text: "Invalid HttpMethod specified. Valid options are {methods}",
    name: "BadRequestException",
    meaning: "The HTTP method is not one that a method can have.",
    remedy: "Use one of {methods}.",
    evidence: recorded(`${RECORDED}: PutMethod`),
  },
  {
    text: "Invalid HTTP endpoint specified for URI",
    name: "BadRequestException",
    meaning: "An integration of type HTTP or HTTP_PROXY has a uri that is no http or https URL.",
    remedy:
      "Give a full URL. An ARN belongs to the types AWS and AWS_PROXY, and a change of type needs PutIntegration.",
    evidence: PUT,
  },
  {
    text: "Invalid ARN specified in the request",
    name: "BadRequestException",
    meaning: "An integration of type AWS or AWS_PROXY has a uri that is no ARN.",
    remedy:
      "Give arn:aws:apigateway:region:service:path/… or :action/…; a URL belongs to the types HTTP and HTTP_PROXY.",
    evidence: PUT,
  },
  {
    text: "AWS ARN for integration must contain path or action",
    name: "BadRequestException",
    meaning:
      "The uri is an ARN, and not of the form that an integration takes; the plain ARN of a Lambda function answers so.",
    remedy:
      "For a function give arn:aws:apigateway:region:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations.",
    evidence: PUT,
  },
  {
    text: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    name: "BadRequestException",
    meaning: "The type AWS_PROXY is for Lambda (and Firehose); the uri names another service.",
    remedy: "Use the type AWS for other services.",
    evidence: PUT,
  },
  {
    text: "IntegrationTarget is required for VpcLinkV2 {link}.",
    name: "BadRequestException",
    meaning: "connectionId names a VPC link of the newer kind, which needs the load balancer as well.",
    remedy: "Give integrationTarget the ARN of the load balancer or its listener.",
    evidence: reported("AWS's answer to the creation of a private integration, quoted by users"),
  },
  {
    text: "Invalid ResponseTransferMode. Cannot use ResponseTransferMode BUFFERED for Lambda functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.",
    name: "BadRequestException",
    meaning: "The uri invokes the function with response streaming, and the transfer mode is BUFFERED.",
    remedy: "Replace /responseTransferMode with STREAM, or use the uri that ends in /invocations.",
    evidence: reported("cdkd issue 370"),
  },
  {
    text: "Timeout should be between {min} ms and {max} ms",
    name: "BadRequestException",
    meaning: "timeoutInMillis is out of the range from {min} to {max}.",
    remedy:
      "Choose a timeout in the range, or have the quota of the account raised (Regional and private APIs).",
    evidence: reported("quoted by users of several tools"),
  },
  {
    text: "Invalid Integration identifier specified",
    name: "NotFoundException",
    meaning: "The method has no integration.",
    remedy: "Check restApiId, resourceId and httpMethod; create the integration with PutIntegration.",
    evidence: recorded(`${RECORDED}: the calls on an integration and its responses`),
  },
  {
    text: "Invalid Response status code specified",
    name: "NotFoundException",
    meaning: "There is no response with this status code.",
    remedy: "Create it first: PutMethodResponse or PutIntegrationResponse. A plan does.",
    evidence: recorded(`${RECORDED}: the calls on method and integration responses`),
  },
  {
    text: "Invalid Method identifier specified",
    name: "NotFoundException",
    meaning: "The resource has no such method.",
    remedy: "Check httpMethod; it is the method that clients call, not that of the backend.",
    evidence: recorded(`${RECORDED}: the calls on methods and what is below them`),
  },
  {
    text: "Invalid Resource identifier specified",
    name: "NotFoundException",
    meaning: "The API has no resource with this id.",
    remedy: "Check resourceId; GetResources lists the ids of an API, and a path is no id.",
    evidence: recorded(`${RECORDED}: the calls on resources and what is below them`),
  },
  {
    text: "Invalid API identifier specified {account}:{api}",
    name: "NotFoundException",
    meaning: "The account {account} has no API {api} in this Region.",
    remedy:
      "Check the id, the Region and the profile; HTTP and WebSocket APIs belong to the other control plane.",
    evidence: recorded(`${RECORDED}: several calls`),
  },
  {
    text: "Invalid REST API identifier specified",
    name: "BadRequestException",
    meaning: "There is no API with this id.",
    remedy: "Check the id, the Region and the profile.",
    evidence: recorded(`${RECORDED}: CreateRequestValidator`),
  },
  {
    text: "Invalid ResponseTransferMode",
    name: "BadRequestException",
    meaning: "The integration cannot stream its response.",
    remedy: "Streaming takes type HTTP_PROXY or AWS_PROXY.",
    evidence: documented(MODEL),
  },
];
