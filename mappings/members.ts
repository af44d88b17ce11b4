/**
 * The members of an input, read once into an object of a fixed shape: own members alone, and quick to read again and
 * again in a batch.
 */
import { InputError } from "../common/errors.js";
import { type Dictionary, isObject } from "../common/own.js";
import type { V1Member, V1ResponseMember, V2Member, V2ResponseMember } from "./model.js";

export type Members<M extends string> = Readonly<Record<M, unknown>> & {
  /** The names of members that nobody knows. */
  readonly strangers: readonly string[] | undefined;
};
type Writable<M extends string> = Record<M, unknown> & { strangers: readonly string[] | undefined };

// Inside for-in, V8 proves this call away; it does not Object.hasOwn.
const isOwn = Object.prototype.hasOwnProperty;

function also(names: readonly string[] | undefined, name: string): readonly string[] {
  return names === undefined ? [name] : [...names, name];
}

function asObject(input: unknown): Dictionary {
  if (isObject(input)) return input;
  throw new InputError("an integration and its responses are objects, as AWS answers them", { pointer: "" });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A bit for each member of v1's Integration, in the order of the tables: rules are applied from the lowest on. */
export const V1_BITS: Readonly<Record<V1Member, number>> = {
  type: 1,
  httpMethod: 2,
  uri: 4,
  connectionType: 8,
  connectionId: 16,
  credentials: 32,
  requestParameters: 64,
  requestTemplates: 128,
  passthroughBehavior: 256,
  contentHandling: 512,
  timeoutInMillis: 1024,
  cacheNamespace: 2048,
  cacheKeyParameters: 4096,
  integrationResponses: 8192,
  tlsConfig: 16384,
  responseTransferMode: 32768,
  integrationTarget: 65536,
};

/** v1's Integration, and the bits of the members that are there; an empty list is not. */
export type V1Members = Members<V1Member> & { readonly present: number };

/**
 * v1's Integration. Written out, because a batch spends its time here: stores by name are ten times as quick as by key.
 */
export function readV1Members(input: unknown): V1Members {
  const given = asObject(input);
  const members: Writable<V1Member> & { present: number } = {
    present: 0,
    strangers: undefined,
    type: undefined,
    httpMethod: undefined,
    uri: undefined,
    connectionType: undefined,
    connectionId: undefined,
    credentials: undefined,
    requestParameters: undefined,
    requestTemplates: undefined,
    passthroughBehavior: undefined,
    contentHandling: undefined,
    timeoutInMillis: undefined,
    cacheNamespace: undefined,
    cacheKeyParameters: undefined,
    integrationResponses: undefined,
    tlsConfig: undefined,
    responseTransferMode: undefined,
    integrationTarget: undefined,
  };
  let present = 0;
  for (const member in given) {
    if (!isOwn.call(given, member)) continue;
    // Those that AWS answers for every integration are asked for first.
    switch (member) {
      case "type":
        members.type = given[member];
        present |= V1_BITS.type;
        break;
      case "passthroughBehavior":
        members.passthroughBehavior = given[member];
        present |= V1_BITS.passthroughBehavior;
        break;
      case "timeoutInMillis":
        members.timeoutInMillis = given[member];
        present |= V1_BITS.timeoutInMillis;
        break;
      case "cacheNamespace":
        members.cacheNamespace = given[member];
        present |= V1_BITS.cacheNamespace;
        break;
      case "cacheKeyParameters":
        members.cacheKeyParameters = given[member];
        // AWS answers a list for every integration, and nearly all are empty.
        if (!isEmptyList(given[member])) present |= V1_BITS.cacheKeyParameters;
        break;
      case "httpMethod":
        members.httpMethod = given[member];
        present |= V1_BITS.httpMethod;
        break;
      case "uri":
        members.uri = given[member];
        present |= V1_BITS.uri;
        break;
      case "integrationResponses":
        members.integrationResponses = given[member];
        present |= V1_BITS.integrationResponses;
        break;
      case "requestTemplates":
        members.requestTemplates = given[member];
        present |= V1_BITS.requestTemplates;
        break;
      case "credentials":
        members.credentials = given[member];
        present |= V1_BITS.credentials;
        break;
      case "requestParameters":
        members.requestParameters = given[member];
        present |= V1_BITS.requestParameters;
        break;
      case "connectionType":
        members.connectionType = given[member];
        present |= V1_BITS.connectionType;
        break;
      case "connectionId":
        members.connectionId = given[member];
        present |= V1_BITS.connectionId;
        break;
      case "contentHandling":
        members.contentHandling = given[member];
        present |= V1_BITS.contentHandling;
        break;
      case "tlsConfig":
        members.tlsConfig = given[member];
        present |= V1_BITS.tlsConfig;
        break;
      case "responseTransferMode":
        members.responseTransferMode = given[member];
        present |= V1_BITS.responseTransferMode;
        break;
      case "integrationTarget":
        members.integrationTarget = given[member];
        present |= V1_BITS.integrationTarget;
        break;
      default:
        members.strangers = also(members.strangers, member);
    }
  }
  members.present = present;
  return members;
}

/** The same for the members of v1's IntegrationResponse. */
export const V1_RESPONSE_BITS: Readonly<Record<V1ResponseMember, number>> = {
  statusCode: 1,
  selectionPattern: 2,
  responseParameters: 4,
  responseTemplates: 8,
  contentHandling: 16,
};

/** v1's IntegrationResponse, and the bits of the members that are there. */
export type V1ResponseMembers = Members<V1ResponseMember> & { readonly present: number };

/** v1's IntegrationResponse. */
export function readV1ResponseMembers(input: unknown): V1ResponseMembers {
  const given = asObject(input);
  const members: Writable<V1ResponseMember> & { present: number } = {
    present: 0,
    strangers: undefined,
    statusCode: undefined,
    selectionPattern: undefined,
    responseParameters: undefined,
    responseTemplates: undefined,
    contentHandling: undefined,
  };
  let present = 0;
  for (const member in given) {
    if (!isOwn.call(given, member)) continue;
    switch (member) {
      case "statusCode":
        members.statusCode = given[member];
        present |= V1_RESPONSE_BITS.statusCode;
        break;
      case "selectionPattern":
        members.selectionPattern = given[member];
        present |= V1_RESPONSE_BITS.selectionPattern;
        break;
      case "responseParameters":
        members.responseParameters = given[member];
        present |= V1_RESPONSE_BITS.responseParameters;
        break;
      case "responseTemplates":
        members.responseTemplates = given[member];
        present |= V1_RESPONSE_BITS.responseTemplates;
        break;
      case "contentHandling":
        members.contentHandling = given[member];
        present |= V1_RESPONSE_BITS.contentHandling;
        break;
      default:
        members.strangers = also(members.strangers, member);
    }
  }
  members.present = present;
  return members;
}

const V2: Readonly<Record<V2Member, unknown>> = {
  ApiGatewayManaged: undefined,
  ApiId: undefined,
  ConnectionId: undefined,
  ConnectionType: undefined,
  ContentHandlingStrategy: undefined,
  CredentialsArn: undefined,
  Description: undefined,
  IntegrationId: undefined,
  IntegrationMethod: undefined,
  IntegrationResponseSelectionExpression: undefined,
  IntegrationSubtype: undefined,
  IntegrationType: undefined,
  IntegrationUri: undefined,
  PassthroughBehavior: undefined,
  PayloadFormatVersion: undefined,
  RequestParameters: undefined,
  RequestTemplates: undefined,
  ResponseParameters: undefined,
  TemplateSelectionExpression: undefined,
  TimeoutInMillis: undefined,
  TlsConfig: undefined,
};

const V2_RESPONSE: Readonly<Record<V2ResponseMember, unknown>> = {
  ApiId: undefined,
  ContentHandlingStrategy: undefined,
  IntegrationId: undefined,
  IntegrationResponseId: undefined,
  IntegrationResponseKey: undefined,
  ResponseParameters: undefined,
  ResponseTemplates: undefined,
  TemplateSelectionExpression: undefined,
};

/** Reads the members that `empty` names. */
function reader<M extends string>(empty: Readonly<Record<M, unknown>>) {
  return (input: unknown): Members<M> => {
    const given = asObject(input);
    const members: Dictionary = { ...empty };
    let strangers: readonly string[] | undefined;
    for (const member of Object.keys(given)) {
      if (Object.hasOwn(empty, member)) members[member] = given[member];
      else strangers = also(strangers, member);
    }
    return { ...members, strangers } as Members<M>;
  };
}

export const readV2Members = reader(V2);
export const readV2ResponseMembers = reader(V2_RESPONSE);
