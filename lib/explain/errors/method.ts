import { recorded } from "../../../common/evidence.js";
import { RECORDED } from "../../../patch/grammar/sources.js";
import type { ErrorRow } from "./row.js";

/** Refusals around methods, resources, models and validators. */
export const METHOD_ERRORS: readonly ErrorRow[] = [
  {
    text: "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
    name: "BadRequestException",
    meaning:
      "The method's authorization type needs an authorizer of the API, and the list as a whole does not lead to one.",
    remedy:
      "Replace /authorizerId in the same list, in either order: the two are checked together at its end.",
    evidence: recorded(`${RECORDED}: UpdateMethod`),
  },
  {
    text: "Invalid Request Validator identifier specified",
    name: "BadRequestException",
    meaning: "The API has no request validator with this id.",
    remedy: "Use the id (not the name) that GetRequestValidators answers.",
    evidence: recorded(`${RECORDED}: UpdateMethod`),
  },
  {
    text: "Invalid model identifier specified: {model}",
    name: "BadRequestException",
    meaning: "The API has no model named {model}.",
    remedy: "Create the model first, or use Empty or Error, which every API has.",
    evidence: recorded(`${RECORDED}: PutMethod`),
  },
  {
    text: "Another resource with the same parent already has this name: {name}",
    name: "ConflictException",
    meaning: "The parent has another resource whose path part is {name}.",
    remedy: "Choose another path part, or delete or move the other resource first. A retry does not help.",
    evidence: recorded(`${RECORDED}: UpdateResource, CreateResource`),
  },
  {
    text: "A sibling ({sibling}) of this resource already has a variable path part -- only one is allowed",
    name: "BadRequestException",
    meaning: "A resource may have one child with a {variable} path part, and has {sibling}.",
    remedy: "Use the sibling, or rename it: the name of a path variable is free.",
    evidence: recorded(`${RECORDED}: CreateResource`),
  },
  {
    text: "Cannot create a child of a resource with a greedy path variable: {resource}",
    name: "BadRequestException",
    meaning: "Nothing can be below {resource}: a greedy variable takes the whole rest of a path.",
    remedy: "Put the resource beside it.",
    evidence: recorded(`${RECORDED}: CreateResource`),
  },
  {
    text: "Resources cannot be cyclical.",
    name: "BadRequestException",
    meaning: "The new parent of the resource is the resource itself or below it.",
    remedy: "Choose a parent outside it.",
    evidence: recorded(`${RECORDED}: UpdateResource`),
  },
  {
    text: "Root resource cannot update its {member}.",
    name: "BadRequestException",
    meaning: "The root of an API has no path part and no parent, and cannot be given any.",
    remedy: "Name another resource.",
    evidence: recorded(`${RECORDED}: UpdateResource`),
  },
  {
    text: "Model schema must have at least 1 property or array items defined",
    name: "BadRequestException",
    meaning: "The schema of a model is empty.",
    remedy: "Give a JSON Schema with properties or items; it is one JSON text in the value of the operation.",
    evidence: recorded(`${RECORDED}: UpdateModel`),
  },
  {
    text: "Model name must be non-empty",
    name: "BadRequestException",
    meaning: "A model needs a name.",
    remedy: "Give one; it cannot be changed later.",
    evidence: recorded(`${RECORDED}: CreateModel`),
  },
  {
    text: "Model name already exists for this REST API",
    name: "ConflictException",
    meaning: "The API has a model of this name.",
    remedy: "Update that model, or choose another name. A retry does not help.",
    evidence: recorded(`${RECORDED}: CreateModel`),
  },
  {
    text: "Invalid model name specified: {model}",
    name: "NotFoundException",
    meaning: "The API has no model named {model}.",
    remedy: "Check the name; GetModels lists them.",
    evidence: recorded(`${RECORDED}: the calls on models`),
  },
  {
    text: "Request Validator name cannot be blank",
    name: "BadRequestException",
    meaning: "The name of a request validator was replaced without a value.",
    remedy: "Give the operation a value.",
    evidence: recorded(`${RECORDED}: UpdateRequestValidator`),
  },
  {
    text: "Invalid Documentation part identifier specified",
    name: "NotFoundException",
    meaning: "The API has no documentation part with this id.",
    remedy: "Check the id; GetDocumentationParts lists them.",
    evidence: recorded(`${RECORDED}: UpdateDocumentationPart`),
  },
];
