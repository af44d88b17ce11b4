import { documented, recorded, reported } from "../../../common/evidence.js";
import { MOTO, RECORDED, TABLE } from "../../../patch/grammar/sources.js";
import type { ErrorRow } from "./row.js";

const API = recorded(`${RECORDED}: UpdateRestApi`);

/** AWS's table states the rule; its wording of the refusal is not known. */
const APART = documented(`${TABLE}, the rule; AWS's wording is not known`);

/** Refusals around APIs, usage plans, keys and links. */
export const API_ERRORS: readonly ErrorRow[] = [
  {
    text: "Invalid EndpointTypes specified. Valid options are {types}",
    name: "BadRequestException",
    meaning: "The endpoint type is none of {types}.",
    remedy: "Replace /endpointConfiguration/types/0 with one of them.",
    evidence: API,
  },
  {
    text: "ipAddressType must be either ipv4 or dualstack.",
    name: "BadRequestException",
    meaning: "The address type is neither.",
    remedy: "Use ipv4 or dualstack.",
    evidence: API,
  },
  {
    text: "Only dualstack ipAddressType is supported for Private APIs.",
    name: "BadRequestException",
    meaning: "A private API cannot be ipv4 only.",
    remedy: "Leave the address type of a private API at dualstack.",
    evidence: API,
  },
  {
    text: "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.",
    name: "BadRequestException",
    meaning: "An API needs an endpoint type.",
    remedy: "Give one: REGIONAL, EDGE or PRIVATE.",
    evidence: recorded(`${RECORDED}: CreateRestApi`),
  },
  {
    text: "Cannot create an api with multiple Endpoint Types.",
    name: "BadRequestException",
    meaning: "An API has one endpoint type.",
    remedy: "Give one.",
    evidence: recorded(`${RECORDED}: CreateRestApi`),
  },
  {
    text: "Invalid minimum compression size, must be between {min} and {max}",
    name: "BadRequestException",
    meaning: "minimumCompressionSize is not a number of bytes from {min} to {max}.",
    remedy: 'Choose one in the range; an empty text ("") turns compression off.',
    evidence: API,
  },
  {
    text: "Description cannot be an empty string",
    name: "BadRequestException",
    meaning: "An API is created without a description or with one that is not empty.",
    remedy: "Leave the member out.",
    evidence: recorded(`${RECORDED}: CreateRestApi`),
  },
  {
    text: "Invalid API Stage {stage} specified for usageplan {plan}",
    name: "NotFoundException",
    meaning: "The stage is not part of the usage plan {plan}.",
    remedy: "Compare with the plan's apiStages; the value of the operation is apiId:stage.",
    evidence: recorded(`${RECORDED}: UpdateUsagePlan`),
  },
  {
    text: "Invalid API Stage specified",
    name: "BadRequestException",
    meaning: "The value of an operation on /apiStages is not of the form apiId:stage, or is missing.",
    remedy: "Give apiId:stage as the value; remove needs it as well.",
    evidence: recorded(`${RECORDED}: UpdateUsagePlan`),
  },
  {
    text: "Invalid Usage Plan ID specified",
    name: "NotFoundException",
    meaning: "There is no usage plan with this id.",
    remedy: "Check the id and the Region; GetUsagePlans lists them.",
    evidence: recorded(`${RECORDED}: UpdateUsagePlan`),
  },
  {
    text: "Invalid API Key description specified.",
    name: "BadRequestException",
    meaning: "The description of the key is too long.",
    remedy: "Shorten it.",
    evidence: recorded(`${RECORDED}: UpdateApiKey`),
  },
  {
    text: "Invalid API Key name, can be at most {max} characters.",
    name: "BadRequestException",
    meaning: "The name of the key is longer than {max} characters.",
    remedy: "Shorten it.",
    evidence: recorded(`${RECORDED}: UpdateApiKey`),
  },
  {
    text: "API Key value exceeds maximum size of {max} characters",
    name: "BadRequestException",
    meaning: "The value of the key is longer than {max} characters.",
    remedy: "Shorten it, or let API Gateway choose one.",
    evidence: recorded(`${RECORDED}: CreateApiKey`),
  },
  {
    text: "API Key value should be at least {min} characters",
    name: "BadRequestException",
    meaning: "The value of the key is shorter than {min} characters.",
    remedy: "Lengthen it, or let API Gateway choose one.",
    evidence: recorded(`${RECORDED}: CreateApiKey`),
  },
  {
    text: "Invalid Vpc Link identifier specified",
    name: "NotFoundException",
    meaning: "There is no VPC link with this id on the REST control plane.",
    remedy: "Check the id and the Region; links of HTTP APIs are other resources.",
    evidence: recorded(`${RECORDED}: UpdateVpcLink`),
  },
  {
    text: "Invalid ARN. ARN is not well formed {arn}",
    name: "BadRequestException",
    meaning: "The target of a VPC link is no ARN.",
    remedy: "Give the ARN of a network load balancer.",
    evidence: recorded(`${RECORDED}: CreateVpcLink`),
  },
  {
    text: "Usage Plans cannot be disabled once enabled",
    name: "BadRequestException",
    meaning: "The feature UsagePlans of the account cannot be taken away again.",
    remedy: "Leave it.",
    evidence: reported(MOTO),
  },
  {
    text: "Certificates cannot be added and removed in the same request",
    name: "BadRequestException",
    meaning: "A list both adds and removes certificates of a domain name.",
    remedy: "Send what is removed in a second list.",
    evidence: APART,
  },
  {
    text: "Endpoint types cannot be added and removed in the same request",
    name: "BadRequestException",
    meaning: "A list both adds and removes endpoint types of a domain name.",
    remedy: "Send what is removed in a second list.",
    evidence: APART,
  },
  {
    text: "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.",
    name: "BadRequestException",
    meaning: "The policy is no JSON document, or names a principal that does not exist.",
    remedy: "Check the document, and that each account, user and role in it exists.",
    evidence: reported("clients of UpdateRestApi"),
  },
  {
    text: "Name cannot be empty",
    name: "BadRequestException",
    meaning: "A VPC link needs a name.",
    remedy: "Give one.",
    evidence: recorded(`${RECORDED}: CreateVpcLink`),
  },
];
