import { recorded } from "../../../common/evidence.js";
import { RECORDED } from "../../../patch/grammar/sources.js";
import type { ErrorRow } from "./row.js";

/** Refusals of a list of patchOperations as such: its paths, its operations, its keys. */
export const PATCH_ERRORS: readonly ErrorRow[] = [
  {
    text: "Invalid patch path null",
    name: "BadRequestException",
    meaning: "An operation has no path.",
    remedy: "Give every operation a path, which begins with a slash.",
    evidence: recorded(`${RECORDED}: UpdateGatewayResponse`),
  },
  {
    text: "Invalid patch path  '{path}' specified for op '{op}'. Must be one of: [{paths}]",
    name: "BadRequestException",
    meaning: "This kind of resource takes the operation on the listed paths, and {path} is none of them.",
    remedy: "Use one of {paths}. Where the list is empty, the kind does not take the operation at all.",
    evidence: recorded(`${RECORDED}: UpdateResource, UpdateModel, UpdateRequestValidator, UpdateApiKey`),
  },
  {
    text: "Invalid patch path  '{path}' specified for op '{op}'. Please choose supported operations",
    name: "BadRequestException",
    meaning: "This kind of resource takes {op} on no path.",
    remedy: "Use replace: the kinds that answer with this text take nothing else.",
    evidence: recorded(
      `${RECORDED}: UpdateResource, UpdateModel, UpdateRequestValidator, UpdateDocumentationPart`,
    ),
  },
  {
    text: "Invalid patch path {path}",
    name: "BadRequestException",
    meaning:
      "API Gateway has no such path for this kind of resource, or it does not take this operation there.",
    remedy:
      "Name the key of a map in the path, and write a slash inside a key as ~1: /requestTemplates/application~1xml. A map or list as a whole is no path, and neither is a member that only a put changes.",
    evidence: recorded(
      `${RECORDED}: UpdateMethod, UpdateMethodResponse, UpdateGatewayResponse, UpdateRestApi`,
    ),
  },
  {
    text: "Invalid patch operation specified. Must be one of: [{operations}]",
    name: "BadRequestException",
    meaning: "The path is known, and takes other operations than this one.",
    remedy:
      "Use {operations}. A member that only takes replace is cleared by replacing it with an empty text or its default.",
    evidence: recorded(`${RECORDED}: UpdateMethod, UpdateRestApi`),
  },
  {
    text: "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    name: "BadRequestException",
    meaning:
      "The path does not take this operation. The list in the text is not to be trusted: it was answered to a remove.",
    remedy: "Use replace.",
    evidence: recorded(`${RECORDED}: UpdateRestApi, remove of an endpoint type`),
  },
  {
    text: "{count} detected: Value '{value}' at '{input}.patchOperations.{position}.member.op' failed to satisfy constraint: Member must satisfy enum value set: [{operations}]{more}",
    name: "ValidationException",
    meaning:
      "Operation {position} of the list, counted from 1, is named {value}, which is not in the request's enumeration. The names of the whole list are checked before any path.",
    remedy:
      "Name it add, replace or remove; a stage also takes copy. move and test are in the enumeration, and no resource is known to take them.",
    evidence: recorded(`${RECORDED}: UpdateMethodResponse, UpdateGatewayResponse, UpdateRestApi`),
  },
  {
    text: "{count} detected: Value '{value}' at '{place}' failed to satisfy constraint: Member must satisfy enum value set: [{values}]{more}",
    name: "ValidationException",
    meaning: "{place} does not take {value}.",
    remedy: "Use one of {values}.",
    evidence: recorded(`${RECORDED}: PutIntegration, UpdateGatewayResponse`),
  },
  {
    text: "{count} detected: Value '{value}' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}",
    name: "ValidationException",
    meaning: "The status code is not a number from 100 to 599.",
    remedy: "Give three digits, the first from 1 to 5.",
    evidence: recorded(`${RECORDED}: UpdateMethodResponse, PutIntegrationResponse`),
  },
  {
    text: "{count} detected: Value '{value}' at '{place}' failed to satisfy constraint: {constraint}",
    name: "ValidationException",
    meaning: "{place} does not meet a constraint of the request: {constraint}.",
    remedy: "Give {place} a value that meets it.",
    evidence: recorded(`${RECORDED}: several calls; the constraints are those of the service model`),
  },
  {
    text: "class {class} can not be converted to an String",
    name: "SerializationException",
    meaning: "A value of the request is a number or a boolean where API Gateway takes text.",
    remedy: 'Quote it: "29000", "true". Every value of a patchOperation is a text.',
    evidence: recorded(`${RECORDED}: PutIntegration, PutIntegrationResponse`),
  },
  {
    text: "Invalid parameter name specified",
    name: "NotFoundException",
    meaning: "The parameter that the operation removes or replaces is not there.",
    remedy:
      "Compare with the resource as it is: use add for a new key. A cache key that is gone already also answers so: API Gateway drops it when its parameter changes.",
    evidence: recorded(
      `${RECORDED}: UpdateMethodResponse, UpdateGatewayResponse; for cache keys reported by users of Terraform`,
    ),
  },
  {
    text: "Content-Type specified was not found",
    name: "NotFoundException",
    meaning: "There is no template or model under the content type that the operation removes or replaces.",
    remedy: "Compare with the resource as it is: use add for a new content type, and write its slash as ~1.",
    evidence: recorded(`${RECORDED}: UpdateMethodResponse`),
  },
  {
    text: "Invalid null or empty value in {member}",
    name: "BadRequestException",
    meaning: "A gateway response takes no empty value in {member}.",
    remedy: "Give a value, or remove the key.",
    evidence: recorded(`${RECORDED}: UpdateGatewayResponse`),
  },
];
