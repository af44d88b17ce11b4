import { documented, inferred, unknown } from "../../common/evidence.js";
import { type Catalogue, maker } from "../../common/findings.js";

const CORS = documented("developer guide: configuring CORS for an HTTP API");
const ALIASES = documented("YAML 1.2, 7.1: an alias stands for the node that its anchor names");
const REFERENCES = documented("developer guide: OpenAPI extensions, x-amazon-apigateway-integrations");

const ATOMIC = documented("docs/documents.md: a file is exchanged as a whole or not at all");

/** Findings on documents, apart from those that the conversion of their integrations has. */
export const documentFindings = {
  "document-unreadable": {
    severity: "error",
    message: "the document cannot be read: {message}",
    remedy: "correct the document (or its name, or its permissions), or leave it out with .patchwayignore",
    evidence: documented("RFC 8259 and YAML 1.2"),
    why: "What cannot be read is not changed. The other files of the run are converted all the same.",
  },
  "document-unwritable": {
    severity: "error",
    message: "the file stays as it was: {message}",
    remedy: "make it possible to write the file and its directory, and run the command again",
    evidence: ATOMIC,
    why: "A file is written beside the old one and takes its name at the end, so that nothing is ever half written.",
  },
  "swagger-2-import": {
    severity: "error",
    message: "HTTP APIs import OpenAPI 3.0 alone, and this is Swagger 2.0",
    remedy: "convert the document to OpenAPI 3.0 as well, for instance with swagger2openapi",
    evidence: documented("developer guide: working with OpenAPI definitions for HTTP APIs"),
    why: "Only the integrations are converted here. ImportApi refuses a document of Swagger 2.0, whatever its integrations.",
  },
  "websocket-no-import": {
    severity: "error",
    message: "WebSocket APIs cannot be imported from OpenAPI; the integration stays as it is",
    remedy:
      "read the integration from the REST API (aws apigateway get-integration) and convert that: patchway convert INTEGRATION.json --to websocket",
    evidence: documented("API reference: ImportApi takes OpenAPI definitions of HTTP APIs"),
    why: "A WebSocket API is made of CreateRoute, CreateIntegration and CreateIntegrationResponse; no definition file describes one.",
  },
  "integration-unreadable": {
    severity: "error",
    message: "this is no integration that can be read: {message}",
    remedy: "correct the value",
    evidence: documented("developer guide: x-amazon-apigateway-integration object"),
    why: "A member has a value of another shape than the extension gives it.",
  },
  "integration-member-kept": {
    severity: "warning",
    message: "{member} is no member of the extension that this version knows; it stays as it is",
    remedy: "remove it, or correct its spelling",
    evidence: documented("developer guide: x-amazon-apigateway-integration object"),
    why: "What nothing maps stays in the document; whether the import takes it is not known.",
  },
  "intrinsic-inside": {
    severity: "error",
    message: "the conversion would have to change what {value} gives, which is not known before a deployment",
    remedy: "write the value out, or convert this integration by hand",
    evidence: documented("CloudFormation template reference: intrinsic functions"),
    why: "An intrinsic function is carried through where a rule moves its value. A rule that takes a value apart needs the value.",
  },
  "intrinsic-members": {
    severity: "error",
    message: "{value} gives members of this integration, which are not known before a deployment",
    remedy: "write the members out, or convert this integration by hand",
    evidence: documented(
      "CloudFormation template reference: AWS::Include, Fn::Transform and Fn::ForEach add members",
    ),
    why: "Which API an integration is for, and what it becomes, follows from all of its members.",
  },
  "part-elsewhere": {
    severity: "warning",
    message: "what {value} brings in here is not looked at",
    remedy: "convert the file that it comes from as well, or write it out here",
    evidence: inferred("what stands in another place, or is made at a deployment, is not in this text"),
    why: "A document is converted by itself, without reading others; integrations that are in them stay as they are.",
  },
  "component-written-out": {
    severity: "info",
    message: "REST APIs know no {reference}: the integration is written out here",
    remedy: "nothing to do; what is in components may go where nothing else names it",
    evidence: documented(
      "developer guide: x-amazon-apigateway-integrations object, supported only for HTTP APIs",
    ),
    why: "The import of a REST API takes an integration where it is used, and follows no reference to one.",
  },
  "extension-rest-only": {
    severity: "warning",
    message: "{extension} stays in the document and has no effect on an HTTP API: {why}",
    remedy: "see what takes its place, and remove it",
    evidence: documented("developer guide: choose between REST APIs and HTTP APIs"),
    why: "Documents are converted as far as their integrations go. What else only REST APIs have is not lost in silence.",
  },
  "responses-same-status": {
    severity: "error",
    message:
      "the responses {first} and {second} both answer {status}; an integration has one response for a status",
    remedy: "make one pattern of the two: ({first}|{second})",
    evidence: documented("API reference: Integration, integrationResponses is a map by status"),
    why: "In the extension responses are named by their patterns, in the API by the status that they answer.",
  },
  "response-parameters-shape": {
    severity: "warning",
    message:
      "how the extension writes the response mappings of HTTP APIs is not documented: they are written by status",
    remedy: "read the integration back after the import, or set ResponseParameters with UpdateIntegration",
    evidence: unknown("the extension's page describes responseParameters for REST APIs alone"),
    why: "CreateIntegration takes a map of mappings by the backend's status, and the same is written here.",
  },
  "alias-differs": {
    severity: "error",
    message: "{uses} share this integration, and it would have to become different ones",
    remedy: "write the integration out where it is used",
    evidence: ALIASES,
    why: "The text stands in the document once, so it can be changed in one way only.",
  },
  "anchor-shared": {
    severity: "error",
    message: "the text that would change is used elsewhere as *{anchor}",
    remedy: "write the value out in one of the places",
    evidence: ALIASES,
    why: "A change of an anchored value changes every place that names the anchor, and taking the anchor away would break them.",
  },
  "merge-key": {
    severity: "error",
    message: "members come from elsewhere (<<), and cannot be changed here alone",
    remedy: "write the members out in this integration",
    evidence: documented("YAML 1.1: merge key"),
    why: "A merged member has no text of its own in the object that it is merged into.",
  },
  "layout-unsupported": {
    severity: "error",
    message: "the text is laid out so that it cannot be changed in place: {reason}",
    remedy: "write each member on a line of its own",
    evidence: inferred("only what has a place of its own can be exchanged without touching its neighbours"),
    why: "Documents are changed in their text, and everything else in them stays as it is.",
  },
  "reference-unresolved": {
    severity: "error",
    message: "{reference} leads nowhere in this document",
    remedy: "correct the reference, or add what it names",
    evidence: REFERENCES,
    why: "References within the document are followed; the integration that is meant was not found.",
  },
  "reference-external": {
    severity: "error",
    message: "{reference} leads out of this document, and is not followed",
    remedy: "put the integration into this document, or convert the other one as well",
    evidence: REFERENCES,
    why: "A document is converted by itself, without reading others.",
  },
  "reference-cyclic": {
    severity: "error",
    message: "{reference} leads back to itself",
    remedy: "let it name an integration",
    evidence: REFERENCES,
    why: "Following the references never arrives at an integration.",
  },
  "cors-moved": {
    severity: "warning",
    message:
      "x-amazon-apigateway-cors takes the place of this preflight; it answers for every route of the API",
    remedy: "nothing to do, if every route may be called from these origins",
    evidence: CORS,
    why: "An HTTP API with a CORS configuration answers preflight requests itself, and sets the CORS headers of every answer.",
  },
  "cors-widened": {
    severity: "warning",
    message: "{member} is not the same everywhere; the API has one list, with all of them",
    remedy: "nothing to do, if every route may be called so",
    evidence: CORS,
    why: "An HTTP API has one CORS configuration for all of its routes.",
  },
  "cors-contradicts": {
    severity: "error",
    message: "{member} is {here} here and {there} elsewhere; an HTTP API has one CORS configuration",
    remedy: "make them the same, or write x-amazon-apigateway-cors and take the OPTIONS methods out by hand",
    evidence: CORS,
    why: "Which origins may call an API is not chosen by this program.",
  },
  "cors-any-origin": {
    severity: "error",
    message: "credentials are allowed for every origin, which an HTTP API refuses",
    remedy: "name the origins",
    evidence: documented("API reference: Cors; browsers refuse * together with credentials"),
    why: "AllowCredentials and the origin * exclude each other.",
  },
  "cors-on-rest": {
    severity: "warning",
    message: "REST APIs have no CORS configuration; it stays in the document and has no effect there",
    remedy: "give each path an OPTIONS method with a MOCK integration that answers preflight requests",
    evidence: documented("developer guide: CORS for REST API resources"),
    why: "A REST API answers preflight requests by methods of its own, and each answer sets its headers itself.",
  },
} as const satisfies Catalogue;

export type DocumentFindingId = keyof typeof documentFindings;

export const makeFinding = maker(documentFindings);
